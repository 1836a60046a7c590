#!/usr/bin/env python3
# servers.py - addrspec probe against the mail servers of Debian
#
# SPDX-License-Identifier: MIT
#
# usage: servers.py TOOL SOURCES PACKAGES SHARED [--update]
#
# PACKAGES is where ./dev deps unpacked them.  Each is started on a loopback port
# and probed: with the built-in paths, of which the report has to be that in
# SOURCES/tests/probe/golden/ where there is one of this version; and with the
# paths in SHARED/mta/SERVER.tsv, where that is there: the server has to answer
# as it did when that table was measured.  --update writes the reports instead.
import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

PATIENCE = 15  # seconds that a server may take to greet

# The name of its table, its package, and whether it offers SMTPUTF8.
SERVERS = [
    ("postfix", "postfix", True),
    ("exim", "exim4-daemon-light", False),
    ("exim-utf8", "exim4-daemon-light", True),
    ("opensmtpd", "opensmtpd", False),
    ("aiosmtpd", None, False),
    ("aiosmtpd-utf8", None, True),
]

cases = 0


def report(good, name, notes=()):
    global cases
    cases += 1
    print("ok" if good else "not ok", cases, "-", name)
    for note in notes if not good else ():
        print("#", note)
    sys.stdout.flush()


def skip(name, why):
    global cases
    cases += 1
    print("ok", cases, "-", name, "# SKIP", why, flush=True)


# ---- Servers -------------------------------------------------------------


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def python_with_aiosmtpd():
    """An interpreter, and the version that it has; None."""
    for python in (sys.executable, "/usr/bin/python3"):
        asked = subprocess.run(
            [python, "-c", "import aiosmtpd; print(aiosmtpd.__version__)"],
            capture_output=True, text=True)
        if asked.returncode == 0:
            return python, asked.stdout.strip()
    return None


class Server:
    def __init__(self, name, package, smtputf8):
        self.name = name
        self.smtputf8 = smtputf8
        self.port = free_port()
        self.process = None
        self.log = tempfile.TemporaryFile("w+")
        self.work = tempfile.TemporaryDirectory()
        self.why_not = None
        command = self.aiosmtpd() if package is None else self.debian(package)
        if command is not None:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                            stdout=self.log, stderr=self.log)

    def aiosmtpd(self):
        found = python_with_aiosmtpd()
        if found is None:
            self.why_not = "there is no aiosmtpd"
            return None
        self.version = found[1]
        return [found[0], here + "/aiosmtpd_server.py", str(self.port),
                "utf8" if self.smtputf8 else "ascii"]

    def debian(self, package):
        unpacked = packages + "/" + package
        if not os.path.exists(unpacked + "/version"):
            self.why_not = "there is no %s: ./dev deps unpacks it" % package
        elif os.geteuid() != 0:
            self.why_not = "only root can give it a root of its own"
        if self.why_not is not None:
            return None
        with open(unpacked + "/version") as file:
            self.version = file.read().strip()
        return ["unshare", "--mount", "--pid", "--fork", here + "/start",
                self.name, str(self.port), unpacked + "/root", self.work.name]

    def last_words(self):
        self.log.seek(0)
        return (self.log.read().splitlines() or ["it says nothing"])[-1]

    def greets(self):
        end = time.monotonic() + PATIENCE
        while self.process and time.monotonic() < end:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as c:
                    if c.recv(3) == b"220":
                        return True
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        if self.why_not is None:
            self.why_not = "it does not start: " + self.last_words()
        return False

    def stop(self):
        """The first process of its namespace takes all others with it."""
        if self.process is None:
            return
        pid = self.process.pid
        try:
            with open("/proc/%d/task/%d/children" % (pid, pid)) as file:
                children = [int(child) for child in file.read().split()]
        except OSError:
            children = []
        for process in children + [pid]:
            try:
                os.kill(process, signal.SIGKILL)
            except OSError:
                pass
        self.process.wait()


