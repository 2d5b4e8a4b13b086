"""What the words of a language say about a damaged one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from cleantext.lexicon import ANY, Lexicon, primary
from cleantext.mojibake.holes import Torn
from cleantext.mojibake.letters import Letters, holed

AHEAD = 13
"""Tenths of a Zipf value by which the best candidate must lead: twenty times as common."""

_OWN = 35
"""What a word that stands undamaged in the same text counts at least, in tenths."""

_ENOUGH, _RARE = 20, 50
"""So many forms must have a letter between two others, and so many times more than another."""

_ENDING, _STEM_END, _PRODUCTIVE, _PART = 3, 2, 5, 50
"""So many letters has an ending, and so many before it tell which there are; so many forms, and
one in so many, must have one that is expected of a form that no list has."""

STEM = 5
"""A word that begins with so many letters of a name is a form of it, or as good as one."""


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
        return self._values("lexicon") | self._values("learned")

    def _values(self, name: str) -> dict[str, int]:
        """How common the forms of a list are."""
        found: dict[str, int] = {}
        for value, forms in self.lexicon.table(name):
            found.update(dict.fromkeys(forms.split(" "), int(value)))
        return found

    @cached_property
    def forms(self) -> Mapping[str, int]:
        """The same with the rarer forms, which only lost letters are looked for in."""
        rarest = self._values("seen") | self._values("inflected")
        return rarest | self._values("forms") | dict(self.tenths)

    @cached_property
    def letters(self) -> str:
        """The letters beyond ASCII that the language writes; commonest first."""
        mass: dict[str, float] = defaultdict(float)
        names = ("lexicon", "learned") if self.tenths else ("forms",)
        for tenths, forms in chain.from_iterable(map(self.lexicon.table, names)):
            for letter in set(forms):
                if not letter.isascii():
                    mass[letter] += forms.count(letter) * 10 ** (int(tenths) / 10)
        total = sum(mass.values())
        usual = [letter for letter in mass if mass[letter] > total / 2000]
        return "".join(sorted(usual, key=lambda letter: (-mass[letter], letter)))

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

    @cached_property
    def _by_skeleton(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        forms = list(self.forms)
        for skeleton, form in zip(holed(" ".join(forms)).split(), forms, strict=True):
            found.setdefault(skeleton, []).append(form)
        return found

    def fitting(self, word: Torn) -> list[str]:
        """The forms that a word can have been of which no half letter is left."""
        return [form for form in self._by_skeleton.get(word.skeleton, ()) if word.fits(form)]

    @cached_property
    def rarest(self) -> int:
        """How common the rarest forms are that are listed."""
        return min(self.forms.values(), default=0)

    @cached_property
    def _endings(self) -> Mapping[tuple[str, str], Counter[str]]:
        """How many forms have a letter near their end, by what stands before and behind it."""
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for form in self.forms:
            if parts := _last_beyond(form):
                left, letter, right = parts
                found[left[-_STEM_END:], right][letter] += 1
        return found

    def siblings(self, form: str) -> list[str]:
        """Forms that no list has, with the other endings that words like this one have."""
        if not (parts := _last_beyond(form)):
            return []
        left, _, right = parts
        counts = self._endings[left[-_STEM_END:], right]
        least = max(_PRODUCTIVE, counts.total() // _PART)
        others = (f"{left}{letter}{right}" for letter in counts if counts[letter] >= least)
        return [other for other in others if other not in self.forms]

    def twins(self, form: str) -> list[str]:
        """A form as the other norm of the language spells it."""
        pairs = self.lexicon.table("twins")
        both = ((a, b) for one, other in pairs for a, b in ((one, other), (other, one)))
        return [form.replace(a, b) for a, b in both if a in form]

    def alike(self, form: str) -> list[str]:
        """The forms that look like one without letters beyond ASCII, itself included."""
        return self._by_skeleton.get(holed(form), [])

    @cached_property
    def shorter(self) -> Mapping[str, int]:
        """How common the words are that a letter at either end makes another word of."""
        return self._values("shorter") | dict(self.forms)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of people and places, in small letters."""
        places = (name for row in self.lexicon.table("places") for name in row[1:])
        return frozenset(map(str.lower, places)) | _persons(self.lexicon.roots)

    @cached_property
    def cases(self) -> Mapping[str, str]:
        """How words that begin beyond ASCII are written: ``small``, ``capital`` or ``either``."""
        rows = self.lexicon.table("cases")
        return {form: case for case, forms in rows for form in forms.split(" ")}

    def is_small(self, form: str) -> bool:
        """Whether a word, or another form of it, is listed as written small, and none otherwise."""
        return self._case_of_stems.get(form[:STEM]) == {"small"}

    @cached_property
    def _case_of_stems(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for form, case in self.cases.items():
            found[form[:STEM]].add(case)
        return found

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """The endings of nouns, in a language that writes them with a capital."""
        return tuple(self.lexicon.words("noun-endings"))

    @cached_property
    def stems(self) -> frozenset[str]:
        """How the names of places begin; their last letter may change."""
        rows = self.lexicon.table("places")
        return frozenset(name.lower()[:-1][:STEM] for row in rows for name in row[1:])

    @cached_property
    def beyond(self) -> Letters:
        """The letters beyond ASCII of all forms, by what stands around them."""
        return Letters(self.forms)

    def value(self, form: str, own: Container[str]) -> int:
        """How common a form is, or counts to be where it stands undamaged in the same text."""
        value = self.forms.get(form, 0)
        return max(value, _OWN) if form in own else value

    def best(self, candidates: Iterable[str], own: Container[str]) -> tuple[str | None, list[str]]:
        """The candidate that leads all others far enough, and all that are words.

        Args:
            candidates: forms in small letters.
            own: undamaged words of the same text, in small letters.
        """
        valued = ((self.value(form, own), form) for form in candidates)
        ranked = sorted((pair for pair in valued if pair[0]), key=lambda pair: (-pair[0], pair[1]))
        words = [form for _, form in ranked]
        clear = ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= AHEAD)
        return (words[0] if clear else None), words


def _last_beyond(form: str) -> tuple[str, str, str] | None:
    """What is before, at and behind the last letter beyond ASCII, if that is in the ending."""
    for place in range(len(form) - 1, max(len(form) - 1 - _ENDING, _STEM_END), -1):
        if not form[place].isascii():
            return form[:place], form[place], form[place + 1 :]
    return None


@cache
def _persons(roots: tuple[Path, ...]) -> frozenset[str]:
    everywhere = Lexicon(roots, ANY)
    lists = (everywhere.words("given-names"), everywhere.words("established"))
    return frozenset(map(str.lower, chain(*lists)))


@cache
def words_of(roots: tuple[Path, ...], language: str) -> Words:
    """The words of a language, one object for all that ask; of its kin where it has no list."""
    code = primary(language)
    nearest = kin(roots).get(code, ())[:1]
    if nearest and not any((root / code / "words" / "forms.tsv").exists() for root in roots):
        return words_of(roots, *nearest)
    return Words(Lexicon(roots, language))


@cache
def kin(roots: tuple[Path, ...]) -> Mapping[str, Sequence[str]]:
    """Of languages that have no list of common words, those whose words are mostly theirs."""
    return {code: others.split(" ") for code, others in Lexicon(roots, ANY).table("kin")}


@cache
def listed(roots: tuple[Path, ...]) -> Mapping[str, Words]:
    """The words of every language that has a list."""
    paths = (path for root in roots for path in root.glob("*/words/lexicon.tsv"))
    codes = sorted({path.parent.parent.name for path in paths})
    return {code: words_of(roots, code) for code in codes}
