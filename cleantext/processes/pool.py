"""Processes with a task each: which does what, and which of them die."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar, cast

T = TypeVar("T")
"""A task; it is pickled to a process, and so is what comes of it back."""

Work = Callable[[T, Callable[[Any], None]], Any]
"""Does a task; is also given a function to say something before it is done."""


class OrphanError(Exception):
    """Nobody would hear of the rest of the work: the process that asked for it is gone."""


class Told(NamedTuple, Generic[T]):
    """What was said about a task that goes on."""

    task: T
    said: Any


class Done(NamedTuple, Generic[T]):
    """What came of a task."""

    task: T
    said: Any


class Died(NamedTuple, Generic[T]):
    """That a process died on a task, and of what."""

    task: T
    cause: str


Event = Told[T] | Done[T] | Died[T]

_ENDING = (signal.SIGINT, signal.SIGTERM)
_HAS_MASKS = hasattr(signal, "pthread_sigmask")  # not on Windows


class _Worker(NamedTuple):
    """A process, and the pipe at whose other end it is."""

    pipe: Connection
    process: multiprocessing.process.BaseProcess


class Pool(Generic[T]):
    """Processes, each with one task at a time, so that it is known what a dead one was doing.

    Args:
        work: does a task in a process.
        tasks: what to do; more may be added, at either end, as long as it goes on.
        processes: how many to use at most.
    """

    def __init__(self, work: Work[T], tasks: deque[T], processes: int) -> None:
        # Forked processes share what was prepared; elsewhere it is built anew.
        self._context: Any = multiprocessing.get_context(
            "fork" if sys.platform == "linux" else None
        )
        self._work, self._tasks, self._processes = work, tasks, processes
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, T]] = {}

    def step(self) -> list[Event[T]]:
        """Hand out what can be handed out, and wait until somebody says something.

        Raises:
            Exception: what ``work`` has raised.
        """
        while self._tasks and len(self._busy) < self._processes:
            worker = self._idle.pop() if self._idle else self._start()
            task = self._tasks.popleft()
            self._busy[worker.pipe] = worker, task
            with suppress(BrokenPipeError):  # died idle; its pipe will say so
                worker.pipe.send(task)
        heard = wait(list(self._busy))
        return [self._hear(cast("Connection[Any, Any]", pipe)) for pipe in heard]

    def stop(self) -> None:
        """End the processes; one that is writing a file finishes or drops it first."""
        workers = [*self._idle, *(worker for worker, _ in self._busy.values())]
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(self._work, theirs, ours), daemon=True)
        with _deaf():
            process.start()
        theirs.close()  # so that the death of the process closes the pipe
        return _Worker(ours, process)

    def _hear(self, pipe: Connection) -> Event[T]:
        worker, task = self._busy[pipe]
        try:
            kind, said = pipe.recv()
        except (EOFError, OSError):  # died in the middle of a message, perhaps
            del self._busy[pipe]
            worker.process.join()
            return Died(task, _cause(worker.process.exitcode or 0))
        if kind is Told:
            return Told(task, said)
        del self._busy[pipe]
        self._idle.append(worker)
        if kind is not Done:
            raise said
        return Done(task, said)


@contextmanager
def _deaf() -> Iterator[None]:
    """Signals to end wait: a process that is being made would take them as its parent does."""
    if not _HAS_MASKS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cause(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _serve(work: Work[Any], pipe: Connection, far: Connection) -> None:
    """What a process does: tasks come in, what is said of them goes back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, too, and ends us
    signal.signal(signal.SIGTERM, _leave)
    if _HAS_MASKS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    far.close()  # a forked process has both ends, and would never hear that the parent is gone
    with suppress(EOFError, ConnectionError, OrphanError):  # the parent is gone
        while True:
            task = pipe.recv()
            try:
                said: tuple[type, Any] = Done, work(task, partial(_tell, pipe))
            except OrphanError:
                raise
            except Exception as error:  # concerns the whole run
                said = Exception, error
            pipe.send(said)


def _tell(pipe: Connection, said: Any) -> None:
    pipe.send((Told, said))


def _leave(number: int, frame: object) -> None:
    raise SystemExit
