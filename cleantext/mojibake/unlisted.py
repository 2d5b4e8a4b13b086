"""Words that no list has, told by the letters that listed words have where theirs are lost."""

from __future__ import annotations

from collections.abc import Mapping

from cleantext.mojibake.holes import Hole, Torn
from cleantext.mojibake.words import Words


def by_letters(word: Torn, words: Words, readings: Mapping[str, str]) -> str | None:
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


def by_parts(word: Torn, words: Words) -> str | None:
    """An unknown word in which each letter is the one that words with such parts have."""
    left, skeleton = " ", f" {word.skeleton} "
    for place, piece in enumerate(word.pieces, 1):
        letter: str | None = piece.lower() if isinstance(piece, str) else None
        letter = letter or words.beyond.between(left, skeleton[place + 1 :])
        if letter is None:
            return None
        left += letter
    return left.strip()
