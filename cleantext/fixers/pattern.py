"""Rules that are one regular expression and, for a repair, one replacement.

What an expression cannot say is an option: words that must or must not stand in
a group come from the word lists of the language, and what stands before a match
is looked at in a bounded piece of the line, where Python's look-behind needs a
fixed width.

Most text is clean, and asking each rule in turn would cost more than everything
else. So rules name *hints*: what must stand at some mark of the text for the rule
to be able to match. The hints of all rules at one mark are compiled into one
search, and only the rules whose hints hold somewhere are tried, in the lines where
they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document, Span
from cleantext.edits import Edit
from cleantext.findings import Finding, Stage
from cleantext.lexicon import Lexicon
from cleantext.patterns import hints
from cleantext.patterns.options import PatternOptions, PatternSettings
from cleantext.patterns.prose import is_prose
from cleantext.pieces import present
from cleantext.rules import Rule

_AHEAD = 3
"""How many code points behind the line of a match an expression looks at."""

_REACH = 120
"""How many code points before a match ``before`` and ``not-before`` look at."""

_KEPT = 1 << 8

Numbers = Mapping[str, Sequence[int]]
"""Rules by what must occur for them to match."""


class PatternFixer(registry.Fixer):
    """Runs each expression whose hints or needles occur over the prose."""

    stage: ClassVar[Stage] = Stage.PUNCTUATION
    local: ClassVar[bool] = True
    apart: ClassVar[bool] = True
    Options: ClassVar[type] = PatternOptions
    Settings: ClassVar[type] = PatternSettings

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, settings: PatternSettings) -> None:
        super().__init__(rules, lexicon, settings)
        patterns = [_Pattern(rule, lexicon) for rule in rules]
        self._patterns = [
            pattern
            for pattern in patterns
            if (switch := pattern.options.switch) is None or getattr(settings, switch)
        ]
        self._always = [n for n, p in enumerate(self._patterns) if not p.is_gated]
        # What is ruled out in one text is so in many.
        self._left = lru_cache(maxsize=_KEPT)(self._without)
        self._scanners: dict[str, re.Pattern[str]] = {}

    @cached_property
    def only_flags(self) -> bool:
        return all(pattern.options.replace is None for pattern in self._patterns)

    @cached_property
    def gates(self) -> Sequence[registry.Gate] | None:
        """One for each hint or needle; none where a rule has neither."""
        gates = [(gate,) for pattern in self._patterns for gate in pattern.gates]
        return None if self._always else gates

    def check(self, document: Document) -> Iterable[Finding]:
        prose = document.prose
        by_mark, by_needle = self._left(document.ruled_out)
        places = {}
        for mark in present(prose, by_mark):
            scanner = self._scanners.get(mark) or self._scanner(mark)
            if first := scanner.search(prose):
                places[mark] = [at.start() for at in scanner.finditer(prose, first.start())]
        needles = present(prose, by_needle)
        numbers = self._always
        if places or needles:
            some = [by_mark[mark] for mark in places]
            some += [by_needle[needle] for needle in needles]
            numbers = sorted({*numbers, *chain.from_iterable(some)})
        for pattern in map(self._patterns.__getitem__, numbers):
            for span in pattern.spans(prose, places, needles):
                yield from pattern.findings(prose, *span)

    def _without(self, ruled_out: frozenset[str]) -> tuple[Numbers, Numbers]:
        """By mark and by needle the rules that are left where some gates match nowhere."""
        by_mark: dict[str, list[int]] = {}
        by_needle: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            if pattern.is_gated and ruled_out.issuperset(pattern.gates):
                continue
            # What has both is asked about where its marks are, which are rarer.
            for mark in pattern.marks:
                by_mark.setdefault(mark, []).append(number)
            for needle in pattern.options.needle:
                where = by_needle.setdefault(needle, [])
                where += [] if pattern.marks else [number]
        return by_mark, by_needle

    @cached_property
    def _hints(self) -> Mapping[str, Sequence[hints.Hint]]:
        """The hints of all rules by their marks."""
        by_mark: dict[str, list[hints.Hint]] = {}
        for hint in (hint for pattern in self._patterns for hint in pattern.options.hints):
            by_mark.setdefault(hint.mark, []).append(hint)
        return by_mark

    def _scanner(self, mark: str) -> re.Pattern[str]:
        """A search for the places of a mark where some hint holds, made when a text has the mark.

        A search that begins with one character is so fast that twenty of them
        cost less than one for a class of twenty.
        """
        self._scanners[mark] = hints.scanner(self._hints[mark])
        return self._scanners[mark]


class _Pattern:
    def __init__(self, rule: Rule, lexicon: Lexicon) -> None:
        self.rule = rule
        self.options: PatternOptions = registry.options(rule)
        self.marks = frozenset(hint.mark for hint in self.options.hints)
        self._lexicon = lexicon

    @property
    def is_gated(self) -> bool:
        return bool(self.marks or self.options.needle)

    @cached_property
    def gates(self) -> Sequence[str]:
        """Expressions of which one matches where the rule can."""
        if self.marks:
            return [hint.gate for hint in self.options.hints]
        return [re.escape(needle) for needle in self.options.needle]

    def spans(
        self, prose: str, places: Mapping[str, list[int]], needles: set[str]
    ) -> Iterator[Span]:
        """Where a match may begin: the lines in which a hint holds, and all where there is none.

        Args:
            places: the places of marks that a text has.
            needles: those that it has.
        """
        if self.options.needle and needles.isdisjoint(self.options.needle):
            return
        if not self.marks:
            yield 0, len(prose) + 1
            return
        match, end = self.options.scanner.match, -1
        found = (place for mark in self.marks & places.keys() for place in places[mark])
        for place in sorted(found) if len(self.marks) > 1 else found:
            if place >= end and match(prose, place):
                start, end = prose.rfind("\n", 0, place) + 1, prose.find("\n", place)
                end = len(prose) if end < 0 else end
                yield start, end

    def findings(self, prose: str, low: int, high: int) -> Iterator[Finding]:
        """What is found in a part of the text."""
        replace = self.options.replace
        for match in self.options.expression.finditer(prose, low, high + _AHEAD):
            if match.start() >= high:
                break
            if not self._holds(match, prose):
                continue
            start, end = match.span()
            edits: tuple[Edit, ...] = ()
            if replace is not None:
                edit = Edit.within(prose, start, end, match.expand(replace))
                if edit.start == edit.end and not edit.text:
                    continue
                edits = (edit,)
            yield Finding(self.rule.id, start, end, self.rule.message, edits, self.rule.safety)

    def _holds(self, match: re.Match[str], prose: str) -> bool:
        """Whether what stands before the match, and the words in its groups, are as asked."""
        if self.options.in_text and not is_prose(prose, *match.span()):
            return False
        groups = match.groupdict()
        before, not_before = self.options.line_before, self.options.not_line_before
        if before or not_before:
            start = match.start()
            # To the line's beginning at most: paragraphs do not look at each other.
            low = max(start - _REACH, 0)
            line = prose[max(low, prose.rfind("\n", low, start) + 1) : start]
            if not_before and not_before.search(line):
                return False
            if before:
                found = before.search(line)
                if not found:
                    return False
                groups |= found.groupdict()
        return all(
            self._is_listed(groups[group], lists) for group, lists in self.options.listed.items()
        ) and not any(
            self._is_listed(groups[group], lists) for group, lists in self.options.unlisted.items()
        )

    def _is_listed(self, word: str | None, lists: Iterable[str]) -> bool:
        if word is None:
            return False
        word = word.removesuffix(".")
        small = word.lower()
        words = (self._words[name] for name in lists)
        return any(word in known or small in known for known in words)

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        options = self.options
        lists = (*options.listed.values(), *options.unlisted.values())
        return {
            name: frozenset(word.removesuffix(".") for word in self._lexicon.words(name))
            for names in lists
            for name in names
        }
