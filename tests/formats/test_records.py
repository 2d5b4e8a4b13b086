"""Records: the strings under named keys are repaired, each as a text of its own."""

import csv
import io
import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import mend

from cleantext.formats import file_format, known


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('{"title": "a  b", "url": "a  b"}', '{"title": "a b", "url": "a  b"}'),
        ('[{"text":"a  \\u00e9"},{"text":"¦"}]', '[{"text":"a \\u00e9"},{"text":"\\""}]'),
        ('{"text": ["a  b", {"x": "c  d"}]}', '{"text": ["a b", {"x": "c  d"}]}'),
        ('\ufeff{"text": "a  b"}', '\ufeff{"text": "a b"}'),
        ('{"text": "a  b",}', None),
        ('{"text": 1, "title": null}', None),
        ('"a  b"', None),
        ("[" * 100_000, None),
    ],
)
def test_strings_under_named_keys_are_repaired_and_nothing_else(
    source: str, wanted: str | None
) -> None:
    assert mend(source, "json").fixed == (source if wanted is None else wanted)


def test_a_file_in_ascii_stays_in_ascii() -> None:
    """Who writes escapes for all letters may have a reader that knows no others."""
    source = '{"text": "a¦  b"}'.replace("¦", "\\u00a6")
    assert mend(source, "json").fixed == '{"text": "a\\" b"}'


def test_a_line_that_is_no_json_is_left() -> None:
    source = '{"text": "a  b"}\r\nno  json\r\n\r\n{"text": "c  d"}\r\n'
    wanted = source.replace("a  b", "a b").replace("c  d", "c d")
    assert mend(source, "jsonl").fixed == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("id,title,url\n1,a  b,c  d\n", "id,title,url\n1,a b,c  d\n"),
        ('title\r\n"a  ""b"", c"\r\n', 'title\r\n"a ""b"", c"\r\n'),
        ("title,x\na¦b,1\n", 'title,x\n"a""b",1\n'),
        ("title\na¶b\n", 'title\n"a\nb"\n'),
        ('title\n"a  b\n', None),
        ('title\n"a"  b\n', None),
        ("a  b\nc  d\n", None),
    ],
)
def test_cells_of_prose_columns_are_repaired_and_quoted_where_they_must_be(
    source: str, wanted: str | None
) -> None:
    assert mend(source, "csv").fixed == (source if wanted is None else wanted)


def test_tabs_part_cells_too() -> None:
    assert mend("x\ttitle\n1\ta, b  c\n", "tsv").fixed == "x\ttitle\n1\ta, b c\n"


def test_each_record_has_its_language() -> None:
    format = file_format("jsonl")
    assert format is not None
    source = '{"lang": "es", "title": "a", "text": "b"}\n{"language": "fr_CA", "title": "c"}\n'
    parts = format.parts(source, ("title", "text"))
    assert [(p.text, p.language, p.group) for p in parts] == [
        ("a", "es", 0),
        ("b", "es", 0),
        ("c", "fr-CA", 1),
    ]


def test_only_texts_are_taken_from_a_directory() -> None:
    """A package.json has a description, too, and is no article."""
    names = ["a.md", "b.jsonl", "package.json", "mkdocs.yml"]
    assert [name for name in names if known(name)] == ["a.md", "b.jsonl"]


_TEXT = st.text(st.sampled_from("ab é  ¦¥‹•¶:,;#'\"\\{[\n\r\t\u2028\ud83d😀"), max_size=10)
_RECORDS = st.lists(
    st.fixed_dictionaries({"id": st.integers(0, 9), "title": _TEXT, "url": _TEXT}), max_size=3
)


@given(_RECORDS, st.booleans())
@settings(max_examples=100)
def test_any_json_says_what_was_meant(records: list[dict[str, object]], ascii: bool) -> None:
    source = json.dumps(records, ensure_ascii=ascii)
    _check(json.loads(mend(source, "json").fixed), records)


@given(_RECORDS)
@settings(max_examples=100)
def test_any_csv_says_what_was_meant(records: list[dict[str, object]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["id", "title", "url"])
    writer.writeheader()
    writer.writerows(records)
    read = csv.DictReader(io.StringIO(mend(out.getvalue(), "csv").fixed, newline=""))
    _check([{**row, "id": int(row["id"])} for row in read], records)


@given(_RECORDS)
@settings(max_examples=60)
def test_any_yaml_says_what_was_meant(records: list[dict[str, object]]) -> None:
    source = yaml.safe_dump(records, allow_unicode=True)
    _check(yaml.safe_load(mend(source, "yaml").fixed), yaml.safe_load(source))


def _check(said: list[dict[str, object]], records: list[dict[str, object]]) -> None:
    assert len(said) == len(records)
    for row, record in zip(said, records, strict=True):
        title = str(record["title"])
        assert {**row, "title": ""} == {**record, "title": ""}
        assert row["title"] in (mend(title, "plain").fixed, record["title"])
