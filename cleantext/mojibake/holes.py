"""Words in which letters are lost: where the holes are, and what could stand there.

A hole is a replacement character, a question mark inside a word, or the first
half of a UTF-8 letter as Windows-1252 reads it, whose second half got lost on
the way (the bytes 81, 8D, 8F, 90 and 9D are nothing in Windows-1252, and many
programs drop the controls and soft hyphens that Latin-1 makes of others).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

LEADS = {"Ã": 0xC3, "Ä": 0xC4, "Å": 0xC5, "È": 0xC8, "Î": 0xCE, "Ï": 0xCF, "Ð": 0xD0, "Ñ": 0xD1}
"""First halves of the letters of Latin, Greek and Cyrillic as Windows-1252 reads them."""

_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_INVISIBLE = (*range(0x80, 0xA0), 0xAD)
_LONGEST = 50
"""No word is longer, and nothing longer is looked at."""

_MOST = 3000
"""More readings of one word than this are not looked at."""

_WORD = re.compile(
    r"(?<![^\W\d_])[^\W\d_\ufffd?ÃÄÅÈÎÏÐÑ]*+[\ufffd?ÃÄÅÈÎÏÐÑ](?:[^\W\d_]|[\ufffd?])*"
)
_PIECE = re.compile(r"(?P<lead>[ÃÄÅÈÎÏÐÑ])(?P<mark>[\ufffd?]?)|(?P<lost>[\ufffd?])|(?P<letter>.)")


class Hole(NamedTuple):
    """A place in a word where a letter is lost.

    Attributes:
        lead: the first half of the letter where it is left, else empty.
        mark: what stands for the lost half or letter: ``?``, U+FFFD or nothing.
    """

    lead: str
    mark: str


class Torn(NamedTuple):
    """A word with holes at ``start:end``."""

    start: int
    end: int
    pieces: tuple[str | Hole, ...]

    @property
    def holes(self) -> list[Hole]:
        return [piece for piece in self.pieces if isinstance(piece, Hole)]

    def merged(self) -> Torn | None:
        """This word with one hole for each two side by side, as the two bytes of a letter leave."""
        pieces: list[str | Hole] = []
        for piece in self.pieces:
            if isinstance(piece, Hole) and not piece.lead and pieces[-1:] == [piece]:
                pieces[-1] = Hole("", piece.mark * 2)
            else:
                pieces.append(piece)
        return Torn(self.start, self.end, tuple(pieces)) if len(pieces) < len(self.pieces) else None

    def readings(self, letters: str) -> Iterator[tuple[str, ...]]:
        """Every way to fill the holes, with the letters of the language where all is lost."""
        wide = len(self.holes) < 3
        choices = [
            (piece,) if isinstance(piece, str) else self._choices(place, piece, letters, wide)
            for place, piece in enumerate(self.pieces)
        ]
        size = 1
        for choice in choices:
            size *= len(choice)
        return islice(product(*choices), _MOST) if 0 < size <= _MOST else iter(())

    def _choices(self, place: int, hole: Hole, letters: str, wide: bool) -> tuple[str, ...]:
        if not hole.lead:
            return tuple(letters.upper() if self._capital(place) else letters)
        trails = _INVISIBLE if wide and not hole.mark else _UNDEFINED
        found = (bytes([LEADS[hole.lead], trail]).decode() for trail in trails)
        choices = tuple(
            c for c in found if c.isalpha() and c.isupper() <= self._may_be_capital(place)
        )
        # The halves of capitals are what gets lost most, and words in "í…" are few.
        return tuple(c for c in choices if c.isupper() or place or hole.lead != "Ã") or choices

    def _may_be_capital(self, place: int) -> bool:
        before = self.pieces[place - 1] if place else None
        return before is None or isinstance(before, Hole) or before.isupper()

    def _capital(self, place: int) -> bool:
        """Whether a letter of which nothing is left was a capital: among capitals only."""
        around = [piece for piece in self.pieces if isinstance(piece, str)]
        return len(around) > 1 and all(map(str.isupper, around))


def torn_words(text: str) -> Iterator[Torn]:
    """The words of a text that may have holes, with every place that may be one.

    A question mark is one where it stands for half a letter or has a letter
    behind it; elsewhere it ends the word, and may be a question.
    """
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > _LONGEST:
            continue
        while end > start and text[end - 1] == "?" and text[end - 2 : end - 1] not in LEADS:
            end -= 1
        while start < end and text[start] == "?":
            start += 1
        pieces = tuple(_pieces(text[start:end]))
        address = text[start - 1 : start] in _ADDRESS or text[end : end + 1] in _QUERY
        if any(isinstance(p, Hole) and not (address and p.mark == "?") for p in pieces):
            yield Torn(start, end, pieces)


_ADDRESS, _QUERY = frozenset("./=&_%#@"), frozenset("/=&_%#@")
"""Beside a word with a question mark, these tell a web address from a lost letter."""

_TAIL = re.compile(
    r"(?<![\w\ufffd?])[^\W\d_]++(?:\?[^\W\d_]++)*+\?(?= [^\W\d_A-Z]|[,;:]|[.)»”]{1,4}(?:\s|\Z))"
)


def torn_tails(text: str) -> Iterator[Torn]:
    """The words before a question mark that stands where no question ends.

    A small letter or another stop comes behind it, so that in a text which lost
    letters to question marks elsewhere it can stand for the last letter of the word.
    """
    for match in _TAIL.finditer(text):
        if match.end() - match.start() <= _LONGEST:
            yield Torn(*match.span(), tuple(_pieces(match[0])))


def _pieces(word: str) -> Iterator[str | Hole]:
    for piece in _PIECE.finditer(word):
        letter = piece["letter"]
        yield letter or Hole(piece["lead"] or "", piece["mark"] or piece["lost"] or "")
