#!/usr/bin/env python3
# test-abnf.py - the ABNF compiler and the grammars, against other judges
#
# SPDX-License-Identifier: MIT
"""Checks abnf.py on small grammars, and the grammars on known facts.

The other judges are Python's re, its UTF-8 decoder, and counting by hand.
Prints TAP; the exit status is 1 if a case failed.
"""

import itertools
import os
import re
import sys

sys.dont_write_bytecode = True
import abnf     # noqa: E402  (beside this file)

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = []


def case(function):
    """A function whose docstring is the sentence that it proves."""
    CASES.append(function)
    return function


def language(text, start="s"):
    """The automaton of a small grammar."""
    return abnf.compile_texts(start, text)


def grammar(start, *names):
    """The automaton of grammar files; NAME or NAME:RULE,RULE."""
    rules = abnf.Grammar()
    for name in names:
        rules.add_file(os.path.join(HERE, name))
    return abnf.Compiler(rules).rule(start)


def same(dfa, pattern, letters="ab", longest=7):
    """Assert that a regular expression has the same words."""
    for length in range(longest + 1):
        for word in itertools.product(letters, repeat=length):
            word = "".join(word)
            wanted = re.fullmatch(pattern, word, re.DOTALL) is not None
            assert dfa.accepts(word.encode("latin-1")) == wanted, word


def refused(text):
    """Assert that a grammar is not compiled."""
    try:
        language(text)
    except abnf.AbnfError:
        return
    raise AssertionError(f"compiled: {text}")


# ---- The compiler ---------------------------------------------------------

@case
def alternatives():
    """an alternative is a union, in whatever order and however long"""
    same(language('s = "a" / "ab"'), "a|ab")
    same(language('s = ( "a" / "ab" ) ( "b" / "bb" / "a" )'),
         "(a|ab)(b|bb|a)")
    same(language('s = *"a" "a"'), "a*a")
    same(language('s = [ "a" ] "ab" / *( "b" "a" ) [ "b" ]'),
         "a?ab|(ba)*b?")


@case
def repetition():
    """repetition has its bounds"""
    for text, pattern in (('*"a"', "a*"), ('1*"a"', "a+"), ('3"a"', "a{3}"),
                          ('*2"a"', "a{0,2}"), ('2*4"a"', "a{2,4}"),
                          ('0*0"a" "b"', "b"), ('2*( "a" / "bb" )',
                                                "(a|bb){2,}"),
                          ('1*2( *1"a" "b" )', "(a?b){1,2}"),
                          ('*( *"a" *"b" ) "a"', "(a*b*)*a")):
        same(language("s = " + text), pattern)


@case
def terminals():
    """strings ignore case, numbers are octets, ranges and sequences"""
    same(language('s = "aB"'), "[aA][bB]", "abAB")
    same(language('s = %s"aB"'), "aB", "abAB")
    same(language("s = %d97"), "a")
    same(language("s = %x61.62"), "ab")
    same(language("s = %b1100001-1100010"), "[ab]")
    assert language("s = %x00-FF").accepts(b"\xff")
    same(language('s = ""'), "")


@case
def rules():
    """rules go over lines, have comments, and =/ adds to them"""
    same(language('; nothing\ns = "a" ; "b"\n  "b"\n\n  t\nt = ";"\n'),
         "ab;", "ab;")
    same(language('s = "a"\ns =/ "b" "b"\nT = s\ns =/ "ab"'), "a|bb|ab")
    same(language('S-1 = "b"\ns-1 =/ "a"', "s-1"), "a|b")


@case
def intersections():
    """&= leaves what both sides match, wherever the rule is used"""
    same(language('s = *( "a" / "b" )\ns &= *3( "a" / "b" )'), "[ab]{0,3}")
    same(language('s = t "a" t\nt = *"a" *"b"\nt &= *2( "a" / "b" )\n'
                  't &= *"a"'), "a{0,2}aa{0,2}")
    assert language('s = "a"\ns &= "b"').rows == [{}]
    same(language('s = "a" / t\nt = "b"\nt &= "a"'), "a")


@case
def minimal():
    """equal languages have equal automata, and no state too many"""
    for one, other, states in (
            ('1*"a"', '"a" *"a"', 2),
            ('*3"a" / 2*5"a"', '*5"a"', 6),
            ('*( "a" / "b" ) "a"', '*( *"b" "a" ) "a" / *"b" "a" / '
             '1*( *"b" "a" )', 2),
            ('*( 3"a" )', '*( 6"a" ) / "aaa" *( 6"a" )', 3)):
        one, other = language("s = " + one), language("s = " + other)
        assert one == other
        assert len(one.rows) == states, len(one.rows)


