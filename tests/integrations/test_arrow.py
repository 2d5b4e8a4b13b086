"""Columns of Arrow: no surprise on types, nulls, slices and metadata."""

import pickle
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from toy import SPACES, pattern, write_rules

from cleantext import Config, InputError, Pipeline

pa = pytest.importorskip("pyarrow")

from cleantext.integrations import arrow  # noqa: E402 - skipped where there is no Arrow

TEXTS = ["two  spaces", None, "clean", "", "two  spaces"]
FIXED = ["two spaces", None, "clean", "", "two spaces"]
TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.int32(), pa.large_string(), ordered=True),
]


def column(type: Any, texts: list[str | None] = TEXTS) -> Any:
    if not pa.types.is_dictionary(type):
        return pa.array(texts, type)
    words = list(dict.fromkeys(text for text in texts if text is not None))
    indices = pa.array([None if t is None else words.index(t) for t in texts], type.index_type)
    values = pa.array(words, type.value_type)
    return pa.DictionaryArray.from_arrays(indices, values, ordered=type.ordered)


def batch(type: Any, texts: list[str | None] = TEXTS) -> Any:
    schema = pa.schema(
        [pa.field("id", pa.int64(), nullable=False), pa.field("text", type, metadata={"a": "b"})],
        metadata={"c": "d"},
    )
    ids = pa.array(range(len(texts)), pa.int64())
    return pa.RecordBatch.from_arrays([ids, column(type, texts)], schema=schema)


@pytest.mark.parametrize("type", TYPES, ids=str)
def test_types_nulls_and_metadata_stay(type: Any) -> None:
    source = batch(type)
    fixed = arrow.clean_batch(source, "text", config=SPACES)
    fixed.validate(full=True)
    assert fixed.schema.equals(source.schema, check_metadata=True)
    assert fixed["text"].to_pylist() == FIXED
    assert fixed["id"].equals(source["id"])
    assert source["text"].to_pylist() == TEXTS


@pytest.mark.parametrize("type", TYPES, ids=str)
def test_slices_and_no_rows(type: Any) -> None:
    for start, stop in ((1, 4), (4, 5), (0, 0), (5, 5)):
        part = batch(type).slice(start, stop - start)
        fixed = arrow.clean_batch(part, "text", config=SPACES, extras=("edits",))
        fixed.validate(full=True)
        assert fixed["text"].to_pylist() == FIXED[start:stop]
        assert len(fixed["text_edits"]) == stop - start


def test_a_column_in_which_nothing_is_repaired_is_the_very_same() -> None:
    source = batch(pa.string(), ["clean", None])
    fixed = arrow.clean_batch(source, "text", config=SPACES)
    addresses = [buffer.address for buffer in fixed["text"].buffers() if buffer]
    assert addresses == [buffer.address for buffer in source["text"].buffers() if buffer]
    nothing = pa.record_batch([pa.nulls(2)], ["text"])
    assert arrow.clean_batch(nothing, "text").equals(nothing)


def test_chunks_of_a_table_stay_apart() -> None:
    parts = [batch(pa.string()), batch(pa.string(), []), batch(pa.string(), ["c  d"])]
    source = pa.Table.from_batches(parts)
    fixed = arrow.clean_table(source, "text", config=SPACES)
    assert fixed.schema.equals(source.schema, check_metadata=True)
    assert [chunk.to_pylist() for chunk in fixed["text"].chunks] == [FIXED, [], ["c d"]]
    assert arrow.clean_table(source[:0], "text").num_rows == 0
    array = arrow.clean_array(source["text"], config=SPACES)
    assert (array.type, array.to_pylist()) == (pa.string(), [*FIXED, "c d"])
    assert arrow.clean_array(column(pa.string()), config=SPACES).to_pylist() == FIXED


def test_a_stream_of_batches() -> None:
    stream = (batch(pa.string()) for _ in range(3))
    fixed = arrow.clean_batches(stream, "text", config=SPACES)
    assert [each["text"].to_pylist() for each in fixed] == [FIXED] * 3


