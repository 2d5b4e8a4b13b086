"""``cleantext diagnose``: which damage there is, and nothing else."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from cleantext.commands import settings
from cleantext.commands.job import Job
from cleantext.commands.terminal import FAILED, Progress, complain, put
from cleantext.commands.texts import texts
from cleantext.commands.workers import work
from cleantext.diagnosis import SELECTED
from cleantext.errors import CleantextError, InputError
from cleantext.outcome import STDIN, Outcome, Tally, repair_bytes
from cleantext.pipeline import Pipeline
from cleantext.reporters import Reporter
from cleantext.reporters.damage import Damage, DamageJson
from cleantext.reporters.style import style_for


def run(
    paths: tuple[str, ...], language: str | None, config: Path | None, as_json: bool, jobs: int
) -> int:
    """Say which damage is in some files; 1 if there is any, 2 if a file could not be read."""
    reporter: Reporter = DamageJson() if as_json else Damage(style_for(sys.stdout))
    tally = Tally()
    try:
        configured = settings.read(config, paths[0])
        spoken = settings.language(language, configured) or configured.language
        job = Job(Pipeline(replace(configured, select=SELECTED, language=spoken)), reporter, False)
        if STDIN in paths:
            _standard_input(paths, job, tally)
        else:
            _files(paths, job, tally, jobs)
    except CleantextError as error:
        complain(f"error: {error}")
        return FAILED
    put(reporter.end(tally))
    return FAILED if tally.failed else int(bool(tally.damage.damage))


def _files(paths: tuple[str, ...], job: Job, tally: Tally, jobs: int) -> None:
    found = texts(paths)
    progress = Progress(len(found))
    try:
        for shown in work(job, found, jobs, tally):
            if shown.text or shown.complaint:
                progress.clear()
            if shown.complaint:
                complain(shown.complaint)
            put(shown.text)
            progress.show(tally.files, tally.size)
    finally:
        progress.clear()


def _standard_input(paths: tuple[str, ...], job: Job, tally: Tally) -> None:
    if len(paths) > 1:
        raise InputError("standard input ('-') cannot be mixed with files; run cleantext twice")
    try:
        outcome = repair_bytes(sys.stdin.buffer.read(), STDIN, job.pipeline)
    except InputError as error:
        outcome = Outcome(STDIN, error=f"standard input {error}")
        complain(f"error: {outcome.error}")
    tally.add(outcome)
    put(job.reporter.file(outcome))
