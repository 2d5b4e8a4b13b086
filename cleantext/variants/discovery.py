"""Names in one text that may be one name in two spellings, found without a list.

Names of one sound (see :mod:`cleantext.variants.key`) are candidates, if they also
stand inside a sentence and never in lower case. What else speaks against them is in
:mod:`cleantext.variants.vetoes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from cleantext.variants.key import SHORTEST, skeleton
from cleantext.variants.names import Name, name_in
from cleantext.variants.rough import Remainders
from cleantext.variants.vetoes import Vetoes

LONGEST = 40
"""Longer words are no names, and comparing them would take long."""

_SPELLINGS = 12
"""No name has more spellings in one text; what has is made up to take long."""

_REMAINDERS = Remainders()


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
