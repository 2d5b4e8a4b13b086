"""A large text some at a time: what is made of a piece is gone before the next one is begun.

A copy of a text of 100 MB takes longer than most questions that are asked of it, because
the system has to find the memory; that of a piece stays where the processor has it at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain

# Not str.splitlines: that also breaks at U+2028, U+0085, form feed and others.
LINE_END = re.compile(r"\r\n|\n|\r")

_SIZE, _KEPT = 1 << 16, 1 << 20


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The spans of pieces that end before a space, or at the end of the text."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + _SIZE)
        end = end if end >= 0 else len(text)
        yield start, end
        start = end


def present(text: str, literals: Iterable[str]) -> set[str]:
    """Those of some literals that occur in a text."""
    if len(text) <= _SIZE:
        # One character is found, or missed, soonest by ``in``, and two from the end.
        return {one for one in literals if (one in text if len(one) == 1 else text.rfind(one) >= 0)}
    found: set[str] = set()
    left = set(literals)
    for start in range(0, len(text), _SIZE):
        end = start + _SIZE - 1
        here = {literal for literal in left if text.rfind(literal, start, end + len(literal)) >= 0}
        found |= here
        left -= here
        if not left:
            break
    return found


def places_of(text: str, literal: str) -> Iterator[int]:
    """Where a rare literal stands, from the beginning."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def lines_of(text: str) -> Iterable[str]:
    """The lines without their line ends (LF, CRLF or CR), empty ones included."""
    return _lines_of_pieces(text) if len(text) > _SIZE else _split(text)


def _lines_of_pieces(text: str) -> Iterator[str]:
    start = 0
    while (end := text.find("\n", start + _SIZE)) >= 0:
        yield from _split(text[start : end - (text[end - 1] == "\r")])
        start = end + 1
    yield from _split(text[start:])


def _split(text: str) -> list[str]:
    return LINE_END.split(text) if "\r" in text else text.split("\n")


def encoded(text: str) -> Iterable[bytes]:
    """The pieces of a text in UTF-8, lone surrogates included; they can be asked for again.

    Those of a very large text are then made again.
    """
    if len(text) <= _SIZE:
        return (text.encode("utf-8", "surrogatepass"),)
    return _Encoded(text) if len(text) > _KEPT else (*_Encoded(text),)


class _Encoded:
    def __init__(self, text: str) -> None:
        self._text = text

    def __iter__(self) -> Iterator[bytes]:
        for start, end in pieces(self._text):
            yield self._text[start:end].encode("utf-8", "surrogatepass")


def spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """A text with spans of it replaced.

    Args:
        changes: start, end and what to put there, in order and disjoint.
    """
    fixed = StringIO(newline="\n")  # which grows where it is: to join the parts takes it twice
    parts: list[str] = []
    at = begin = 0
    for start, end, new in chain(changes, ((len(text), len(text), ""),)):
        while start - at > _SIZE:
            parts.append(text[at : at + _SIZE])
            at += _SIZE
            fixed.write("".join(parts))
            parts, begin = [], at
        parts += (text[at:start], new)
        at = end
        if at - begin > _SIZE:
            fixed.write("".join(parts))
            parts, begin = [], at
    last = "".join(parts)
    if not begin:
        return last
    fixed.write(last)
    return fixed.getvalue()
