"""Paragraphs as units of quotation, and quotations that run over several of them.

A line is a paragraph, as in nearly all scraped text, unless it does not come out
even by itself and is a part of one: it stands in a block of lines that were
wrapped by hand, or the next line goes on in the middle of the sentence. What one
paragraph says depends on others in two cases only: a quotation is *continued*
where the next paragraph begins with an opener again (or with », as in older
Spanish), and it is *long* where it opens in one paragraph and closes in a later
one with nothing amiss between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cleantext.quotation.glyphs import STRAIGHT
from cleantext.quotation.marks import Mark
from cleantext.quotation.pairing import Pair, Reading

_WIDTHS = range(40, 101)
"""How long lines are that were wrapped by hand; shorter ones are verses and lists."""

_FINAL = frozenset(".!?:;…")

Read = Callable[[Sequence[Mark]], Reading]


@dataclass(slots=True)
class Paragraph:
    """The marks between two offsets and how they were read.

    Attributes:
        continued: the next paragraph takes up the quotation that stays open here.
        inside: it belongs to a long quotation, so that its own are of lower rank.
        excused: its mark without a partner has one in another paragraph.
    """

    start: int
    end: int
    marks: Sequence[Mark]
    reading: Reading
    continued: bool = False
    inside: bool = False
    excused: bool = False

    @property
    def settled(self) -> bool:
        """Whether every mark of it is accounted for beyond doubt."""
        reading = self.reading
        even = reading.balanced or self.continued
        return even and not self.inside and all(pair.certain for pair in reading.pairs)

    @property
    def fault(self) -> Mark | None:
        """The first mark without a partner.

        Straight marks that come out even are in doubt, but none is missing.
        """
        if self.continued or self.excused or self.reading.balanced:
            return None
        left = sorted(self.reading.unclosed + self.reading.unopened, key=lambda mark: mark.at)
        straight = len(left) % 2 == 0 and all(mark.glyph in STRAIGHT for mark in left)
        return None if straight else left[0]


class Quotation(NamedTuple):
    """An outermost quotation with those inside it.

    Attributes:
        openers: its opening mark, and the marks that take it up in later paragraphs.
        inner: the pairs inside it.
    """

    openers: tuple[Mark, ...]
    closer: Mark
    inner: tuple[Pair, ...]


def paragraphs(text: str, marks: Iterable[Mark], read: Read) -> list[Paragraph]:
    """The paragraphs of a text that have marks, read and connected."""
    found = [_paragraph(start, end, group, read) for start, end, group in _lines(text, marks)]
    if all(paragraph.reading.balanced for paragraph in found):
        return found  # nothing to connect
    found = list(_join_wrapped(text, found, read))
    for one, other in pairwise(found):
        one.continued = _continues(text, one, other)
    for other, one in pairwise(reversed(found)):
        # A continued quotation holds only if it comes to its end.
        one.continued = one.continued and (other.continued or other.reading.balanced)
    _find_long(found)
    return found


def quotations(found: Sequence[Paragraph]) -> Iterator[Quotation]:
    """The quotations of all settled paragraphs, in order."""
    openers: list[Mark] = []
    inner: list[Pair] = []
    sound = True
    for paragraph in found:
        sound = sound and paragraph.settled
        left = paragraph.reading.unclosed[0].at if paragraph.continued else paragraph.end
        for opener, closer, nested in _outermost(paragraph.reading.pairs, left):
            if sound:
                yield Quotation((*openers, opener), closer, (*inner, *nested))
            openers, inner = [], []
        if paragraph.continued:
            openers.append(paragraph.reading.unclosed[0])
            inner += [pair for pair in paragraph.reading.pairs if pair.opener.at > left]
        else:
            openers, inner, sound = [], [], True


def _outermost(pairs: Sequence[Pair], end: int) -> Iterator[tuple[Mark, Mark, list[Pair]]]:
    """Each outermost pair with those inside it, in order. Pairs come closers first."""
    inside: list[Pair] = []
    for pair in pairs:
        if pair.opener.at > end:
            continue
        if pair.depth:
            inside.append(pair)
        else:
            yield pair.opener, pair.closer, inside
            inside = []


def _lines(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    group: list[Mark] = []
    start, end = 0, -1
    for mark in marks:
        if mark.at >= end:
            if group:
                yield start, end, group
            group = []
            start = text.rfind("\n", 0, mark.at) + 1
            end = text.find("\n", mark.at)
            end = len(text) if end < 0 else end
        group.append(mark)
    if group:
        yield start, end, group


def _paragraph(start: int, end: int, marks: Sequence[Mark], read: Read) -> Paragraph:
    return Paragraph(start, end, marks, read(marks))


def _join_wrapped(text: str, found: Sequence[Paragraph], read: Read) -> Iterator[Paragraph]:
    """Each line that does not come out even together with those that it was parted from."""
    block = _Block(text)
    index = 0
    while index < len(found):
        first = found[index]
        last = index + 1
        if not first.reading.balanced:
            end = block.reach(first.end)
            while last < len(found) and found[last].start < end:
                last += 1
        if last > index + 1:
            marks = [mark for paragraph in found[index:last] for mark in paragraph.marks]
            first = _paragraph(first.start, found[last - 1].end, marks, read)
        yield first
        index = last


class _Block:
    """The stretch between two empty lines, looked at once for all lines in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._wrapped = False

    def reach(self, line_end: int) -> int:
        """Where the paragraph ends to which the line with this end belongs."""
        text = self._text
        if line_end > self._end:
            start = text.rfind("\n\n", 0, line_end)
            end = text.find("\n\n", line_end)
            self._end = len(text) if end < 0 else end
            self._wrapped = _wrapped(text[start + 2 if start >= 0 else 0 : self._end])
        if self._wrapped:
            return self._end
        while line_end < self._end and _cut(text, line_end):
            after = text.find("\n", line_end + 1)
            line_end = len(text) if after < 0 else after
        return line_end


