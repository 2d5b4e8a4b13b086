"""Colours for a terminal, or none."""

from __future__ import annotations

import os
from typing import NamedTuple, TextIO

_RESET = "\x1b[0m"


class Style(NamedTuple):
    """Wraps text in the codes of a colour where ``colour`` is true."""

    colour: bool = False

    def bold(self, text: str) -> str:
        return self._in("\x1b[1m", text)

    def dim(self, text: str) -> str:
        return self._in("\x1b[2m", text)

    def red(self, text: str) -> str:
        return self._in("\x1b[31m", text)

    def green(self, text: str) -> str:
        return self._in("\x1b[32m", text)

    def cyan(self, text: str) -> str:
        return self._in("\x1b[36m", text)

    def reverse(self, text: str) -> str:
        """Text that stands out inside a coloured line, which goes on behind it."""
        return f"\x1b[7m{text}\x1b[27m" if self.colour and text else text

    def _in(self, code: str, text: str) -> str:
        return f"{code}{text}{_RESET}" if self.colour and text else text


def style_for(stream: TextIO) -> Style:
    """Colours where the stream is a terminal that has them, unless NO_COLOR is set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Style(stream.isatty() and not plain)
