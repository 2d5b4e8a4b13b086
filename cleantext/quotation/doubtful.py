"""Repairs that a style asks for and no rule of form can be sure of: only on request.

They say more than which glyph stands where, so they are never made by default.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.edits import Edit
from cleantext.quotation.analysis import Analysis, all_marks
from cleantext.quotation.apostrophes import Apostrophes
from cleantext.quotation.marks import Mark
from cleantext.quotation.pairing import Pair
from cleantext.quotation.paragraphs import Paragraph
from cleantext.quotation.profiles import Profile
from cleantext.quotation.styles import Repair

_INSIDE = "a stop or comma inside the closing mark, where this style has it behind"
_SHARED = "one closing mark for two quotations"
_STOPS = ".,"
_ENDS_AFTER = ".,;:!?…)"
_NAME = 40
"""Company form and name together, in characters: ``ПАО "НК "Роснефть"``."""


def doubtful(text: str, profile: Profile, apostrophes: Apostrophes) -> list[Repair]:
    """What else a profile asks for in a text that has its marks already."""
    analysis = all_marks(text, apostrophes)
    repairs: list[Repair] = []
    if profile.stops_outside:
        repairs += _stops_inside(text, analysis)
    if profile.shares_closers:
        repairs += _shared_closers(analysis, profile)
    return repairs


def shared_closer(paragraph: Paragraph) -> tuple[Mark, Pair] | None:
    """The opener and the pair that end in one mark, if that is all that is missing here.

    In Russian and Ukrainian one mark may close two levels: ``ПАО "НК "Роснефть"``.
    """
    reading = paragraph.reading
    if len(reading.unclosed) != 1 or reading.unopened:
        return None
    opener = reading.unclosed[0]
    for pair in reading.pairs:
        near = opener.at < pair.opener.at and pair.closer.at - opener.at <= _NAME
        if near and pair.depth == 1 and pair.opener.glyph == opener.glyph:
            return opener, pair
    return None


def _stops_inside(text: str, analysis: Analysis) -> Iterator[Repair]:
    """Stops and commas before a closing mark, where the line goes on behind it."""
    for quotation in analysis.quotations:
        at = quotation.closer.at
        stop, before, after = text[at - 1], text[at - 2], text[at + 1 : at + 2]
        if stop not in _STOPS or before in _STOPS or not after or after in _ENDS_AFTER + "\r\n":
            continue
        edits = (Edit(at - 1, at + 1, text[at] + stop),)
        yield Repair(at - 1, at + 1, edits, safe=False, message=_INSIDE)


def _shared_closers(analysis: Analysis, profile: Profile) -> Iterator[Repair]:
    outer, inner = profile.level(0), profile.level(1)
    for paragraph in analysis.uneven:
        if found := shared_closer(paragraph):
            opener, pair = found
            first, last = opener.at, pair.closer.at + 1
            edits = (
                Edit(first, first + 1, outer.opener),
                Edit(pair.opener.at, pair.opener.at + 1, inner.opener),
                Edit(last - 1, last, inner.closer + outer.closer),
            )
            yield Repair(first, last, edits, safe=False, message=_SHARED)
