"""Names in one text that may be one name in two spellings, found without a list.

Names of one sound (see :mod:`cleantext.variants.key`) are candidates, if they also
stand inside a sentence and never in lower case. What else speaks against them is in
:mod:`cleantext.variants.vetoes`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from cleantext.variants.key import SHORTEST, skeleton
from cleantext.variants.occurrences import places
from cleantext.variants.rough import Remainders

if TYPE_CHECKING:
    from cleantext.variants.vetoes import Vetoes

LONGEST = 40
"""Longer words are no names, and comparing them would take long."""

_SPELLINGS = 12
"""No name has more spellings in one text; what has is made up to take long."""

_NEAR = 40
"""So many characters before and behind a name are looked at for its neighbours."""

_NAME_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*) \Z")
_NAME_BEHIND = re.compile(r" ([^\W\d_][\w'’-]*)")

_REMAINDERS = Remainders()

_MIDDLE = re.compile(r"[\w,;'’)»”\"] [«“„\"'‘(]?\Z|\w['’-]\Z")


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
            if (mine := names[one]) and (theirs := names[other]) and vetoes.one_bearer(mine, theirs)
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
    if places(prose, form.lower()):
        return None
    spans = places(prose, form)
    before: set[str] = set()
    behind: set[str] = set()
    inside = False
    for start, end in spans:
        inside = inside or bool(_MIDDLE.search(prose, max(start - 3, 0), start))
        if prose[start - 1 : start] == " ":
            lead = _NAME_BEFORE.search(prose, max(start - _NEAR, 0), start)
            if lead and lead[1][0].isupper():
                before.add(lead[1])
        if prose[end + 1 : end + 2].isupper():
            tail = _NAME_BEHIND.match(prose, end, end + _NEAR)
            if tail:
                behind.add(tail[1])
    return Name(form, tuple(spans), frozenset(before), frozenset(behind)) if inside else None
