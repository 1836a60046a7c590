#!/usr/bin/env python3
# abnf.py - compile ABNF to a minimal deterministic automaton
#
# SPDX-License-Identifier: MIT
"""Compile ABNF (RFC 5234) to a minimal deterministic automaton.

    abnf.py --start SYMBOL --output FILE [--depth RULE=N] [--without PREFIX]
            GRAMMAR[:RULE,RULE...] ...

The grammars are read one after the other, as if they were one file; of a
grammar with ":RULE,..." only these rules are taken.  "/" is the union of two
languages: the order of alternatives means nothing, and nothing is greedy.
Rules must not be recursive, for then they need not be regular; with
--depth RULE=N a rule may name itself, and does so up to N levels deep.  With
--without PREFIX the rules whose names begin so match nothing.

One operator is not in RFC 5234:

    Rule &= elements    of what Rule was, only what elements match, too

The way from text to automaton: the text is parsed to a tree of tuples for
each rule; each rule becomes an NFA in which the rules it names stand as
automata already made; subsets make it deterministic; states from which
nothing can be accepted are cut off, and equivalent states become one.

A set of octets is an int of 256 bits: octet n is in it if bit n is set.
"""

import argparse
import re
import sys

# ---- From text to rules ---------------------------------------------------
#
# A tree is one of
#     ("octet", set of octets)
#     ("rule", lower-case name)
#     ("all", [tree, ...])            one after the other
#     ("any", [tree, ...])            one of them
#     ("repeat", least, most, tree)   most is None for "no end"

TOKEN = re.compile(r"""
    \s* (?: (?P<string> (?:%[si])? "[^"]*" )
          | (?P<number> %[bdx] [0-9A-F]+ (?: -[0-9A-F]+ | (?:\.[0-9A-F]+)* ) )
          | (?P<repeat> \d* \* \d* | \d+ )
          | (?P<name>   [A-Z][A-Z0-9-]* )
          | (?P<sign>   [][()/] ) )""", re.VERBOSE | re.IGNORECASE)

RULE = re.compile(r"([A-Z][A-Z0-9-]*)\s*(=/|&=|=)(.*)",
                  re.DOTALL | re.IGNORECASE)

COMMENT = re.compile(r'("[^"\n]*")|;[^\n]*')


class AbnfError(Exception):
    """The grammar cannot be compiled."""


class Elements:
    """A reader of the right-hand side of one rule."""

    def __init__(self, text):
        self.tokens = []
        text = text.strip()
        place = 0
        while place < len(text):
            match = TOKEN.match(text, place)
            if not match:
                raise AbnfError(f"not ABNF: {text[place:]}")
            kind, word = match.lastgroup, match[match.lastgroup]
            self.tokens.append((word if kind == "sign" else kind, word))
            place = match.end()
        self.tokens.append(("end", "the end"))
        self.next = 0

    def take(self, wanted):
        """The text of the next token if it is of the wanted kind."""
        kind, text = self.tokens[self.next]
        if kind != wanted:
            return None
        self.next += 1
        return text

    def whole(self):
        """The tree of all that was given."""
        tree = self.alternation()
        if self.take("end") is None:
            raise AbnfError(f"unexpected {self.tokens[self.next][1]}")
        return tree

    def alternation(self):
        """concatenation *("/" concatenation)"""
        trees = [self.concatenation()]
        while self.take("/"):
            trees.append(self.concatenation())
        return ("any", trees) if len(trees) > 1 else trees[0]

    def concatenation(self):
        """1*( [repeat] element )"""
        trees = []
        while self.tokens[self.next][0] not in ("/", ")", "]", "end"):
            count = self.take("repeat")
            tree = self.element()
            if count is not None:
                least, star, most = count.partition("*")
                tree = ("repeat", int(least or 0),
                        int(most) if most else None if star else int(least),
                        tree)
            trees.append(tree)
        if not trees:
            raise AbnfError("an element is missing")
        return ("all", trees) if len(trees) > 1 else trees[0]

    def element(self):
        """rulename / group / option / char-val / num-val"""
        for opening, closing, least in (("(", ")", 1), ("[", "]", 0)):
            if self.take(opening):
                tree = self.alternation()
                if not self.take(closing):
                    raise AbnfError(f"{closing} is missing")
                return ("repeat", least, 1, tree)
        text = self.take("string")
        if text:
            return string(text)
        text = self.take("number")
        if text:
            return number(text)
        text = self.take("name")
        if text:
            return ("rule", text.lower())
        raise AbnfError(f"unexpected {self.tokens[self.next][1]!r}")


