"""Lost letters, put back where the words of the language leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from cleantext.lexicon import ANY, Lexicon
from cleantext.mojibake.company import lost_words
from cleantext.mojibake.holes import QUESTION, Loss, Torn, is_torn, torn_edges, torn_words
from cleantext.mojibake.mending import Mender
from cleantext.mojibake.quoted import closers, lost_closing, lost_quotes, marks
from cleantext.mojibake.words import Words, listed

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE, _LEAST = 40, 3

_ENDED = re.compile(r"(?<![\w?])[A-Za-z]{3,}+(?=\?(?: [a-z]|[,;:]))")
_BETWEEN = re.compile(r"[a-z] \? [a-z]")
_COMMON, _RARER = 40, 25
"""So common must a word be that lost its last letter to a question mark, and so much rarer what is
left of it, if it is to prove that question marks are letters; in tenths of a Zipf value."""

_SELDOM = 300
"""Where fewer words are known to begin beyond ASCII, hardly any in a text do."""

_FEW_LETTERS = 4
"""With no more letters beyond ASCII, a mark behind a word that fits no word is no letter."""


def losses(text: str, words: Words) -> Iterator[Loss]:
    """The words of a text that lost letters beyond doubt, repaired where that is clear."""
    torn = list(torn_words(text))
    sure = [word for word in torn if is_torn(word, "")]
    questions = sum(hole == QUESTION for word in sure for hole in word.holes) > 1
    questions = questions or ("?" in text and _are_letters(text, words))
    doubled = any(word.doubled for word in torn)
    if not (sure or questions or doubled):
        return
    own = _own_words(text, torn)
    inverted = "inverted-question-marks" in words.lexicon.words("traits")
    edges = list(torn_edges(text, "?\ufffd" if questions else "\ufffd", inverted))
    alone = list(lost_words(text, words))
    taken = {loss.start for loss in alone}
    taken.update(place for word, *_ in edges for place in range(word.start, word.end))
    mender = Mender(text, words, own, sorted((*torn, *(word for word, *_ in edges))))
    found = [loss for word in torn if word.start not in taken for loss in mender.mend(word)]
    found += [loss for choices in edges for loss in mender.mend_first(choices)]
    found += alone
    spoken = words.lexicon.roots, words.lexicon.language
    pair = marks(*spoken)
    letters = mender.letters(found)
    quotes = list(lost_closing(text, closers(*spoken), letters))
    if pair and not quotes:
        few = len(words.letters) <= _FEW_LETTERS
        small = len(words.cases) < _SELDOM
        quotes += lost_quotes(text, pair, letters, questions=questions, all_pairs=few, small=small)
    yield from _without(found, quotes)
    yield from quotes


def _are_letters(text: str, words: Words) -> bool:
    """Whether question marks behind words can only be letters.

    Behind two different words that are none without a letter, in the midst of a sentence, or
    behind one and between two other words.
    """
    shown = set()
    for match in _ENDED.finditer(text):
        stem = match[0].lower()
        best = max((words.forms[form] for form in words.alike(f"{stem}?")), default=0)
        alone = text.count(match[0]) > text.count(f"{match[0]}?")
        if best >= max(_COMMON, words.shorter.get(stem, 0) + _RARER) and not alone:
            shown.add(stem)
    return len(shown) + bool(shown and _BETWEEN.search(text)) > 1


def _without(found: Iterable[Loss], quotes: Iterable[Loss]) -> Iterator[Loss]:
    """The losses but for what is unknown of a word whose marks are known."""
    places = {quote.start for quote in quotes}
    for loss in found:
        if loss.text is not None or places.isdisjoint(range(loss.start, loss.end)):
            yield loss


def speakers(text: str, language: str, roots: tuple[Path, ...]) -> Words | None:
    """The language whose words fill most of the holes of a text, if it is ahead of all others.

    Args:
        text: the text.
        language: the language that it seems to be in; only those that are taken for it come
            into question, and it keeps the text unless one is ahead.
        roots: where the word lists are.
    """
    known = listed(roots)
    groups = [set(row) for row in Lexicon(roots, ANY).table("close-languages")]
    if language != ANY:
        taken = [code for row in groups if language in row for code in row]
        known = {code: known[code] for code in taken if code in known}
    holes = list(torn_words(text))
    torn = [word for word in holes if is_torn(word, "")][:_SAMPLE]
    if not torn or not known:
        return None
    # What is repaired by now votes, too.
    whole = _own_words(text, holes).keys()
    votes = {
        code: sum(_fills(word, words) for word in torn) + len(whole & words.tenths.keys())
        for code, words in known.items()
    }
    first, second, *_ = *sorted(votes, key=lambda code: (-votes[code], code)), ANY
    if language != ANY:
        clear = votes[first] * 4 > votes.get(language, 0) * 5
    else:
        close = any({first, second} <= row for row in groups)
        lead = 2 if close else votes.get(second, 0) // 2 + 1
        clear = votes[first] >= votes.get(second, 0) + lead
    return known[first] if clear and votes[first] >= _LEAST else None


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
