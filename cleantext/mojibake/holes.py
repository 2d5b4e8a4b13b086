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

from cleantext.mojibake.evidence import script

LEADS = {"Ã": 0xC3, "Ä": 0xC4, "Å": 0xC5, "È": 0xC8, "Î": 0xCE, "Ï": 0xCF, "Ð": 0xD0, "Ñ": 0xD1}
"""First halves of the letters of Latin, Greek and Cyrillic as Windows-1252 reads them."""

_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_INVISIBLE = (*range(0x80, 0xA0), 0xAD)
_CYRILLIC = 0x400
_LONGEST = 50
"""No word is longer, and nothing longer is looked at."""

_MOST = 3000
"""More readings of one word than this are not looked at."""

_WORD = re.compile(
    r"(?<![^\W\d_])[^\W\d_\ufffd?ÃÄÅÈÎÏÐÑ]*+[\ufffd?ÃÄÅÈÎÏÐÑ](?:[^\W\d_]|[\ufffd?])*"
)
_PIECE = re.compile(r"(?P<lead>[ÃÄÅÈÎÏÐÑ])(?P<mark>[\ufffd?]?)|(?P<lost>[\ufffd?])|(?P<letter>.)")


class Loss(NamedTuple):
    """``start:end`` lost letters and is to become ``text``, if that is known.

    ``words`` are the words that it could be where it is not.
    """

    start: int
    end: int
    text: str | None
    words: tuple[str, ...] = ()


class Hole(NamedTuple):
    """A place in a word where a letter is lost.

    Attributes:
        lead: the first half of the letter where it is left, else empty.
        mark: what stands for the lost half or letter: ``?``, U+FFFD or nothing.
    """

    lead: str
    mark: str


_DOUBLED = re.compile(r"[a-z]\?\?(?=[a-z])")

QUESTION, REPLACED = Hole("", "?"), Hole("", "\ufffd")


class Torn(NamedTuple):
    """A word with holes at ``start:end``."""

    start: int
    end: int
    pieces: tuple[str | Hole, ...]

    @property
    def holes(self) -> list[Hole]:
        return [piece for piece in self.pieces if isinstance(piece, Hole)]

    @property
    def has_lead(self) -> bool:
        """Whether half of some letter is left."""
        return any(hole.lead for hole in self.holes)

    @property
    def doubled(self) -> bool:
        """Whether two question marks stand for the two bytes of a letter between small letters."""
        return (
            _DOUBLED.search("".join(p if isinstance(p, str) else p.mark for p in self.pieces))
            is not None
        )

    @property
    def edge(self) -> bool:
        """Whether the first or the last letter is lost."""
        return isinstance(self.pieces[0], Hole) or isinstance(self.pieces[-1], Hole)

    @property
    def skeleton(self) -> str:
        """The word in small letters, with a question mark for each hole and accented letter."""
        return "".join(
            piece.lower() if isinstance(piece, str) and piece.isascii() else "?"
            for piece in self.pieces
        )

    def fits(self, form: str) -> bool:
        """Whether a form of this length has the letters that are left; no others are ASCII."""
        return all(
            (not letter.isascii()) if isinstance(piece, Hole) else piece.lower() == letter
            for piece, letter in zip(self.pieces, form, strict=True)
        )

    def filled(self, form: str) -> str:
        """A form that fits, with the capitals of this word."""
        pairs = zip(self.pieces, form, strict=True)
        return "".join(
            piece if isinstance(piece, str) else letter.upper() if self._in_capitals else letter
            for place, (piece, letter) in enumerate(pairs)
        )

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
            return tuple(letters.upper() if self._in_capitals else letters)
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

    @property
    def _in_capitals(self) -> bool:
        """Whether a letter of which nothing is left was a capital: among capitals only."""
        around = [piece for piece in self.pieces if isinstance(piece, str)]
        return len(around) > 1 and all(map(str.isupper, around))


def is_torn(word: Torn, letters: str) -> bool:
    """Whether a hole cannot be anything else, whatever the word.

    Args:
        letters: what the language writes beyond ASCII, where there is proof of
            damage elsewhere: a capital that it does not write is half a letter.
    """
    rounded = ("", *word.pieces, "")
    for left, piece, right in zip(rounded, word.pieces, rounded[2:], strict=False):
        if not isinstance(piece, Hole):
            continue
        before, behind = (side if isinstance(side, str) else "" for side in (left, right))
        if piece.mark == "?" and not piece.lead:
            question = before.isalpha() and behind.islower()
        else:
            question = bool(piece.mark)
        half = piece.lead in ("Ã", "Ä", "Å", "È") and before.islower()
        cyrillic = piece.lead in ("Ð", "Ñ") and behind and script(behind) == _CYRILLIC
        alien = piece.lead == "Ã" or (letters and piece.lead and piece.lead.lower() not in letters)
        if question or half or cyrillic or (alien and behind.islower()):
            return True
    return False


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

_WIDE = re.compile(
    r"(?<![\w\ufffd?])[?\ufffd]{0,3}[^\W\d_]++(?:[?\ufffd]++[^\W\d_]++)*+[?\ufffd]{0,3}"
)
_ASKED = re.compile(r"[^.!\n?]{0,300}(?:\?[^\W\d_]++[^.!\n?]{0,100}+){0,20}\?(?:[\s»”\")]|\Z)")


def torn_edges(text: str, marks: str, inverted: bool) -> Iterator[list[Torn]]:
    """The words that may have lost letters, or the marks around them, at either end.

    For each word, all that it can be, the one with most holes first; the last is the word
    without its edges.

    Args:
        text: the text.
        marks: what stands for a lost letter at the edge of a word; a question mark only in
            a text that lost letters to question marks elsewhere.
        inverted: where a question ends behind a word, its first mark may be a lost "¿".
    """
    for match in _WIDE.finditer(text):
        word, (start, end) = match[0], match.span()
        inner = start + len(word) - len(word.lstrip("?\ufffd"))
        outer = end - (len(word) - len(word.rstrip("?\ufffd")))
        edges = text[start:inner] + text[outer:end]
        if not edges or set(edges) - set(marks) or end - start > _LONGEST:
            continue
        ends = [end, outer] if outer < end else [outer]
        asked = inverted and _ASKED.match(text, inner)
        starts = [start, inner] if start < inner and not asked else [inner]
        spans = dict.fromkeys((low, high) for low in starts for high in ends)
        yield [Torn(*span, tuple(_pieces(text[slice(*span)]))) for span in spans]


def _pieces(word: str) -> Iterator[str | Hole]:
    for piece in _PIECE.finditer(word):
        letter = piece["letter"]
        yield letter or Hole(piece["lead"] or "", piece["mark"] or piece["lost"] or "")
