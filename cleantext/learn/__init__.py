"""What a directory teaches: lines that recur on a site, and how its words are spelled.

Evidence beyond one text is never picked up in passing. It is collected here as
small summaries that merge in any order, and written as an ordinary rule file and
word list, for a person to read, edit and commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from cleantext.learn.lines import Proposal, Tally, propose
from cleantext.learn.sketch import Sketch, Threshold
from cleantext.learn.words import WordTally
from cleantext.processes.spread import in_shares

_SHARES = 2
"""So many summaries each process hands in: few, because they are large, yet more than one."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Page:
    """One text to learn from.

    Attributes:
        source: the site it is from; lines are counted site by site.
        text: what it says.
    """

    source: str
    text: str


@dataclass(frozen=True)
class Lesson:
    """What a directory taught.

    Attributes:
        proposals: the lines that recur, those in most files first.
        words: the spelling of the corpus, as lines of a word list.
        files: how many files were read.
    """

    proposals: tuple[Proposal, ...]
    words: tuple[str, ...]
    files: int


def learn(
    paths: Sequence[Path],
    read: Callable[[Path], Page | None],
    *,
    share: float = 0.01,
    fewest: int = 5,
    processes: int = 1,
) -> Lesson:
    """Find the lines that recur across files of one source, and the words they use.

    The files are read twice: a first look counts into a table of fixed size, and
    only what that table says may recur is counted by name. So memory does not
    grow with the number of files, and the answer depends neither on their order
    nor on the number of processes.

    Args:
        paths: the files.
        read: reads one file; None for one to pass over. With more than one
            process it must be picklable.
        share: a line must be in this share of the files of its source …
        fewest: … and in this many of them.
        processes: how many to use.

    Raises:
        InputError: if process after process dies on the same files.
    """
    sketch = Sketch()
    for part in _map(partial(_sketch, read), paths, processes):
        sketch.merge(part)
    limit = Threshold(sketch, share, fewest)
    tally, words = Tally(), WordTally()
    for lines, forms in _map(partial(_count, read, limit), paths, processes):
        tally.merge(lines)
        words.merge(forms)
    return Lesson(tuple(propose(tally, limit)), tuple(words.lines()), sum(sketch.files.values()))


def _map(
    work: Callable[[Sequence[Path]], _T], paths: Sequence[Path], processes: int
) -> Iterator[_T]:
    size = max(1, -(-len(paths) // (processes * _SHARES)))
    return in_shares(work, paths, size, processes)


def _sketch(read: Callable[[Path], Page | None], paths: Sequence[Path]) -> Sketch:
    sketch = Sketch()
    for path in paths:
        if page := read(path):
            sketch.add(page.source, page.text)
    return sketch


def _count(
    read: Callable[[Path], Page | None], limit: Threshold, paths: Sequence[Path]
) -> tuple[Tally, WordTally]:
    tally, words = Tally(), WordTally()
    for path in paths:
        if page := read(path):
            tally.add(page.source, page.text, limit)
            words.add(page.text, limit)
    return tally, words