# ---- Probing -------------------------------------------------------------


def probe(server, *options, paths=""):
    address = "127.0.0.1:%d" % server.port
    return subprocess.run([tool, "probe", "--timeout", "5", *options, address],
                          input=paths, capture_output=True, text=True)


def normal(text, server):
    """Without what changes from run to run."""
    text = text.replace(str(server.port), "PORT")
    return re.sub(r"(Exim [0-9.]+) .*", r"\1 DATE", text)


def check_built_in(server):
    done = probe(server)
    report(done.returncode in (0, 1) and done.stderr == "",
           server.name + ": all built-in paths are sent and answered",
           [done.returncode, done.stderr])
    name = "%s-%s.out" % (server.name, server.version)
    path = here + "/golden/" + name
    got = normal(done.stdout, server)
    if update:
        with open(path, "w") as file:
            file.write(got)
    if not os.path.exists(path):
        skip(server.name + ": their report",
             "tests/probe/golden/ has no " + name)
        return
    with open(path) as file:
        want = file.read()
    lines = [line for line in got.splitlines() if line not in want.splitlines()]
    report(got == want, server.name + ": their report is " + name, lines)


def rows_of(server, verb, smtputf8):
    """Those of its table that can be sent in a line."""
    with open("%s/mta/%s.tsv" % (shared, server.name)) as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    left_out = r"\\x0[0ad]"
    if server.name == "exim-utf8" and not smtputf8:
        # Exim 4.96 stays with SMTPUTF8 when a transaction has had it: what its
        # table has of these is a matter of the order.
        left_out += r"|\\x[89a-f]"
    return [row for row in rows if row[1] == verb and
            row[2] == "01"[smtputf8] and not re.search(left_out, row[3])]


def reply_text(answer):
    """As tables have it: octets escaped, and \\n between lines."""
    if "text_base64" in answer:
        text = base64.b64decode(answer["text_base64"])
    else:
        text = (answer["text"] or "").encode()
    return "".join("\\n" if octet == 10 else chr(octet)
                   if 32 <= octet < 127 and octet != 92 else "\\x%02x" % octet
                   for octet in text)


def check_table(server, verb, smtputf8):
    title = "%s: %s%s as in its table" % (
        server.name, verb, " with SMTPUTF8" if smtputf8 else "")
    rows = rows_of(server, verb, smtputf8)
    options = ["--smtputf8"] if smtputf8 else []
    done = probe(server, "--format", "json", "--unescape", "--max-commands",
                 "10000", "--command", verb.lower(), "--sender",
                 "<ok@example.com>", *options, "--file", "-",
                 paths="".join(row[3] + "\n" for row in rows))
    got = [json.loads(line) for line in done.stdout.splitlines()]
    notes = ["%s %s: %s in the table, now %s" %
             (row[0], row[3], row[6], reply_text(answer))
             for row, answer in zip(rows, got)
             if row[6] != reply_text(answer)]
    if len(got) != len(rows) + 1:
        notes.append("%d answers to %d paths: %s" %
                     (len(got) - 1, len(rows), done.stderr))
    report(not notes, "%s, %d paths" % (title, len(rows)), notes[:20])


def check_tables(server):
    if not os.path.exists("%s/mta/%s.tsv" % (shared, server.name)):
        skip(server.name + ": as in its table", "there is no table in " + shared)
        return
    for verb in ("RCPT", "MAIL"):
        for smtputf8 in (False, True):
            if server.smtputf8 or not smtputf8:
                check_table(server, verb, smtputf8)


def main():
    servers = [Server(*row) for row in SERVERS]
    try:
        for server in servers:
            if server.greets():
                check_built_in(server)
                check_tables(server)
            else:
                skip(server.name, server.why_not)
    finally:
        for server in servers:
            server.stop()
    print("1..%d" % cases)


tool, sources, packages, shared = sys.argv[1:5]
update = sys.argv[5:] == ["--update"]
here = sources + "/tests/probe"
main()
