"""suites.py - the addresses in the test suites of other software

SPDX-License-Identifier: MIT

Nothing of them is copied: their files are read where Debian installs them.
Each case is what that software says of one text.
"""
import ast
import glob
import re
from collections import namedtuple

# form: as the tool has it; valid: what it says; addresses: as it reads them, quotes and all that means
# nothing taken away, or None where the test does not tell.
Case = namedtuple("Case", "form text valid addresses")

def installed(pattern):
    """The last of the paths of that pattern; None if there is none."""
    return max(glob.glob(pattern), default=None)


def meaning(part):
    """A part without white space, comments, quotes and backslashes."""
    out, depth, quoted, i = "", 0, False, 0
    while i < len(part):
        it = part[i]
        if it == "\\" and i + 1 < len(part):
            i += 1
            out += part[i] if depth == 0 else ""
        elif it == '"' and depth == 0:
            quoted = not quoted
        elif it in "()" and not quoted:
            depth += 1 if it == "(" else -1
        elif depth == 0 and (quoted or not it.isspace()):
            out += it
        i += 1
    return out


# ---- Go's net/mail: tables in a source file -------------------------------

GO_TOKEN = re.compile(
    rb'//[^\n]*|`[^`]*`|"(?:\\.|[^"\\])*"|string\(\[\]byte\{([^}]*)\}\)|'
    rb"[A-Za-z_]\w*|[^\s]", re.S)
GO_ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"v": b"\v",
              b"b": b"\b", b"f": b"\f", b'"': b'"', b"\\": b"\\"}


def go_string(token):
    """The octets of a string literal; None if it is none."""
    if token.startswith(b"`"):
        return token[1:-1].replace(b"\r", b"")
    if token.startswith(b"string("):
        octets = re.search(rb"\{(.*)\}", token, re.S).group(1)
        return bytes(int(octet, 0) for octet in octets.split(b",") if octet)
    if not token.startswith(b'"'):
        return None

    def unescape(match):
        it = match.group(1)
        if it[:1] == b"x":
            return bytes([int(it[1:], 16)])
        if it[:1] in b"uU":
            return chr(int(it[1:], 16)).encode()
        if it[:1].isdigit():
            return bytes([int(it, 8)])
        return GO_ESCAPES[it]

    return re.sub(rb"\\(x..|u....|U........|[0-7]{3}|.)", unescape,
                  token[1:-1], flags=re.S)


def go_tokens(source, function):
    body = re.search(rb"\nfunc " + function + rb"\(.*?\n}\n", source, re.S)
    out = []
    for match in GO_TOKEN.finditer(body.group(0)):
        token = match.group(0)
        if token.startswith(b"//"):
            continue
        string = go_string(token)
        if string is not None and len(out) > 1 and out[-1] == b"+" and \
                isinstance(out[-2], tuple):
            out[-2:] = [(out[-2][0] + string,)]
        else:
            out.append((string,) if string is not None else token)
    return out


def go_entry_end(tokens, begin):
    """Behind the "}" that closes the "{" at begin."""
    depth, i = 0, begin
    while True:
        depth += {b"{": 1, b"}": -1}.get(tokens[i], 0)
        i += 1
        if depth == 0:
            return i


def go_addresses(tokens):
    return [tokens[i + 2][0] for i, token in enumerate(tokens)
            if token == b"Address" and tokens[i + 1] == b":"]


def go_refused(tokens):
    """{"text", "what the error says"}, numbered"""
    for i, token in enumerate(tokens):
        if token == b"{" and isinstance(tokens[i + 1], tuple) and \
                tokens[i + 2] == b"," and isinstance(tokens[i + 3], tuple):
            yield Case("header", tokens[i + 1][0], False, None)


def go_parsed(tokens):
    """{"text", []*Address{...}}"""
    for i, token in enumerate(tokens):
        if token == b"{" and isinstance(tokens[i + 1], tuple) and \
                tokens[i + 2:i + 5] == [b",", b"[", b"]"]:
            entry = tokens[i:go_entry_end(tokens, i)]
            yield Case("list", tokens[i + 1][0], True, go_addresses(entry))


