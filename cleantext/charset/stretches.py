"""Which stretches of a file are not UTF-8: all of its lines, some, or single words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Span
from cleantext.mojibake.evidence import used

_CHANCE = r"[A-Za-z][\u0250-\u07ff]|[\u0250-\u07ff][A-Za-z]"
"""Letters of two scripts side by side: two letters of one code page that look like UTF-8."""

_LINE = re.compile(r"[^\r\n]*[\udc80-\udcff][^\r\n]*")
_LINE_OR_CHANCE = re.compile(rf"[^\r\n]*(?:[\udc80-\udcff]|{_CHANCE})[^\r\n]*")
_BEYOND_LINE = re.compile(
    r"(?m)^[\x00-\x09\x0b-\x7f]*[^\x00-\x7f\udc80-\udcff][^\udc80-\udcff\n]*$"
)
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
    mixed = _has_whole_lines(text)
    for line in (_LINE if mixed else _LINE_OR_CHANCE).finditer(text):
        if not _is_damaged_utf8(line[0], mixed):
            yield line.span()
            continue
        for word in _WORD.finditer(text, *line.span()):
            if not _BEYOND.search(word[0]):
                yield word.span()


def _has_whole_lines(text: str) -> bool:
    """Whether some line beyond ASCII is UTF-8 from end to end."""
    return any(
        used("".join(_BEYOND.findall(line))) and not re.search(_CHANCE, line)
        for line in _BEYOND_LINE.findall(text)
    )


def _is_damaged_utf8(stretch: str, mixed: bool) -> bool:
    """Whether most of what is beyond ASCII in a stretch is UTF-8, and in use today.

    Args:
        mixed: there are lines that are UTF-8 from end to end.
    """
    others = "".join(_BEYOND.findall(stretch))
    bad = len(_BYTE.findall(stretch))
    if len(others) + mixed <= bad or not used(others):
        return False
    return mixed or not re.search(_CHANCE, stretch)


def has_utf8(text: str) -> bool:
    """Whether a text has lines beyond ASCII that are UTF-8 from end to end, or nearly so."""
    proof = "".join(_BEYOND.findall(text))
    return bool(proof) and used(proof) and len(proof) * 4 >= len(_BYTE.findall(text))
