#!/usr/bin/env python3
"""trust.py - runs the commands of doc/trust.md, and writes down what they print

SPDX-License-Identifier: MIT

trust.py [WORD]: those whose command has WORD in it.  The figure is the sum of
the test reports if there are some, else the last line.
"""

import datetime
import re
import subprocess
import sys

DOCUMENT = "doc/trust.md"
ROW = re.compile(r"^\| (?P<claim>.*) \| `(?P<command>\./dev [^`]*)` \|(?P<figure>.*)\|$")


def figure_of(output):
    passed = sum(int(n) for n in re.findall(r"^# PASS: +(\d+)", output, re.MULTILINE))
    if passed:
        failed = sum(
            int(n)
            for n in re.findall(r"^# (?:FAIL|ERROR|XPASS): +(\d+)", output, re.MULTILINE)
        )
        return f"{passed} passed, {failed} failed"
    lines = [line.strip() for line in output.split("\n") if line.strip()]
    return lines[-1].lstrip("# ").replace("|", "/") if lines else "nothing"


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    with open(DOCUMENT, encoding="utf-8") as document:
        lines = document.read().split("\n")
    failed = 0
    for i, line in enumerate(lines):
        row = ROW.match(line)
        if not row or word not in row["command"]:
            continue
        done = subprocess.run(
            row["command"].split(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
            check=False,
        )
        day = datetime.date.today().isoformat()
        figure = figure_of(done.stdout)
        if done.returncode != 0:
            failed += 1
            figure = f"FAILS: {figure}"
        print(f"{row['command']}: {figure}", flush=True)
        lines[i] = f"| {row['claim']} | `{row['command']}` | {figure} ({day}) |"
        with open(DOCUMENT, "w", encoding="utf-8") as document:
            document.write("\n".join(lines))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
