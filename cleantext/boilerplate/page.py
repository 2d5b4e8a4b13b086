"""A document as lines of an article that may have a page around it."""

from __future__ import annotations

from cleantext.boilerplate.rules import LONGEST
from cleantext.document import MASK, Document, Span

_MARKUP = ("#", ">", "|", "- ", "* ", "+ ", "<", " ", "\t")


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
        self.lines: list[Span] = []
        self.rows: list[int] = []
        for row, (start, end) in enumerate(document.lines):
            if end > start and (end - start > LONGEST or text[start:end].strip()):
                self.lines.append((start, end))
                self.rows.append(row)

    def line(self, index: int) -> str:
        """A line without the space around it."""
        start, end = self.lines[index]
        return self.text[start:end].strip()

    def is_material(self, index: int) -> bool:
        """Whether a line is prose of its own: not markup, not a line of a wrapped paragraph."""
        if self._plain:
            return True
        start, end = self.lines[index]
        line = self.text[start:end]
        alone = self._gap(index - 1) > 1 and self._gap(index) > 1
        return alone and MASK not in line and not line.startswith(_MARKUP)

    def _gap(self, index: int) -> int:
        """How many line breaks there are between a line and the next; many at the edges."""
        if index < 0 or index + 1 >= len(self.rows):
            return 2
        return self.rows[index + 1] - self.rows[index]

    def is_mentioned(self, word: str, index: int) -> bool:
        """Whether a word occurs in another line than this."""
        start, end = self.lines[index]
        return word in self.text[:start] or word in self.text[end:]

    def stands_in_list(self, index: int, boilerplate: frozenset[int]) -> bool:
        """Whether a single word stands between other short lines, as in a list or a poem."""
        return self._words(index) == 1 and all(
            0 <= at < len(self.lines) and at not in boilerplate and self._words(at) <= 3
            for at in (index - 1, index + 1)
        )

    def _words(self, index: int) -> int:
        return self.line(index).count(" ") + 1
