"""Edits that write a quotation in another style, mark by mark; the words stay."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.edits import Edit
from cleantext.quotation.glyphs import DOUBLE, SINGLE
from cleantext.quotation.marks import Mark
from cleantext.quotation.paragraphs import Quotation
from cleantext.quotation.profiles import SPACES, Level, Profile

_SPACES = frozenset(SPACES)
_NOTHING = frozenset(SPACES + "," + DOUBLE + SINGLE)
_NOTHING_OR_END = _NOTHING | {""}


def recast(text: str, quotation: Quotation, profile: Profile, space: str) -> list[Edit]:
    """Edits that give a quotation the outermost marks of a profile, with ``space`` inside.

    Quotations directly inside that have these very marks get those of the next
    level, so that the levels stay apart; the others stay.
    """
    outer, inner = profile.level(0), profile.level(1)
    level = Level(outer.opener, outer.closer, space)
    edits = _outer(text, quotation, level, profile.continued)
    for pair in quotation.inner:
        if pair.depth == 1 and pair.style == level.style:
            edits += [*_open(text, pair.opener, inner), *_close(text, pair.closer, inner)]
    return edits


def rewrite(text: str, quotation: Quotation, profile: Profile) -> list[Edit]:
    """Edits that write a quotation and all inside it as a profile does."""
    level = profile.level(0)
    edits = _outer(text, quotation, level, profile.continued)
    for pair in quotation.inner:
        level = profile.level(pair.depth)
        edits += [*_open(text, pair.opener, level), *_close(text, pair.closer, level)]
    return edits


def _outer(text: str, quotation: Quotation, level: Level, continued: str) -> list[Edit]:
    first, *later = quotation.openers
    edits = [*_open(text, first, level), *_close(text, quotation.closer, level)]
    for mark in later:
        edits += _open(text, mark, Level(continued, "", level.space))
    return edits


def _open(text: str, mark: Mark, level: Level) -> Iterator[Edit]:
    start = end = mark.at + 1
    while text[end : end + 1] in _SPACES:
        end += 1
    space = text[start:end] or level.space
    yield from _changed(text, mark.at, end, level.opener + (space if level.space else ""))


def _close(text: str, mark: Mark, level: Level) -> Iterator[Edit]:
    start = end = mark.at
    while text[start - 1 : start] in _SPACES:
        start -= 1
    space = text[start:end] or level.space
    yield from _changed(text, start, end + 1, (space if level.space else "") + level.closer)


def _changed(text: str, start: int, end: int, new: str) -> Iterator[Edit]:
    if text[start:end] != new:
        yield Edit.within(text, start, end, new)


def is_empty(text: str, opener: Mark, closer: Mark) -> bool:
    """Whether nothing is quoted but marks, as where a text tells which marks there are."""
    inside = text[opener.at + 1 : closer.at]
    # Nearly all begin with a word.
    return inside[:1] in _NOTHING_OR_END and _NOTHING.issuperset(inside)
