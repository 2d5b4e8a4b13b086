"""Text for a terminal: what cannot be seen is spelled out, and what could do harm is not sent."""

from __future__ import annotations

import re
from functools import cache, lru_cache

# Invisible although str.isprintable says otherwise: fillers and variation selectors.
# Two classes, since one that reaches beyond the Basic Multilingual Plane is far slower.
_UNSEEN = (
    re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]"),
    re.compile("[\U000e0100-\U000e01ef]"),
)
_PERHAPS = re.compile(
    "[^ -~\xa1-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f\u05d0-\u05ea\u0621-\u064a"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3041-\u3096\u30a1-\u30fe\u4e00-\u9ffc\uac00-\ud7a3]+"
)
"""All but what is surely seen; to ask each character of a line is what takes time."""

_SHORT = 16
"""Pieces of so few characters come up again and again."""


@cache
def _spell(char: str) -> str:
    """How a character is shown."""
    point = ord(char)
    if point == 0x09:
        return "\t"
    if point < 0x20:
        return chr(0x2400 + point)  # ␛ and its neighbours
    if point == 0x7F:
        return "␡"
    if 0xDC80 <= point <= 0xDCFF:
        return f"<byte {point - 0xDC00:02X}>"
    return char if _is_seen(char) else f"<U+{point:04X}>"


_SPACES = str.maketrans({"\t": "→", " ": "␣"})


def visible(text: str) -> str:
    """The text with control, format and other invisible characters spelled out.

    Tabs stay. Control characters become their pictures (␛), bytes that are not
    text ``<byte E9>``, all others ``<U+200B>``.
    """
    if text.isascii() and text.isprintable():
        return text
    return _PERHAPS.sub(lambda match: "".join(map(_spell, match[0])), text)


def _is_seen(char: str) -> bool:
    return char.isprintable() and not any(unseen.match(char) for unseen in _UNSEEN)


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
    return _quoted(text) if len(text) <= _SHORT else _quoted.__wrapped__(text)


@lru_cache(maxsize=1 << 10)
def _quoted(text: str) -> str:
    inner = text.strip(" ")
    # Not every space, but those that would vanish at the edges.
    head = len(text) - len(text.lstrip(" "))
    return marked(text[:head]) + marked(inner) + marked(text[head + len(inner) :])
