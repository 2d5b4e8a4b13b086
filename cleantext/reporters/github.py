"""Workflow commands, which GitHub Actions shows beside the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from cleantext.outcome import Outcome, Tally
from cleantext.reporters import Reporter
from cleantext.reporters.text import summary
from cleantext.reporters.visible import visible


@dataclass(eq=False, repr=False)
class Github(Reporter):
    """Errors for what would change, warnings for flags, each with its place."""

    wrote: bool

    def file(self, outcome: Outcome) -> str:
        report, path = outcome.report, os.path.normpath(outcome.path)
        if outcome.error:
            return _command("error", path, {}, outcome.error)
        if report is None:
            return ""
        found = [("error", finding) for finding in report.repairs if report.changed]
        found += [("warning", finding) for finding in report.flags]
        position = report.source_document.position
        lines = []
        for level, finding in sorted(found, key=lambda item: (item[1].start, item[1].rule)):
            (line, column), (end, end_column) = position(finding.start), position(finding.end)
            place = {"line": line, "endLine": end, "title": finding.rule}
            if line == end:  # GitHub takes columns only within one line
                place |= {"col": column, "endColumn": end_column}
            lines.append(_command(level, path, place, finding.message))
        return "".join(lines)

    def end(self, tally: Tally) -> str:
        return summary(tally, self.wrote, "")


def _command(level: str, path: str, about: dict[str, object], message: str) -> str:
    properties = ",".join(
        f"{key}={_property(value)}" for key, value in {"file": path, **about}.items()
    )
    return f"::{level} {properties}::{_data(message)}\n"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
