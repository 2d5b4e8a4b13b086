"""What spellings some files use, in a form that adds up.

Summaries can be added in any order and grouping. Memory is bounded: the lists are
finite, and of the names in no list, once there are too many, only those are kept
whose sound falls into a sample that any order of adding arrives at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from zlib import crc32

from cleantext.variants.key import skeleton
from cleantext.variants.names import Name

NAMES = 1 << 17
"""Up to so many names in no list are kept."""

_PATHS, _NEIGHBOURS = 3, 8
"""So many files are named that have a form; so many words are kept that stand beside it."""

Form = tuple[str, str]
"""A language and a form."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a form is used.

    Attributes:
        count: how often.
        files: in how many files.
        paths: some of them, the first in order.
        before: some of the capitalised words before it, the first in order.
        behind: some of those behind it.
    """

    count: int
    files: int
    paths: tuple[str, ...]
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()

    @classmethod
    def of(cls, found: Sequence[Name], paths: tuple[str, ...]) -> Use:
        """How one file uses a name, from its pieces."""
        before, behind = [name.before for name in found], [name.behind for name in found]
        return cls(
            sum(len(name.places) for name in found),
            1,
            paths,
            frozenset(sorted(frozenset().union(*before))[:_NEIGHBOURS]),
            frozenset(sorted(frozenset().union(*behind))[:_NEIGHBOURS]),
        )

    def __add__(self, other: Use) -> Use:
        return Use(
            self.count + other.count,
            self.files + other.files,
            tuple(sorted({*self.paths, *other.paths})[:_PATHS]),
            frozenset(sorted(self.before | other.before)[:_NEIGHBOURS]),
            frozenset(sorted(self.behind | other.behind)[:_NEIGHBOURS]),
        )


@dataclass
class Summary:
    """What spellings some files use.

    Attributes:
        files: how many files.
        listed: the forms that are in the lists.
        names: names that are in none.
        depth: of the names, one sound in ``2 ** depth`` is kept.
    """

    files: int = 0
    listed: dict[Form, Use] = field(default_factory=dict)
    names: dict[Form, Use] = field(default_factory=dict)
    depth: int = 0

    def add(self, other: Summary) -> None:
        """Take in the summary of other files."""
        self.files += other.files
        if other.depth > self.depth:
            self._thin(other.depth)
        for form, use in other.listed.items():
            self.listed[form] = self.listed[form] + use if form in self.listed else use
        for form, use in other.names.items():
            if self._kept(form):
                self.names[form] = self.names[form] + use if form in self.names else use
        while len(self.names) > NAMES:
            self._thin(self.depth + 1)

    def _thin(self, depth: int) -> None:
        self.depth = depth
        self.names = {form: use for form, use in self.names.items() if self._kept(form)}

    def _kept(self, form: Form) -> bool:
        # All spellings of a name have one sound, so they stay or go together.
        sound = skeleton(form[1]).encode("utf-8", "replace")
        return not self.depth or crc32(sound) % (1 << self.depth) == 0
