"""Finding the boilerplate rules whose form a line has.

Lines are looked up, not searched: whole phrases in a dictionary, patterns by the
first word of the line or by a literal in it, so that the number of rules hardly
matters. What is cheap to know of a line comes before the literals: whether it ends
as a sentence does, where it stands, a mark that it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cleantext.boilerplate.rules import EVERYWHERE, LONGEST, LineRule, begins_like_a_name

_EDGES = " *_\t\u00a0\u202f•·-–—>»›→▶▸✓+|[](){}.:…!¡#&"
STOPS = frozenset('.!?…»”"')
"""The last characters of sentences."""

_QUOTES = frozenset("\"“”„«»‘'")
_DIGIT, _COPYRIGHT = "0", "©"
_MARKS = 40
"""How many marks and spaces a line may have more than its phrase."""

_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Between ``Share`` and ``Comments`` in ``ShareComments``."""

_Lines = list[tuple[int, str]]
"""Some of the lines, each with its number."""

_Question = tuple[bool, bool, int, tuple[str, ...]]


@dataclass(slots=True)
class _Search:
    """Rules found by their needles, which ask the same of a line before."""

    stop: bool
    named: bool
    longest: int
    marks: tuple[str, ...]
    pairs: list[tuple[str, LineRule]] = field(default_factory=list)

    def among(self, lines: _Lines) -> _Lines:
        """The lines that can have the form of the rules, as far as is cheap to tell."""
        if self.marks:
            lines = [pair for mark in self.marks for pair in lines if mark in pair[1]]
            lines = list(dict.fromkeys(lines))
        if self.longest < LONGEST:
            lines = [pair for pair in lines if len(pair[1]) <= self.longest]
        if self.named:
            lines = [pair for pair in lines if begins_like_a_name(pair[1])]
        return lines

    def run(self, lines: _Lines, found: dict[int, list[LineRule]]) -> None:
        together = "\n".join([line for _, line in lines])
        # From the end, a literal is sought in a third of the time.
        for needle, rule in [pair for pair in self.pairs if together.rfind(pair[0]) >= 0]:
            for number, line in lines:
                if needle in line and len(line) <= rule.longest:
                    found.setdefault(number, []).append(rule)


class LineIndex:
    """The rules for whole lines, ready to be looked up."""

    def __init__(self, rules: Iterable[LineRule]) -> None:
        self._phrases: dict[str, list[LineRule]] = {}
        self._first: dict[str, list[LineRule]] = {}
        anywhere: dict[_Question, _Search] = {}
        bottom: dict[_Question, _Search] = {}
        for rule in rules:
            options = rule.options
            for phrase in options.phrases:
                self._phrases.setdefault(fold(phrase), []).append(rule)
            for word in options.first:
                self._first.setdefault(word, []).append(rule)
            if options.find and not options.first:
                key = _question(rule)
                kin = bottom if options.stop and options.where == "bottom" else anywhere
                search = kin.setdefault(key, _Search(*key))
                search.pairs += ((needle, rule) for needle in rule.needle)
        self._anywhere = tuple(anywhere.values())
        self._bottom = tuple(bottom.values())
        # How long a line may be that begins with a word: all of a phrase, or for a pattern.
        self._spans: dict[str, int] = {}
        for phrase in self._phrases:
            word = first_word(phrase)
            self._spans[word] = max(self._spans.get(word, 0), len(phrase) + _MARKS)
        self._reach = dict(self._spans)
        for word, led in self._first.items():
            longest = max(rule.longest for rule in led)
            self._reach[word] = max(self._reach.get(word, 0), longest)

    def candidates(self, lines: Sequence[str]) -> dict[int, list[LineRule]]:
        """The numbers of the lines to look at, each with the rules that a literal leads to.

        This is where clean text spends its time, so that it asks all lines at once.
        Of sentences at the bottom :meth:`closing` asks more.

        Args:
            lines: without space around them.
        """
        reach = self._reach.get
        # Nearly all lines begin with a plain word.
        found: dict[int, list[LineRule]] = {
            number: []
            for number, line in enumerate(lines)
            if len(line)
            <= reach(
                word.casefold() if (word := line.partition(" ")[0]).isalpha() else first_word(line),
                -1,
            )
        }
        every = list(enumerate(lines))
        headings = [p for p in every if p[1] and (p[1][-1] not in STOPS or _is_initial(p[1]))]
        for search in self._anywhere:
            if which := search.among(every if search.stop else headings):
                search.run(which, found)
        return found

    def closing(self, lines: Sequence[str], start: int, found: dict[int, list[LineRule]]) -> bool:
        """Adds to what :meth:`candidates` found the sentences that close a page.

        Args:
            start: the number of the first line that may stand at the bottom.

        Returns:
            Whether there are any.
        """
        more: dict[int, list[LineRule]] = {}
        bottom = [(number, lines[number]) for number in range(start, len(lines))]
        for search in self._bottom:
            if which := search.among(bottom):
                search.run(which, more)
        for number, rules in more.items():
            found.setdefault(number, []).extend(rules)
        return bool(more)

    def matches(
        self,
        line: str,
        searched: Sequence[LineRule] = (),
        places: frozenset[str] = EVERYWHERE,
    ) -> Iterator[tuple[LineRule, re.Match[str] | None]]:
        """The rules whose form a line has, which comes without space around it.

        Args:
            line: not empty.
            searched: what :meth:`candidates` found for this line.
            places: the values of ``where`` that may hold; no other pattern is tried.
        """
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
        parts = [self._phrases.get(fold(part)) for part in _GLUED.split(line)]
        return parts[0] or [] if len(parts) > 1 and all(parts) else []


def _question(rule: LineRule) -> _Question:
    """What to ask of a line before the needles of a rule."""
    options = rule.options
    if not options.stop:
        # Few lines are left that do not end as a sentence does: not worth more questions.
        return False, False, LONGEST, ()
    return True, options.named, options.longest, options.marks


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


def _is_initial(line: str) -> bool:
    """Whether a line ends in an initial, as names do in some languages."""
    return line[-1] == "." and line[-3:-2] == " " and line[-2].isupper()


def _is_sentence(line: str, folded: str) -> bool:
    """Whether a line that reads like a phrase is somebody's words after all, or code."""
    if "()" in line:
        return True
    return line[0] in _QUOTES or (" " not in folded and line[-1] in ".?!…")
