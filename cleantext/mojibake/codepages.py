"""Single-byte code pages, and what UTF-8 looks like when it is read as one of them."""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from cleantext.mojibake.neighbours import touches_another


@dataclass(frozen=True)
class CodePage:
    """A code page as the wrong reading of UTF-8.

    Attributes:
        codec: the name of Python's codec.
        label: the name a reader knows.
        signs: characters of which at least one is in every text so damaged, where
            that is narrower than "a lead"; it keeps the page from being tried on
            languages that write with the leads of the page.
    """

    codec: str
    label: str
    signs: str = ""

    def may_occur(self, chars: frozenset[str]) -> bool:
        """Whether runs can occur in a text with these characters."""
        return not (chars.isdisjoint(self.leads) or chars.isdisjoint(self.trails))

    def has_run(self, text: str, chars: frozenset[str]) -> bool:
        """Whether a text, or its clusters, has a run, and a sign that may be part of one."""
        if chars.isdisjoint(self._signs) or not self.may_occur(chars):
            return False
        touching = any(touches_another(text, sign) for sign in chars & self._signs)
        return touching and self.runs.search(text) is not None

    @cached_property
    def _signs(self) -> frozenset[str]:
        return frozenset(self.signs)

    @cached_property
    def chars(self) -> tuple[str, ...]:
        """What each of the 256 bytes is read as.

        Bytes that the page leaves undefined are read as C1 controls, as browsers do.
        """
        return tuple(
            bytes([byte]).decode(self.codec, "replace").replace("\ufffd", chr(byte))
            for byte in range(256)
        )

    @cached_property
    def to_byte(self) -> dict[int, int]:
        """The byte behind each character, as a table for :meth:`str.translate`."""
        table = {ord(char): byte for byte, char in enumerate(self.chars)}
        if self.codec == "cp1252":
            # Latin-1 is Windows-1252 with controls for these bytes; texts mix the two.
            table |= {byte: byte for byte in range(0x80, 0xA0)}
        return table

    @cached_property
    def repertoire(self) -> frozenset[str]:
        """The characters that bytes beyond ASCII can turn into, and those of ASCII."""
        return frozenset(map(chr, self.to_byte))

    @cached_property
    def leads(self) -> frozenset[str]:
        """The characters that the first byte of a sequence can turn into."""
        return self.read(range(0xC2, 0xF5))

    @cached_property
    def trails(self) -> frozenset[str]:
        """The characters that the other bytes can turn into."""
        return self.read(range(0x80, 0xC0))

    @cached_property
    def halves(self) -> frozenset[str]:
        """The letters that the first bytes of Greek and Cyrillic letters turn into."""
        return frozenset(filter(str.isalpha, self.read((0xCE, 0xCF, 0xD0, 0xD1))))

    @property
    def writes_latin(self) -> bool:
        """Whether the upper half of the page holds Latin letters (0xC5 is one in all of these)."""
        return self.chars[0xC5] < "\u0370"

    @cached_property
    def runs(self) -> re.Pattern[str]:
        """Matches one or more whole UTF-8 sequences, as read in this page."""
        trail = char_class(self.trails)
        forms = (
            (range(0xC2, 0xE0), trail),
            (range(0xE0, 0xE1), char_class(self.read(range(0xA0, 0xC0))) + trail),
            (range(0xE1, 0xF0), trail * 2),
            (range(0xF0, 0xF1), char_class(self.read(range(0x90, 0xC0))) + trail * 2),
            (range(0xF1, 0xF5), trail * 3),
        )
        first = "|".join(f"(?<={char_class(self.read(lead))}){rest}" for lead, rest in forms)
        later = "|".join(char_class(self.read(lead)) + rest for lead, rest in forms)
        # Beginning with one plain class lets re skip quickly to where a run can start.
        any_lead = char_class(self.leads)
        return re.compile(f"{any_lead}(?:{first})(?:{later})*")

    def decode(self, run: str) -> str | None:
        """The text behind a run; None where the bytes are no UTF-8 after all.

        CESU-8, which writes an emoji as two surrogates of three bytes, counts as UTF-8.
        """
        try:
            raw = run.translate(self.to_byte).encode("latin-1")
            text = raw.decode("utf-8", "surrogatepass")
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeError:
            return None

    def explain(self, text: str, *, controls: bool = False) -> bytes | None:
        """The bytes behind a text, one for each character, if they are UTF-8 from end to end.

        Args:
            controls: take controls for the bytes that the page leaves undefined.
        """
        codecs = ("latin-1", self.codec) if self.codec == "cp1252" else (self.codec,)
        for codec in ("",) if controls else codecs:
            try:
                raw = text.encode(codec) if codec else self._encode(text)
                raw.decode("utf-8")
            except UnicodeError:
                continue
            return raw
        return None

    def decoded(self, text: str) -> str:
        """What is behind a text of which :meth:`explain` finds the bytes."""
        if self.codec == "cp1252":
            with suppress(UnicodeError):
                return text.encode("latin-1").decode()
        return self._encode(text).decode()

    def _encode(self, text: str) -> bytes:
        raw: bytes = charmap_encode(text, "strict", self._encoding)[0]
        return raw

    @cached_property
    def _encoding(self) -> Any:
        """What each character is encoded to, in the form that Python's own codecs are fast with."""
        return charmap_build("".join(self.chars))

    def read(self, bytes: Iterable[int]) -> frozenset[str]:
        """The characters that these bytes can turn into."""
        wanted = frozenset(bytes)
        return frozenset(chr(char) for char, byte in self.to_byte.items() if byte in wanted)


_BOXES = "".join(map(chr, range(0x2500, 0x2580)))

PAGES = (
    CodePage("cp1252", "Windows-1252"),
    CodePage("mac_roman", "MacRoman", "√¬ƒ≈∆‚„Œœÿ◊∞∏‡"),
    CodePage("cp1250", "Windows-1250"),
    CodePage("cp1251", "Windows-1251"),
    CodePage("iso8859_2", "ISO-8859-2"),
    CodePage("cp1254", "Windows-1254"),
    CodePage("cp1253", "Windows-1253"),
    CodePage("cp1257", "Windows-1257"),
    CodePage("cp850", "CP850", _BOXES + "Ô"),
    CodePage("cp437", "CP437", _BOXES + "Γ"),
    CodePage("cp866", "CP866", _BOXES),
    CodePage("koi8_r", "KOI8-R", _BOXES),
    CodePage("cp1258", "Windows-1258"),
    CodePage("iso8859_10", "ISO-8859-10"),
    CodePage("iso8859_16", "ISO-8859-16"),
)
"""Wrong readings of UTF-8 seen in the wild; where two explain the same, the earlier wins."""


@cache
def all_signs() -> frozenset[str]:
    """The signs of all pages that have some."""
    return frozenset("".join(page.signs for page in PAGES))


def char_class(chars: Iterable[str]) -> str:
    """An expression for one of some characters."""
    return "[" + "".join(map(re.escape, sorted(chars))) + "]"
