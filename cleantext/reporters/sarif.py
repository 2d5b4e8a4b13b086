"""SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import quote

from cleantext.document import Span
from cleantext.findings import Finding
from cleantext.outcome import Outcome, Tally
from cleantext.report import Report
from cleantext.reporters import Reporter
from cleantext.version import __version__

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Sarif(Reporter):
    """One run with a result for each finding; ASCII throughout."""

    between = ",\n"

    def begin(self) -> str:
        # In one piece with what end() says; the results between are not kept in memory.
        return (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{'
            '"columnKind": "unicodeCodePoints", "results": [\n'
        )

    def file(self, outcome: Outcome) -> str:
        report = outcome.report
        if report is None or outcome.error:
            return ""
        uri = _uri(outcome.path)
        repairs = report.repairs if report.changed else ()
        results = [_result(report, finding, uri, "error") for finding in repairs]
        results += [_result(report, finding, uri, "warning") for finding in report.flags]
        return self.between.join(map(json.dumps, results))

    def end(self, tally: Tally) -> str:
        rules = [{"id": rule} for rule in sorted({*tally.changes, *tally.flags})]
        driver = {"name": "cleantext", "version": __version__, "rules": rules}
        invocations = [{"executionSuccessful": not tally.failed}]
        tool = json.dumps({"driver": driver})
        return f'\n], "invocations": {json.dumps(invocations)}, "tool": {tool}}}]}}\n'


def _uri(path: str) -> str:
    """A relative reference for a relative path, as code hosts need it."""
    path = os.path.normpath(path)
    return ("file://" if os.path.isabs(path) else "") + quote(os.fsencode(path))


def _result(report: Report, finding: Finding, uri: str, level: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": level,
        "message": {"text": finding.message},
        "locations": [_location(report, uri, (finding.start, finding.end))],
    }
    if finding.related:
        result["relatedLocations"] = [_location(report, uri, span) for span in finding.related]
    if finding.edits:
        replacements = [
            {
                "deletedRegion": _region(report, (edit.start, edit.end)),
                "insertedContent": {"text": edit.text},
            }
            for edit in finding.edits
        ]
        change = {"artifactLocation": {"uri": uri}, "replacements": replacements}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _location(report: Report, uri: str, span: Span) -> dict[str, Any]:
    region = _region(report, span)
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _region(report: Report, span: Span) -> dict[str, int]:
    position = report.source_document.position
    (line, column), (end_line, end_column) = position(span[0]), position(span[1])
    region = {"startLine": line, "startColumn": column}
    return region | {"endLine": end_line, "endColumn": end_column}
