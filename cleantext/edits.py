"""Edits and patches: the one account of what changed.

Diff, report, undo and offset map are all derived from a :class:`Patch`. All
offsets are in code points, spans are half-open.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from operator import itemgetter
from typing import NamedTuple

from cleantext.pieces import spliced


class Edit(NamedTuple):
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
        head = tail = 0
        while head < shared and source[start + head] == text[head]:
            head += 1
        shared -= head
        while tail < shared and source[end - 1 - tail] == text[len(text) - 1 - tail]:
            tail += 1
        return cls(start + head, end - tail, text[head : len(text) - tail], rules)


# What calling the class comes to, in a third of the time.
new_edit = partial(tuple.__new__, Edit)


class Patch:
    """Sorted, disjoint edits against one text.

    Two edits may touch, but not overlap; there is at most one insertion at an offset.

    Raises:
        ValueError: if the edits are out of order or overlap.
    """

    __slots__ = ("__dict__", "edits")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.edits = tuple(sorted(edits))
        previous, reach = None, -1
        for edit in self.edits:
            start, end, _, _ = edit
            if not reach < start <= end:
                if not 0 <= start <= end:
                    raise ValueError(f"not a span: {edit}")
                if previous and conflict(previous, edit):
                    raise ValueError(f"edits overlap: {previous} and {edit}")
            previous, reach = edit, end

    @staticmethod
    def in_order(edits: Iterable[Edit]) -> Patch:
        """A patch of edits that are known to be sorted and disjoint."""
        patch = Patch()
        patch.edits = tuple(edits)
        return patch

    def __bool__(self) -> bool:
        return bool(self.edits)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def one_by_one(self) -> Iterator[Edit]:
        """The edits; where they are listed for this, they are not kept."""
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
        return spliced(text, ((start, end, new) for start, end, new, _ in self.edits))

    def invert(self, text: str) -> Patch:
        """The patch that turns ``self.apply(text)`` back into ``text``: undo."""
        undo: list[Edit] = []
        for edit, start in zip(self.edits, self.fixed_starts, strict=True):
            back = Edit(start, start + len(edit.text), text[edit.start : edit.end], edit.rules)
            if undo and conflict(undo[-1], back):
                # Two deletions side by side would be two insertions at one place.
                back = as_one(undo.pop(), back)
            undo.append(back)
        return Patch(undo)

    def then(self, after: Patch, middle: str) -> Patch:
        """Compose source->middle (self) and middle->fixed (after) to source->fixed.

        Edits of both that touch become one, with the rules of all: so composition is associative.
        """
        if not (self.edits and after.edits):
            return self if self.edits else after
        composed: list[Edit] = []
        ours = theirs = 0
        while theirs < len(after.edits):
            mine, others = self._run(after, ours, theirs)
            composed += self.edits[ours : mine.start]
            composed.append(self._join(after, middle, mine, others))
            ours, theirs = mine.stop, others.stop
        composed += self.edits[ours:]
        return Patch.in_order(composed)

    def signed(self, rules: tuple[str, ...]) -> Patch:
        """The same edits, on the word of other rules."""
        return Patch.in_order(map(new_edit, ((*edit[:3], rules) for edit in self.edits)))

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
        index = bisect_right(self.edits, offset, key=itemgetter(0)) - 1
        if index < 0:
            return offset
        edit, start = self.edits[index], self.fixed_starts[index]
        if offset >= edit.end:
            return start + len(edit.text) + offset - edit.end
        return start + min(offset - edit.start, len(edit.text))

    def to_source(self, offset: int) -> int:
        """Where the character at an offset of the fixed text came from.

        Never decreases; the end of the fixed text is the end of the source.
        """
        index = bisect_right(self.fixed_starts, offset) - 1
        if index < 0:
            return offset
        edit, into = self.edits[index], offset - self.fixed_starts[index]
        if into >= len(edit.text):
            return edit.end + into - len(edit.text)
        return edit.start + min(into, edit.end - edit.start)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a span of the fixed text.

        Text deleted beside the span is left out; a replacement that ends with it counts whole.
        """
        low = self.to_source(start)
        index = bisect_right(self.fixed_starts, end - 1) - 1
        if start >= end or index < 0:
            return low, low + max(end - start, 0)
        edit, into = self.edits[index], end - self.fixed_starts[index]
        beyond = into - len(edit.text)
        return low, edit.end + beyond if beyond >= 0 else min(edit.start + into, edit.end)

    @cached_property
    def fixed_starts(self) -> Sequence[int]:
        """Where each replacement begins in the fixed text."""
        # A fifth of the memory of a list: a text may have millions of edits.
        starts, shift = array("q"), 0
        for start, end, text, _ in self.edits:
            starts.append(start + shift)
            shift += start - end + len(text)
        return starts

    def _run(self, after: Patch, ours: int, theirs: int) -> tuple[slice, slice]:
        """Which edits from ``ours`` on, and of ``after``, touch ``after.edits[theirs]``."""
        edit = after.edits[theirs]
        low = bisect_left(self.fixed_starts, edit.start, ours)
        reach = edit.start
        while low > ours and self._end(low - 1) >= reach:
            low, reach = low - 1, self.fixed_starts[low - 1]
        high, last, reach = low, theirs + 1, edit.end
        while True:
            if high < len(self.edits) and self.fixed_starts[high] <= reach:
                reach = max(reach, self._end(high))
                high += 1
            elif last < len(after.edits) and after.edits[last].start <= reach:
                reach = max(reach, after.edits[last].end)
                last += 1
            else:
                return slice(low, high), slice(theirs, last)

    def _join(self, after: Patch, middle: str, ours: slice, theirs: slice) -> Edit:
        """One edit for edits that touch; outside it, middle and source differ by two shifts."""
        mine, others = self.edits[ours], after.edits[theirs]
        low, _, text, rules = others[0]
        high = others[-1].end
        if mine:
            low = min(low, self.fixed_starts[ours.start])
            high = max(high, self._end(ours.stop - 1))
        if mine or len(others) > 1:
            moved = Patch(Edit(e.start - low, e.end - low, e.text) for e in others)
            text = moved.apply(middle[low:high])
            rules = tuple(sorted({rule for edit in (*mine, *others) for rule in edit.rules}))
        return Edit(low - self._shift(ours.start), high - self._shift(ours.stop), text, rules)

    def _end(self, index: int) -> int:
        """Where the replacement of an edit ends in the fixed text."""
        return self.fixed_starts[index] + len(self.edits[index].text)

    def _shift(self, index: int) -> int:
        """Fixed minus source offset before the edit at ``index``."""
        return self._end(index - 1) - self.edits[index - 1].end if index else 0


def as_one(one: Edit, other: Edit) -> Edit:
    """One insertion for two at the same place."""
    rules = tuple(sorted({*one.rules, *other.rules}))
    return Edit(one.start, one.start, one.text + other.text, rules)


def conflict(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be applied; merely touching is no conflict."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.end and other.start < one.end
