"""Reading files, and replacing them: whoever looks sees the old one or the new one.

A replacement is first *staged*, which writes the new content beside the file, and
then *committed*, which puts it in the file's place. Both steps are of use apart,
because a disk takes about as long to make a hundred files safe as to make one.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from cleantext import beside
from cleantext.errors import InputError

_HINTS = {
    errno.ENOENT: "does not exist",
    errno.ELOOP: "is a link that leads back to itself; mend or remove the link",
    errno.EACCES: "permission denied; look at its mode with 'ls -l'",
    errno.EPERM: "the system does not permit it; look at 'lsattr' and 'ls -l'",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full; the file is as it was",
    errno.EDQUOT: "the disk quota is used up; the file is as it was",
    errno.EFBIG: "no file may be that large here; look at 'ulimit -f'",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "does not exist",
}
_CLOSED = "nothing may be created in its directory; look at 'ls -ld'"
# Not blocking: nobody may have to write to a pipe that has taken the place of a file.
_FLAGS = ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK")
_READING = os.O_RDONLY | sum(getattr(os, name, 0) for name in _FLAGS)
_AT_ONCE = 1 << 20


class ChangedError(InputError):
    """A file is not any more what was read."""


def explain(error: OSError) -> str:
    """What went wrong with a file and what to do about it, without its name."""
    return _HINTS.get(error.errno or 0) or error.strerror or str(error)


def read(path: str, *, listed: bool = False) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, and its state for :func:`stage` to compare.

    Args:
        listed: its directory has just told that it is a regular file.

    Raises:
        InputError: saying what to do; the message does not name the file.
    """
    try:
        if not listed:  # before opening, which the other end of a pipe would notice
            _check_regular(os.stat(path))
        descriptor = os.open(path, _READING)
        try:
            state = os.fstat(descriptor)
            _check_regular(state)
            return _content(descriptor, state.st_size), state
        finally:
            os.close(descriptor)
    except OSError as error:
        raise InputError(f"cannot be read: {explain(error)}") from error


def _check_regular(state: os.stat_result) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise InputError("is not a regular file; to read from a pipe, use '-'")


def _content(descriptor: int, size: int) -> bytes:
    """All bytes of an open file, which takes one call where its size is what was said."""
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    parts = [data]  # it has grown or shrunk since, or is longer than a system reads at once
    while parts[-1]:
        parts.append(os.read(descriptor, _AT_ONCE))
    return b"".join(parts)


class Staged(NamedTuple):
    """New content of a file that is not in its place yet.

    Attributes:
        target: the file; where a symbolic link was named, what it leads to.
        file: the new content, open, on the same file system.
        old, state: what :func:`read` said.
    """

    target: str
    file: BinaryIO
    old: bytes
    state: os.stat_result


def replaceable(path: str, state: os.stat_result) -> str:
    """The file that is to be replaced; where a symbolic link was named, what it leads to.

    Args:
        state: what :func:`read` said about the file.

    Raises:
        InputError: if it must or can not be replaced, saying what to do.
    """
    # Only the last part matters: a directory may be a link, and is then gone through.
    target = os.path.realpath(path) if os.path.islink(path) else path
    # A read-only file in a writable directory could be replaced, but was not meant to be.
    if not state.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise InputError("cannot be written: it is read-only; make it writable with 'chmod u+w'")
    if state.st_nlink > 1:
        raise InputError(
            f"cannot be written: it has {state.st_nlink} names (hard links), which replacing "
            "it would part; make it a file of its own with 'cp'"
        )
    if not os.access(os.path.dirname(target) or ".", os.W_OK | os.X_OK):
        raise InputError(f"cannot be written: {_CLOSED}")
    return target


def stage(path: str, old: bytes, new: bytes, state: os.stat_result, names: list[str]) -> Staged:
    """Write what a file is to become, with its mode and, where permitted, owner and attributes.

    Args:
        old, state: what :func:`read` said about the file.
        names: as for :func:`cleantext.beside.create`.

    Raises:
        InputError: saying what to do; nothing is then left behind.
    """
    target = replaceable(path, state)
    try:
        file = beside.create(target, names)
    except OSError as error:
        raise InputError(f"cannot be written: {_explain_directory(error)}") from error
    staged = Staged(target, file, old, state)
    try:
        file.write(new)
        file.flush()
        _keep_owner_and_mode(staged)
    except BaseException as error:
        with suppress(OSError):  # what could not be written cannot be now, either
            file.close()
        beside.drop([file.name])
        if isinstance(error, OSError):
            raise InputError(f"cannot be written: {explain(error)}") from error
        raise
    return staged


def commit(staged: Sequence[Staged]) -> list[InputError | None]:
    """Put new content in its place; when this returns, it is on the disk.

    All bytes are made safe before the first name is given away, and the names
    after the last, so that a machine that loses power comes back with each file
    old or new.

    Returns:
        For each file why it is as it was, or None.
    """
    try:
        errors = [_sync(each) for each in staged]
    finally:
        for each in staged:
            each.file.close()
    errors = [error or _replace(each) for each, error in zip(staged, errors, strict=True)]
    for folder in {os.path.dirname(each.target) for each in staged}:
        sync_directory(folder or ".")
    return errors


def sync_directory(path: str | os.PathLike[str]) -> None:
    """See that the names in a directory are on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    with suppress(OSError):  # a directory that may not be read, a file system that cannot
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _explain_directory(error: OSError) -> str:
    return _CLOSED if error.errno in (errno.EACCES, errno.EPERM) else explain(error)


def _sync(staged: Staged) -> InputError | None:
    try:
        os.fsync(staged.file.fileno())
    except OSError as error:
        return _failure(staged, InputError(f"cannot be written: {explain(error)}"))
    return None


def _replace(staged: Staged) -> InputError | None:
    try:
        # Time stamps may be as coarse as two seconds; the content is not.
        same = _version(os.stat(staged.target)) == _version(staged.state)
        if not same or read(staged.target)[0] != staged.old:
            message = "was changed by another program meanwhile; run cleantext again"
            return _failure(staged, ChangedError(message))
        os.replace(staged.file.name, staged.target)
    except InputError as error:
        return _failure(staged, error)
    except OSError as error:
        return _failure(staged, InputError(f"cannot be written: {explain(error)}"))
    return None


def _failure(staged: Staged, error: InputError) -> InputError:
    beside.drop([staged.file.name])
    return error


def _keep_owner_and_mode(staged: Staged) -> None:
    if not hasattr(os, "fchown"):  # Windows
        return
    descriptor, state = staged.file.fileno(), staged.state
    if (state.st_uid, state.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):  # only root may give files away
            os.fchown(descriptor, state.st_uid, state.st_gid)
    # After the owner: a change of owner clears the set-user-id bits.
    os.fchmod(descriptor, stat.S_IMODE(state.st_mode))
    if hasattr(os, "listxattr"):  # Linux; access lists are among the attributes
        with suppress(OSError):
            for name in os.listxattr(staged.target):
                os.setxattr(descriptor, name, os.getxattr(staged.target, name))


def _version(state: os.stat_result) -> tuple[int, ...]:
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
