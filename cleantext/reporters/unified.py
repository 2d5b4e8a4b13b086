"""The unified diff: exact for programs; for eyes, cut down to what changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleantext.document import Span
from cleantext.outcome import Outcome
from cleantext.report import Report
from cleantext.reporters import Reporter
from cleantext.reporters.hunks import Line, hunks
from cleantext.reporters.style import Style
from cleantext.reporters.visible import marked, visible

_LONG = 1000
"""Longer lines are cut; the longest paragraphs of news are shorter."""

_AROUND, _PIECES = 60, 40
"""So many characters beside a change, and so many changes, are shown of a line that is cut."""


@dataclass(eq=False, repr=False)
class Diff(Reporter):
    """The unified diff and nothing else.

    Off a terminal it is exact, for ``patch -p0``; on one, what a text could do
    to a terminal is spelled out.
    """

    style: Style
    terminal: bool

    def file(self, outcome: Outcome) -> str:
        if outcome.report is None or outcome.error:
            return ""
        if self.terminal:
            return shown(outcome.report, visible(outcome.path), self.style)
        return unified(outcome.report, outcome.path)


def unified(report: Report, path: str) -> str:
    """The diff as a text that ``patch -p0`` takes; empty where nothing changed."""
    parts = []
    for hunk in hunks(report):
        parts.append(hunk.header + "\n")
        for line in hunk.lines:
            parts.append(line.mark + line.text)
            if not line.text.endswith("\n"):
                parts.append("\n\\ No newline at end of file\n")
    return f"--- {path}\n+++ {path}\n" + "".join(parts) if parts else ""


def shown(report: Report, path: str, style: Style) -> str:
    """The same for eyes, with invisible characters spelled out; empty where nothing changed.

    Args:
        path: fit for a terminal already.
    """
    parts = []
    for hunk in hunks(report):
        parts.append(style.cyan(hunk.header) + "\n")
        parts += [_line(line, style) for line in hunk.lines]
    head = style.bold(f"--- {path}\n+++ {path}") + "\n"
    return head + "".join(parts) if parts else ""


def _line(line: Line, style: Style) -> str:
    text, spans = line.text, line.spans
    body = text.removesuffix("\n")
    # A carriage return before the line feed is worth showing only where it changes.
    if body.endswith("\r") and not any(end >= len(body) for _, end in spans):
        body = body[:-1]
    content = "".join(_pieces(body, spans, style))
    if len(spans) and spans[-1][1] > len(body) and text.endswith("\n"):
        content += style.reverse("␊")
    colour = {"-": style.red, "+": style.green}.get(line.mark, style.dim)
    end = "" if text.endswith("\n") else "\n\\ No newline at end of file"
    return colour(line.mark + content) + end + "\n"


def _pieces(body: str, spans: Sequence[Span], style: Style) -> Iterable[str]:
    """The line in alternation of what stays and what changes."""
    if len(body) > _LONG:
        return _long_pieces(body, spans, style)
    shown = visible(body)
    if not style.colour:
        # Then only space and tabs look otherwise where they change.
        tabs = "\t" in body
        spans = [(a, b) for a, b in spans if body[a:b].isspace() or (tabs and "\t" in body[a:b])]
    if not spans:
        return (shown,)
    same = shown == body
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        stays, changes = body[at:start], marked(body[start:end])
        pieces.append(stays if same else visible(stays))
        pieces.append(style.reverse(changes) if style.colour else changes)
        at = end
    pieces.append(body[at:] if same else visible(body[at:]))
    return pieces


def _long_pieces(body: str, spans: Sequence[Span], style: Style) -> Iterator[str]:
    """The same of a line that is cut."""
    at = 0
    for start, end in spans[:_PIECES]:
        yield visible(_cut(body[at:start], at > 0, True))
        yield style.reverse(marked(body[start:end]))
        at = min(end, len(body))
    if len(spans) > _PIECES:
        yield f" … and {len(spans) - _PIECES} more changes in this line"
    else:
        yield visible(_cut(body[at:], at > 0, False))


def _cut(text: str, after: bool, before: bool) -> str:
    """What stays of an unchanged piece: only what is next to a change."""
    if len(text) <= 2 * _AROUND:
        return text
    head = text[:_AROUND] if after or not before else ""
    tail = text[-_AROUND:] if before else ""
    return f"{head} … {tail}"
