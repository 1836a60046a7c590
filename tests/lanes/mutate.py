#!/usr/bin/env python3
"""mutate.py - does a test fail for every small mistake in the core?

SPDX-License-Identifier: MIT

mutate.py BUILD [--jobs N] [--every N [--from K]] FILE...

Each mutant is the library with one operator, constant, condition or statement
of FILE changed.  It is compiled, linked into tests of BUILD, and run: first the
unit tests of the core, then the tables, then the proof.  A mutant that the
compiler refuses is none.  What is left alive is printed: its place, and the row
that EQUIVALENT would have for it: file, line, what was changed, into what.  That
table is of those known to change nothing that can be seen, with the reason; what
stands there has to be alive.  --every takes each Nth mutant alone; without a
FILE all of lib/syntax and lib/text is changed.
"""

import argparse
import concurrent.futures
import glob
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading

CORE = sorted(glob.glob("lib/syntax/*.c") + glob.glob("lib/text/*.c"))
EQUIVALENT = "tests/lanes/equivalent.tsv"
SECONDS = 60  # more than any of the tests takes; an endless loop is found so

# What may stand in place of what.
OPERATORS = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "&&": ("||",),
    "||": ("&&",),
    "+": ("-",),
    "-": ("+",),
    "++": ("--",),
    "--": ("++",),
    "+=": ("-=", "="),
    "-=": ("+=",),
    "|=": ("&=", "="),
    "&": ("|",),
    "|": ("&",),
    "<<": (">>",),
    ">>": ("<<",),
    "!": ("",),
    "~": ("",),
    "true": ("false",),
    "false": ("true",),
}
TOKEN = re.compile(
    r"""
      (?P<comment>/\*.*?\*/|//[^\n]*)
    | (?P<string>"(?:\\.|[^"\\])*")
    | (?P<char>'(?:\\.|[^'\\])*')
    | (?P<directive>(?m:^[ \t]*\#(?:\\\n|[^\n])*))
    | (?P<name>[A-Za-z_]\w*)
    | (?P<number>0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*)
    | (?P<operator><<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^!~<>=?:;,.(){}\[\]])
    | (?P<space>\s+)
    """,
    re.VERBOSE | re.DOTALL,
)


def read_tokens(text):
    """[(kind, begin, end)] without comments, strings and white space."""
    tokens = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind not in ("comment", "string", "space", "directive"):
            tokens.append((kind, match.start(), match.end()))
    return tokens


def in_functions(text, tokens):
    """Those between the braces of a function, and no initialiser's."""
    depth, inside, function, kept = 0, 0, False, []
    for i, (_, begin, end) in enumerate(tokens):
        word = text[begin:end]
        if word == "{":
            if depth == 0:
                before = text[tokens[i - 1][1] : tokens[i - 1][2]] if i else ""
                function = before == ")"
            depth += 1
        elif word == "}":
            depth -= 1
        if function and depth > 0:
            kept.append(tokens[i])
        inside = depth
    return kept if inside == 0 else []


def is_binary(text, tokens, i):
    """The sign at i stands between two operands."""
    kind, begin, end = tokens[i - 1]
    word = text[begin:end]
    return kind in ("number", "char") or word in (")", "]") or (
        kind == "name" and word not in ("return", "case", "sizeof")
    )


def closing(text, tokens, i):
    depth = 0
    for j in range(i, len(tokens)):
        word = text[tokens[j][1] : tokens[j][2]]
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return j
    return i


