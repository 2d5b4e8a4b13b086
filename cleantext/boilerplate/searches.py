"""Looking for the needles of rules in many lines at once: where clean text spends its time.

What is cheap to know of a line comes before the needles. What a scan of the whole text has
ruled out is not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from cleantext.boilerplate.rules import LineRule, any_of, begins_like_a_name

Lines = Mapping[int, str]
"""Some of the lines of a page, each with its number."""

Found = dict[int, list[LineRule]]
"""Rules that may hold for a line, by its number."""

_LONG = 200
"""From which length on it matters which way a text is searched."""

_AT_ONCE = 500
"""So many lines are searched together."""


@dataclass(slots=True)
class _Search:
    """Rules that are found by their needles, and of which the same is asked before."""

    named: bool
    marks: tuple[str, ...]
    needles: dict[str, list[LineRule]] = field(default_factory=dict)

    @property
    def question(self) -> str:
        """An expression that matches where one of the needles is."""
        return any_of(self.needles)

    def run(self, lines: Lines, together: str, found: Found) -> None:
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


class Searches:
    """The searches among lines of one sort."""

    def __init__(self) -> None:
        self._by_question: dict[tuple[bool, tuple[str, ...]], _Search] = {}

    def add(self, rule: LineRule, *, named: bool = False, marks: tuple[str, ...] = ()) -> None:
        question = (named, marks)
        search = self._by_question.setdefault(question, _Search(*question))
        for needle in rule.needle:
            search.needles.setdefault(needle, []).append(rule)

    @cached_property
    def questions(self) -> list[tuple[str, _Search]]:
        """Each search, and an expression that matches where one of its needles is."""
        return [(search.question, search) for search in self._by_question.values()]

    def run(self, lines: Lines, found: Found, ruled_out: Set[str] = frozenset()) -> None:
        """Adds the rules to the lines that have one of their needles.

        Args:
            ruled_out: the expressions of which it is known that they match nowhere.
        """
        searches = [search for question, search in self.questions if question not in ruled_out]
        for some in _batches(lines) if searches else ():
            together = "\n".join(some.values())
            for search in searches:
                search.run(some, together, found)


def _batches(lines: Lines) -> Iterator[Lines]:
    """Some lines at a time: what is made of them stays where the processor has it at hand."""
    if 0 < len(lines) <= _AT_ONCE:
        yield lines
        return
    left = iter(lines.items())
    while some := dict(islice(left, _AT_ONCE)):
        yield some
