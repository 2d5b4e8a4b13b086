"""Hints: what must stand at some mark of a text for a rule to be able to match.

A hint begins with one character, or a class of characters in square brackets,
and only looks around from there: ``,(?=,)``, ``[?!](?<= .)``. Characters that are
rare in clean text make good hints; a search for a letter would stop everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleantext.patterns import expressions

Hint = tuple[str, str]
"""A mark, and the expression for what is around it."""

_FIRST = re.compile(r"\[((?:\\\W|[^\]\\])+)\]|(\\\W|[^\\\[(])", re.DOTALL)


def read(written: str) -> Iterator[Hint]:
    """A hint as it is written in a rule: one for each mark with which it may begin.

    Raises:
        ValueError: if it does not begin with a character or a class.
    """
    first = _FIRST.match(written)
    if not first:
        raise ValueError(f"{written!r} must begin with a character or a class of characters")
    around = expressions.expand(written[first.end() :])
    for mark in re.findall(r"\\?(.)", first[1] or first[2], re.DOTALL):
        yield mark, around


def scanner(hints: Iterable[Hint]) -> re.Pattern[str]:
    """Finds each mark at which one of the hints holds, and consumes nothing but the mark.

    Raises:
        re.error: if what is around a mark is not an expression.
    """
    by_mark: dict[str, dict[str, None]] = {}
    for mark, around in hints:
        by_mark.setdefault(mark, {})[around] = None
    branches = (f"{re.escape(mark)}(?={'|'.join(each)})" for mark, each in by_mark.items())
    never = "(?!)"
    return re.compile("|".join(branches) or never)
