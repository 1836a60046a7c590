#!/usr/bin/env python3
# html5.py - the profile html5 against the expression in the standard
#
# SPDX-License-Identifier: MIT
"""Compare `TOOL check --profile html5` with HTML's own regular expression.

    html5.py TOOL

WHATWG HTML 4.10.5.1.5 gives, beside its grammar, an expression of JavaScript
that implements it.  Tried are all words of up to LONGEST octets over ALPHABET,
which has an octet of each kind that the two could tell apart, then each octet
there is at each place of some addresses, and labels around their limit.
Prints how many words were tried; or the first that are judged differently, and
exits with 1.
"""

import itertools
import re
import subprocess
import sys

EXPRESSION = re.compile(
    rb"[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+"
    rb"@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    rb"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*")

# A letter; what only a local-part has; what both have; what neither has, but
# RFC 5321 in one of them.
ALPHABET = b'a+-.@"[ '
LONGEST = 6
ADDRESSES = (b"ab@cd", b"a.b@c-d.e", b"a@1.b")


def words():
    """All of them; no word has a NUL, which ends it for the tool."""
    for length in range(LONGEST + 1):
        for word in itertools.product(ALPHABET, repeat=length):
            yield bytes(word)
    for address in ADDRESSES:
        for place in range(len(address) + 1):
            for octet in range(1, 256):
                octet = bytes([octet])
                yield address[:place] + octet + address[place:]
                yield address[:place] + octet + address[place + 1:]
    for length in (1, 2, 61, 62, 63, 64, 65):
        for label in (b"a" * length, b"a" * (length - 1) + b"-",
                      b"-" * (length - 1) + b"a", b"0" * length,
                      b"a" + b"-" * (length - 2) + b"a"):
            for template in (b"a@%s", b"a@%s.b", b"a@b.%s", b"a@b.%s.c"):
                yield template % label
    for length in (64, 65, 254, 255, 1000):
        yield b"a" * length + b"@b"
        yield b"a@" + b"b." * length + b"c"


def main():
    """Try all words in one run of the tool."""
    tried = list(words())
    rows = subprocess.run(
        [sys.argv[1], "check", "--profile", "html5", "--null", "--format",
         "tsv"], input=b"".join(word + b"\0" for word in tried),
        stdout=subprocess.PIPE, check=False).stdout.split(b"\n")[1:-1]
    wrong = 0 if len(rows) == len(tried) else 1
    if wrong:
        print(f"{len(rows)} rows for {len(tried)} words")
    for word, row in zip(tried, rows):
        wanted = b"valid" if EXPRESSION.fullmatch(word) else b"invalid"
        verdict = row.split(b"\t")[1]
        if verdict != wanted:
            wrong += 1
            if wrong < 10:
                print(f"{word} is {verdict.decode()}")
    if not wrong:
        print(f"{len(tried)} words")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
