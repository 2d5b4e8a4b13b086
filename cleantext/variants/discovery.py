"""Names in one text that may be one name in two spellings, found without a list.

Names of one sound (see :mod:`cleantext.variants.key`) are candidates. They are
vetoed when both are established names or words, when a gazetteer knows them as
different places, when one is an inflection of the other, when either also
stands in lower case, and when their neighbours name different persons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple
from unicodedata import normalize

from cleantext.lexicon import Lexicon
from cleantext.variants.key import SHORTEST, alike, key, skeleton
from cleantext.variants.occurrences import places
from cleantext.variants.rough import Remainders

LONGEST = 40
"""Longer words are no names, and comparing them would take long."""

_SPELLINGS = 12
"""No name has more spellings in one text; what has is made up to take long."""

_NEAR = 40
"""So many characters before and behind a name are looked at for its neighbours."""

_NAME_BEFORE = r"([^\W\d_][\w'’.-]*) \Z"
_NAME_BEHIND = r" ([^\W\d_][\w'’-]*)"
_UMLAUTS = str.maketrans("äöü", "aou")

_REMAINDERS = Remainders()

_MIDDLE = r"[\w,;'’)»”\"] [«“„\"'‘(]?\Z|\w['’-]\Z"


class Name(NamedTuple):
    """A capitalised word that stands inside a sentence, and all its places.

    Attributes:
        before: the capitalised words directly before it, a first name as a rule.
        behind: the capitalised words directly behind it.
    """

    form: str
    places: tuple[tuple[int, int], ...]
    before: frozenset[str]
    behind: frozenset[str]


def candidates(names: Collection[str]) -> list[list[str]]:
    """The names of a text that share a skeleton with another, in groups."""
    looked_at = [name for name in names if SHORTEST <= len(name) <= LONGEST]
    rough = _sharing(looked_at, _REMAINDERS.of(looked_at))
    groups: dict[str, list[str]] = {}
    for name in _sharing(rough, list(map(skeleton, rough))):
        groups.setdefault(skeleton(name), []).append(name)
    return [sorted(group) for group in groups.values() if len(group) <= _SPELLINGS]


def _sharing(names: Sequence[str], keys: Sequence[Hashable]) -> list[str]:
    """The names of which another one has the key, too. Hardly any do, so first of all count."""
    if len(set(keys)) == len(keys):
        return []
    often = Counter(keys)
    return [name for key, name in zip(keys, names, strict=True) if often[key] > 1]


class Vetoes:
    """What speaks against two names being one.

    Args:
        lexicon: the lists ``established`` (words and names, any case) and
            ``places`` (a code, then the names of a place) of a language.
        endings: the endings that inflect a name of the language.
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
        self._between = re.compile(rf",? (?:{words}) | \(|/")

    def allow(self, one: str, other: str) -> bool:
        """Whether two forms may be spellings of one name, whatever the text says."""
        # The cheapest first; the distance of two keys costs a hundred look-ups.
        return (
            not self._established(one, other)
            and normalize("NFC", one) != normalize("NFC", other)
            and not self._different_places(one, other)
            and not self._inflected(one, other)
            and alike(one, other)
        )

    def are_alternatives(self, prose: str, one: Name, other: Name) -> bool:
        """Whether the text itself says that two names are one: Tribuzhny or Tribuzhni."""
        places = sorted([(*span, 0) for span in one.places] + [(*span, 1) for span in other.places])
        return any(
            mine != theirs and self._between.fullmatch(prose, end, start)
            for (_, end, mine), (start, _, theirs) in pairwise(places)
        )

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
        words = {word for row in self._lexicon.table("established") for word in row[0].split()}
        return words.union(self.places, map(str.casefold, self._listed))

    def _inflected(self, one: str, other: str) -> bool:
        """Whether two forms, or what they sound like, differ by endings or umlauts alone."""
        mine, theirs = one.casefold(), other.casefold()
        if mine.translate(_UMLAUTS) != theirs.translate(_UMLAUTS):
            mine, theirs = mine.translate(_UMLAUTS), theirs.translate(_UMLAUTS)
        return self._by_endings(mine, theirs) or self._by_endings(
            key(one).lower(), key(other).lower()
        )

    def _by_endings(self, mine: str, theirs: str) -> bool:
        if mine == theirs:
            return False
        pairs = enumerate(zip(mine, theirs, strict=False))
        shared = next((at for at, (a, b) in pairs if a != b), min(len(mine), len(theirs)))
        return {mine[shared:], theirs[shared:]} <= self._endings

    def _established(self, one: str, other: str) -> bool:
        return one.casefold() in self._known and other.casefold() in self._known

    def _different_places(self, one: str, other: str) -> bool:
        mine, theirs = self.places.get(one.casefold()), self.places.get(other.casefold())
        return bool(mine and theirs and mine.isdisjoint(theirs))


def clusters(prose: str, groups: Iterable[Sequence[str]], vetoes: Vetoes) -> Iterator[list[Name]]:
    """The names that may be one name, each cluster in order of first mention."""
    for group in groups:
        pairs = [pair for pair in combinations(group, 2) if vetoes.allow(*pair)]
        if not pairs:
            continue
        names = {form: name_in(prose, form) for pair in pairs for form in pair}
        allowed = [
            (one, other)
            for one, other in pairs
            if (mine := names[one]) and (theirs := names[other]) and one_bearer(mine, theirs)
        ]
        for cluster in joined(allowed):
            found = [name for form in cluster if (name := names[form])]
            if any(vetoes.are_alternatives(prose, *pair) for pair in combinations(found, 2)):
                continue
            yield sorted(found, key=lambda name: name.places)


def joined(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The clusters into which pairs join their members."""
    clusters: list[set[str]] = []
    for pair in pairs:
        touching = [cluster for cluster in clusters if not cluster.isdisjoint(pair)]
        clusters = [cluster for cluster in clusters if cluster not in touching]
        clusters.append(set(pair).union(*touching))
    return clusters


def name_in(prose: str, form: str) -> Name | None:
    """The name with its neighbours; None if it may be a common word here."""
    spans = places(prose, form)
    if places(prose, form.lower()):
        return None
    before: set[str] = set()
    behind: set[str] = set()
    inside = False
    for start, end in spans:
        lead, tail = prose[max(start - _NEAR, 0) : start], prose[end : end + _NEAR]
        inside = inside or bool(re.search(_MIDDLE, lead))
        if (neighbour := re.search(_NAME_BEFORE, lead)) and neighbour[1][:1].isupper():
            before.add(neighbour[1])
        if (neighbour := re.match(_NAME_BEHIND, tail)) and neighbour[1][:1].isupper():
            behind.add(neighbour[1])
    return Name(form, tuple(spans), frozenset(before), frozenset(behind)) if inside else None


def one_bearer(one: Name, other: Name) -> bool:
    """Whether the neighbours of two names do not tell two bearers apart."""
    return _compatible(one.before, other.before) and _compatible(one.behind, other.behind)


def _compatible(mine: Set[str], theirs: Set[str]) -> bool:
    if not (mine and theirs):
        return True
    return not {skeleton(name) for name in mine}.isdisjoint(skeleton(name) for name in theirs)