def mutants_of_token(text, tokens, i):
    """[(begin, end, replacement)]"""
    kind, begin, end = tokens[i]
    word = text[begin:end]
    if kind == "number" and not word.lower().startswith("0x"):
        value = int(re.match(r"\d+", word).group())
        return [(begin, end, str(value + 1))] + (
            [(begin, end, str(value - 1))] if value > 0 else []
        )
    if kind == "number":
        value = int(word.rstrip("uUlL"), 16)
        return [(begin, end, hex(value + 1)), (begin, end, hex(max(value - 1, 0)))]
    if kind == "char" and len(word) == 3 and word[1] not in "'\\":
        other = chr(ord(word[1]) ^ 1)
        return [(begin, end, f"'{other}'")] if other not in "'\\\x7f" else []
    if word in ("&", "*", "-", "+") and not is_binary(text, tokens, i):
        return []
    if kind == "name" and word in ("if", "while"):
        last = closing(text, tokens, i + 1)
        inner = (tokens[i + 1][2], tokens[last][1])
        return [(*inner, "0")] + ([(*inner, "1")] if word == "if" else [])
    if word in OPERATORS:
        return [(begin, end, other) for other in OPERATORS[word]]
    return []


def statements(text, tokens):
    """Those that can be left out: a call, an assignment, a jump."""
    found, start = [], None
    depth = 0
    for i, (_, begin, end) in enumerate(tokens):
        word = text[begin:end]
        depth += (word == "(") - (word == ")")
        if word in ("{", "}", ";") and depth == 0 or word == ":" and depth == 0:
            if word == ";" and start is not None and start < i:
                first = text[tokens[start][1] : tokens[start][2]]
                words = [text[t[1] : t[2]] for t in tokens[start:i]]
                is_jump = first in ("break", "continue")
                is_expression = (
                    first not in ("return", "const", "static", "struct", "enum")
                    and (words[-1] == ")" or "=" in words or first in ("++", "--"))
                    and not re.match(r"(?:bool|size_t|uint\w+|unsigned|int)\b", first)
                )
                if is_jump or is_expression or words[-1] in ("++", "--"):
                    found.append((tokens[start][1], begin, ""))
            start = i + 1
    return found


def find_mutants(path):
    with open(path, encoding="utf-8") as source:
        text = source.read()
    tokens = in_functions(text, read_tokens(text))
    found = []
    for i in range(len(tokens)):
        found.extend(mutants_of_token(text, tokens, i))
    found.extend(statements(text, tokens))
    seen, mutants = set(), []
    for begin, end, put in sorted(found):
        if (begin, end, put) not in seen and text[begin:end] != put:
            seen.add((begin, end, put))
            mutants.append(Mutant(path, text, begin, end, put))
    return mutants


class Mutant:
    def __init__(self, path, text, begin, end, put):
        self.path, self.begin, self.end, self.put = path, begin, end, put
        self.text = text[:begin] + put + text[end:]
        self.line = text.count("\n", 0, begin) + 1
        self.was = " ".join(text[begin:end].split())
        line_begin = text.rfind("\n", 0, begin) + 1
        self.source = text[line_begin : text.find("\n", begin)].strip()

    def key(self):
        """What it is known by, wherever its line goes."""
        return (self.path, self.source, self.was, self.put)


