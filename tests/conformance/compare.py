"""compare.py - what the suites of other software say, and what we say

SPDX-License-Identifier: MIT

    compare.py TOOL DIFFERENCES [--print]    TAP; or the differences found

DIFFERENCES is a table: each case that is answered in another way stands in it,
with why; a row that no longer occurs fails as well.
"""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import suites  # noqa: E402

# As many cases have to be found, so that a suite that changed its shape does
# not pass as one that agrees.
CASES_MIN = 60


def escape(octets):
    """As --unescape reads it, and as it stands in the table."""
    return "".join(chr(octet) if 0x20 <= octet < 0x7f and octet != 0x5c else
                   "\\\\" if octet == 0x5c else f"\\x{octet:02x}"
                   for octet in octets)


def addresses(record):
    members = record.get("members") or [record]
    return [f"{suites.meaning(it['local_part'])}@{suites.meaning(it['domain'])}"
            for it in members if it.get("local_part") is not None
            and it.get("domain") is not None]


def ask(tool, form, texts):
    out = subprocess.run(
        [tool, "check", "--form", form, "--format", "json", "--unescape",
         "--null"], input="\0".join(map(escape, texts)).encode() + b"\0",
        stdout=subprocess.PIPE, check=False).stdout
    return [json.loads(line) for line in out.splitlines()]


def said(valid, found):
    if not valid:
        return "refused"
    return "accepted" if found is None else "accepted " + " ".join(found)


def differences(tool, cases):
    """(form, text, theirs, ours) of each that is answered in another way"""
    for form in ("header", "list"):
        chosen = [case for case in cases if case.form == form]
        records = ask(tool, form, [case.text for case in chosen])
        for case, record in zip(chosen, records):
            theirs = None
            if case.addresses is not None:
                theirs = [text.decode("utf-8", "replace")
                          for text in case.addresses]
            ours = addresses(record) if theirs is not None else None
            left = said(case.valid, theirs)
            right = said(record["valid"], ours)
            if left != right:
                yield form, escape(case.text), escape(left.encode()), \
                    escape(right.encode())


def read_table(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    assert lines[0] == ["suite", "form", "text", "theirs", "ours", "why"]
    return {tuple(cells[:5]): cells[5] for cells in lines[1:]}


def judge(suite, found, known):
    """What is wrong, a line each."""
    for row in found - known:
        yield "not in the table: " + "\t".join(row)
    for row in known - found:
        yield "in the table, and does not occur: " + "\t".join(row)


def main():
    tool, path = sys.argv[1:3]
    known = read_table(path)
    failed = 0
    if "--print" not in sys.argv:
        print(f"1..{len(suites.SUITES)}")
    for number, (suite, (read, package)) in enumerate(suites.SUITES.items(), 1):
        cases = read()
        if cases is None:
            print(f"ok {number} - {suite} # SKIP no package {package}")
            continue
        found = {(suite,) + row for row in differences(tool, cases)}
        if "--print" in sys.argv:
            for row in sorted(found):
                print("\t".join(row + (known.get(row, "?"),)))
            continue
        wrong = list(judge(suite, found,
                           {row for row in known if row[0] == suite}))
        if len(cases) < CASES_MIN:
            wrong.append(f"{len(cases)} cases, not {CASES_MIN}")
        print(f"{'not ' if wrong else ''}ok {number} - {suite}: "
              f"{len(cases) - len(found)} of {len(cases)} cases agree, "
              f"{len(found)} are classified")
        for line in wrong:
            print("# " + line)
        failed += bool(wrong)
    return failed > 0


sys.exit(main())
