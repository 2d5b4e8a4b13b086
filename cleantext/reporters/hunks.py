"""What a diff shows, made from the edits: never by comparing two texts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from cleantext.document import Span
from cleantext.edits import Patch
from cleantext.report import Report

CONTEXT = 3
"""Unchanged lines before and after a change."""


class Line(NamedTuple):
    """One line of a diff: kept (a space), taken out (``-``) or put in (``+``).

    Attributes:
        text: with its line end.
        spans: what in the text changes; may be empty spans.
    """

    mark: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass
class Hunk:
    """Changes that lie near one another, with the lines around them.

    Attributes:
        source: number of the first line in the source, from 1.
        fixed: number of the first line in the fixed text, from 1.
    """

    source: int
    fixed: int
    lines: list[Line] = field(default_factory=list)

    @property
    def header(self) -> str:
        """The line that begins with ``@@``."""
        return f"@@ -{self._range(self.source, '+')} +{self._range(self.fixed, '-')} @@"

    def _range(self, first: int, other: str) -> str:
        count = sum(1 for line in self.lines if line.mark != other)
        # By convention an empty range is named by the line before it.
        return f"{first}" if count == 1 else f"{first if count else first - 1},{count}"


def hunks(report: Report, context: int = CONTEXT) -> Iterator[Hunk]:
    """The hunks of the diff between the source and the fixed text of a report.

    Lines end with LF alone, as in every diff program. Takes time linear in the
    text and in the number of edits.
    """
    if not report.changed:
        return
    lines = _Lines(report.source)
    hunk: Hunk | None = None
    end = shift = 0
    for block in _blocks(report.patch, lines):
        old, new = block.sides(report, lines)
        first = block.first + _trim(old, new)
        if not (old or new):
            continue
        if hunk is not None and first - end > 2 * context:
            hunk.lines += lines.kept(end, end + context)
            yield hunk
            hunk = None
        if hunk is None:
            begin = max(first - context, 0)
            hunk = Hunk(begin + 1, begin + 1 + shift)
            end = begin
        hunk.lines += lines.kept(end, first)
        hunk.lines += [Line("-", text, spans) for text, spans in old]
        hunk.lines += [Line("+", text, spans) for text, spans in new]
        end = first + len(old)
        shift += len(new) - len(old)
    if hunk is not None:
        hunk.lines += lines.kept(end, end + context)
        yield hunk


class _Lines:
    """Where the lines of a text begin; behind the last LF an empty one begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> int:
        """The number of the line, from 0, in which an offset lies."""
        return bisect_right(self.starts, offset) - 1

    def span(self, first: int, last: int) -> Span:
        """The offsets of the lines ``first`` to ``last``, half-open."""
        starts = self.starts
        return starts[first], starts[last] if last < len(starts) else len(self.text)

    def reach(self, last: int) -> int:
        """Up to where an edit begins in the lines before ``last``; at the very end it is in one."""
        return self.starts[last] if last < len(self.starts) else len(self.text) + 1

    def kept(self, first: int, last: int) -> list[Line]:
        found = []
        for number in range(first, min(last, len(self.starts))):
            start, end = self.span(number, number + 1)
            if start < end:
                found.append(Line(" ", self.text[start:end]))
        return found


class _Block(NamedTuple):
    """Whole lines of the source in which edits lie; no line in two blocks.

    Attributes:
        first: the number of its first line, and ``last`` that behind its last.
        edits: which of all edits.
    """

    first: int
    last: int
    edits: slice

    def sides(self, report: Report, lines: _Lines) -> tuple[list[_Marked], list[_Marked]]:
        """The lines before and after, with what changes in them."""
        edits = report.patch.edits[self.edits]
        places = report.patch.fixed_starts[self.edits]
        start, end = lines.span(self.first, self.last)
        before = [(low - start, high - start) for low, high, _, _ in edits]
        old = _split(report.source[start:end], before)
        start += places[0] - edits[0].start
        end += places[-1] + len(edits[-1].text) - edits[-1].end
        after = [
            (place - start, place - start + len(edit[2]))
            for place, edit in zip(places, edits, strict=True)
        ]
        return old, _split(report.fixed[start:end], after)


def _blocks(patch: Patch, lines: _Lines) -> Iterator[_Block]:
    edits, begin = patch.edits, 0
    while begin < len(edits):
        first, last, end = lines.at(edits[begin].start), 0, begin + 1
        # An edit that takes a line end joins two lines, so the line of its end counts.
        while (behind := lines.at(edits[end - 1].end) + 1) > last:
            last = behind
            end = bisect_left(edits, lines.reach(last), end, key=itemgetter(0))
        yield _Block(first, last, slice(begin, end))
        begin = end


_Marked = tuple[str, tuple[Span, ...]]


def _split(text: str, spans: Sequence[Span]) -> list[_Marked]:
    """The lines of a text, each with its part of the sorted spans."""
    if text and text.find("\n", 0, -1) < 0:  # of one line, as most are
        return [(text, tuple(spans))]
    found = []
    start = index = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        inside = []
        while index < len(spans) and (spans[index][0] < end or end == len(text)):
            low, high = spans[index]
            inside.append(
                (low - start if low > start else 0, (high if high < end else end) - start)
            )
            if high > end:
                break
            index += 1
        found.append((text[start:end], tuple(inside)))
        start = end
    return found


def _trim(old: list[_Marked], new: list[_Marked]) -> int:
    """Drop the lines that both sides share at either end; how many at the beginning."""
    while old and new and old[-1][0] == new[-1][0]:
        del old[-1], new[-1]
    head = 0
    while head < min(len(old), len(new)) and old[head][0] == new[head][0]:
        head += 1
    del old[:head], new[:head]
    return head
