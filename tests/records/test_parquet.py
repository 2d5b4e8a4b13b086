"""Parquet from end to end: only the texts of a column change."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest
from toy import SPACES

from cleantext import InputError
from cleantext.cleaner import RecordCleaner
from cleantext.pipeline import Pipeline

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def run(source: bytes, *fields: str, extras: tuple[str, ...] = ()) -> tuple[bytes, list[Any]]:
    from cleantext.records import parquet

    bad: list[Any] = []

    def note(number: int, error: str, pieces: Iterable[bytes]) -> None:
        bad.append((number, error, b"".join(pieces)))

    out = io.BytesIO()
    cleaner = RecordCleaner(fields or ["text"], SPACES, extras)
    parquet.rewrite(io.BytesIO(source), out, cleaner, note)
    return out.getvalue(), bad


def write(table: Any, **how: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, **how)
    return out.getvalue()


def table(rows: int = 2500) -> Any:
    schema = pa.schema(
        [
            pa.field("id", pa.int32(), nullable=False),
            pa.field("text", pa.large_string(), metadata={"what": "body"}),
            ("when", pa.timestamp("us")),
            ("tags", pa.list_(pa.string())),
        ],
        metadata={"source": "crawl"},
    )
    data = [
        {
            "id": n,
            "text": None if n % 7 == 0 else f"a{' ' * (1 + n % 2)}b {n}",
            "when": datetime(2024, 5, 1 + n % 28),
            "tags": ["x  y"] * (n % 3),
        }
        for n in range(rows)
    ]
    return pa.Table.from_pylist(data, schema)


@pytest.mark.parametrize(
    "how",
    [
        {"compression": "zstd", "row_group_size": 1100},
        {"compression": {"id": "none", "text": "gzip"}, "use_dictionary": ["text"]},
        {"use_deprecated_int96_timestamps": True, "store_schema": False, "version": "1.0"},
        {"compression": "none", "use_dictionary": False, "use_compliant_nested_type": False},
    ],
)
def test_all_but_the_texts_stays(how: dict[str, Any]) -> None:
    source = write(table(), **how)
    fixed, bad = run(source)
    before, after = pq.ParquetFile(io.BytesIO(source)), pq.ParquetFile(io.BytesIO(fixed))
    assert bad == []
    assert after.schema_arrow.equals(before.schema_arrow, check_metadata=True)
    assert after.schema.equals(before.schema)
    kept = [file.metadata.metadata or {} for file in (before, after)]
    assert [*kept[1]] == [*kept[0]]  # ARROW:schema is the schema again, spelled anew
    assert after.metadata.num_row_groups == before.metadata.num_row_groups
    for number in range(after.metadata.num_row_groups):
        groups = [file.metadata.row_group(number) for file in (before, after)]
        assert groups[0].num_rows == groups[1].num_rows
        for index in range(groups[0].num_columns):
            one, other = (group.column(index) for group in groups)
            assert one.compression == other.compression
            assert one.physical_type == other.physical_type
            assert one.has_dictionary_page == other.has_dictionary_page
    rows, wanted = after.read().to_pylist(), before.read().to_pylist()
    for row in wanted:
        row["text"] = row["text"] and row["text"].replace("  ", " ")
    assert rows == wanted


def test_a_file_without_rows_stays_one() -> None:
    source = write(table(0))
    fixed = pq.read_table(io.BytesIO(run(source)[0]))
    assert fixed.schema.equals(pq.read_table(io.BytesIO(source)).schema, check_metadata=True)
    assert fixed.num_rows == 0


def test_what_was_done_can_be_kept_in_further_columns() -> None:
    fixed = pq.read_table(io.BytesIO(run(write(table(8)), extras=("edits", "metadata"))[0]))
    assert fixed.schema.names[-2:] == ["text_edits", "text_metadata"]
    edits = fixed["text_edits"].to_pylist()
    assert edits[0] is None
    assert [edit["start"] for edit in edits[1]] == [2]
    assert edits[2] == []


def test_a_row_that_fails_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    run_text = Pipeline.run

    def fail(self: Pipeline, text: str, **how: Any) -> Any:
        if text == "a  b 1201":
            raise ZeroDivisionError
        return run_text(self, text, **how)

    monkeypatch.setattr(Pipeline, "run", fail)
    fixed, ((number, error, raw),) = run(write(table(1300), row_group_size=600))
    after = pq.ParquetFile(io.BytesIO(fixed))
    assert [after.metadata.row_group(n).num_rows for n in range(3)] == [600, 600, 99]
    assert 1201 not in after.read()["id"].to_pylist()
    assert number == 1202
    assert b'"id": 1201' in raw
    assert "ZeroDivisionError" in error


def test_what_does_not_hold_texts_is_refused() -> None:
    with pytest.raises(InputError, match="there is no column 'txt'; did you mean 'text'"):
        run(write(table(1)), "txt")
    with pytest.raises(InputError, match="'id' holds int32, which is not text"):
        run(write(table(1)), "id")
    with pytest.raises(InputError, match="is no Parquet file, or damaged: "):
        run(b"nonsense")


def test_a_damaged_file_is_refused() -> None:
    source = bytearray(write(table(), compression="zstd"))
    source[40:400] = bytes(360)
    with pytest.raises((InputError, OSError)):
        run(bytes(source))


def test_fields_of_structs() -> None:
    rows = [{"article": {"body": "a  b", "n": n} if n % 3 else None} for n in range(9)]
    source = write(pa.Table.from_pylist(rows), row_group_size=4)
    fixed = pq.read_table(io.BytesIO(run(source, "article.body")[0]))
    assert fixed.schema == pq.read_table(io.BytesIO(source)).schema
    wanted = [row["article"] and {**row["article"], "body": "a b"} for row in rows]
    assert fixed["article"].to_pylist() == wanted
