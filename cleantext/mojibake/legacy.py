"""One legacy code page read as another: ``Ïóòèí`` for Путин, ``Wa³êsa``, ``informaci—n``.

There are no sequences to recognise here; every byte is some letter in either
page. What tells is words: a reading is undone where that turns words that no
language has into words that the language has, all over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from cleantext.edits import Edit, Patch
from cleantext.lexicon import Lexicon, alphabets, primary
from cleantext.mojibake.evidence import script
from cleantext.mojibake.misreadings import MISREADINGS, Misreading
from cleantext.mojibake.tokens import tokens_of
from cleantext.mojibake.words import Words, kin, listed

_WORDS = {least: re.compile(rf"[^\W\d_]{{{least},}}") for least in (1, 2, 4)}
"""Words of so many letters at least; the fewer letters, the more likely is chance."""

_ASCII = re.compile(r"[A-Za-z]")
# Nothing beyond the Basic Multilingual Plane; this form compiles in no time.
_CHANGED = re.compile(r"[^\x00-\x7f\U00010000-\U0010ffff]+")

_BEYOND_LATIN = "\u0250"
_SHARE = 0.35
"""So many of the words that change must be known after: a list has the commonest only."""


class Languages(NamedTuple):
    """What is known of each language.

    Attributes:
        letters: the letters beyond ASCII that each writes.
        words: its words, for those that have a list; read when first asked for.
        kin: for some, those whose words are mostly theirs.
        contractions: what stands behind the apostrophe of a contracted word.
    """

    letters: Mapping[str, str]
    words: Mapping[str, Words]
    kin: Mapping[str, Sequence[str]]
    contractions: frozenset[str]

    def suited(self, misreading: Misreading, language: str) -> list[str]:
        """The languages that a text may turn out to be in: all, where its own has no words."""
        # Damaged Galician, whose words are Spanish or Portuguese, may be taken for either.
        kin = (others for others in self.kin.values() if language in others)
        near = (language, *self.kin.get(language, ()), *chain.from_iterable(kin))
        own = dict.fromkeys(near) if self.spells(language) else self.words
        return [code for code in misreading.languages or own if code in self.words]

    def spells(self, language: str) -> bool:
        """Whether there are words of a language, or of its kin."""
        return language in self.words or language in self.kin

    def known(self, code: str, least: int) -> _Known:
        """What a language knows among words of so many letters at least."""
        return _Known(self.words[code].tenths, self.contractions, least)


class _Known(NamedTuple):
    """The words of one language, and how short one may be and still count."""

    words: Mapping[str, int]
    contractions: frozenset[str]
    least: int

    def makes_word(self, new: str, words: Iterable[str]) -> bool:
        """Whether a token is, or has among its words, one of the language."""
        return any(word in self.words for word in words) or self._is_contracted(new)

    def proves(self, changed: Sequence[tuple[str, str]]) -> bool:
        """Whether a reading makes words of most of the tokens that it changes."""
        if sum("\ufffd" in new for _, new in changed) * 10 > len(changed):
            return False
        gain, share = self.gain(changed)
        if gain == 1:
            return share == 1 and self._replace(least=4).gain(changed)[0] == 1
        if gain < 1 or share < _SHARE:
            return False
        # Letters alone are words of many lists, and signs in others' formulas: 0 ≤ φ ≤ 1.
        return _are_latin(changed) or self._replace(least=2).gain(changed)[0] > 0

    def gain(self, changed: Sequence[tuple[str, str]]) -> tuple[int, float]:
        """How many more words are known after than before, and as a share of those changed.

        A word that was known before weighs three times: most words of a misread
        text make no sense as they stand.
        """
        before = sum(self._has(old, new, old) for old, new in changed)
        after = sum(self._has(new, new, old) for old, new in changed)
        return after - 3 * before, after / max(len(changed), 1)

    def _has(self, token: str, new: str, old: str) -> bool:
        """Whether a token, old or new, has a known word in which something changed."""
        if token is new and self._is_contracted(new):
            return True
        return any(
            match[0].lower() in self.words
            and old[slice(*match.span())] != new[slice(*match.span())]
            for match in _WORDS[self.least].finditer(token)
        )

    def _is_contracted(self, token: str) -> bool:
        head, _, tail = token.partition("’")
        return tail in self.contractions and head.isascii() and head.isalpha()


def undo(text: str, odd: Sequence[str], language: str, roots: tuple[Path, ...]) -> Patch:
    """The repair of a misread text; empty unless its words leave no doubt.

    Args:
        odd: the words of the text that could be misread.
        language: that of the text as it stands, or ``und``.
        roots: where the word lists are.

    Returns:
        A patch whose edits carry the name of the misreading in place of a rule id.
    """
    found = _best(text, odd, _languages(roots), primary(language))
    return Patch(_edits(text, found)) if found else Patch()


@cache
def _languages(roots: tuple[Path, ...]) -> Languages:
    contractions = Lexicon(roots, "en").words("contractions")
    return Languages(alphabets(roots), listed(roots), kin(roots), contractions)


def _are_latin(changed: Sequence[tuple[str, str]]) -> bool:
    """Whether all tokens that change are Latin letters and nothing else, as in ``č`` for ``è``."""
    return all(old.isalpha() and max(old) < _BEYOND_LATIN for old, _ in changed)


def _edits(text: str, found: Misreading) -> Iterator[Edit]:
    for match in _CHANGED.finditer(text):
        new = match[0].translate(found.table)
        if new != match[0] and "\ufffd" not in new:
            yield Edit.within(text, *match.span(), new, (str(found),))


def _best(text: str, odd: Sequence[str], languages: Languages, language: str) -> Misreading | None:
    """The misreading that explains most, if it makes words of most of what it changes."""
    ranked = []
    tokens: list[str] = []
    bare = [token for token in odd if not _ASCII.search(token) and len(token) > 1]
    for rank, misreading in enumerate(MISREADINGS):
        least = 2 if misreading.languages or not languages.spells(language) else 1
        asked = dict(_changed(bare if misreading.languages else odd, misreading))
        made = {old: _WORDS[least].findall(new.lower()) for old, new in asked.items()}
        for code in languages.suited(misreading, language) if asked else ():
            letters, known = languages.letters.get(code, ""), languages.known(code, least)
            hopeful = [(old, asked[old]) for old in _hopeful(asked, misreading, letters)]
            # Of most pages nothing makes a word, which is sooner seen than how it is spelt.
            if not any(known.makes_word(new, made[old]) for old, new in hopeful):
                continue
            hopeful = [pair for pair in hopeful if _is_spelt(pair[1], letters)]
            if not hopeful or known.gain(hopeful)[0] <= 0:
                continue
            tokens = tokens or sorted(tokens_of(text))
            changed = _changed(tokens, misreading)
            if known.proves(changed):
                gain, _ = known.gain(changed)
                ranked.append((-gain, rank, misreading))
    return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _hopeful(tokens: Iterable[str], misreading: Misreading, letters: str) -> list[str]:
    """The tokens in which some character would become a letter of the language."""
    sources = _sources(misreading, letters)
    return [token for token in tokens if not sources.isdisjoint(token)]


@cache
def _sources(misreading: Misreading, letters: str) -> frozenset[str]:
    table = misreading.table.items()
    return frozenset(
        chr(old)
        for old, new in table
        if new == "’" or (new.lower() in letters and new.isupper() <= chr(old).isupper())
    )


def _is_spelt(token: str, letters: str) -> bool:
    """Whether a token looks like words of a language: with its letters, in a usual case."""
    words = _WORDS[1].findall(token)
    foreign = not letters[:1].isascii() and script(letters[:1]) != script("a")
    return bool(words) and all(
        (word.islower() or word.istitle() or word.isupper())
        and all((x.isascii() and not foreign) or x.lower() in letters for x in word)
        for word in words
    )


def _changed(tokens: Sequence[str], misreading: Misreading) -> list[tuple[str, str]]:
    pairs = ((token, token.translate(misreading.table)) for token in tokens)
    return [(old, new) for old, new in pairs if old != new]


@cache
def accents(language: str, roots: tuple[Path, ...]) -> dict[int, str]:
    """The accented letters of a language behind the Cyrillic ones that Windows-1251 makes of
    them, as a table for :meth:`str.translate`.
    """
    letters = alphabets(roots).get(primary(language), "")
    table = next(m for m in MISREADINGS if (m.wrong, m.right) == ("cp1251", "cp1252")).table
    return {old: new for old, new in table.items() if new in letters}
