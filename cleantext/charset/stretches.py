"""Which stretches of a file are not UTF-8: all of its lines, some, or single words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Span
from cleantext.mojibake.evidence import used

_LINE = re.compile(r"[^\r\n]*[\udc80-\udcff][^\r\n]*")
_WORD = re.compile(r"[^ \t\r\n]*[\udc80-\udcff][^ \t\r\n]*")
_BYTE = re.compile(r"[\udc80-\udcff]")
_BEYOND = re.compile(r"[^\x00-\x7f\udc80-\udcff]+")


def stretches(text: str) -> Iterator[Span]:
    """The stretches in which bytes are not UTF-8, each all in the same code page.

    Where the file has UTF-8 as well, a line may mix both, and a word is asked by
    itself. Where it has none, what looks like UTF-8 in such a line is chance.

    Args:
        text: bytes as UTF-8, with those that are not UTF-8 as lone surrogates.
    """
    for line in _LINE.finditer(text):
        if not is_utf8_damaged(line[0]):
            yield line.span()
            continue
        for word in _WORD.finditer(text, *line.span()):
            if not _BEYOND.search(word[0]):
                yield word.span()


def is_utf8_damaged(stretch: str) -> bool:
    """Whether most of what is beyond ASCII in a stretch is UTF-8, and in use today."""
    others = "".join(_BEYOND.findall(stretch))
    return len(others) >= len(_BYTE.findall(stretch)) and used(others)


def has_utf8(text: str) -> bool:
    """Whether a text has lines beyond ASCII that are UTF-8 from end to end, or nearly so."""
    proof = "".join(_BEYOND.findall(text))
    return bool(proof) and used(proof) and len(proof) * 4 >= len(_BYTE.findall(text))
