"""A line that has the form that a rule asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleantext.boilerplate.rules import LineRule


@dataclass(eq=False, repr=False)
class Candidate:
    """A line that has the form that a rule asks for."""

    index: int
    rule: LineRule
    match: re.Match[str] | None

    @property
    def authors(self) -> list[str]:
        """The names that its match has for authors."""
        if self.match is None:
            return []
        named = self.match.groupdict().items()
        return [name for key, name in named if name and key.startswith("author")]
