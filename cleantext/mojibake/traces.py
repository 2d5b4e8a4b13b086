"""Whether a text can be damaged at all, for a search or two and without any table.

The tables of the code pages and the words of the languages take longer to build than
most texts to check; what needs them is asked only where this finds a trace.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache, partial
from types import ModuleType
from typing import TYPE_CHECKING

from cleantext.document import Document
from cleantext.edits import Patch
from cleantext.pieces import places_of

if TYPE_CHECKING:
    from cleantext.mojibake.codepages import CodePage

_NONE = Patch(), False

SIGNS = frozenset("¬ÔÿŒœƒΓ‚„‡∆∏√∞≈◊").union(map(chr, range(0x2500, 0x2580)))
"""At least the signs of all code pages that have some."""

# What bytes turn into in any code page without signs, and more: few wide ranges compile fast.
TWO = r"[\xc2-\xdf\u0100-\u021a\u0300-\u0309\u0392-\u03af\u0412-\u042f]"
"""The first byte of two."""

MORE = r"[\xe0-\xf4\u0101-\u017a\u0301-\u0323\u03b0-\u03c4\u0430-\u0444]"
"""The first byte of three or four."""

TRAIL = (
    r"[\x80-\xbfÆØæø\u0104-\u0219\u02c6-\u02dd\u0384-\u038f\u0401-\u040f\u0451-\u045f"
    r"\u0490\u0491\u2013-\u203a\u20ac\u2116\u2122]"
)
"""Each other byte."""

LOSSES = (
    "\ufffd",
    "â€",
    r"\SÂ ",
    r"[ÃÄÅÈÎÏÐÑÂ]\?",
    r"[a-z\xdf-\xff][ÃÄÅÈ]",
    r"[ÃÅ] |Ã[a-z\xdf-\xff]",
    r"[ÐÑ][\u0400-\u04ff]",
    r"[\w]\?\??[a-z\xdf-\xff]",
    r"[a-z]\? [a-z]",
)
"""One of these matches in every text for which :func:`of_lost_letters` is true."""

_SIDE_BY_SIDE = re.compile(r"[^\x00-\x7f]{2}")
_BEYOND = re.compile("[^\\x00-\\x7f\ufffc]")
_CYRILLIC = re.compile("[А-Яа-я]{2}")
_LEADS = frozenset("ÃÄÅÈÎÏÐÑÂ")
_SMALL = frozenset(map(chr, (*range(0x61, 0x7B), *range(0xDF, 0x100))))

_QUESTION = r"\?(?<=[^\W\d_]\?)\??(?=[a-z\xdf-\xff])"
"""A question mark, or two, between a letter and a small letter."""

_ENDING = r"\?(?<=[a-z]\?) [a-z]"
"""A question mark behind a word where a sentence goes on; seldom twice in a text."""


def pages(document: Document) -> Sequence[CodePage]:
    """The code pages as which UTF-8 can have been read; none for most texts that are clean."""
    return document.shared(_pages)


def _pages(document: Document) -> Sequence[CodePage]:
    if not document.shared(_may_have_sequences):
        return ()
    candidates: Sequence[CodePage] = _layers().candidates(document.clusters, document.unusual)
    return candidates


def _may_have_sequences(document: Document) -> bool:
    found, chars = document.clusters, document.unusual
    if not _SIDE_BY_SIDE.search(found):
        return False
    if found is document.prose:
        return not SIGNS.isdisjoint(chars) or _has_sequence(found, chars)
    if "cleantext.mojibake.layers" in sys.modules:
        # Once they are there, its tables tell sooner than this expression.
        may: bool = _layers().may_have_candidates(found.split(" "), chars)
        return may
    sequence = f"[^\\x00-\\x7f]{TRAIL}(?:(?<={TWO}.)|(?<={MORE}.){TRAIL})"
    return not SIGNS.isdisjoint(chars) or re.search(sequence, found) is not None


def _has_sequence(text: str, chars: frozenset[str]) -> bool:
    """Whether the bytes of a character may stand side by side in a text of other letters.

    In a search, each of those would be the first of them; the others are rare.
    """
    two, more, trails = _members(TWO), _members(MORE), _members(TRAIL)
    for trail in chars & trails:
        for at in places_of(text, trail):
            before = text[at - 1 : at]
            if before in two or (before in more and text[at + 1 : at + 2] in trails):
                return True
    return False


@cache
def _members(of: str) -> frozenset[str]:
    """The characters of a class of single-byte code pages."""
    return frozenset(re.findall(of, "".join(map(chr, range(0x80, 0x2200)))))


@cache
def _layers() -> ModuleType:
    from cleantext.mojibake import layers

    return layers


def undo(document: Document) -> Patch:
    """What undoes UTF-8 as read in some code page; empty where there is no such damage.

    Every repair of characters asks for it: what is left of mojibake looks like other damage.
    """
    return document.shared(_undone)[0]


def is_of_one_page(document: Document) -> bool:
    """Whether all of a text is UTF-8 as read in one code page, so that it is no other damage."""
    return _begins_with_sequence(document.prose) and document.shared(_undone)[1]


def _begins_with_sequence(text: str) -> bool:
    """Whether the first character beyond ASCII has another beside it, as each letter of a text
    has that is wholly UTF-8 as read in a code page; the basic letters of Cyrillic are not both.
    """
    first = None if text.isascii() else _BEYOND.search(text)
    if not first:
        return False
    two = text[first.start() : first.start() + 2]
    return not two[1:].isascii() and not _CYRILLIC.fullmatch(two)


def _begins_misread(text: str) -> bool:
    """Whether the first character beyond ASCII may be, with those behind it, a letter misread."""
    first = None if text.isascii() else _BEYOND.search(text)
    return first is not None and _sequence().match(text, first.start()) is not None


@cache
def _sequence() -> re.Pattern[str]:
    return re.compile(f"{TWO}{TRAIL}|{MORE}{TRAIL}{TRAIL}")


def _undone(document: Document) -> tuple[Patch, bool]:
    # To undo a text takes less than to find out whether there is need, where there is.
    if not (_begins_misread(document.prose) or document.shared(_may_have_sequences)):
        return _NONE
    undone: tuple[Patch, bool] = _layers().undo(
        document.prose, document.clusters, partial(pages, document)
    )
    return undone


def of_lost_letters(document: Document) -> bool:
    """Whether a text can have lost letters: False only where it has none."""
    text, chars = document.prose, document.unusual
    if _may_have_half(text, chars) or ("â" in chars and "â€" in text):
        return True
    if "?" not in text:
        return False
    return re.search(_QUESTION, text) is not None or len(re.findall(_ENDING, text)) > 1


def _may_have_half(text: str, chars: frozenset[str]) -> bool:
    """Whether a letter may be lost by half or whole, from each place where one of its halves is."""
    if "\ufffd" in chars:
        return True
    return any(_is_half(text, at) for lead in chars & _LEADS for at in places_of(text, lead))


def _is_half(text: str, at: int) -> bool:
    lead, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if lead == "Â":
        return behind == " " and not (before.isspace() or not before)
    if behind == "?" or (lead in "ÃÄÅÈ" and before in _SMALL):
        return True
    if lead in "ÃÅ":
        return behind == " " or (lead == "Ã" and behind in _SMALL)
    return lead in "ÐÑ" and "\u0400" <= behind <= "\u04ff"
