"""From a text to its quotations, apostrophes and marks without a partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cleantext.quotation.apostrophes import Apostrophes, Use
from cleantext.quotation.glyphs import APOSTROPHES, DOUBLE, SINGLE, STRAIGHT
from cleantext.quotation.marks import Mark, scan
from cleantext.quotation.pairing import Reading, read
from cleantext.quotation.paragraphs import Paragraph, Quotation, paragraphs, quotations

# `code`, key="value", call("text") and {"json": 1}: in prose there is a space before.
_CODE = re.compile(
    r"(?<!`)`[^`\n]+`(?!`)"
    r"|(?:=|\w[(\[])(?:\"[^\"\n]*\"|'[^'\"\n]*')"
    r"|\{(?:\"[^\n{}]*|'[^\n{}\"]*)\}"
)
_CODE_SIGNS = "=([{"
_NO_MARKS = str.maketrans(dict.fromkeys(DOUBLE + SINGLE, "x"))
_NO_STRAIGHT_MARKS = str.maketrans(dict.fromkeys(STRAIGHT, "x"))
_MAY_ELIDE = frozenset("'’‘")


@dataclass(frozen=True)
class Analysis:
    """What the quotation marks of a text are.

    Attributes:
        uneven: the paragraphs in which a mark has no partner.
        quotations: those that are paired beyond doubt, in order.
        marks: how many marks there are.
        apostrophes: offsets of the apostrophes, where they were asked for.
        literal: whether the text was read as it stands, without code or other line ends in it.
    """

    uneven: Sequence[Paragraph]
    quotations: Sequence[Quotation]
    marks: int
    apostrophes: Sequence[int] = ()
    literal: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether each mark opens or closes a quotation with none inside it."""
        return self.literal and self.marks == 2 * len(self.quotations)


def double_marks(text: str) -> Analysis:
    """The quotations in double marks, whatever stands in single ones."""
    legible = _legible(text)
    found = paragraphs(legible, scan(legible, singles=False), read)
    return _analysis(found, literal=legible is text)


def _analysis(
    found: Sequence[Paragraph], apostrophes: Sequence[int] = (), *, literal: bool = True
) -> Analysis:
    """What is of use of all paragraphs: nearly all are even, and large texts have many."""
    uneven = [paragraph for paragraph in found if not paragraph.reading.balanced]
    marks = sum(len(paragraph.marks) for paragraph in found)
    return Analysis(uneven, list(quotations(found)), marks, apostrophes, literal)


def all_marks(text: str, apostrophes: Apostrophes) -> Analysis:
    """The quotations in double and single marks, and the apostrophes."""
    text = _legible(text)
    certain: list[int] = []
    marks: list[Mark] = []
    leading: set[int] = set()
    for mark in scan(text, singles=True):
        use = apostrophes.use(text, mark.at) if mark.glyph in _MAY_ELIDE else Use.QUOTE
        if use is Use.APOSTROPHE:
            certain.append(mark.at)
            continue
        if use is Use.PERHAPS and text[mark.at + 1 : mark.at + 2].isdigit():
            leading.add(mark.at)
        marks.append(mark._replace(loose=True) if use is Use.PERHAPS else mark)
    found = paragraphs(text, marks, lambda group: _read_singles(group, leading))
    settled = (mark for p in found if p.settled for mark in p.reading.apostrophes)
    # Of the loose marks, those after digits are primes.
    uncertain = [mark.at for mark in settled if not text[mark.at - 1 : mark.at].isdigit()]
    return _analysis(found, sorted([*certain, *uncertain]))


def _read_singles(marks: Sequence[Mark], leading: set[int]) -> Reading:
    """The first reading that comes out even, else that of the double marks alone.

    At first the marks in ``leading`` are apostrophes ('98), then openers.
    """
    years = [mark for mark in marks if mark.at in leading]
    readings = [([mark for mark in marks if mark.at not in leading], years)]
    if years:
        readings.append((list(marks), []))
    for rest, apostrophes in readings:
        reading = read(rest)
        if reading.balanced:
            loose = (mark for mark in reading.loose if mark.glyph in APOSTROPHES)
            return reading._replace(apostrophes=(*apostrophes, *loose))
    return read([mark for mark in marks if mark.glyph in DOUBLE])


def _legible(text: str) -> str:
    """The text, of the same length, with LF for every line end and no marks in code."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return _CODE.sub(_without_marks, text) if _may_have_code(text) else text


def _may_have_code(text: str) -> bool:
    if "`" in text:
        return True
    signs = [sign for sign in _CODE_SIGNS if sign in text]
    # From the end: two characters are found, or missed, in a third of the time.
    return any(text.rfind(sign + mark) >= 0 for sign in signs for mark in STRAIGHT)


def _without_marks(code: re.Match[str]) -> str:
    # Outside backticks it is code by its straight marks; others in it are somebody's text.
    return code[0].translate(_NO_MARKS if code[0][0] == "`" else _NO_STRAIGHT_MARKS)
