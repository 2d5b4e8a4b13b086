"""``cleantext fix --field``: shards of records from one place to another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cleantext import beside
from cleantext.cleaner import Counts, RecordCleaner
from cleantext.commands import repair
from cleantext.commands.terminal import FAILED, Progress, complain, put
from cleantext.commands.workers import processors
from cleantext.errors import CleantextError, InputError
from cleantext.outcome import STDIN
from cleantext.records.job import Job, Result
from cleantext.records.shards import Shard, plan
from cleantext.reporters.text import count
from cleantext.reporters.visible import visible


class Asked(NamedTuple):
    """What was asked for beyond a request about files.

    Attributes:
        fields: which of each record to repair.
        output: the directory for what comes out.
        extras: what to keep beside the fields.
        engine: what spreads the shards, ``local`` or ``ray``.
    """

    fields: tuple[str, ...]
    output: Path | None
    extras: tuple[str, ...]
    engine: str


def run(request: repair.Request, asked: Asked) -> int:
    """Do what was asked and say so; the exit code.

    0: all is done. 1: a record was changed, with ``--exit-non-zero-on-fix``. 2: a shard
    could not be done, or there are bad records, or some that did not come to rest.
    """
    try:
        output = _check(request, asked)
        config = repair.configured(request)
        cleaner = RecordCleaner(asked.fields, config, asked.extras)
        job = Job(config, cleaner.columns, cleaner.extras)
        shards = plan(request.paths, output)
        total = _all(job, shards, request.jobs, asked.engine)
    except CleantextError as error:
        complain(f"error: {error}")
        return FAILED
    put(total.summary())
    if total.failed or total.counts.bad or total.counts.unsettled:
        return FAILED
    return int(request.exit_non_zero_on_fix and total.counts.changed > 0)


def _check(request: repair.Request, asked: Asked) -> str:
    """The directory to write to.

    Raises:
        InputError: if the options do not go together.
    """
    if not asked.fields:
        raise InputError("-o, --with and --engine are about records; say --field NAME, too")
    if asked.output is None:
        raise InputError(
            "--field is about records, which are not changed in place; say -o DIR, too"
        )
    about_files = {
        "standard input ('-')": STDIN in request.paths,
        "--report": request.report,
        "--diff": request.diff,
        "--since": request.since is not None,
        "--baseline": request.baseline is not None,
        f"--output-format {request.output_format}": request.output_format != "text",
        "--keep-metadata": request.keep_metadata,
    }
    for option, given in about_files.items():
        if given:
            raise InputError(f"{option} does not go with --field")
    return str(asked.output)


class _Total:
    """What came of all shards."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.shards = self.before = self.failed = self.size = 0

    def add(self, result: Result) -> None:
        self.shards += 1
        self.before += result.before
        self.failed += bool(result.error)
        self.size += result.size
        self.counts.add(result.counts)

    def summary(self) -> str:
        shards = [count(self.shards, "shard")]
        if self.before:
            shards.append(f"{self.before} done before")
        if self.failed:
            shards.append(f"{self.failed} failed")
        return f"{', '.join(shards)}: {_said(self.counts)}\n"


def _said(counts: Counts) -> str:
    said = [count(counts.records, "record"), f"{counts.changed} changed"]
    if counts.bad:
        said.append(f"{counts.bad} bad")
    if counts.unsettled:
        said.append(f"{counts.unsettled} left as they were, because the rules never came to rest")
    return ", ".join(said)


def _all(job: Job, shards: Sequence[Shard], processes: int, engine: str) -> _Total:
    """Do all shards and say of each what came of it."""
    total = _Total()
    folders = {os.path.dirname(shard.target) for shard in shards}
    sizes = sum(os.path.getsize(s.source) for s in shards if os.path.exists(s.source))
    progress = Progress(sizes // 10**6, "MB")

    def read(size: int) -> None:
        size += total.size
        progress.show(size // 10**6, size)

    _sweep(folders)
    try:
        for result in _results(job, shards, processes or processors(), engine, read):
            total.add(result)
            progress.clear()
            _tell(result)
            read(0)
    finally:
        progress.clear()
        _sweep(folders)
    return total


def _results(
    job: Job,
    shards: Sequence[Shard],
    processes: int,
    engine: str,
    read: Callable[[int], None],
) -> Iterator[Result]:
    if engine == "ray":
        try:
            from cleantext.integrations import ray
        except ImportError as error:
            raise InputError("needs the extra 'ray': pip install 'cleantext-fix[ray]'") from error
        return ray.spread(job.do, shards, _lost)
    if processes == 1 or len(shards) < 2:
        return (job.do(shard, read) for shard in shards)
    from cleantext.processes.spread import spread

    return spread(job.do, shards, _lost, min(processes, len(shards)), read)


def _lost(shard: Shard, why: str) -> Result:
    return Result(shard, Counts(), error=f"is not done: {why}")


def _sweep(folders: Iterable[str]) -> None:
    """Delete what processes that were killed have left behind."""
    for folder in folders:
        if os.path.isdir(folder):
            beside.sweep(folder)


def _tell(result: Result) -> None:
    if result.error:
        complain(f"error: {result.shard.path}: {result.error}")
        return
    for column in result.unseen if result.counts.records else ():
        complain(f"{result.shard.path}: no record has a text in {column!r}")
    where = f" ({visible(result.shard.bad)})" if result.counts.bad else ""
    before = ", done before" if result.before else ""
    put(f"{visible(result.shard.path)}: {_said(result.counts)}{where}{before}\n")
