"""A stream of records from end to end, and what was set aside."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from toy import SPACES

from cleantext import Config
from cleantext.cleaner import Counts, RecordCleaner
from cleantext.records import lines

Bad = list[tuple[int, str, bytes]]
"""The number of each bad record, what is wrong with it, and what it is."""


def rewritten(
    rewrite: Callable[[BinaryIO, RecordCleaner, lines.Bad], Iterator[bytes]],
    source: bytes,
    fields: Sequence[str],
    config: Config = SPACES,
    extras: Iterable[str] = (),
) -> tuple[bytes, Bad, Counts]:
    """What comes out of a stream, where ``text`` is repaired unless other fields are named."""
    cleaner = RecordCleaner(fields or ["text"], config, tuple(extras))
    bad: Bad = []

    def note(number: int, error: str, pieces: Iterable[bytes]) -> None:
        cleaner.count_bad()
        bad.append((number, error, b"".join(pieces)))

    out = b"".join(rewrite(io.BytesIO(source), cleaner, note))
    return out, bad, cleaner.counts
