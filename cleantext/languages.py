"""Which language a text is in: its script, else a vote of function words, else langdetect."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cleantext.document import MASK
from cleantext.errors import ConfigError
from cleantext.lexicon import ANY, Lexicon, bundled

_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")

# How many characters vote, and by how much the first must be ahead of the second.
# Most texts show their language in a few lines; where the vote is close, more of
# the text is asked.
_POLLS = ((250, 1.75), (750, 1.25), (2000, 1.25))
_SAMPLE = 2000
# A word that stands in the list of one language only adds this to its score; one
# that stands in several lists adds the same, parted between them.
_WEIGHT = 60
# Scores are kept side by side in one integer: that makes the vote one `sum`.
_BITS = 16
# Two and a half words of its own, or as much in shared ones, and more than one or two
# words in a hundred: the rest is chance.
_LEAST = 5 * _WEIGHT // 2
_WORDS_FOR_LANGDETECT = 20
_SURE = 0.9
_LANGDETECT = {"nb": "no"}  # what langdetect calls a language otherwise

# What is neither Latin nor general punctuation and symbols.
_BEYOND_LATIN = re.compile("[^\\0-\u036f\u2000-\u2bff]+")


@lru_cache(maxsize=256)  # asked again for each text of a corpus
def tag(written: str) -> str:
    """A language tag in the form that BCP 47 recommends: ``es``, ``es-MX``, ``zh-Hant``.

    Raises:
        ConfigError: if it is not a language tag.
    """
    match = _TAG.fullmatch(written.strip())
    if not match:
        raise ConfigError(f"{written!r} is not a language tag; write 'es' or 'es-MX'")
    parts = [part for part in re.split("[-_]", match[2]) if part]
    cased = [part.title() if len(part) == 4 else part.upper() for part in parts]
    return "-".join([match[1].lower(), *cased])


def detect(text: str) -> str:
    """The BCP 47 code of the language of a text, or ``und`` where it does not show.

    The answer depends on the first 2,000 characters alone, and is the same on
    every call, in every thread and process.
    """
    sample = text[:_SAMPLE]
    if MASK in sample:
        sample = _unmasked(text, len(sample) - sample.count(MASK))
    # Some sixty characters show the script as well as all of them.
    return _script(sample[: 500 : min(len(sample), 500) // 60 or 1]) or _vote(sample)


def _unmasked(text: str, found: int) -> str:
    """The first characters that are not masked, as many as a sample has.

    Args:
        found: how many of them stand in the first part of that length.
    """
    end = _SAMPLE
    while found < _SAMPLE and end < len(text):
        more = text[end : end + 2 * (_SAMPLE - found)]
        found += len(more) - more.count(MASK)
        end += len(more)
    return text[:end].replace(MASK, "")[:_SAMPLE]


def _script(sample: str) -> str:
    """The language that the writing system alone decides, else the empty string."""
    found = _BEYOND_LATIN.findall(sample)
    if not found:
        return ""
    letters = "".join(found)
    if not letters.isalpha():
        letters = "".join(filter(str.isalpha, letters))
    # A name or a word in another script does not make a text of that language;
    # but Chinese says in one character what takes Latin four.
    if 4 * len(letters) < len(sample):
        return ""
    some = letters[:: max(len(letters) // 32, 1)]
    if some and _block(min(some)) == _block(max(some)):
        return _language_of(some[0])
    counts = Counter(_language_of(letter) for letter in some)
    if counts["zh"] and 8 * counts["ja"] > len(some):
        return "ja"  # Japanese mixes Kana into Chinese characters, never the other way round
    return max(sorted(counts), key=counts.__getitem__) if counts else ""


def _language_of(letter: str) -> str:
    """The language whose script a letter belongs to alone, else the empty string."""
    return _blocks()[1][_block(letter)]


def _block(letter: str) -> int:
    return bisect_right(_blocks()[0], ord(letter)) - 1


@cache
def _blocks() -> tuple[list[int], list[str]]:
    rows = Lexicon((bundled(),), ANY).table("scripts")
    return [int(row[0], 16) for row in rows], [row[1].strip("-") for row in rows]


def _vote(sample: str) -> str:
    """The language whose function words lead by far, else what langdetect says of the leaders."""
    ballot = _ballot()
    start = total = count = 0
    for size, lead in _POLLS:
        words = sample[start:size].split()
        start = min(size, len(sample))
        if words and size < len(sample) and not sample[size - 1].isspace():
            start -= len(words.pop())  # it may go on, and no word is counted twice
        total += ballot.count(words)
        count += len(words)
        leaders = ballot.leaders(total, count, lead)
        if len(leaders) == 1:
            return leaders[0]
        if start == len(sample):
            break
    close = ballot.leaders(total, count, _POLLS[-1][1])
    if len(close) < 2 or count < _WORDS_FOR_LANGDETECT:
        return ANY
    return _langdetect(sample, close)


class _Ballot:
    """The lists of function words as one table from a word to the scores it adds."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        listed: dict[str, list[str]] = {}
        for code, words in rows:
            for word in words.split():
                listed.setdefault(word, []).append(code)
        self._codes = sorted({code for codes in listed.values() for code in codes})
        self._bytes = len(self._codes) * _BITS // 8
        place = {code: _BITS * index for index, code in enumerate(self._codes)}
        self._scores: dict[str, int] = {}
        for word, codes in listed.items():
            score = sum(_WEIGHT // len(codes) << place[code] for code in codes)
            # To look up three ways of writing it is quicker than to fold every text.
            for written in (word.upper(), word.capitalize(), word):
                self._scores[written] = score

    def count(self, words: Sequence[str]) -> int:
        """The scores of all languages that words add up to, side by side."""
        return sum(filter(None, map(self._scores.get, words)))

    def leaders(self, total: int, words: int, lead: float) -> tuple[str, ...]:
        """The languages with a score of which no other is ``lead`` times as high.

        None if even the first has too little of them to be more than chance.

        Args:
            total: the scores that so many ``words`` add up to.
        """
        scores = memoryview(total.to_bytes(self._bytes, "little")).cast("H").tolist()
        first = max(scores)
        if first < max(_LEAST, words):
            return ()
        at = scores.index(first)
        scores[at] = 0
        if first > lead * max(scores):
            return (self._codes[at],)
        scores[at] = first
        return tuple(code for code, s in zip(self._codes, scores, strict=True) if lead * s >= first)


@cache
def _ballot() -> _Ballot:
    return _Ballot(Lexicon((bundled(),), ANY).table("stopwords"))


def _langdetect(sample: str, leaders: tuple[str, ...]) -> str:
    """Which of the leaders langdetect thinks the text is in, ``und`` if it is not sure."""
    factory = _factory(leaders)
    if factory is None:
        return ANY
    from langdetect import LangDetectException

    detector = factory.create()
    detector.append(sample)
    try:
        likely = detector.get_probabilities()
    except LangDetectException:  # no letters that it knows
        return ANY
    if not likely or likely[0].prob < _SURE:
        return ANY
    code = likely[0].lang
    return next((ours for ours, theirs in _LANGDETECT.items() if theirs == code), code)


@cache
def _factory(leaders: tuple[str, ...]) -> Any:
    """A langdetect that chooses between these languages; None if it lacks one of them.

    With two or three of its 55 profiles it starts in a tenth of the time, and
    cannot name a language that the vote has ruled out. It is our own instance
    with our own seed: nobody else's use of langdetect is touched, and the order
    of the profiles, which its sums depend on, is not left to the file system.
    """
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    paths = [Path(PROFILES_DIRECTORY, _LANGDETECT.get(code, code)) for code in leaders]
    if not all(path.is_file() for path in paths):
        return None
    factory = DetectorFactory()
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in paths])
    factory.set_seed(0)
    return factory
