"""From lines that look like boilerplate to lines that are: where they stand and beside what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from cleantext.boilerplate.authors import Authors
from cleantext.boilerplate.candidate import Candidate
from cleantext.boilerplate.closing import (
    add_labels,
    add_links,
    add_names,
    add_rest,
    add_titles,
)
from cleantext.boilerplate.genre import is_article
from cleantext.boilerplate.page import Page
from cleantext.boilerplate.people import People

EDGE = 5
"""A line is at the top with fewer than this many lines of the article before it."""

_HEADER = frozenset({"byline", "timestamp"})
"""The classes of the lines between a headline and its article, which support one another."""

_HEADLINES = frozenset({"credit", "related"})
"""Classes of which the first line is a headline: ``Listen: ...``, ``Photos: ...``."""

_AUTHORED = frozenset({"byline", "bio"})
"""The classes of the lines that say who wrote."""

_UNIQUE = frozenset({"ad", "credit"})
"""Classes whose one-word lines can hardly be anything else."""

_TITLED = frozenset({"comments", "cookie", "copyright", "page"})
"""Classes of which a line may as well be a heading: ``Contact``, ``Our team``, ``Comments``."""


class Evidence:
    """Weighs the candidates of one page.

    Args:
        page: the lines.
        found: the candidates for each line that has any.
        people: knows who is a person.
    """

    def __init__(
        self,
        page: Page,
        found: Mapping[int, Sequence[Candidate]],
        people: People,
    ) -> None:
        self._page = page
        self._bylines = [
            line for lines in found.values() for line in lines if line.rule.options.note
        ]
        self._found = {
            index: about
            for index, lines in found.items()
            if (about := [line for line in lines if not line.rule.options.note])
        }
        self._people = people
        self._strong = frozenset(
            index
            for index, lines in self._found.items()
            if any(not line.rule.is_weak for line in lines)
        )
        # Boilerplate does not count, so that a long header pushes nothing out of the top.
        self._before: list[int] = []
        count = 0
        for index in range(len(page)):
            self._before.append(count)
            count += index not in self._strong
        self._content = count

        self._forms = Counter(line.rule for lines in self._found.values() for line in lines)

    def accepted(self) -> list[Candidate]:
        """The lines to act on, ascending, one rule for each; none where there is no article."""
        if not is_article(self._lines, self._strong):
            return []
        chosen: dict[int, Candidate] = {}
        waiting: dict[int, list[Candidate]] = {}
        for index, lines in self._found.items():
            placed = [line for line in lines if self._in_place(line)]
            firm = [line for line in placed if not self._needs_support(line)]
            if firm:
                chosen[index] = _best(firm)
            elif placed:
                waiting[index] = placed
        self._spread(chosen, waiting)
        if self._bylines:
            self._sign(chosen)
        add_names(self._lines, chosen)
        add_titles(self._lines, chosen)
        add_links(self._lines, chosen, self._page.begun)
        add_rest(self._lines, chosen)
        add_labels(self._lines, chosen)
        return [chosen[index] for index in sorted(chosen)]

    def _spread(
        self, chosen: dict[int, Candidate], waiting: Mapping[int, Sequence[Candidate]]
    ) -> None:
        """A block of boilerplate supports its members: once down, once up."""
        for order, step in ((sorted(waiting), -1), (sorted(waiting, reverse=True), 1)):
            for index in order:
                if index in chosen or not 0 <= index + step < len(self._page):
                    continue
                neighbour = self._page.line(index + step)
                backed = [
                    line
                    for line in waiting[index]
                    if self._supports(chosen.get(index + step), neighbour, line)
                ]
                if backed:
                    chosen[index] = _best(backed)

    def _needs_support(self, line: Candidate) -> bool:
        if line.rule.options.beside or self._is_heading(line):
            return True
        # A single word is a heading of the article as often as one of the page.
        alone = line.match is None and " " not in self._page.line(line.index)
        unique = line.rule.options.category in _UNIQUE
        return alone and not unique and not any(self._edges(line.index))

    def _is_heading(self, line: Candidate) -> bool:
        """Whether a label has the article's own text below it, and so may be its heading."""
        options = line.rule.options
        if line.match is not None or options.category not in _TITLED:
            return False
        if options.control or options.where == "head":
            return False
        return line.index + 1 not in self._strong and self._page.heads_text(line.index)

    def _supports(self, chosen: Candidate | None, text: str, line: Candidate) -> bool:
        """Whether a neighbour, with the rule chosen for it, is the kind that a line goes with."""
        if not line.rule.options.beside:
            return chosen is not None
        kin = chosen is not None and chosen.rule.options.category in _HEADER
        return kin or bool(line.rule.beside.fullmatch(text))

    def _edges(self, index: int) -> tuple[bool, bool]:
        """Whether a line is at the top, and whether at the bottom."""
        before = self._before[index]
        # Of a short text the last lines are not the first ones, too: a licence begins
        # with the notice that an article ends with.
        low = self._content - before < EDGE and index * 2 + 1 >= len(self._before)
        return before < EDGE, low

    def _sign(self, chosen: dict[int, Candidate]) -> None:
        """Notes at the bottom on those whom a byline names."""
        for index in range(len(self._lines) - 1, -1, -1):
            if index in chosen:
                continue
            if not self._edges(index)[1]:
                return
            for byline in self._bylines:
                match = byline.rule.note.match(self._lines[index])
                name = match["author"] if match else ""
                signed = byline.match["author"] if byline.match else ""
                if name and name.casefold() in signed.casefold():
                    chosen[index] = Candidate(index, byline.rule, match)

    def _in_place(self, line: Candidate) -> bool:
        options = line.rule.options
        top, bottom = self._edges(line.index)
        head = top and line.index < self._page.begun
        places = {"any": True, "top": top, "head": head, "bottom": bottom, "edges": top or bottom}
        if not places[options.where] or self._goes_on(line):
            return False
        if line.match and not (top or bottom) and self._page.is_authors(line.index):
            return False
        forms = self._forms[line.rule]
        if forms < options.least or (options.rare and forms > options.rare):
            return False
        if line.match is None:
            titles = options.where == "head" and self._page.line(line.index).endswith(":")
            return not titles and not self._page.stands_in_list(line.index, self._strong)
        headline = line.index == 0 and options.category in _HEADLINES and not options.lead
        source = options.category == "credit" and self._page.is_below_table(line.index)
        if headline or source or self._is_announced(line, top):
            return False
        return not options.knows_author or self._authors.are_named(line)

    def _is_announced(self, line: Candidate, top: bool) -> bool:
        """Whether the line above says what this one is: ``Begins:``, ``The winners are:``.

        ``Author:`` above a name and, at the top, ``Published:`` are the page's own labels.
        """
        category = line.rule.options.category
        if category not in _HEADER or (top and category == "timestamp"):
            return False
        return self._page.follows_colon(line.index, 4 if category == "byline" else 1)

    def _goes_on(self, line: Candidate) -> bool:
        """Whether a label or a name is the beginning of a sentence that was broken in two."""
        if line.match is not None and not line.rule.options.named:
            return False
        return line.index + 1 not in self._found and self._page.goes_on(line.index)

    @cached_property
    def _authors(self) -> Authors:
        return Authors(self._lines, self._signed, self._people)

    @cached_property
    def _lines(self) -> list[str]:
        return [self._page.line(index) for index in range(len(self._page))]

    @cached_property
    def _signed(self) -> frozenset[int]:
        """The lines that look as if they said who wrote; the first is a headline."""
        return frozenset(
            index
            for index, lines in self._found.items()
            if index and any(line.rule.options.category in _AUTHORED for line in lines)
        )


def _best(lines: Iterable[Candidate]) -> Candidate:
    return min(lines, key=lambda line: line.rule.rank)
