r"""Hints: what must stand at some mark of a text for a rule to be able to match.

A hint is the mark in parentheses, one character or a class of them in square brackets,
between what stands before it and behind it: ``\s(,)``, ``[.,;]([«“])``, ``(\.)[.,]``.
Either side is a row of characters and classes; a text is taken to have a line break at
both ends. Characters that are rare in clean text make good marks; for a letter the search
would stop everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleantext.patterns import expressions

_CLASS = r"\[(?:\\.|[^\]\\])+\]"
_ONE = rf"(?:{_CLASS}|\\.|[^\\\[\](){{}}|?*+^$])"
_ROW = re.compile(_ONE)
_HINT = re.compile(rf"({_ONE}*)\(({_CLASS}|\\\W|[^\\\[()])\)({_ONE}*)", re.DOTALL)


_WITH_LINE_BREAK = (r"\s", r"\n", r"\W", r"\D")


class Hint(NamedTuple):
    """A mark, and the expressions for what stands before and behind it."""

    mark: str
    before: str
    behind: str

    @property
    def gate(self) -> str:
        """An expression that matches wherever the hint holds, and looks around nowhere."""
        first, nearer = self._furthest_before
        farther, last = self._furthest_behind
        before = f"(?:^|{first}){nearer}" if first else self.before
        behind = f"{farther}(?:{last}|$)" if last else self.behind
        return f"{before}{re.escape(self.mark)}{behind}"

    @property
    def around(self) -> str:
        """An expression for the place behind the mark, which consumes nothing."""
        mark = re.escape(self.mark)
        before = f"(?<={self.before}{mark})" if self.before else ""
        first, nearer = self._furthest_before
        if first:
            before = rf"(?:{before}|(?<=\A{nearer}{mark}))"
        farther, last = self._furthest_behind
        end = rf"|{farther}\Z" if last else ""
        return before + (f"(?={self.behind}{end})" if self.behind else "")

    @property
    def _furthest_before(self) -> tuple[str, str]:
        """What is furthest before the mark, if a line break may stand there, and the rest."""
        first, *rest = _ROW.findall(self.before) or [""]
        return (first, "".join(rest)) if _is_line_break(first) else ("", self.before)

    @property
    def _furthest_behind(self) -> tuple[str, str]:
        """What is behind the mark up to the last of it, and that, if it may be a line break."""
        *rest, last = _ROW.findall(self.behind) or [""]
        return ("".join(rest), last) if _is_line_break(last) else (self.behind, "")


def _is_line_break(one: str) -> bool:
    """Whether a line break matches a character or a class, for less than to compile it."""
    within = any(name in one for name in _WITH_LINE_BREAK)
    return within != one.startswith("[^")


def read(written: str) -> Iterator[Hint]:
    """A hint as it is written in a rule: one for each mark that it names.

    Raises:
        ValueError: if it has no mark in parentheses, or more than a row around it.
        re.error: if what is around the mark is no expression.
    """
    found = _HINT.fullmatch(written)
    if not found:
        raise ValueError(
            f"{written!r} must be a mark in parentheses, such as '(,)' or '([;:])', between"
            " characters and classes of characters"
        )
    before, marks, behind = (expressions.expand(part) for part in found.groups())
    for mark in re.findall(r"\\?(.)", marks[1:-1] if len(marks) > 2 else marks, re.DOTALL):
        yield Hint(mark, before, behind)


def scanner(hints: Iterable[Hint]) -> re.Pattern[str]:
    """Finds each mark at which one of the hints holds, and consumes nothing but the mark.

    Raises:
        re.error: if what is around a mark is not an expression.
    """
    by_mark: dict[str, dict[str, None]] = {}
    for hint in hints:
        by_mark.setdefault(hint.mark, {})[hint.around] = None
    branches = (f"{re.escape(mark)}(?:{'|'.join(each)})" for mark, each in by_mark.items())
    never = "(?!)"
    return re.compile("|".join(branches) or never)
