"""Signs and letters of which the second byte is lost: ``â€`` for ``”``, ``voilÃ ,``, ``5Â %``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.mojibake.holes import Loss
from cleantext.mojibake.words import Words

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
    # What stands behind is no word by itself: "àquele", not "à quele".
    rest = not left and together and right.lower() not in words.shorter
    if kept or together > apart or rest:
        return joined
    return parted if apart else None
