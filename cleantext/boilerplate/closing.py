"""What goes with lines that are taken out: titles and labels of the page, names of the author."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from cleantext.boilerplate.candidate import Candidate
from cleantext.boilerplate.index import STOPS
from cleantext.boilerplate.rules import LONGEST
from cleantext.findings import Safety

# Three characters at least, and no stop at the end: a headline, not a sentence or a row.
_TITLE = re.compile(r"[^\n\t]{2,160}[^\s.;:,…]")

_CONTACT = re.compile(r"\w@\w|\+\d{1,3}[ (/]\S")
"""An address or the number of a telephone, as under a press release."""

_PAGES = frozenset(
    {"comments", "cookie", "copyright", "newsletter", "page", "related", "social", "tags"}
)
"""The classes of the lines that a page has below its article."""

_MARKS, _SHARE = 2, 3
"""The fewest such lines, and the part of the text that may stand behind the first."""

_SIGNED = 3
"""How often a page says the name of its author, but for the byline."""

Chosen = dict[int, Candidate]
"""The lines that are taken out, by index."""


def add_names(lines: Sequence[str], chosen: Chosen) -> None:
    """Lines that consist of the name of an author go with the byline, wherever they stand.

    Where there are more than a few, they say who speaks.
    """
    authors: dict[str, Candidate] = {}
    for line in chosen.values():
        safe = line.rule.rule.safety is Safety.SAFE
        if safe and line.rule.options.category == "byline":
            authors |= dict.fromkeys(line.authors, line)
    times = Counter(line for line in lines if line in authors) if authors else {}
    for index, name in enumerate(lines) if times else ():
        if " " in name and 0 < times.get(name, 0) <= _SIGNED and index:
            chosen.setdefault(index, Candidate(index, authors[name].rule, None))


def add_titles(lines: Sequence[str], chosen: Chosen) -> None:
    """Titles from a heading of related articles to the end of the text go with it."""
    if not any(line.rule.options.titles for line in chosen.values()):
        return
    titles: list[int] = []
    for index in range(len(lines) - 1, -1, -1):
        if index not in chosen:
            if len(lines[index]) > LONGEST or not _TITLE.fullmatch(lines[index]):
                return
            titles.append(index)
        elif chosen[index].rule.options.titles:
            rule = chosen[index].rule
            chosen.update((title, Candidate(title, rule, None)) for title in titles)
            titles = []


def add_links(lines: Sequence[str], chosen: Chosen, begun: int) -> None:
    """Titles right below a heading of related articles in the text go with it.

    The last of several may be a heading of the article, and so may one alone, if the
    heading above has no colon.

    Args:
        begun: the first line for which the article has begun; above it stands the headline.
    """
    headings = [index for index, line in chosen.items() if line.rule.options.titles]
    for above in [index for index in headings if index >= begun]:
        end = above + 1
        while end < len(lines) and end not in chosen and _is_headline(lines[end]):
            end += 1
        if end == above + 2 and lines[above].endswith(":"):
            end += 1
        for index in range(above + 1, end - 1):
            chosen[index] = Candidate(index, chosen[above].rule, None)


def _is_headline(line: str) -> bool:
    return line[:1].isupper() and line.count(" ") > 2 and bool(_TITLE.fullmatch(line))


def add_rest(lines: Sequence[str], chosen: Chosen) -> None:
    """What follows a line that says that the article ends there goes with it.

    No long paragraph, and less than a third of the text: nobody knows all pages.
    """
    for index in [index for index, line in chosen.items() if line.rule.options.ends]:
        below = lines[index + 1 :]
        if _is_little(below, lines) and all(len(line) <= LONGEST for line in below):
            for number in range(index + 1, len(lines)):
                chosen.setdefault(number, Candidate(number, chosen[index].rule, None))


def add_labels(lines: Sequence[str], chosen: Chosen) -> None:
    """Labels among the page's own lines below the article go with them.

    Below the last long paragraph stand two such lines at least, and less than a third of
    the text behind the first. A sentence there may be the article's last, and a label over
    it a heading.
    """
    marks: list[int] = []
    for index in range(len(lines) - 1, -1, -1):
        if index in chosen:
            rule = chosen[index].rule
            if rule.options.category in _PAGES and rule.rule.safety is Safety.SAFE:
                marks.append(index)
        elif len(lines[index]) > LONGEST:
            break
    else:
        return
    rest = [index for index in range(len(lines)) if index not in chosen]
    behind = [index for index in rest if marks and index > marks[-1]]
    little = _is_little((lines[index] for index in behind), (lines[index] for index in rest))
    if len(marks) < _MARKS or not little:
        return
    stay = {index for index in behind if _is_somebodys(lines[index])}
    for index in behind:
        if index not in stay and index + 1 not in stay:
            above = max(mark for mark in marks if mark < index)
            chosen[index] = Candidate(index, chosen[above].rule, None)


def _is_somebodys(line: str) -> bool:
    """Whether a line is a sentence, a row of a table, or how to reach somebody."""
    return line[-1:] in STOPS or "\t" in line or bool(_CONTACT.search(line))


def _is_little(some: Iterable[str], all: Iterable[str]) -> bool:
    """Whether some lines are less than the third of a text that may stand below an article."""
    return sum(map(len, some)) * _SHARE < sum(map(len, all))