def string(text):
    """char-val: letters match in either case, unless %s (RFC 7405)."""
    exact = text.lower().startswith("%s")
    return ("all", [
        ("octet", 1 << ord(letter) if exact else
         1 << ord(letter.lower()) | 1 << ord(letter.upper()))
        for letter in text[text.index('"') + 1:-1]])


def number(text):
    """num-val: one octet, a range, or a sequence with dots."""
    base = {"b": 2, "d": 10, "x": 16}[text[1].lower()]
    if "-" in text:
        low, high = (int(part, base) for part in text[2:].split("-"))
        if not 0 <= low <= high <= 255:
            raise AbnfError(f"no range of octets: {text}")
        return ("octet", (1 << high + 1) - (1 << low))
    octets = [int(part, base) for part in text[2:].split(".")]
    if max(octets) > 255:
        raise AbnfError(f"no octet: {text}")
    return ("all", [("octet", 1 << octet) for octet in octets])


class Grammar:
    """Rules by their lower-case names."""

    def __init__(self):
        self.trees = {}     # what "=" and "=/" said
        self.limits = {}    # a list of what "&=" said

    def add(self, text, only=None):
        """Add the rules of a text, or only some of them."""
        text = COMMENT.sub(lambda match: match[1] or "", text)
        wanted = {name.lower() for name in only or ()}
        for lines in re.split(r"\n(?=\S)", text):
            if not lines.strip():
                continue
            match = RULE.match(lines.strip())
            if not match:
                raise AbnfError(f"not a rule: {lines.strip()}")
            name = match[1].lower()
            if only and name not in wanted:
                continue
            wanted.discard(name)
            try:
                self.add_rule(name, match[2], Elements(match[3]).whole())
            except AbnfError as error:
                raise AbnfError(f"{match[1]}: {error}") from None
        if wanted:
            raise AbnfError(f"no such rule: {', '.join(sorted(wanted))}")

    def add_file(self, argument):
        """Add the rules of PATH, or those of PATH:RULE,RULE..."""
        path, names = re.fullmatch("(.*?)(?::([^:/]*))?", argument).groups()
        with open(path, encoding="ascii") as file:
            self.add(file.read(), names.split(",") if names else None)

    def add_rule(self, name, sign, tree):
        """Add what stands in one rule."""
        if (sign == "=") == (name in self.trees):
            raise AbnfError("already there" if sign == "=" else "not yet there")
        if sign == "=":
            self.trees[name] = tree
        elif sign == "=/":
            self.trees[name] = ("any", [self.trees[name], tree])
        else:
            self.limits.setdefault(name, []).append(tree)

    def named_by(self, name):
        """The names of the rules that a rule names, through others, too."""
        names, todo = set(), [name]
        for known in todo:
            new = names_in(self.trees[known]) - names
            names |= new
            todo.extend(new)
        return names

    def unroll(self, name, depth):
        """Let a rule name itself, directly or through others, as often as
        the depth says: "comment" becomes "comment 3", which names "comment
        2" and so on; "comment 0" matches nothing."""
        name = name.lower()
        circle = {rule for rule in self.named_by(name)
                  if name in self.named_by(rule)}
        if name not in circle:
            raise AbnfError(f"not recursive: {name}")
        self.trees[f"{name} 0"] = ("any", [])
        for level in range(1, depth + 1):
            names = {rule: f"{rule} {level}" for rule in circle}
            names[name] = f"{name} {level - 1}"
            for rule in circle:
                self.trees[f"{rule} {level}"] = renamed(self.trees[rule], names)
        for rule in circle:
            self.trees[rule] = ("rule", f"{rule} {depth}")

    def leave_out(self, prefix):
        """Let rules whose names begin so match nothing."""
        for name in self.trees:
            if name.startswith(prefix.lower()):
                self.trees[name] = ("any", [])


