"""Lost letters, put back where the words of the language leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from cleantext.mojibake.evidence import script
from cleantext.mojibake.holes import Hole, Torn, torn_tails, torn_words
from cleantext.mojibake.words import Words

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = 0x400
_SAMPLE, _LEAST = 40, 3
_QUESTION, _REPLACED = Hole("", "?"), Hole("", "\ufffd")


class Loss(NamedTuple):
    """``start:end`` lost letters and is to become ``text``, if that is known.

    ``words`` are the words that it could be where it is not.
    """

    start: int
    end: int
    text: str | None
    words: tuple[str, ...] = ()


def losses(text: str, words: Words) -> Iterator[Loss]:
    """The words of a text that lost letters beyond doubt, repaired where that is clear."""
    torn = list(torn_words(text))
    sure = [word for word in torn if _is_torn(word, "")]
    if not sure:
        return
    own = _own_words(text, torn)
    letters = "".join(dict.fromkeys(words.letters + "".join(filter(_is_letter, "".join(own)))))
    tails: dict[int, Torn] = {}
    if sum(hole == _QUESTION for word in sure for hole in word.holes) > 1:
        tails = {word.start: word for word in torn_tails(text)}
    for word in torn:
        if word.start not in tails:
            yield from _mend(word, text, words, own, letters)
    for word in tails.values():
        yield from _mend(word, text, words, own, letters)


def speakers(text: str, listed: Mapping[str, Words]) -> Words | None:
    """The language whose words fill most of the holes of a text, if it is ahead of all others."""
    torn = [word for word in torn_words(text) if _is_torn(word, "")][:_SAMPLE]
    if len(torn) < _LEAST:
        return None
    votes = {code: sum(_fills(word, known) for word in torn) for code, known in listed.items()}
    first, second = sorted(votes, key=lambda code: (-votes[code], code))[:2]
    clear = votes[first] >= _LEAST and votes[first] * 2 > votes[second] * 3
    return listed[first] if clear else None


def _fills(word: Torn, known: Words) -> bool:
    readings = ("".join(reading).lower() for reading in word.readings(known.letters))
    return any(form in known.tenths for form in readings)


def _is_torn(word: Torn, letters: str) -> bool:
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


def _is_letter(char: str) -> bool:
    return not char.isascii()


def _own_words(text: str, torn: list[Torn]) -> Counter[str]:
    """The undamaged words of a text that have letters beyond ASCII."""
    found: Counter[str] = Counter()
    ends = [(0, 0), *((word.start, word.end) for word in torn), (len(text), len(text))]
    for (_, low), (high, _) in pairwise(ends):
        words = (match[0].lower() for match in _WORD.finditer(text, low, high))
        found.update(word for word in words if not word.isascii())
    return found


def _mend(word: Torn, text: str, words: Words, own: Counter[str], letters: str) -> Iterator[Loss]:
    certain = _is_torn(word, words.letters)
    literal = text[word.start : word.end]
    if not certain and (literal.lower() in own or literal.lower() in words.tenths):
        return
    readings = {"".join(reading).lower(): "".join(reading) for reading in word.readings(letters)}
    best, known = words.best(readings, own)
    merged = None if isinstance(word.pieces[0], Hole) else word.merged()
    if best is None and not known and merged is not None:
        yield from _mend(merged, text, words, own, letters)
        return
    if best is None and not known and all(hole.lead for hole in word.holes):
        best = _by_letters(word, words, readings)
    if best is not None and _enough_left(best, word) and text[word.start - 1 : word.start] != "?":
        if word.pieces[0] == _QUESTION or word.pieces[0] == _REPLACED:
            new = _at_start(readings[best], text[: word.start])
        else:
            new = readings[best]
        if new:
            yield Loss(word.start, word.end, new)
            return
    if certain:
        yield Loss(word.start, word.end, None, tuple(readings[form] for form in known))


def _by_letters(word: Torn, words: Words, readings: Mapping[str, str]) -> str | None:
    """The reading of an unknown word in which each letter is the usual one at its place."""
    for form in readings:
        bounded = f" {form} "
        places = [place for place, piece in enumerate(word.pieces) if isinstance(piece, Hole)]
        if all(
            words.usual(bounded[p], "".join(f[p] for f in readings), bounded[p + 2]) == form[p]
            for p in places
        ):
            return form
    return None


_SENTENCE = re.compile(r"(?:\A|\n|[.!?…][\"»”’)\]]*\s)[\s\"«“„(¿¡–—-]*\Z")
_INSIDE = re.compile(r"[\w,;:] \Z")


def _at_start(word: str, before: str) -> str | None:
    """A word that lost its first letter, with a capital where a sentence begins.

    Elsewhere it may be a name or not, unless it is short: names are not.
    """
    before = before[-40:]
    if _SENTENCE.search(before):
        return word[0].upper() + word[1:]
    return word if len(word) < 4 and _INSIDE.search(before) else None


def _enough_left(form: str, word: Torn) -> bool:
    """Whether what is left of a word is enough to tell which it was."""
    if all(hole.lead for hole in word.holes):
        return True
    return len(form) > 1 and len(word.holes) * 3 <= len(form) + 2


_QUOTE = re.compile(r"â€(?![\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])")


def quotes(text: str) -> Iterator[Loss]:
    """Closing quotation marks that lost their last byte, 9D, which Windows-1252 leaves undefined.

    A question mark stands for that byte where one stands behind each of them.
    """
    found = list(_QUOTE.finditer(text))
    marked = all(text[match.end() : match.end() + 1] == "?" for match in found)
    for match in found:
        end = match.end()
        if text[end : end + 1] == "\ufffd" or marked:
            end += 1
        yield Loss(match.start(), end, "”")


_SPACED = re.compile(
    r"(?<![^\W\d_])(?P<left>[^\W\d_ÃÅ]*+)(?P<lead>[ÃÅ]) "
    r"(?P<right>[^\W\d_]*+(?:['’](?<=\bs.))?)"
)
_EMPTIED = re.compile(r"Â(?:(?<=[^\s\w]Â)|(?<=[\da-z]Â)|(?<=\sÂ)(?= [\r\n])) ")


def spaces(text: str, words: Words) -> Iterator[Loss]:
    """Letters whose second byte, A0, became a space: ``sanitÃ ria``, ``voilÃ ,``, ``5Â %``.

    After a number or a mark the space is enough, between words it was a no-break space.
    """
    for match in _EMPTIED.finditer(text):
        left = text[match.start() - 1 : match.start()]
        yield Loss(*match.span(), "\xa0" if left.isalpha() or left.isspace() else " ")
    found = list(_SPACED.finditer(text))
    kept = any(not match["right"] and text[match.end() : match.end() + 1] == " " for match in found)
    letters = words.letters + "".join({"š"} & set(text))
    for match in found:
        letter = {"Ã": "à", "Å": "Š"}[match["lead"]]
        new = _spaced(match["left"], letter, match["right"], words, letters=letters, kept=kept)
        if new:
            yield Loss(*match.span(), new)


def _spaced(
    left: str, letter: str, right: str, words: Words, *, letters: str, kept: bool
) -> str | None:
    """What such a word was; a space behind it may be the lost byte or a space of its own.

    Args:
        letters: what the language or the text itself writes beyond ASCII.
        kept: other places of the text have both, so that one space is the lost byte.
    """
    joined, parted = left + letter + right, left + letter + " " + right
    if letter == "Š":
        whole = not left and "å" not in letters and (not right or right[0].islower())
        return joined if whole and "š" in letters else None
    if (left and not left[-1].islower()) or (not left and right[:1].isupper()):
        return None
    if not right or right == "s":  # Portuguese "às"
        return joined if left or letter in letters else None
    if letter not in letters:
        return (joined if kept else None if letters else parted) if left else None
    together = words.tenths.get(joined.lower(), 0)
    apart = words.tenths.get((left + letter).lower(), 0)
    if kept or together > apart:
        return joined
    return parted if apart else None
