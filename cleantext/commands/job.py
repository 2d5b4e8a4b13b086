"""What a run does with each of its files, in whichever process."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from cleantext.commands.batches import Batches
from cleantext.outcome import Outcome, Repairer
from cleantext.reporters import Reporter
from cleantext.walk import Found

if TYPE_CHECKING:
    from cleantext.journal import Journal
    from cleantext.variants.usage import Summary


class Shown(NamedTuple):
    """What to print about one file, and what to complain about."""

    text: str
    complaint: str = ""


class Done(NamedTuple):
    """What came of one file, and what to print about it."""

    outcome: Outcome
    shown: Shown


class Job(NamedTuple):
    """What to do with each file. Can be pickled to a worker.

    Attributes:
        spellings: sums up the spellings of a file as it is when it is done.
    """

    pipeline: Repairer
    reporter: Reporter
    write: bool
    journal: Journal | None = None
    spellings: Callable[[Outcome], Summary | None] | None = None

    def run(self, found: Iterable[Found]) -> Generator[list[Done], None, None]:
        """Work on files in order. What it yields is done; what it has not yielded is as it was."""
        batches = Batches(self.pipeline, write=self.write, journal=self.journal)
        with closing(batches.run(found)) as run:
            for some in run:
                yield [Done(self._summed_up(o), self.show(o, item)) for item, o in some]

    def _summed_up(self, outcome: Outcome) -> Outcome:
        return outcome._replace(spellings=self.spellings(outcome)) if self.spellings else outcome

    def show(self, outcome: Outcome, item: Found) -> Shown:
        complaint = ""
        if outcome.error:
            complaint = f"error: {outcome.path}: {outcome.error}"
        elif outcome.skipped and item.named:
            complaint = f"skipped: {outcome.path}: {outcome.skipped}"
        return Shown(self.reporter.file(outcome), complaint)
