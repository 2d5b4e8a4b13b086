"""A file that is made up of texts: taken apart into documents, put together as one report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from cleantext import formats, languages
from cleantext.document import Document, Span
from cleantext.edits import Patch
from cleantext.findings import Extract, Finding
from cleantext.formats import FileFormat
from cleantext.formats.parts import AS_IS, Part
from cleantext.lexicon import ANY
from cleantext.proof import objection
from cleantext.report import Changes, Report

Piece = tuple[Part, Report]


def open_text(
    text: str,
    language: str | None,
    path: str | None,
    format: str,
    detect: Callable[[str], str] = languages.detect,
) -> Document:
    """A document with what its format protects."""
    return Document(
        text,
        language=language,
        path=path,
        format=format,
        protect=formats.protector(format),
        detect=detect,
        shape=formats.shape_of_text(format),
    )


def take_apart(
    text: str,
    parts: Sequence[Part],
    *,
    format: str,
    path: str | None,
    language: str | None,
    fallback: str | None,
) -> tuple[Document, list[Document]]:
    """The documents of a file and of its parts.

    Where nobody says a part's language, it is that of the longest part of its
    group: a title is too short to tell.

    Args:
        language: of all parts; ``fallback`` is for those that do not say theirs.
    """
    longest: dict[int, Document] = {}
    for part in sorted(parts, key=lambda part: len(part.text), reverse=True):
        if part.group not in longest:
            given = language or part.language or fallback
            longest[part.group] = open_text(part.text, given, path, part.format)
    main = max(longest.values(), key=lambda document: len(document.text), default=None)
    file = open_text(text, language or fallback, path, format, partial(_language_of, main))
    return file, [_document(part, longest[part.group], language) for part in parts]


def _document(part: Part, longest: Document, language: str | None) -> Document:
    if part.text is longest.text:
        return longest
    detect = partial(_language_of, longest)
    return open_text(part.text, language or part.language, longest.path, part.format, detect)


def _language_of(document: Document | None, text: str) -> str:
    return document.language if document else ANY


def assemble(
    file: Document, pieces: Sequence[Piece], format: FileFormat, fields: Collection[str]
) -> Report:
    """One report, in offsets of the file, of what was done to each of its parts.

    A part whose change cannot be written the way the file is written is left as
    it was. Where a part did not settle, or the file would change in more than
    its prose, all of it is left, and what was repaired is flagged.

    Args:
        pieces: each part of the file with its report, in order.
        fields: the names of the keys whose strings are prose.
    """
    written = [(part, report, part.write(report.patch, file.text)) for part, report in pieces]
    done = [(part, report) for part, report, edits in written if edits or not report.patch]
    joined = _join(file, pieces, done, Patch(edit for _, _, edits in written for edit in edits))
    if joined.unsettled:
        return _refuse(file, joined, "")
    if not joined.patch:
        return joined
    wanted = [
        report.fixed if edits else part.text
        for part, report, edits in written
        if part.spelling is not AS_IS
    ]
    reason = objection(file.text, joined.patch, wanted, format, fields)
    return _refuse(file, joined, reason) if reason else joined


def _refuse(file: Document, report: Report, reason: str) -> Report:
    """The report of a file that is left alone."""
    flags = report.findings
    return replace(report, tell=Changes, look=lambda: flags, document=file, refused=reason)


def _join(file: Document, pieces: Sequence[Piece], done: Sequence[Piece], patch: Patch) -> Report:
    changes = Changes(
        patch=patch,
        repairs=tuple(in_file(part, f) for part, report in done for f in report.repairs),
        metadata=_metadata(done),
    )
    return Report(
        source=file.text,
        document=file.with_text(patch.apply(file.text)) if patch else file,
        rounds=max((report.rounds for _, report in pieces), default=1),
        tell=lambda: changes,
        look=lambda: [in_file(part, f) for part, report in pieces for f in report.flags],
        unsettled=tuple(sorted({rule for _, report in pieces for rule in report.unsettled})),
    )


def _metadata(pieces: Sequence[Piece]) -> dict[str, tuple[Extract, ...]]:
    found: dict[str, tuple[Extract, ...]] = {}
    for part, report in pieces:
        for key, extracts in report.metadata.items():
            moved = tuple(extract.moved(partial(_span, part)) for extract in extracts)
            found[key] = (*found.get(key, ()), *moved)
    return found


def in_file(part: Part, finding: Finding) -> Finding:
    """A finding about a part in offsets of the file."""
    return finding.moved(partial(_span, part))


def _span(part: Part, start: int, end: int) -> Span:
    return part.to_file(start), part.to_file(end)
