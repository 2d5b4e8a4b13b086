"""The words of a text beyond ASCII."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleantext.pieces import pieces

# Nothing beyond the Basic Multilingual Plane; in this form, classes compile in no time.
_TOKEN = re.compile(
    r"[A-Za-z]*[^\x00-\x7f\U00010000-\U0010ffff][^\x00-@\[-`{-\x7f\U00010000-\U0010ffff]*"
)


def tokens_of(text: str) -> set[str]:
    """The words with characters beyond ASCII, with the signs in and around them."""
    found: set[str] = set()
    for start, end in pieces(text):
        words = set(text[start:end].split(" "))
        found.update(word for word in words if not word.isascii())
    return tokens(found)


def tokens(words: Iterable[str]) -> set[str]:
    """The same among what stands between spaces."""
    return {token for word in words for token in _TOKEN.findall(word)}
