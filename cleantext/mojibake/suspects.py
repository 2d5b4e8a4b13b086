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
from cleantext.lexicon import Lexicon, alphabets, primary
from cleantext.mojibake.neighbours import between, inverts_case, mixes_scripts, preceded
from cleantext.mojibake.tokens import tokens, tokens_of

# Signs that are rare in print, so that their mere presence makes a text worth a look.
_RARE = "¢£¤¥¦§¨©¬®¯±²³´µ¶¸¹¼½¾†‡ƒ‰ˆ˜‚•˙˚˛ı≠"
_FEW = 8
"""So many characters are sought faster one by one."""

_SMALL = frozenset(ascii_lowercase)
_MARKS = frozenset("¡¿ªº«»“”„–—…›‹·")
_MARK = f"[{''.join(sorted(_MARKS))}]"
_CAPITALS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŒŽŸ"
_ACCENTED = r"[À-ÿ][À-ÿ][À-ÿ]"

_READ = frozenset(
    "ªµºÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĐđĘęĚěıĹĺĽľŁł"
    "ŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽžƒˆˇΓΘΣΦΩαδεπστφⁿﬁﬂ"
    "ЁЂЃЄЅІЇЈЉЊЋЌЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
    "ёђѓєѕіїјљњћќўџҐґ"
)
"""The letters of the code pages in which texts are misread; no other comes of it."""


class _Oddity:
    """What is in no language.

    Args:
        find: an expression for it; beginning with what is rare, it is found soonest.
        gate: the same without a look around, for a scan; it may match more.
        signs: the characters of which one must occur for it to be looked for.
        may_match: whether it may be in a document in which some of its signs occur; False
            only if it is not.
    """

    def __init__(
        self,
        find: str,
        gate: str,
        signs: str,
        may_match: Callable[[Document, frozenset[str]], bool],
    ) -> None:
        self.find, self.gate, self.signs = find, gate, frozenset(signs)
        self._may_match = may_match

    def is_possible(self, document: Document, present: frozenset[str]) -> bool:
        """Whether it may be in a document; False only if it is not.

        Args:
            present: the signs of any oddity that may occur; whether they do is asked here.
        """
        signs = present & self.signs
        return any(sign in document.prose for sign in signs) and self._may_match(document, signs)


_ODD = (
    _Oddity(  # a rare sign inside a word, and some of them at its end
        rf"[{_RARE}](?:(?<=[a-z].)(?=[a-z])|(?<=[a-z][¢£¤¥¦¨¬¯±´µ¶¸¹¼½¾†‡ƒ‰ˆ‚•])(?=\W))",
        f"[a-z][{_RARE}]",
        _RARE,
        lambda document, signs: preceded(document.prose, signs, _SMALL),
    ),
    _Oddity(  # a mark of print inside a word, beside letters of a misread text elsewhere
        rf"{_MARK}(?<=[a-z].)(?=[a-z])",
        f"[a-z]{_MARK}[a-z]",
        "ŽŠŸˆ‡œŒ˙ÃÕÒÓ„",
        lambda document, _: between(document.prose, document.unusual & _MARKS, _SMALL),
    ),
    _Oddity(  # an accented capital inside a word
        rf"[{_CAPITALS}](?<=[a-z].)(?=[a-z])",
        f"[a-z][{_CAPITALS}][a-z]",
        _CAPITALS,
        lambda document, signs: between(document.prose, signs, _SMALL),
    ),
    _Oddity(  # three accented letters in a row
        _ACCENTED,
        _ACCENTED,
        "åÅ",
        lambda document, _: re.search(_ACCENTED, document.clusters) is not None,
    ),
    _Oddity(  # letters of two scripts side by side
        r"[A-Za-z](?:(?=[\u0400-\u045f])|(?<=[\u0400-\u045f].))",
        r"[A-Za-z][\u0400-\u045f]|[\u0400-\u045f][A-Za-z]",
        "аеиоусАВС",
        lambda document, _: document.shared(mixes_scripts),
    ),
    _Oddity(  # capitals in the place of small letters
        r"[А-Я](?<=[а-я].)[А-Я]",
        r"[а-я][А-Я][А-Я]",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        lambda document, _: inverts_case(document),
    ),
)

_SIGNS = frozenset().union(*(odd.signs for odd in _ODD))


def gates(lexicon: Lexicon) -> Sequence[tuple[str, ...]]:
    """What a text must have for :func:`undo` to find something, as gates for a scan.

    That is what is in no language, and letters that the language of the lexicon lacks.
    """
    letters = alphabets(lexicon.roots).get(primary(lexicon.language), "")
    alien = f"[{''.join(sorted(_READ - _own(letters)))}]"
    some = ((odd.gate, "".join(sorted(odd.signs - _usual(letters)))) for odd in _ODD)
    return [(alien,), *((gate, f"[{signs}]") for gate, signs in some)]


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
    tried = (re.compile(odd.find) for odd in _ODD if odd.is_possible(document, present))
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
