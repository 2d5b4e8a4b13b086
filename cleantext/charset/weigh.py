"""What a reading of some bytes is worth: the words it makes, and the damage it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from cleantext.lexicon import ANY, Lexicon, alphabets, primary
from cleantext.mojibake.evidence import script
from cleantext.mojibake.words import words_of

_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile("[a-z]")
_SIGN = re.compile(r"[^\x00-\x7f\w]")

_OPENING, _CLOSING = frozenset("«“‘„‚‹¿¡"), frozenset("»”’“‘›…")
_JOINING = frozenset("’·‐‑–—\xad")
_PRINTED = _OPENING | _CLOSING | _JOINING | frozenset("\xa0€£§©®°±²³´µ·¹º½¼¾×™†•‰")
"""Signs that print uses. The others are letters of another code page."""

_ODD_LETTERS = frozenset("ªºµƒˆ")
_KNOWN, _FITS, _ALIEN, _WRONG = 10, 1, -4, -10
"""What is worth a word that is known, one that could be, one with a letter that the language
does not write, and one that nobody writes or a sign in the wrong place."""

_PLACED = 3
"""What a quotation mark, dash or apostrophe in its place is worth."""

_FREQUENT, _RARE = 4, -14
"""Nine in ten characters of a text are among the frequent ones; of noise, one in four."""

_COMMAS, _CEDILLAS = str.maketrans("şţ", "șț"), str.maketrans("șț", "şţ")


class Spoken(NamedTuple):
    """A language that a text may be in.

    Attributes:
        known: its words with a letter beyond ASCII; empty where there is no list.
        alphabet: its letters, small ones; empty where they are not known.
    """

    known: Mapping[str, int]
    alphabet: frozenset[str]


@cache
def spoken(language: str, roots: tuple[Path, ...]) -> Spoken:
    """What is known of a language."""
    code = primary(language)
    return Spoken(words_of(roots, code).tenths, _alphabet(alphabets(roots).get(code, "")))


def worth(tokens: Sequence[str], languages: Iterable[Spoken]) -> int:
    """How much speaks for a reading of the words that have bytes beyond ASCII.

    Args:
        tokens: these words as the code page reads them, each once.
        languages: those that the text may be in.
    """
    words = [word for token in tokens for word in _WORD.findall(token) if not word.isascii()]
    spelt = max((_of_words(words, *language) for language in languages), default=0)
    return spelt + sum(map(_of_signs, tokens))


def _alphabet(letters: str) -> frozenset[str]:
    """All small letters of a language, of which those beyond ASCII are given; or nothing."""
    if not letters:
        return frozenset()
    # The legacy code pages of Romanian have cedillas where its word list has commas.
    latin = ascii_lowercase if script(letters[:1]) == script("a") else ""
    return frozenset(letters + latin + letters.translate(_CEDILLAS))


def _of_words(words: Sequence[str], known: Mapping[str, int], alphabet: frozenset[str]) -> int:
    total = 0
    for word in words:
        form = word.lower()
        if form in known or form.translate(_COMMAS) in known:
            total += _KNOWN if len(form) > 1 else _FITS
        elif len(form) == 1 or _breaks_case(word) or _mixes_scripts(form, alphabet):
            total += _WRONG
        elif alphabet.issuperset(form):
            total += _FITS
        else:
            total += _ALIEN
    return total


def _breaks_case(word: str) -> bool:
    return not (word.islower() or word.istitle() or word.isupper())


def _mixes_scripts(form: str, alphabet: frozenset[str]) -> bool:
    """Whether Latin letters stand beside those of an alphabet without them."""
    latin = "a" in alphabet
    return not latin and bool(_ASCII.search(form)) and not alphabet.isdisjoint(form)


def _of_signs(token: str) -> int:
    """What the signs of a token say, from the characters beside each."""
    total = 0
    for match in _SIGN.finditer(token):
        sign, left = match[0], token[match.start() - 1 : match.start()]
        right = token[match.end() : match.end() + 1]
        if sign not in _PRINTED:
            total += _WRONG
        elif left.isalpha() and right.isalpha():
            total += _PLACED if sign in _JOINING else _WRONG
        elif not left and not right:
            total += _FITS
        elif sign in _OPENING:
            total += _PLACED if right and not left.isalnum() else _WRONG
        elif sign in _CLOSING:
            total += _PLACED if left and not right.isalnum() else _WRONG
    return total + _WRONG * sum(token.count(letter) for letter in _ODD_LETTERS & set(token[1:-1]))


@cache
def frequent(writing: str, roots: tuple[Path, ...]) -> frozenset[str]:
    """The characters of which most text in a writing of the far East is made."""
    rows = Lexicon(roots, ANY).table("characters")
    return frozenset("".join(row[1] for row in rows if row[0].startswith(writing)))


MARKS = frozenset("、。，．・：；？！「」『』（）〈〉《》【】“”‘’…—～〜·％\u3000")
"""Marks of print in the writings of the far East, which say nothing of the language."""

_WIDE = MARKS | frozenset("０１２３４５６７８９")


def worth_of_characters(text: str, common: frozenset[str]) -> int:
    """How much speaks for a reading in a writing of the far East."""
    total = 0
    for char in text:
        if char in common or char in _WIDE:
            total += _FREQUENT
        elif not char.isascii():
            total += _RARE
    return total
