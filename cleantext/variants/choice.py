"""Which of the spellings that a text mixes to suggest, and how to say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from cleantext.variants.groups import Group
from cleantext.variants.names import Name
from cleantext.variants.occurrences import Occurrence


def majority(counts: Counter[int]) -> int | None:
    """The spelling that occurs most often; None for a tie."""
    ranked = counts.most_common(2)
    tie = len(ranked) == 2 and ranked[0][1] == ranked[1][1]
    return None if tie or not ranked else ranked[0][0]


def choose(group: Group, counts: Counter[int], house: int | None) -> int:
    """The house's choice, else the authority's, else the majority's, else the list's.

    Where both spellings are right somewhere, or the choice is political, an
    authority does not outweigh what is mostly done.

    Args:
        counts: how often each spelling occurs.
        house: the number of the spelling that the house has chosen, if it has.
    """
    if house is not None:
        return house
    most = majority(counts)
    if most is None or (group.authority and group.scope in ("safe", "context")):
        return 0
    return most


@dataclass(frozen=True)
class Mixture:
    """A group of which a text has more than one spelling, or one that the house rejects.

    Attributes:
        group: the group.
        found: its occurrences, in order.
        house: the number of the spelling that the house has chosen, if it has.
    """

    group: Group
    found: Sequence[Occurrence]
    house: int | None = None

    @cached_property
    def counts(self) -> Counter[int]:
        return Counter(one.spelling for one in self.found)

    @cached_property
    def majority(self) -> int | None:
        """The spelling that occurs most often; None for a tie."""
        return majority(self.counts)

    @cached_property
    def chosen(self) -> int:
        """The number of the spelling to suggest, see :func:`choose`."""
        return choose(self.group, self.counts, self.house)

    def preferred_form(self, one: Occurrence) -> str | None:
        """What the chosen spelling has in the place of an occurrence."""
        return self.group.form(self.chosen, one.slot)


def message(mixture: Mixture, surfaces: Mapping[Occurrence, str]) -> str:
    """The counts of each form, the preferred form, and who prefers it.

    Args:
        surfaces: each occurrence as the text writes it.
    """
    group, chosen = mixture.group, mixture.chosen
    counts = Counter(surfaces[one] for one in mixture.found)
    listed = ", ".join(f"{form} ×{count}" for form, count in counts.most_common())
    name = group.spellings[chosen][0]
    if mixture.house is not None:
        return f"mixed spellings: {listed}; the house writes {name}"
    parts = [f"mixed spellings: {listed}", _reason(mixture, name)]
    majority = mixture.majority
    first = group.spellings[0][0]
    if majority is not None and group.authority:
        if chosen == 0 != majority:
            parts.append(f"most here are {group.spellings[majority][0]}")
        elif chosen != 0:
            parts.append(f"{first} is preferred by {group.authority}")
    return "; ".join(parts)


def _reason(mixture: Mixture, name: str) -> str:
    group = mixture.group
    if mixture.chosen == 0 and group.authority and group.scope in ("safe", "context"):
        return f"{name} is preferred by {group.authority}"
    why = {
        "safe": "prefer {}",
        "context": "prefer {} where the same is meant",
        "locale": "each is right somewhere, so keep to one: {}",
        "policy": "a matter of policy, so keep to one: {}",
    }[group.scope].format(name)
    return f"{why}, as most here" if mixture.majority == mixture.chosen else why


def preferred_name(names: Sequence[Name], places: Mapping[str, Set[str]]) -> Name:
    """The name that a gazetteer knows, else the most frequent, else the first mentioned."""
    return max(
        names,
        key=lambda name: (name.form.casefold() in places, len(name.places), -name.places[0][0]),
    )


def discovery_message(
    names: Sequence[Name], preferred: Name, places: Mapping[str, Set[str]]
) -> str:
    """The counts of each form, and why one is preferred."""
    listed = ", ".join(f"{name.form} ×{len(name.places)}" for name in names)
    if preferred.form.casefold() in places:
        reason = f"{preferred.form} is preferred by CLDR"
    elif any(len(name.places) == len(preferred.places) for name in names if name != preferred):
        reason = f"{preferred.form} comes first"
    else:
        reason = f"most here are {preferred.form}"
    return f"perhaps one name in several spellings: {listed}; {reason}"
