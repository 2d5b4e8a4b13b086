"""CSV and TSV from end to end: cells that are not repaired stay byte for byte."""

import csv
import io
import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streams import Bad, rewritten
from toy import SPACES

from cleantext import InputError, Pipeline
from cleantext.cleaner import Counts
from cleantext.records import lines, tables


def run(
    source: bytes, *fields: str, delimiter: str = ",", extras: tuple[str, ...] = ()
) -> tuple[bytes, Bad, Counts]:
    return rewritten(partial(tables.rewrite, delimiter=delimiter), source, fields, extras=extras)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (b"id,text,url\n1,a  b,c  d\n", b"id,text,url\n1,a b,c  d\n"),
        (b'"text","x"\r\n"a  ""b"", c","d  e"\r\n', b'"text","x"\r\n"a ""b"", c","d  e"\r\n'),
        (b'text\n"a  b\n\nc,  d"\nx', b'text\n"a b\n\nc, d"\nx'),
        (b'\xef\xbb\xbf"text"\na  b', b'\xef\xbb\xbf"text"\na b'),
        (b"text,x\n\n,\n\n", b"text,x\n\n,\n\n"),
        (b'x,text\n5" disk,a  b\n', b'x,text\n5" disk,a b\n'),
        (b"text,x\n\xff  \xc3\xa9\0,b\n", b"text,x\n\xff \xc3\xa9\0,b\n"),
        (b'text\n"\0  ""b"\n', b'text\n"\0 ""b"\n'),
        (b"x,text\n\xef\xbb\xbf1,a  b\n", b"x,text\n\xef\xbb\xbf1,a b\n"),
    ],
)
def test_only_the_repair_is_written_anew(source: bytes, wanted: bytes) -> None:
    assert run(source)[:2] == (wanted, [])


def test_tabs_part_cells_too() -> None:
    source = b"id\ttext\n1\ta,  b\n"
    assert run(source, delimiter="\t")[0] == b"id\ttext\n1\ta, b\n"


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (b"1,2,3\n", "has 3 cells, but the head has 2"),
        (b"1\n", "has 1 cells, but the head has 2"),
        (b'1,"a"  b\n', "is no row: ',' expected after '\"'"),
        (b'1,"a\nb"  c\n', "is no row: ',' expected after '\"'"),
        (b"1,a\rb\n", "is no row: new-line character seen in unquoted field"),
    ],
)
def test_a_bad_row_is_set_aside_and_the_others_go_on(row: bytes, error: str) -> None:
    out, bad, counts = run(b"id,text\n1,a\n" + row + b"2,c  d\n")
    assert out == b"id,text\n1,a\n2,c d\n"
    ((number, said, raw),) = bad
    assert (number, raw) == (3, row)
    assert said.startswith(error)
    assert (counts.records, counts.bad) == (3, 1)


def test_a_quotation_mark_that_is_never_closed_costs_one_line() -> None:
    source = b'id,text\n1,"a\n2,c  d\n3,e\n'
    out, bad, _ = run(source)
    assert out == b"id,text\n2,c d\n3,e\n"
    assert bad == [(2, "is no row: unexpected end of data", b'1,"a\n')]


def test_a_cell_that_is_too_long_costs_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST", 30)
    monkeypatch.setattr(lines, "LONGEST", 30)
    limit = csv.field_size_limit()
    out, bad, _ = run(b'id,text\n1,"a\n' + b"2,c  d\n" * 9)
    assert out == b"id,text\n" + b"2,c d\n" * 9
    assert [(number, raw) for number, _, raw in bad] == [(2, b'1,"a\n')]
    assert csv.field_size_limit() == limit
    with pytest.raises(InputError, match="a line that is longer than 30 bytes"):
        run(b"id,text\n1," + b"a" * 40)


def test_a_cell_may_be_longer_than_the_library_permits_by_itself() -> None:
    source = b"text\n" + b"a  b " * 40_000 + b"\n"
    assert run(source)[0] == source.replace(b"  ", b" ")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (b"id,txt\n", "there is no column 'text'; did you mean 'txt'"),
        (b"id,body\n", "there is no column 'text'; the head has id, body"),
        (b"text,text\n", "there are several columns 'text'"),
        (b"", "has no head"),
        (b"\n", "has no head"),
        (b'"text', "has no head: unexpected end of data"),
        ("\ufefftext\n".encode("utf-16-be"), "is UTF-16-BE"),
    ],
)
def test_what_is_no_table_of_texts_is_refused(source: bytes, error: str) -> None:
    with pytest.raises(InputError, match=error):
        run(source)


def test_what_was_done_can_be_kept_beside_the_cell() -> None:
    out = run(b"text,x\r\na  b,1\r\n\r\n,2", extras=("edits",))[0]
    head, first, blank, last = csv.reader(io.StringIO(out.decode(), newline=""))
    assert (head, blank) == (["text", "x", "text_edits"], [])
    assert first[:2] == ["a b", "1"]
    assert [edit["start"] for edit in json.loads(first[2])] == [2]
    assert last == ["", "2", "[]"]
    with pytest.raises(InputError, match="already a column 'text_edits'"):
        run(out, extras=("edits",))


_TEXT = st.text(st.sampled_from("ab é  ,;\"'\n\r\t\u2028\x85"), max_size=10)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=4), st.booleans())
@settings(max_examples=100)
def test_any_table_says_what_the_library_says(rows: list[tuple[str, str]], all: bool) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL if all else csv.QUOTE_MINIMAL)
    writer.writerows([("other", "text"), *rows])
    fixed, bad, _ = run(out.getvalue().encode())
    pipeline = Pipeline(SPACES)
    read = list(csv.reader(io.StringIO(fixed.decode(), newline="")))
    assert bad == []
    assert read == [["other", "text"], *([a, pipeline.run(b).fixed] for a, b in rows)]
    if not any(pipeline.run(text).changed for _, text in rows):
        assert fixed.decode() == out.getvalue()
    in_place = Pipeline(replace(SPACES, fields=("text",))).run(out.getvalue(), format="csv").fixed
    assert fixed.decode() == in_place
