"""Build ``rules/<language>/words/agreement.tsv``: rivals told from each other by what is beside.

    python tests/bench/build_agreement.py voice-web NTREX [LANGUAGE ...]

The checkouts are those of ``free_text.py``, and beside NTREX those of ``further_text.py``.
Each word of their sentences that another listed
word looks like without its letters beyond ASCII is a question with a known answer. A
log-linear model learns to answer: how likely a form is depends on how common it is, and on
how its endings go with the words and endings beside it, two on either side. What it learns
is written in tenths of a decimal logarithm, so that it can be added to tenths of Zipf values.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import exp, log, sqrt
from pathlib import Path
from typing import NamedTuple

import free_text
import further_text

from cleantext.lexicon import bundled
from cleantext.mojibake.agreement import neighbour_words, parts, places
from cleantext.mojibake.company import companies
from cleantext.mojibake.words import Words, words_of

SENTENCES = 15_000
"""So many sentences of a language are enough."""

OFTEN = 4
"""So often must a part and a place occur."""

TOGETHER = 6
"""So often must they come together, whether the part was right there or not."""

ROUNDS, STEP, SHRINKING, UNMOVED = 4, 0.1, 0.02, 0.005

TENTH = log(10) / 10

HEADER = f"""\
# How words and their endings go with what stands around them: for each place, which parts of a
# form are likelier there, in tenths of a decimal logarithm. Made by tests/bench/build_agreement.py
{free_text.SOURCES}"""

Pair = tuple[str, str]
Choice = tuple[float, list[int], bool]


class Question(NamedTuple):
    """A word, the forms that it can be, and what stands around it."""

    form: str
    rivals: list[str]
    places: list[str]


def questions(lines: list[str], words: Words) -> Iterator[Question]:
    """The words of sentences that have rivals."""
    single = list(companies(words.lexicon))
    for line in lines:
        found = list(neighbour_words(line))
        holed = [word for word, _ in found]
        if len(holed) > 1 and holed[-1] in ".!?":
            found.pop()
        for at, (_, form) in enumerate(found):
            if form.isascii() or not form.isalpha():
                continue
            rivals = single if len(form) == 1 else _rivals(form, words)
            if len(rivals) > 1 and form in rivals:
                yield Question(form, rivals, list(places(holed[:at], holed[at + 1 :])))


def _rivals(form: str, words: Words) -> list[str]:
    """The listed forms that a word looks like without its letters beyond ASCII."""
    return [
        other
        for other in words.alike(form)
        if len(other) == len(form)
        and all(
            a == b or not (a.isascii() or b.isascii()) for a, b in zip(other, form, strict=True)
        )
    ]


class Model:
    """What each pair of a place and a part of a form adds to the chance of the form."""

    def __init__(self, asked: list[Question], words: Words) -> None:
        single = {word: one.zipf for word, one in companies(words.lexicon).items()}
        self._values = {**words.forms, **single}
        self._often = _frequent(place for question in asked for place in question.places)
        self._parts = _frequent(part for question in asked for part in parts(question.form))
        together = Counter(
            pair
            for question in asked
            for rival in question.rivals
            for pair in self._pairs(rival, question)
        )
        known = (pair for pair, count in together.items() if count >= TOGETHER)
        self._numbers = {pair: number for number, pair in enumerate(known)}
        self._weights = [0.0] * len(self._numbers)
        self._steps = [1.0] * len(self._numbers)

    def _pairs(self, form: str, question: Question) -> list[Pair]:
        around = ["", *(place for place in question.places if place in self._often)]
        own = [part for part in parts(form) if part in self._parts]
        return [(place, part) for place in around for part in own]

    def learn(self, asked: list[Question]) -> None:
        prepared = [
            [self._choice(rival, question) for rival in question.rivals] for question in asked
        ]
        chance = random.Random(1)
        for _ in range(ROUNDS):
            chance.shuffle(prepared)
            for choices in prepared:
                self._answer(choices)

    def _choice(self, rival: str, question: Question) -> Choice:
        pairs = (self._numbers.get(pair) for pair in self._pairs(rival, question))
        known = [number for number in pairs if number is not None]
        return self._values[rival] * TENTH, known, rival == question.form

    def _answer(self, choices: list[Choice]) -> None:
        """Move the weights so that the right form is likelier (AdaGrad, with shrinking)."""
        weights, steps = self._weights, self._steps
        scores = [start + sum([weights[n] for n in numbers]) for start, numbers, _ in choices]
        best = max(scores)
        chances = [exp(score - best) for score in scores]
        total = sum(chances)
        for chance, (_, numbers, right) in zip(chances, choices, strict=True):
            off = chance / total - right
            for n in numbers if abs(off) > UNMOVED else ():
                slope = off + SHRINKING * weights[n]
                steps[n] += slope * slope
                weights[n] -= STEP * slope / sqrt(steps[n])

    def rows(self) -> Iterator[str]:
        """The rows of the list: a place, then each value with the parts that have it."""
        by_place: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for (place, part), number in self._numbers.items():
            if tenths := round(self._weights[number] / TENTH):
                by_place[place][tenths].append(part)
        for place in sorted(by_place):
            values = by_place[place]
            columns = (f"{tenths} {' '.join(sorted(values[tenths]))}" for tenths in sorted(values))
            yield "\t".join((place, *columns))


def _frequent(found: Iterator[str]) -> frozenset[str]:
    return frozenset(name for name, count in Counter(found).items() if count >= OFTEN)


def main() -> None:
    root, voice, ntrex = Path(__file__).parents[2] / "rules", Path(sys.argv[1]), Path(sys.argv[2])
    for language in sys.argv[3:] or sorted(free_text.TRANSLATED):
        words = words_of((bundled(),), language)
        lines = free_text.sentences(voice, ntrex, language)[:SENTENCES]
        lines += further_text.further(ntrex.parent, language)
        asked = list(questions(lines, words))
        model = Model(asked, words)
        model.learn(asked)
        rows = list(model.rows())
        path = root / language / "words" / "agreement.tsv"
        header = HEADER + further_text.note(language)
        path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        print(language, len(asked), len(rows), path.stat().st_size, flush=True)


if __name__ == "__main__":
    main()
