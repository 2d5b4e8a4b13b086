"""What is left of the skeletons of many names at once, to tell most of them apart cheaply.

A skeleton takes microseconds a name, and each article has names never seen
before. This says less than a skeleton does, but says it for all new names of a
text in one go: names of one skeleton are left with the same letters here, but
not the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.variants.key import folded

_CODE = "koi8_u"
"""A code that has a byte for each letter without accents, Latin or Cyrillic."""

# In this order: what stands in a longer sequence is gone when the shorter one's turn comes.
# A capital S is the sound, and a point a sound that no skeleton has.
_SEQUENCES = (
    *((h.encode(), b".") for h in ("dsch", "dzh", "dzj", "dj")),
    *((s.encode(), b"S") for s in ("tch", "ts", "tz", "cz")),
    (b"zh", b"."),
    *((s.encode(), b"S") for s in ("ch", "ce", "ci", "cy")),
    *((h.encode(), b".") for h in ("kh", "ph", "gha", "gho", "ghu", "gia", "gio", "giu")),
    (b"x", b"ks"),
)
_SOUNDS = bytes.maketrans(b"cqmSz", b"kknss")
_CYRILLIC = "бвгґджзклмнпрстфхцчшщ".encode(_CODE)
_SILENT = bytes(set(range(0x100)) - set(b"\nbdgklnprtscqmSz" + _CYRILLIC))
_DOUBLED = tuple((b"%c%c" % (code, code), b"%c" % code) for code in b"bdgklnprts" + _CYRILLIC)


def remainders(names: Sequence[str]) -> list[bytes]:
    """For each name, which has no line end in it, what is left of its skeleton."""
    text = folded("\n".join(names)).encode(_CODE, "replace")
    for sequence, sound in _SEQUENCES:
        text = text.replace(sequence, sound)
    text = text.translate(_SOUNDS, _SILENT)
    for double, single in _DOUBLED:
        while double in text:
            text = text.replace(double, single)
    return text.split(b"\n")


class Remainders:
    """The remainders of the names seen last: most names of an article are not new.

    Args:
        size: so many names are remembered.
    """

    def __init__(self, size: int = 1 << 14) -> None:
        self._size = size
        self._known: dict[str, bytes] = {}

    def of(self, names: Sequence[str]) -> list[bytes]:
        """For each name what is left of its skeleton."""
        known = self._known
        if len(known) > self._size:
            # Another thread may still be reading the old ones.
            known = self._known = {}
        if new := [name for name in names if name not in known]:
            known.update(zip(new, remainders(new), strict=True))
        return [known[name] for name in names]
