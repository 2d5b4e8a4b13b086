"""Processes that are ended at any time, the first moment included, end without a word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from cleantext.processes.pool import Died, Pool

_STARVED = """
import os, signal, sys
from collections import deque
from cleantext.processes.pool import Pool

fork, made = os.fork, []

def starved():
    made.append(0)
    process = fork()
    if not process and len(made) == 2:
        os.kill(os.getpid(), signal.SIGTERM)
    return process

os.fork = starved
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
pool = Pool(lambda task, tell: task, deque("ab"), 2)
try:
    events = pool.step()
    while len(events) < 2:
        events += pool.step()
    print(sorted(events))
finally:
    pool.stop()
"""


def test_a_process_that_is_ended_before_it_begins_is_not_taken_for_its_parent() -> None:
    """As on a busy machine, where it may not have come to its turn since it was made."""
    run = [sys.executable, "-c", _STARVED]
    done = subprocess.run(run, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "[Done(task='a', said='a'), Died(task='b', cause='exit code 0')]\n"


def _half_said(task: str, tell: Callable[[Any], None]) -> str:
    """Dies when a part of what it says has gone through the pipe."""
    assert isinstance(tell, partial)
    os.write(tell.args[0].fileno(), (1000).to_bytes(4) + b"half")
    os.kill(os.getpid(), signal.SIGKILL)
    return task


def test_a_process_that_dies_while_it_says_something_is_dead_like_any_other() -> None:
    pool = Pool(_half_said, deque("a"), 1)
    try:
        assert pool.step() == [Died("a", "SIGKILL")]
    finally:
        pool.stop()
