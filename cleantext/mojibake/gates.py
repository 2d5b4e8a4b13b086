"""What a text has that was read in a wrong code page, as gates for a scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from string import ascii_letters

from cleantext.mojibake.codepages import PAGES, CodePage, char_class
from cleantext.mojibake.groups import WEAK

_TWO, _THREE, _FOUR = range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xF0, 0xF5)
_SPACE, _ASCII = frozenset("\xa0"), frozenset(ascii_letters)

_BEYOND = r"[^\x00-\x7f]"

_Row = tuple[frozenset[str], ...]
"""Characters side by side, each one of several."""


@cache
def of_pages() -> Sequence[tuple[str, ...]]:
    """One of these is open wherever UTF-8 as read in a code page is told from what is right."""
    return [
        (_any_of(_sequences(page)), f"[{page.signs}]{_BEYOND}|{_BEYOND}[{page.signs}]")
        if page.signs
        else (_any_of(_proofs(page)),)
        for page in PAGES
    ]


def _sequences(page: CodePage) -> Iterator[_Row]:
    """Whole sequences of UTF-8, which prove nothing without the signs of the page."""
    for count, leads in enumerate((_TWO, _THREE, _FOUR), 1):
        yield (page.read(leads), *([page.trails] * count))


def _proofs(page: CodePage) -> Iterator[_Row]:
    """Sequences that stand in no text that is right, or two side by side.

    Alone, a capital of Cyrillic and one of the weak letters prove nothing, nor do two of
    these behind a small one, unless a letter of ASCII is beside them; nor do a no-break
    space and a mark behind any letter.
    """
    trails, weak = page.trails, page.trails & WEAK
    strong = trails - weak
    two, three, four = map(page.read, (_TWO, _THREE, _FOUR))
    another = (page.leads, trails)
    yield two, strong if page.writes_latin else strong - _SPACE
    for beside in ((two, weak), (three, weak, weak)):
        yield (*beside, *another)
        yield (_ASCII, *beside)
        yield (*beside, _ASCII)
    yield three, strong - _SPACE, trails
    yield three, weak, strong
    yield (three, _SPACE, trails, *another)
    yield four, trails, trails, trails


def _any_of(rows: Iterable[_Row]) -> str:
    return "|".join("".join(map(char_class, row)) for row in rows if all(row))
