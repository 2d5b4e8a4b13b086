"""Where in its sentence a word stands, in a text that lost letters."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, auto

_REACH = 60
_OPENING = ' "«“„(¿¡–—-'
_CLOSING = "\"»”’)'"
_HOLES = "?\ufffd"
_APOSTROPHES = f"'’{_HOLES}"
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
    if not left or left[-1] == "\n":
        return Position.BEGIN
    if " " not in gap:
        elided = not gap and left[-1] in _APOSTROPHES and left[-2:-1].isalpha()
        return Position.INSIDE if elided else Position.UNCLEAR
    # Where what is lost became U+FFFD, question marks are what they are.
    stops = "!…?" if text[start : start + 1] == "\ufffd" else "!…"
    if left[-1] in stops or (left[-1] in _CLOSING and _ends_in(left.rstrip(_CLOSING), ".!…")):
        return Position.BEGIN
    word = _last_word(left[:-1] if left[-1] in ".,;" else left)
    if left[-1] == ".":
        return Position.BEGIN if _is_whole(word) else Position.UNCLEAR
    end = start - len(gap) - (left[-1] in ",;")
    if word[-1:] == "?" and end not in letters:
        return Position.UNCLEAR
    return _behind(text, word, end - len(word))


def _behind(text: str, word: str, start: int) -> Position:
    """Where the next word stands behind a word that begins at ``start``."""
    if not any(map(str.isalnum, word)) or word[0] in _HOLES:
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
