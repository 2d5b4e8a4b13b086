"""Standard output and standard error as a command needs them."""

from __future__ import annotations

import os
import sys
import time

from cleantext.reporters.visible import visible

FAILED = 2
"""The exit code of a command that could not do its job, or not all of it."""


BROKEN_PIPE = 141
"""The exit code of a program whose reader has gone, as a shell has it."""


def put(text: str) -> None:
    """Write text to standard output; bytes that were not text go out as they came in."""
    if not text:
        return
    encoding = sys.stdout.encoding or "utf-8"
    try:
        data = text.encode(encoding, "surrogateescape")
    except UnicodeEncodeError:  # a terminal that does not know the character
        data = text.encode(encoding, "backslashreplace")
    put_bytes(data)


def put_bytes(data: bytes) -> None:
    """Write bytes to standard output without any translation; leave if nobody reads them."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is still in the buffer must not complain when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BROKEN_PIPE) from None


def complain(message: str) -> None:
    """Write a line to standard error, fit for a terminal."""
    print(f"cleantext: {visible(message)}", file=sys.stderr, flush=True)


class Progress:
    """A line on standard error that says how far a long run is; nothing off a terminal.

    It appears after a second, and is rewritten at most ten times a second.

    Args:
        total: how many there are of ``unit``.
    """

    def __init__(self, total: int, unit: str = "files") -> None:
        self._total, self._unit = total, unit
        self._shown = sys.stderr.isatty()
        self._begin = time.monotonic()
        self._next = self._begin + 1
        self._visible = False

    def show(self, done: int, size: int) -> None:
        """Say that ``done`` of them, ``size`` bytes in all, are finished."""
        if not self._shown or (now := time.monotonic()) < self._next:
            return
        self._next = now + 0.1
        spent = now - self._begin
        left = spent / done * (self._total - done) if done else 0
        rate = size / spent / 1e6
        text = f"{done}/{self._total} {self._unit}, {rate:.1f} MB/s, {left:.0f} s left"
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
        self._visible = True

    def clear(self) -> None:
        """Take the line away, before anything else is written to the terminal."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._visible = False
