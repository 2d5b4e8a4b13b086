"""Processes that are ended at any time, the first moment included, end without a word."""

from __future__ import annotations

import subprocess
import sys

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
