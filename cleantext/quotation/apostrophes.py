"""Apostrophes among the single marks: found before quotations are paired."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from cleantext.quotation.glyphs import APOSTROPHES, DOUBLE

_LEADING = re.compile(r"[^\W\d_]+")
_TRAILING = re.compile(r"[^\W\d_]{1,20}$")
_YEAR = re.compile(r"\d\d(?!\d)(s\b|er[ns]?\b)?")


class Use(Enum):
    """What a single mark is, as far as the words around it can tell."""

    APOSTROPHE = "apostrophe"
    PERHAPS = "perhaps"
    QUOTE = "quote"


class Apostrophes:
    """The closed lists of one language.

    Args:
        forms: forms written with ', such as ``'tis``, ``po'`` and ``'n'``;
            ``-s'`` stands for any word that ends so.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        forms = [form.casefold() for form in forms]
        self._leading = {f[1:] for f in forms if f[0] == "'" and f[-1] != "'"}
        self._both = {f[1:-1] for f in forms if f[0] == f[-1] == "'"}
        self._trailing = {f[:-1] for f in forms if f[0] not in "'-"}
        self._endings = tuple(f[1:-1] for f in forms if f[0] == "-")

    def use(self, text: str, at: int) -> Use:
        """What the single mark at ``text[at]`` is."""
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        # With a letter on one side and a digit on the other: l'11 maggio, 1990's, 1992'de.
        if before.isalnum() and after.isalnum() and (before.isalpha() or after.isalpha()):
            return Use.APOSTROPHE
        if before.isalpha():
            return self._at_end(text, at, after)
        if not before.isalnum() and after.isalnum():
            return self._at_start(text, at)
        return Use.QUOTE

    def _at_start(self, text: str, at: int) -> Use:
        if text[at] not in "'’‘":
            return Use.QUOTE
        if year := _YEAR.match(text, at + 1):
            return Use.APOSTROPHE if year[1] else Use.PERHAPS
        word = _LEADING.match(text, at + 1)
        if not word:
            return Use.QUOTE
        form = word[0].casefold()
        closed = text[word.end() : word.end() + 1]
        if form in self._both and closed and closed in APOSTROPHES:
            return Use.APOSTROPHE
        return Use.APOSTROPHE if form in self._leading else Use.QUOTE

    def _at_end(self, text: str, at: int, after: str) -> Use:
        if text[at] not in APOSTROPHES:
            return Use.QUOTE
        if after in DOUBLE and (after == "«" or text[at + 2 : at + 3].isalnum()):
            return Use.APOSTROPHE  # an elided article before a quotation: l'"Opera"
        word = _TRAILING.search(text, max(at - 20, 0), at)
        if not word:
            return Use.QUOTE
        form = word[0].casefold()
        if form in self._both and text[word.start() - 1 : word.start()] in ("'", "’", "‘"):
            return Use.APOSTROPHE
        if form in self._trailing:
            return Use.PERHAPS
        # A plural possessive has its noun behind it: the Smiths' house.
        owns = after == " " and text[at + 2 : at + 3].isalpha()
        return Use.PERHAPS if owns and form.endswith(self._endings) else Use.QUOTE
