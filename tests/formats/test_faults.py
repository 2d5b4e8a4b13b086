"""Broken data is not passed over in silence; sound data without prose is."""

import pytest

from cleantext import Config, Pipeline

PIPELINE = Pipeline()
RULE = "und/format/unreadable"


@pytest.mark.parametrize(
    ("format", "text", "place", "why"),
    [
        ("json", '{"text": "a",}', (1, 14), "no JSON: "),
        ("jsonl", '{"text": "a"}\n{"text": "b"\n', (2, 13), "no JSON: Expecting "),
        ("jsonl", "\ufeffno\n\n", (1, 2), "no JSON: Expecting value; the texts in it are left"),
        ("yaml", "text: a\nb: [1\nc: d\n", (3, 2), "no YAML: "),
        ("csv", 'text\n"a b\n', (1, 1), "no table: "),
        ("markdown", '---\ntitle: "a\n---\n\nBody.\n', (3, 1), "no YAML: "),
        ("markdown", "+++\ntitle = a\n+++\n\nBody.\n", (2, 1), "no TOML: "),
        ("html", "---\ntitle: a: b\n---\n<p>Body.</p>\n", (2, 9), "no YAML: "),
    ],
)
def test_what_is_broken_is_flagged_where_it_breaks(
    format: str, text: str, place: tuple[int, int], why: str
) -> None:
    report = PIPELINE.run(text, format=format, language="en")
    (flag,) = report.flags
    assert (flag.rule, report.changed) == (RULE, False)
    assert why in flag.message
    assert report.source_document.position(flag.start) == place


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("json", '{"id": 3}'),
        ("json", "[]"),
        ("json", ""),
        ("jsonl", '{"id": 3}\n\n\r\n{"text": "a"}\r\n'),
        ("jsonl", ""),
        ("yaml", "id: 3\n"),
        ("yaml", ""),
        ("yaml", "a: &x 1\nb: *x\n"),
        ("yaml", "- " * 60 + "deep\n"),
        ("csv", "id\n3\n"),
        ("csv", ""),
        ("markdown", "---\ndate: 2024-05-02\n---\n\nBody.\n"),
        ("markdown", "---\ntitle: {{ replace .Name }}: {{ .Date }}\n---\n\nBody.\n"),
        ("markdown", "---\n\nA rule above, a rule below.\n\n---\n"),
        ("html", "<p>Body.</p>\n"),
    ],
)
def test_what_is_sound_is_not(format: str, text: str) -> None:
    assert PIPELINE.run(text, format=format, language="en").flags == ()


def test_who_knows_does_not_want_to_hear_of_it() -> None:
    text = "---\ntitle: a: b\n---\n\nBody.\n"
    assert not Pipeline(Config(ignore=("und/format",))).run(text, format="markdown").flags
    assert not PIPELINE.run(text, format="markdown", hold=lambda finding: True).flags
    off = text.replace("title", "# cleantext: off\ntitle")
    assert not PIPELINE.run(off, format="markdown").flags
