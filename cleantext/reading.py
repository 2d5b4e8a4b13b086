"""The text in the bytes of a file, also where they are not UTF-8, and the account of it.

Bytes that are not UTF-8 are told by the words that they would make. What they
become is a patch like any other: report, diff, undo and offsets show it, and what
is written is UTF-8. Bytes of which it is not clear what they are stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cleantext.charset import NOT_UTF8
from cleantext.decoding import Decoded, decode, wide
from cleantext.document import Span
from cleantext.edits import Edit, Patch
from cleantext.errors import InputError
from cleantext.findings import Finding, Safety
from cleantext.lexicon import bundled
from cleantext.report import Changes, Report

_RUN = re.compile(r"[^\x00-\x7f]+")
_LONG, _TOO_LONG = 1 << 20, 1 << 26
"""From one length on, edits are made line by line; and from another, not in memory."""

_STRAY = re.compile(r"[\udc80-\udcff]+")


class Reading(NamedTuple):
    """What a file says.

    Attributes:
        decoded: how it is written; its text has a lone surrogate for each byte that
            is not UTF-8.
        text: the same text with letters for the bytes that are clear.
        patch: from the one to the other.
        findings: what was read as what, and what was not; in offsets of ``decoded.text``.
    """

    decoded: Decoded
    text: str
    patch: Patch = Patch()
    findings: tuple[Finding, ...] = ()

    def account(self, report: Report) -> Report:
        """The report on ``text`` as one on the file: what was read comes first.

        A report of a text that was left alone stays as it is, and so does the file.
        """
        if not self.findings or not report.converged or report.refused:
            return report
        return replace(
            report,
            source=self.decoded.text,
            tell=lambda: self._changes(report),
            look=lambda: self._flags(report),
        )

    def _changes(self, report: Report) -> Changes:
        return Changes(
            patch=self.patch.then(report.patch, self.text),
            repairs=(*(f for f in self.findings if f.edits), *map(self._back, report.repairs)),
            metadata={
                key: tuple(item.moved(self.patch.source_span) for item in items)
                for key, items in report.metadata.items()
            },
        )

    def _flags(self, report: Report) -> Iterator[Finding]:
        yield from (finding for finding in self.findings if not finding.edits)
        yield from map(self._back, report.flags)

    def _back(self, finding: Finding) -> Finding:
        """A finding about the text, in offsets of the file."""
        return finding.moved(self.patch.source_span)


def read(data: bytes, *, others: bool = True) -> Reading:
    """Read the bytes of a file.

    Args:
        others: read encodings other than UTF-8, too. Else their bytes stay as they are.

    Raises:
        BinaryError: if this is not a text.
        InputError: if it is no UTF-8, nor clearly anything else.
    """
    decoded = decode(data)
    if decoded.whole or not others:
        return Reading(decoded, decoded.text)
    if codec := wide(data):
        return _whole(decoded, data.decode(codec), codec)
    return _in_parts(decoded)


def _whole(decoded: Decoded, text: str, codec: str) -> Reading:
    edit = Edit.within(decoded.text, 0, len(decoded.text), text, (NOT_UTF8,))
    message = f"not UTF-8 but {codec.upper()} without a byte-order mark"
    finding = Finding(NOT_UTF8, edit.start, edit.end, message, (edit,))
    return Reading(decoded, text, Patch([edit]), (finding,))


def _in_parts(decoded: Decoded) -> Reading:
    from cleantext.charset import detect, stretches

    text = decoded.text
    if len(text) > _TOO_LONG:
        size = _TOO_LONG >> 20
        raise InputError(f"is not UTF-8, and larger than {size} MB; convert it to UTF-8 first")
    spans = list(stretches.stretches(text))
    pieces = [_bytes(text[start:end]) for start, end in spans]
    verdict = detect.detect(b"\n".join(pieces), (bundled(),))
    edits = list(_edits(text, spans, pieces, verdict.page.codec)) if verdict.page else []
    if not edits and not stretches.has_utf8(text):
        raise InputError(_refusal([page.label for page in verdict.likely]))
    patch = Patch(edits)
    fixed = patch.apply(text)
    findings = [*_stray(text, edits)] if _STRAY.search(fixed) else []
    if verdict.page and edits:
        message = f"not UTF-8 but {verdict.page.label}"
        findings.append(Finding(NOT_UTF8, edits[0].start, edits[-1].end, message, tuple(edits)))
    return Reading(decoded, fixed, patch, tuple(findings))


def _edits(text: str, spans: list[Span], pieces: list[bytes], codec: str) -> Iterator[Edit]:
    for (start, end), piece in zip(spans, pieces, strict=True):
        try:
            new = piece.decode(codec)
        except UnicodeDecodeError:
            continue
        # Two bytes a letter, bytes that look like UTF-8, or too many letters to name each.
        if len(new) != end - start or len(text) > _LONG:
            yield Edit.within(text, start, end, new, (NOT_UTF8,))
            continue
        for run in _RUN.finditer(text, start, end):
            low, high = run.span()
            yield Edit(low, high, new[low - start : high - start], (NOT_UTF8,))


def _stray(text: str, edits: list[Edit]) -> Iterator[Finding]:
    """Flags for the bytes that stay."""
    starts = {place for edit in edits for place in range(edit.start, edit.end)}
    for run in _STRAY.finditer(text):
        if run.start() not in starts:
            message = "bytes that are not UTF-8, nor clearly anything else"
            yield Finding(NOT_UTF8, *run.span(), message, safety=Safety.MANUAL)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _refusal(likely: list[str]) -> str:
    which = f", perhaps {' or '.join(likely[:2])}" if likely else ""
    return f"is not UTF-8, and its words do not tell what else{which}; convert it to UTF-8 first"
