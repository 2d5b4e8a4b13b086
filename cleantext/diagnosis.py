"""Which damage is in the texts of a run, how often and where, so that its source can be mended."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from operator import itemgetter

from cleantext.findings import Finding
from cleantext.report import Report

TOPICS = ("encoding", "invisible", "bytes")
"""The second parts of the ids of rules that are about damage, not about writing."""

SELECTED = tuple(f"*/{topic}" for topic in TOPICS)
"""What to select for a diagnosis and nothing else."""

Folder = tuple[str, ...]


@dataclass
class Spread:
    """How far a damage goes.

    Attributes:
        times: in how many places it was found.
        files: in how many files.
        folder: the parts of the deepest directory that all these files are below.
    """

    times: int = 0
    files: int = 0
    folder: Folder | None = None

    def add(self, times: int, files: int, folder: Folder | None) -> None:
        self.times += times
        self.files += files
        self.folder = _common(self.folder, folder)


@dataclass
class Diagnosis:
    """The damage of all texts of a run; diagnoses of parts of a run add up in any order."""

    all: Spread = field(default_factory=Spread)
    damage: dict[str, Spread] = field(default_factory=dict)

    def add(self, path: str, report: Report) -> None:
        """Count one file in."""
        folder = _folder(os.path.dirname(path))
        self.all.add(0, 1, folder)
        if findings := report.findings:
            for kind, times in damage(findings).items():
                self.damage.setdefault(kind, Spread()).add(times, 1, folder)

    def merge(self, other: Diagnosis) -> None:
        """Count in other files."""
        self.all.add(other.all.times, other.all.files, other.all.folder)
        for kind, spread in other.damage.items():
            self.damage.setdefault(kind, Spread()).add(spread.times, spread.files, spread.folder)

    def ranked(self) -> list[tuple[str, Spread]]:
        """The kinds of damage, those in most files first."""
        return sorted(self.damage.items(), key=lambda item: (-item[1].files, -item[1].times, item))

    def below(self, spread: Spread) -> str:
        """The directory that all files with a damage are below, if other files are not."""
        if spread.files < 2 or not spread.folder or spread.folder == self.all.folder:
            return ""
        return "/".join(spread.folder) + "/"


def damage(findings: Iterable[Finding]) -> Counter[str]:
    """The kinds of damage among some findings, and how often each was found."""
    kinds: Counter[str] = Counter()
    # Damage repeats itself, so what a message says is read once.
    for (rule, message), times in Counter(map(itemgetter(0, 3), findings)).items():
        if _topic(rule) in TOPICS:
            kinds[_kind(message)] += times
    return kinds


def _topic(rule: str) -> str:
    return rule.partition("/")[2].partition("/")[0]


def _kind(message: str) -> str:
    """What a message ends with: it names the damage behind what stands there."""
    return message.rpartition(": ")[2].partition("; perhaps ")[0]


@lru_cache(maxsize=1)  # files come folder by folder
def _folder(path: str) -> Folder:
    # As a file in it has them: of the directory that we are in there are none.
    return tuple(os.path.normpath(os.path.join(path, "_")).split(os.sep)[:-1])


def _common(one: Folder | None, other: Folder | None) -> Folder | None:
    if one is None or other is None:
        return other if one is None else one
    if other[: len(one)] == one:  # as for nearly all files
        return one
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(part for part, _ in pairs)
