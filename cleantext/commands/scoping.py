"""``--since`` and ``--baseline``: a run that is not about everything."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cleantext import files
from cleantext.commands.terminal import complain
from cleantext.decoding import BinaryError
from cleantext.errors import InputError
from cleantext.outcome import Tally
from cleantext.pipeline import Pipeline
from cleantext.reading import read
from cleantext.scope import Scope
from cleantext.scope.baseline import Baseline
from cleantext.scope.since import Since
from cleantext.walk import Found


def scope(pipeline: Pipeline, first: str, since: str | None, baseline: Path | None) -> Scope:
    """The scope of a run.

    Args:
        first: the first path of the run; it says which git repository is meant.

    Raises:
        InputError: if there is no such revision, or the baseline cannot be read.
    """
    directory = first if os.path.isdir(first) else os.path.dirname(os.path.abspath(first))
    return Scope(
        pipeline,
        Since(directory, since) if since is not None else None,
        Baseline.read(baseline) if baseline is not None else None,
    )


def create(path: Path, scope: Scope, found: Sequence[Found]) -> Tally:
    """Write a baseline of all that is found, and say so; the texts stay as they are.

    Args:
        scope: what the run is about, but for the baseline.

    Raises:
        InputError: if it cannot be written.
    """
    baseline = Baseline(root=path.parent)
    tally = Tally()
    for item in found:
        tally.files += 1
        try:
            if item.error:
                raise InputError(item.error)
            text = read(files.read(item.path)[0]).text
            hold = scope.since.hold(item.path, text) if scope.since else None
        except BinaryError:
            tally.skipped += 1
            continue
        except InputError as error:
            complain(f"error: {item.path}: {error}")
            tally.failed += 1
            continue
        baseline.add(scope.pipeline, text, item.path, hold)
    baseline.write(path)
    known = sum(entries.total() for entries in baseline.files.values())
    complain(f"{path}: {known} findings in {len(baseline.files)} files are known from now on")
    return tally


def keep(path: Path, scope: Scope) -> None:
    """Write the baseline of a run without what is no longer found.

    Raises:
        InputError: if it cannot be written.
    """
    if scope.baseline is not None:
        scope.baseline.forget_missing()
        scope.baseline.write(path)
