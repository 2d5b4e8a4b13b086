"""Shards on the processors of this machine: one process does one after the other."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 2


class _Worker(NamedTuple):
    pipe: Connection
    process: multiprocessing.process.BaseProcess


def spread(
    do: Callable[[T], R], items: Sequence[T], lost: Callable[[T, str], R], processes: int
) -> Iterator[R]:
    """What a function makes of each item, in their order.

    Args:
        do: an item on which a process dies comes to another one once, so that it may be
            done in part before it is done.
        lost: what to yield for an item on which two processes died; is told why.

    Raises:
        Exception: what ``do`` raises; the other processes are then ended.
    """
    pool = _Pool(do, items, lost, processes)
    try:
        for number in range(len(items)):
            while number not in pool.ready:
                pool.step()
            yield pool.ready.pop(number)
    finally:
        pool.stop()


class _Pool(Generic[T, R]):
    def __init__(
        self, do: Callable[[T], R], items: Sequence[T], lost: Callable[[T, str], R], processes: int
    ) -> None:
        self._context: Any = multiprocessing.get_context(
            "fork" if sys.platform == "linux" else None
        )
        self._do, self._items, self._lost, self._processes = do, items, lost, processes
        self._waiting = deque(range(len(items)))
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, int]] = {}
        self._deaths: dict[int, int] = {}
        self.ready: dict[int, R] = {}

    def step(self) -> None:
        """Hand out what can be handed out, and take what comes back."""
        while self._waiting and len(self._busy) < self._processes:
            worker = self._idle.pop() if self._idle else self._start()
            number = self._waiting.popleft()
            self._busy[worker.pipe] = worker, number
            with suppress(BrokenPipeError):  # died idle; its pipe will say so
                worker.pipe.send(self._items[number])
        for pipe in wait(list(self._busy)):
            worker, number = self._busy.pop(cast("Connection[Any, Any]", pipe))
            try:
                result, error = worker.pipe.recv()
            except (EOFError, ConnectionResetError):
                self._bury(worker, number)
                continue
            self._idle.append(worker)
            if error is not None:
                raise error
            self.ready[number] = result

    def stop(self) -> None:
        """End the processes; what one is writing is dropped."""
        workers = [*self._idle, *(worker for worker, _ in self._busy.values())]
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(self._do, theirs, ours), daemon=True)
        process.start()
        theirs.close()  # so that the death of the process closes the pipe
        return _Worker(ours, process)

    def _bury(self, worker: _Worker, number: int) -> None:
        worker.process.join()
        self._deaths[number] = self._deaths.get(number, 0) + 1
        if self._deaths[number] < _TRIES:
            self._waiting.appendleft(number)
            return
        code = worker.process.exitcode or 0
        cause = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        self.ready[number] = self._lost(self._items[number], f"processes died on it ({cause})")


def _serve(do: Callable[[T], R], pipe: Connection, far: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, too, and ends us
    signal.signal(signal.SIGTERM, _leave)
    far.close()  # a forked process has both ends, and would never hear that the parent is gone
    try:
        while True:
            item = pipe.recv()
            try:
                said: tuple[R | None, Exception | None] = do(item), None
            except Exception as error:  # broken rules concern the whole run
                said = None, error
            pipe.send(said)
    except (EOFError, BrokenPipeError):
        return


def _leave(number: int, frame: object) -> None:
    raise SystemExit
