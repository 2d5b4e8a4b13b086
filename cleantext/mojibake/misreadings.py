"""Which legacy code pages are taken for which others, and what that makes of each character."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_LABELS = {
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
    "iso8859_2": "ISO-8859-2",
    "iso8859_7": "ISO-8859-7",
    "koi8_r": "KOI8-R",
    "mac_roman": "MacRoman",
    "cp437": "CP437",
    "cp850": "CP850",
    "cp852": "CP852",
    "cp866": "CP866",
}
_CYRILLIC = ("ru", "uk", "bg", "mk")


@dataclass(frozen=True)
class Misreading:
    """Text of one code page (``right``) read as another (``wrong``).

    ``languages`` are those that only the right page can write; empty where the
    language of the text can be found as it stands.
    """

    wrong: str
    right: str
    languages: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{_LABELS[self.right]} read as {_LABELS[self.wrong]}"

    @cached_property
    def table(self) -> Mapping[int, str]:
        """What each character was, for those that were another; U+FFFD where it cannot be."""
        found: dict[int, str] = {}
        for byte in range(0x80, 0x100):
            raw = bytes([byte])
            wrong = raw.decode(self.wrong, "replace").replace("\ufffd", chr(byte))
            right = raw.decode(self.right, "replace")
            if wrong != right:
                found[ord(wrong)] = right
        return found


MISREADINGS = (
    Misreading("cp1252", "cp1251", _CYRILLIC),
    Misreading("cp1252", "cp1250"),
    Misreading("cp1252", "iso8859_2"),
    Misreading("cp1252", "cp1254"),
    Misreading("cp1252", "cp1257"),
    Misreading("cp1252", "cp1253", ("el",)),
    Misreading("cp1252", "mac_roman"),
    Misreading("cp1252", "cp850"),
    Misreading("cp1252", "cp437"),
    Misreading("cp1252", "cp852"),
    Misreading("cp1252", "koi8_r", _CYRILLIC),
    Misreading("cp1252", "cp866", _CYRILLIC),
    Misreading("cp1250", "cp1252"),
    Misreading("cp1250", "cp1251", _CYRILLIC),
    Misreading("cp1251", "cp1252"),
    Misreading("cp1251", "cp1250"),
    Misreading("cp1251", "koi8_r", _CYRILLIC),
    Misreading("cp1251", "cp866", _CYRILLIC),
    Misreading("koi8_r", "cp1251", _CYRILLIC),
    Misreading("cp866", "cp1251", _CYRILLIC),
    Misreading("mac_roman", "cp1252"),
    Misreading("cp850", "cp1252"),
    Misreading("cp437", "cp1252"),
)
