"""Items over processes: order stays, a death costs one more try, nothing outlives a run."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from cleantext import InputError, RuleError
from cleantext.processes import spread as module
from cleantext.processes.spread import Progress, in_shares, spread


def late(item: int, tell: Progress) -> int:
    """The first ones take longest."""
    time.sleep(0.02 * (5 - item % 5))
    return item * item


def deadly(lives: Path, times: int, item: int, tell: Progress) -> int:
    """Die on the third item, so many times."""
    died = len(lives.read_bytes()) if lives.exists() else 0
    if item == 2 and died < times:
        lives.write_bytes(b"x" * (died + 1))
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def broken(item: int, tell: Progress) -> int:
    if item == 1:
        raise RuleError("x.toml: broken")
    return item


def lost(item: int, why: str) -> str:
    return f"{item}: {why}"


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_come_in_order(count: int) -> None:
    assert list(spread(late, range(10), lost, count)) == [n * n for n in range(10)]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("times", "third"), [(1, 2), (2, "2: processes died on it (SIGKILL)"), (3, None)]
)
def test_an_item_on_which_a_process_dies_is_tried_once_more(
    tmp_path: Path, times: int, third: object
) -> None:
    do: Callable[[int, Progress], object] = partial(deadly, tmp_path / "lives", times)
    results = list(spread(do, range(6), lost, 2))
    assert results[:2] + results[3:] == [0, 1, 3, 4, 5]
    assert third is None or results[2] == third


def test_what_concerns_all_ends_the_run() -> None:
    with pytest.raises(RuleError, match="broken"):
        list(spread(broken, range(6), lost, 2))
    assert multiprocessing.active_children() == []


def test_no_process_outlives_a_run() -> None:
    results = spread(late, range(10), lost, 2)
    assert isinstance(results, Iterator)
    with closing(results):  # type: ignore[type-var]
        next(results)
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []


def test_how_far_all_are_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_INTERVAL", 0)
    both = multiprocessing.get_context("fork").Barrier(2)

    def told_together(item: int, tell: Progress) -> int:
        tell(item + 10)
        both.wait(60)
        return item

    heard: list[int] = []
    assert list(spread(told_together, range(4), lambda item, why: -1, 2, heard.append)) == [
        *range(4)
    ]
    assert 10 + 11 in heard
    assert max(heard) <= 10 + 11 + 12 + 13


def total(share: Sequence[int]) -> int:
    if 9 in share:
        os.kill(os.getpid(), signal.SIGKILL)
    return sum(share)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_shares_come_in_order_and_are_whole(count: int) -> None:
    assert list(in_shares(total, range(8), 3, count)) == [0 + 1 + 2, 3 + 4 + 5, 6 + 7]
    assert list(in_shares(total, [], 3, count)) == []


def test_a_share_that_kills_every_process_is_an_error_that_says_so() -> None:
    with pytest.raises(InputError, match=r"died on it \(SIGKILL\); is there enough memory"):
        list(in_shares(total, range(12), 3, 2))
    assert multiprocessing.active_children() == []
