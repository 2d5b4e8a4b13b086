"""The author bio that a generator made of a word list, in whatever language it ends up.

A public "Twitter bio generator" strings together three to nine sentences such as
“Problem solver. Travel fanatic.” from some eighty words; scrapers carry the
result along, and machine translation turns it into other languages. No phrase
in it is boilerplate alone: the share of sentences that consist of nothing but
such words is the evidence.
"""

from __future__ import annotations

import re
from functools import cached_property

from cleantext.lexicon import Lexicon

_SENTENCES = (3, 9)
"""The fewest and the most sentences of a generated bio."""

_CONTENT_WORDS, _SPACES = 6, 5
"""The most words of a sentence that are not links, and spaces of one on average."""

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_FIRST = 80
"""Within how many code points the first sentence ends."""

_LONGEST = 400
"""The longest bio, in code points."""

_STEM = 5
"""The fewest letters by which a word is known."""


class BioScore:
    """Scores lines against the list ``author-bio`` (terms) and ``bio-links`` (words between)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @staticmethod
    def may_be(line: str) -> bool:
        """Whether a line can be a bio, as far as is cheap to tell: its sentences are short."""
        first = line.find(".", 0, _LONGEST_FIRST)
        if first < 0 or len(line) > _LONGEST:
            return False
        stops = line.count(".", first)
        fewest, most = _SENTENCES
        if not fewest - 1 <= stops <= most:
            return False
        return line.count(" ") <= _SPACES * (stops + 1)

    def score(self, line: str) -> float:
        """The share of sentences made of nothing but terms of the generator, 0 to 1.

        0 where the line has too few or too many sentences to come from it.
        """
        fewest, most = _SENTENCES
        sentences = [words for part in line.split(".") if (words := _words(part))]
        if not fewest <= len(sentences) <= most:
            return 0.0
        return sum(map(self._counts, sentences)) / len(sentences)

    def _counts(self, words: list[str]) -> bool:
        content = [word for word in words if word not in self._links]
        return 0 < len(content) <= _CONTENT_WORDS and all(map(self._known, content))

    def _known(self, word: str) -> bool:
        if stem(word) in self._stems:
            return True
        # German writes ``Reisefanatiker`` as one word, English ``workaholic``.
        return any(
            stem(word[:cut]) in self._stems and stem(word[cut:]) in self._stems
            for cut in range(3, len(word) - 2)
        )

    @cached_property
    def _links(self) -> frozenset[str]:
        return self._lexicon.words("bio-links")

    @cached_property
    def _stems(self) -> frozenset[str]:
        terms = self._lexicon.words("author-bio")
        words = {word for term in terms for word in _words(term)}
        return frozenset(map(stem, words - self._links))


def stem(word: str) -> str:
    """A word without most of its inflection: the first letters, fewer of a short word."""
    return word if len(word) <= _STEM else word[: max(_STEM, len(word) - 3)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
