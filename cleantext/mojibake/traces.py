"""Whether a text can be damaged at all, for a search or two and without any table.

The tables of the code pages and the words of the languages take longer to build than
most texts to check; what needs them is asked only where this finds a trace.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from cleantext.edits import Patch
from cleantext.mojibake.neighbours import crowd, followed, preceded

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

_HALF = (
    r"[\ufffd\xc3-\xd1](?:(?<=\ufffd)"
    r"|(?<=[ÃÄÅÈÎÏÐÑ])[\ufffd?]"
    r"|(?<=[a-z\xdf-\xff][ÃÄÅÈ])|(?<=Ã)[a-z\xdf-\xff]|(?<=[ÐÑ])[\u0400-\u04ff]"
    r")"
    r"|[ÃÅ](?= )|Â(?<=[^\s]Â)(?= )"
)
_SMALL = frozenset(map(chr, (*range(0x61, 0x7B), *range(0xDF, 0x100))))
_CYRILLIC = frozenset(map(chr, range(0x400, 0x500)))

_QUESTION = r"\?(?<=[^\W\d_]\?)(?=[a-z\xdf-\xff])"
"""A question mark between a letter and a small letter."""


@lru_cache(maxsize=4)
def of_sequences(text: str, chars: frozenset[str]) -> bool:
    """Whether a text can have UTF-8 as read in some code page: False only where it has none."""
    if "cleantext.mojibake.layers" in sys.modules:
        return True  # once they are there, its tables tell sooner than this expression
    if crowd(text) < 2:
        return False
    sequence = f"[^\\x00-\\x7f]{TRAIL}(?:(?<={TWO}.)|(?<={MORE}.){TRAIL})"
    return not chars.isdisjoint(SIGNS) or re.search(sequence, text) is not None


def undo(text: str, chars: frozenset[str]) -> Patch:
    """What :func:`cleantext.mojibake.layers.undo` says, asked only where it can say anything."""
    if not of_sequences(text, chars):
        return Patch()
    from cleantext.mojibake import layers

    return layers.undo(text, chars)


def _may_have_half(text: str, leads: frozenset[str]) -> bool:
    """Whether it is worth while to look for halves of letters among these: False only if not.

    "È" and "Ñ" are frequent in Italian and Spanish, and mostly begin a word.
    """
    if not leads <= {"Ä", "È", "Î", "Ï", "Ñ"}:
        return True
    if any(lead + mark in text for lead in leads for mark in ("?", "\ufffd")):
        return True
    return followed(text, leads & {"Ñ"}, _CYRILLIC) or preceded(text, leads & {"Ä", "È"}, _SMALL)


def of_lost_letters(text: str, chars: frozenset[str]) -> bool:
    """Whether a text can have lost letters: False only where it has none."""
    if _may_have_half(text, chars.intersection("\ufffdÃÄÅÈÎÏÐÑÂ")) and re.search(_HALF, text):
        return True
    if "â" in chars and "â€" in text:
        return True
    return "?" in text and re.search(_QUESTION, text) is not None
