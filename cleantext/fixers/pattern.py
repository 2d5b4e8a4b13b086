"""Rules that are one regular expression and, for a repair, one replacement.

What an expression cannot say is an option: words that must or must not stand in
a group come from the word lists of the language, and what stands before a match
is looked at in a bounded piece of the line, where Python's look-behind needs a
fixed width.

Most text is clean, and asking each rule in turn would cost more than everything
else. So rules name *hints*: what must stand at some mark of the text for the rule
to be able to match. The hints of all rules are compiled into one expression whose
alternatives begin with different characters, which ``re`` scans like a set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import ClassVar

from cleantext import expressions, registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.errors import RuleError, nearest
from cleantext.findings import Finding, Safety, Stage
from cleantext.rules import Lexicon, Rule, bundled

_REACH = 120
"""How many code points before a match ``before`` and ``not-before`` look at."""

_HINT = re.compile(r"\[((?:\\.|[^\]\\])+)\]|(\\.|[^\\\[(])", re.DOTALL)


@dataclass(frozen=True)
class PatternOptions:
    r"""The keys of a ``pattern`` rule.

    Expressions are those of :mod:`cleantext.expressions`.

    Attributes:
        find: what is wrong.
        replace: the replacement, with ``\1`` or ``\g<name>`` for groups; a
            rule without one is a flag.
        needle: literals of which one must occur for ``find`` to be able to match;
            where none occurs, the expression is not even tried.
        hint: expressions of which one must match somewhere for ``find`` to be
            able to; each begins with one character or a class of characters
            that are rare in clean text, and the rest only looks around.
        before: an expression that must match a piece of the line that ends
            where the match begins.
        not_before: an expression that must not.
        listed: for a group of ``find`` or ``before``, the word lists of which
            one must hold what it matched, as it is written or in small letters,
            a full stop at its end aside.
        unlisted: the same for lists that must not hold it; a group that took
            no part in the match is in no list.
        switch: the setting without which the rule is off.
    """

    find: str
    replace: str | None = None
    needle: tuple[str, ...] = ()
    hint: tuple[str, ...] = ()
    before: str | None = None
    not_before: str | None = None
    listed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlisted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    switch: str | None = None


@dataclass(frozen=True)
class PatternSettings:
    """The keys of ``[tool.cleantext.pattern]``: house styles, all off unless asked for.

    Attributes:
        french_spaces: no-break spaces before ``: ; ! ?`` in French.
        percent_space: a no-break space between number and ``%`` where the
            authority of the language asks for it (es, fr, de, ca, ru).
        stop_outside_quotes: a full stop goes after the closing mark (es).
    """

    french_spaces: bool = False
    percent_space: bool = False
    stop_outside_quotes: bool = False


class PatternFixer:
    """Runs each expression whose hints or needles occur over the prose."""

    stage: ClassVar[Stage] = Stage.PUNCTUATION
    Options: ClassVar[type] = PatternOptions
    Settings: ClassVar[type] = PatternSettings

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, settings: PatternSettings) -> None:
        patterns = [_Pattern(rule, lexicon) for rule in rules]
        self._patterns = [pattern for pattern in patterns if pattern.is_on(settings)]
        self._hinted = [pattern for pattern in self._patterns if pattern.hints]
        self._needles = {n for pattern in self._patterns for n in pattern.options.needle}

    def check(self, document: Document) -> Iterable[Finding]:
        prose = document.prose
        marks = {prose[match.start()] for match in self._gate.finditer(prose)}
        present = {needle for needle in self._needles if needle in prose}
        for pattern in self._patterns:
            if pattern.may_match(marks, present):
                yield from pattern.findings(prose)

    @cached_property
    def _gate(self) -> re.Pattern[str]:
        """Finds each mark at which some hint holds; consumes nothing but the mark."""
        around: dict[str, dict[str, None]] = {}
        for pattern in self._hinted:
            for mark, rest in pattern.hints:
                around.setdefault(mark, {})[rest] = None
        never = "(?!)"
        branches = (f"{re.escape(mark)}(?={'|'.join(rests)})" for mark, rests in around.items())
        return re.compile("|".join(branches) or never)


class _Pattern:
    def __init__(self, rule: Rule, lexicon: Lexicon) -> None:
        self.rule = rule
        self.options: PatternOptions = registry.options(rule)
        self.hints = [pair for hint in self.options.hint for pair in _hints(hint, rule)]
        self._marks = {mark for mark, _ in self.hints}
        self._lexicon = lexicon
        self._safety = Safety.MANUAL if self.options.replace is None else rule.safety
        if not rule.source.is_relative_to(bundled()):
            # Ours are proved by their tests and compiled when a text needs them;
            # a mistake in somebody's own rule is to come out at once.
            _ = self._find, self._before, self._not_before
            for _, rest in self.hints:
                self._compile("hint", rest)

    def is_on(self, settings: PatternSettings) -> bool:
        """Whether the rule needs no switch or its switch is on."""
        switch = self.options.switch
        if switch is None:
            return True
        name = switch.replace("-", "_")
        known = [item.name for item in fields(PatternSettings)]
        if name not in known:
            hint = nearest(name, known)
            raise RuleError(f"{self.rule.where}: key 'switch': there is no {switch!r}{hint}")
        return bool(getattr(settings, name))

    def may_match(self, marks: set[str], needles: set[str]) -> bool:
        """Whether the marks and needles that a text has leave a match possible."""
        if self._marks and self._marks.isdisjoint(marks):
            return False
        return not self.options.needle or not needles.isdisjoint(self.options.needle)

    def findings(self, prose: str) -> Iterator[Finding]:
        replace = self.options.replace
        for match in self._find.finditer(prose):
            if not self._holds(match, prose):
                continue
            start, end = match.span()
            edits: tuple[Edit, ...] = ()
            if replace is not None:
                edit = Edit.within(prose, start, end, match.expand(replace))
                if edit.start == edit.end and not edit.text:
                    continue
                edits = (edit,)
            yield Finding(self.rule.id, start, end, self.rule.message, edits, self._safety)

    def _holds(self, match: re.Match[str], prose: str) -> bool:
        """Whether what stands before the match, and the words in its groups, are as asked."""
        groups = match.groupdict()
        if self._before or self._not_before:
            start = match.start()
            # To the line's beginning at most: paragraphs do not look at each other.
            low = max(start - _REACH, 0)
            line = prose[max(low, prose.rfind("\n", low, start) + 1) : start]
            if self._not_before and self._not_before.search(line):
                return False
            if self._before:
                found = self._before.search(line)
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

    @cached_property
    def _find(self) -> re.Pattern[str]:
        return self._compile("find", self.options.find)

    @cached_property
    def _before(self) -> re.Pattern[str] | None:
        before = self.options.before
        return self._compile("before", f"(?:{before})\\Z") if before else None

    @cached_property
    def _not_before(self) -> re.Pattern[str] | None:
        before = self.options.not_before
        return self._compile("not-before", f"(?:{before})\\Z") if before else None

    def _compile(self, key: str, expression: str) -> re.Pattern[str]:
        return expressions.compile(expression, f"{self.rule.where}: key {key!r}")


def _hints(hint: str, rule: Rule) -> Iterator[tuple[str, str]]:
    """The marks with which a hint begins, each with what must hold around it."""
    first = _HINT.match(hint)
    if not first:
        raise RuleError(f"{rule.where}: key 'hint': {hint!r} must begin with a character or class")
    rest = expressions.expand(hint[first.end() :])
    for mark in re.findall(r"\\?(.)", first[1] or first[2], re.DOTALL):
        yield mark, rest
