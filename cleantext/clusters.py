"""The characters beyond ASCII that stand side by side in a text: most texts have few of them.

An article of 2,500 letters comes to a dozen accents, quotation marks and pairs of these.
What only concerns such characters is sought there many times sooner than in the text.
"""

from __future__ import annotations

from collections.abc import Iterable

_PLAIN = bytes([*range(0x20, 0x7F), *b"\t\n\r"])
_BLANK = bytes(0x20 if byte in _PLAIN else byte for byte in range(256))
_MANY, _CYRILLIC = 200, "cp1251"


def clusters_of(text: str, raws: Iterable[bytes]) -> str:
    """The distinct runs of characters other than printable ASCII, parted by spaces,
    in no certain order.

    What matches such characters alone, and not what stands before or behind them,
    matches in the text if it matches in what is returned. White space of ASCII is left
    out. Where most of a text is beyond ASCII, it is returned as it is.

    Args:
        raws: the pieces of the text in UTF-8, in which no run is cut in two.
    """
    found: set[bytes] = set()
    size = 0
    for raw in raws:
        size += len(raw)
        if 2 * size > 3 * len(text):
            return text
        found.update(raw.translate(_BLANK).split())
    return b" ".join(found).decode("utf-8", "surrogatepass")


def unusual_in(raws: Iterable[bytes]) -> frozenset[str]:
    """The distinct characters of a text but for printable ASCII, tabs, LF and CR.

    Args:
        raws: the pieces of the text in UTF-8.
    """
    return frozenset().union(*map(_unusual, raws))


def _unusual(raw: bytes) -> Iterable[str]:
    """The distinct characters of a text in UTF-8 but for the plain ones."""
    kept = raw.translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    if len(kept) < _MANY:
        return kept
    try:
        # Most texts in which such characters are many are Cyrillic, and one byte is
        # told from another by the first few and what is left without them.
        rest = kept.encode(_CYRILLIC)
    except UnicodeEncodeError:
        return kept
    found = b""
    while rest:
        found += bytes(set(rest[:_MANY]))
        rest = rest.translate(None, found)
    return found.decode(_CYRILLIC)
