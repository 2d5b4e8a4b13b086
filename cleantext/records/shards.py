"""Which shards a run is about, and where each of them goes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from cleantext import walk
from cleantext.errors import InputError
from cleantext.records.compression import SUFFIXES as COMPRESSED

_PLAIN = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv"}
_BAD = ".bad.jsonl"
_KNOWN = "*.jsonl, *.ndjson, *.csv, *.tsv, each perhaps with .gz or .zst behind it, and *.parquet"


class Shard(NamedTuple):
    """A file of records.

    Attributes:
        path: as it was named, or below what was named.
        source, target: where it is and where it goes, absolute.
        format: ``jsonl``, ``csv``, ``tsv`` or ``parquet``.
    """

    path: str
    source: str
    target: str
    format: str

    @property
    def bad(self) -> str:
        """Where its bad records go."""
        return _stem(self.target) + _BAD


def plan(paths: Iterable[str], output: str) -> list[Shard]:
    """The shards that are named and, in sorted order, those in directories.

    A file goes into the directory ``output`` under its own name, a file in a directory
    under its path in there.

    Raises:
        InputError: if a file is no shard or cannot be read, two of them would become one,
            or one would be written over.
    """
    shards: dict[str, Shard] = {}
    here = os.path.abspath(output)
    for path in paths:
        inside = os.path.isdir(path)
        earlier = here + os.sep if here != os.path.abspath(path) else "\0"
        for found in walk.find(
            [path], lambda name: not name.endswith(_BAD) and bool(_format(name))
        ):
            if found.error:
                raise InputError(f"{found.path}: {found.error}")
            if inside and os.path.abspath(found.path).startswith(earlier):
                continue  # written by an earlier run
            shard = _shard(found.path, path if inside else os.path.dirname(path), output)
            for written in (shard.target, shard.bad):
                other = shards.setdefault(written, shard)
                if other.source != shard.source:
                    raise InputError(
                        f"{other.path} and {shard.path} would both be written to {written}; "
                        "run cleantext on each by itself"
                    )
    sources = {os.path.realpath(shard.source): shard for shard in shards.values()}
    for written in shards:
        if (read := sources.get(os.path.realpath(written))) is not None:
            raise InputError(f"{read.path} would be written over; choose another directory for -o")
    return list(dict.fromkeys(shards.values()))


def _shard(path: str, base: str, output: str) -> Shard:
    format = _format(path)
    if not format:
        raise InputError(f"{path}: is no file of records; there are {_KNOWN}")
    target = os.path.join(os.path.abspath(output), os.path.relpath(path, base or "."))
    return Shard(path, os.path.abspath(path), target, format)


def _format(name: str) -> str:
    """What a file name says it holds; empty where it is no file of records."""
    path = PurePath(name)
    if path.suffix == ".parquet":
        return "parquet"
    return _PLAIN.get(PurePath(_unpacked(name)).suffix, "")


def _unpacked(name: str) -> str:
    return next((name.removesuffix(s) for s in COMPRESSED if name.endswith(s)), name)


def _stem(path: str) -> str:
    return os.path.splitext(_unpacked(path))[0]