def _cut(text: str, line_end: int) -> bool:
    """Whether a line ends within a sentence: the next one goes on in lower case."""
    return text[line_end + 1 : line_end + 2].islower() and text[line_end - 1] not in _FINAL


def _wrapped(block: str) -> bool:
    """Whether each line of a block is as long as it could be: the next word did not fit."""
    lines = block.strip("\n").split("\n")
    width = max(map(len, lines))
    if len(lines) < 2 or width not in _WIDTHS:
        return False
    return all(
        len(line.rstrip()) + 1 + len(after.split(None, 1)[0]) > width
        for line, after in pairwise(lines)
        if after.strip()
    )


def _continues(text: str, one: Paragraph, other: Paragraph) -> bool:
    """Whether the quotation that one paragraph leaves open begins anew in the next."""
    reading = one.reading
    if len(reading.unclosed) != 1 or reading.unopened or text[one.end : other.start].strip():
        return False
    left, first = reading.unclosed[0], other.marks[0]
    if any(pair.opener.at < left.at < pair.closer.at for pair in reading.pairs):
        return False
    if text[other.start : first.at].strip():
        return False
    later = other.reading
    return first in later.unclosed or any(pair.opener is first for pair in later.pairs)


def _find_long(found: Sequence[Paragraph]) -> None:
    """Mark the paragraphs from one with a lone opener to one with a lone closer."""
    begin: int | None = None
    for index, paragraph in enumerate(found):
        reading = paragraph.reading
        if reading.balanced or paragraph.continued:
            continue
        if begin is not None and len(reading.unopened) == 1 and not reading.unclosed:
            _connect(found[begin : index + 1])
            begin = None
        elif len(reading.unclosed) == 1 and not reading.unopened:
            begin = index
        else:
            begin = None


def _connect(run: Sequence[Paragraph]) -> None:
    """One quotation from the first of these paragraphs to the last, as it seems.

    Marks of the same kind between the two make it likelier that each lacks its
    partner. What lies between is left alone in either case.
    """
    first, last = run[0], run[-1]
    outer = {first.reading.unclosed[0].glyph, last.reading.unopened[0].glyph}
    alone = not any(mark.glyph in outer for paragraph in run[1:-1] for mark in paragraph.marks)
    for paragraph in run:
        paragraph.inside = True
    first.excused = last.excused = alone
