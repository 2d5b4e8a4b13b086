"""JSON Lines from end to end: what is not repaired stays byte for byte."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streams import Bad, rewritten
from toy import SPACES, pattern, write_rules

from cleantext import Config, InputError, Pipeline
from cleantext.cleaner import Counts
from cleantext.records import jsonl, lines


def run(
    source: bytes, *fields: str, config: Config = SPACES, extras: Iterable[str] = ()
) -> tuple[bytes, Bad, Counts]:
    return rewritten(jsonl.rewrite, source, fields, config, extras)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (b'{"text": "a  b", "url": "a  b"}\n', b'{"text": "a b", "url": "a  b"}\n'),
        (b'{"text":"a  \\u00e9"}\r\n{"text": "x"}', b'{"text":"a \\u00e9"}\r\n{"text": "x"}'),
        (b'\xef\xbb\xbf{"text": "a  b"}\n', b'\xef\xbb\xbf{"text": "a b"}\n'),
        (b'\n {"text": "a  b" } \n\n', b'\n {"text": "a b" } \n\n'),
        (b'{"text": "a  b\\/c"}', b'{"text": "a b\\/c"}'),  # spelled in no usual way
        (b'{"text": "\\uD83D\\uDE00  b"}', b'{"text": "\\uD83D\\uDE00 b"}'),
        (b'{"text": "\\ud800  b"}', b'{"text": "\\ud800 b"}'),
        (b'{"text": "\\udc80  \xc3\xa9"}', b'{"text": "\\udc80 \xc3\xa9"}'),
        (b'{"text": "\xff  b"}', b'{"text": "\xff b"}'),
        (b'{"text": "a\\u0000  b"}', b'{"text": "a\\u0000 b"}'),
        (b'{"text": "a  b", "text": "c  d"}', b'{"text": "a  b", "text": "c d"}'),
        (b'{"n": 1e999, "m": NaN, "text": "a  b"}', b'{"n": 1e999, "m": NaN, "text": "a b"}'),
        (b'{"text": null}\n{"id": 1}\n', b'{"text": null}\n{"id": 1}\n'),
        (b"", b""),
    ],
)
def test_only_the_repair_is_written_anew(source: bytes, wanted: bytes) -> None:
    assert run(source)[:2] == (wanted, [])


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b'{"text": 5}', "the field 'text' is a number, not a string"),
        (b'{"text": true}', "the field 'text' is true or false, not a string"),
        (b'{"text": ["a  b"]}', "the field 'text' is a list, not a string"),
        (b'["a  b"]', "is a list, not an object"),
        (b'{"text": "a  b"', "is not JSON: "),
        (b'{"text": "a\0b"}', "is not JSON: Invalid control character"),
        (b"[" * 100_000, "is not JSON: maximum recursion depth"),
    ],
)
def test_a_bad_record_is_set_aside_and_the_others_go_on(line: bytes, error: str) -> None:
    good = b'{"text": "a b"}\n'
    out, bad, counts = run(good + line + b"\n" + good)
    assert out == good + good
    (number, said, raw), *others = bad
    assert (number, raw, others) == (2, line + b"\n", [])
    assert said.startswith(error)
    assert (counts.records, counts.bad) == (3, 1)


def test_fields_may_lie_in_objects() -> None:
    source = b'{"article": {"body": "a  b", "x": "c  d"}, "a.b": "e  f", "a": null}\n'
    wanted = source.replace(b"a  b", b"a b").replace(b"e  f", b"e f")
    assert run(source, "article.body", "a.b", "a.c")[0] == wanted
    bad = run(source + b'{"article": "a  b"}\n', "article.body")[1]
    assert bad[0][1] == "a string stands where 'body' should be in an object"


def test_fields_of_a_record_share_its_language(tmp_path: Path) -> None:
    """A title is too short to tell; here the body shows it, and there the record says it."""
    rules = write_rules(tmp_path, fr__toy=pattern("qu", "qu", "k"))
    config = Config(select=("fr/toy",), rules=(rules,))
    body = "Le maire a dit que la ville ne peut pas attendre que l’État paie pour les écoles."
    for record, wanted in (
        ({"title": "qu", "text": body}, "k"),
        ({"lang": "fr_CA", "title": "qu"}, "k"),
        ({"lang": "es", "title": "qu", "text": body}, "qu"),
    ):
        line = json.dumps(record, ensure_ascii=False).encode()
        assert json.loads(run(line, "title", "text", config=config)[0])["title"] == wanted


def test_what_was_done_can_be_kept_beside_the_field() -> None:
    source = b'{"text": "a  b"}\n{}\n{"text": null, "id": 1}\r\n'
    out = run(source, extras=("metadata", "edits"))[0]
    edit = {"start": 2, "end": 3, "before": " ", "after": "", "rules": ["und/toy/double-space"]}
    assert [json.loads(line) for line in out.split(b"\n")[:-1]] == [
        {"text": "a b", "text_edits": [edit], "text_metadata": []},
        {"text_edits": None, "text_metadata": None},
        {"text": None, "id": 1, "text_edits": None, "text_metadata": None},
    ]
    assert out.endswith(b"}\r\n")
    with pytest.raises(InputError, match="already a field 'text_edits'"):
        run(out, extras=("edits",))


def test_a_mistyped_field_does_not_pass() -> None:
    with pytest.raises(
        InputError, match="no record has a field 'txet'; the first one has id, text"
    ):
        run(b'{"id": 1, "text": "a  b"}\n', "txet")
    assert run(b'{"id": 1}\n{"text": "a  b"}\n')[2].changed == 1


def test_what_is_no_utf_8_is_refused() -> None:
    with pytest.raises(InputError, match="is UTF-16-LE; convert it to UTF-8 first"):
        run('\ufeff{"text": "a  b"}\n'.encode("utf-16-le"))


def test_a_record_that_is_too_long_is_set_aside_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 40)
    monkeypatch.setattr(lines, "_PIECE", 16)
    fits = b'{"text": "a  %s"}\n' % (b"b" * 24)
    assert len(fits) == 40
    long = b'{"text": "a  %s"}\n' % ("é" * 50).encode()
    out, bad, _ = run(fits + long + fits + long[:-1])
    assert out == fits.replace(b"  ", b" ") * 2
    assert bad == [
        (2, "is longer than 40 bytes", long),
        (4, "is longer than 40 bytes", long[:-1]),
    ]


@given(st.lists(st.binary(max_size=9), max_size=4), st.integers(1, 99))
@settings(max_examples=50)
def test_what_is_set_aside_can_be_had_back(pieces: list[bytes], number: int) -> None:
    line = b"".join(lines.side_line(number, "why ü", pieces))
    said = json.loads(line)
    assert line.count(b"\n") == 1
    assert (said["line"], said["error"]) == (number, "why ü")
    assert said["record"].encode("utf-8", "surrogateescape") == b"".join(pieces)


_TEXT = st.text(st.sampled_from('ab é  "\\/\n\x7f\u2028😀\ud83d\udc80'), max_size=12)


@given(_TEXT, _TEXT, st.booleans(), st.sampled_from([("\\/", "/"), ("\\u00E9", "é"), ("", "")]))
@settings(max_examples=150)
def test_any_record_says_what_the_library_says(
    text: str, other: str, ascii: bool, spelling: tuple[str, str]
) -> None:
    """However it is spelled: the field is what the library makes of it, the rest as it was."""
    line = json.dumps({"other": other, "text": text, "n": [1.50, None]}, ensure_ascii=ascii)
    new, old = spelling
    line = line.replace(old, new) if old else line
    source = line.encode("utf-8", "replace")
    record = json.loads(source)
    out, bad, _ = run(source)
    fixed = Pipeline(SPACES).run(record["text"]).fixed
    assert bad == []
    assert json.loads(out) == {**record, "text": fixed}
    if fixed == record["text"]:
        assert out == source


@given(st.lists(_TEXT, max_size=4), st.booleans())
@settings(max_examples=60)
def test_it_comes_out_as_from_a_file_that_is_edited_in_place(texts: list[str], ascii: bool) -> None:
    lines = [json.dumps({"id": 1, "text": text}, ensure_ascii=ascii) for text in texts]
    source = "\n".join(lines).encode("utf-8", "replace")
    config = replace(SPACES, fields=("text",))
    in_place = Pipeline(config).run(source.decode(), format="jsonl").fixed
    assert run(source)[0] == in_place.encode()
