"""``cleantext fix`` and ``cleantext check``: the same run, with or without writing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cleantext.commands import settings
from cleantext.commands.inputs import standard_input, texts
from cleantext.commands.job import Job
from cleantext.commands.showing import show_all
from cleantext.commands.terminal import FAILED, complain, put, put_bytes
from cleantext.config import Config
from cleantext.errors import CleantextError, InputError
from cleantext.outcome import STDIN, Outcome, Repairer, Tally
from cleantext.pipeline import Pipeline
from cleantext.reporters import Reporter
from cleantext.reporters.style import Style, style_for
from cleantext.rules import RuleBook
from cleantext.walk import Found

if TYPE_CHECKING:
    from cleantext.journal import Journal
    from cleantext.variants.usage import Summary

Format = Literal["text", "json", "github", "sarif"]


class Request(NamedTuple):
    """What was asked for on the command line; None where nothing was said."""

    paths: tuple[str, ...]
    write: bool
    report: bool = False
    diff: bool = False
    unsafe_fixes: bool | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    config: Path | None = None
    output_format: Format = "text"
    exit_non_zero_on_fix: bool = False
    jobs: int = 0
    journal: bool = True
    since: str | None = None
    baseline: Path | None = None
    keep_metadata: bool = False


def run(request: Request) -> int:
    """Do what was asked and say so; the exit code.

    0: the job is done (``fix``), or there is nothing to do (``check``). 1: something would
    change or is flagged (``check``), or was changed (``--exit-non-zero-on-fix``). 2: the
    job, or a part of it, could not be done.
    """
    try:
        pipeline = Pipeline(configured(request))
        if STDIN in request.paths:
            tally = _standard_input(request, pipeline)
        elif request.since is not None or request.baseline is not None:
            tally = _scoped(request, pipeline)
        else:
            found = texts(request.paths)
            tally = _with_table(request, pipeline, found)
    except CleantextError as error:
        complain(f"error: {error}")
        return FAILED
    if tally.failed:
        return FAILED
    if request.exit_non_zero_on_fix:
        return int(tally.changed > 0)
    return int(not request.write and bool(tally.changed or tally.flags))


def configured(request: Request) -> Config:
    """The configuration for the first path, and the command line above it."""
    config = settings.read(request.config, request.paths[0])
    for option in ("select", "ignore"):
        if prefixes := getattr(request, option):
            RuleBook(config.rules).check(prefixes, f"--{option}")
    said: dict[str, Any] = {
        "select": request.select or None,
        "ignore": request.ignore or None,
        "unsafe_fixes": request.unsafe_fixes,
        "language": settings.language(request.language, config),
    }
    return replace(config, **{key: value for key, value in said.items() if value is not None})


def _keeping(request: Request, pipeline: Repairer) -> Repairer:
    """The pipeline, or one that keeps what it takes out, if that was asked for."""
    if not request.keep_metadata:
        return pipeline
    from cleantext.keeping import Keeping

    return Keeping(pipeline)


def _reporter(request: Request, style: Style) -> Reporter:
    wrote = request.write and not request.diff
    if request.output_format == "json":
        from cleantext.reporters.json import Json

        return Json()
    if request.output_format == "github":
        from cleantext.reporters.github import Github

        return Github(wrote)
    if request.output_format == "sarif":
        from cleantext.reporters.sarif import Sarif

        return Sarif()
    if request.report:
        from cleantext.reporters.full import Full

        return Full(style, wrote)
    if request.diff:
        from cleantext.reporters.unified import Diff

        return Diff(style, sys.stdout.isatty())
    from cleantext.reporters.text import Brief, Lines

    return Brief(style, wrote) if request.write else Lines(style)


def _standard_input(request: Request, pipeline: Pipeline) -> Tally:
    if request.since is not None or request.baseline is not None:
        raise InputError("--since and --baseline are about files, not about standard input")
    outcome = standard_input(request.paths, _keeping(request, pipeline))
    tally = Tally()
    tally.add(outcome)
    # The text is the result; what is said about it goes elsewhere, unless it was asked for.
    as_filter = request.write and not request.diff and request.output_format == "text"
    if not as_filter:
        reporter = _reporter(request, style_for(sys.stdout))
        put(reporter.begin() + reporter.file(outcome) + reporter.end(tally))
        return tally
    if outcome.output is not None:
        put_bytes(outcome.output)
    if request.report:
        reporter = _reporter(request, style_for(sys.stderr))
        sys.stderr.write(reporter.file(outcome) + reporter.end(tally))
    return tally


def _journal() -> Journal:
    from cleantext import journal

    return journal.Journal(journal.home(Path.cwd()))


def _scoped(request: Request, pipeline: Pipeline) -> Tally:
    """A run that is not about everything; the first one with a baseline writes it."""
    from cleantext.commands import scoping

    found = texts(request.paths)
    path = request.baseline
    if path is not None and not path.exists():
        first = scoping.scope(pipeline, request.paths[0], request.since, None)
        return scoping.create(path, first, found)
    scope = scoping.scope(pipeline, request.paths[0], request.since, path)
    # What a baseline learns must come together in one process.
    tally = _files(request._replace(jobs=1) if path else request, scope, found)
    if path is not None and request.write and not request.diff:
        scoping.keep(path, scope)
    return tally


def _with_table(request: Request, pipeline: Pipeline, found: Sequence[Found]) -> Tally:
    """A run over everything; a report about several files ends with a table of spellings."""
    if not (request.report and request.output_format == "text" and len(found) > 1):
        return _files(request, pipeline, found)
    from cleantext.commands.consistency import Spellings

    spellings = Spellings(pipeline.config, wrote=request.write and not request.diff)
    tally = _files(request, pipeline, found, spellings.of)
    if tally.spellings is not None:
        put(spellings.table(tally.spellings))
    return tally


def _files(
    request: Request,
    pipeline: Repairer,
    found: Sequence[Found],
    spellings: Callable[[Outcome], Summary | None] | None = None,
) -> Tally:
    reporter = _reporter(request, style_for(sys.stdout))
    write = request.write and not request.diff
    journal = _journal() if write and request.journal else None
    job = Job(_keeping(request, pipeline), reporter, write, journal, spellings)
    return show_all(job, found, request.jobs)