def names_in(tree):
    """The names of the rules in a tree."""
    if tree[0] == "rule":
        return {tree[1]}
    if tree[0] in ("all", "any"):
        return set().union(*map(names_in, tree[1]))
    return names_in(tree[3]) if tree[0] == "repeat" else set()


def renamed(tree, names):
    """A tree with other names for some rules."""
    if tree[0] == "rule":
        return "rule", names.get(tree[1], tree[1])
    if tree[0] in ("all", "any"):
        return tree[0], [renamed(part, names) for part in tree[1]]
    if tree[0] == "repeat":
        return *tree[:3], renamed(tree[3], names)
    return tree


# ---- Automata -------------------------------------------------------------

class Dfa:
    """A deterministic automaton; state 0 is the first.

    rows[state] is a dict: for each state that may follow, the set of octets
    that lead there.  The sets of a row are disjoint.
    """

    def __init__(self, rows, accepting):
        self.rows = rows
        self.accepting = accepting  # a list of bool

    def __eq__(self, other):
        """Of minimal automata: whether they have the same language."""
        return self.rows == other.rows and self.accepting == other.accepting

    def accepts(self, octets):
        """Whether the octets are a word of the language."""
        state = 0
        for octet in octets:
            for target, through in self.rows[state].items():
                if through >> octet & 1:
                    state = target
                    break
            else:
                return False
        return self.accepting[state]

    def sources(self):
        """For each state, those that lead to it."""
        before = [[] for _ in self.rows]
        for state, row in enumerate(self.rows):
            for target in row:
                before[target].append(state)
        return before

    def trimmed(self):
        """The same without the ways that never reach acceptance; no state
        is taken away.  With it, for each state, the length of the shortest
        word that leads from it to acceptance; None where there is none."""
        shortest = [0 if accepts else None for accepts in self.accepting]
        todo = [state for state, length in enumerate(shortest) if length == 0]
        before = self.sources()
        for state in todo:
            for source in before[state]:
                if shortest[source] is None:
                    shortest[source] = shortest[state] + 1
                    todo.append(source)
        rows = [{target: through for target, through in row.items()
                 if shortest[target] is not None} for row in self.rows]
        return Dfa(rows, self.accepting), shortest

    def longest(self):
        """For each state of a trimmed automaton, the length of the longest
        word that leads from it to acceptance; None where it has no end."""
        longest = [0] * len(self.rows)
        left = [len(row) for row in self.rows]  # those not known yet
        todo = [state for state, count in enumerate(left) if count == 0]
        before = self.sources()
        for state in todo:
            for source in before[state]:
                longest[source] = max(longest[source], longest[state] + 1)
                left[source] -= 1
                if left[source] == 0:
                    todo.append(source)
        return [None if count else length
                for length, count in zip(longest, left)]

    def minimal(self):
        """The smallest automaton of the same language.

        Blocks of states are split until the states of a block agree on the
        blocks they lead to.  At first those are together whose shortest
        words and whose longest words are as long.  Only a state whose
        successor has moved to another block is looked at again, and the
        largest part of a block keeps its number: so a state moves at most
        log(n) times.
        """
        dfa, shortest = self.trimmed()
        if shortest[0] is None:
            return Dfa([{}], [False])
        before = dfa.sources()
        numbers = {}
        block = [numbers.setdefault(lengths, len(numbers))
                 for lengths in zip(shortest, dfa.longest())]
        members = [set() for _ in numbers]
        for state, number in enumerate(block):
            members[number].add(state)
        moved = set(range(len(block)))
        while moved:
            by_block = {}
            for state in moved:
                by_block.setdefault(block[state], []).append(state)
            moved = set()
            for number, touched in by_block.items():
                parts = {}
                for state in touched:
                    key = frozenset(dfa.row_of_blocks(state, block).items())
                    parts.setdefault(key, []).append(state)
                rest = members[number].difference(touched)
                if rest:    # they all agree still: ask one of them
                    key = dfa.row_of_blocks(next(iter(rest)), block).items()
                    parts.setdefault(frozenset(key), []).extend(rest)
                parts = sorted(parts.values(), key=len)
                members[number] = set(parts.pop())
                for part in parts:
                    for state in part:
                        block[state] = len(members)
                        moved.update(before[state])
                    members.append(set(part))
        return dfa.renumbered(block)

    def row_of_blocks(self, state, block):
        """A row that leads to blocks instead of states."""
        row = {}
        for target, through in self.rows[state].items():
            row[block[target]] = row.get(block[target], 0) | through
        return row

    def renumbered(self, block):
        """One state for each block that can be reached, in order of reach:
        by the least octet first."""
        number, order, rows = {block[0]: 0}, [0], []
        for state in order:
            row = {}
            for target, through in sorted(self.rows[state].items(),
                                          key=lambda item: item[1] & -item[1]):
                if block[target] not in number:
                    number[block[target]] = len(order)
                    order.append(target)
                target = number[block[target]]
                row[target] = row.get(target, 0) | through
            rows.append(row)
        return Dfa(rows, [self.accepting[state] for state in order])

    def intersection(self, other):
        """The words of both."""
        number, order, rows = {(0, 0): 0}, [(0, 0)], []
        for mine, its in order:
            row = {}
            for target, through in self.rows[mine].items():
                for its_target, its_through in other.rows[its].items():
                    if not through & its_through:
                        continue
                    pair = target, its_target
                    if pair not in number:
                        number[pair] = len(order)
                        order.append(pair)
                    row[number[pair]] = through & its_through
            rows.append(row)
        return Dfa(rows, [self.accepting[mine] and other.accepting[its]
                          for mine, its in order]).minimal()

    def write(self, file, title):
        """Write it for product.c, which says what it reads.

        Octets that no row tells apart are written as one class.
        """
        sets = {through for row in self.rows for through in row.values()}
        names = {}
        classes = [names.setdefault(tuple(s >> octet & 1 for s in sets),
                                    len(names)) for octet in range(256)]
        of_set = {s: {classes[octet] for octet in range(256) if s >> octet & 1}
                  for s in sets}
        print(f"dfa {len(self.rows)} {len(names)} {title}", file=file)
        print(*classes, file=file)
        for row, accepts in zip(self.rows, self.accepting):
            columns = [-1] * len(names)
            for target, through in row.items():
                for number in of_set[through]:
                    columns[number] = target
            print(int(accepts), *columns, file=file)


