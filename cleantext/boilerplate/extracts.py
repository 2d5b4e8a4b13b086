"""What a line that is taken out says, kept for the reader."""

from __future__ import annotations

import re

from cleantext.boilerplate.page import Page
from cleantext.boilerplate.rules import LineRule
from cleantext.document import Span
from cleantext.findings import Extract


def extracts_of(
    rule: LineRule, match: re.Match[str] | None, span: Span, page: Page
) -> tuple[Extract, ...]:
    """What is taken out, by the names of the groups; else all of it under the class."""
    found = []
    if match:
        # A line is matched without the space around it, a part in the whole text.
        shift = 0 if match.string is page.text else page.text.index(match.string, *span)
        for key in match.re.groupindex:
            if match[key] and key != "cut":
                low, high = match.span(key)
                name = key.rstrip("0123456789")  # ``author2``: a group has a name of its own
                found.append(Extract(name, match[key], low + shift, high + shift))
    if found:
        return tuple(found)
    start, end = span
    return (Extract(rule.options.category, page.text[start:end].strip(), start, end),)
