"""Quotation marks typed with other characters, as wires and typesetters' files have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.errors import RuleError
from cleantext.findings import Finding, Stage
from cleantext.rules import Rule

_BEFORE = r"(?:^|(?<=[\s(\[{¿¡—–\-/\"“«„]))"
_AFTER = r"(?=$|[\s.,;:!?…)\]}—–\-/\"”»“'’])"
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


@dataclass(eq=False, repr=False)
class WireQuotesOptions:
    """The keys of a ``wire-quotes`` rule.

    Attributes:
        pairs: what stands for an opener and a closer, and the marks meant.
    """

    pairs: tuple[tuple[str, str, str, str], ...]


class WireQuotesFixer(registry.Fixer):
    """Puts marks where two characters stand for one.

    It runs before punctuation is repaired, because a German ``,,`` would be
    taken for a comma too many.
    """

    stage: ClassVar[Stage] = Stage.STRUCTURE
    local: ClassVar[bool] = True
    Options: ClassVar[type] = WireQuotesOptions

    @cached_property
    def _pairs(self) -> Mapping[str, Sequence[_WirePair]]:
        """The pairs of all rules by what opens them."""
        pairs: dict[str, list[_WirePair]] = {}
        for rule in self.rules:
            for pair in registry.options(rule).pairs:
                pairs.setdefault(pair[0], []).append(_WirePair(rule, *pair))
        return pairs

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return [(re.escape(opener),) for opener in self._pairs]

    def check(self, document: Document) -> Iterable[Finding]:
        prose = document.prose
        for opener, pairs in self._pairs.items():
            # One character is found, or missed, ten times as fast as two, and two from the
            # end in a third of the time that they take from the beginning.
            possible = opener[0] in prose and any(pair.closer[0] in prose for pair in pairs)
            if possible and prose.rfind(opener) >= 0:
                for pair in pairs:
                    yield from pair.findings(prose)


class _WirePair:
    def __init__(self, rule: Rule, opener: str, closer: str, left: str, right: str) -> None:
        if not all((opener, closer, left, right)):
            raise RuleError(f"{rule.where}: key 'pairs': a mark is empty")
        self.rule = rule
        self.opener, self.closer, self.left, self.right = opener, closer, left, right

    def findings(self, prose: str) -> Iterator[Finding]:
        if self.closer not in prose:
            return
        # Compiled where it is needed, which is hardly ever; re keeps what it compiled.
        find = re.compile(
            f"(?P<opener>{_BEFORE}{_exactly(self.opener)}(?=\\S))"
            f"|(?P<closer>(?<=\\S){_exactly(self.closer)}{_AFTER})",
            re.MULTILINE,
        )
        opened: re.Match[str] | None = None
        for match in find.finditer(prose):
            if match["opener"]:
                opened = match
            elif opened:
                if self._encloses(prose[opened.end() : match.start()]):
                    yield self._finding(opened, match)
                opened = None

    def _encloses(self, quoted: str) -> bool:
        """Whether these are words quoted: letters, and not more than one can be sure of."""
        if not any(char.isalpha() for char in quoted):
            return False
        if "<" in quoted or ">" in quoted:
            return False
        if self.opener == self.closer:
            return "\n" not in quoted
        return not _EMPTY_LINE.search(quoted)

    def _finding(self, opener: re.Match[str], closer: re.Match[str]) -> Finding:
        marks = ((opener, self.left), (closer, self.right))
        edits = tuple(Edit(*match.span(), mark) for match, mark in marks if match[0] != mark)
        start, end = opener.start(), closer.end()
        return Finding(self.rule.id, start, end, self.rule.message, edits, self.rule.safety)


def _exactly(mark: str) -> str:
    """A pattern for a mark that is not part of a longer run of its characters."""
    first, last = re.escape(mark[0]), re.escape(mark[-1])
    return f"(?<!{first}){re.escape(mark)}(?!{last})"
