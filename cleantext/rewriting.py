"""Patches of which the text is known before the edits are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from cleantext.edits import Edit, Patch


class Rewriting(Patch):
    """A patch of which it is known what it makes of its text; its edits are listed on demand.

    Args:
        text: the text it belongs to.
        fixed: what it makes of that, which is something else.
        edits: lists the edits that do so, sorted and apart from one another.
    """

    def __init__(self, text: str, fixed: str, edits: Callable[[], Iterable[Edit]]) -> None:
        self._text, self._fixed, self._list = text, fixed, edits

    @cached_property
    def edits(self) -> tuple[Edit, ...]:  # type: ignore[override]
        return tuple(self._list())

    def __bool__(self) -> bool:
        return True

    def apply(self, text: str) -> str:
        return self._fixed if text == self._text else super().apply(text)

    def signed(self, rules: tuple[str, ...]) -> Patch:
        return Rewriting(self._text, self._fixed, lambda: Patch.signed(self, rules))

    def __reduce__(self) -> tuple[type[Patch], tuple[tuple[Edit, ...]]]:
        return Patch, (self.edits,)
