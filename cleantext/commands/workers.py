"""The files of a run through one process or several; what comes out is the same."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleantext.commands.terminal import complain
from cleantext.outcome import Outcome, Tally, repair_file
from cleantext.pipeline import Pipeline
from cleantext.reporters import Reporter
from cleantext.walk import Found

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from cleantext.journal import Journal

CHUNK = 200
"""Files handed over at once: fewer cost more in talk than they take to repair."""

_WORTH_IT = 300
"""With fewer files, starting processes takes longer than the work."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What to print about one file, and what to complain about."""

    text: str
    complaint: str = ""


@dataclass(frozen=True)
class Job:
    """What to do with each file. Can be pickled to a worker."""

    pipeline: Pipeline
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
    pool = _Pool(job, found, processes, tally)
    try:
        yield from pool.run()
    finally:
        pool.stop()


def _processors() -> int:
    """How many processors this process may use; not every system can say so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass
class _Task:
    """Some files, by their numbers; ``again`` if a worker died on them before."""

    numbers: list[int]
    again: bool = False


class _Worker:
    """A process at the other end of a pipe, and what it is doing."""

    def __init__(self, context: Any, job: Job) -> None:
        self.pipe, theirs = context.Pipe()
        self.task: _Task | None = None
        arguments = (job, theirs, self.pipe, os.getpid())
        self.process = context.Process(target=_serve, args=arguments, daemon=True)
        self.process.start()
        theirs.close()  # so that the death of the worker closes the pipe


class _Pool:
    """Workers, each with one task at a time, so that it is known what a dead one was doing."""

    def __init__(self, job: Job, found: Sequence[Found], processes: int, tally: Tally) -> None:
        import multiprocessing

        # Forked workers share the prepared rules; elsewhere they are built anew.
        self._context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        self._job, self._found, self._tally = job, found, tally
        size = max(1, min(CHUNK, len(found) // (processes * 4)))
        numbers = range(len(found))
        self._tasks = deque(_Task([*numbers[at : at + size]]) for at in numbers[::size])
        self._workers = [_Worker(self._context, job) for _ in range(processes)]
        self._ready: dict[int, Shown] = {}

    def run(self) -> Iterator[Shown]:
        from multiprocessing.connection import wait

        for number in range(len(self._found)):
            while number not in self._ready:
                self._hand_out()
                busy = {w.pipe: w for w in self._workers if w.task}
                for pipe in wait(list(busy)):
                    self._receive(busy[pipe])
            yield self._ready.pop(number)

    def stop(self) -> None:
        """End the workers; one that is writing a file finishes or drops it first."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.task is None and self._tasks:
                worker.task = self._tasks.popleft()
                files = [(number, self._found[number]) for number in worker.task.numbers]
                try:
                    worker.pipe.send(files)
                except BrokenPipeError:  # died idle; its pipe will say so
                    continue

    def _receive(self, worker: _Worker) -> None:
        task = worker.task
        assert task is not None  # noqa: S101 - only busy workers are listened to
        try:
            shown, tally = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._bury(worker, task)
            return
        if isinstance(shown, Exception):
            raise shown
        self._ready.update(shown)
        self._tally.merge(tally)
        task.numbers = [number for number in task.numbers if number not in shown]
        if not task.numbers:
            worker.task = None

    def _bury(self, worker: _Worker, task: _Task) -> None:
        """Replace a dead worker; its files are tried once more, each by itself."""
        worker.process.join()
        self._workers.remove(worker)
        self._workers.append(_Worker(self._context, self._job))
        if task.again:
            for number in task.numbers:
                error = "is as it was, because two processes died on it; is there enough memory?"
                outcome = Outcome(self._found[number].path, error=error)
                self._tally.add(outcome)
                self._ready[number] = self._job.show(outcome, self._found[number])
            return
        code = worker.process.exitcode or 0
        cause = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        complain(f"a process died ({cause}); trying its {len(task.numbers)} files again")
        self._tasks.extendleft(_Task([number], again=True) for number in reversed(task.numbers))


def _serve(job: Job, pipe: Connection, far: Connection, parent: int) -> None:
    """What a worker does: files come in with their numbers, what to show goes back.

    It sends at the end of a task, and whenever it has written a file, because a
    repair that nobody heard of could not be reported again.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, too, and ends us
    signal.signal(signal.SIGTERM, _leave)
    far.close()  # a forked worker has both ends, and would keep its own pipe open for ever
    try:
        while True:
            shown: dict[int, Shown] = {}
            tally = Tally()
            files = pipe.recv()
            for number, item in files:
                if os.getppid() != parent:
                    return
                shown[number], wrote = job.do(item, tally)
                if wrote or number == files[-1][0]:
                    pipe.send((shown, tally))
                    shown, tally = {}, Tally()
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:  # broken rules concern the whole run
        pipe.send((error, None))


def _leave(number: int, frame: object) -> None:
    raise SystemExit