class Nfa:
    """An automaton that may be in many states, and move without an octet."""

    def __init__(self):
        self.free = []      # for each state, those reached without an octet
        self.moves = []     # for each state, (set of octets, state) pairs

    def state(self):
        """A new state."""
        self.free.append([])
        self.moves.append([])
        return len(self.free) - 1

    def insert(self, dfa, begin, end):
        """Lead from begin to end with the words of a DFA."""
        first = len(self.free)
        for row, accepts in zip(dfa.rows, dfa.accepting):
            self.free.append([end] if accepts else [])
            self.moves.append([(through, first + target)
                               for target, through in row.items()])
        self.free[begin].append(first)

    def closure(self, state):
        """The state itself and all it leads to without an octet."""
        seen = [state]
        for reached in seen:
            seen.extend(after for after in self.free[reached]
                        if after not in seen)
        return frozenset(seen)

    def deterministic(self, begin, end):
        """The minimal DFA of the words that lead from begin to end."""
        closures = {}
        first = self.closure(begin)
        number, order, rows = {first: 0}, [first], []
        for states in order:
            row = {}
            for through, targets in disjoint(
                    [move for state in states for move in self.moves[state]]):
                for target in targets:
                    if target not in closures:
                        closures[target] = self.closure(target)
                key = frozenset().union(*(closures[t] for t in targets))
                if key not in number:
                    number[key] = len(order)
                    order.append(key)
                row[number[key]] = row.get(number[key], 0) | through
            rows.append(row)
        return Dfa(rows, [end in states for states in order]).minimal()


