"""What is left of damage that is no whole sequence of UTF-8: a byte lost, or become a space."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cleantext.mojibake.codepages import PAGES, char_class
from cleantext.rewriting import Rules

LOSSY = re.compile(
    r"[à-ï](?:[\x80-\uffef]\ufffd|\ufffd[\x80-\uffef])"
    r"|[ð-ô](?:[\x80-\uffef]{2}\ufffd|[\x80-\uffef]\ufffd[\x80-\uffef]|\ufffd[\x80-\uffef]{2})"
)
"""Three or four bytes, as Windows-1252 reads them, of which one is lost."""

_SPACED = (0xC2, 0xC3, 0xC5, 0xCE, 0xD0, 0xD9), range(0xE0, 0xE4)
"""Bytes that begin a letter whose second, or second or third, byte may be A0."""


def is_lossy(text: str) -> bool:
    """Whether a sign of three or four bytes has lost one of them to U+FFFD."""
    return "\ufffd" in text and LOSSY.search(text) is not None


def labels_of(rules: Iterable[Rules]) -> set[str]:
    """The code pages that did the damage that edits with these rules undo."""
    return {rule.partition(":")[2] for some in set(rules) for rule in some}


def has_left(text: str, labels: Iterable[str]) -> bool:
    """Whether a text has half a letter of one of the pages, or a sign without one of its bytes."""
    return is_lossy(text) or any(spaced(label).search(text) for label in labels)


def may_have_left(clusters: str, labels: Iterable[str]) -> bool:
    """Whether a text may have any such thing, as its clusters tell; True wherever it has."""
    return is_lossy(clusters) or any(_torn(label).search(clusters) for label in labels)


@cache
def _bytes_of_spaced(label: str) -> tuple[str, str, str, str]:
    """What the first bytes of two, of three, of either, and other bytes can turn into in a page."""
    page = next(page for page in PAGES if page.label == label)
    two, three = map(page.read, _SPACED)
    either = char_class(two | three)
    return char_class(two), char_class(three), either, char_class(page.trails)


@cache
def _torn(label: str) -> re.Pattern[str]:
    """Matches at the end of a run of characters where the next byte may be a space."""
    _, three, either, trail = _bytes_of_spaced(label)
    return re.compile(f"(?:{either}|{three}{trail})(?![^\\x00-\\x7f])")


@cache
def spaced(label: str) -> re.Pattern[str]:
    """Matches what may be a letter of a code page one of whose bytes became a space."""
    two, three, either, trail = _bytes_of_spaced(label)
    # Beginning with one plain class lets re skip quickly to where one can start.
    return re.compile(f"{either}(?:(?<={two}) |(?<={three})(?: {trail}|{trail} ))")


@cache
def halves() -> re.Pattern[str]:
    """Matches the first half of a letter whose other half is lost.

    To ftfy, such a letter is lost whole. Here the line is parted at it, since the
    half that is left says which letters it can be.
    """
    leads = frozenset().union(*(p.read(range(0xC2, 0xE0)) for p in PAGES if p.writes_latin))
    letters = char_class(char for char in leads if char.isalpha() and char > "\x7f")
    return re.compile(f"(?<![à-ô]){letters}\ufffd")
