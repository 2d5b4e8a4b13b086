"""Whatever a file holds, a format neither fails nor touches more than prose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import mend

from cleantext.formats import file_format, format_of, protector, shape_of_text

FORMATS = ["plain", "markdown", "html", "rst", "asciidoc", "json", "jsonl", "csv", "tsv", "yaml"]
_PIECES = st.sampled_from(
    [
        *"ab <>&\"'`*_#-=+:;,.|\\/[](){}%$~!?^@\t\n\r\0\x0c\x85\u2028\ufffc\ufeff\ud800é😀",
        *("  ", "¦", "¥", "‹", "•", "¶", "---\n", "+++\n", "title: ", 'title = "', '{"text": "'),
        *("<!-- cleantext: off -->", "# cleantext: off-line", "```\n", "    ", "<b>", "&amp;"),
    ]
)
_ANY = st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize("format", FORMATS)
@given(_ANY)
@settings(max_examples=80)
def test_any_text_comes_through(format: str, source: str) -> None:
    """The edits make the fixed text, and a second run finds nothing more to do."""
    report = mend(source, format)
    assert report.patch.apply(source) == report.fixed
    assert all(0 <= f.start <= f.end <= len(source) for f in report.findings)
    again = mend(report.fixed, format)
    assert again.fixed == report.fixed


@pytest.mark.parametrize("format", FORMATS)
@given(_ANY)
@settings(max_examples=40)
def test_protected_spans_are_sorted_and_disjoint(format: str, source: str) -> None:
    at = -1
    for start, end in protector(format)(source):
        assert at < start < end <= len(source)
        at = end


def test_formats_go_by_name() -> None:
    names = ["a.MD", "b.html", "c.jsonl", "d.rst", "e.unknown", "Makefile", "f.mdx"]
    found = ["markdown", "html", "jsonl", "rst", "plain", "plain", "markdown"]
    assert [format_of(name) for name in names] == found


def test_plain_text_pays_for_no_format() -> None:
    """No parts, and nothing to compare: all of it is one text."""
    assert file_format("plain") is None
    assert shape_of_text("plain") is None
