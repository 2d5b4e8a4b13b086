"""What a run does with each of its files, in whichever process."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from cleantext.commands.batches import Batches
from cleantext.outcome import Outcome, Repairer
from cleantext.reporters import Reporter
from cleantext.walk import Found

if TYPE_CHECKING:
    from cleantext.journal import Journal


class Shown(NamedTuple):
    """What to print about one file, and what to complain about."""

    text: str
    complaint: str = ""


class Done(NamedTuple):
    """What came of one file, and what to print about it."""

    outcome: Outcome
    shown: Shown


class Job(NamedTuple):
    """What to do with each file. Can be pickled to a worker."""

    pipeline: Repairer
    reporter: Reporter
    write: bool
    journal: Journal | None = None

    def run(self, found: Iterable[Found]) -> Generator[list[Done], None, None]:
        """Work on files in order. What it yields is done; what it has not yielded is as it was."""
        batches = Batches(self.pipeline, write=self.write, journal=self.journal)
        with closing(batches.run(found)) as run:
            for some in run:
                yield [Done(outcome, self.show(outcome, item)) for item, outcome in some]

    def show(self, outcome: Outcome, item: Found) -> Shown:
        complaint = ""
        if outcome.error:
            complaint = f"error: {outcome.path}: {outcome.error}"
        elif outcome.skipped and item.named:
            complaint = f"skipped: {outcome.path}: {outcome.skipped}"
        return Shown(self.reporter.file(outcome), complaint)
