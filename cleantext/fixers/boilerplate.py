"""Lines that a page puts around its article: bylines, credits, links, notices, bios.

What a line looks like is never enough alone. A byline stands among the first or
last lines, a bare name needs more than its form, and a text is not taken to be
nothing but boilerplate. What goes is kept as metadata.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from cleantext.boilerplate.bio import BioScore
from cleantext.boilerplate.candidate import Candidate
from cleantext.boilerplate.evidence import EDGE, Evidence
from cleantext.boilerplate.extracts import extracts_of
from cleantext.boilerplate.index import STOPS, LineIndex, headings
from cleantext.boilerplate.page import Page
from cleantext.boilerplate.people import People
from cleantext.boilerplate.removal import removals
from cleantext.boilerplate.rules import (
    EVERYWHERE,
    LONGEST,
    Category,
    LineOptions,
    LineRule,
)
from cleantext.boilerplate.slots import Slots
from cleantext.document import Document, Span
from cleantext.edits import Edit
from cleantext.findings import Extract, Finding, Safety, Stage
from cleantext.lexicon import Lexicon
from cleantext.pieces import present
from cleantext.registry import Fixer
from cleantext.rules import Rule

_DATELINES = 6
_LONGEST_DATELINE = 100

_PLACES = {
    (top, bottom): EVERYWHERE
    - (frozenset() if top else {"top", "head"})
    - (frozenset() if bottom else {"bottom"})
    - (frozenset() if top or bottom else {"edges"})
    for top in (True, False)
    for bottom in (True, False)
}
"""The values of ``where`` that may hold for a line at the top or not, at the bottom or not."""


@dataclass(frozen=True)
class BoilerplateSettings:
    """The keys of ``[tool.cleantext.boilerplate]``.

    Attributes:
        strip: the classes of lines to take out; all of them where not given.
        flag: classes to report and leave; wins over ``strip``. A class that is
            in neither is not looked at.
    """

    strip: tuple[Category, ...] | None = None
    flag: tuple[Category, ...] = ()


class BoilerplateFixer(Fixer):
    """Looks up each short line, then asks where it stands and beside what."""

    stage: ClassVar[Stage] = Stage.STRUCTURE
    Options: ClassVar[type] = LineOptions
    Settings: ClassVar[type] = BoilerplateSettings

    def __init__(
        self, rules: Sequence[Rule], lexicon: Lexicon, settings: BoilerplateSettings
    ) -> None:
        super().__init__(rules, lexicon, settings)
        slots = Slots(lexicon)
        self._people = People(lexicon)
        self._flag = frozenset(settings.flag)
        strip = settings.strip
        made = [LineRule(rule, slots) for rule in rules]
        used = [
            rule
            for rule in made
            if strip is None or rule.options.category in self._flag.union(strip)
        ]
        self._index = LineIndex(used)
        self._prefixes = [
            (needle, rule) for rule in used if rule.options.prefix for needle in rule.needle
        ]
        self._inline = [rule for rule in used if rule.options.inline]
        self._bios = [rule for rule in used if rule.options.bio]
        self._repeated = [rule for rule in used if rule.options.repeated]
        self._score = BioScore(lexicon)

    @cached_property
    def questions(self) -> Sequence[str]:
        return [*self._index.questions, *(rule.question for rule in self._inline)]

    def check(self, document: Document) -> Iterable[Finding]:
        page = Page(document)
        found: dict[int, list[Candidate]] = {}
        yield from self._datelines(page, found)
        for bio in self._bio_lines(page):
            found.setdefault(bio.index, []).append(bio)
        self._look_up(page, found)
        yield from self._glued(page)
        if found:
            chosen = Evidence(page, found, self._people).accepted()
            yield from self._whole(page, chosen)

    def _look_up(self, page: Page, found: dict[int, list[Candidate]]) -> None:
        """The forms of the short lines, where they could count."""
        lines = page.up_to(LONGEST)
        headed = headings(lines)
        if self._repeated and len(headed) > 1:
            self._repetitions(page, headed, found)
        candidates = self._index.candidates(lines, headed, page.ruled_out)
        looked_at = found.keys() | candidates.keys() if found else candidates
        lowest = _lowest(len(page), looked_at)
        if self._index.closing(lines, lowest, candidates, page.ruled_out):
            # What was taken for the article's is not, perhaps, and the bottom begins higher.
            lowest = 0
            self._index.closing(lines, lowest, candidates, page.ruled_out)
        if not candidates:
            return
        early = sorted(n for n in found if _is_strong(found[n]))
        strong = 0
        for number in sorted(candidates):
            before = bisect_left(early, number)
            places = _PLACES[number - strong - before < EDGE, number >= lowest]
            for rule, match in self._index.matches(lines[number], candidates[number], places):
                if page.is_material(number):
                    found.setdefault(number, []).append(Candidate(number, rule, match))
            is_early = early[before : before + 1] == [number]
            strong += not is_early and _is_strong(found.get(number, ()))

    def _repetitions(
        self, page: Page, headed: Mapping[int, str], found: dict[int, list[Candidate]]
    ) -> None:
        """Lines that stand several times among the paragraphs."""
        lines = {n: line for n, line in headed.items() if line[-1] not in STOPS and " " in line}
        times = Counter(lines.values())
        if len(times) == len(lines):
            return
        first = {line: n for n, line in reversed(lines.items())}
        for rule in self._repeated:
            for index, line in lines.items():
                if len(line) > rule.longest or times[line] < rule.options.repeated:
                    continue
                title = index < EDGE and first[line] == index
                if not title and page.is_material(index):
                    found.setdefault(index, []).append(Candidate(index, rule, None))

    def _bio_lines(self, page: Page) -> Iterator[Candidate]:
        if not self._bios:
            return
        for index, line in enumerate(page.written[-EDGE:], max(len(page) - EDGE, 0)):
            if self._score.may_be(line):
                score = self._score.score(line)
                for rule in self._bios:
                    if score >= rule.options.bio and page.is_material(index):
                        yield Candidate(index, rule, None)

    def _datelines(self, page: Page, found: dict[int, list[Candidate]]) -> Iterator[Finding]:
        """Prefixes of the first lines; one that is all of its line goes to ``found``."""
        text = page.text
        rules = [pair for pair in self._prefixes if pair[0] in text]
        for index, line in enumerate(page.written[:_DATELINES]) if rules else ():
            head = line[:_LONGEST_DATELINE]
            for rule in dict.fromkeys([rule for needle, rule in rules if needle in head]):
                if not rule.pattern.match(line) or not page.begins_paragraph(index):
                    continue
                start, end = page.lines[index]
                match = rule.pattern.match(page.text, start, end)
                if match and match.end() < end:
                    yield self._part(page, rule, match, match.span())
                elif match and page.is_material(index):
                    found.setdefault(index, []).append(Candidate(index, rule, match))

    def _glued(self, page: Page) -> Iterator[Finding]:
        """Credits that ran into a paragraph."""
        text = page.text
        for rule in self._inline:
            if rule.question in page.ruled_out:
                continue
            if all(sign in text for sign in rule.signs) and present(text, rule.needle):
                for match in rule.pattern.finditer(text):
                    yield self._part(page, rule, match, match.span("cut"))

    def _part(self, page: Page, rule: LineRule, match: re.Match[str], span: Span) -> Finding:
        edit, extracts = Edit(*span, ""), extracts_of(rule, match, span, page)
        return _finding(rule.rule, self._safety(rule), span, edit, extracts)

    def _whole(self, page: Page, chosen: list[Candidate]) -> Iterator[Finding]:
        """One finding for each line, with deletions that are right together."""
        gone: dict[Safety, list[int]] = {}
        # Where nothing would be left it is somebody's text, however it looks.
        if len(chosen) < len(page):
            for line in chosen:
                gone.setdefault(self._safety_of_line(page, line), []).append(line.index)
        spans = {
            index: span
            for indices in gone.values()
            for index, span in removals(page.lines, indices, page.rows).items()
        }
        for line in chosen:
            place = page.lines[line.index]
            span = spans.get(line.index)
            edit = Edit(*span, "") if span else None
            extracts = extracts_of(line.rule, line.match, place, page)
            safety = self._safety_of_line(page, line)
            yield _finding(line.rule.rule, safety, place, edit, extracts)

    def _safety(self, rule: LineRule) -> Safety:
        return Safety.MANUAL if rule.options.category in self._flag else rule.rule.safety

    def _safety_of_line(self, page: Page, line: Candidate) -> Safety:
        """Of a sentence that has markup around it nobody can be sure that it is not meant."""
        safety = self._safety(line.rule)
        authors = safety is Safety.SAFE and page.is_authors(line.index)
        return Safety.UNSAFE if authors else safety


def _lowest(lines: int, looked_at: Container[int]) -> int:
    """The first line that may stand at the bottom: the rest but these is the article's."""
    left = EDGE
    for index in range(lines - 1, -1, -1):
        left -= index not in looked_at
        if not left:
            return index
    return 0


def _is_strong(lines: Sequence[Candidate]) -> bool:
    return any(not line.rule.is_weak for line in lines)


def _finding(
    rule: Rule, safety: Safety, span: Span, edit: Edit | None, extracts: tuple[Extract, ...]
) -> Finding:
    if edit is None or safety is Safety.MANUAL:
        return Finding(rule.id, *span, rule.message, safety=Safety.MANUAL)
    return Finding(rule.id, *span, rule.message, (edit,), safety, extracts)
