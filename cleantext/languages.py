"""Which language a text is in: its script, else a vote of function words, else langdetect."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cleantext.ballot import WEIGHT, Ballot
from cleantext.document import MASK
from cleantext.errors import ConfigError
from cleantext.lexicon import ANY, Lexicon, bundled

_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")

# Only so many characters are looked at.
_SAMPLE = 2000
# The votes are counted after so many more words, and the first must then be so many
# times as high as the second. Most texts show their language in a few lines.
_POLLS = ((24, 2.0), (24, 1.75), (60, 1.25), (200, 1.25))
_AT_END = 1.25
# Three words of its own, or as much in shared ones, while there are more words to ask; at
# the end two, and in a long text more than one or two words in a hundred: the rest is
# chance.
_ENOUGH, _LEAST = 3 * WEIGHT, 2 * WEIGHT
# How far one of two close languages must be ahead in what they do not share.
_APART = 3.0
_WORDS_FOR_LANGDETECT = 20
# How far a language must be ahead in a few words, and what may stand around these.
_CLEAR = 2.0
_MARKS = ".,;:!?…¿¡\"'‘’‚“”„«»‹›()[]*_–—-" + MASK
_SPACE = re.compile(r"\s")
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
    few = sample[: 500 : 8 if len(sample) >= 500 else len(sample) // 60 or 1]
    return _script(few) or _vote(sample)


def shown(text: str, start: int, end: int) -> tuple[str, ...]:
    """The language that a few words of a text show beyond doubt.

    Unlike in :func:`detect`, marks around a word do not hide it. Only whole words are looked
    at: what is left of a damaged one may look like another.

    Returns:
        Its code; those of several where the words may be of each, as in Danish and Norwegian;
        none where nothing shows.
    """
    few = text[start:end]
    if code := _script(few):
        return (code,)
    # The first and the last may be parts of words.
    low = 1 if start and not _SPACE.search(text, start - 1, start + 1) else 0
    high = -1 if end < len(text) and not _SPACE.search(text, end - 1, end + 1) else None
    words = few.split()[low:high]
    words = [word if word.isalpha() else word.strip(_MARKS) for word in words]
    ballot = _ballot()
    return ballot.leaders(ballot.listed.intersection(words), _LEAST, _CLEAR)


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
    if sample.isascii() or not _deciding().search(sample):
        return ""
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


@cache
def _deciding() -> re.Pattern[str]:
    """Matches a character of a script that decides."""
    starts, codes = _blocks()
    ends = (start - 1 for start in (*starts[1:], sys.maxunicode))
    blocks = zip(starts, ends, codes, strict=True)
    spans = "".join(f"\\U{start:08x}-\\U{end:08x}" for start, end, code in blocks if code)
    return re.compile(f"[{spans}]")


def _vote(sample: str) -> str:
    """The language whose function words lead by far, else what langdetect says of the leaders."""
    ballot = _ballot()
    heard: frozenset[str] = frozenset()
    count, rest = 0, sample
    for more, lead in _POLLS:
        words = rest.split(None, more)
        rest = words.pop() if len(words) > more else ""
        count += len(words)
        new = ballot.listed.intersection(words)
        heard = heard | new if heard else new
        if not rest:
            break
        if first := ballot.first(heard, max(count, _ENOUGH), lead):
            return first
    least = max(count, _LEAST)
    close = ballot.leaders(heard, least, _AT_END)
    if len(close) < 2:
        return close[0] if close else ANY
    first = ballot.first(ballot.parting(heard, close), _LEAST, _APART)
    if first in close:
        return first
    return ANY if count < _WORDS_FOR_LANGDETECT else _langdetect(sample, close)


@cache
def _ballot() -> Ballot:
    return Ballot(Lexicon((bundled(),), ANY).table("stopwords"))


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
