"""A vote of function words: which language has the highest score, and how far it is ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

WEIGHT = 60
"""A word that stands in the list of one language only adds this to its score; one that
stands in several lists adds the same, parted between them. A word that comes again says
nothing new."""

# Scores are kept side by side in one integer: one sum adds them all.
_BITS = 16
TOP = 1 << _BITS - 1
"""The highest bit of a score, which comparing needs: no vote may come to as much."""


class Ballot:
    """The lists of function words as one table from a word to the scores it adds.

    Attributes:
        listed: all words of the lists, in each way of writing them.
    """

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        lists: dict[str, list[str]] = {}
        for code, words in rows:
            for word in words.split():
                lists.setdefault(word, []).append(code)
        self._codes = sorted({code for codes in lists.values() for code in codes})
        place = {code: _BITS * index for index, code in enumerate(self._codes)}
        self._ones = sum(1 << at for at in place.values())
        self._tops = {code: TOP << at for code, at in place.items()}
        self._all_tops = self._ones * TOP
        self._scores: dict[str, int] = {}
        for word, codes in lists.items():
            score = sum(WEIGHT // len(codes) << place[code] for code in codes)
            # To look up three ways of writing it is quicker than to fold every text.
            for written in (word.upper(), word.capitalize(), word):
                self._scores[written] = score
        self.listed = frozenset(self._scores)

    def first(self, heard: Iterable[str], least: int, lead: float) -> str:
        """The language with the ``least`` score that is ``lead`` times as high as any other.

        Args:
            heard: words that are ``listed``.

        Returns:
            Its code; empty where there is none.
        """
        ahead = self._ahead(heard, least, lead)
        return self._codes[ahead.bit_length() // _BITS - 1] if ahead.bit_count() == 1 else ""

    def leaders(self, heard: Iterable[str], least: int, lead: float) -> tuple[str, ...]:
        """The languages with a score of which no other is ``lead`` times as high.

        None if even the first has less than the ``least``.
        """
        ahead, codes = self._ahead(heard, least, lead), []
        while ahead:  # hardly ever more than a few
            last = ahead & -ahead
            codes.append(self._codes[last.bit_length() // _BITS - 1])
            ahead ^= last
        return tuple(codes)

    def parting(self, heard: Iterable[str], languages: Sequence[str]) -> list[str]:
        """The words that only some of some languages list: what all share says nothing."""
        lists = [self._tops[code] // TOP * (TOP - 1) for code in languages]
        shared = (word for word in heard if all(map(self._scores[word].__and__, lists)))
        return list(frozenset(heard).difference(shared))

    def _ahead(self, heard: Iterable[str], least: int, lead: float) -> int:
        """The highest bits of the leaders' scores."""
        total = sum(map(self._scores.__getitem__, heard))
        high, first = self._reaching(total, least), 0
        while high:  # hardly ever more than a few languages
            at = high.bit_length() - _BITS
            first = max(first, total >> at & TOP - 1)
            high ^= TOP << at
        return self._reaching(total, ceil(first / lead)) if first else 0

    def _reaching(self, total: int, score: int) -> int:
        """The highest bit of each score in a total that is as high as that."""
        # What is added carries into it.
        return total + self._ones * (TOP - score) & self._all_tops
