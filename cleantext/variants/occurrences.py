"""Where the forms of a group stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from cleantext.variants.groups import Group
from cleantext.variants.tokens import pieces, plain

_JOINED = frozenset("_@#")
_ENDS = frozenset(".!?…:\n\r")
_OPENERS = frozenset("«»“”„\"'‘’‹›([¿¡—–- ")


class Occurrence(NamedTuple):
    """A form in the text: its span, the number of its spelling, its inflection."""

    start: int
    end: int
    spelling: int
    slot: int


def occurrences(
    prose: str, group: Group, names: Sequence[str] = (), spellings: Set[int] | None = None
) -> list[Occurrence]:
    """Every form of a group that stands in the prose as a word of its own, in order.

    A form in lower case counts with a capital, too, where a sentence begins:
    elsewhere a capital makes it part of a name (World Health Organization).

    Args:
        names: further phrases in which no form counts.
        spellings: the numbers of the only spellings that can occur, where they are known.
    """
    apart = [span for phrase in (*group.apart, *names) for span in _places(prose, phrase)]
    listed = {form for form, _, _ in group.forms()}
    found = []
    for form, spelling, slot in group.forms():
        if spellings is not None and spelling not in spellings:
            continue
        spans = _places(prose, form)
        if form[:1].islower():
            capital = form[0].upper() + form[1:]
            first = [span for span in _places(prose, capital) if _begins_sentence(prose, span[0])]
            if capital in listed:
                # Where both are spellings, nobody can tell which of them this is.
                apart += first
            spans = [*spans, *first]
        found += [Occurrence(start, end, spelling, slot) for start, end in spans]
    return list(_disjoint(found, apart))


def _places(prose: str, form: str) -> list[tuple[int, int]]:
    """The spans of a form, whichever apostrophes and spaces it is written with."""
    if form.isalpha():
        return places(prose, form)
    # Its longest word is looked for, rather than that the whole text be made plain.
    wanted, key = plain(form), max(pieces(form), key=len, default=form)
    lead = form.index(key)
    spans = []
    at = prose.find(key)
    while at >= 0:
        start, end = at - lead, at - lead + len(form)
        if start >= 0 and plain(prose[start:end]) == wanted and _stands_alone(prose, start, end):
            spans.append((start, end))
        at = prose.find(key, at + 1)
    return spans


def places(text: str, form: str) -> list[tuple[int, int]]:
    """The spans of a form with no letter, digit, ``@``, ``#`` or ``_`` at either side."""
    spans = []
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if _stands_alone(text, start, end):
            spans.append((start, end))
        start = text.find(form, end)
    return spans


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_is_joined(before) or (_is_joined(after) and text[end - 1].isalnum()))


def _is_joined(character: str) -> bool:
    return character.isalnum() or character in _JOINED if character else False


def _begins_sentence(prose: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and prose[at] in _OPENERS:
        at -= 1
    return at < 0 or prose[at] in _ENDS


def _disjoint(
    found: Iterable[Occurrence], apart: Iterable[tuple[int, int]]
) -> Iterator[Occurrence]:
    """The leftmost and longest of occurrences that overlap, but none inside a phrase apart."""
    phrases = sorted(apart)
    at = inside = reach = 0
    for one in sorted(found, key=lambda o: (o.start, -o.end, o.spelling)):
        while at < len(phrases) and phrases[at][0] <= one.start:
            inside = max(inside, phrases[at][1])
            at += 1
        if one.start >= reach and one.end > inside:
            reach = one.end
            yield one
