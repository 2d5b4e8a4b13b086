"""A name as one text has it: where it stands, and beside which other names."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleantext.variants.occurrences import places

_NEAR = 40
"""So many characters before and behind a name are looked at for its neighbours."""

_NAME_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*) \Z")
_NAME_BEHIND = re.compile(r" ([^\W\d_][\w'’-]*)")

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
