"""Records: JSON, JSON Lines, CSV and YAML. The strings under named keys are prose."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Hashable, Iterator, Sequence

from cleantext.edits import Edit, Patch
from cleantext.formats import faults, jsontext, yamltext
from cleantext.formats.faults import Fault
from cleantext.formats.language_keys import language_in
from cleantext.formats.parts import Part, Spelling

_LINE = re.compile(r"[^\n]+")


class Json:
    """A JSON file; each object in a list at its top is a record of its own."""

    @staticmethod
    def parts(file: str, fields: Collection[str]) -> list[Part]:
        start = _after_mark(file)
        return jsontext.parts(file[start:], fields, start)

    @staticmethod
    def faults(file: str, parts: Sequence[Part]) -> Iterator[Fault]:
        start = _after_mark(file)
        return faults.of_json(file[start:], start) if file and not parts else iter(())

    @staticmethod
    def shape(file: str, fields: Collection[str]) -> Hashable:
        return jsontext.shape_of(file[_after_mark(file) :], fields)


class JsonLines:
    """A JSON value on each line; a line that is none is left alone."""

    @staticmethod
    def parts(file: str, fields: Collection[str]) -> list[Part]:
        return [
            part
            for group, (start, line) in enumerate(_lines(file))
            for part in jsontext.parts(line, fields, start, group)
        ]

    @staticmethod
    def faults(file: str, parts: Sequence[Part]) -> Iterator[Fault]:
        read = {file.rfind("\n", 0, part.start) + 1 for part in parts}
        for start, line in _lines(file):
            if start not in read and not line.isspace():
                yield from faults.of_json(line, start)

    @staticmethod
    def shape(file: str, fields: Collection[str]) -> Hashable:
        return tuple(jsontext.shape_of(line, fields) for _, line in _lines(file))


class Yaml:
    """A YAML file of one document."""

    @staticmethod
    def parts(file: str, fields: Collection[str]) -> list[Part]:
        start = _after_mark(file)
        return yamltext.parts(file[start:], fields, start)

    @staticmethod
    def faults(file: str, parts: Sequence[Part]) -> Iterator[Fault]:
        start = _after_mark(file)
        return faults.of_yaml(file[start:], start) if not parts else iter(())

    @staticmethod
    def shape(file: str, fields: Collection[str]) -> Hashable:
        return yamltext.shape(yamltext.compose(file[_after_mark(file) :]), fields)


class Csv:
    """Comma-separated values with a head line, quoted as RFC 4180 says."""

    delimiter = ","

    @classmethod
    def parts(cls, file: str, fields: Collection[str]) -> list[Part]:
        rows = Rows(file, cls.delimiter)
        if not rows.well_formed():
            return []
        return [
            rows.part(cell, group, language_in(dict(zip(rows.names, texts, strict=False))))
            for group, cells in enumerate(rows.cells[1:])
            for texts in [[rows.text(cell) for cell in cells]]
            for name, cell, text in zip(rows.names, cells, texts, strict=False)
            if name in fields and text
        ]

    @classmethod
    def faults(cls, file: str, parts: Sequence[Part]) -> Iterator[Fault]:
        if not parts and file and not Rows(file, cls.delimiter).well_formed():
            yield Fault(_after_mark(file), "no table: a cell is quoted in an odd way")

    @classmethod
    def shape(cls, file: str, fields: Collection[str]) -> Hashable:
        rows = Rows(file, cls.delimiter)
        prose = [name in fields for name in rows.names]
        return tuple(
            tuple(
                None if number and index < len(prose) and prose[index] else file[slice(*cell)]
                for index, cell in enumerate(cells)
            )
            for number, cells in enumerate(rows.cells)
        )


class Tsv(Csv):
    """As CSV, with tabs."""

    delimiter = "\t"


class Rows:
    """The cells of a CSV file as spans, quotation marks included."""

    def __init__(self, file: str, delimiter: str) -> None:
        self.file = file
        self.delimiter = delimiter
        self._special = frozenset((delimiter, '"', "\n", "\r"))
        self.cells: list[list[tuple[int, int]]] = [[]]
        closed = f"[^{delimiter}\r\n]*"
        cell = re.compile(rf'"[^"]*(?:""[^"]*)*"{closed}|{closed}')
        at = _after_mark(file)
        while True:
            match = cell.match(file, at)
            at = match.end() if match else at
            self.cells[-1].append(match.span() if match else (at, at))
            if file.startswith(delimiter, at):
                at += 1
                continue
            at += 2 if file.startswith("\r\n", at) else 1
            if at >= len(file):
                break
            self.cells.append([])
        self.names = [self.text(cell) for cell in self.cells[0]]

    def text(self, cell: tuple[int, int]) -> str:
        raw = self.file[slice(*cell)]
        return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw

    def well_formed(self) -> bool:
        """Whether the standard library reads the same cells."""
        try:
            with io.StringIO(self.file[_after_mark(self.file) :], newline="") as lines:
                read = list(csv.reader(lines, delimiter=self.delimiter, strict=True))
        except csv.Error:
            return False
        return read == [
            [] if len(cells) == 1 and cells[0][0] == cells[0][1] else list(map(self.text, cells))
            for cells in self.cells
        ]

    def part(self, cell: tuple[int, int], group: int, language: str | None) -> Part:
        start, end = cell
        text = self.text(cell)
        if self.file.startswith('"', start):
            raw = self.file[start + 1 : end - 1]
            doubled = Patch(Edit(m.start(), m.end(), '"') for m in re.finditer('""', raw))
            return Part(
                start + 1, end - 1, text, doubled, "plain", language, group, spelling=_QUOTED
            )
        spelling = Spelling(str, self._bare, quoted)
        return Part(start, end, text, language=language, group=group, spelling=spelling)

    def _bare(self, raw: str) -> str | None:
        """What a cell says that may have been quoted since."""
        if raw.startswith('"') and raw.endswith('"') and len(raw) > 1:
            return _QUOTED.read(raw[1:-1])
        return None if self._special & set(raw) else raw


def quoted(text: str) -> str:
    """A text as a cell between quotation marks."""
    return f'"{_double(text)}"'


def _double(text: str) -> str:
    return text.replace('"', '""')


def _undouble(raw: str) -> str | None:
    text = raw.replace('""', "\0")
    return None if '"' in text or "\0" in raw else text.replace("\0", '"')


_QUOTED = Spelling(_double, _undouble, _double)


def _after_mark(file: str) -> int:
    return int(file.startswith("\ufeff"))


def _lines(file: str) -> Iterator[tuple[int, str]]:
    for match in _LINE.finditer(file, _after_mark(file)):
        yield match.start(), match[0]
