"""Texts in arrays of Arrow: where they are, what they say, and arrays that say something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from cleantext.account import Rows
from cleantext.errors import InputError, nearest


def path_of(schema: pa.Schema, column: str) -> list[int]:
    """The number of a column, and of the fields of structs in it.

    Raises:
        InputError: if there is none.
    """
    if column in schema.names:
        return [schema.get_field_index(column)]
    steps: list[int] = []
    fields = list(schema)
    for name in column.split("."):
        names = [field.name for field in fields]
        if names.count(name) != 1:
            hint = nearest(column, schema.names)
            raise InputError(f"there is no column {column!r}{hint}")
        steps.append(names.index(name))
        type = fields[steps[-1]].type
        fields = list(type) if pa.types.is_struct(type) else []
    return steps


def type_of(schema: pa.Schema, column: str) -> pa.DataType:
    """The type of a column, or of a field of its structs.

    Raises:
        InputError: if there is none, or more than one.
    """
    first, *more = path_of(schema, column)
    if first < 0:
        raise InputError(f"there are several columns {column!r}")
    type = schema.field(first).type
    for step in more:
        type = type[step].type
    return type


def is_text(type: pa.DataType) -> bool:
    """Whether an array of this type can hold texts, and nothing but texts and nulls."""
    if pa.types.is_dictionary(type):
        type = type.value_type
    return bool(
        pa.types.is_string(type)
        or pa.types.is_large_string(type)
        or pa.types.is_string_view(type)
        or pa.types.is_null(type)
    )


def get(batch: pa.RecordBatch, path: Sequence[int]) -> pa.Array:
    """The array at a path."""
    array = batch.column(path[0])
    return pc.struct_field(array, path[1:]) if path[1:] else array


def put(array: pa.Array, path: Sequence[int], texts: Sequence[str | None]) -> pa.Array:
    """An array with other texts, or with other texts in a field of its structs."""
    if not path:
        return _array(texts, array.type)
    fields = array.flatten()  # other than field(), with the offset and nulls of the structs
    fields[path[0]] = put(fields[path[0]], path[1:], texts)
    return pa.StructArray.from_arrays(fields, fields=list(array.type), mask=array.is_null())


def texts_of(array: pa.Array) -> list[str | None]:
    """What an array says; bytes that are not UTF-8 are lone surrogates, so that they survive."""
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    try:
        texts: list[str | None] = array.to_pylist()
    except UnicodeDecodeError:
        raw = array.cast(pa.large_binary()).to_pylist()
        texts = [None if b is None else b.decode("utf-8", "surrogateescape") for b in raw]
    return texts


def _array(texts: Sequence[str | None], type: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(type):
        encoded = _array(texts, type.value_type).dictionary_encode()
        indices = encoded.indices.cast(type.index_type)
        return pa.DictionaryArray.from_arrays(indices, encoded.dictionary, ordered=type.ordered)
    try:
        return pa.array(texts, type)
    except UnicodeEncodeError:
        raw = [None if t is None else t.encode("utf-8", "surrogateescape") for t in texts]
        return pc.cast(pa.array(raw, pa.large_binary()), type, safe=False)


def lists(rows: Sequence[Rows | None], type: pa.DataType) -> pa.Array:
    """What is kept beside texts, as an array of a type."""
    try:
        return pa.array(rows, type)
    except UnicodeEncodeError:  # they quote bytes that are not UTF-8, and are for people
        return pa.array(_readable(rows), type)


def _readable(value: Any) -> Any:
    """Rows with lone surrogates spelled out."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: _readable(each) for key, each in value.items()}
    return [_readable(each) for each in value] if isinstance(value, list | tuple) else value
