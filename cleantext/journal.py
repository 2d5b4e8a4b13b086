"""What was changed where, so that a run can be undone byte for byte.

Before a file is replaced, its old content goes to
``.cleantext/runs/<run>/<process>.log``, and :meth:`Journal.sync` sees that it is
on the disk. A record is its length in four bytes, then a compressed header line
and the old content. One that was cut off by a crash therefore belongs to a file
that was not replaced, and is passed over.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cleantext import beside, files
from cleantext.errors import CleantextError, InputError, nearest

FOLDER = ".cleantext"
LIMIT = 256 * 1024 * 1024
"""Bytes that the runs before this one may take, and that one process of it may write."""
_AT_ONCE = 100  # files that are given back together


class JournalError(CleantextError):
    """Nothing can be recorded, or there is nothing to undo; the message says what to do."""


class Journal:
    """Records what one run is about to change. Can be pickled to the workers of the run.

    Args:
        home: the directory in which ``.cleantext`` is, or is to be.
    """

    def __init__(self, home: Path) -> None:
        self._root = home / FOLDER
        # Two runs may begin in one second, and the last one is the last by name: in UTC,
        # in which no hour comes twice.
        self.run = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
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
            _write(self._descriptor(), len(body).to_bytes(4) + body)
        except OSError as error:
            raise self._failure(error) from error

    def sync(self) -> None:
        """See that all that this process has recorded is on the disk.

        Raises:
            JournalError: if that cannot be had; no file must then be replaced.
        """
        if self._log is None or self._log[0] != os.getpid():
            return
        try:
            os.fsync(self._log[1])
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: OSError) -> JournalError:
        return JournalError(
            f"the journal in {self._root} cannot be written: {files.explain(error)}; "
            "start cleantext in another directory, or use --no-journal"
        )

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
            for directory in (folder, folder.parent, self._root, self._root.parent):
                files.sync_directory(directory)
        return self._log[1]


@dataclass(frozen=True, slots=True)
class Record:
    """The old content of one file, and the checksum of the new one."""

    path: str
    old: bytes
    new: str
    time: int


def home(start: Path) -> Path:
    """Where the journal for a directory is: where one was before, or at the repository's root.

    A journal says what ``undo`` writes, so one of somebody else is not taken for ours,
    nor one above us in a directory in which anybody may put things, such as ``/tmp``.
    """
    for directory in (start, *start.parents):
        if (directory / ".git").exists() or _is_ours(directory, start):
            return directory
    return start


def _is_ours(directory: Path, start: Path) -> bool:
    try:
        state = (directory / FOLDER).stat()
        anybody = directory != start and directory.stat().st_mode & stat.S_IWOTH
    except OSError:
        return False
    return not anybody and (not hasattr(os, "geteuid") or state.st_uid == os.geteuid())


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
    for batch in _batches(records(home, run)):
        for path, error in _restore(batch):
            refused = refused or bool(error)
            folders.add(os.path.dirname(path))
            yield path, error
    for folder in folders:
        beside.sweep(folder)
    if not refused:
        shutil.rmtree(home / FOLDER / "runs" / run)


def _batches(found: Sequence[Record]) -> Iterator[list[Record]]:
    """Some records at a time, no file twice among them: one change is undone before the other."""
    batch: dict[str, Record] = {}
    for record in found:
        if record.path in batch or len(batch) == _AT_ONCE:
            yield list(batch.values())
            batch = {}
        batch[record.path] = record
    yield list(batch.values())


def _restore(batch: Sequence[Record]) -> list[tuple[str, str]]:
    """Give files their old content back; each path, and why the file was left alone, or nothing."""
    left: dict[str, str] = {}
    staged: dict[str, files.Staged] = {}
    names: list[str] = []
    try:
        for record in batch:
            try:
                staged |= _stage(record, names)
            except InputError as error:
                left[record.path] = str(error)
        errors = files.commit(list(staged.values()))
    except BaseException:
        for each in staged.values():
            each.file.close()
        beside.drop(names)
        raise
    left |= {path: str(error) for path, error in zip(staged, errors, strict=True) if error}
    return [(record.path, left.get(record.path, "")) for record in batch]


def _stage(record: Record, names: list[str]) -> dict[str, files.Staged]:
    """The old content by path, where the file does not have it."""
    data, state = files.read(record.path)
    if data == record.old:
        return {}
    if _sum(data) != record.new:
        raise InputError("was edited since; it is left as it is")
    return {record.path: files.stage(record.path, data, record.old, state, names)}


def _write(descriptor: int, data: bytes) -> None:
    """Write all of it: a disk that is nearly full takes a part and says so only then."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


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


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()
