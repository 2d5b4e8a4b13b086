"""Patches of which the text is known before the edits are."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import repeat
from operator import itemgetter

from cleantext.edits import Edit, Patch, new_edit

Rules = tuple[str, ...]


class Rewriting(Patch):
    """A patch of which it is known what it makes of its text; its edits are listed on demand.

    Args:
        text: the text it belongs to.
        fixed: what it makes of that, which is something else.
        edits: lists the edits that do so on the word of some rules, sorted and apart from
            one another.
        rules: those behind each edit.
    """

    def __init__(
        self, text: str, fixed: str, edits: Callable[[Rules], Iterable[Edit]], rules: Rules
    ) -> None:
        self._text, self._fixed, self._list, self.rules = text, fixed, edits, rules

    @cached_property
    def edits(self) -> tuple[Edit, ...]:  # type: ignore[override]
        return tuple(self._list(self.rules))

    def __bool__(self) -> bool:
        return True

    def apply(self, text: str) -> str:
        if text == self._text:
            return self._fixed
        return Patch.in_order(self._list(self.rules)).apply(text)  # they are not kept

    def on(self, text: str) -> Rewriting:
        """The same edits as a patch of another text."""
        return Rewriting(text, self.apply(text), self._list, self.rules)

    def signed(self, rules: Rules) -> Patch:
        return Rewriting(self._text, self._fixed, self._list, rules)

    def then(self, after: Patch, middle: str) -> Patch:
        return _Continued(self, after, middle) if after else self

    def __reduce__(self) -> tuple[type[Patch], tuple[tuple[Edit, ...]]]:
        return Patch, (self.edits,)


class _Continued(Patch):
    """What a rewriting and a patch of what it makes come to; the edits are listed on demand.

    Of a large text one more copy takes less than all the edits that lead to it, and of
    most nobody asks for them.
    """

    def __init__(self, first: Rewriting, after: Patch, middle: str) -> None:
        self._first, self._after, self._middle = first, after, middle

    @cached_property
    def edits(self) -> tuple[Edit, ...]:  # type: ignore[override]
        return Patch.then(self._first, self._after, self._middle).edits

    def __bool__(self) -> bool:
        return True

    def then(self, after: Patch, middle: str) -> Patch:
        # Composition is associative: the few edits of the later patches are put together first.
        return _Continued(self._first, self._after.then(after, middle), self._middle)

    def __reduce__(self) -> tuple[type[Patch], tuple[tuple[Edit, ...]]]:
        return Patch, (self.edits,)


def rewriting(patch: Patch, text: str) -> Patch:
    """A patch of a text as a rewriting, which takes a tenth of the memory.

    Where not all of its edits have the same rules, it stays as it is.
    """
    if len(rules := {edit.rules for edit in patch}) != 1:
        return patch
    starts, ends = (array("q", map(itemgetter(n), patch)) for n in range(2))
    texts = [edit.text for edit in patch]

    def edits(rules: Rules) -> Iterable[Edit]:
        return map(new_edit, zip(starts, ends, texts, repeat(rules), strict=False))

    return Rewriting(text, patch.apply(text), edits, *rules)


def signatures(patch: Patch) -> Iterable[Rules]:
    """The rules behind each edit of a patch, in order; no edit is listed to tell them."""
    return repeat(patch.rules) if isinstance(patch, Rewriting) else [e.rules for e in patch]
