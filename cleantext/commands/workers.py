"""The files of a run through one process or several; what comes out is the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleantext.outcome import Outcome, Repairs, Tally, repair_file
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


class Job(NamedTuple):
    """What to do with each file. Can be pickled to a worker."""

    pipeline: Repairs
    reporter: Reporter
    write: bool
    journal: Journal | None = None

    def do(self, item: Found, tally: Tally) -> tuple[Shown, bool]:
        """Work on one file; what to show, and whether the file was written."""
        if item.error:
            outcome = Outcome(item.path, error=item.error)
        else:
            outcome = repair_file(item.path, self.pipeline, write=self.write, journal=self.journal)
        tally.add(outcome)
        return self.show(outcome, item), self.write and outcome.changed

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
    processes = processes or _processors()
    if processes == 1 or len(found) < _WORTH_IT:
        for item in found:
            yield job.do(item, tally)[0]
        return
    from cleantext.commands.pool import Pool  # with multiprocessing, which takes 10 ms

    pool = Pool(job, found, processes, tally)
    try:
        yield from pool.run()
    finally:
        pool.stop()


def _processors() -> int:
    """How many processors this process may use; not every system can say so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
