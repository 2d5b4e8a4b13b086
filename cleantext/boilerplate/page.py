"""A document as lines of an article that may have a page around it."""

from __future__ import annotations

import re
from itertools import islice

from cleantext.document import MASK, Document, Span
from cleantext.lazy import lazy
from cleantext.pieces import lines_of

_MARKUP = ("#", ">", "|", "- ", "* ", "+ ", "<", " ", "\t")

_BLOCK = 5
"""How far a list is looked at, in lines to either side."""

# A sentence of the article, not its headline.
_SENTENCE = re.compile(r".{40,}[.…][»”“\"’')\]]?")

_ADDRESS = re.compile(r"[\s:(<]*\b(?:https?://|www\.)\S+$")


class Page:
    """The lines of a document that are not empty.

    Attributes:
        text: what rules match: the text itself where it is plain, since only
            addresses are protected there and a line may go with them; else the prose.
        written: the lines as they stand there, without line ends.
        ruled_out: the expressions of which it is known that they match nowhere in it.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain = document.format == "plain"
        self.text = document.text if self._plain else document.prose
        self._addresses = self._plain and bool(document.protected)
        # A scan looks at the prose, in which addresses are masked.
        self.ruled_out = frozenset() if self._addresses else document.ruled_out
        self.written = [line for line in lines_of(self.text) if line and not line.isspace()]

    def __len__(self) -> int:
        return len(self.written)

    # Most pages have no line that is looked at twice, and so need none of the following.

    @lazy
    def rows(self) -> list[int]:
        """The number of each line among all lines."""
        lines = enumerate(lines_of(self.text))
        return [row for row, line in lines if line and not line.isspace()]

    @lazy
    def lines(self) -> list[Span]:
        """The spans of the lines, without line ends."""
        spans = self._document.lines
        return [spans[row] for row in self.rows]

    @lazy
    def begun(self) -> int:
        """The index of the second sentence, with which the article has begun; else of the end."""
        found = (n for n in range(len(self)) if _SENTENCE.fullmatch(self.line(n)))
        return next(islice(found, 1, None), len(self))

    def line(self, index: int) -> str:
        """A line without the space around it and without an address at its end."""
        line = self.written[index].strip()
        if self._addresses:
            last = line.rpartition(" ")[2]
            if "://" in last or "www." in last:
                return _ADDRESS.sub("", line)
        return line

    def up_to(self, longest: int) -> dict[int, str]:
        """The lines of at most so many code points, by index, each as :meth:`line` gives it."""
        if self._addresses:
            return {n: self.line(n) for n, line in enumerate(self.written) if len(line) <= longest}
        return {n: line.strip() for n, line in enumerate(self.written) if len(line) <= longest}

    def is_material(self, index: int) -> bool:
        """Whether a line is prose of its own: not markup, not a line of a wrapped paragraph."""
        if self._plain:
            return not self._continues(index)
        return (
            self.begins_paragraph(index)
            and self._gap(index) > 1
            and MASK not in self.written[index]
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
        if index + 1 == len(self) or not self.line(index).endswith(":"):
            return False
        return self.written[index + 1].startswith((*_MARKUP, MASK))

    def begins_paragraph(self, index: int) -> bool:
        """Whether a line is prose that follows no other line of its paragraph."""
        if self._plain:
            return True
        return self._gap(index - 1) > 1 and not self.written[index].startswith(_MARKUP)

    def _continues(self, index: int) -> bool:
        """Whether a line ends the sentence of the line before, as in wrapped text."""
        line = self.written[index]
        if not line[0].islower() or line[-1] != "." or self._gap(index - 1) > 1:
            return False
        return index > 0 and self.written[index - 1][-1] not in ".!?:"

    def _gap(self, index: int) -> int:
        """How many line breaks there are between a line and the next; many at the edges."""
        if index < 0 or index + 1 >= len(self):
            return 2
        return self.rows[index + 1] - self.rows[index]

    def heads_text(self, index: int) -> bool:
        """Whether a line of one or two words has a sentence below it."""
        below = index + 1
        if below == len(self) or self._words(index) > 2:
            return False
        return bool(_SENTENCE.fullmatch(self.line(below)))

    def follows_colon(self, index: int, words: int) -> bool:
        """Whether the line above ends in a colon and has so many words at least."""
        above = index - 1
        return above >= 0 and self._words(above) >= words and self.line(above).endswith(":")

    def is_below_table(self, index: int) -> bool:
        """Whether the line above is a row: with a tab, or with two bars."""
        above = self.written[index - 1] if index else ""
        return "\t" in above.strip() or above.count("|") > 1

    def goes_on(self, index: int) -> bool:
        """Whether the next line goes on in lower case, with three words at least."""
        below = index + 1
        return below < len(self) and self._words(below) > 2 and self.line(below)[:1].islower()

    def stands_in_list(self, index: int, boilerplate: frozenset[int]) -> bool:
        """Whether a single word stands among other short lines, as in a list or a poem.

        Buttons stand in blocks, too, but then most lines of the block are boilerplate.
        """
        if self._words(index) > 1:
            return False
        block = [index]
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(self) and abs(at - index) <= _BLOCK and self._words(at) <= 3:
                block.append(at)
                at += step
        others = sum(at not in boilerplate for at in block)
        return others > len(block) - others

    def _words(self, index: int) -> int:
        return self.line(index).count(" ") + 1
