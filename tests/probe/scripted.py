#!/usr/bin/env python3
# scripted.py - SMTP servers that do one thing each, well or badly
#
# SPDX-License-Identifier: MIT
#
# usage: scripted.py LOGS
#
# Prints "NAME PORT" of each behaviour below, and serves until it is killed, two
# minutes at most.  What clients say to it is in LOGS/NAME, a line a command,
# "(connected)" where one begins.
import signal
import socket
import sys
import threading
import time

GREETING = b"220 mx.example.net\r\n"
EHLO = b"250-mx.example.net\r\n250-SMTPUTF8\r\n250 HELP\r\n"
OK = b"250 2.1.5 OK\r\n"
BAD = b"553 5.1.3 no\r\n"


def judge(path):
    """The well-behaved server knows these."""
    good = (b"<good@example.com>", b'<"a b"@example.com>')
    return OK if path in good else BAD


def slowly(data):
    for octet in data:
        yield bytes([octet])
        time.sleep(0.01)


# What each sends for a path: a reply, pieces of one, or None, which closes.
BEHAVIOURS = {
    "good": judge,
    "accepts": lambda path: OK,
    "refuses": lambda path: BAD,
    "refuses-by-501": lambda path: b"501 bad\r\n",
    "unknown-user": lambda path: b"550 5.1.1 no such user\r\n",
    "by-policy": lambda path: b"553 5.7.1 not here\r\n",
    "plain-550": lambda path: b"550 no\r\n",
    "relay-554": lambda path: b"554 5.7.1 no\r\n",
    "defers": lambda path: b"451 4.7.1 later\r\n",
    "says-421": lambda path: b"421 4.3.2 going down\r\n",
    "closes": lambda path: None,
    "closes-midway": lambda path: [b"250 2.1", None],
    "closes-after": lambda path: [BAD, None],
    "hangs": lambda path: [],
    "hangs-midway": lambda path: [b"250 2.1.5"],
    "echoes": lambda path: b"553 5.1.3 " + path + b"\r\n",
    "many-lines": lambda path: b"553-5.1.3 no\r\n553-\r\n553 5.1.3 no\r\n",
    "no-text": lambda path: b"250\r\n",
    "slow": lambda path: slowly(judge(path)),
    "garbage": lambda path: b"\xff\x00what?\r\n",
    "mixed-codes": lambda path: b"250-one\r\n550 two\r\n",
    "no-separator": lambda path: b"250OK\r\n",
    "code-650": lambda path: b"650 OK\r\n",
    "code-354": lambda path: b"354 go ahead\r\n",
    "bare-lf": lambda path: b"250 OK\n",
    "twice": lambda path: OK + BAD,
    "line-512": lambda path: b"250 " + 506 * b"x" + b"\r\n",
    "line-513": lambda path: b"250 " + 507 * b"x" + b"\r\n",
    "endless-line": lambda path: b"250 " + 70000 * b"x",
    "endless-lines": lambda path: 4000 * b"250-x\r\n",
    "is-utf8": lambda path: b"553 5.1.3 \xc3\xa9\r\n",
    "is-latin1": lambda path: b"553 5.1.3 \xe9\r\n",
    "closes-when-idle": judge,
    "no-utf8": judge,
    "refuses-mail": judge,
    "greets-554": judge,
    "greets-421": judge,
    "greets-not": judge,
    "greets-garbage": judge,
    "refuses-ehlo": judge,
}

GREETINGS = {
    "greets-554": b"554 no SMTP service here\r\n",
    "greets-421": b"421 4.3.2 busy\r\n",
    "greets-not": b"",
    "greets-garbage": b"HTTP/1.1 400 Bad Request\r\n",
}


def reply_to(name, line):
    verb = line.upper()
    if verb.startswith(b"EHLO "):
        if name == "refuses-ehlo":
            return b"502 5.5.1 what?\r\n"
        return b"250 mx.example.net\r\n" if name == "no-utf8" else EHLO
    if verb.startswith(b"RCPT TO:"):
        return BEHAVIOURS[name](line[8:])
    if verb.startswith(b"MAIL FROM:") and name == "refuses-mail":
        return b"550 5.7.1 not from you\r\n"
    if verb.startswith((b"MAIL FROM:", b"RSET", b"QUIT")):
        return b"250 2.0.0 OK\r\n"
    return b"500 5.5.2 what?\r\n"


def send(connection, reply):
    """False if that was the last of it."""
    if reply is None:
        return False
    for piece in [reply] if isinstance(reply, bytes) else reply:
        if piece is None:
            return False
        connection.sendall(piece)
    return True


def serve_connection(connection, name, log):
    log.write(b"(connected)\n")
    connection.sendall(GREETINGS.get(name, GREETING))
    rest = b""
    while True:
        while b"\r\n" not in rest:
            more = connection.recv(65536)
            if not more:
                return
            rest += more
        line, _, rest = rest.partition(b"\r\n")
        log.write(line + b"\n")
        if not send(connection, reply_to(name, line)) or line == b"QUIT":
            return
        if name == "closes-when-idle" and line == b"RSET":
            return


def serve(listener, name, log):
    while True:
        connection, _ = listener.accept()
        try:
            serve_connection(connection, name, log)
        except OSError:
            pass  # the client has had enough
        connection.close()


def main():
    signal.alarm(120)
    for name in BEHAVIOURS:
        listener = socket.create_server(("127.0.0.1", 0))
        log = open(sys.argv[1] + "/" + name, "wb", buffering=0)
        threading.Thread(target=serve, args=(listener, name, log),
                         daemon=True).start()
        print(name, listener.getsockname()[1])
    print("ready", 0, flush=True)
    signal.pause()


main()