def go_printed(tokens):
    """{&Address{...}, "text"}"""
    for i, token in enumerate(tokens):
        if token == b"{" and tokens[i + 1:i + 3] == [b"&", b"Address"]:
            entry = tokens[i:go_entry_end(tokens, i)]
            if isinstance(entry[-2], tuple) or isinstance(entry[-3], tuple):
                text = entry[-2] if isinstance(entry[-2], tuple) else entry[-3]
                yield Case("header", text[0], True, go_addresses(entry))


def go_net_mail():
    path = installed("/usr/share/go-*/src/net/mail/message_test.go")
    if path is None:
        return None
    with open(path, "rb") as file:
        source = file.read()
    cases = list(go_refused(go_tokens(source, b"TestAddressParsingError")))
    for function in (b"TestAddressParsing", b"TestAddressParser"):
        cases += go_parsed(go_tokens(source, function))
    cases += go_printed(go_tokens(source, b"TestAddressString"))
    return cases


# ---- CPython's email: calls in a test class -------------------------------

PYTHON_PARSERS = {"get_mailbox": "header", "get_name_addr": "header",
                  "get_addr_spec": "header", "get_angle_addr": "header",
                  "get_mailbox_list": "list", "get_address": "list",
                  "get_address_list": "list", "get_group": "list"}


def python_literal(node):
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def python_form(node):
    """That of get_mailbox, of parser.get_mailbox; None if it is none."""
    return PYTHON_PARSERS.get(getattr(node, "attr", None))


def python_calls(method):
    for node in ast.walk(method):
        if isinstance(node, ast.Call):
            yield node


def python_addr_specs(method):
    """What the test compares .addr_spec with, in its order."""
    found = []
    for call in python_calls(method):
        if getattr(call.func, "attr", None) == "assertEqual" and \
                getattr(call.args[0], "attr", None) == "addr_spec":
            found.append((call.lineno, python_literal(call.args[1])))
    return [meaning(text).encode() for _, text in sorted(found)
            if text is not None] or None


def python_defects(node):
    """The names of errors.XDefect in a list."""
    return [element.attr for element in getattr(node, "elts", [])
            if hasattr(element, "attr")]


def python_case(method, call):
    """self._test_get_x(parser.get_x, source, string, value, defects, rest)"""
    text = python_literal(call.args[1])
    if text is None or len(call.args) < 6:
        return None
    rest = python_literal(call.args[5])
    defects = python_defects(call.args[4])
    single = sum(getattr(each.func, "attr", None) == "_test_get_x"
                 for each in python_calls(method)) == 1
    return Case(python_form(call.args[0]),
                text.encode("utf-8", "surrogateescape"),
                rest == "" and all(it == "ObsoleteHeaderDefect"
                                   for it in defects),
                python_addr_specs(method) if single and rest == "" else None)


def python_refused(block):
    """with self.assertRaises(errors.HeaderParseError): parser.get_x(text)"""
    raises = [item for item in block.items if getattr(
        getattr(item.context_expr, "func", None), "attr", "") == "assertRaises"]
    for call in python_calls(block) if raises else []:
        form = python_form(call.func)
        text = python_literal(call.args[0]) if form else None
        if text is not None:
            yield Case(form, text.encode(), False, None)


def cpython_email():
    path = installed("/usr/lib/python3.*/test/test_email/"
                     "test__header_value_parser.py")
    if path is None:
        return None
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    cases = []
    for method in ast.walk(tree):
        if not isinstance(method, ast.FunctionDef):
            continue
        for call in python_calls(method):
            if getattr(call.func, "attr", None) == "_test_get_x" and \
                    python_form(call.args[0]):
                cases.append(python_case(method, call))
        for block in ast.walk(method):
            if isinstance(block, ast.With):
                cases += python_refused(block)
    return [case for case in cases if case is not None]


SUITES = {"go-net-mail": (go_net_mail, "golang-1.19-src"),
          "cpython-email": (cpython_email, "libpython3.11-testsuite")}
