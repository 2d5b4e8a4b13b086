"""How a style writes quotations, level by level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cleantext.errors import RuleError
from cleantext.quotation.glyphs import DOUBLE, SINGLE
from cleantext.schema import build

SPACES = " \u00a0\u202f"
"""What may stand between a mark and the words quoted, as in French."""


@dataclass(frozen=True, slots=True)
class Level:
    """The two marks of one level and the space inside them, mostly none."""

    opener: str
    closer: str
    space: str = ""

    @property
    def style(self) -> str:
        return self.opener + self.closer


@dataclass(frozen=True)
class Profile:
    """A style by name.

    Attributes:
        levels: the marks of quotations, of quotations inside them, and so on;
            deeper ones begin again at the first.
        apostrophe: how it writes one; empty to leave them as they are.
        continued: the mark that takes up a quotation in a new paragraph.
        stops_outside: stop and comma belong behind the closing mark.
        shares_closers: one closing mark may stand for two, as Russians type it.
    """

    name: str
    levels: tuple[Level, ...]
    apostrophe: str
    continued: str
    stops_outside: bool
    shares_closers: bool

    def level(self, depth: int) -> Level:
        return self.levels[depth % len(self.levels)]


@dataclass(frozen=True)
class _Table:
    """A profile as a rule file writes it; ``marks`` from the outside in and out again."""

    marks: str
    apostrophe: str = ""
    continued: str = ""
    stops: Literal["", "outside"] = ""
    closers: Literal["", "shared"] = ""


def profile(name: str, table: Mapping[str, str], where: str) -> Profile:
    """The profile of a table such as ``{ marks = "« “ ‘ ’ ” »" }``.

    Raises:
        RuleError: naming file, rule and profile.
    """
    where = f"{where}: profile {name!r}"
    read = build(_Table, table, where, RuleError)
    marks = read.marks.split(" ")
    if len(marks) % 2 or not all(mark.strip() in (*DOUBLE, *SINGLE) for mark in marks):
        raise RuleError(f"{where}: key 'marks' must be pairs of quotation marks, outermost first")
    half = len(marks) // 2
    levels = tuple(
        Level(opener[0], closer[-1], opener[1:])
        for opener, closer in zip(marks[:half], marks[: half - 1 : -1], strict=True)
    )
    return Profile(
        name,
        levels,
        read.apostrophe,
        read.continued or levels[0].opener,
        read.stops == "outside",
        read.closers == "shared",
    )
