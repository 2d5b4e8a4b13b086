"""Items or shares of them over processes, and what comes of each in their order."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from cleantext.errors import InputError

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[int], None]
Do = Callable[[T, Progress], R]

_TRIES = 2  # processes that may die on an item before it is given up
_INTERVAL = 0.2  # seconds between two words on how far an item is


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
    from cleantext.processes.pool import Died, Done, Pool, Told  # multiprocessing takes 10 ms

    waiting = deque(enumerate(items))
    pool = Pool(partial(_do, do), waiting, processes)
    ready: dict[int, R] = {}
    sizes: dict[int, int] = {}
    deaths: Counter[int] = Counter()
    try:
        for number in range(len(items)):
            while number not in ready:
                for event in pool.step():
                    match event:
                        case Told((at, _), size):
                            sizes[at] = size
                        case Done((at, _), result):
                            ready[at] = result
                        case Died((at, item), cause):
                            deaths[at] += 1
                            if deaths[at] < _TRIES:
                                waiting.appendleft((at, item))
                            else:
                                ready[at] = lost(item, f"processes died on it ({cause})")
                heard(sum(sizes.values()))
            sizes.pop(number, None)
            yield ready.pop(number)
    finally:
        pool.stop()


def in_shares(
    work: Callable[[Sequence[T]], R], items: Sequence[T], size: int, processes: int
) -> Iterator[R]:
    """What a function makes of so many items at a time, in their order.

    Args:
        work: can be pickled.
        processes: how many to use at most; with one, or a single share, no other is started.

    Raises:
        InputError: if process after process dies on a share.
        Exception: what ``work`` raises; the other processes are then ended.
    """
    shares = [items[at : at + size] for at in range(0, len(items), size)]
    if processes < 2 or len(shares) < 2:
        return map(work, shares)
    return spread(partial(_silently, work), shares, _give_up, min(processes, len(shares)))


def _silently(work: Callable[[Sequence[T]], R], share: Sequence[T], progress: Progress) -> R:
    return work(share)


def _give_up(share: Sequence[T], why: str) -> Any:
    raise InputError(f"{why}; is there enough memory?")


def _do(do: Do[T, R], task: tuple[int, T], tell: Callable[[Any], None]) -> R:
    told = 0.0

    def so_far(size: int) -> None:
        nonlocal told
        if time.monotonic() - told > _INTERVAL:
            told = time.monotonic()
            with suppress(BrokenPipeError):  # the parent is gone; finish what was begun
                tell(size)

    return do(task[1], so_far)
