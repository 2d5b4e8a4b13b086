"""CSV and TSV from end to end: cells that are not repaired stay byte for byte."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from cleantext.cleaner import RecordCleaner, RecordError
from cleantext.edits import Edit, Patch
from cleantext.errors import InputError, nearest
from cleantext.formats.language_keys import KEYS, language_in
from cleantext.formats.records import Rows, quoted
from cleantext.records.lines import LONGEST, Bad, mark
from cleantext.report import Report

Row = list[str]

_SHOWN = 20
"""So many columns are named to somebody who has named none of them."""

# What the standard library says where a quotation mark opens a cell and none ends it.
_NEVER_CLOSED = ("unexpected end of data", "field larger than field limit")


def rewrite(
    stream: BinaryIO, cleaner: RecordCleaner, bad: Bad, delimiter: str = ","
) -> Iterator[bytes]:
    """The rows of a table, repaired; a row that nothing is done to is the very same.

    The first row is the head. Blank rows stay. A row that is not well-formed, or has
    more or fewer cells than the head, is a bad record. An empty cell is an empty text.

    Raises:
        InputError: if it is not UTF-8, there is no head, a column is missing or comes
            twice, a column to add is already there, or a line is too long.
    """
    begins, first = mark(stream)
    yield begins
    rows = _Reader(stream, first, delimiter)
    limit = csv.field_size_limit(LONGEST)
    try:
        head = rows.next()
        if not head:
            raise InputError("has no head; its first line must name the columns")
        table = _Table(head, delimiter, cleaner)
        yield _encode(table.head(rows.raw))
        while (row := _next(rows, bad)) is not None:
            try:
                fixed = table.row(row, rows.raw) if row else rows.raw
            except RecordError as error:
                bad(rows.number, str(error), [_encode(rows.raw)])
            else:
                yield _encode(fixed)
    except csv.Error as error:
        raise InputError(f"has no head: {error}") from error
    finally:
        csv.field_size_limit(limit)


def _next(rows: _Reader, bad: Bad) -> Row | None:
    """The next row that is well-formed; None at the end."""
    while True:
        try:
            return rows.next()
        except csv.Error as error:
            bad(rows.number, f"is no row: {error}", [_encode(rows.raw)])


class _Reader:
    """Rows as the standard library reads them, each with the characters it is made of.

    Attributes:
        raw: the last row as it stands in the file, with its line end.
        number: that of its first line, from 1.
    """

    def __init__(self, stream: BinaryIO, first: bytes, delimiter: str) -> None:
        self._stream = stream
        self._delimiter = delimiter
        self._ahead = deque([first])
        self._taken: list[bytes] = []
        self._reader = self._new()
        self.number = 1
        self.raw = ""

    def next(self) -> Row | None:
        """The next row, empty for a blank line; None at the end.

        Raises:
            csv.Error: if it is not well-formed; ``raw`` is what stands there.
        """
        self.number += len(self._taken)
        self._taken.clear()
        try:
            row = next(self._reader, None)
        except csv.Error as error:
            if len(self._taken) > 1 and str(error).startswith(_NEVER_CLOSED):
                # A quotation mark that is never closed: only its own line is lost.
                self._ahead.extendleft(reversed(self._taken[1:]))
                del self._taken[1:]
                self._reader = self._new()
            raise
        finally:
            self.raw = b"".join(self._taken).decode("utf-8", "surrogateescape")
        return row

    def _new(self) -> Iterator[Row]:
        return csv.reader(self._lines(), delimiter=self._delimiter, strict=True)

    def _lines(self) -> Iterator[str]:
        while line := self._ahead.popleft() if self._ahead else self._read():
            self._taken.append(line)
            yield line.decode("utf-8", "surrogateescape")

    def _read(self) -> bytes:
        line = self._stream.readline(LONGEST + 1)
        if len(line) > LONGEST and not line.endswith(b"\n"):
            raise InputError(f"has a line that is longer than {LONGEST} bytes")
        return line


class _Table:
    """What to do with the rows below a head."""

    def __init__(self, head: Row, delimiter: str, cleaner: RecordCleaner) -> None:
        self._delimiter = delimiter
        self._cleaner = cleaner
        self._width = len(head)
        for name in cleaner.columns:
            if name not in head:
                hint = nearest(name, head) or f"; the head has {', '.join(head[:_SHOWN])}"
                raise InputError(f"there is no column {name!r}{hint}")
            if head.count(name) > 1:
                raise InputError(f"there are several columns {name!r}")
        for name in cleaner.names():
            if name in head:
                raise InputError(f"there is already a column {name!r}")
        self._texts = [head.index(name) for name in cleaner.columns]
        self._languages = [(name, head.index(name)) for name in KEYS if name in head]

    def head(self, raw: str) -> str:
        return self._longer(raw, self._cleaner.names())

    def row(self, row: Row, raw: str) -> str:
        """A row, repaired; the very same where there is nothing to do."""
        if len(row) != self._width:
            raise RecordError(f"has {len(row)} cells, but the head has {self._width}")
        language = language_in({name: row[index] for name, index in self._languages})
        reports = self._cleaner.run([row[index] for index in self._texts], language)
        if any(report.changed for report in reports if report):
            raw = self._spliced(row, raw, reports)
        beside = [json.dumps(rows) for rows in self._cleaner.kept(reports)]
        self._cleaner.count(reports)
        return self._longer(raw, beside)

    def _spliced(self, row: Row, raw: str, reports: Sequence[Report | None]) -> str:
        rows = Rows(raw, self._delimiter)
        cells = rows.cells[0]
        edits: list[Edit] = []
        for index, report in zip(self._texts, reports, strict=True):
            if report and report.changed:
                if len(cells) != len(row) or rows.text(cells[index]) != row[index]:
                    raise RecordError("is quoted in an odd way")
                written = rows.part(cells[index], 0, None).write(report.patch, raw)
                edits += written or (Edit(*cells[index], quoted(report.fixed)),)
        return Patch(edits).apply(raw)

    def _longer(self, raw: str, cells: Sequence[str]) -> str:
        body = raw.rstrip("\r\n")
        more = "".join(self._delimiter + quoted(cell) for cell in cells)
        return body + more + raw[len(body) :]


def _encode(raw: str) -> bytes:
    return raw.encode("utf-8", "surrogateescape")
