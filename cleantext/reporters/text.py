"""Text for people who want it short: a line a file, or a line a finding."""

from __future__ import annotations

from dataclasses import dataclass

from cleantext.findings import Finding
from cleantext.outcome import Outcome, Tally
from cleantext.report import Report
from cleantext.reporters import Reporter
from cleantext.reporters.style import Style
from cleantext.reporters.visible import visible


@dataclass(eq=False, repr=False)
class Brief(Reporter):
    """One line for each file that changed or has flags."""

    style: Style
    wrote: bool

    def file(self, outcome: Outcome) -> str:
        report = outcome.told
        if report is None:
            return ""
        counts = []
        if report.changed:
            counts.append(count(len(report.repairs), "change"))
        if report.flags:
            counts.append(count(len(report.flags), "flag"))
        return f"{self.style.bold(visible(outcome.path))}: {', '.join(counts)}\n"

    def end(self, tally: Tally) -> str:
        hint = "see each with --report" if tally.changes or tally.flags else ""
        return summary(tally, self.wrote, hint)


@dataclass(eq=False, repr=False)
class Lines(Reporter):
    """One line for each finding, as compilers write it: ``path:line:column: rule: message``."""

    style: Style

    def file(self, outcome: Outcome) -> str:
        report = outcome.report
        if report is None or outcome.error:
            return ""
        findings = report.findings if report.changed else report.flags
        if not findings:
            return ""
        path = self.style.bold(visible(outcome.path))
        return "".join(f"{path}:{self._finding(report, finding)}\n" for finding in findings)

    def _finding(self, report: Report, finding: Finding) -> str:
        place = "{}:{}".format(*report.source_document.position(finding.start))
        return f"{place}: {self.style.cyan(finding.rule)}: {visible(finding.message)}"

    def end(self, tally: Tally) -> str:
        return summary(tally, False, "mend with 'cleantext fix'" if tally.changes else "")


def summary(tally: Tally, wrote: bool, hint: str) -> str:
    """One line about a run: files, changes, flags, and what to do next."""
    files = [count(tally.files, "file"), f"{tally.changed} {'' if wrote else 'would be '}changed"]
    if tally.skipped:
        files.append(f"{tally.skipped} skipped")
    if tally.failed:
        files.append(f"{tally.failed} failed")
    found = f"{count(tally.changes.total(), 'change')}, {count(tally.flags.total(), 'flag')}"
    return f"{', '.join(files)}: {found}{f' ({hint})' if hint else ''}\n"


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
