"""The files of a run through one process or several; what comes out is the same."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cleantext.commands.batches import Batches
from cleantext.outcome import Outcome, Repairs, Tally
from cleantext.reporters import Reporter
from cleantext.walk import Found

if TYPE_CHECKING:
    from cleantext.journal import Journal

_WORTH_IT = 300
"""With fewer files, starting processes takes longer than the work."""


class Shown(NamedTuple):
    """What to print about one file, and what to complain about."""

    text: str
    complaint: str = ""


class Done(NamedTuple):
    """What came of one file, and what to print about it."""

    outcome: Outcome
    shown: Shown


class Job(NamedTuple):
    """What to do with each file. Can be pickled to a worker."""

    pipeline: Repairs
    reporter: Reporter
    write: bool
    journal: Journal | None = None

    def run(self, found: Iterable[Found]) -> Generator[list[Done], None, None]:
        """Work on files in order. What it yields is done; what it has not yielded is as it was."""
        batches = Batches(self.pipeline, write=self.write, journal=self.journal)
        with closing(batches.run(found)) as run:
            for some in run:
                yield [Done(outcome, self.show(outcome, item)) for item, outcome in some]

    def show(self, outcome: Outcome, item: Found) -> Shown:
        complaint = ""
        if outcome.error:
            complaint = f"error: {outcome.path}: {outcome.error}"
        elif outcome.skipped and item.named:
            complaint = f"skipped: {outcome.path}: {outcome.skipped}"
        return Shown(self.reporter.file(outcome), complaint)


def work(job: Job, found: Sequence[Found], processes: int, tally: Tally) -> Iterator[Shown]:
    """Work on all files and yield what to show, in their order.

    Args:
        processes: how many to use at most; 0 for one on each processor.
        tally: counts the files as they are done, which may be before their turn to be shown.
    """
    processes = processes or processors()
    if processes == 1 or len(found) < _WORTH_IT:
        with closing(job.run(found)) as run:
            for outcome, shown in chain.from_iterable(run):
                tally.add(outcome)
                yield shown
        return
    from cleantext.commands.pool import Pool  # with multiprocessing, which takes 10 ms

    pool = Pool(job, found, processes, tally)
    try:
        yield from pool.run()
    finally:
        pool.stop()


def processors() -> int:
    """How many processors this process may use; not every system can say so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
