"""Whether a run of characters is damage: what it says as it stands, and what it would say.

A run is damage where, as it stands, nobody would write it (a capital inside a
lower-case word, a currency sign between letters) and where its repair is a
character that people do write at that place. Where people might have written
it (a capital before a closing quotation mark), it takes proof of the same damage
elsewhere in the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from enum import IntEnum

_USED = re.compile(
    r"[\x00-\x7f\xa0-\u017e\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0259\u02bb\u02bc\u02c6\u02dc"
    r"\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0323\u0326-\u0328\u0331"
    r"\u0370-\u03ff\u0400-\u045f\u0490-\u052f\u0531-\u058f\u0591-\u05f4\u060c-\u06ff"
    r"\u0900-\u0dff\u0e01-\u0eff\u10a0-\u10ff\u1200-\u137f\u1780-\u17ff\u1e00-\u1fff"
    r"\u200b-\u200f\u2010-\u2027\u202f\u2030\u2032\u2033\u2039\u203a\u2044\u2060"
    r"\u2070-\u209c\u20a0-\u20bf\u2116\u2122\u2126\u212e\u2150-\u215f\u2190-\u2199"
    r"\u2200-\u22ff\u25a0-\u27bf\u2b50\u3000-\u30ff\u3105-\u312f\u4e00-\u9fff\uac00-\ud7a3"
    r"\ufb00-\ufb06\ufe0f\ufeff\uff01-\uffe6\ufffd\U0001f000-\U0001faff\U00020000-\U0002a6df]*"
)
"""Characters in use today; runs that decode to others (IPA, Runes, …) are chance hits."""

_AFTER_WORD = frozenset("»«”“’‘„‚›‹…–—™®©°²³¹ºª·•¿¡\xa0")
"""Marks that print puts directly behind a word (or, by accident, without a space)."""

_ODD_LETTERS = frozenset("ªºµƒˆŸ")
"""What Python calls letters and no word is spelt with."""

_IN_WORDS = "’‘'´·-‐‑–—…\xad\u200b\u200c\u200d\ufffd"
"""Signs that can stand between two letters."""

_NO_WORD = frozenset("ÃÂÐÑĂĹËÈ√¬┬├┼╞╟")
"""What no language has as a word of one letter before a quotation mark or a dash."""

_CAPITALS = frozenset("ÃÂÅÄ")
"""First halves of most letters of Latin as Windows-1252 reads them."""

_DRAWN = frozenset(map(chr, range(0x2500, 0x2580)))

_OPENING = frozenset("«“‘„‚‹\"'(")
_LATIN, _CJK = 1, 2
_SIGNS = frozenset({0xD7, 0xF7, 0xFE0F, 0xFEFF, 0xFFFD})


def used(text: str) -> bool:
    """Whether all characters of a text are in use today, ASCII not looked at."""
    return _USED.fullmatch(text) is not None


class Verdict(IntEnum):
    """Whether a run is damage."""

    NO = 0
    WEAK = 1
    STRONG = 2


def judge(run: str, repaired: str, before: str, after: str) -> Verdict:
    """How likely it is that ``run`` is a damaged ``repaired``.

    Args:
        run: the characters as they stand, one or more whole UTF-8 sequences.
        repaired: what they are decoded to.
        before: the two characters in front of the run, or fewer.
        after: the two characters behind it, or fewer.
    """
    if not used(repaired):
        return Verdict.NO
    scripts = {script(char) for char in repaired} - {0}
    around = {script(char) for char in (before[-1:], after[:1]) if char.isalpha()}
    if len(scripts) > 1:
        return Verdict.NO
    if scripts and _LATIN not in scripts:
        verdict = _foreign(run, repaired, scripts, around)
    elif scripts and around - scripts:
        return Verdict.NO
    else:
        verdict = _latin(run, repaired, before, after[:1], after)
    if _reads_as_word(run, before[-1:]):
        # With more letters of its kind behind it, it is a piece of a word as it stands.
        same = after[:1].isalpha() and script(after[0]) == script(run[0])
        return Verdict.NO if same and _LATIN not in {script(run[0])} else min(verdict, Verdict.WEAK)
    return verdict


def _reads_as_word(run: str, left: str) -> bool:
    """Whether a run is an ordinary piece of a word: letters of one script in usual case."""
    if not _letters(run):
        return False
    scripts = {script(char) for char in run}
    if len(scripts) > 1:
        return False
    if _LATIN not in scripts and run.istitle():
        return True
    return run.islower() or (run.isupper() and not left.islower())


def spelt(run: str) -> bool:
    """Whether a run is one pair of letters that words are spelt with."""
    return len(run) == 2 and _letters(run)


def _letters(run: str) -> bool:
    return run.isalpha() and _ODD_LETTERS.isdisjoint(run)


def _foreign(run: str, repaired: str, scripts: set[int], around: set[int]) -> Verdict:
    """One letter of another script can be chance, two in a row cannot."""
    if around - scripts and _CJK not in scripts:
        return Verdict.NO
    several = sum(map(str.isalpha, repaired)) > 1
    spaced = all(char.isalpha() or char == "\xa0" for char in run) and "\xa0" in run
    return Verdict.STRONG if several and not spaced else Verdict.WEAK


def _latin(run: str, repaired: str, before: str, after: str, ahead: str) -> Verdict:
    left = before[-1:]
    if _breaks_case(repaired, before, ahead):
        return Verdict.NO
    if len(run) < 4 and after.isalpha() and _splits_word(repaired, left):
        return Verdict.NO
    if unicodedata.combining(repaired[0]) and not left.isalpha():
        return Verdict.NO
    if len(run) > 3 or (len(run) == 3 and not repaired.isalpha()):
        return Verdict.STRONG
    if not _AFTER_WORD.issuperset(run[1:]):
        # Formulas and drawings have such signs side by side, but not glued to words.
        drawn = not run[0].isalpha() and not left.isalpha()
        weak = drawn and (_DRAWN.issuperset(run) or not after.isalpha())
        return Verdict.WEAK if weak else Verdict.STRONG
    return _before_mark(run, left, after, ahead)


def _before_mark(run: str, left: str, after: str, ahead: str) -> Verdict:
    """The same for a run that could be a letter and a mark behind it."""
    glued = after.isalpha() and (run[-1] not in "\xa0–—…" or run[0] in "ÃÂ")
    if left.isalpha():
        camel = left.islower() and run[0].isupper()
        inside = glued and (run[-1] not in _OPENING or run[0] in _CAPITALS)
        ordinary = run[0].isalpha() or run[0] in _AFTER_WORD
        return Verdict.STRONG if camel or inside or not ordinary else Verdict.WEAK
    if left and left in _OPENING:
        return Verdict.WEAK
    if run[-1] == "’" and after == "s" and not ahead[1:].isalpha():
        return Verdict.WEAK  # the plural of a letter: "Ã’s"
    if run[0] in _CAPITALS and run[0] not in _NO_WORD:
        return (
            Verdict.STRONG
            if (glued and after.isascii()) or run[-1] in "«“‘„‚‹¿¡’"
            else Verdict.WEAK
        )
    return Verdict.STRONG if run[0] in _NO_WORD else Verdict.WEAK


def _breaks_case(repaired: str, before: str, after: str) -> bool:
    """Whether a letter would come out in the wrong case for the word that it stands in."""
    left = before[-1:]
    if repaired[0].islower():
        return left.isupper() and (
            before[:-1].isupper() or (len(after) > 1 and after.isalpha() and after.isupper())
        )
    return repaired[0].isupper() and left.islower() and after[:1].islower()


def _splits_word(repaired: str, left: str) -> bool:
    """Whether a repair would put a sign into or before a word where none can stand."""
    if repaired in "¹²³":
        return True
    inside = left.isalpha() and not repaired.isalpha() and repaired < "\u3000"
    return inside and repaired not in _IN_WORDS


_SCRIPTS = (
    *((0x00, 0), (0x41, _LATIN), (0x5B, 0), (0x61, _LATIN), (0x7B, 0), (0xC0, _LATIN)),
    *((0x300, 0), (0x370, 0x370), (0x400, 0x400), (0x530, 0x530), (0x590, 0x590), (0x600, 0x600)),
    *((0x700, 0x700), (0x1E00, _LATIN), (0x1F00, 0x370), (0x2000, 0), (0x2C00, 0x2C00)),
    *((0x2E80, _CJK), (0x3000, 0), (0x3004, _CJK), (0xD800, 0), (0xF900, _CJK)),
    *((0xFB00, _LATIN), (0xFB07, 0x590), (0xFB50, 0x600), (0xFE00, 0), (0xFF21, _CJK)),
    *((0x1F000, 0), (0x20000, _CJK)),
)
"""Where a script begins, by code point; the numbers only need to differ."""

_STARTS = [start for start, _ in _SCRIPTS]


def script(char: str) -> int:
    """A number for the script of a character, the same for one script; 0 for a common sign."""
    code = ord(char)
    if code in _SIGNS:
        return 0
    found = _SCRIPTS[bisect_right(_STARTS, code) - 1][1]
    # From Syriac to Mongolian, blocks of 128 code points are scripts.
    return code >> 7 if found == 0x700 else found