def test_fields_of_structs() -> None:
    rows: list[Any] = [{"body": "a  b", "n": 1}, None, {"body": None, "n": 2}, {"body": "c  d"}]
    source = pa.record_batch([pa.array(rows)], ["article"])
    wanted = [{"body": "a b", "n": 1}, None, {"body": None, "n": 2}, {"body": "c d", "n": None}]
    for start in (0, 1):
        fixed = arrow.clean_batch(source.slice(start), "article.body", config=SPACES)
        fixed.validate(full=True)
        assert fixed.schema.equals(source.schema)
        assert fixed["article"].to_pylist() == wanted[start:]


def test_rows_say_their_language_and_columns_share_it(tmp_path: Path) -> None:
    """As the fields of a JSON record do."""
    rules = write_rules(tmp_path, fr__toy=pattern("x", "x", "y"), en__toy=pattern("x", "x", "z"))
    config = Config(select=("*/toy",), rules=(rules,), language="en")
    columns = {"lang": ["fr_CA", "de", None, "?"], "title": ["x"] * 4, "text": ["x"] * 4}
    source = pa.record_batch(columns)
    fixed = arrow.clean_batch(source, ["title", "text"], config=config).to_pydict()
    assert fixed["title"] == fixed["text"] == ["y", "x", "z", "z"]
    assert fixed["lang"] == columns["lang"]


def test_bytes_that_are_not_utf_8_survive() -> None:
    raw = pa.array([b"a  b\xff", None, b"c"], pa.binary())
    for type in (pa.string(), pa.large_string()):
        text = pa.compute.cast(raw, type, safe=False)
        fixed = arrow.clean_array(text, config=SPACES)
        assert fixed.type == type
        assert fixed.cast(pa.binary()).to_pylist() == [b"a b\xff", None, b"c"]


def test_what_is_kept_beside_them_spells_them_out(tmp_path: Path) -> None:
    rules = write_rules(tmp_path, und__toy=pattern("odd", r"[\udc80-\udcff]b", "b"))
    config = Config(select=("und/toy",), rules=(rules,))
    text = pa.compute.cast(pa.array([b"a\xffb"], pa.binary()), pa.string(), safe=False)
    fixed = arrow.clean_batch(
        pa.record_batch([text], ["text"]), "text", config=config, extras=("edits",)
    )
    assert fixed["text"].to_pylist() == ["ab"]
    assert fixed["text_edits"][0].as_py()[0]["before"] == "\\udcff"


def test_what_was_done_is_kept_as_it_is_for_json() -> None:
    text = "Por Lucía Benavente Ortuño\n\nEl  alcalde dijo que no.  "
    config = Config(language="es")
    report = Pipeline(config).run(text)
    source = pa.record_batch({"text": [text, None]})
    fixed = arrow.clean_batch(source, "text", config=config, extras=("metadata", "edits", "flags"))
    from cleantext import account

    assert fixed.schema.names == ["text", "text_edits", "text_flags", "text_metadata"]
    for kind, rows in account.KINDS.items():
        assert fixed[f"text_{kind}"].to_pylist() == [rows(report), None]
    assert fixed["text_metadata"][0].as_py()[0]["text"] == "Lucía Benavente Ortuño"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("txet", "there is no column 'txet'; did you mean 'text'"),
        ("id", "'id' holds int64, which is not text"),
        ("text.a", "there is no column 'text.a'"),
    ],
)
def test_what_is_no_column_of_texts_is_refused(name: str, error: str) -> None:
    with pytest.raises(InputError, match=error):
        arrow.clean_batch(batch(pa.string()), name)


def test_what_is_there_twice_is_refused() -> None:
    twice = pa.record_batch([pa.array(["a"]), pa.array(["b"])], ["text", "text"])
    with pytest.raises(InputError, match="there are several columns 'text'"):
        arrow.clean_batch(twice, "text")
    edits = pa.record_batch([pa.array(["a"]), pa.array(["b"])], ["text", "text_edits"])
    with pytest.raises(InputError, match="there is already a column 'text_edits'"):
        arrow.clean_batch(edits, "text", extras=("edits",))


def test_the_functions_can_be_sent_to_processes() -> None:
    run = pickle.loads(pickle.dumps(partial(arrow.clean_batch, column="text", config=SPACES)))
    assert run(batch(pa.string()))["text"].to_pylist() == FIXED
