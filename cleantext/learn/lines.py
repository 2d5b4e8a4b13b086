"""Which lines recur: counted by name, judged by how often, where and in what form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from cleantext.learn.sketch import Threshold
from cleantext.learn.templates import SLOT, is_template, short_lines, specialised, template

_EDGE = 6
"""This near to the top or to the end of a file is at its edge (in lines)."""

_SAMPLES = 3
"""So many lines of a template are shown, and become the examples of its rule."""

_SAME = 0.9
"""A template of which this share is one line is that line."""

_AT_EDGE = 0.95
"""What stands near an edge in this share of its files belongs there."""

_STOP = (".", "!", "?", "…", "”", "»", '"')


@dataclass(frozen=True)
class Proposal:
    """A line that recurs, or a template of lines.

    Attributes:
        template: the line, with slots such as ``{name}`` where it varies.
        counts: in how many files of each source it is.
        files: how many files these sources have.
        where: ``top``, ``bottom`` or ``any``: where nearly all of them stand.
        samples: some of the lines.
    """

    template: str
    counts: tuple[tuple[str, int], ...]
    files: int
    where: str
    samples: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(slots=True)
class _Seen:
    """Where something recurs, and a few of its lines, the same few in any order of files."""

    top: Counter[int] = field(default_factory=Counter)
    bottom: Counter[int] = field(default_factory=Counter)
    files: int = 0
    lines: dict[int, str] = field(default_factory=dict)
    fillers: list[tuple[str, str]] = field(default_factory=list)

    def add(self, from_top: int, from_end: int, line: str, fillers: Sequence[str]) -> None:
        self.files += 1
        self.top[min(from_top, _EDGE)] += 1
        self.bottom[min(from_end, _EDGE)] += 1
        self._keep({crc32(line.encode("utf-8", "surrogatepass")): line})
        self._fill([(filler, filler) for filler in fillers])

    def merge(self, other: _Seen) -> None:
        self.files += other.files
        self.top.update(other.top)
        self.bottom.update(other.bottom)
        self._keep(other.lines)
        self._fill(other.fillers)

    def _keep(self, lines: dict[int, str]) -> None:
        merged = {**self.lines, **lines}
        self.lines = {key: merged[key] for key in sorted(merged)[:_SAMPLES]}

    def _fill(self, fillers: list[tuple[str, str]]) -> None:
        """The first and the last of what stood in each slot: enough to tell whether it varies."""
        known = self.fillers or fillers
        pairs = zip(known, fillers, strict=True)
        self.fillers = [(min(a[0], b[0]), max(a[1], b[1])) for a, b in pairs]

    def constants(self) -> list[str | None]:
        return [low if low == high else None for low, high in self.fillers]

    def share_at(self, places: Counter[int]) -> float:
        """The share of the places near an edge."""
        return sum(n for at, n in places.items() if at < _EDGE) / self.files


class Tally:
    """Counts of the lines and templates that may recur, by source."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], _Seen] = {}

    def add(self, source: str, text: str, limit: Threshold) -> None:
        done: set[str] = set()
        for from_top, from_end, line in short_lines(text):
            pattern, fillers = template(line)
            for key, filled in {line: (), pattern: fillers}.items():
                if key not in done and limit.may_recur(source, key):
                    done.add(key)
                    seen = self._seen.setdefault((source, key), _Seen())
                    seen.add(from_top, from_end, line, filled)

    def merge(self, other: Tally) -> None:
        for key, seen in other._seen.items():
            self._seen.setdefault(key, _Seen()).merge(seen)

    def recurring(self, limit: Threshold) -> dict[tuple[str, str], _Seen]:
        return {
            (source, key): seen
            for (source, key), seen in self._seen.items()
            if seen.files >= limit.least(source)
        }


def propose(tally: Tally, limit: Threshold) -> Iterator[Proposal]:
    """The lines and templates to review, those in most files first.

    A template stands for its lines unless they are nearly all the same one. A
    whole sentence is proposed only if it keeps its place: a motto that is merely
    quoted again and again moves about, and a notice does not.
    """
    recurring = tally.recurring(limit)
    chosen: dict[str, dict[str, _Seen]] = {}
    for (source, key), seen in recurring.items():
        if not is_template(key) or not _keeps_its_place(key, seen):
            continue
        if SLOT.search(key):
            lines = (recurring.get((source, line)) for line in seen.lines.values())
            if any(line and line.files >= _SAME * seen.files for line in lines):
                continue  # a template of one line
            chosen.setdefault(specialised(key, seen.constants()), {})[source] = seen
        else:
            pattern, _ = template(key)
            general = recurring.get((source, pattern))
            if pattern != key and general and seen.files < _SAME * general.files:
                continue  # one of several lines of a template
            chosen.setdefault(key, {})[source] = seen
    made = [_proposal(key, sources, limit) for key, sources in chosen.items()]
    yield from sorted(made, key=lambda proposal: (-proposal.count, proposal.template))


def _keeps_its_place(key: str, seen: _Seen) -> bool:
    sentence = key.endswith(_STOP) and len(re.findall(r"\w+", key)) > 3
    return not sentence or max(seen.share_at(seen.top), seen.share_at(seen.bottom)) >= _AT_EDGE


def _proposal(key: str, sources: dict[str, _Seen], limit: Threshold) -> Proposal:
    merged = _Seen()
    for seen in sources.values():
        merged.merge(seen)
    top, bottom = merged.share_at(merged.top), merged.share_at(merged.bottom)
    where = "top" if top >= _AT_EDGE else "bottom" if bottom >= _AT_EDGE else "any"
    counts = tuple(sorted((source, seen.files) for source, seen in sources.items()))
    files = sum(limit.files(source) for source in sources)
    return Proposal(key, counts, files, where, tuple(merged.lines.values()))
