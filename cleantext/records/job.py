"""One shard from its place to another: all of it or nothing, and not twice."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from cleantext import beside, files
from cleantext.cleaner import Counts, RecordCleaner
from cleantext.config import Config
from cleantext.errors import CleantextError, InputError
from cleantext.records import compression, jsonl, tables
from cleantext.records.lines import Bad, side_line
from cleantext.records.marker import Marker, Settings
from cleantext.records.shards import Shard

_STEP = 256
"""After so many records it is told how many bytes have been read."""


class Result(NamedTuple):
    """What came of a shard.

    Attributes:
        shard: which one.
        counts: of its records.
        size: how many bytes it has.
        before: whether an earlier run had done it.
        error: why it is not done.
        unseen: the columns in which it has no text at all.
    """

    shard: Shard
    counts: Counts
    size: int = 0
    before: bool = False
    error: str = ""
    unseen: tuple[str, ...] = ()


class Job(NamedTuple):
    """What to do with each shard. Can be pickled to a worker.

    Attributes:
        columns: the fields to repair.
        extras: what to keep beside them.
    """

    config: Config
    columns: tuple[str, ...]
    extras: tuple[str, ...] = ()

    def do(self, shard: Shard, progress: Callable[[int], None] | None = None) -> Result:
        """Do a shard, if that is not done yet. Never raises because of a shard.

        Args:
            progress: is told now and then how many bytes have been read.

        Raises:
            CleantextError: if rules or configuration are broken; that concerns every shard.
        """
        try:
            return self._do(shard, progress)
        except InputError as error:
            return Result(shard, Counts(), error=str(error))
        except OSError as error:
            return Result(shard, Counts(), error=files.explain(error))
        except (EOFError, zlib.error) as error:
            return Result(shard, Counts(), error=f"is damaged: {error}")
        except CleantextError:
            raise
        except Exception as error:  # a fault of ours in one shard must not stop the others
            why = f"cleantext failed ({type(error).__name__}: {error}); please report this"
            return Result(shard, Counts(), error=f"is not done, because {why}")

    def _do(self, shard: Shard, progress: Callable[[int], None] | None) -> Result:
        config = self.config.under(self.config.patterns(shard.source))
        with open(shard.source, "rb") as source:
            state = os.fstat(source.fileno())
            settings = Settings.of(config, self.columns, self.extras, state)
            marker = Marker(shard.target)
            done = marker.done(settings)
            if done is not None:
                return Result(shard, done.counts, state.st_size, True, unseen=done.unseen)
            os.makedirs(os.path.dirname(shard.target), exist_ok=True)
            marker.begin(settings, shard.bad)
            cleaner = RecordCleaner(self.columns, config, self.extras)
            with _replacing(shard.bad, state) as side, _replacing(shard.target, state) as target:

                def bad(number: int, error: str, pieces: Iterable[bytes]) -> None:
                    cleaner.count_bad()
                    side.writelines(side_line(number, error, pieces))

                _rewrite(shard.format, source, target, cleaner, bad, progress=progress)
        if not cleaner.counts.bad:
            os.unlink(shard.bad)
        unseen = tuple(name for name in cleaner.columns if name in cleaner.unseen)
        marker.finish(settings, cleaner.counts, unseen)
        return Result(shard, cleaner.counts, state.st_size, unseen=unseen)


def _rewrite(
    format: str,
    source: BinaryIO,
    target: BinaryIO,
    cleaner: RecordCleaner,
    bad: Bad,
    *,
    progress: Callable[[int], None] | None,
) -> None:
    if format == "parquet":
        _parquet(source, target, cleaner, bad)
        return
    stream = compression.reader(source, source.name)
    if format == "jsonl":
        pieces = jsonl.rewrite(stream, cleaner, bad)
    else:
        pieces = tables.rewrite(stream, cleaner, bad, "\t" if format == "tsv" else ",")
    with compression.writer(target, source.name) as out:
        for count, piece in enumerate(pieces):
            out.write(piece)
            if progress and count % _STEP == 0:
                progress(source.tell())


def _parquet(source: BinaryIO, target: BinaryIO, cleaner: RecordCleaner, bad: Bad) -> None:
    try:
        from cleantext.records import parquet
    except ImportError as error:
        raise InputError("needs the extra 'arrow': pip install 'cleantext-fix[arrow]'") from error
    parquet.rewrite(source, target, cleaner, bad)


@contextmanager
def _replacing(path: str, like: os.stat_result) -> Iterator[BinaryIO]:
    """A file to write, which takes its place when all is written, with the mode of another."""
    with beside.replacing(path, mode=0o600) as file:
        yield file
        if hasattr(os, "fchmod"):  # not on Windows
            os.fchmod(file.fileno(), stat.S_IMODE(like.st_mode))
