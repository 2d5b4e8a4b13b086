"""Patches that know how to change their text; their edits are listed only on demand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from operator import add
from typing import Protocol

from cleantext.document import Span, masked
from cleantext.edits import Edit, Patch, new_edit
from cleantext.pieces import spliced

Rules = tuple[str, ...]
Change = tuple[int, int, str]
"""Start, end, and what to put there."""

_LARGE = 1 << 20
"""A text of more characters is made again rather than kept."""


class Way(Protocol):
    """A way to change a text."""

    def changes(self, prose: str) -> Iterable[Change]:
        """The changes to a text, in order and apart from one another.

        Args:
            prose: the text with its protected spans masked.
        """

    def applied(self, text: str, prose: str) -> str:
        """What they make of the text."""


class Rewriting(Patch):
    """A patch that changes its text in one way throughout; its edits are listed on demand.

    A large text is held once, whatever of it is protected.

    Args:
        text: the text it belongs to, which it makes something else of.
        way: how.
        rules: those behind each edit.
        spans: what is protected in the text.
        prose: the text with these spans masked, which is forgotten once it is changed.
    """

    def __init__(
        self, text: str, way: Way, rules: Rules, spans: Sequence[Span] = (), prose: str = ""
    ) -> None:
        self._text, self._way, self.rules, self._spans, self._held = text, way, rules, spans, prose

    @cached_property
    def edits(self) -> tuple[Edit, ...]:  # type: ignore[override]
        return tuple(self.one_by_one())

    def __bool__(self) -> bool:
        return True

    def apply(self, text: str) -> str:
        if text != self._text:
            return Patch.in_order(self.one_by_one()).apply(text)
        prose, self._held = self._prose, ""
        return self._way.applied(text, prose)

    def on(self, text: str, spans: Sequence[Span]) -> Rewriting:
        """The same edits as a patch of another text, which is that of this one without masks."""
        return Rewriting(text, self._way, self.rules, spans, self._text)

    def signed(self, rules: Rules) -> Patch:
        return Rewriting(self._text, self._way, rules, self._spans, self._held)

    def then(self, after: Patch, middle: str) -> Patch:
        if not after:
            return self
        return _Continued(self, after, middle if len(middle) <= _LARGE else "")

    def made(self) -> str:
        """What it makes of its text."""
        return self._way.applied(self._text, self._prose)

    @property
    def _prose(self) -> str:
        return self._held or masked(self._text, self._spans)

    def one_by_one(self) -> Iterator[Edit]:
        changes: Iterable[tuple[object, ...]] = self._way.changes(self._prose)
        return map(new_edit, map(add, changes, repeat((self.rules,))))

    def __reduce__(self) -> tuple[type[Patch], tuple[tuple[Edit, ...]]]:
        return Patch, (self.edits,)


class _Continued(Patch):
    """What a rewriting and a patch of what it makes come to; the edits are listed on demand.

    Most callers never ask for them, and a large text between the two is made again for
    those that do.
    """

    def __init__(self, first: Rewriting, after: Patch, middle: str) -> None:
        self._first, self._after, self._middle = first, after, middle

    @cached_property
    def edits(self) -> tuple[Edit, ...]:  # type: ignore[override]
        middle = self._middle or self._first.made()
        return Patch.then(self._first, self._after, middle).edits

    def __bool__(self) -> bool:
        return True

    def then(self, after: Patch, middle: str) -> Patch:
        # Composition is associative: the few edits of the later patches are put together first.
        return _Continued(self._first, self._after.then(after, middle), self._middle)

    def __reduce__(self) -> tuple[type[Patch], tuple[tuple[Edit, ...]]]:
        return Patch, (self.edits,)


class Listed:
    """Changes that are known one by one, kept column by column: a tenth of what edits take.

    Args:
        length: that of the text.
    """

    def __init__(self, length: int) -> None:
        code = "I" if length < 1 << 32 else "Q"
        self._starts, self._ends = array(code), array(code)
        self._texts: list[str] = []

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, start: int, end: int, text: str) -> None:
        """One more, behind the others."""
        self._starts.append(start)
        self._ends.append(end)
        self._texts.append(text)

    def changes(self, prose: str = "") -> Iterable[Change]:
        return zip(self._starts, self._ends, self._texts, strict=True)

    def applied(self, text: str, prose: str) -> str:
        return spliced(text, self.changes())


def rules_of(patch: Patch) -> set[Rules]:
    """The distinct rules behind the edits of a patch; no edit is listed to tell them."""
    return {patch.rules} if isinstance(patch, Rewriting) else {edit.rules for edit in patch}


def signatures(patch: Patch) -> Iterable[Rules]:
    """The rules behind each edit of a patch, in order; no edit is listed to tell them."""
    return repeat(patch.rules) if isinstance(patch, Rewriting) else [e.rules for e in patch]
