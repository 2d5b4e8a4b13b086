"""Which characters stand side by side in a text, found out without a regular expression.

The UTF-8 bytes of a text, mapped to one class a byte and with all but the first
byte of each character left out, are a string with one class a character. Making
it and looking for a pair of classes takes a quarter of what a search with a
character class does.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleantext.document import Document
from cleantext.pieces import places_of

_TRAILING = bytes(range(0x80, 0xC0))


def _classes(of: dict[str, Iterable[int]]) -> bytes:
    table = bytearray(b"." * 256)
    for name, firsts in of.items():
        for first in firsts:
            table[first] = ord(name)
    return bytes(table)


_ASCII_LETTERS = (*range(0x41, 0x5B), *range(0x61, 0x7B))
# U+00C0 to U+027F are Latin letters but for two signs, U+0340 to U+04FF mostly Greek and Cyrillic.
_SCRIPTS = _classes({"l": (*_ASCII_LETTERS, *range(0xC3, 0xCA)), "o": range(0xCD, 0xD4)})
# А to Я are D0 90 to D0 AF, а to я are D0 B0 to D1 8F.
_CASES = _classes({"l": (*range(0xB0, 0xC0), *range(0x80, 0x90)), "c": range(0x90, 0xB0)})


def mixes_scripts(document: Document) -> bool:
    """Whether a Latin letter may stand beside a Greek or Cyrillic one; False only if none does."""
    for raw in document.raws:
        classes = raw.translate(_SCRIPTS, _TRAILING)
        # One letter is found, or missed, far sooner than two.
        if b"l" in classes and b"o" in classes and (b"lo" in classes or b"ol" in classes):
            return True
    return False


def inverts_case(document: Document) -> bool:
    """Whether a small Cyrillic letter may stand before two capitals; False only if none does.

    The second bytes of the letters tell which they are.
    """
    return any(b"lcc" in raw.translate(_CASES, b"\xd0\xd1") for raw in document.raws)


def touches_another(text: str, char: str) -> bool:
    """Whether a rare character beyond ASCII stands beside another, or a second of itself."""
    return any(
        not (text[max(at - 1, 0) : at] + text[at + 1 : at + 2]).isascii()
        for at in places_of(text, char)
    )


def preceded(text: str, seconds: Iterable[str], firsts: frozenset[str]) -> bool:
    """Whether one of some rare characters stands behind one of others."""
    return any(text[at - 1 : at] in firsts for second in seconds for at in places_of(text, second))


def between(text: str, chars: Iterable[str], letters: frozenset[str]) -> bool:
    """Whether one of some rare characters stands between two letters of a set."""
    return any(
        text[at - 1 : at] in letters and text[at + 1 : at + 2] in letters
        for char in chars
        for at in places_of(text, char)
    )
