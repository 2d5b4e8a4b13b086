"""Rules that are one regular expression and, for a repair, one replacement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.errors import RuleError
from cleantext.findings import Finding, Safety, Stage
from cleantext.rules import Lexicon, Rule


@dataclass(frozen=True)
class PatternOptions:
    r"""The keys of a ``pattern`` rule.

    Attributes:
        find: a regular expression as in Python's ``re``.
        replace: the replacement, with ``\1`` or ``\g<name>`` for groups; a
            rule without one is a flag.
        needle: literals of which one must occur for ``find`` to be able to match;
            where none occurs, the expression is not even tried.
    """

    find: str
    replace: str | None = None
    needle: tuple[str, ...] = ()

    def verify(self) -> None:
        """Raise ValueError, naming the key, if an expression cannot be used."""
        try:
            find = re.compile(self.find)
        except re.error as error:
            raise ValueError(f"key 'find': {error}") from error
        try:
            find.sub(self.replace or "", "")
        except (re.error, IndexError) as error:
            raise ValueError(f"key 'replace': {error}") from error


class PatternFixer:
    """Runs each expression whose needle occurs over the prose."""

    stage: ClassVar[Stage] = Stage.PUNCTUATION
    Options: ClassVar[type] = PatternOptions
    Settings: ClassVar[type] = registry.NoSettings

    def __init__(
        self, rules: Sequence[Rule], lexicon: Lexicon, settings: registry.NoSettings
    ) -> None:
        self._rules = [_Pattern(rule) for rule in rules]

    def check(self, document: Document) -> Iterable[Finding]:
        prose = document.prose
        for pattern in self._rules:
            if pattern.may_match(prose):
                yield from pattern.findings(prose)


class _Pattern:
    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.options: PatternOptions = registry.options(rule)
        self.safety = Safety.MANUAL if self.options.replace is None else rule.safety
        try:
            self.find = re.compile(self.options.find)
        except re.error as error:
            raise RuleError(f"{rule.where}: key 'find': {error}") from error

    def may_match(self, prose: str) -> bool:
        needle = self.options.needle
        return not needle or any(literal in prose for literal in needle)

    def findings(self, prose: str) -> Iterator[Finding]:
        replace = self.options.replace
        for match in self.find.finditer(prose):
            start, end = match.span()
            edits: tuple[Edit, ...] = ()
            if replace is not None:
                edit = Edit.within(prose, start, end, match.expand(replace))
                if edit.start == edit.end and not edit.text:
                    continue
                edits = (edit,)
            yield Finding(self.rule.id, start, end, self.rule.message, edits, self.safety)
