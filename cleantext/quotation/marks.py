"""Quotation marks in a text, and what their neighbours say about each.

The same glyph opens in one language and closes in another (“ ends a German
quotation and begins an English one), so a glyph alone decides nothing where the
neighbours are clear: space before and a letter after is an opener.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache, partial
from typing import NamedTuple

from cleantext.document import MASK
from cleantext.pieces import places_of
from cleantext.quotation.glyphs import APOSTROPHES, DOUBLE, SINGLE

_RUN = re.compile(f"[{DOUBLE}{SINGLE}]+")
_MARKS = frozenset(DOUBLE + SINGLE)

# No mark of closing punctuation on the left, no opening one on the right: a colon
# before a quotation has a space after it, or the place is not clear.
_BEFORE_OPENER = frozenset("([{<¿¡—–―‒-‑/=|•·>+&~")
_AFTER_CLOSER = frozenset(".,;:!?…)]}>—–―‒-‑/=|")
_CLOSING = frozenset(".,;:!?)]}")
_OPENING = frozenset("([{¿¡")
_EMPHASIS = "*_"
_SINGLES = frozenset(SINGLE)
_SINGLES_BEFORE = 3
"""Single marks before a double one are looked through, as in ‘“; more is no text."""

_FURTHER = frozenset(SINGLE + _EMPHASIS + MASK)
"""Beside one of these it matters what is further away."""

_HEBREW = re.compile("[\u0590-\u05ff]")
_KEPT = 1 << 12


class Side(IntEnum):
    """Which end of a quotation a mark stands at."""

    OPEN = 1
    CLOSE = 2


class Mark(NamedTuple):
    """One quotation mark.

    Attributes:
        at: its offset.
        glyph: the character.
        side: what its neighbours say; None where they do not.
        loose: it may be no quotation mark at all: after a digit, a prime (inches,
            seconds, a minute of play), after some words an apostrophe.
    """

    at: int
    glyph: str
    side: Side | None
    loose: bool = False


# What calling the class comes to, in a third of the time.
_new_mark = partial(tuple.__new__, Mark)


def scan(text: str, singles: bool) -> Iterator[Mark]:
    """The quotation marks of a text in order, single ones only on request.

    Single marks include apostrophes; it is for the caller to take them out.
    """
    for first, end in _runs(text) if singles else _double_runs(text):
        if end - first == 1:
            around = text[first - 1 : end + 2] if first else "\n" + text[: end + 2]
            if known := _alone(around):
                yield _new_mark((first, around[1], *known))
                continue
        start = first
        while first - start < _SINGLES_BEFORE and text[start - 1 : start] in _SINGLES:
            start -= 1
        left, right = _neighbours(text, start, end, _EMPHASIS)
        side = _side(left, right)
        if side is None and MASK in (left, right[:1]):
            # Protected text is a word, or markup around one: then what is behind it tells.
            side = _side(*_neighbours(text, start, end, _EMPHASIS + MASK))
        for at in range(first, end):
            glyph = text[at]
            if glyph in _SINGLES and not singles:
                continue
            if glyph == '"' and _HEBREW.match(left[-1:]) and _HEBREW.match(right):
                continue  # gershayim, a letter-like sign inside Hebrew abbreviations
            elided = at == start + 1 and _after_elision(text, at, left, right)
            yield Mark(at, glyph, Side.OPEN if elided else side, text[at - 1 : at].isdigit())


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of marks side by side."""
    return (run.span() for run in _RUN.finditer(text))


def _double_runs(text: str) -> Iterator[tuple[int, int]]:
    """The same for those that begin with a double mark, of which most texts have a few."""
    end = 0
    # Seven searches for one character take a fifth of the time of one for a class of them.
    for start in sorted(at for glyph in DOUBLE for at in places_of(text, glyph)):
        if start >= end:
            end = start + 1
            while text[end : end + 1] in _MARKS:
                end += 1
            yield start, end


@lru_cache(maxsize=_KEPT)
def _alone(around: str) -> tuple[Side | None, bool] | None:
    """What is known of a mark without another beside it: its side, and whether it is loose.

    Nothing where the characters next to it do not tell. They are few, and come again.

    Args:
        around: the mark with the character before it and the two behind it.
    """
    left, glyph, right = around[0], around[1], around[2:]
    if left in _FURTHER or right[:1] in _FURTHER:
        return None
    if glyph == '"' and _HEBREW.match(left) and _HEBREW.match(right):
        return None
    side = _side("" if left == "\n" else left, "" if right[:1] == "\n" else right)
    return side, left.isdigit()


def _neighbours(text: str, start: int, end: int, clear: str) -> tuple[str, str]:
    """The character before and the two after a run of marks; clear ones are looked through."""
    while start and text[start - 1] in clear:
        start -= 1
    while end < len(text) and text[end] in clear:
        end += 1
    left, right = text[start - 1 : start] if start else "", text[end : end + 2]
    return "" if left == "\n" else left, "" if right[:1] == "\n" else right


def _side(left: str, right: str) -> Side | None:
    """What the neighbours say; the empty string is the edge of a line."""
    if right[:1].isspace() and right[1:] and right[1:] in _CLOSING:
        return Side.CLOSE
    opens = not left or left.isspace() or left in _BEFORE_OPENER
    ellipsis = right[:1] == "…" or right == ".."
    closes = not right or right[0].isspace() or (right[0] in _AFTER_CLOSER and not ellipsis)
    if opens != closes:
        return Side.OPEN if opens else Side.CLOSE
    if not opens:
        return None
    if right[:1] in _CLOSING and right:
        return Side.CLOSE
    if (not left and right) or left in _OPENING:
        return Side.OPEN
    return None if right else Side.CLOSE if left else None


def _after_elision(text: str, at: int, left: str, right: str) -> bool:
    """Whether the second mark of a run follows an elided article, as in ``dell'"Opera"``."""
    return (
        text[at - 1] in APOSTROPHES
        and text[at] not in SINGLE
        and left.isalpha()
        and right[:1].isalnum()
    )
