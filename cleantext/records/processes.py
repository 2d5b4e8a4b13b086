"""Shards on the processors of this machine: one process does one after the other."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[int], None]
Do = Callable[[T, Progress], R]

_TRIES = 2
_INTERVAL = 0.2  # seconds between two words on how far an item is
_SO_FAR, _DONE, _FAILED = "so far", "done", "failed"


class _Worker(NamedTuple):
    pipe: Connection
    process: multiprocessing.process.BaseProcess


def spread(
    do: Do[T, R],
    items: Sequence[T],
    lost: Callable[[T, str], R],
    processes: int,
    heard: Progress = lambda size: None,
) -> Iterator[R]:
    """What a function makes of each item, in their order.

    Args:
        do: is also given a function to tell how far it is. An item on which a process
            dies comes to another one once, so that it may be done in part before it is done.
        lost: what to yield for an item on which two processes died; is told why.
        heard: is told now and then how far all items together are that were not yielded yet.

    Raises:
        Exception: what ``do`` raises; the other processes are then ended.
    """
    pool = _Pool(do, items, lost, processes)
    try:
        for number in range(len(items)):
            while number not in pool.ready:
                pool.step()
                heard(sum(pool.sizes.values()))
            pool.sizes.pop(number, None)
            yield pool.ready.pop(number)
    finally:
        pool.stop()


class _Pool(Generic[T, R]):
    def __init__(
        self, do: Do[T, R], items: Sequence[T], lost: Callable[[T, str], R], processes: int
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
        self.sizes: dict[int, int] = {}

    def step(self) -> None:
        """Hand out what can be handed out, and take what comes back."""
        while self._waiting and len(self._busy) < self._processes:
            worker = self._idle.pop() if self._idle else self._start()
            number = self._waiting.popleft()
            self._busy[worker.pipe] = worker, number
            with suppress(BrokenPipeError):  # died idle; its pipe will say so
                worker.pipe.send(self._items[number])
        for pipe in wait(list(self._busy)):
            self._receive(cast("Connection[Any, Any]", pipe))

    def _receive(self, pipe: Connection) -> None:
        worker, number = self._busy[pipe]
        try:
            said, content = pipe.recv()
        except (EOFError, ConnectionResetError):
            del self._busy[pipe]
            self._bury(worker, number)
            return
        if said == _SO_FAR:
            self.sizes[number] = content
            return
        del self._busy[pipe]
        self._idle.append(worker)
        if said == _FAILED:
            raise content
        self.ready[number] = content

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


def _serve(do: Do[T, R], pipe: Connection, far: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, too, and ends us
    signal.signal(signal.SIGTERM, _leave)
    far.close()  # a forked process has both ends, and would never hear that the parent is gone
    told = 0.0

    def tell(size: int) -> None:
        nonlocal told
        if time.monotonic() - told > _INTERVAL:
            told = time.monotonic()
            with suppress(BrokenPipeError):  # the parent is gone; finish what was begun
                pipe.send((_SO_FAR, size))

    try:
        while True:
            item = pipe.recv()
            try:
                said: tuple[str, R | Exception] = (_DONE, do(item, tell))
            except Exception as error:  # broken rules concern the whole run
                said = (_FAILED, error)
            pipe.send(said)
    except (EOFError, BrokenPipeError):
        return


def _leave(number: int, frame: object) -> None:
    raise SystemExit
