"""The unified diff, made from the edits: never by comparing two texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cleantext.document import Span
from cleantext.edits import Edit
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
        old, new = block.sides(lines)
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


def unified(report: Report, path: str) -> str:
    """The diff as a text that ``patch -p0`` takes; empty where nothing changed."""
    parts = []
    for hunk in hunks(report):
        parts.append(hunk.header + "\n")
        for line in hunk.lines:
            parts.append(line.mark + line.text)
            if not line.text.endswith("\n"):
                parts.append("\n\\ No newline at end of file\n")
    return f"--- {path}\n+++ {path}\n" + "".join(parts) if parts else ""


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

    def kept(self, first: int, last: int) -> list[Line]:
        found = []
        for number in range(first, min(last, len(self.starts))):
            start, end = self.span(number, number + 1)
            if start < end:
                found.append(Line(" ", self.text[start:end]))
        return found


@dataclass
class _Block:
    """Whole lines of the source in which edits lie; no line in two blocks."""

    first: int
    last: int
    edits: list[Edit]

    def sides(self, lines: _Lines) -> tuple[list[_Marked], list[_Marked]]:
        """The lines before and after, with what changes in them."""
        start, end = lines.span(self.first, self.last)
        fixed: list[str] = []
        spans: list[Span] = []
        at, length = start, 0
        for low, high, new, _ in self.edits:
            fixed += (lines.text[at:low], new)
            length += low - at
            spans.append((length, length + len(new)))
            length += len(new)
            at = high
        fixed.append(lines.text[at:end])
        before = [(edit.start - start, edit.end - start) for edit in self.edits]
        return _split(lines.text[start:end], before), _split("".join(fixed), spans)


def _blocks(edits: Iterable[Edit], lines: _Lines) -> Iterator[_Block]:
    block: _Block | None = None
    reach = -1  # of the block, up to its last line end
    for edit in edits:
        if edit[1] < reach and block is not None:
            block.edits.append(edit)
            continue
        # An edit that takes a line end joins two lines, so the line of its end counts.
        first, last = lines.at(edit.start), lines.at(edit.end) + 1
        if block is not None and first < block.last:
            block.last = max(block.last, last)
            block.edits.append(edit)
        else:
            if block is not None:
                yield block
            block = _Block(first, last, [edit])
        reach = lines.span(block.first, block.last)[1]
    if block is not None:
        yield block


_Marked = tuple[str, tuple[Span, ...]]


def _split(text: str, spans: Sequence[Span]) -> list[_Marked]:
    """The lines of a text, each with its part of the sorted spans."""
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
