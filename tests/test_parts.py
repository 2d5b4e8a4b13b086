"""A file that is made up of texts: offsets, languages, and what is seen of it as a whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import mend, pipeline

from cleantext.document import MASK, Document
from cleantext.edits import Edit, Patch
from cleantext.formats import protector
from cleantext.formats.parts import Part, Spelling, outside, union

SPANISH = "El presidente dijo que la ley no se puede cambiar y que el país la necesita.\n"
ENGLISH = "The president said that the law cannot be changed and that they need it.\n"


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("---\ntitle: 😀 a  b\nsummary: 'it''s  c'\n---\n\nd  e [f  g](h)\n", "markdown"),
        ('\ufeff---\r\ntitle: "\\u00e9\\U0001F600  a"\r\n---\r\nd  e\r\n', "markdown"),
        ('[{"text": "\\ud83d\\ude00  a"}, {"text": "😀\\n  b  c"}]', "json"),
        ('<p title="&eacute;  a">b  c</p>', "html"),
    ],
)
def test_findings_and_edits_point_at_the_file(source: str, format: str) -> None:
    report = mend(source, format)
    assert report.patch.apply(source) == report.fixed
    assert report.repairs
    for finding in report.repairs:
        assert source[finding.start : finding.end] == "  "
    assert all(source[edit.start : edit.end].strip(" ") == "" for edit in report.patch)


def test_a_title_is_in_the_language_of_the_article() -> None:
    for body, language in ((SPANISH * 5, "es"), (ENGLISH * 5, "en")):
        report = pipeline(None).run(f"---\ntitle: Chocolate\n---\n{body}", format="markdown")
        assert report.language == language


def test_who_says_the_language() -> None:
    """The caller, then the file, then the configuration, then the text."""
    configured = pipeline("it")
    said = "---\nlang: fr\n---\n" + SPANISH * 5
    unsaid = SPANISH * 5
    run = {"format": "markdown"}
    assert configured.run(said, language="de", **run).language == "de"
    assert configured.run(said, **run).language == "fr"
    assert configured.run(unsaid, **run).language == "it"
    assert pipeline(None).run(unsaid, **run).language == "es"


def test_of_a_file_as_a_whole_the_body_is_seen() -> None:
    """Whoever opens a file as one document sees its body where it stands."""
    source = "---\ntitle: a\n---\nbody `code` more\n"
    prose = Document(source, protect=protector("markdown")).prose
    assert prose.replace(MASK, "") == "\n\n\nbody  more\n"
    assert prose.index("more") == source.index("more")
    html = "<p title='a'>b</p>"
    assert Document(html, protect=protector("html")).prose.replace(MASK, "") == "b"
    records = '{"text": "a"}'
    assert set(Document(records, protect=protector("json")).prose) == {MASK}


def test_an_edit_inside_an_escape_writes_the_part_anew() -> None:
    """One escape can stand for two characters of which one is to go."""
    reads = Spelling(read=lambda raw: raw.replace("&xy", "xy"))
    part = Part(1, 5, "xy!", Patch([Edit(0, 3, "xy")]), spelling=reads)
    assert Patch(part.write(Patch([Edit(0, 1, "z")]), '"&xy!"')).apply('"&xy!"') == '"zy!"'


def test_what_cannot_be_written_is_not() -> None:
    part = Part(0, 1, "x", spelling=Spelling(read=lambda raw: None))
    assert part.write(Patch([Edit(0, 1, "y")]), "x") == ()


_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)))


@given(_SPANS, _SPANS)
def test_union_and_outside_part_a_text(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    covered = union(one, two)
    inside = {i for start, end in (*one, *two) for i in range(start, end)}
    assert {i for start, end in covered for i in range(start, end)} == inside
    gaps = outside(covered, 30)
    assert {i for start, end in gaps for i in range(start, end)} == set(range(30)) - inside
    assert all(a[1] < b[0] for a, b in pairwise(covered))
