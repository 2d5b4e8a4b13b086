"""Patches of which the text is known before the edits are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import repeat
from operator import itemgetter

from cleantext.edits import Edit, Patch

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
        return self._fixed if text == self._text else super().apply(text)

    def signed(self, rules: Rules) -> Patch:
        return Rewriting(self._text, self._fixed, self._list, rules)

    def __reduce__(self) -> tuple[type[Patch], tuple[tuple[Edit, ...]]]:
        return Patch, (self.edits,)


def signatures(patch: Patch) -> Iterable[Rules]:
    """The rules behind each edit of a patch, in order; no edit is listed to tell them."""
    return repeat(patch.rules) if isinstance(patch, Rewriting) else map(itemgetter(3), patch)
