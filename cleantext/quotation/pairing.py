"""Which marks of one paragraph belong together: a stack, and three ways to read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from cleantext.quotation.glyphs import DOUBLE, STRAIGHT
from cleantext.quotation.marks import Mark, Side

_OPENERS = frozenset("“„‟«‘‚‛‹")
_LOOSE = frozenset("\"'”’")
_FEW, _KEPT = 12, 1 << 10
_DEEPEST = 8
"""Nobody quotes deeper than this; the bound keeps hostile text linear."""

# What closes an opener in some language; other closers are a slip of the keyboard.
_CLOSED_BY = {
    "“": "”",
    "„": "“”‟",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "’": "’",
    "‹": "›",
    "›": "‹›",
    "'": "'",
}


class Pair(NamedTuple):
    """Two marks that belong together, ``depth`` quotations deep (0 is the outermost)."""

    opener: Mark
    closer: Mark
    depth: int

    @property
    def style(self) -> str:
        """The two glyphs, such as ``«»``."""
        return self.opener.glyph + self.closer.glyph

    @property
    def matched(self) -> bool:
        """Whether some language writes an opener and a closer like these."""
        return self.closer.glyph in _CLOSED_BY[self.opener.glyph]

    @property
    def certain(self) -> bool:
        """Whether a neighbour or a glyph spoke for it, beyond the mere order of marks."""
        opener, closer = self.opener, self.closer
        glyphs = opener.glyph in STRAIGHT and closer.glyph in STRAIGHT
        return not glyphs or bool(opener.side or closer.side)


class Reading(NamedTuple):
    """One way to read the marks of a paragraph.

    ``loose`` marks turned out not to quote, nor did the ``apostrophes``.
    """

    pairs: tuple[Pair, ...] = ()
    unclosed: tuple[Mark, ...] = ()
    unopened: tuple[Mark, ...] = ()
    loose: tuple[Mark, ...] = ()
    apostrophes: tuple[Mark, ...] = ()

    @property
    def balanced(self) -> bool:
        return not (self.unclosed or self.unopened)


# What calling the class comes to, in a third of the time.
_new_pair = partial(tuple.__new__, Pair)

_Shape = tuple[str, Side | None, bool]
"""All of a mark but its place."""


def read(marks: Sequence[Mark]) -> Reading:
    """The first reading that comes out even, else the one by neighbours.

    By shape: “ « „ open and ” » close, if that gives matching pairs only. By
    neighbours: a space before and a letter after make an opener of any glyph. A
    straight mark always goes by its neighbours, and where they do not tell, it
    closes what is open. A loose mark closes an open quotation of its kind, or
    else is none; where that does not come out even, no loose mark is one.
    """
    if len(marks) > _FEW:
        return _first_even(marks)
    return _placed(_known(tuple([mark[1:] for mark in marks])), marks)


@lru_cache(maxsize=_KEPT)
def _known(shapes: tuple[_Shape, ...]) -> Reading:
    """The reading of a few marks, numbered from 0: the same come in text after text."""
    return _first_even([Mark(number, *shape) for number, shape in enumerate(shapes)])


def _placed(reading: Reading, marks: Sequence[Mark]) -> Reading:
    """A reading of numbered marks with these in their places."""
    pairs = [_new_pair((marks[a.at], marks[b.at], depth)) for a, b, depth in reading.pairs]
    if reading.balanced and not reading.loose:
        return Reading(tuple(pairs))
    rest = (tuple([marks[mark.at] for mark in some]) for some in reading[1:])
    return Reading(tuple(pairs), *rest)


def _first_even(marks: Sequence[Mark]) -> Reading:
    by_shape = _read(marks, strict=False, shapes=True)
    if by_shape.balanced and all(pair.matched for pair in by_shape.pairs):
        return by_shape
    by_neighbours = _read(marks, strict=False, shapes=False)
    if by_neighbours.balanced:
        return by_neighbours
    if any(mark.loose for mark in marks):
        for shapes in (True, False):
            reading = _read(marks, strict=True, shapes=shapes)
            if reading.balanced:
                return reading
    return by_shape if by_shape.balanced else by_neighbours


def _read(marks: Sequence[Mark], strict: bool, shapes: bool) -> Reading:
    stack = _Stack()
    loose: list[Mark] = []
    for mark in marks:
        top = stack.open[-1].glyph if stack.open else ""
        doubtful = mark.loose and mark.glyph in _LOOSE and mark.side is not Side.OPEN
        if doubtful and (strict or not _ends_a_quotation(mark, top)):
            loose.append(mark)
        elif _role(mark, top, shapes) is Side.OPEN:
            stack.open.append(mark)
        else:
            stack.close(mark)
    unclosed = (*stack.unclosed, *stack.open)
    return Reading(tuple(stack.pairs), unclosed, tuple(stack.unopened), tuple(loose))


def _ends_a_quotation(mark: Mark, top: str) -> bool:
    """Whether a loose mark rather closes what is open: a straight one only its like."""
    if not top or mark.glyph in STRAIGHT:
        return top == mark.glyph
    return (top in DOUBLE) == (mark.glyph in DOUBLE)


def _role(mark: Mark, top: str, shapes: bool) -> Side:
    straight = mark.glyph in STRAIGHT
    if mark.side and (straight or not shapes):
        return mark.side
    if straight:
        return Side.CLOSE if top == mark.glyph else Side.OPEN
    if mark.glyph in "“‘‟" and top and mark.glyph in _CLOSED_BY[top]:
        return Side.CLOSE
    return Side.OPEN if mark.glyph in _OPENERS else Side.CLOSE


class _Stack:
    """The quotations that are open, and what has become of the marks before."""

    def __init__(self) -> None:
        self.open: list[Mark] = []
        self.pairs: list[Pair] = []
        self.unclosed: list[Mark] = []
        self.unopened: list[Mark] = []

    def close(self, mark: Mark) -> None:
        """Pair a mark with the opener it fits; those above that one were never closed."""
        open = self.open
        if not open:
            self.unopened.append(mark)
            return
        slip = len(open) == 1 and (mark.glyph in DOUBLE) == (open[0].glyph in DOUBLE)
        if mark.glyph not in _CLOSED_BY[open[-1].glyph] and not slip:
            top = len(open) - 1
            lowest = max(len(open) - _DEEPEST, 0)
            while top >= lowest and mark.glyph not in _CLOSED_BY[open[top].glyph]:
                top -= 1
            if top < lowest:
                self.unopened.append(mark)
                return
            self.unclosed += open[top + 1 :]
            del open[top + 1 :]
        opener = open.pop()
        self.pairs.append(Pair(opener, mark, len(open)))
