"""Lost letters, put back where the words of the language leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from cleantext.mojibake.holes import QUESTION, Loss, Torn, is_torn, torn_edges, torn_words
from cleantext.mojibake.mending import Mender
from cleantext.mojibake.words import Words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE, _LEAST = 40, 3

_INVERTED = ("es", "gl", "ast")
"""The languages in which a question begins with a mark, which may be what was lost."""


def losses(text: str, words: Words) -> Iterator[Loss]:
    """The words of a text that lost letters beyond doubt, repaired where that is clear."""
    torn = list(torn_words(text))
    sure = [word for word in torn if is_torn(word, "")]
    if not sure:
        return
    own = _own_words(text, torn)
    mender = Mender(text, words, own)
    edges: list[list[Torn]] = []
    if sum(hole == QUESTION for word in sure for hole in word.holes) > 1:
        inverted = words.lexicon.language.partition("-")[0] in _INVERTED
        edges = list(torn_edges(text, inverted))
    taken = {place for choices in edges for place in range(choices[0].start, choices[0].end)}
    for word in torn:
        if word.start not in taken:
            yield from mender.mend(word)
    for choices in edges:
        yield from mender.mend_first(choices)


def speakers(text: str, listed: Mapping[str, Words]) -> Words | None:
    """The language whose words fill most of the holes of a text, if it is ahead of all others."""
    torn = [word for word in torn_words(text) if is_torn(word, "")][:_SAMPLE]
    if len(torn) < _LEAST:
        return None
    votes = {code: sum(_fills(word, known) for word in torn) for code, known in listed.items()}
    first, second = sorted(votes, key=lambda code: (-votes[code], code))[:2]
    clear = votes[first] >= _LEAST and votes[first] * 2 > votes[second] * 3
    return listed[first] if clear else None


def _fills(word: Torn, known: Words) -> bool:
    readings = ("".join(reading).lower() for reading in word.readings(known.letters))
    return any(form in known.tenths for form in readings)


def _own_words(text: str, torn: list[Torn]) -> Counter[str]:
    """The undamaged words of a text that have letters beyond ASCII."""
    found: Counter[str] = Counter()
    ends = [(0, 0), *((word.start, word.end) for word in torn), (len(text), len(text))]
    for (_, low), (high, _) in pairwise(ends):
        words = (match[0].lower() for match in _WORD.finditer(text, low, high))
        found.update(word for word in words if not word.isascii())
    return found
