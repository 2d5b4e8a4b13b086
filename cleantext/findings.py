"""What a fixer has to say: a rule matched a span, and perhaps how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import NamedTuple

from cleantext.edits import Edit, new_edit


class Stage(IntEnum):
    """The fixed order of kinds of repair.

    Encoding comes first because everything else reads characters; quotes come
    after punctuation because stray marks hide which quote closes what.
    """

    ENCODING = 1
    STRUCTURE = 2
    PUNCTUATION = 3
    QUOTES = 4
    WORDING = 5


PLACES = max(Stage) + 1
"""How long a list is in which each stage has the place of its number."""


class Safety(StrEnum):
    """SAFE is applied, UNSAFE only on request, MANUAL never: a flag for a person."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"


class Extract(NamedTuple):
    """A piece of information that a repair takes out of the text, kept for the reader.

    ``key`` is one of author, agency, place, date, credit, tag, bio, … and
    ``start``/``end`` say where ``text`` stood.
    """

    key: str
    text: str
    start: int
    end: int

    def moved(self, to: Callable[[int, int], tuple[int, int]]) -> Extract:
        """The same of another text, of which ``to`` tells the span for a span of this one."""
        start, end = to(self.start, self.end)
        return self._replace(start=start, end=end)


class Finding(NamedTuple):
    """A rule matched ``start:end``; without edits it is a flag.

    ``message`` says what is wrong here and, for a flag, what to do about it.
    The edits may lie outside the span, and are applied all or none. ``related``
    holds further spans that the finding is about (every place of a mixed
    spelling), and ``suggestion`` what to write at ``start:end`` where a flag can
    say so. ``extracts`` is what the repair takes out and a reader may want.
    """

    rule: str
    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SAFE
    extracts: tuple[Extract, ...] = ()
    related: tuple[tuple[int, int], ...] = ()
    suggestion: str = ""

    def moved(self, to: Callable[[int, int], tuple[int, int]]) -> Finding:
        """The same about another text, of which ``to`` tells the span for a span of this one."""
        rule, start, end, message, edits, safety, extracts, related, suggestion = self
        return Finding(
            rule,
            *to(start, end),
            message,
            tuple([new_edit((*to(low, high), text, rules)) for low, high, text, rules in edits]),
            safety,
            tuple([extract.moved(to) for extract in extracts]) if extracts else (),
            tuple([to(*span) for span in related]) if related else (),
            suggestion,
        )


def account(before: str, after: str, reason: str) -> str:
    """What a repair of characters says of itself."""
    return f"{before} → {after}: {reason}"
