"""Which letter listed words have at a place, by what stands around it.

A word that no list has shares its parts with words that are listed: its stem with other
forms, its ending with other words. Where every listed word with the same letters around a
place has one and the same letter there, the unlisted word has it, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

_PLACE = re.compile(r"(?=(..)[^\x00-\x7f](.))")

_AROUND = (
    *((5, 5), (4, 5), (5, 4), (4, 4), (3, 4), (4, 3), (3, 3), (2, 4), (4, 2), (5, 1)),
    *((2, 3), (3, 2), (4, 1)),
)
"""How many letters on either side of a place are compared, the most telling first."""

_ENDS = (8, 7, 6, 5, 4)
"""The same for the first and the last letter, on the one side that they have."""

_INSIDE = {10: 1, 9: 2, 8: 2, 7: 3, 6: 6, 5: 16}
_FIRST = {9: 1, 8: 1, 7: 1, 6: 1, 5: 3}
_LAST = {9: 3, 8: 3, 7: 3, 6: 3, 5: 3}
"""How many words must agree, by how many letters they share around the place, bounds included.

Measured on words of treebanks that no list has: so many were wrong in less than one of 200."""

_OFTEN = 40
"""So many times more of them must have one letter than any other."""


def holed(text: str) -> str:
    """A text with a question mark for each character beyond ASCII."""
    return text.encode("ascii", "replace").decode("ascii")


class Letters:
    """The letters beyond ASCII of many words, by their neighbours.

    Args:
        forms: words in small letters.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._text = f"  {'  '.join(forms)}  "
        self._holed = holed(self._text)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for match in _PLACE.finditer(self._text):
            at = match.start() + 2
            found.setdefault(match[1] + self._holed[at + 1], []).append(at)
        return found

    def between(self, left: str, right: str) -> str | None:
        """The letter that all words have between two pieces of a word, if they are enough.

        Args:
            left: what stands before, in small letters; begins with a space at the bound.
            right: what stands behind, with a question mark for each letter beyond ASCII; ends
                with a space at the bound.
        """
        enough = _FIRST if left == " " else _LAST if right == " " else _INSIDE
        for before, behind in _contexts(left, right):
            least = enough.get(len(before) + len(behind) - behind.count("?"))
            found = self._seen(before, behind) if least else []
            if not least or not found:
                continue
            (letter, count), *others = Counter(found).most_common(2)
            if others and count < _OFTEN * others[0][1]:
                return None
            if count >= least:
                return letter
        return None

    def _seen(self, before: str, behind: str) -> list[str]:
        text, holed, low, high = self._text, self._holed, len(before), len(behind)
        key = f" {before}"[-2:] + behind[:1]
        return [
            text[at]
            for at in self._places.get(key, ())
            if text[at - low : at] == before and holed[at + 1 : at + 1 + high] == behind
        ]


def _contexts(left: str, right: str) -> Iterator[tuple[str, str]]:
    if left == " ":
        yield from dict.fromkeys((left, right[:size]) for size in _ENDS)
    elif right == " ":
        yield from dict.fromkeys((left[-size:], right) for size in _ENDS)
    else:
        yield from dict.fromkeys((left[-before:], right[:behind]) for before, behind in _AROUND)
