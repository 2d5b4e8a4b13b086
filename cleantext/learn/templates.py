"""Lines as templates: what stays the same from file to file, with slots for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cleantext.boilerplate.page import Page
from cleantext.boilerplate.rules import LONGEST
from cleantext.boilerplate.slots import Slots
from cleantext.document import Document
from cleantext.rules import RuleBook

_LINES = 100
"""So many short lines are looked at from the top of a file, and as many from its end."""

_LONGEST_TEMPLATE = 160
"""Longer lines (code points) recur as they are or not at all."""

# A digit, or a capital that does not begin the line: else nothing varies.
_MAY_VARY = re.compile(r"\d|(?<=.)[^\W\d_a-zß-öø-ÿа-џ]")
_QUOTES = "\"“”„«»‘'—–"
_LETTERS = re.compile(r"[^\W\d_]{3}")
SLOT = re.compile(r"\{(?:when|name|number)\}")


class _AllLanguages:
    """The word lists of every language at once: a site is read before its language is known."""

    def table(self, name: str) -> tuple[tuple[str, ...], ...]:
        book = RuleBook()
        tables = (book.lexicon(language).table(name) for language in book.languages)
        return tuple(dict.fromkeys(row for table in tables for row in table))

    def words(self, name: str) -> frozenset[str]:
        return frozenset(row[0] for row in self.table(name))


@cache
def slots() -> Slots:
    """The slots that know the words of every language."""
    return Slots(_AllLanguages())


@cache
def _variable() -> re.Pattern[str]:
    # The look-ahead keeps the long alternations from being tried at every letter.
    parts = r"(?P<when>{when})|(?P<name>{name})(?![\w’'])|(?P<number>\d+(?:[.,:]\d+)*)"
    return re.compile(slots().expand(rf"\b(?=\d|{{upper}})(?:{parts})"))


def template(line: str) -> tuple[str, tuple[str, ...]]:
    """A line with ``{when}``, ``{name}``, ``{number}`` for what may vary, and what stood there."""
    if len(line) > _LONGEST_TEMPLATE or not _MAY_VARY.search(line):
        return line, ()
    fillers: list[str] = []

    def slot(match: re.Match[str]) -> str:
        fillers.append(match[0])
        return f"{{{match.lastgroup}}}"

    return _variable().sub(slot, line), tuple(fillers)


def specialised(text: str, fillers: Sequence[str | None]) -> str:
    """A template with those slots filled that always hold the same; None for the others."""
    filling = iter(fillers)
    return SLOT.sub(lambda match: next(filling) or match[0], text)


def is_template(text: str) -> bool:
    """Whether there is enough that stays the same: a word of three letters outside of slots."""
    return bool(_LETTERS.search(SLOT.sub("", text)))


def short_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The short lines of a text that could be boilerplate, each once.

    Yields:
        Its place from the top and from the end, both counted from 0 in lines that
        are not empty, and the line itself. Quotations and long lines are left out,
        and what has braces, which would look like a slot.
    """
    page = Page(Document(text))
    count = len(page)
    seen: set[str] = set()
    for index, written in enumerate(page.written):
        if len(written) > LONGEST or _LINES <= index < count - _LINES:
            continue
        line = written.strip()
        if line in seen or not line or line[0] in _QUOTES or "{" in line:
            continue
        seen.add(line)
        yield index, count - 1 - index, line
