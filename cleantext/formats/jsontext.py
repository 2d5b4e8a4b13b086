"""The strings in JSON: where they stand, what they say, how to write them back."""

from __future__ import annotations

import json
from collections.abc import Collection, Hashable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from cleantext.edits import Patch
from cleantext.formats import strings
from cleantext.formats.language_keys import language_in
from cleantext.formats.parts import Part, Spelling


class Located(str):
    """A string value that knows where it stands in the source, quotes included."""

    start: int
    end: int


class _Decoder(json.JSONDecoder):
    """The decoder of the standard library, with a note of where each string value stands."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_string = _located
        self.scan_once = py_make_scanner(self)


def _located(source: str, begin: int, strict: bool = True) -> tuple[Located, int]:
    value, end = scanstring(source, begin, strict)
    located = Located(value)
    located.start, located.end = begin - 1, end
    return located, end


def load(source: str) -> Any:
    """What JSON says, with each string value as a :class:`Located`.

    Raises:
        ValueError: if it is not JSON.
        RecursionError: if it is nested too deeply.
    """
    return _Decoder().decode(source)


def value_end(source: str, start: int) -> int | None:
    """Where the JSON value that begins at ``start`` ends; None where there is none."""
    try:
        _, end = json.JSONDecoder().raw_decode(source, start)
    except (ValueError, RecursionError):
        return None
    return end


def parts(source: str, fields: Collection[str], offset: int = 0, group: int = 0) -> list[Part]:
    """The strings under the keys ``fields``; ``offset`` is where ``source`` begins in the file."""
    try:
        said = load(source)
    except (ValueError, RecursionError):
        return []
    records = said if isinstance(said, list) else [said]
    return [
        part
        for number, record in enumerate(records, group)
        for value in leaves(record, fields)
        if (part := part_of(source, value, offset, number, language_in(record))) is not None
    ]


def part_of(
    source: str, value: Located, offset: int = 0, group: int = 0, language: str | None = None
) -> Part | None:
    """A string value as a part of a file; None where it is empty or oddly escaped."""
    raw = source[value.start + 1 : value.end - 1]
    decode = Patch(strings.escapes(raw, 0, len(raw)))
    if not value or decode.apply(raw) != value:
        return None
    start, end = offset + value.start + 1, offset + value.end - 1
    spelling = ASCII if source.isascii() else UNICODE
    text = str(value)
    return Part(start, end, text, decode, language=language, group=group, spelling=spelling)


def shape_of(source: str, fields: Collection[str]) -> Hashable:
    """The shape of what a source says; the source itself where it is not JSON."""
    try:
        return shape(load(source), fields)
    except ValueError:
        return source


def leaves(said: Any, fields: Collection[str], key: str = "") -> Iterator[Located]:
    """The string values under the keys ``fields``, in lists under them too."""
    if isinstance(said, dict):
        for name, value in said.items():
            yield from leaves(value, fields, name)
    elif isinstance(said, list):
        for value in said:
            yield from leaves(value, fields, key)
    elif isinstance(said, Located) and key in fields:
        yield said


def shape(said: Any, fields: Collection[str], key: str = "") -> Hashable:
    """Keys, types and values, of the strings under ``fields`` only that they are strings."""
    if isinstance(said, dict):
        return tuple((name, shape(value, fields, name)) for name, value in said.items())
    if isinstance(said, list):
        return ("list", *(shape(value, fields, key) for value in said))
    if isinstance(said, str) and key in fields:
        return "text"
    return type(said).__name__, repr(said)


def _read(raw: str) -> str | None:
    try:
        value = json.loads(f'"{raw}"')
    except ValueError:
        return None
    return value if isinstance(value, str) else None


UNICODE = Spelling(strings.escape, _read, strings.escape)
ASCII = Spelling(strings.escape_ascii, _read, strings.escape_ascii)
