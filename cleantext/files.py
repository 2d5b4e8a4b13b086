"""Reading a file, and writing it in one step: whoever looks sees the old one or the new one."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from cleantext.errors import InputError

_HINTS = {
    errno.ENOENT: "does not exist",
    errno.ELOOP: "is a link that leads back to itself; mend or remove the link",
    errno.EACCES: "permission denied; look at its mode with 'ls -l'",
    errno.EPERM: "the system does not permit it; look at 'lsattr' and 'ls -l'",
    errno.EROFS: "the file system is read-only",
    errno.ENOSPC: "the disk is full; the file is as it was",
    errno.EDQUOT: "the disk quota is used up; the file is as it was",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "does not exist",
}


class ChangedError(InputError):
    """A file is not any more what was read."""


TEMPORARY = r"\..+\.(\d+)-[0-9a-f]{8}\.cleantext"
"""The names of the files that are to replace others, with the process that writes them."""


def explain(error: OSError) -> str:
    """What went wrong with a file and what to do about it, without its name."""
    return _HINTS.get(error.errno or 0) or error.strerror or str(error)


def read(path: str) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, and its state for :func:`write` to compare.

    Raises:
        InputError: saying what to do; the message does not name the file.
    """
    try:
        # Before opening: to open a pipe would wait for somebody to write to it.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise InputError("is not a regular file; to read from a pipe, use '-'")
        with open(path, "rb", buffering=0) as file:
            state = os.fstat(file.fileno())
            return file.readall(), state
    except OSError as error:
        raise InputError(f"cannot be read: {explain(error)}") from error


def write(path: str, data: bytes, state: os.stat_result) -> None:
    """Replace a file in one step; mode and, where permitted, owner stay.

    A symbolic link stays a link, and its target is replaced.

    Args:
        state: what :func:`read` said about the file.

    Raises:
        InputError: saying what to do; the file is then as it was.
    """
    # Only the last part matters: a directory may be a link, and is then gone through.
    target = os.path.realpath(path) if os.path.islink(path) else path
    # A read-only file in a writable directory could be replaced, but was not meant to be.
    if not state.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise InputError("cannot be written: it is read-only; make it writable with 'chmod u+w'")
    folder, name = os.path.split(target)
    unique = f"{os.getpid()}-{os.urandom(4).hex()}"
    temporary = os.path.join(folder, f".{name[:60]}.{unique}.cleantext")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            _keep_owner_and_mode(file.fileno(), state)
        if _version(os.stat(target)) != _version(state):
            raise ChangedError("was changed by another program meanwhile; run cleantext again")
        os.replace(temporary, target)
    except BaseException as error:  # an interrupt, too, must leave nothing behind
        with suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise InputError(f"cannot be written: {explain(error)}") from error
        raise


def _keep_owner_and_mode(descriptor: int, state: os.stat_result) -> None:
    if not hasattr(os, "fchown"):  # Windows
        return
    if (state.st_uid, state.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):  # only root may give files away
            os.fchown(descriptor, state.st_uid, state.st_gid)
    # After the owner: a change of owner clears the set-user-id bits.
    os.fchmod(descriptor, stat.S_IMODE(state.st_mode))


def _version(state: os.stat_result) -> tuple[int, int, int]:
    return state.st_ino, state.st_size, state.st_mtime_ns
