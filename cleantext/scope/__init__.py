"""Which findings a run is about: all of them, those in changed lines, those that are new."""

from __future__ import annotations

from dataclasses import dataclass

from cleantext.pipeline import Pipeline
from cleantext.report import Report
from cleantext.scope.baseline import Baseline
from cleantext.scope.since import Since


@dataclass
class Scope:
    """A pipeline that leaves alone, and is silent about, what a run is not about.

    Attributes:
        pipeline: does the work.
        since: only what stands in lines that were changed.
        baseline: only what it does not know. What it knows and is no longer
            found is dropped from it, file by file, as they come along.
    """

    pipeline: Pipeline
    since: Since | None = None
    baseline: Baseline | None = None

    def selects(self, id: str, path: str) -> bool:
        """Whether what is reported under an id is wanted in a file."""
        return self.pipeline.selects(id, path)

    def run(self, text: str, *, path: str) -> Report:
        """Repair one text. Errors as in :meth:`Pipeline.run`.

        Raises:
            InputError: if ``since`` is given and the file is in no repository.
        """
        hold = self.since.hold(path, text) if self.since else None
        if self.baseline is None:
            return self.pipeline.run(text, path=path, hold=hold)
        full = self.pipeline.run(text, path=path)
        return self.baseline.apply(self.pipeline, full, path, hold)
