#!/usr/bin/env python3
# aiosmtpd_server.py - aiosmtpd on a loopback port, taking any recipient
#
# SPDX-License-Identifier: MIT
#
# usage: aiosmtpd_server.py PORT [utf8]
import asyncio
import sys

from aiosmtpd.smtp import SMTP


class Anyone:
    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return "250 OK"


def session():
    return SMTP(Anyone(), hostname="mx.example.net",
                enable_SMTPUTF8=sys.argv[2:] == ["utf8"])


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()


asyncio.run(main())
