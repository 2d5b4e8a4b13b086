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

_FREQUENT, _USUAL, _LISTED = 45, 28, 20
"""Tenths of a Zipf value: so common must a word be that lost its last letter where a sentence may
end, to end in no question mark; so common one that lost its first letter; so common one where no
mark can stand."""

_LEAST = {
    Position.INSIDE: 30,
    Position.SECOND: 60,
    Position.BEHIND_LOST: 60,
    Position.BEHIND_NAME: 60,
}
_NAMED = 60
"""So common must a word be where it stands, or with another capital behind it, to be no name.

Measured on treebanks: of the words above, one in a hundred has a capital."""

_OWN, _BESIDE_QUOTE, _BESIDE_OTHER = 45, 4, 17
"""A word of the text that is in no list counts so much. One word in fifty stands beside a
quotation mark, so that a word with one is likelier than one twenty times as rare; beside the
marks that come alone (an ellipsis, an apostrophe) stands one in a thousand."""

_WHOLE, _ASKED_BEFORE = 33, 10
"""So common must a word be at whose end a question may end, if what is left of it is no word; so
much more common than what is left, if that is one."""

_SHORT = 4
"""No name has fewer letters."""

_PLAIN = re.compile(r"(?<![\w?\ufffd])[a-z]+(?![\w?\ufffd])")

_LOST = re.compile(r" \?[^\W\d_A-Z]")
_GOES_ON = re.compile(r" ?[,;:]| (?:[^\W\d_A-Z]|\d)|[.)»”]{1,4}(?:\s|\Z)")


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

    @cached_property
    def _either(self) -> frozenset[str]:
        return frozenset(self._words.lexicon.words("either-case"))

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
        quoted = self._may_be_quoted(word, first)
        if value < rival - (_BESIDE_QUOTE if quoted else _BESIDE_OTHER):
            return False
        if not self.is_hole(word) and not self._rather_than_asked(value, rival, word.end):
            return False
        if form in self._own:
            return True
        return not first or value >= (_USUAL if quoted else _LISTED)

    def is_letter(self, word: Torn) -> bool:
        """Whether a word that fits some form has lost its last letter, since it is none without."""
        inner = "".join("?" if isinstance(p, Hole) else p.lower() for p in word.pieces[:-1])
        return isinstance(word.pieces[-1], Hole) and inner not in self._words.shorter

    def _rather_than_asked(self, value: int, rival: int, end: int) -> bool:
        """Whether a word is likelier than a shorter one at the end of a question."""
        if _LOST.match(self._text, end):  # a capital or a small letter comes next
            return value >= max(_WHOLE, rival - _BESIDE_QUOTE)
        return value >= (max(_FREQUENT, rival + _ASKED_BEFORE) if rival else _WHOLE)

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

    def at_start(self, word: str, start: int, end: int) -> str | None:
        """A word that lost its first letter, with a capital where a sentence begins.

        Elsewhere it may be a name or not, unless it is short, or common and among
        words that are none. No letter of ASCII was lost: "İ" was no "ı", nor "I".
        """
        capital = word[0].upper()
        place = position(self._text, start, self.letters)
        form = word.lower()
        case = self._words.cases.get(form)
        if capital.isascii() or (place is Position.UNCLEAR and case != "capital"):
            return None
        if place is Position.BEGIN or case == "capital":
            return capital + word[1:]
        if place is Position.INSIDE and case == "small" and form not in self._either:
            return word
        return word if self._is_common(form, place, end) and not self._may_be_name(form) else None

    def _is_common(self, form: str, place: Position, end: int) -> bool:
        """Whether a word is too common where it stands to be a name."""
        named = self._text[end : end + 2][1:].isupper()
        if len(form) < _SHORT and place is Position.INSIDE and not named:
            return True
        nouns = self._words.nouns and place is Position.INSIDE  # which have a capital, too
        least = _NAMED if named or nouns else _LEAST[place]
        return self._words.forms.get(form, 0) >= least and self._words.is_small(form)

    def _may_be_name(self, form: str) -> bool:
        if form in self._either or self._words.cases.get(form) == "either":
            return True
        return form in self._words.names or not self._words.stems.isdisjoint(
            (form[:STEM], form[: STEM - 1])
        )
