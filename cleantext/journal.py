"""What was changed where, so that a run can be undone byte for byte.

Before a file is replaced, its old content goes to
``.cleantext/runs/<run>/<process>.log``. Each record is written at once: its
length in four bytes, then a compressed header line and the old content. A
record that was cut off by a crash therefore belongs to a file that was not
replaced, and is passed over.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cleantext import files
from cleantext.errors import CleantextError, InputError, nearest

FOLDER = ".cleantext"
LIMIT = 256 * 1024 * 1024
"""Bytes that the runs before this one may take, and that one process of it may write."""


class JournalError(CleantextError):
    """Nothing can be recorded, or there is nothing to undo; the message says what to do."""


class Journal:
    """Records what one run is about to change. Can be pickled to the workers of the run.

    Args:
        home: the directory in which ``.cleantext`` is, or is to be.
    """

    def __init__(self, home: Path) -> None:
        self._root = home / FOLDER
        self.run = time.strftime("%Y%m%d-%H%M%S-") + os.urandom(2).hex()
        self._log: tuple[int, int] | None = None  # process and descriptor
        self._size = 0

    def record(self, path: str, old: bytes, new: bytes) -> None:
        """Keep the old content of a file that is about to get the new one.

        Raises:
            JournalError: if it cannot be kept; the file must then not be replaced.
        """
        header = {"path": os.path.realpath(path), "new": _sum(new), "time": time.time_ns()}
        body = zlib.compress(json.dumps(header).encode() + b"\n" + old, 1)
        self._size += len(body)
        if self._size > LIMIT:
            raise JournalError(f"the journal in {self._root} is full; go on with --no-journal")
        try:
            os.write(self._descriptor(), len(body).to_bytes(4) + body)
        except OSError as error:
            raise JournalError(
                f"the journal in {self._root} cannot be written: {files.explain(error)}; "
                "start cleantext in another directory, or use --no-journal"
            ) from error

    def _descriptor(self) -> int:
        """The log of this process, which may have been forked from one that has its own."""
        if self._log is None or self._log[0] != os.getpid():
            folder = self._root / "runs" / self.run
            folder.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError), open(self._root / ".gitignore", "x") as ignore:
                ignore.write("*\n")
            _forget_old(self._root / "runs", but=self.run)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            self._log = os.getpid(), os.open(folder / f"{os.getpid()}.log", flags, 0o600)
        return self._log[1]


@dataclass(frozen=True, slots=True)
class Record:
    """The old content of one file, and the checksum of the new one."""

    path: str
    old: bytes
    new: str
    time: int


def home(start: Path) -> Path:
    """Where the journal for a directory is: where one was before, or at the repository's root."""
    for directory in (start, *start.parents):
        if (directory / FOLDER).exists() or (directory / ".git").exists():
            return directory
    return start


def runs(home: Path) -> list[str]:
    """The runs that can be undone, oldest first."""
    folder = home / FOLDER / "runs"
    return sorted(os.listdir(folder)) if folder.is_dir() else []


def records(home: Path, run: str) -> list[Record]:
    """What a run changed, last change first."""
    found: list[Record] = []
    for log in (home / FOLDER / "runs" / run).glob("*.log"):
        found += _read(log)
    return sorted(found, key=lambda record: record.time, reverse=True)


def undo(home: Path, run: str | None = None) -> Iterator[tuple[str, str]]:
    """Give each file that a run changed its old content back.

    Args:
        run: its name; None for the last one.

    Yields:
        The path of each file, and why it was left alone, or nothing.

    Raises:
        JournalError: if there is no such run.
    """
    known = runs(home)
    if not known:
        raise JournalError(f"there is nothing to undo in {home}")
    if run is None:
        run = known[-1]
    elif run not in known:
        raise JournalError(f"there is no run {run!r} in {home}{nearest(run, known)}")
    refused = False
    folders = set()
    for record in records(home, run):
        error = _restore(record)
        refused = refused or bool(error)
        folders.add(os.path.dirname(record.path))
        yield record.path, error
    for folder in folders:
        _sweep(folder)
    if not refused:
        shutil.rmtree(home / FOLDER / "runs" / run)


def _restore(record: Record) -> str:
    try:
        data, state = files.read(record.path)
        if data == record.old:
            return ""
        if _sum(data) != record.new:
            return "was edited since; it is left as it is"
        files.write(record.path, record.old, state)
    except InputError as error:
        return str(error)
    return ""


def _read(log: Path) -> Iterator[Record]:
    data = log.read_bytes()
    at = 0
    while at + 4 <= len(data):
        end = at + 4 + int.from_bytes(data[at : at + 4])
        try:
            header, _, old = zlib.decompress(data[at + 4 : end]).partition(b"\n")
        except zlib.error:
            return  # cut off
        yield Record(old=old, **json.loads(header))
        at = end


def _forget_old(folder: Path, but: str) -> None:
    """Delete the oldest runs until the others are within the limit."""
    left = LIMIT
    for run in sorted({*os.listdir(folder)} - {but}, reverse=True):
        left -= sum(log.stat().st_size for log in (folder / run).glob("*.log"))
        if left < 0:
            shutil.rmtree(folder / run, ignore_errors=True)


def _sweep(folder: str) -> None:
    """Delete what writers that were killed have left behind."""
    for name in os.listdir(folder):
        match = re.fullmatch(files.TEMPORARY, name)
        if match and not _alive(int(match[1])):
            with suppress(OSError):
                os.unlink(os.path.join(folder, name))


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # somebody else's
    return True


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()
