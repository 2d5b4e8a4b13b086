"""What speaks against two names of one sound being one name in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import pairwise
from unicodedata import normalize

from cleantext.lexicon import Lexicon
from cleantext.variants.key import alike, key, skeleton
from cleantext.variants.names import Name

_STEM, _PART = 6, 3
"""So many letters are a word, and so many more are another word behind it."""

UMLAUT = "¨"
"""Among the endings: nouns of the language take an umlaut in the plural."""

_UMLAUTS = str.maketrans("äöü", "aou")


class Vetoes:
    """What speaks against two names being one.

    Args:
        lexicon: the lists ``established`` (words and names, any case),
            ``institutions`` and ``nouns`` (likewise), ``given-names``, ``months``,
            ``weekdays`` and ``places`` (a code, then the names of a place) of a language.
        endings: the endings that inflect a name of the language, and :data:`UMLAUT`.
        either: the words of the language that stand between alternatives.
        listed: forms of the lists of spellings, which are established, too.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        endings: Sequence[str],
        either: Sequence[str] = (),
        listed: Iterable[str] = (),
    ) -> None:
        self._lexicon = lexicon
        self._endings = frozenset(endings)
        self._listed = listed
        words = "|".join(map(re.escape, either)) or "/"
        self._between = re.compile(rf",? (?:{words}) | \((?:[^()\n]{{1,60}}[ :,])?|/")

    def allow(self, one: str, other: str) -> bool:
        """Whether two forms may be spellings of one name, whatever the text says."""
        # The cheapest first; the distance of two keys costs a hundred look-ups.
        return (
            not self._established(one, other)
            and normalize("NFC", one) != normalize("NFC", other)
            and not self._different_places(one, other)
            and self._nouns.isdisjoint((one.casefold(), other.casefold()))
            and not self._inflected(one, other)
            and alike(one, other)
        )

    def are_alternatives(self, prose: str, one: Name, other: Name) -> bool:
        """Whether the text itself says that two names are one: Tribuzhny or Tribuzhni."""
        places = sorted([(*span, 0) for span in one.places] + [(*span, 1) for span in other.places])
        return any(
            mine != theirs and self.explains(prose, end, start)
            for (_, end, mine), (start, _, theirs) in pairwise(places)
        )

    def explains(self, prose: str, end: int, start: int) -> bool:
        """Whether what stands between two forms says that they are one: Kyiv (formerly Kiev)."""
        return bool(self._between.fullmatch(prose, end, start))

    def one_bearer(self, one: Name, other: Name) -> bool:
        """Whether the neighbours of two names do not tell two bearers apart.

        A surname (Gavin Andresen) is not what only ever begins a name (Andreessen Horowitz).
        """
        if any(
            self._is_surname(last) and _begins(first)
            for last, first in ((one, other), (other, one))
        ):
            return False
        return _compatible(one.before, other.before) and _compatible(one.behind, other.behind)

    def _is_surname(self, name: Name) -> bool:
        return not (name.behind or name.before.isdisjoint(self._given_names))

    @cached_property
    def _given_names(self) -> Set[str]:
        return self._lexicon.words("given-names")

    @cached_property
    def _nouns(self) -> Set[str]:
        """What has a capital in some languages, and still is no name."""
        common = {word for row in self._lexicon.table("nouns") for word in row[0].split()}
        return common | self._lexicon.words("months") | self._lexicon.words("weekdays")

    @cached_property
    def places(self) -> dict[str, set[str]]:
        """The codes of the places that a name of one word stands for."""
        known: dict[str, set[str]] = {}
        for code, *names in self._lexicon.table("places"):
            for name in names:
                known.setdefault(name.casefold(), set()).add(code)
        return known

    @cached_property
    def _known(self) -> Set[str]:
        rows = (*self._lexicon.table("established"), *self._lexicon.table("institutions"))
        words = {word for row in rows for word in row[0].split()}
        return words.union(self.places, map(str.casefold, self._listed))

    def _inflected(self, one: str, other: str) -> bool:
        """Whether two forms, or what they sound like, differ by endings or umlauts alone."""
        mine, theirs = one.casefold().translate(_UMLAUTS), other.casefold().translate(_UMLAUTS)
        if mine == theirs:
            return UMLAUT in self._endings and one.casefold() != other.casefold()
        return self._by_endings(mine, theirs) or self._by_endings(
            key(one).lower(), key(other).lower()
        )

    def _by_endings(self, mine: str, theirs: str) -> bool:
        """Whether endings are all that differs, or one goes on as a compound."""
        if mine == theirs:
            return False
        pairs = enumerate(zip(mine, theirs, strict=False))
        shared = next((at for at, (a, b) in pairs if a != b), min(len(mine), len(theirs)))
        rest, other = mine[shared:], theirs[shared:]
        if shared >= _STEM and abs(len(rest) - len(other)) >= _PART:
            return True
        return {rest, other} <= self._endings

    def _established(self, one: str, other: str) -> bool:
        return one.casefold() in self._known and other.casefold() in self._known

    def _different_places(self, one: str, other: str) -> bool:
        mine, theirs = self.places.get(one.casefold()), self.places.get(other.casefold())
        return bool(mine and theirs and mine.isdisjoint(theirs))


def _begins(name: Name) -> bool:
    return bool(name.behind and not name.before)


def _compatible(mine: Set[str], theirs: Set[str]) -> bool:
    if not (mine and theirs):
        return True
    return not {skeleton(name) for name in mine}.isdisjoint(skeleton(name) for name in theirs)
