"""Which shards a run is about, and where each of them goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from cleantext import files
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
    under its path in there. Data are often links, and are rarely under version control:
    links to files count, and no ignore file is asked.

    Raises:
        InputError: if a file is no shard, a directory cannot be listed, two shards would
            become one, or one would be written over.
    """
    shards: dict[str, Shard] = {}
    for path in paths:
        base = path if os.path.isdir(path) else os.path.dirname(path)
        for found in _walk(path, output) if os.path.isdir(path) else [path]:
            shard = _shard(found, base, output)
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


def _walk(root: str, output: str) -> Iterator[str]:
    """The shards below a directory, without what an earlier run wrote there."""
    earlier = os.path.abspath(output)

    def fail(error: OSError) -> None:
        raise InputError(f"{error.filename}: cannot be listed: {files.explain(error)}")

    for folder, folders, names in os.walk(root, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if folder != root and os.path.abspath(folder) == earlier:
            folders.clear()
            continue
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(_BAD) and _format(name):
                yield os.path.join(folder, name)


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