class Runner:
    """Makes mutants of one library and runs the tests with each."""

    tests = ("tests/units", "tests/plain", "tests/proof/product")
    suites = "address_list,address_literal,comment,domain,draft,header_addr_spec,"
    suites += "header_mailbox,html5,ip_address,local_part,mailbox,octets,path,utf8"

    def __init__(self, build):
        self.build = os.path.abspath(build)
        self.links = [self.link_command(test) for test in self.tests]
        self.automata = os.path.join(self.build, "tests/proof")

    def link_command(self, test):
        """As libtool runs it, split where the library comes."""
        program = os.path.join(self.build, test)
        if os.path.exists(program):
            os.remove(program)
        said = subprocess.run(
            ["make", "-C", self.build, "V=1", test],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        command = re.findall(r"^libtool: link: (.*)$", said, re.MULTILINE)[-1].split()
        library = next(i for i, word in enumerate(command) if word.endswith(".a"))
        output = command.index("-o")
        return (
            command[:output] + command[output + 2 : library],
            command[library:],
        )

    def run(self, mutant):
        """What finds it: "compiler" or a test; None if nothing does."""
        with tempfile.TemporaryDirectory() as scratch:
            thing = self.compile(mutant, scratch)
            if thing is None:
                return "compiler"
            programs = []
            for (before, behind), test in zip(self.links, self.tests):
                program = os.path.join(scratch, os.path.basename(test))
                link = [*before, thing, *behind, "-o", program]
                if self.fails(link, self.build, {}):
                    return "compiler"
                programs.append(program)
            suites = f"@({self.suites.replace(',', '|')})/*"
            if self.fails([programs[0], "--filter", suites, "-j1"], ".", {}):
                return "units"
            if self.fails([programs[1]], ".", {"BRIEF": "yes"}):
                return "plain"
            return "prove" if self.prove_fails(programs[2], scratch) else None

    def compile(self, mutant, scratch):
        source = os.path.join(scratch, "mutant.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(mutant.text)
        thing = os.path.join(scratch, "mutant.o")
        folders = (".", "lib", "include", f"{self.build}/include", self.build)
        folders += (os.path.dirname(mutant.path),)
        command = ["gcc", "-std=gnu11", "-O1", "-w", "-DHAVE_CONFIG_H", "-c", source]
        command += [f"-I{folder}" for folder in folders] + ["-o", thing]
        return None if self.fails(command, ".", {}) else thing

    def prove_fails(self, product, scratch):
        """In a folder of its own, with the automata that are there."""
        place = os.path.join(scratch, "tests/proof")
        os.makedirs(place)
        for name in os.listdir(self.automata):
            if name.endswith(".dfa"):
                os.symlink(
                    os.path.join(self.automata, name), os.path.join(place, name)
                )
        return self.fails(
            ["tests/proof/prove", scratch], ".", {"PRODUCT": product, "TAP": ""}
        )

    @staticmethod
    def fails(command, folder, more):
        """It exits otherwise than with 0, says "not ok", or does not end."""
        with subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            timer = threading.Timer(SECONDS, os.killpg, (process.pid, signal.SIGKILL))
            timer.start()
            try:
                for line in process.stdout:
                    if line.startswith(b"not ok"):
                        os.killpg(process.pid, signal.SIGKILL)
                        return True
                return process.wait() != 0
            finally:
                timer.cancel()


def read_equivalent():
    """{key: reason}"""
    rows = {}
    with open(EQUIVALENT, encoding="utf-8") as table:
        for number, line in enumerate(table, 1):
            if line.startswith("#"):
                continue
            fields = line.rstrip("\n").split("\t")
            if len(fields) != 5 or not fields[4]:
                sys.exit(f"{EQUIVALENT}:{number}: not five fields")
            rows[tuple(fields[:4])] = fields[4]
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("files", nargs="*", default=CORE)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    asked = parser.parse_args()
    runner = Runner(asked.build)
    known = read_equivalent()
    mutants = [m for path in asked.files for m in find_mutants(path)]
    mutants = mutants[asked.first :: asked.every]
    fates = ("compiler", "plain", "units", "prove", "equivalent", "alive")
    count = dict.fromkeys(fates, 0)
    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        for mutant, killer in zip(mutants, pool.map(runner.run, mutants)):
            is_known = mutant.key() in known
            fate = killer or ("equivalent" if is_known else "alive")
            count[fate] += 1
            if fate == "alive" or is_known and fate in ("plain", "units", "prove"):
                wrong += 1
                row = "\t".join(mutant.key())
                print(f"{fate}: {mutant.path}:{mutant.line}\t{row}", flush=True)
    made = len(mutants) - count["compiler"]
    print(
        f"{made} mutants of {len(asked.files)} files: {count['plain']} fail a table, "
        f"{count['units']} a unit test, {count['prove']} the proof, {count['equivalent']} are equivalent, "
        f"{count['alive']} are alive"
    )
    return 1 if wrong or made == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
