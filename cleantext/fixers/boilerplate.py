"""Lines that a page puts around its article: bylines, credits, links, notices, bios.

What a line looks like is never enough alone. A byline stands among the first or
last lines, a bare name only beside another line of the kind, and a text is not
taken to be nothing but boilerplate. What goes is kept as metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cleantext.boilerplate.bio import BioScore
from cleantext.boilerplate.removal import removals
from cleantext.boilerplate.rules import Category, LineIndex, LineOptions, LineRule
from cleantext.boilerplate.slots import Slots
from cleantext.document import MASK, Document, Span
from cleantext.edits import Edit
from cleantext.findings import Extract, Finding, Safety, Stage
from cleantext.rules import Lexicon, Rule

LONGEST = 240
"""Longer lines are paragraphs (code points)."""

EDGE = 4
"""A line is at the top with fewer than this many lines of the article before it."""

_PREFIXED = 6
_BIO = 400
_NOT_METADATA = frozenset({"keep"})
_MARKUP = ("#", ">", "|", "- ", "* ", "+ ", "<")


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


@dataclass(slots=True)
class _Line:
    """A line that has the form of boilerplate."""

    index: int
    start: int
    end: int
    rule: LineRule
    match: re.Match[str] | None


class BoilerplateFixer:
    """Looks up each short line, then asks where it stands and beside what."""

    stage: ClassVar[Stage] = Stage.STRUCTURE
    Options: ClassVar[type] = LineOptions
    Settings: ClassVar[type] = BoilerplateSettings

    def __init__(
        self, rules: Sequence[Rule], lexicon: Lexicon, settings: BoilerplateSettings
    ) -> None:
        slots = Slots(lexicon)
        self._flag = frozenset(settings.flag)
        strip = settings.strip
        made = [LineRule(rule, slots) for rule in rules]
        used = [
            rule
            for rule in made
            if strip is None or rule.options.category in self._flag.union(strip)
        ]
        self._index = LineIndex(used)
        self._prefixes = [rule for rule in used if rule.options.prefix]
        self._inline = [rule for rule in used if rule.options.inline]
        self._bios = [rule for rule in used if rule.options.bio]
        self._score = BioScore(lexicon)

    def check(self, document: Document) -> Iterable[Finding]:
        page = _Page(document)
        found: dict[int, list[_Line]] = {}
        for index, (start, end) in enumerate(page.lines):
            if end - start <= LONGEST and (lines := self._look_up(page, index)):
                found[index] = lines
        for line in self._bio_lines(page):
            found.setdefault(line.index, []).append(line)
        yield from self._parts(page, found)
        if found:
            chosen = _Evidence(page, found).accepted()
            yield from self._whole(page, chosen)

    def _look_up(self, page: _Page, index: int) -> list[_Line]:
        start, end = page.lines[index]
        text = page.text[start:end].strip()
        matches = self._index.matches(text)
        lines = [_Line(index, start, end, rule, match) for rule, match in matches]
        return lines if lines and page.is_material(index) else []

    def _bio_lines(self, page: _Page) -> Iterator[_Line]:
        if not self._bios:
            return
        for index in range(max(len(page.lines) - EDGE, 0), len(page.lines)):
            start, end = page.lines[index]
            if end - start <= _BIO and (score := self._score.score(page.text[start:end])):
                for rule in self._bios:
                    if score >= rule.options.bio and page.is_material(index):
                        yield _Line(index, start, end, rule, None)

    def _parts(self, page: _Page, found: dict[int, list[_Line]]) -> Iterator[Finding]:
        """Prefixes and credits inside a line; a prefix that is all of its line goes to found."""
        for index, (start, end) in enumerate(page.lines[:_PREFIXED]):
            head = page.text[start : start + 100]
            for rule in self._prefixes:
                if not any(needle in head for needle in rule.options.needle or ("",)):
                    continue
                match = rule.pattern.match(page.text, start, end)
                if match and page.is_material(index):
                    if match.end() == end:
                        found.setdefault(index, []).append(_Line(index, start, end, rule, match))
                    else:
                        yield self._part(page, rule, match, match.span())
        for rule in self._inline:
            if any(needle in page.text for needle in rule.options.needle or ("",)):
                for match in rule.pattern.finditer(page.text):
                    yield self._part(page, rule, match, match.span("cut"))

    def _part(self, page: _Page, rule: LineRule, match: re.Match[str], span: Span) -> Finding:
        start, end = span
        return self._finding(
            rule, start, end, Edit(start, end, ""), _extracts(rule, match, span, page)
        )

    def _whole(self, page: _Page, chosen: list[_Line]) -> Iterator[Finding]:
        """One finding for each line, with deletions that are right together."""
        gone: dict[Safety, list[int]] = {}
        for line in chosen:
            gone.setdefault(self._safety(line.rule), []).append(line.index)
        if len(chosen) == len(page.lines):
            # Somebody's text, however it looks: there is nothing it could be around.
            gone = {}
        spans = {
            index: span
            for indices in gone.values()
            for index, span in removals(page.lines, indices, page.rows).items()
        }
        for line in chosen:
            extracts = _extracts(line.rule, line.match, (line.start, line.end), page)
            span = spans.get(line.index)
            edit = Edit(*span, "") if span else None
            yield self._finding(line.rule, line.start, line.end, edit, extracts)

    def _safety(self, rule: LineRule) -> Safety:
        return Safety.MANUAL if rule.options.category in self._flag else rule.rule.safety

    def _finding(
        self,
        rule: LineRule,
        start: int,
        end: int,
        edit: Edit | None,
        extracts: tuple[Extract, ...],
    ) -> Finding:
        safety = self._safety(rule)
        edits = (edit,) if edit and safety is not Safety.MANUAL else ()
        return Finding(
            rule.rule.id,
            start,
            end,
            rule.rule.message,
            edits,
            safety if edits else Safety.MANUAL,
            extracts if edits else (),
        )


class _Page:
    """The lines of a document that are not empty."""

    def __init__(self, document: Document) -> None:
        self._plain = document.format == "plain"
        # In plain text only addresses are protected, and a line may go with them.
        self.text = document.text if self._plain else document.prose
        self.lines: list[Span] = []
        self.rows: list[int] = []
        for row, (start, end) in enumerate(document.lines):
            if end > start and (end - start > LONGEST or self.text[start:end].strip()):
                self.lines.append((start, end))
                self.rows.append(row)

    def is_material(self, index: int) -> bool:
        """Whether a line is prose of its own: not markup, not a line of a wrapped paragraph."""
        if self._plain:
            return True
        start, end = self.lines[index]
        line = self.text[start:end]
        alone = self.gap(index - 1) > 1 and self.gap(index) > 1
        return alone and MASK not in line and not line.startswith((*_MARKUP, " ", "\t"))

    def gap(self, index: int) -> int:
        """How many line breaks there are between a line and the next; many at the edges."""
        if index < 0 or index + 1 >= len(self.rows):
            return 2
        return self.rows[index + 1] - self.rows[index]


class _Evidence:
    """Where the lines stand that have the form, and beside what."""

    def __init__(self, page: _Page, found: dict[int, list[_Line]]) -> None:
        self._page = page
        self._found = found
        strong = {
            index
            for index, lines in found.items()
            if not all(line.rule.options.beside for line in lines)
        }
        # Boilerplate does not count, so that a long header pushes nothing out of the top.
        count = 0
        self._before: dict[int, int] = {}
        for index in range(len(page.lines)):
            self._before[index] = count
            count += index not in strong
        self._content = count

    def accepted(self) -> list[_Line]:
        """The lines to act on, ascending, one rule for each."""
        chosen: dict[int, _Line] = {}
        waiting: dict[int, list[_Line]] = {}
        for index, lines in self._found.items():
            placed = [line for line in lines if self._in_place(line)]
            firm = [line for line in placed if not line.rule.options.beside]
            if firm:
                chosen[index] = min(firm, key=lambda line: line.rule.rank)
            elif placed:
                waiting[index] = placed
        self._spread(chosen, waiting)
        return [chosen[index] for index in sorted(chosen)]

    def _spread(self, chosen: dict[int, _Line], waiting: dict[int, list[_Line]]) -> None:
        """A block of boilerplate supports its members: once down, once up."""
        for order, step in ((sorted(waiting), -1), (sorted(waiting, reverse=True), 1)):
            for index in order:
                if index in chosen or not 0 <= index + step < len(self._page.lines):
                    continue
                start, end = self._page.lines[index + step]
                neighbour = self._page.text[start:end].strip()
                backed = [
                    line
                    for line in waiting[index]
                    if index + step in chosen or line.rule.beside.fullmatch(neighbour)
                ]
                if backed:
                    chosen[index] = min(backed, key=lambda line: line.rule.rank)

    def _in_place(self, line: _Line) -> bool:
        before = self._before[line.index]
        after = self._content - before
        top, bottom = before < EDGE, after < EDGE
        where = line.rule.options.where
        here = {"any": True, "top": top, "bottom": bottom, "edges": top or bottom}[where]
        if line.match is None and self._in_list(line.index):
            return False
        return here and not (line.rule.options.stranger and self._is_mentioned(line))

    def _in_list(self, index: int) -> bool:
        """Whether a single word stands between other short lines, as in a list or a poem."""
        return all(
            0 <= at < len(self._page.lines)
            and (at == index or at not in self._found)
            and self._words(at) <= few
            for at, few in ((index, 1), (index - 1, 3), (index + 1, 3))
        )

    def _words(self, index: int) -> int:
        start, end = self._page.lines[index]
        return self._page.text.count(" ", start, end) + 1

    def _is_mentioned(self, line: _Line) -> bool:
        """Whether the surname of the author occurs elsewhere, as that of somebody in the news."""
        name = line.match["author"].split()[-1] if line.match else ""
        text = self._page.text
        return name in text[: line.start] or name in text[line.end :]


def _extracts(
    rule: LineRule, match: re.Match[str] | None, span: Span, page: _Page
) -> tuple[Extract, ...]:
    """What is taken out, by the names of the groups; else all of it under the class."""
    groups = match.re.groupindex if match else {}
    found = []
    for key in groups:
        if match and match[key] and key != "cut":
            low, high = match.span(key)
            # The line was matched without the space around it; the page has its offsets.
            shift = 0 if match.string is page.text else _indent(page.text, span)
            found.append(Extract(key, match[key], low + shift, high + shift))
    if found:
        return tuple(found)
    start, end = span
    return (Extract(rule.options.category, page.text[start:end].strip(), start, end),)


def _indent(text: str, span: Span) -> int:
    line = text[span[0] : span[1]]
    return span[0] + len(line) - len(line.lstrip())
