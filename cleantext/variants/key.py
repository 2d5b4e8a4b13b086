"""How a name sounds, roughly, whichever alphabet and language it was transcribed by.

Two transcriptions of one name differ in how they write the same sounds (kh, j,
ch; sh, ch, sch; -y, -iy, -ij), in vowels, in doubled letters and in accents. A
key levels the first, a skeleton leaves out the vowels, too, so that it can be
used to look for candidates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

_MARKS = re.compile("[\u0300-\u036f]")
_KEPT = (("ñ", "\ue000"), ("ı", "i"), ("ł", "l"), ("ø", "o"), ("æ", "ae"), ("œ", "oe"))

_UNITS = (
    # The longest first, since they are tried in this order.
    (r"tsch|tch|tsj|cz|č|ć|ci(?=[aou])|ç", "S"),
    (r"dsch|dzh|dzj|dj|zh|gi(?=[aou])|j", "h"),
    (r"sch|sh|sz|sj|ch(?=[aeiouyr])|s?c(?=[eiy])|ts|tz|z|s|c(?=h)", "S"),
    (r"kh|gh(?=[aou])|h", "h"),
    (r"(?:ph|ff|f(?!f))(?!\Z)", "F"),
    (r"ph|ff?|v|(?<![bcdgkprstz])w", "V"),
    (r"w|ou|oo|oe", "u"),
    (r"ck|q|c|k", "K"),
    (r"x", "KS"),
    (r"dh", "d"),
    (r"bh", "b"),
    (r"th", "t"),
    (r"m(?=[bp]|\Z)", "n"),
    (r"y|í|ij|iy|yy|ii|j\Z", "i"),
)
_UNIT = re.compile("|".join(f"({pattern})" for pattern, _ in _UNITS))
_SOUND = {number: sound for number, (_, sound) in enumerate(_UNITS, 1)}
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = "aeiouhаеиоуыэюяйьъіїєё"
_SILENT = re.compile(f"[{_VOWELS}]+")
_WEIGHTS = dict.fromkeys(_VOWELS, 0.5)

SHORTEST = 5
"""Shorter words are too often alike by chance."""

_ENOUGH = 7
"""From this length on one consonant is enough (Khamenei)."""

_DIFFERENCE = 0.125
"""Up to this share of its sounds a word may differ from another spelling of it."""

_BEGINNINGS = frozenset("eiuh")
"""Ye-, Je- and E-, U- and Yu-: else a name begins alike however it is transcribed."""

_SHORT = 5
"""Up to so many sounds a name is short."""

_LETTERS = 0.5
"""Up to this share of its letters may be others, however alike they sound."""

_LENGTH = 3
"""Up to so many sounds longer, to save work: the longest names have about twelve."""


def folded(text: str) -> str:
    """A text in lower case and without accents, but for letters of their own."""
    text = text.casefold()
    if text.isascii():
        return text
    for letter, plain in _KEPT:
        text = text.replace(letter, plain)
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """The sounds of a word, accents and case apart."""
    sounds = _UNIT.sub(lambda unit: _SOUND[unit.lastindex or 0], folded(word))
    return _DOUBLED.sub(r"\1", sounds)


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The consonants of a word's key. What has another skeleton is another name.

    A word too short to tell names apart by is its own skeleton.
    """
    if len(word) < SHORTEST:
        return word
    sounds = _DOUBLED.sub(r"\1", _SILENT.sub("", key(word)))
    return sounds if len(sounds) > 1 or len(word) >= _ENOUGH else word


def alike(one: str, other: str) -> bool:
    """Whether two words sound so alike that one may be another spelling of the other."""
    mine, theirs = key(one), key(other)
    longer, shorter = max(len(mine), len(theirs)), min(len(mine), len(theirs))
    if longer - shorter > _LENGTH or not shorter:
        return False
    # A short name with another vowel is another name (Manet, Monet).
    if longer == shorter <= _SHORT and mine != theirs:
        return False
    if mine[0] != theirs[0] and not {mine[0], theirs[0]} <= _BEGINNINGS:
        return False
    if distance(mine, theirs, _WEIGHTS) > _DIFFERENCE * longer:
        return False
    letters, others = folded(one), folded(other)
    return distance(letters, others, {}) <= _LETTERS * max(len(letters), len(others))


def distance(one: str, other: str, weights: Mapping[str, float]) -> float:
    """The edit distance of two words, where a letter costs its weight, one if it has none."""
    if one == other:
        return 0.0
    theirs = [weights.get(sound, 1.0) for sound in other]
    costs = list(accumulate(theirs, initial=0.0))
    for sound in one:
        weight = weights.get(sound, 1.0)
        diagonal, left = costs[0], costs[0] + weight
        costs[0] = left
        for at, against in enumerate(other, 1):
            above = costs[at]
            if sound == against:
                left = diagonal
            else:
                removed, added = above + weight, left + theirs[at - 1]
                changed = diagonal + (weight if weight > theirs[at - 1] else theirs[at - 1])
                left = min(removed, added, changed)
            costs[at], diagonal = left, above
    return costs[-1]
