#!/usr/bin/env python3
"""coverage.py - which branches no test has taken, against those that may be left

SPDX-License-Identifier: MIT

coverage.py EXPORT UNCOVERED [--all]

EXPORT is what llvm-cov export wrote, UNCOVERED a table: a file or a folder of
lib/, how many branches, lines and MC/DC conditions of it may be left, and why.
A file without a row may leave none where WHOLE says so; of all others together
at least LEAST of the branches have to be taken.  --all prints every branch that
was not, with its line.
"""

import json
import sys

KINDS = ("branches", "lines", "mcdc")
WHOLE = ("lib/syntax/", "lib/text/")
LEAST = 0.95


class File:
    """What was covered in one file of lib/."""

    def __init__(self, name, entry):
        self.name = name
        self.summary = entry["summary"]
        self.left = tuple(
            self.summary[kind]["count"] - self.summary[kind]["covered"]
            for kind in KINDS
        )
        self.sides = []
        for begin_line, begin, end_line, end, true, false, *_ in entry["branches"]:
            if true == 0 or false == 0:
                self.sides.append((begin_line, begin, end_line, end, true, false))

    def print_left(self):
        with open(self.name, encoding="utf-8") as source:
            lines = source.read().split("\n")
        for line, begin, end_line, end, true, false in sorted(set(self.sides)):
            text = lines[line - 1][begin - 1 : end - 1 if line == end_line else None]
            never = " and ".join(
                side for side, count in (("true", true), ("false", false)) if not count
            )
            print(f"{self.name}:{line}: never {never}: {text}")


def read_files(path):
    with open(path, encoding="utf-8") as export:
        entries = json.load(export)["data"][0]["files"]
    files = []
    for entry in entries:
        name = entry["filename"]
        at = name.rfind("/lib/")
        if at >= 0:
            files.append(File(name[at + 1 :], entry))
    return files


def read_rows(path):
    """{file: (branches, lines, conditions)}; each has a reason."""
    rows = {}
    with open(path, encoding="utf-8") as table:
        for number, line in enumerate(table, 1):
            if line.startswith("#") or not line.strip():
                continue
            fields = line.rstrip("\n").split("\t")
            if len(fields) != 5 or not fields[4]:
                sys.exit(f"{path}:{number}: not five fields")
            rows[fields[0]] = tuple(int(field) for field in fields[1:4])
    return rows


def judge(files, rows):
    """The sentences that say what is wrong."""
    wrong = []
    for file in files:
        may = rows.pop(file.name, (0, 0, 0))
        left = file.left
        if file.name.startswith(WHOLE):
            if any(l > m for l, m in zip(left, may)):
                wrong.append(
                    f"{file.name}: {left[0]} branches, {left[1]} lines, "
                    f"{left[2]} conditions are left; {may} may be"
                )
        elif left[0] > may[0]:
            wrong.append(f"{file.name}: {left[0]} branches are left; {may[0]} may be")
        if left[0] < may[0]:
            print(f"{file.name}: {left[0]} branches are left; its row has {may[0]}")
    wrong.extend(f"{name}: has a row, and is not there" for name in rows)
    return wrong


def main():
    files = read_files(sys.argv[1])
    if "--all" in sys.argv:
        for file in files:
            file.print_left()
    wrong = judge(files, read_rows(sys.argv[2]))
    core = [file for file in files if file.name.startswith(WHOLE)]
    others = [file for file in files if not file.name.startswith(WHOLE)]
    for name, group in (("lib/syntax, lib/text", core), ("the rest of lib", others)):
        counts = [
            [sum(file.summary[kind][what] for file in group) for kind in KINDS]
            for what in ("covered", "count")
        ]
        figures = (
            f"{covered} of {count} {kind}"
            for kind, covered, count in zip(("branches", "lines", "MC/DC"), *counts)
        )
        share = counts[0][0] / max(counts[1][0], 1)
        print(f"{name}: {', '.join(figures)}: {100 * share:.1f} % of branches")
        if group is others and share < LEAST:
            wrong.append(f"less than {100 * LEAST:.0f} % of branches in {name}")
    for sentence in wrong:
        print(f"coverage: {sentence}")
    return 1 if wrong or not core or not others else 0


if __name__ == "__main__":
    sys.exit(main())