@case
def mistakes():
    """what is no regular grammar is refused"""
    for text in ('s = t', 's = "a" s', 's = t\nt = [ s ]', 's = "a"\ns = "b"',
                 's =/ "a"', 's &= "a"', 's = ( "a"', 's = "a" )', 's =',
                 's = "a" /', 's = %d256', 's = %x41-1FF', 's = <a>',
                 's "a"', 's = 2'):
        refused(text)


@case
def files():
    """what is written can be read"""
    dfa = language('s = 2*3%d97-102 "-" / ""')
    with open(os.devnull, "w", encoding="ascii") as file:
        dfa.write(file, "s")

    class Text(list):
        """A file in memory."""
        write = list.append
    text = Text()
    dfa.write(text, "s")
    lines = "".join(text).splitlines()
    states, classes = (int(word) for word in lines[0].split()[1:3])
    class_of = [int(word) for word in lines[1].split()]
    rows = [[int(word) for word in line.split()] for line in lines[2:]]
    assert len(rows) == states and max(class_of) == classes - 1
    for word in (b"", b"ab-", b"fff-", b"a-", b"aaaa-", b"ab", b"ag-"):
        state = 0
        for octet in word:
            state = rows[state][1 + class_of[octet]] if state >= 0 else -1
        assert (state >= 0 and rows[state][0] == 1) == dfa.accepts(word)


# ---- The grammars ---------------------------------------------------------

def check(dfa, good=(), bad=()):
    """Assert the verdict on some words."""
    for word in good:
        assert dfa.accepts(word.encode()), f"refused: {word}"
    for word in bad:
        assert not dfa.accepts(word.encode()), f"accepted: {word}"


@case
def mailboxes():
    """what surprises people is in the grammar, and what does not is not"""
    mailbox = grammar("Mailbox", "rfc5321.abnf", "prose.abnf")
    check(mailbox,
          ["a@bc.de", '""@b', "a@b", "a.b@c", '"\\ "@b', '"a@b"@c',
           "a@[1.2.3.4]", "a@[001.02.3.255]", "a@[ipv6:::1]", "a@b-c",
           "a@b--c.1", "!#$%&'*+-/=?^_`{|}~@b"],
          ["", "a", "@b", "a@", "a..b@c", ".a@b", "a.@b", "a@-b", "a@b-",
           "a@b_c", "a@b.", "a@.b", '"@b', '"a"b@c', '"\\"@b', "a b@c",
           "a@[x:y]", "a@[IPv6:x]", "a@[1.2.3]", "a@[1.2.3.256]",
           "a@[IPv6:1:2:3:4:5:6:7::]", "a@[::1]", "\u00fc@b"])
    bare = grammar("Mailbox", "rfc5321.abnf")
    check(bare, ["a@[x:y]", "a@[IPv6:x]", "a@[IPv6:1:2:3:4:5:6:7::]",
                 "a@[1.2.3.256]"])
    check(grammar("Mailbox", "rfc5321.abnf", "rfc3629.abnf", "rfc6531.abnf",
                  "prose.abnf"),
          ["\u00fc@b", "a@\u00fc", '"\u00fc"@b', "a@b\u00fc-c", "a@xn--b"],
          ['"\\\u00fc"@b', "a@\u00fc-", "a@-\u00fc", "a@[\u00fc:a]"])


@case
def paths():
    """paths have routes and parameters, "<>" and "<Postmaster>" their place"""
    mail = grammar("mail-argument", "rfc5321.abnf", "prose.abnf")
    rcpt = grammar("rcpt-argument", "rfc5321.abnf", "prose.abnf")
    both = ["<a@b>", "<@a,@b.c:d@e>", "<a@b> X", "<a@b> X-1=> Y",
            '<">"@b>']
    neither = ["a@b", "<a@b", "<a@b> ", "<a@b>  X", "<a@b> X=", "<a@b> -X",
               "<a@b> X==", "<@a:>", "<@a>", "<@a,b:c@d>", "<@[1.2.3.4]:a@b>",
               "<a@b>X", "<a>"]
    check(mail, both + ["<>", "<> A=b"], neither + ["<postmaster>"])
    check(rcpt, both + ["<postmaster>", "<POSTMASTER> A", "<Postmaster@a>"],
          neither + ["<>", "<postmaste>", "<postmaster2>",
                     "<@a:postmaster>", '<"postmaster">'])
    check(grammar("mail-argument", "rfc5321.abnf", "rfc3629.abnf",
                  "rfc6531.abnf", "prose.abnf"),
          ["<\u00fc@b> A=\u00fc", "<a@b> A=b\u00fcc"], ["<a@b> \u00fc"])


@case
def numbers():
    """Snum is a number up to 255, in one to three digits"""
    snum = grammar("Snum", "rfc5321.abnf", "prose.abnf")
    for digits in range(1, 5):
        for number in range(10 ** digits):
            assert snum.accepts(b"%0*d" % (digits, number)) == (
                number <= 255 and digits <= 3), number


