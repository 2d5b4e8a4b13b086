"""Several processes for one job: which does what, and what becomes of those that die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from cleantext.commands.job import Job, Shown
from cleantext.commands.terminal import complain
from cleantext.outcome import Outcome, Tally
from cleantext.walk import Found

CHUNK = 200
"""Files handed over at once: fewer cost more in talk than they take to repair."""


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


class Pool:
    """Workers, each with one task at a time, so that it is known what a dead one was doing."""

    def __init__(self, job: Job, found: Sequence[Found], processes: int, tally: Tally) -> None:
        # Forked workers share the prepared rules; elsewhere they are built anew.
        self._context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        self._job, self._found, self._tally = job, found, tally
        size = max(1, min(CHUNK, len(found) // (processes * 4)))
        numbers = range(len(found))
        self._tasks = deque(_Task([*numbers[at : at + size]]) for at in numbers[::size])
        self._workers = [_Worker(self._context, job) for _ in range(processes)]
        self._ready: dict[int, Shown] = {}

    def run(self) -> Iterator[Shown]:
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

    It sends at the end of a task, and whenever it has written files, because a
    repair that nobody heard of could not be reported again.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, too, and ends us
    signal.signal(signal.SIGTERM, _leave)
    far.close()  # a forked worker has both ends, and would keep its own pipe open for ever
    try:
        while True:
            _work(job, pipe, parent)
    except (EOFError, ConnectionError):  # the parent is gone
        return
    except Exception as error:  # broken rules concern the whole run
        pipe.send((error, None))


def _work(job: Job, pipe: Connection, parent: int) -> None:
    numbers, found = zip(*pipe.recv(), strict=True)
    left = iter(numbers)
    shown: dict[int, Shown] = {}
    tally = Tally()
    with closing(job.run(_until_orphaned(found, parent))) as run:
        for some in run:
            for outcome, text in some:
                tally.add(outcome)
                shown[number := next(left)] = text
            if number == numbers[-1] or (job.write and tally.changed):
                pipe.send((shown, tally))
                shown, tally = {}, Tally()


def _until_orphaned(found: Sequence[Found], parent: int) -> Iterator[Found]:
    for item in found:
        if os.getppid() != parent:
            raise EOFError  # nobody would hear of it
        yield item


def _leave(number: int, frame: object) -> None:
    raise SystemExit
