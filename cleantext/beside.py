"""Temporary files beside those that they are to replace, and what is left of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

_SUFFIX = ".cleantext"
_TEMPORARY = rf"\..+\.(\d+)-[0-9a-f]{{8}}\{_SUFFIX}"
"""The names of staged files, with the process that wrote them."""


def sweep(folder: str) -> None:
    """Delete what processes that were killed have staged in a directory."""
    with suppress(OSError):
        for name in os.listdir(folder):
            match = re.fullmatch(_TEMPORARY, name) if name.endswith(_SUFFIX) else None
            if match and not _alive(int(match[1])):
                drop([os.path.join(folder, name)])


def create(target: str, names: list[str] | None = None, *, mode: int = 0o600) -> BinaryIO:
    """A new file on the same file system as another, to be renamed to it or deleted.

    Args:
        names: gets its name before there is a file, for :func:`drop`: an interrupt
            may come at any time.
        mode: who may read and write it, but for whom the umask withholds that from.
    """
    folder, name = os.path.split(target)
    unique = f"{os.getpid()}-{os.urandom(4).hex()}"
    temporary = os.path.join(folder, f".{name[:60]}.{unique}{_SUFFIX}")
    if names is not None:
        names.append(temporary)

    def opened(path: str, flags: int) -> int:
        return os.open(path, flags, mode)

    return open(temporary, "xb", opener=opened)


@contextmanager
def replacing(target: str, *, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of another once all of it is on the disk.

    Args:
        mode: as for :func:`create`.

    Raises:
        OSError: if it cannot be written; nothing is then left behind.
    """
    file = create(target, mode=mode)
    try:
        yield file
        file.flush()
        os.fsync(file.fileno())
        file.close()
        os.replace(file.name, target)
    except BaseException:  # an interrupt, too, must leave nothing behind
        with suppress(OSError):
            file.close()
        drop([file.name])
        raise


def drop(names: Iterable[str]) -> None:
    """Delete what was staged and is not in its place."""
    for name in names:
        with suppress(OSError):
            os.unlink(name)


def _alive(process: int) -> bool:
    if os.name == "nt":  # where to ask is to kill
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # somebody else's
    return True