@case
def ipv6():
    """the groups of an IPv6-addr are as many as they may be"""
    address = grammar("IPv6-addr", "rfc5321.abnf", "prose.abnf")
    for head, gap, tail, ipv4 in itertools.product(
            range(10), ("", "::"), range(10), ("", "1.2.3.4")):
        after = ["1"] * tail + ([ipv4] if ipv4 else [])
        if gap:
            text = ":".join(["1"] * head) + gap + ":".join(after)
            wanted = head + tail <= (4 if ipv4 else 6)
        else:
            text = ":".join(["1"] * head + after)
            wanted = head + tail == (6 if ipv4 else 8)
        assert address.accepts(text.encode()) == wanted, text
    check(address, ["abcd:EF:0:00:000:0000:1:2", "a::b"],
          ["abcde::", "g::", ":", ":::", "1::2::3", ":1::", "1::2:", "1:",
           "::1.2.3.4:5", "::1.2.3.4.5", "::256.1.1.1", "::1.2.3"])


@case
def utf8():
    """UTF8-non-ascii is what Python decodes to one character"""
    dfa = grammar("UTF8-non-ascii", "rfc3629.abnf")
    edges = (0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0)

    def wanted(octets):
        try:
            text = octets.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return len(text) == 1 and ord(text) > 0x7f
    for length in range(5):
        tails = [range(256)] * (length > 0) + [edges] * (length - 1)
        for octets in itertools.product(*tails):
            octets = bytes(octets)
            assert dfa.accepts(octets) == wanted(octets), octets


@case
def limits():
    """each limit lets its number of octets pass and no more"""
    base = ["rfc5321.abnf", "prose.abnf"]
    label = "b" * 63
    for start, rule, template, most in (
            ("Mailbox", "Local-part", "%s@b", 64),
            ("Mailbox", "sub-domain", "a@%s.c", 63),
            ("domain-argument", "Domain", f"{label}.{label}.{label}.%s", 63),
            ("Mailbox", "Mailbox", f"a@{label}.{label}.{label}.%s", 60),
            ("mail-argument", "Path", f"<@c:a@{label}.{label}.{label}.%s>", 57),
            ("rcpt-argument", "rcpt-path",
             f"<postmaster@{label}.{label}.{label}.%s>", 51)):
        dfa = grammar(start, *base, f"limits.abnf:{rule}")
        check(dfa, [template % ("b" * most)], [template % ("b" * (most + 1))])
    check(grammar("email", "html5.abnf", "limits.abnf:label"),
          [f"a@{label}.{label}", "a" * 999 + f"@{label}"],
          [f"a@{label}b", f"a@c.{label}b"])
    label = "b" * 63
    check(grammar("Mailbox", base[0], "rfc3629.abnf", "rfc6531.abnf", base[1],
                  "limits.abnf:sub-domain"),
          [f"a@{label}\u00fc{label}.{label}", f"a@\u00fc{label}b.{label}"],
          [f"a@{label}b\u00fc", f"a@\u00fc.{label}b"])


@case
def sizes():
    """the automata are as large as they were measured"""
    base = ["rfc5321.abnf", "prose.abnf"]
    wide = ["rfc5321.abnf", "rfc3629.abnf", "rfc6531.abnf", "prose.abnf"]
    html = ["html5.abnf"]
    for start, names, states in (
            ("Mailbox", base, 151), ("Mailbox", wide, 172),
            ("mail-argument", base, 162), ("mail-argument", wide, 197),
            ("rcpt-argument", base, 172), ("rcpt-argument", wide, 207),
            ("domain-argument", base, 145), ("domain-argument", wide, 152),
            ("email", html, 5), ("domain", html, 3)):
        found = len(grammar(start, *names).rows)
        assert found == states, f"{start}: {found}"


@case
def split():
    """all limits of a Mailbox at once are the intersection of each alone"""
    base = ["rfc5321.abnf", "prose.abnf"]
    each = [grammar("Mailbox", *base, f"limits.abnf:{rule}")
            for rule in ("sub-domain", "Local-part", "Mailbox")]
    every = grammar("Mailbox", *base,
                    "limits.abnf:sub-domain,Local-part,Mailbox")
    assert len(every.rows) == 24324, len(every.rows)
    assert every == each[0].intersection(each[1]).intersection(each[2])


def main():
    """Run all cases."""
    failures = 0
    for number, function in enumerate(CASES, 1):
        try:
            function()
            print(f"ok {number} - {function.__doc__}")
        except (AssertionError, abnf.AbnfError) as error:
            failures += 1
            print(f"not ok {number} - {function.__doc__}")
            print(f"# {function.__name__}: {error}")
    print(f"1..{len(CASES)}")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
