"""A document as lines of an article that may have a page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleantext.boilerplate.rules import LONGEST
from cleantext.document import MASK, Document, Span

_MARKUP = ("#", ">", "|", "- ", "* ", "+ ", "<", " ", "\t")

_BLOCK = 5
"""How far a list is looked at, in lines to either side."""

_ADDRESS = re.compile(r"[\s:(<]*\b(?:https?://|www\.)\S+$")


class Page:
    """The lines of a document that are not empty.

    Attributes:
        text: what rules match: the text itself where it is plain, since only
            addresses are protected there and a line may go with them; else the prose.
        lines: their spans, without line ends.
        rows: the number of each among all lines.
    """

    def __init__(self, document: Document) -> None:
        self._plain = document.format == "plain"
        text = self.text = document.text if self._plain else document.prose
        self._addresses = self._plain and bool(document.protected)
        spans = document.lines
        self.rows = [
            row
            for row, (start, end) in enumerate(spans)
            if start < end and (end - start > LONGEST or not text[start:end].isspace())
        ]
        self.lines: list[Span] = [spans[row] for row in self.rows]

    def line(self, index: int) -> str:
        """A line without the space around it and without an address at its end."""
        start, end = self.lines[index]
        line = self.text[start:end].strip()
        if self._addresses and ("://" in line or "www." in line):
            return _ADDRESS.sub("", line)
        return line

    def stripped(self, indices: Sequence[int]) -> list[str]:
        """Several lines, each as :meth:`line` gives it."""
        text = self.text
        if self._addresses:
            return list(map(self.line, indices))
        return [text[slice(*self.lines[index])].strip() for index in indices]

    def is_material(self, index: int) -> bool:
        """Whether a line is prose of its own: not markup, not a line of a wrapped paragraph."""
        if self._plain:
            return not self._continues(index)
        return (
            self.begins_paragraph(index)
            and self._gap(index) > 1
            and MASK not in self.text[slice(*self.lines[index])]
            and not self._introduces_list(index)
        )

    def is_authors(self, index: int) -> bool:
        """Whether a line is a sentence of a page that somebody marked up.

        What scrapers leave between paragraphs has no markup around it. Somebody who
        writes Markdown and says "javascript is required" in the middle of it means it.
        """
        return not self._plain and self.line(index).endswith((".", "!", "?"))

    def _introduces_list(self, index: int) -> bool:
        """Whether a line ends in a colon and markup follows, which would be left without it."""
        if index + 1 == len(self.lines) or not self.line(index).endswith(":"):
            return False
        return self.text.startswith((*_MARKUP, MASK), self.lines[index + 1][0])

    def begins_paragraph(self, index: int) -> bool:
        """Whether a line is prose that follows no other line of its paragraph."""
        if self._plain:
            return True
        start, end = self.lines[index]
        return self._gap(index - 1) > 1 and not self.text.startswith(_MARKUP, start, end)

    def _continues(self, index: int) -> bool:
        """Whether a line ends the sentence of the line before, as in wrapped text."""
        start, end = self.lines[index]
        if not self.text[start].islower() or self.text[end - 1] != "." or self._gap(index - 1) > 1:
            return False
        return index > 0 and self.text[self.lines[index - 1][1] - 1] not in ".!?:"

    def _gap(self, index: int) -> int:
        """How many line breaks there are between a line and the next; many at the edges."""
        if index < 0 or index + 1 >= len(self.rows):
            return 2
        return self.rows[index + 1] - self.rows[index]

    def is_mentioned(self, word: str, index: int) -> bool:
        """Whether a word occurs in another line than this."""
        start, end = self.lines[index]
        return self.text.find(word, 0, start) >= 0 or self.text.find(word, end) >= 0

    def stands_in_list(self, index: int, boilerplate: frozenset[int]) -> bool:
        """Whether a single word stands among other short lines, as in a list or a poem.

        Buttons stand in blocks, too, but then most lines of the block are boilerplate.
        """
        if self._words(index) > 1:
            return False
        block = [index]
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(self.lines) and abs(at - index) <= _BLOCK and self._words(at) <= 3:
                block.append(at)
                at += step
        others = sum(at not in boilerplate for at in block)
        return others > len(block) - others

    def _words(self, index: int) -> int:
        return self.line(index).count(" ") + 1
