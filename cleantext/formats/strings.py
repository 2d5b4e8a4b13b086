"""Strings as JSON, TOML and YAML write them between double quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from cleantext.edits import Edit

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\n])"
)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "e": "\x1b", "0": "\0"}
_NAMED |= {"a": "\a", "v": "\v", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


def escapes(raw: str, start: int, end: int) -> Iterator[Edit]:
    """Each escape in ``raw[start:end]`` as the edit that replaces it by what it stands for.

    All escapes of the three formats are known at once; that a string says what
    these edits make of it is for the caller to check.
    """
    for match in _ESCAPE.finditer(raw, start, end):
        yield Edit(*match.span(), _stands_for(match[0]))


def _stands_for(escape: str) -> str:
    kind = escape[1]
    if kind == "u":
        code = int(escape[2:6], 16)
        if len(escape) > 6:
            code = 0x10000 + ((code - 0xD800) << 10) + int(escape[8:12], 16) - 0xDC00
        return chr(code)
    if kind in "xU":
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 else ""
    return _NAMED.get(kind, kind)


def escape(text: str) -> str:
    """A text as it stands between double quotes; all three formats read it alike."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def escape_ascii(text: str) -> str:
    """As :func:`escape`, with ASCII characters alone."""
    return json.dumps(text)[1:-1]


def quote(text: str) -> str:
    """A text between double quotes."""
    return json.dumps(text, ensure_ascii=False)
