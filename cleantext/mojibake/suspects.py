"""Words that look as if they could be misread; most texts have none, and need no more.

What comes after this has to read the words of languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from string import ascii_lowercase

from cleantext.document import Document
from cleantext.edits import Patch
from cleantext.lexicon import Lexicon, primary
from cleantext.mojibake.neighbours import between, inverts_case, mixes_scripts, preceded
from cleantext.mojibake.tokens import alphabets, tokens, tokens_of

# Signs that are rare in print, so that their mere presence makes a text worth a look.
_RARE = "¢£¤¥¦§¨©¬®¯±²³´µ¶¸¹¼½¾†‡ƒ‰ˆ˜‚•˙˚˛ı≠"
_FEW = 8
"""So many characters are sought faster one by one."""

_SMALL = frozenset(ascii_lowercase)
_SIGN = rf"[{_RARE}](?:(?<=[a-z].)(?=[a-z])|(?<=[a-z][¢£¤¥¦¨¬¯±´µ¶¸¹¼½¾†‡ƒ‰ˆ‚•])(?=\W))"
_MARKS = frozenset("¡¿ªº«»“”„–—…›‹·")
_MARK = f"[{''.join(sorted(_MARKS))}]"
_PRINT = rf"{_MARK}(?<=[a-z].)(?=[a-z])"
_CAPITALS = "[À-ÖØ-ÞŠŒŽŸ]"
_CAPITAL = rf"{_CAPITALS}(?<=[a-z].)(?=[a-z])"
_ACCENTED = r"[À-ÿ][À-ÿ][À-ÿ]"
_MIXED = r"[A-Za-z](?:(?=[\u0400-\u045f])|(?<=[\u0400-\u045f].))"
_INVERTED = r"[А-Я](?<=[а-я].)[А-Я]"

_READ = frozenset(
    "ªµºÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĐđĘęĚěıĹĺĽľŁł"
    "ŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽžƒˆˇΓΘΣΦΩαδεπστφⁿﬁﬂ"
    "ЁЂЃЄЅІЇЈЉЊЋЌЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
    "ёђѓєѕіїјљњћќўџҐґ"
)
"""The letters of the code pages in which texts are misread; no other comes of it."""

_ODD = (
    # An expression, the characters of which one must occur for it to be tried, and the
    # same expression without a look around, for a scan.
    (_SIGN, frozenset(_RARE), f"[a-z][{_RARE}]"),
    (_PRINT, frozenset("ŽŠŸˆ‡œŒ˙ÃÕÒÓ„"), f"[a-z]{_MARK}[a-z]"),
    (_CAPITAL, frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŒŽŸ"), f"[a-z]{_CAPITALS}[a-z]"),
    (_ACCENTED, frozenset("åÅ"), _ACCENTED),
    (_MIXED, frozenset("аеиоусАВС"), r"[A-Za-z][\u0400-\u045f]|[\u0400-\u045f][A-Za-z]"),
    (_INVERTED, frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя"), r"[а-я][А-Я][А-Я]"),
)
"""What is in no language: a sign or a capital inside a word, three accented letters
in a row, letters of two scripts, capitals in the place of small letters."""

_SIGNS = frozenset().union(*(signs for _, signs, _ in _ODD))


def gates(lexicon: Lexicon) -> Sequence[tuple[str, ...]]:
    """What a text must have for :func:`undo` to find something, as gates for a scan.

    That is what is in no language, and letters that the language of the lexicon lacks.
    """
    letters = alphabets(lexicon.roots).get(primary(lexicon.language), "")
    alien = f"[{''.join(sorted(_READ - _own(letters)))}]"
    some = ((odd, signs - _usual(letters)) for _, signs, odd in _ODD)
    return [(alien,), *((odd, f"[{''.join(sorted(signs))}]") for odd, signs in some)]


def undo(document: Document, roots: tuple[Path, ...]) -> Patch:
    """What undoes one legacy code page read as another; empty where there is no such damage.

    Args:
        roots: where the word lists are.
    """
    return document.shared(_undoing(roots))


@cache
def _undoing(roots: tuple[Path, ...]) -> Callable[[Document], Patch]:
    return partial(_undo, roots, alphabets(roots))


def _undo(roots: tuple[Path, ...], letters: Mapping[str, str], document: Document) -> Patch:
    odd = suspects(document, letters.get(primary(document.language), ""))
    if not odd:
        return Patch()
    from cleantext.mojibake import legacy

    return legacy.undo(document.prose, odd, document.language, roots)


def suspects(document: Document, letters: str) -> tuple[str, ...]:
    """The words that look as if they could be misread, each once; none in most texts.

    Args:
        letters: what the language of the text writes beyond ASCII; empty if unknown.
    """
    text, chars = document.prose, document.unusual
    strange, present = chars & _READ - _own(letters), chars & _SIGNS - _usual(letters)
    alien = "".join(c for c in strange if c.lower() not in letters)
    if not letters and sum(map(text.count, alien)) < 3:
        alien = ""
    if not alien and not present:
        return ()
    tried = (
        re.compile(odd) for odd, signs, _ in _ODD if _may_match(odd, document, present & signs)
    )
    patterns = [odd for odd in tried if odd.search(text)]
    if not alien and not patterns:
        return ()
    foreign = frozenset(alien)
    few = not patterns and len(foreign) < _FEW
    return tuple(
        token
        for token in sorted(tokens(_words_with(text, foreign)) if few else tokens_of(text))
        if not foreign.isdisjoint(token) or any(p.search(f"{token} ") for p in patterns)
    )


@cache
def _usual(letters: str) -> frozenset[str]:
    """The signs, rare elsewhere, that a language writes as letters: ``ı`` in Turkish."""
    return frozenset(letters).intersection(_RARE)


@cache
def _own(letters: str) -> frozenset[str]:
    """The letters of a language, and what print has beside them."""
    small = {char for char in letters if char.lower() in letters}
    large = {char for char in letters.upper() if char.lower() in letters}
    return frozenset(small | large | set("¡¿«»“”„‘’–—…°€\xa0\u200b"))


def _may_match(odd: str, document: Document, present: frozenset[str]) -> bool:
    """Whether an expression may match, as some signs are present: False only if not.

    Args:
        present: of the signs of which one must occur, those that do.
    """
    # What may be there was asked to spare most texts; what is there decides.
    if not present or not any(sign in document.prose for sign in present):
        return False
    if odd == _SIGN:
        return preceded(document.prose, present, _SMALL)  # it begins with one, behind a letter
    if odd == _CAPITAL:
        return between(document.prose, present, _SMALL)
    if odd == _PRINT:
        return between(document.prose, document.unusual & _MARKS, _SMALL)
    if odd == _ACCENTED:
        return re.search(odd, document.clusters) is not None
    return document.shared(mixes_scripts) if odd == _MIXED else inverts_case(document)


def _words_with(text: str, chars: frozenset[str]) -> set[str]:
    """What has one of some rare characters in it, from space to space."""
    found = set()
    for char in chars:
        at = text.find(char)
        while at >= 0:
            end = text.find(" ", at)
            end = len(text) if end < 0 else end
            found.add(text[text.rfind(" ", 0, at) + 1 : end])
            at = text.find(char, end)
    return found
