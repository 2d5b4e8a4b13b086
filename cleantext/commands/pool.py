"""The files of a run over several processes, and what becomes of those on which one dies."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple

from cleantext.commands.job import Job, Shown
from cleantext.commands.terminal import complain
from cleantext.outcome import Outcome, Tally
from cleantext.processes.pool import Died, OrphanError, Pool
from cleantext.walk import Found

CHUNK = 200
"""Files handed over at once: fewer cost more in talk than they take to repair."""


class _Task(NamedTuple):
    """Some files by their numbers; ``again`` if a process died on them before."""

    found: dict[int, Found]
    again: bool = False


def spread(job: Job, found: Sequence[Found], processes: int, tally: Tally) -> Iterator[Shown]:
    """Work on all files and yield what to show, in their order.

    Args:
        tally: counts the files as they are done.
    """
    size = max(1, min(CHUNK, len(found) // (processes * 4)))
    numbered = list(enumerate(found))
    tasks = deque(_Task(dict(numbered[at : at + size])) for at in range(0, len(found), size))
    pool = Pool(partial(_work, job, os.getpid()), tasks, processes)
    ready: dict[int, Shown] = {}
    try:
        for number in range(len(found)):
            while number not in ready:
                for event in pool.step():
                    if isinstance(event, Died):
                        ready |= _bury(event, job, tasks, tally)
                    else:
                        shown, part = event.said
                        ready |= shown
                        tally.merge(part)
                        for done in shown:
                            del event.task.found[done]
            yield ready.pop(number)
    finally:
        pool.stop()


def _bury(death: Died[_Task], job: Job, tasks: deque[_Task], tally: Tally) -> dict[int, Shown]:
    """Have the files of a dead process tried once more, each by itself; or give them up."""
    left = death.task.found
    if not death.task.again:
        complain(f"a process died ({death.cause}); trying its {len(left)} files again")
        tasks.extendleft(_Task({n: left[n]}, again=True) for n in reversed(left))
        return {}
    shown = {}
    for number, item in left.items():
        error = "is as it was, because two processes died on it; is there enough memory?"
        outcome = Outcome(item.path, error=error)
        tally.add(outcome)
        shown[number] = job.show(outcome, item)
    return shown


Said = tuple[dict[int, Shown], Tally]
"""What to show of some files, and the count of them."""


def _work(job: Job, parent: int, task: _Task, tell: Callable[[Any], None]) -> Said:
    """Work on the files of a task, and say so whenever some are written.

    A repair that nobody heard of could not be reported again.
    """
    left = iter(task.found)
    shown: dict[int, Shown] = {}
    tally = Tally()
    with closing(job.run(_until_orphaned(task.found.values(), parent))) as run:
        for some in run:
            for outcome, text in some:
                tally.add(outcome)
                shown[next(left)] = text
            if job.write and tally.changed:
                tell((shown, tally))
                shown, tally = {}, Tally()
    return shown, tally


def _until_orphaned(found: Iterable[Found], parent: int) -> Iterator[Found]:
    for item in found:
        if os.getppid() != parent:
            raise OrphanError
        yield item
