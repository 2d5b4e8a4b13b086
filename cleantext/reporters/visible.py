"""Text for a terminal: what cannot be seen is spelled out, and what could do harm is not sent."""

from __future__ import annotations

import re
from functools import lru_cache

# Invisible although str.isprintable says otherwise: fillers and variation selectors.
# Two classes, since one that reaches beyond the Basic Multilingual Plane is far slower.
_UNSEEN = (
    re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]"),
    re.compile("[\U000e0100-\U000e01ef]"),
)
_SHORT = 16
"""Pieces of so few characters come up again and again."""


class _Spelled(dict[int, str]):
    """How each character is shown; filled as characters turn up."""

    def __missing__(self, point: int) -> str:
        self[point] = shown = _spell(point)
        return shown


def _spell(point: int) -> str:
    if point == 0x09:
        return "\t"
    if point < 0x20:
        return chr(0x2400 + point)  # ␛ and its neighbours
    if point == 0x7F:
        return "␡"
    if 0xDC80 <= point <= 0xDCFF:
        return f"<byte {point - 0xDC00:02X}>"
    char = chr(point)
    if _is_seen(char):
        return char
    return f"<U+{point:04X}>"


_TABLE = _Spelled()
_SPACES = str.maketrans({"\t": "→", " ": "␣"})


def visible(text: str) -> str:
    """The text with control, format and other invisible characters spelled out.

    Tabs stay. Control characters become their pictures (␛), bytes that are not
    text ``<byte E9>``, all others ``<U+200B>``.
    """
    return text if _is_seen(text) else text.translate(_TABLE)


def _is_seen(text: str) -> bool:
    if not text.isprintable():
        return False
    return text.isascii() or not any(unseen.search(text) for unseen in _UNSEEN)


def marked(text: str) -> str:
    """As :func:`visible`, for text that changes: spaces show, too, where there is nothing else."""
    return _marked(text) if len(text) <= _SHORT else _marked.__wrapped__(text)


@lru_cache(maxsize=1 << 10)
def _marked(text: str) -> str:
    shown = visible(text)
    return shown.replace("\t", "→") if text.strip(" \t\r\n") else shown.translate(_SPACES)


def quoted(text: str, room: int = 60) -> str:
    """A short piece of text for a line of a report; its middle is left out if it is long."""
    if len(text) > room:
        half = room // 2 - 1
        text = f"{text[:half]} … {text[-half:]}"
    inner = text.strip(" ")
    # Not every space, but those that would vanish at the edges.
    head = len(text) - len(text.lstrip(" "))
    return marked(text[:head]) + marked(inner) + marked(text[head + len(inner) :])
