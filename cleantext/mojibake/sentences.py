"""Where in its sentence a word stands, in a text that lost letters."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, auto

_REACH = 60
"""So many code points before a word are looked at."""

_OPENING = ' "«“„(¿¡–—-'
_QUOTES = frozenset('"«“„')
_CLOSING = "\"»”’)'"
_HOLES = "?\ufffd"
_APOSTROPHES = f"'’{_HOLES}"
_NUMBERED = frozenset("0123456789")
_ABBREVIATED = 4
"""A shorter word with a stop may be an abbreviation."""


class Position(Enum):
    """What stands before a word."""

    BEGIN = auto()
    """The end of a sentence or line."""

    INSIDE = auto()
    """A word in small letters, or a number."""

    SECOND = auto()
    """The first word of the sentence, with a capital."""

    BEHIND_NAME = auto()
    """Another word with a capital."""

    BEHIND_LOST = auto()
    """A word whose first letter is lost, so that it may have a capital."""

    UNCLEAR = auto()


def position(text: str, start: int, letters: Collection[int] = ()) -> Position:
    """Where the word at ``start`` stands.

    Args:
        text: the text.
        start: where the word begins.
        letters: the ends of words whose last question mark is known to be a letter.
    """
    before = text[max(start - _REACH, 0) : start]
    left = before.rstrip(_OPENING)
    gap = before[len(left) :]
    if not left or left[-1] == "\n" or (" " in gap and _ends_sentence(text, start, left)):
        return Position.BEGIN
    if " " not in gap:
        elided = not gap and left[-1] in _APOSTROPHES and left[-2:-1].isalpha()
        joined = gap == "-" and _last_word(left)[:1] in _NUMBERED
        return Position.INSIDE if elided or joined else Position.UNCLEAR
    if not _QUOTES.isdisjoint(gap):
        return Position.UNCLEAR  # a title may begin
    bare = left[:-1].rstrip() if left[-1] in ".,;" else left
    word = _last_word(bare)
    if left[-1] == ".":
        return Position.BEGIN if _is_whole(word) else Position.UNCLEAR
    end = start - len(before) + len(bare)
    if word[-1:] == "?" and left[-1] not in ",;" and end not in letters:
        return Position.UNCLEAR
    return _behind(text, word, end - len(word))


def _ends_sentence(text: str, start: int, left: str) -> bool:
    """Whether what stands before a word at ``start`` can only be the end of a sentence."""
    # Where what is lost became U+FFFD, question marks are what they are.
    stops = "!…?" if text[start : start + 1] == "\ufffd" else "!…"
    return left[-1] in stops or (left[-1] in _CLOSING and _ends_in(left.rstrip(_CLOSING), ".!…"))


def _behind(text: str, word: str, start: int) -> Position:
    """Where the next word stands behind a word that begins at ``start``."""
    if word[:1] in _HOLES:
        return Position.BEHIND_LOST if any(map(str.isalnum, word)) else Position.UNCLEAR
    if not any(map(str.isalnum, word)):
        return Position.UNCLEAR
    if not word[0].isupper():
        return Position.INSIDE
    before = text[max(start - _REACH, 0) : start].rstrip(_OPENING)
    begins = not before or before[-1] in "\n!…"
    begins |= _ends_in(before, ".") and _is_whole(_last_word(before[:-1]))
    return Position.SECOND if begins else Position.BEHIND_NAME


def _is_whole(word: str) -> bool:
    """Whether a word before a stop is neither an abbreviation nor a number."""
    return len(word) >= _ABBREVIATED and not any(map(str.isdigit, word))


def _ends_in(text: str, marks: str) -> bool:
    return text != "" and text[-1] in marks


def _last_word(text: str) -> str:
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in _HOLES):
        at -= 1
    return text[at:]
