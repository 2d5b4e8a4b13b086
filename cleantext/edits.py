"""Edits and patches: the one account of what changed.

Diff, report, undo and offset map are all derived from a :class:`Patch`. All
offsets are in code points, spans are half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import NamedTuple

_PLACE = attrgetter("start", "end")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace ``source[start:end]`` by ``text``, on the word of ``rules``."""

    start: int
    end: int
    text: str
    rules: tuple[str, ...] = ()

    @classmethod
    def within(
        cls, source: str, start: int, end: int, text: str, rules: tuple[str, ...] = ()
    ) -> Edit:
        """The smallest edit that turns ``source[start:end]`` into ``text``.

        What the two share at either end is left out, so that an edit covers
        only what changes and two repairs side by side do not collide.
        """
        shared = min(end - start, len(text))
        head = 0
        while head < shared and source[start + head] == text[head]:
            head += 1
        shared -= head
        tail = 0
        while tail < shared and source[end - 1 - tail] == text[len(text) - 1 - tail]:
            tail += 1
        return cls(start + head, end - tail, text[head : len(text) - tail], rules)


class Patch:
    """Sorted, disjoint edits against one text.

    Two edits may touch, but not overlap; there is at most one insertion at an offset.

    Raises:
        ValueError: if the edits are out of order or overlap.
    """

    __slots__ = ("__dict__", "edits")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.edits = tuple(sorted(edits, key=_PLACE))
        previous: Edit | None = None
        for edit in self.edits:
            if not 0 <= edit.start <= edit.end:
                raise ValueError(f"not a span: {edit}")
            if previous and edit.start <= previous.end and conflict(previous, edit):
                raise ValueError(f"edits overlap: {previous} and {edit}")
            previous = edit

    def __bool__(self) -> bool:
        return bool(self.edits)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def __len__(self) -> int:
        return len(self.edits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Patch) and self.edits == other.edits

    def __hash__(self) -> int:
        return hash(self.edits)

    def __repr__(self) -> str:
        return f"Patch({list(self.edits)!r})"

    def apply(self, text: str) -> str:
        """The text with every edit carried out.

        Raises:
            ValueError: if an edit lies beyond the end of ``text``.
        """
        if not self.edits:
            return text
        if self.edits[-1].end > len(text):
            raise ValueError("this patch belongs to a longer text")
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (text[at : edit.start], edit.text)
            at = edit.end
        parts.append(text[at:])
        return "".join(parts)

    def invert(self, text: str) -> Patch:
        """The patch that turns ``self.apply(text)`` back into ``text``: undo."""
        undo: list[Edit] = []
        for edit, start in zip(self.edits, self._starts, strict=True):
            back = Edit(start, start + len(edit.text), text[edit.start : edit.end], edit.rules)
            if undo and conflict(undo[-1], back):
                # Two deletions side by side would be two insertions at one place.
                last = undo.pop()
                rules = tuple(sorted({*last.rules, *back.rules}))
                back = Edit(start, start, last.text + back.text, rules)
            undo.append(back)
        return Patch(undo)

    def then(self, after: Patch, middle: str) -> Patch:
        """Compose source->middle (self) and middle->fixed (after) to source->fixed.

        The result has one edit for each stretch between two characters that
        survive both patches, with the rules of all edits in it: edits that touch
        become one. This makes composition associative.
        """
        if not (self.edits and after.edits):
            return self if self.edits else after
        ours = [
            _Piece(start, start + len(edit.text), edit, True)
            for edit, start in zip(self.edits, self._starts, strict=True)
        ]
        theirs = [_Piece(edit.start, edit.end, edit, False) for edit in after.edits]
        composed: list[Edit] = []
        shift = 0  # middle minus source offset before the run
        for run in _runs(sorted(ours + theirs, key=itemgetter(0))):
            behind = shift + sum(_growth(piece.edit) for piece in run if piece.ours)
            start, end, edit, mine = run[0]
            if len(run) > 1:
                composed.append(_join(run, middle, shift, behind))
            else:
                moved = Edit(start - shift, end - shift, edit.text, edit.rules)
                composed.append(edit if mine else moved)
            shift = behind
        return Patch(composed)

    def only(self, rules: Iterable[str]) -> Patch:
        """The edits in which at least one of these rules (full ids) had a part."""
        wanted = frozenset(rules)
        return Patch(edit for edit in self.edits if not wanted.isdisjoint(edit.rules))

    def to_fixed(self, offset: int) -> int:
        """Where the character at a source offset is in the fixed text.

        Never decreases; the end of the source is the end of the fixed text. An
        offset inside a replaced span goes as far into the replacement as it was
        into the span; a deleted character goes to what follows.
        """
        index = bisect_right(self._keys, offset) - 1
        if index < 0:
            return offset
        edit, start = self.edits[index], self._starts[index]
        if offset >= edit.end:
            return start + len(edit.text) + offset - edit.end
        return start + min(offset - edit.start, len(edit.text))

    def to_source(self, offset: int) -> int:
        """Where the character at an offset of the fixed text came from.

        Never decreases; the end of the fixed text is the end of the source.
        """
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit, into = self.edits[index], offset - self._starts[index]
        if into >= len(edit.text):
            return edit.end + into - len(edit.text)
        return edit.start + min(into, edit.end - edit.start)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a span of the fixed text.

        Text deleted just before or behind the span is left out; a replacement
        that ends with the span counts whole.
        """
        if start >= end:
            return self.to_source(start), self.to_source(start)
        index = bisect_right(self._starts, end - 1) - 1
        high = end
        if index >= 0:
            edit, into = self.edits[index], end - self._starts[index]
            beyond = into - len(edit.text)
            high = edit.end + beyond if beyond >= 0 else min(edit.start + into, edit.end)
        return self.to_source(start), high

    @cached_property
    def _keys(self) -> list[int]:
        return [edit.start for edit in self.edits]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each replacement begins in the fixed text."""
        starts = []
        shift = 0
        for edit in self.edits:
            starts.append(edit.start + shift)
            shift += _growth(edit)
        return starts


class _Piece(NamedTuple):
    """An edit of a patch to be composed, and its span in the text between the two."""

    start: int
    end: int
    edit: Edit
    ours: bool


def _runs(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces, which are sorted, in runs that touch one another."""
    run: list[_Piece] = []
    reach = 0
    for piece in pieces:
        if run and piece.start > reach:
            yield run
            run, reach = [], 0
        reach = max(reach, piece.end)
        run.append(piece)
    if run:
        yield run


def _join(run: list[_Piece], middle: str, before: int, behind: int) -> Edit:
    """One edit for a run of pieces; outside it, middle and source differ by two shifts."""
    low, high = run[0].start, max(piece.end for piece in run)
    moved = Patch(Edit(p.start - low, p.end - low, p.edit.text) for p in run if not p.ours)
    rules = sorted({rule for piece in run for rule in piece.edit.rules})
    return Edit(low - before, high - behind, moved.apply(middle[low:high]), tuple(rules))


def _growth(edit: Edit) -> int:
    return len(edit.text) - (edit.end - edit.start)


def conflict(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be applied; merely touching is no conflict."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.end and other.start < one.end
