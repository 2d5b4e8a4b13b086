"""Letters lost at the beginning or the end of a word, where a mark may be lost instead.

``?ekl`` may be ``řekl`` or a word behind a lost quotation mark, and ``?stavu`` with or
without a capital; the text around it tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property

from cleantext.mojibake.holes import QUESTION, Hole, Torn
from cleantext.mojibake.sentences import Position, position
from cleantext.mojibake.words import STEM, Words

_FREQUENT, _USUAL, _LISTED, _CERTAIN = 45, 28, 20, 33
"""Tenths of a Zipf value: so common must a word be that lost its last letter where a sentence may
end, to end in no question mark; so common one that lost its first letter; so common one where no
mark can stand; so common one that lost its last letter, since the other endings that it can
have may be in no list."""

_LEAST = {Position.INSIDE: 20, Position.SECOND: 50, Position.BEHIND_NAME: 60}
_NAMED = 60
"""So common must a word be where it stands, or with another capital behind it, to be no name.

Measured on treebanks: of the words above, one in a hundred has a capital."""

_OWN, _BESIDE_QUOTE, _BESIDE_OTHER = 45, 4, 17
"""A word of the text that is in no list counts so much. One word in fifty stands beside a
quotation mark, so that a word with one is likelier than one twenty times as rare; beside the
marks that come alone (an ellipsis, an apostrophe) stands one in a thousand."""

_SHORT = 4
"""No name has fewer letters."""

_PLAIN = re.compile(r"(?<![\w?\ufffd])[a-z]+(?![\w?\ufffd])")

_LOST = re.compile(r" \?[^\W\d_A-Z]")
_GOES_ON = re.compile(r" [^\W\d_A-Z]|[,;:]|[.)»”]{1,4}(?:\s|\Z)")


class Edges:
    """What may have been lost at the edges of the words of one text.

    Args:
        text: the text.
        words: the words of its language.
        own: its undamaged words with letters beyond ASCII.
        torn: its words with holes, with all that may belong to them.
    """

    def __init__(self, text: str, words: Words, own: Collection[str], torn: Sequence[Torn]) -> None:
        self._text, self._words, self._own, self._torn = text, words, own, torn
        self.letters: set[int] = set()
        """The ends of words whose last hole is known to be a letter."""

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(_PLAIN.findall(self._text.lower()))

    @cached_property
    def _opening(self) -> list[int]:
        """Where a mark is lost before a word, because no word begins with a letter there."""
        return [word.start for word in self._torn if self._is_mark(word, 0)]

    @cached_property
    def _closing(self) -> list[int]:
        return [word.end for word in self._torn if self._is_mark(word, -1)]

    def doubtful(self) -> set[int]:
        """Where the edge of a word may be a letter or a mark."""
        found = set()
        for word in self._torn:
            if len(word.pieces) > 1 and self._words.fitting(word):
                found.update({word.start, word.end - 1})
        return found

    def _is_mark(self, word: Torn, place: int) -> bool:
        at_edge = isinstance(word.pieces[place], Hole) and not word.has_lead
        return at_edge and len(word.pieces) > 1 and not self._words.fitting(word)

    def may_lack(self, form: str, word: Torn) -> bool:
        """Whether a form is likelier than a shorter word beside a lost mark."""
        first, last = (isinstance(word.pieces[place], Hole) for place in (0, -1))
        value = self._words.forms.get(form, 0)
        inner = form[first : len(form) - last]
        rival = self._words.shorter.get(inner, _OWN if inner in self._plain else 0)
        # A question mark that is one stands behind any word.
        quoted = self._may_be_quoted(word, first) or (last and word.pieces[-1] == QUESTION)
        if value < rival - (_BESIDE_QUOTE if quoted else _BESIDE_OTHER):
            return False
        if not self.is_hole(word):
            lost = _LOST.match(self._text, word.end)  # a capital or a small letter
            if value < _FREQUENT or (value <= rival if lost else rival):
                return False
        if form in self._own:
            return True
        if last and value < _CERTAIN and not self._ends_so(form):
            return False
        return not first or value >= (_USUAL if quoted else _LISTED)

    def _may_be_quoted(self, word: Torn, first: bool) -> bool:
        """Whether the other mark of a pair is lost in the same line."""
        if first:
            at = bisect_right(self._closing, word.end)
            end = self._text.find("\n", word.end)
            return at < len(self._closing) and (end < 0 or self._closing[at] <= end)
        at = bisect_left(self._opening, word.start) - 1
        return at >= 0 and self._opening[at] > self._text.rfind("\n", 0, word.start)

    def is_hole(self, word: Torn) -> bool:
        """Whether the question mark at the end of a word, if it has one, can be no question."""
        return word.pieces[-1] != QUESTION or bool(_GOES_ON.match(self._text, word.end))

    def _ends_so(self, form: str) -> bool:
        return self._words.beyond.between(f" {form[:-1]}", " ") == form[-1]

    def at_start(self, word: str, start: int, end: int) -> str | None:
        """A word that lost its first letter, with a capital where a sentence begins.

        Elsewhere it may be a name or not, unless it is short, or common and among
        words that are none. No letter of ASCII was lost: "İ" was no "ı", nor "I".
        """
        capital = word[0].upper()
        place = position(self._text, start, self.letters)
        if capital.isascii() or place is Position.UNCLEAR:
            return None
        if place is Position.BEGIN:
            return capital + word[1:]
        named = self._text[end : end + 2][1:].isupper()
        form, least = word.lower(), _NAMED if named else _LEAST[place]
        short = len(word) < _SHORT and place is Position.INSIDE and not named
        common = short or self._words.forms.get(form, 0) >= least
        return word if common and not self._may_be_name(form) else None

    def _may_be_name(self, form: str) -> bool:
        if form.endswith(self._words.nouns) or form in self._words.lexicon.words("either-case"):
            return True
        return form in self._words.names or not self._words.stems.isdisjoint(
            (form[:STEM], form[: STEM - 1])
        )
