"""Finding the boilerplate rules whose form a line has.

Lines are looked up, not searched: whole phrases in a dictionary, patterns by the
first word of the line or by a literal in it, so that the number of rules hardly
matters. What is cheap to know of a line comes before the literals: whether it ends
as a sentence does, where it stands, a mark that it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from cleantext.boilerplate.rules import EVERYWHERE, LineRule
from cleantext.boilerplate.searches import Found, Lines, Searches

_EDGES = " *_\t\u00a0\u202f•·-–—>»›→▶▸✓+|[](){}.:…!¡#&"
STOPS = frozenset('.!?…»”"')
"""The last characters of sentences."""

_QUOTES = frozenset("\"“”„«»‘'")
_DIGIT, _COPYRIGHT = "0", "©"
_MARKS = 40
"""How many marks and spaces a line may have more than its phrase."""

_GLUED = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
"""Where ``Share`` and ``Comments`` meet in ``ShareComments``."""


_KEPT = 1 << 10

Matched = tuple[LineRule, re.Match[str] | None]
"""A rule that a line has the form of, and the match of its pattern."""


class LineIndex:
    """The rules for whole lines, ready to be looked up."""

    def __init__(self, rules: Iterable[LineRule]) -> None:
        # A line comes again: in the next round, and on the next page of a site.
        self._matched = lru_cache(maxsize=_KEPT)(lambda *line: tuple(self._matches(*line)))
        self._phrases: dict[str, list[LineRule]] = {}
        self._first: dict[str, list[LineRule]] = {}
        self._headings, self._any, self._bottom = Searches(), Searches(), Searches()
        for rule in rules:
            options = rule.options
            for phrase in options.phrases:
                self._phrases.setdefault(fold(phrase), []).append(rule)
            for word in options.first:
                self._first.setdefault(word, []).append(rule)
            if not options.find or options.first:
                continue
            if not options.stop:
                # Few lines do not end as a sentence does: not worth more questions.
                self._headings.add(rule)
            else:
                kin = self._bottom if options.where == "bottom" else self._any
                kin.add(rule, named=options.named, marks=options.marks or rule.signs)
        # How long a line may be that begins with a word: all of a phrase, or for a pattern.
        self._spans: dict[str, int] = {}
        for phrase in self._phrases:
            word = first_word(phrase)
            self._spans[word] = max(self._spans.get(word, 0), len(phrase) + _MARKS)
        self._reach = dict(self._spans)
        for word, led in self._first.items():
            longest = max(rule.longest for rule in led)
            self._reach[word] = max(self._reach.get(word, 0), longest)

    @property
    def questions(self) -> list[str]:
        """Expressions of which it helps to know that they match nowhere in a text."""
        return [question for kin in (self._any, self._bottom) for question, _ in kin.questions]

    def candidates(self, lines: Lines, headed: Lines, ruled_out: Set[str] = frozenset()) -> Found:
        """The numbers of the lines to look at, each with the rules that a literal leads to.

        This is where clean text spends its time, so that it asks all lines at once.
        Of sentences at the bottom :meth:`closing` asks more.

        Args:
            lines: by number, without space around them.
            headed: what :func:`headings` finds among them.
            ruled_out: those of ``questions`` of which that is known.
        """
        reach = self._reach.get
        # Nearly all lines begin with a plain word.
        found: Found = {
            number: []
            for number, line in lines.items()
            if len(line)
            <= reach(
                word.casefold() if (word := line.partition(" ")[0]).isalpha() else first_word(line),
                -1,
            )
        }
        self._headings.run(headed, found)
        self._any.run(lines, found, ruled_out)
        return found

    def closing(
        self, lines: Lines, start: int, found: Found, ruled_out: Set[str] = frozenset()
    ) -> bool:
        """Adds to what :meth:`candidates` found the sentences that close a page.

        Args:
            start: the number of the first line that may stand at the bottom.
            ruled_out: as for :meth:`candidates`.

        Returns:
            Whether there are any.
        """
        more: Found = {}
        bottom = {n: line for n, line in lines.items() if n >= start} if start else lines
        self._bottom.run(bottom, more, ruled_out)
        for number, rules in more.items():
            found.setdefault(number, []).extend(rules)
        return bool(more)

    def matches(
        self,
        line: str,
        searched: Sequence[LineRule] = (),
        places: frozenset[str] = EVERYWHERE,
    ) -> Sequence[Matched]:
        """The rules whose form a line has, which comes without space around it.

        Args:
            line: not empty.
            searched: what :meth:`candidates` found for this line.
            places: the values of ``where`` that may hold; no other pattern is tried.
        """
        return self._matched(line, tuple(searched), places)

    def _matches(
        self, line: str, searched: tuple[LineRule, ...], places: frozenset[str]
    ) -> Iterator[Matched]:
        word = first_word(line)
        if len(line) <= self._spans.get(word, 0):
            folded = fold(line)
            phrases = self._phrases.get(folded) or self._buttons(line)
            if phrases and not _is_sentence(line, folded):
                yield from ((rule, None) for rule in phrases)
        for rule in dict.fromkeys((*self._first.get(word, ()), *searched)):
            if rule.options.where in places and (match := rule.fullmatch(line)):
                yield rule, match

    def _buttons(self, line: str) -> list[LineRule]:
        """The rules for the first of several phrases that lost the space between them."""
        seams = [pair.start() + 1 for pair in _GLUED.finditer(line)]
        if not seams:
            return []
        spans = pairwise((0, *seams, len(line)))
        parts = [self._phrases.get(fold(line[start:end])) for start, end in spans]
        return parts[0] or [] if all(parts) else []


def fold(line: str) -> str:
    """A line without case, runs of space and marks at either end."""
    return " ".join(line.casefold().replace("’", "'").split()).strip(_EDGES)


def first_word(line: str) -> str:
    """The word by which rules are looked up, folded.

    Of one that begins with a digit it is ``0``, of one with a copyright sign the sign.
    """
    word = line.lstrip(_EDGES).partition(" ")[0].partition(":")[0].partition("/")[0].casefold()
    if word[:1].isdecimal():
        return _DIGIT
    if word[:1] == _COPYRIGHT:
        return _COPYRIGHT
    return word.rstrip(_EDGES + ",;/").replace("’", "'")


def headings(lines: Lines) -> dict[int, str]:
    """The lines that end otherwise than a sentence does."""
    return {
        number: line
        for number, line in lines.items()
        if (line[-1:] not in STOPS and line) or (line[-2:-1].isupper() and _is_initial(line))
    }


def _is_initial(line: str) -> bool:
    """Whether a line ends in an initial, as names do in some languages."""
    return line[-1] == "." and line[-3:-2] == " "


def _is_sentence(line: str, folded: str) -> bool:
    """Whether a line that reads like a phrase is somebody's words after all, or code."""
    if "()" in line or line[-1] in "{;" or (line[0] == "[" and "]" not in line):
        return True
    return line[0] in _QUOTES or (" " not in folded and line[-1] in ".?!…")
