"""Which names are names of persons."""

from __future__ import annotations

import re
from functools import cached_property

from cleantext.lexicon import Lexicon

_WORDS, _MOST = 3, 4
"""A name of more than three words has a second given name; more than four are no name."""

_SHOUTED = 3
"""Longer names in capitals are headings."""

_SURNAME = 4
"""The shortest surname in capitals that is no abbreviation."""

_INITIALS = re.compile(r"[^\W\d_]\.(?: ?[^\W\d_]\.)* ?[^\W\d_]{3}")


class People:
    """Knows persons by the lists ``given-names`` and ``dotted-places``, read when first needed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def has(self, name: str) -> bool:
        """Whether a name begins with a given name, or with initials (not those of a state).

        ``Awa NIANG``, with the surname alone in capitals, is how persons sign in France
        and Turkey, whatever the given name.
        """
        words = name.replace("\u00ad", "").split()
        if len(words) == 2 and words[0].istitle() and words[1].isupper():
            return len(words[1]) >= _SURNAME
        if _INITIALS.match(name) and not name.startswith(self._places):
            return True
        whole = [word for word in words if not word.endswith(".") and not word[0].islower()]
        first = whole[:1]
        # ``Anna Marsh Buys Bridge`` is a headline; ``Juan José García Pérez`` is not.
        if len(whole) > _WORDS and (len(whole) > _MOST or self._given.isdisjoint(whole[1:2])):
            return False
        if name.isupper() and len(words) <= _SHOUTED:
            first = [word.title() for word in first]
        return not self._given.isdisjoint(first)

    @cached_property
    def _given(self) -> frozenset[str]:
        return self._lexicon.words("given-names")

    @cached_property
    def _places(self) -> tuple[str, ...]:
        return tuple(sorted(self._lexicon.words("dotted-places")))
