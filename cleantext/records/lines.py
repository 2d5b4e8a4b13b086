"""A stream as lines, and what becomes of those that are no records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from cleantext.decoding import MARKS
from cleantext.errors import InputError

LONGEST = 1 << 24
"""How many bytes a record may have: what is held in memory at once hangs on it."""

_MARK = b"\xef\xbb\xbf"
_PIECE = 1 << 16

Bad = Callable[[int, str, Iterable[bytes]], None]
"""Is told the number of a line, from 1, what is wrong with it, and its bytes piece by piece."""


def mark(stream: BinaryIO) -> tuple[bytes, bytes]:
    """The byte order mark at the beginning of a stream, or nothing, and the rest of its line.

    Raises:
        InputError: if it is not UTF-8.
    """
    first = stream.readline(LONGEST + 1)
    for begins, encoding in MARKS:
        if first.startswith(begins):
            if begins != _MARK:
                raise InputError(f"is {encoding.upper()}; convert it to UTF-8 first")
            return begins, first[len(begins) :]
    return b"", first


def lines(stream: BinaryIO, first: bytes, bad: Bad) -> Iterator[tuple[int, bytes]]:
    """The lines of a stream with their numbers; those that are too long are reported as bad.

    Args:
        first: what was read of the first line.
    """
    number, line = 1, first
    while line:
        if len(line) > LONGEST and not line.endswith(b"\n"):
            bad(number, f"is longer than {LONGEST} bytes", _rest(line, stream))
        else:
            yield number, line
        number += 1
        line = stream.readline(LONGEST + 1)


def _rest(line: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """A line that was read in part, to its end."""
    while line:
        yield line
        line = b"" if line.endswith(b"\n") else stream.readline(_PIECE)


def side_line(number: int, error: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What is kept of a bad record: a line of JSON with ``line``, ``error`` and ``record``.

    Bytes that are not UTF-8 are lone surrogates in ``record``, as everywhere: encoded as
    UTF-8 with ``surrogateescape``, it is what stood in the file, byte for byte.
    """
    yield f'{{"line": {number}, "error": {json.dumps(error)}, "record": "'.encode()
    for piece in pieces:
        yield json.dumps(piece.decode("utf-8", "surrogateescape"))[1:-1].encode()
    yield b'"}\n'
