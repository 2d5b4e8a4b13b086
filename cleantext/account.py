"""What was done to one text, as plain data to be kept beside it.

All offsets count code points of the text as it came in, from 0, half-open. It can be had
back: each edit says what stood there before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cleantext.report import Report

Rows = list[dict[str, Any]]


def edits(report: Report) -> Rows:
    """What turns the source into the fixed text, sorted and disjoint."""
    return [
        {
            "start": edit.start,
            "end": edit.end,
            "before": report.source[edit.start : edit.end],
            "after": edit.text,
            "rules": list(edit.rules),
        }
        for edit in report.patch
    ]


def flags(report: Report) -> Rows:
    """What was found and not changed, by position; ``suggestion`` may be empty."""
    return [
        {
            "rule": flag.rule,
            "message": flag.message,
            "start": flag.start,
            "end": flag.end,
            "text": report.source[flag.start : flag.end],
            "suggestion": flag.suggestion,
        }
        for flag in report.flags
    ]


def metadata(report: Report) -> Rows:
    """What repairs took out and a reader may want: ``key`` is author, agency, place, …"""
    return [
        {"key": key, "text": extract.text, "start": extract.start, "end": extract.end}
        for key, extracts in report.metadata.items()
        for extract in extracts
    ]


KINDS: Mapping[str, Callable[[Report], Rows]] = {
    "edits": edits,
    "flags": flags,
    "metadata": metadata,
}
"""What can be kept beside a text."""
