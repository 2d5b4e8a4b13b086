"""One file through the pipeline, and what came of all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cleantext.charset import NOT_UTF8
from cleantext.diagnosis import Diagnosis
from cleantext.errors import CleantextError, InputError
from cleantext.reading import read
from cleantext.report import Report

if TYPE_CHECKING:
    from cleantext.variants.usage import Summary

STDIN = "-"


class Repairer(Protocol):
    """What repairs a text: a pipeline, or one with a narrower scope."""

    def run(self, text: str, *, path: str) -> Report:
        """Repair one text."""

    def selects(self, id: str, path: str) -> bool:
        """Whether what is reported under an id is wanted in a file."""


class Outcome(NamedTuple):
    """What came of one file.

    Attributes:
        path: the file as it was named; ``-`` for standard input.
        report: None where the text could not be read.
        encoding: the codec the file is in, with ``-sig`` after a UTF-8 byte-order mark.
        output: the bytes to write, for standard input; else None.
        size: how many bytes were read.
        error: why the job could not be done.
        skipped: why there was no job.
        spellings: those of the text, where a table of all texts is wanted.
    """

    path: str
    report: Report | None = None
    encoding: str = ""
    output: bytes | None = None
    size: int = 0
    error: str = ""
    skipped: str = ""
    spellings: Summary | None = None

    @property
    def changed(self) -> bool:
        """Whether the text was repaired, or would be."""
        return self.report is not None and self.report.changed and not self.error

    @property
    def told(self) -> Report | None:
        """The report, if it was made without an error and has anything to tell."""
        report = self.report
        if report is None or self.error or not (report.changed or report.flags):
            return None
        return report


def repair_bytes(data: bytes, path: str, pipeline: Repairer) -> Outcome:
    """Repair the content of a file.

    Raises:
        InputError: if it is not a text, or not clearly in one encoding.
        CleantextError: if rules or configuration are broken.
    """
    reading = read(data, others=pipeline.selects(NOT_UTF8, path))
    decoded = reading.decoded
    try:
        report = reading.account(pipeline.run(reading.text, path=path))
    except CleantextError:
        raise
    except Exception as error:  # a fault of ours in one file must not stop the others
        raise InputError(
            f"is as it was, because cleantext failed ({type(error).__name__}: {error}); "
            "please report this with the file"
        ) from error
    sig = "-sig" if decoded.mark and decoded.encoding == "utf-8" else ""
    return Outcome(
        path,
        report,
        encoding=decoded.encoding + sig,
        output=decoded.encode(report.fixed) if report.changed else data,
        size=len(data),
        error=_left_alone(report),
    )


def _left_alone(report: Report) -> str:
    if report.refused:
        return f"is as it was, because {report.refused}"
    if report.converged:
        return ""
    return "is as it was, because these rules never came to rest: " + ", ".join(report.unsettled)


@dataclass
class Tally:
    """What came of all files of a run; tallies of parts of a run add up in any order."""

    files: int = 0
    changed: int = 0
    failed: int = 0
    skipped: int = 0
    size: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    held_back: int = 0
    damage: Diagnosis = field(default_factory=Diagnosis)
    spellings: Summary | None = None

    def add(self, outcome: Outcome) -> None:
        """Count one file in; changes and flags by rule id."""
        self.files += 1
        self.size += outcome.size
        self.failed += bool(outcome.error)
        self.skipped += bool(outcome.skipped)
        self._sum_up(outcome.spellings)
        if outcome.report is None or outcome.error:
            return
        self.damage.add(outcome.path, outcome.report)
        if outcome.changed:
            self.changed += 1
            self.changes.update(finding.rule for finding in outcome.report.repairs)
        if flags := outcome.report.flags:
            self.flags.update(finding.rule for finding in flags)
            self.held_back += sum(1 for finding in flags if finding.edits)

    def merge(self, other: Tally) -> None:
        """Count in what came of other files."""
        for name in ("files", "changed", "failed", "skipped", "size", "held_back"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.changes += other.changes
        self.flags += other.flags
        self.damage.merge(other.damage)
        self._sum_up(other.spellings)

    def _sum_up(self, more: Summary | None) -> None:
        if more is not None and self.spellings is not None:
            self.spellings.add(more)
        else:
            self.spellings = self.spellings or more
