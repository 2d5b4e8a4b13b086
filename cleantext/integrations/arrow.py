"""Columns of text in Apache Arrow, repaired; needs the extra ``cleantext-fix[arrow]``.

The other integrations are thin layers over this module, because their engines hand
out Arrow, too. What all functions here have in common:

``column``
    the name of a column, or several: the texts of a row are one record and share a
    language. ``article.body`` is a field of a struct. Their types can be ``string``,
    ``large_string``, ``string_view``, or a dictionary of one of them.
``config``
    as for :class:`cleantext.Pipeline`, which is prepared once in each process.
``extras``
    what to put into further columns: ``edits``, ``flags``, ``metadata``, as lists of
    structs with the keys of :mod:`cleantext.account`, in ``text_edits`` and so on.

The language of a row is what a column ``lang``, ``language`` or ``locale`` says, else
what the configuration says, else it is found out. A null stays null. Types, other
columns, order and the metadata of the schema stay as they are; a column in which
nothing was repaired is the very same. The functions can be pickled to processes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import pyarrow as pa

from cleantext.account import Rows
from cleantext.cleaner import RecordCleaner, RecordError
from cleantext.config import Config
from cleantext.errors import InputError
from cleantext.formats import language_keys
from cleantext.integrations.columns import get, is_text, lists, path_of, put, texts_of, type_of

Columns = str | Sequence[str]

_SPAN = {"start": pa.int64(), "end": pa.int64()}
_FIELDS: dict[str, dict[str, pa.DataType]] = {
    "edits": {
        **_SPAN,
        "before": pa.string(),
        "after": pa.string(),
        "rules": pa.list_(pa.string()),
    },
    "flags": {
        **dict.fromkeys(("rule", "message"), pa.string()),
        **_SPAN,
        **dict.fromkeys(("text", "suggestion"), pa.string()),
    },
    "metadata": {**dict.fromkeys(("key", "text"), pa.string()), **_SPAN},
}


def clean_batch(
    batch: pa.RecordBatch,
    column: Columns,
    *,
    config: Config | None = None,
    extras: Collection[str] = (),
) -> pa.RecordBatch:
    """Repair the texts of one or more columns of a record batch.

    Raises:
        InputError: if there is no such column, or what it holds is not text.
        ConfigError: if there is no such extra.
    """
    return rewrite(batch, cleaner(column, config, extras))


def clean_batches(
    batches: Iterable[pa.RecordBatch],
    column: Columns,
    *,
    config: Config | None = None,
    extras: Collection[str] = (),
) -> Iterator[pa.RecordBatch]:
    """Repair a stream of record batches one by one. Errors as in :func:`clean_batch`."""
    cleans = cleaner(column, config, extras)
    return (rewrite(batch, cleans) for batch in batches)


def clean_table(
    table: pa.Table,
    column: Columns,
    *,
    config: Config | None = None,
    extras: Collection[str] = (),
) -> pa.Table:
    """Repair a table; its chunks stay apart. Errors as in :func:`clean_batch`."""
    cleans = cleaner(column, config, extras)
    schema = output_schema(table.schema, cleans)
    return pa.Table.from_batches([rewrite(b, cleans) for b in table.to_batches()], schema)


def clean_array(
    array: pa.Array | pa.ChunkedArray, *, config: Config | None = None
) -> pa.Array | pa.ChunkedArray:
    """Repair an array of texts, each a record of its own; the result has the same type.

    Raises:
        InputError: if it holds no texts.
    """
    if isinstance(array, pa.ChunkedArray):
        chunks = [clean_array(chunk, config=config) for chunk in array.chunks]
        return pa.chunked_array(chunks, array.type)
    cleans = RecordCleaner(["array"], config)
    return rewrite(pa.record_batch([array], ["array"]), cleans).column(0)


def cleaner(column: Columns, config: Config | None, extras: Collection[str]) -> RecordCleaner:
    """What repairs the records of some columns."""
    return RecordCleaner([column] if isinstance(column, str) else column, config, extras)


def output_schema(schema: pa.Schema, cleans: RecordCleaner) -> pa.Schema:
    """The schema of what comes out for batches of a schema.

    Raises:
        InputError: if a column is missing, not of text, or already there.
    """
    for column in cleans.columns:
        type = type_of(schema, column)
        if not is_text(type):
            raise InputError(f"the column {column!r} holds {type}, which is not text")
        for extra in cleans.extras:
            if f"{column}_{extra}" in schema.names:
                raise InputError(f"there is already a column {column + '_' + extra!r}")
            fields = pa.struct(list(_FIELDS[extra].items()))
            schema = schema.append(pa.field(f"{column}_{extra}", pa.list_(fields)))
    return schema


def rewrite(
    batch: pa.RecordBatch,
    cleans: RecordCleaner,
    bad: Callable[[int, RecordError], None] | None = None,
) -> pa.RecordBatch:
    """As :func:`clean_batch`, with a cleaner that counts.

    Args:
        bad: is told the number, in this batch, of a row that cannot be worked on, and why;
            the row is left out. Without it, the error is raised.
    """
    schema = output_schema(batch.schema, cleans)
    paths = [path_of(batch.schema, column) for column in cleans.columns]
    texts = [texts_of(get(batch, path)) for path in paths]
    fixed: list[list[str | None]] = [[] for _ in paths]
    beside: list[list[Rows | None]] = [[] for _ in cleans.names()]
    changed: set[int] = set()
    kept: list[int] = []
    records = zip(zip(*texts, strict=True), _languages(batch), strict=True)
    for number, (row, language) in enumerate(records):
        try:
            reports = cleans.run(row, language)
            extras = cleans.kept(reports)
        except RecordError as error:
            if bad is None:
                raise
            bad(number, error)
            continue
        cleans.count(reports)
        kept.append(number)
        changed |= {index for index, report in enumerate(reports) if report and report.changed}
        for column, report in zip(fixed, reports, strict=True):
            column.append(report.fixed if report else None)
        for extra, rows in zip(beside, extras, strict=True):
            extra.append(rows)
    if len(kept) < batch.num_rows:
        batch = batch.take(pa.array(kept, pa.int64()))
    arrays = list(batch.columns)
    for index in sorted(changed):
        first, *more = paths[index]
        arrays[first] = put(arrays[first], more, fixed[index])
    new = list(schema)[len(arrays) :]
    arrays += [lists(rows, field.type) for rows, field in zip(beside, new, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _languages(batch: pa.RecordBatch) -> Iterator[str | None]:
    """What each row says about its language."""
    names = [
        name
        for name in language_keys.KEYS
        if batch.schema.names.count(name) == 1 and is_text(batch.schema.field(name).type)
    ]
    if not names:
        return iter([None] * batch.num_rows)
    said = zip(*(texts_of(batch.column(name)) for name in names), strict=True)
    return (language_keys.language_in(dict(zip(names, row, strict=True))) for row in said)
