"""The characters beyond ASCII that stand side by side in a text: most texts have few of them.

An article of 2,500 letters comes to a dozen accents, quotation marks and pairs of these.
What only concerns such characters is sought there many times sooner than in the text.
"""

from __future__ import annotations

import re

_PLAIN = {*range(0x20, 0x7F), *b"\t\n\r"}
_BLANK = bytes(0x20 if byte in _PLAIN else byte for byte in range(256))
_ASCII = re.compile(rb"[\x00-\x7f]")
_CHUNK = 1 << 16


def clusters_of(text: str, raw: bytes) -> str:
    """The distinct runs of characters other than printable ASCII, parted by spaces,
    in no certain order.

    What matches such characters alone, and not what stands before or behind them,
    matches in the text if it matches in what is returned. White space of ASCII is left
    out. Where most of a text is beyond ASCII, it is returned as it is.

    Args:
        raw: the text in UTF-8, lone surrogates included.
    """
    if 2 * len(raw) > 3 * len(text):
        return text
    if len(raw) <= _CHUNK:
        found = set(raw.translate(_BLANK).split())
    else:
        found, start = set(), 0
        while start < len(raw):
            # No run is cut in two, and a large text is not taken apart as a whole.
            last = _ASCII.search(raw, start + _CHUNK)
            end = last.start() if last else len(raw)
            found.update(raw[start:end].translate(_BLANK).split())
            start = end
    return b" ".join(found).decode("utf-8", "surrogatepass")
