"""JSON Lines from end to end: only the characters that are repaired are written anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from cleantext.cleaner import RecordCleaner, RecordError
from cleantext.edits import Edit, Patch
from cleantext.errors import InputError
from cleantext.formats import jsontext
from cleantext.formats.language_keys import language_in
from cleantext.records.lines import Bad, lines, mark
from cleantext.report import Report

_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list"}


def rewrite(stream: BinaryIO, cleaner: RecordCleaner, bad: Bad) -> Iterator[bytes]:
    """The lines of a stream, repaired; a line that nothing is done to is the very same.

    Blank lines stay. A field that is missing or null is left alone; anything else that is
    no string makes a bad record, and so does a line that is no JSON object. Of keys that
    come twice the last counts, as for most readers.

    Raises:
        InputError: if it is not UTF-8, no record has any of the fields, or a key to add is
            taken.
    """
    begins, first = mark(stream)
    yield begins
    seen = _Seen()
    for number, line in lines(stream, first, bad):
        if line.isspace():
            yield line
            continue
        try:
            text = line.decode("utf-8", "surrogateescape")
            fixed = _line(text, cleaner, seen)
        except RecordError as error:
            bad(number, str(error), [line])
        else:
            yield line if fixed is text else fixed.encode("utf-8", "surrogateescape")
    seen.check(cleaner.columns)


class _Seen:
    """Whether any field has come along, so that a name that is mistyped does not pass."""

    def __init__(self) -> None:
        self.field = False
        self._first: dict[str, Any] | None = None

    def note(self, record: dict[str, Any], columns: Sequence[str]) -> None:
        if not self.field:
            self._first = self._first or record
            self.field = any(_find(record, name) is not _ABSENT for name in columns)

    def check(self, columns: Sequence[str]) -> None:
        if self._first and not self.field:
            names = " or ".join(map(repr, columns))
            has = ", ".join(list(self._first)[:20])
            raise InputError(f"no record has a field {names}; the first one has {has}")


_ABSENT = object()


def _find(record: Any, name: str) -> Any:
    """What stands under a key, or under keys that are joined by stops."""
    if not isinstance(record, dict):
        raise RecordError(f"{_kind(record)} stands where {name!r} should be in an object")
    if name in record:
        return record[name]
    key, stop, rest = name.partition(".")
    if not stop or record.get(key) is None:
        return _ABSENT
    return _find(record[key], rest)


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "a string" if isinstance(value, str) else "an object")


def _line(line: str, cleaner: RecordCleaner, seen: _Seen) -> str:
    """A record with its texts repaired; the very same where there is nothing to do."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise RecordError(f"is {_kind(record)}, not an object")
    seen.note(record, cleaner.columns)
    texts = [_text(record, name) for name in cleaner.columns]
    reports = cleaner.run(texts, language_in(record))
    if any(report.changed for report in reports if report):
        line = _spliced(line, cleaner.columns, reports)
    if cleaner.extras:
        line = _extended(line, record, cleaner, reports)
    cleaner.count(reports)
    return line


def _text(record: dict[str, Any], name: str) -> str | None:
    value = _find(record, name)
    if value is None or value is _ABSENT:
        return None
    if not isinstance(value, str):
        raise RecordError(f"the field {name!r} is {_kind(value)}, not a string")
    return value


def _spliced(line: str, columns: Sequence[str], reports: Sequence[Report | None]) -> str:
    try:
        record = jsontext.load(line)
    except RecursionError as error:
        raise RecordError("is nested too deeply") from error
    edits: list[Edit] = []
    for name, report in zip(columns, reports, strict=True):
        if report and report.changed:
            edits += _edits(line, _find(record, name), report)
    fixed = Patch(edits).apply(line)
    said = json.loads(fixed)
    for name, report in zip(columns, reports, strict=True):
        if report and report.changed and _find(said, name) != report.fixed:
            raise RecordError(f"the repaired field {name!r} would not read as it should")
    return fixed


def _edits(line: str, value: jsontext.Located, report: Report) -> tuple[Edit, ...]:
    """What to write for the repairs of a string; the rest of it keeps its spelling."""
    ascii = line.isascii()
    spelled = json.dumps(report.source, ensure_ascii=ascii)
    if line[value.start : value.end] == spelled:
        # Most files are written by one of the usual programs. Then each character has but
        # one spelling, and to spell the whole text anew is the same and takes less time.
        return (Edit(value.start, value.end, json.dumps(report.fixed, ensure_ascii=ascii)),)
    part = jsontext.part_of(line, value)
    if part is not None and not _encodable(report.fixed):
        part = part._replace(spelling=jsontext.ASCII)
    edits = part.write(report.patch, line) if part is not None else ()
    return edits or (Edit(value.start, value.end, json.dumps(report.fixed)),)


def _encodable(text: str) -> bool:
    """Whether a text can be written without escapes, lone surrogates being none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _extended(
    line: str, record: dict[str, Any], cleaner: RecordCleaner, reports: Sequence[Report | None]
) -> str:
    """A record with the extras as its last keys."""
    members = []
    for name, rows in zip(cleaner.names(), cleaner.kept(reports), strict=True):
        if name in record:
            raise InputError(f"there is already a field {name!r}")
        said = json.dumps(rows, ensure_ascii=False)
        if line.isascii() or not _encodable(said):
            said = json.dumps(rows)
        members.append(f"{json.dumps(name)}: {said}")
    end = line.rindex("}")
    before = ", " if record else ""
    return f"{line[:end]}{before}{', '.join(members)}{line[end:]}"
