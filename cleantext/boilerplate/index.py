"""Finding the boilerplate rules whose form a line has.

Lines are looked up, not searched: whole phrases in a dictionary, patterns by the
first word of the line or by a literal in it, so that the number of rules hardly
matters. What is cheap to know of a line comes before the literals: whether it ends
as a sentence does, where it stands, a mark that it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from cleantext.boilerplate.rules import EVERYWHERE, LineRule, begins_like_a_name

_EDGES = " *_\t\u00a0\u202f•·-–—>»›→▶▸✓+|[](){}.:…!¡#&"
STOPS = frozenset('.!?…»”"')
"""The last characters of sentences."""

_QUOTES = frozenset("\"“”„«»‘'")
_DIGIT, _COPYRIGHT = "0", "©"
_LONG = 200
"""From which length on it matters which way a text is searched."""

_MARKS = 40
"""How many marks and spaces a line may have more than its phrase."""

_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Between ``Share`` and ``Comments`` in ``ShareComments``."""

_AT_ONCE = 500
"""So many lines are searched together."""

_Lines = Mapping[int, str]
"""Some of the lines of a page, each with its number."""

_Found = dict[int, list[LineRule]]


@dataclass(slots=True)
class _Search:
    """Rules that are found by their needles, and of which the same is asked before."""

    named: bool
    marks: tuple[str, ...]
    needles: dict[str, list[LineRule]] = field(default_factory=dict)

    def run(self, lines: _Lines, together: str, found: _Found) -> None:
        """Adds the rules to the lines that have one of their needles.

        Args:
            together: all the lines in one text, which is where clean text is told.
        """
        if self.marks:
            if not any(mark in together for mark in self.marks):
                return
            lines = {n: line for n, line in lines.items() if any(m in line for m in self.marks)}
        if self.named:
            lines = {n: line for n, line in lines.items() if begins_like_a_name(line)}
            if not lines:
                return
        if self.marks or self.named:
            together = "\n".join(lines.values())
        present = self._present(together)
        for number, line in lines.items() if present else ():
            rules = (rule for needle in present if needle in line for rule in self.needles[needle])
            if fitting := [rule for rule in rules if len(line) <= rule.longest]:
                found.setdefault(number, []).extend(fitting)

    def _present(self, text: str) -> list[str]:
        if len(text) < _LONG:
            return [needle for needle in self.needles if needle in text]
        # From the end, a literal is sought in a third of the time.
        sought = text.rfind
        return [needle for needle in self.needles if sought(needle) >= 0]


class _Searches:
    """The searches among lines of one sort."""

    def __init__(self) -> None:
        self._by_question: dict[tuple[bool, tuple[str, ...]], _Search] = {}

    def add(self, rule: LineRule, *, named: bool = False, marks: tuple[str, ...] = ()) -> None:
        question = (named, marks)
        search = self._by_question.setdefault(question, _Search(*question))
        for needle in rule.needle:
            search.needles.setdefault(needle, []).append(rule)

    def run(self, lines: _Lines, found: _Found) -> None:
        for some in _batches(lines) if self._by_question else ():
            together = "\n".join(some.values())
            for search in self._by_question.values():
                search.run(some, together, found)


def _batches(lines: _Lines) -> Iterator[_Lines]:
    """Some lines at a time: what is made of them stays where the processor has it at hand."""
    if 0 < len(lines) <= _AT_ONCE:
        yield lines
        return
    left = iter(lines.items())
    while some := dict(islice(left, _AT_ONCE)):
        yield some


class LineIndex:
    """The rules for whole lines, ready to be looked up."""

    def __init__(self, rules: Iterable[LineRule]) -> None:
        self._phrases: dict[str, list[LineRule]] = {}
        self._first: dict[str, list[LineRule]] = {}
        self._headings, self._any, self._bottom = _Searches(), _Searches(), _Searches()
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

    def candidates(self, lines: _Lines, headed: _Lines) -> _Found:
        """The numbers of the lines to look at, each with the rules that a literal leads to.

        This is where clean text spends its time, so that it asks all lines at once.
        Of sentences at the bottom :meth:`closing` asks more.

        Args:
            lines: by number, without space around them.
            headed: what :func:`headings` finds among them.
        """
        reach = self._reach.get
        # Nearly all lines begin with a plain word.
        found: _Found = {
            number: []
            for number, line in lines.items()
            if len(line)
            <= reach(
                word.casefold() if (word := line.partition(" ")[0]).isalpha() else first_word(line),
                -1,
            )
        }
        self._headings.run(headed, found)
        self._any.run(lines, found)
        return found

    def closing(self, lines: _Lines, start: int, found: _Found) -> bool:
        """Adds to what :meth:`candidates` found the sentences that close a page.

        Args:
            start: the number of the first line that may stand at the bottom.

        Returns:
            Whether there are any.
        """
        more: _Found = {}
        bottom = {n: line for n, line in lines.items() if n >= start} if start else lines
        self._bottom.run(bottom, more)
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


def headings(lines: _Lines) -> dict[int, str]:
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
    if "()" in line:
        return True
    return line[0] in _QUOTES or (" " not in folded and line[-1] in ".?!…")
