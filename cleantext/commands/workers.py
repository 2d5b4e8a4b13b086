"""The files of a run through one process or several; what comes out is the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain

from cleantext.commands.job import Job, Shown
from cleantext.outcome import Tally
from cleantext.walk import Found

_WORTH_IT = 300
"""With fewer files, starting processes takes longer than the work."""


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
    from cleantext.commands.pool import spread  # with multiprocessing, which takes 10 ms

    yield from spread(job, found, processes, tally)


def processors() -> int:
    """How many processors this process may use; not every system can say so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