def disjoint(moves):
    """Moves whose octets overlap, as (set of octets, {state, ...}) pairs
    whose octets do not."""
    parts = []
    for through, target in moves:
        split = []
        for octets, targets in parts:
            if octets & through:
                split.append((octets & through, targets | {target}))
            if octets & ~through:
                split.append((octets & ~through, targets))
            through &= ~octets
        if through:
            split.append((through, {target}))
        parts = split
    return parts


class Compiler:
    """Compiles the rules of a grammar that are asked for."""

    def __init__(self, grammar):
        self.grammar = grammar
        self.done = {}
        self.open = []

    def rule(self, name):
        """The minimal DFA of a rule."""
        name = name.lower()
        if name not in self.grammar.trees:
            raise AbnfError(f"no such rule: {name}")
        if name in self.open:
            raise AbnfError(f"recursive: {' '.join(self.open)} {name}")
        if name not in self.done:
            self.open.append(name)
            dfa = self.elements(self.grammar.trees[name])
            for tree in self.grammar.limits.get(name, ()):
                dfa = dfa.intersection(self.elements(tree))
            self.open.pop()
            self.done[name] = dfa
        return self.done[name]

    def elements(self, tree):
        """The minimal DFA of a tree."""
        nfa = Nfa()
        begin, end = nfa.state(), nfa.state()
        self.build(nfa, tree, begin, end)
        return nfa.deterministic(begin, end)

    def build(self, nfa, tree, begin, end):
        """Lead from begin to end with the words of a tree.

        Nothing new leads to begin or away from end, so that neighbours may
        share them.
        """
        kind = tree[0]
        if kind == "octet":
            nfa.moves[begin].append((tree[1], end))
        elif kind == "rule":
            nfa.insert(self.rule(tree[1]), begin, end)
        elif kind == "any":
            for part in tree[1]:
                self.build(nfa, part, begin, end)
        elif kind == "all":
            self.build_row(nfa, tree[1], begin, end)
        else:
            self.build_repetition(nfa, tree, begin, end)

    def build_row(self, nfa, trees, begin, end):
        """Lead from begin to end with the words of trees in a row."""
        for part in trees:
            after = nfa.state()
            self.build(nfa, part, begin, after)
            begin = after
        nfa.free[begin].append(end)

    def build_repetition(self, nfa, tree, begin, end):
        """Lead from begin to end with as many words as the tree says."""
        _, least, most, part = tree
        here = nfa.state()
        self.build_row(nfa, [part] * least, begin, here)
        if most is None:
            back = nfa.state()
            self.build(nfa, part, here, back)
            nfa.free[back].append(here)
        else:
            for _ in range(most - least):   # any of these may be the last
                nfa.free[here].append(end)
                after = nfa.state()
                self.build(nfa, part, here, after)
                here = after
        nfa.free[here].append(end)


def compile_texts(start, *texts):
    """The minimal DFA of a start symbol; for tests."""
    grammar = Grammar()
    for text in texts:
        grammar.add(text)
    return Compiler(grammar).rule(start)


def main():
    """Compile what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--start", required=True, metavar="SYMBOL")
    parser.add_argument("-o", "--output", metavar="FILE")
    parser.add_argument("--depth", metavar="RULE=N")
    parser.add_argument("--without", metavar="PREFIX")
    parser.add_argument("grammars", nargs="+", metavar="GRAMMAR[:RULE,...]")
    options = parser.parse_args()
    grammar = Grammar()
    for argument in options.grammars:
        grammar.add_file(argument)
    if options.without:
        grammar.leave_out(options.without)
    if options.depth:
        name, _, depth = options.depth.partition("=")
        grammar.unroll(name, int(depth))
    dfa = Compiler(grammar).rule(options.start)
    if options.output:
        with open(options.output, "w", encoding="ascii") as file:
            dfa.write(file, options.start)
    else:
        dfa.write(sys.stdout, options.start)


if __name__ == "__main__":
    try:
        main()
    except (AbnfError, OSError) as error:
        sys.exit(f"abnf.py: {error}")
