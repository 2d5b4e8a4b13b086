"""Code pages that are searched for together, and what of theirs proves damage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from cleantext.mojibake.codepages import PAGES, CodePage, char_class

WEAK = frozenset(map(chr, (*range(0x451, 0x460), 0x491)))
"""Letters that bytes of Cyrillic turn into in Windows-1251, and that some languages write."""


@dataclass(frozen=True)
class Group:
    """Pages that are searched for together, since they share their leads and trails.

    Attributes:
        trace: matches the last character of a UTF-8 sequence as read in any of the
            pages. It starts from the trails, which are rare in clean text, where
            the leads are letters.
    """

    pages: tuple[CodePage, ...]
    leads: frozenset[str]
    trails: frozenset[str]
    trace: re.Pattern[str]

    def may_occur(self, text: str, chars: frozenset[str]) -> bool:
        """Whether a text, or its clusters, may have proof of damage by one of the pages."""
        if chars.isdisjoint(self.leads) or chars.isdisjoint(self.trails):
            return False
        if not self.trace.search(text):
            return False
        if self.has_proof(text):
            return True
        # Weak evidence is enough where a page explains every character.
        others = chars - self.leads - self.trails
        if not "".join(others).isascii():
            return False
        return any(page.explain(text) or page.explain(text, controls=True) for page in self.pages)

    def has_proof(self, text: str) -> bool:
        """Whether a text has a sequence that stands in no text that is right."""
        return self._proof.search(text) is not None

    @cached_property
    def _proof(self) -> re.Pattern[str]:
        """Like the trace, but for sequences that stand in every Cyrillic text and prove nothing.

        Standing alone, the first two are ordinary letters of a word, as in "Пётр" and
        "дії"; the third, a no-break space and a mark behind a word, would be one letter
        of the far East.
        """
        trail = char_class(self.trails)
        three, four = range(0xE0, 0xF0), range(0xF0, 0xF5)
        third = {char for page in self.pages for char in page.read(three)}
        third.difference_update(*(page.read(four) for page in self.pages))
        letter = char_class(WEAK)
        weak = (f"[В-Я]{letter}", f"[а-п]{letter}{letter}", f"{char_class(third)}\xa0{trail}")
        alone = "".join(f"(?<!{form})" for form in weak)
        another = f"(?={char_class(self.leads)}{trail})"
        return re.compile(f"(?:{self.trace.pattern})(?:{alone}|{another})")


@cache
def groups() -> tuple[Group, ...]:
    """The pages without signs of their own: those that write Latin letters, and the others."""
    plain = [page for page in PAGES if not page.signs]
    return tuple(
        _group(tuple(page for page in plain if page.writes_latin is latin))
        for latin in (True, False)
    )


def _group(pages: tuple[CodePage, ...]) -> Group:
    trails = frozenset().union(*(page.trails for page in pages))
    twos = frozenset().union(*(page.read(range(0xC2, 0xE0)) for page in pages))
    more = char_class(frozenset().union(*(page.read(range(0xE0, 0xF5)) for page in pages)))
    two, trail = char_class(twos), char_class(trails)
    # Russian prints a no-break space behind "В"; that alone is no trace.
    last = trail if pages[0].writes_latin else char_class(trails - {"\xa0"})
    trace = re.compile(f"{last}(?:(?<={two}{trail})|(?<={more}{trail}{trail}))")
    leads = frozenset().union(*(page.leads for page in pages))
    return Group(pages, leads, trails, trace)
