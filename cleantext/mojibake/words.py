"""What the words of a language say about a damaged one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from cleantext.lexicon import Lexicon

AHEAD = 13
"""Tenths of a Zipf value by which the best candidate must lead: twenty times as common."""

_OWN = 35
"""What a word that stands undamaged in the same text counts at least, in tenths."""

_ENOUGH, _RARE = 20, 50
"""So many forms must have a letter between two others, and so many times more than another."""

_KIN = {"bs": "hr", "sr": "hr", "no": "nb", "nn": "nb"}
"""Languages that share a word list with another."""


@dataclass(eq=False, repr=False)
class Words:
    """The forms of a language with letters beyond ASCII, in small letters.

    Args:
        lexicon: the word lists of the language: ``lexicon.tsv`` with one line for
            each tenth of a Zipf value, and ``learned.tsv``, laid out in the same
            way, with what was learned from a corpus.
    """

    lexicon: Lexicon

    @cached_property
    def tenths(self) -> Mapping[str, int]:
        """How common each form is; read from disk when first asked for."""
        found: dict[str, int] = {}
        for name in ("lexicon", "learned"):
            for value, forms in self.lexicon.table(name):
                found.update(dict.fromkeys(forms.split(" "), int(value)))
        return found

    @cached_property
    def letters(self) -> str:
        """The letters beyond ASCII that the language writes; commonest first."""
        mass: dict[str, float] = {}
        for word, tenths in self.tenths.items():
            for letter in set(word):
                if not letter.isascii():
                    mass[letter] = mass.get(letter, 0) + 10 ** (tenths / 10)
        total = sum(mass.values())
        usual = [letter for letter in mass if mass[letter] > total / 2000]
        return "".join(sorted(usual, key=lambda letter: -mass[letter]))

    @cached_property
    def _between(self) -> Mapping[tuple[str, str], Counter[str]]:
        """How many forms have a letter between two others; a space stands for the bound."""
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for word in self.tenths:
            bounded = f" {word} "
            for left, letter, right in zip(bounded, word, bounded[2:], strict=False):
                if not letter.isascii():
                    found[left, right][letter] += 1
        return found

    def usual(self, left: str, choices: str, right: str) -> str | None:
        """The letter that words have between two others, if all but a few have that one.

        Args:
            left: the letter before, in small letters, or a space.
            choices: the letters that could stand there, in small letters.
            right: the letter behind, or a space.
        """
        counts = self._between.get((left, right), Counter())
        ranked = sorted(((counts[letter], letter) for letter in set(choices)), reverse=True)
        if not ranked or ranked[0][0] < _ENOUGH:
            return None
        second = ranked[1][0] if len(ranked) > 1 else 0
        return ranked[0][1] if ranked[0][0] >= _RARE * second else None

    def best(
        self, candidates: Iterable[str], own: Mapping[str, int]
    ) -> tuple[str | None, list[str]]:
        """The candidate that leads all others far enough, and all that are words.

        Args:
            candidates: forms in small letters.
            own: undamaged words of the same text, in small letters.
        """
        ranked: list[tuple[int, str]] = []
        for form in candidates:
            value = self.tenths.get(form, 0)
            if form in own:
                value = max(value, _OWN)
            if value:
                ranked.append((value, form))
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        words = [form for _, form in ranked]
        clear = ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= AHEAD)
        return (words[0] if clear else None), words


@cache
def words_of(roots: tuple[Path, ...], language: str) -> Words:
    """The words of a language, one object for all that ask."""
    code = language.partition("-")[0]
    return Words(Lexicon(roots, _KIN.get(code, language)))


@cache
def listed(roots: tuple[Path, ...]) -> Mapping[str, Words]:
    """The words of every language that has a list."""
    paths = (path for root in roots for path in root.glob("*/words/lexicon.tsv"))
    codes = sorted({path.parent.parent.name for path in paths})
    return {code: words_of(roots, code) for code in codes}
