"""Parquet from end to end: schema, metadata, row groups and compression stay."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from cleantext.cleaner import RecordCleaner, RecordError
from cleantext.errors import InputError
from cleantext.integrations.arrow import output_schema
from cleantext.integrations.arrow import rewrite as rewrite_batch
from cleantext.records.lines import Bad

_ROWS = 1024
"""How many rows are Python objects at once; a row group is in memory as a whole."""

_PLAIN = {"UNCOMPRESSED": "NONE"}


def rewrite(source: BinaryIO, target: BinaryIO, cleaner: RecordCleaner, bad: Bad) -> None:
    """Write the rows of a Parquet file, repaired, to another one.

    Raises:
        InputError: if it is no Parquet file or damaged, a column is missing or not of text, or a
            column to add is already there.
    """
    try:
        file = pq.ParquetFile(source)
        schema = output_schema(file.schema_arrow, cleaner)
        with pq.ParquetWriter(target, schema, **_as_written(file)) as writer:
            _copy(file, writer, cleaner, bad)
    except pa.ArrowException as error:
        raise InputError(f"is no Parquet file, or damaged: {error}") from error


def _copy(file: pq.ParquetFile, writer: pq.ParquetWriter, cleaner: RecordCleaner, bad: Bad) -> None:
    first = 1
    for number in range(file.num_row_groups):
        batches = []
        for batch in file.read_row_group(number).to_batches(_ROWS):
            batches.append(_batch(batch, cleaner, bad, first))
            first += batch.num_rows
        fixed = pa.Table.from_batches(batches, writer.schema)
        writer.write_table(fixed, row_group_size=max(fixed.num_rows, 1))


def _batch(batch: pa.RecordBatch, cleaner: RecordCleaner, bad: Bad, first: int) -> pa.RecordBatch:
    def tell(row: int, error: RecordError) -> None:
        said = json.dumps(batch.slice(row, 1).to_pylist()[0], default=str)
        bad(first + row, str(error), [said.encode()])

    return rewrite_batch(batch, cleaner, tell)


def _as_written(file: pq.ParquetFile) -> dict[str, Any]:
    """How to write a file as another one was written."""
    metadata = file.metadata
    kept = metadata.metadata or {}
    how: dict[str, Any] = {
        "version": metadata.format_version,
        "store_schema": b"ARROW:schema" in kept,
        "use_compliant_nested_type": False,  # the names that lists have for their elements stay
    }
    if metadata.num_row_groups:
        group = metadata.row_group(0)
        columns = [group.column(number) for number in range(group.num_columns)]
        packed = {c.path_in_schema: _PLAIN.get(c.compression, c.compression) for c in columns}
        one = set(packed.values())
        how["compression"] = one.pop() if len(one) == 1 else packed
        how["use_deprecated_int96_timestamps"] = any(c.physical_type == "INT96" for c in columns)
        how["use_dictionary"] = [
            c.path_in_schema for c in columns if any("DICTIONARY" in e for e in c.encodings)
        ]
    return how
