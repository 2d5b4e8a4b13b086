"""A space on one side inside a pair of marks: left by a scraper, meant by nobody.

Spaces on both sides are a style (« French ») and no business of this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.edits import Edit
from cleantext.patterns.prose import is_prose
from cleantext.quotation.glyphs import DOUBLE, SINGLE
from cleantext.quotation.marks import Mark
from cleantext.quotation.paragraphs import Quotation
from cleantext.quotation.styles import Repair

_AFTER = "\r\n.,;:!?)"
# Printers set a thin space between the marks of two levels.
_NOT_WORDS = frozenset(" " + DOUBLE + SINGLE)


def lopsided(text: str, quotations: Iterable[Quotation]) -> Iterator[Repair]:
    """Repairs that delete the space of pairs that have one on one side only."""
    for quotation in quotations:
        if len(quotation.openers) == 1:
            yield from _tightened(text, quotation.openers[0], quotation.closer)
        for pair in quotation.inner:
            yield from _tightened(text, pair.opener, pair.closer)


def _tightened(text: str, opener: Mark, closer: Mark) -> Iterator[Repair]:
    first, last = opener.at + 1, closer.at - 1
    left, right = text[first] == " ", text[last] == " "
    if left == right or first == last:
        return
    if left:
        at, word = first, text[first + 1]
        outside = text[opener.at - 1 : opener.at] if opener.at else ""
        stray = outside in " \r\n(" or not outside
    else:
        at, word = last, text[last - 1]
        outside = text[closer.at + 1 : closer.at + 2]
        stray = outside in " " + _AFTER or not outside
    # With a word right outside, the space stands on the wrong side of the mark.
    if stray and word not in _NOT_WORDS and is_prose(text, opener.at, closer.at + 1):
        yield Repair(opener.at, closer.at + 1, (Edit(at, at + 1, ""),))
