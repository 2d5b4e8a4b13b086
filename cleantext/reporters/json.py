r"""One JSON object for each file, on a line of its own (JSON Lines).

Keys of an object:

``path``
    as it was named, ``-`` for standard input.
``language``
    BCP 47 tag of the text, ``und`` where it could not be told.
``encoding``
    codec of the file, such as ``utf-8``, ``utf-8-sig`` (with byte-order mark), ``utf-16-le``.
    What is in another encoding is read as UTF-8 and then as ``und/bytes/not-utf-8`` says.
``changed``
    whether the text was repaired (``fix``) or would be (``check``, ``--diff``).
``converged``, ``unsettled``
    false, and the ids of the rules, where the rules did not come to rest; the text is then as
    it was.
``edits``
    what turns the source into the fixed text: ``start``, ``end``, ``before``, ``after``,
    ``rules``. Sorted and disjoint.
``repairs``
    what was found and repaired: ``rule``, ``message``, ``safety``, ``start``, ``end``, ``line``,
    ``column``.
``flags``
    what was found and not changed: as ``repairs``, and ``text`` (what stands there),
    ``suggestion`` (what to write instead; may be empty), ``related`` (further places, each with
    ``start``, ``end``, ``line``, ``column``) and ``edits`` (``start``, ``end``, ``after``) that
    ``--unsafe-fixes`` would apply.
``metadata``
    what repairs took out and a reader may want: by key (``author``, ``place``, …), a list of
    ``text``, ``start``, ``end``.
``fixed``
    the fixed text for standard input, else null: it is in the file, or follows from ``edits``.
``error``, ``skipped``
    why the job could not be done, why there was none; else null. All keys above from
    ``language`` on are then null, but not where a text was read and left alone.

Offsets count code points of the decoded source without its byte-order mark, from 0, half-open;
``line`` and ``column`` count from 1. Bytes that are not UTF-8 are lone surrogates ``\udc80`` to
``\udcff``. The output is ASCII, so that no character of a text reaches a terminal raw. Keys may
be added in later versions, but not change.
"""

from __future__ import annotations

import json
from typing import Any

from cleantext import account
from cleantext.document import Span
from cleantext.findings import Finding
from cleantext.outcome import STDIN, Outcome
from cleantext.report import Report
from cleantext.reporters import Reporter

_FROM_REPORT = (
    "language",
    "encoding",
    "changed",
    "converged",
    "unsettled",
    "edits",
    "repairs",
    "flags",
    "metadata",
    "fixed",
)


class Json(Reporter):
    """The reporter of this module."""

    def file(self, outcome: Outcome) -> str:
        found: dict[str, Any] = {"path": outcome.path, **dict.fromkeys(_FROM_REPORT)}
        if outcome.report is not None:
            found.update(_report(outcome.report, outcome))
        found["error"] = outcome.error or None
        found["skipped"] = outcome.skipped or None
        return json.dumps(found, separators=(", ", ": ")) + "\n"


def _report(report: Report, outcome: Outcome) -> dict[str, Any]:
    return {
        "language": report.language,
        "encoding": outcome.encoding,
        "changed": report.changed,
        "converged": report.converged,
        "unsettled": list(report.unsettled),
        "edits": account.edits(report),
        "repairs": [_finding(report, finding) for finding in report.repairs],
        "flags": [_flag(report, finding) for finding in report.flags],
        "metadata": {
            key: [{"text": item.text, "start": item.start, "end": item.end} for item in items]
            for key, items in report.metadata.items()
        },
        "fixed": report.fixed if outcome.path == STDIN else None,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    about = {"rule": finding.rule, "message": finding.message, "safety": str(finding.safety)}
    return about | _place(report, (finding.start, finding.end))


def _flag(report: Report, flag: Finding) -> dict[str, Any]:
    return _finding(report, flag) | {
        "text": report.source[flag.start : flag.end],
        "suggestion": flag.suggestion,
        "related": [_place(report, span) for span in flag.related],
        "edits": [{"start": e.start, "end": e.end, "after": e.text} for e in flag.edits],
    }


def _place(report: Report, span: Span) -> dict[str, int]:
    line, column = report.source_document.position(span[0])
    return {"start": span[0], "end": span[1], "line": line, "column": column}
