"""``cleantext diagnose``: which damage there is, and nothing else."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from cleantext.commands import settings
from cleantext.commands.inputs import standard_input, texts
from cleantext.commands.job import Job
from cleantext.commands.showing import show_all
from cleantext.commands.terminal import FAILED, complain, put
from cleantext.diagnosis import SELECTED
from cleantext.errors import CleantextError
from cleantext.outcome import STDIN, Tally
from cleantext.pipeline import Pipeline
from cleantext.reporters import Reporter
from cleantext.reporters.damage import Damage, DamageJson
from cleantext.reporters.style import style_for


def run(
    paths: tuple[str, ...], language: str | None, config: Path | None, as_json: bool, jobs: int
) -> int:
    """Say which damage is in some files; 1 if there is any, 2 if a file could not be read."""
    reporter: Reporter = DamageJson() if as_json else Damage(style_for(sys.stdout))
    try:
        configured = settings.read(config, paths[0])
        spoken = settings.language(language, configured) or configured.language
        pipeline = Pipeline(replace(configured, select=SELECTED, language=spoken))
        if STDIN in paths:
            tally = Tally()
            outcome = standard_input(paths, pipeline)
            tally.add(outcome)
            put(reporter.file(outcome) + reporter.end(tally))
        else:
            tally = show_all(Job(pipeline, reporter, write=False), texts(paths), jobs)
    except CleantextError as error:
        complain(f"error: {error}")
        return FAILED
    return FAILED if tally.failed else int(bool(tally.damage.damage))
