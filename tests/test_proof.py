"""What would change the markup is left; what slips through is not written."""

from collections.abc import Collection, Hashable

import pytest
from planted import mend

from cleantext.assemble import assemble
from cleantext.document import Document
from cleantext.edits import Edit, Patch
from cleantext.findings import Finding, Safety
from cleantext.formats import FileFormat
from cleantext.formats.parts import Part
from cleantext.proof import part_harmless
from cleantext.report import Report
from cleantext.rounds import Run


def stars(text: str) -> Hashable:
    """A format of which the markup is stars, in pairs."""
    return text.count("*") // 2


def finding(start: int, text: str) -> Finding:
    edits = (Edit(start, start, text),)
    return Finding("und/a/b", start, start, "m", edits, Safety.SAFE)


def test_the_search_finds_all_that_does_harm_and_keeps_the_rest() -> None:
    document = Document("0123456789", shape=stars)
    findings = [finding(i, "**" if i in (2, 7) else "-") for i in range(10)]
    good, bad = part_harmless(findings, document)
    assert [f.start for f in good] == [0, 1, 3, 4, 5, 6, 8, 9]
    assert [(f.start, f.edits, f.safety) for f in bad] == [
        (2, (), Safety.MANUAL),
        (7, (), Safety.MANUAL),
    ]


def test_what_does_harm_only_together_is_left_together() -> None:
    document = Document("0123456789", shape=stars)
    good, bad = part_harmless([finding(1, "*"), finding(5, "*")], document)
    assert (good, len(bad)) == ([], 2)


def test_the_search_ends() -> None:
    """A page on which all does harm is not read a thousand times."""
    asked = []

    def shape(text: str) -> Hashable:
        asked.append(text)
        return stars(text)

    findings = [finding(i, "**") for i in range(1000)]
    good, bad = part_harmless(findings, Document("x" * 1000, shape=shape))
    assert (good, len(bad)) == ([], 1000)
    assert len(asked) < 300


def _file_format(shape: object = "same", text: str | None = None) -> FileFormat:
    def parts(file: str, fields: Collection[str]) -> list[Part]:
        return [Part(0, len(file), file if text is None else text)]

    return FileFormat(parts, lambda file, fields: shape if shape == "same" else file)


def _report(text: str, fixed: str) -> Report:
    run = Run(Document(text))
    run.begin_round()
    edits = (Edit(0, len(text), fixed),)
    run.take(1, [Finding("und/a/b", 0, len(text), "m", edits)], False, {})  # type: ignore[arg-type]
    return run.report(1, lambda document: [])


def test_a_file_that_would_change_its_shape_is_left_and_says_why() -> None:
    file = Document("ab", format="x")
    piece = (Part(0, 2, "ab"), _report("ab", "ac"))
    assert assemble(file, [piece], _file_format(), ()).fixed == "ac"
    report = assemble(file, [piece], _file_format(shape="other"), ())
    assert report.fixed is file.text
    assert (report.patch, report.repairs, report.refused) == (
        Patch(),
        (),
        "the repair would change more than the prose of the file",
    )
    assert [flag.rule for flag in report.flags] == ["und/a/b"]


@pytest.mark.parametrize("format", ["markdown", "html", "plain"])
def test_files_without_edits_are_not_proved(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof costs nothing where nothing is changed."""
    text = "---\ntitle: a\n---\n<p>text</p>\n"
    monkeypatch.setattr("cleantext.assemble.objection", lambda *_: pytest.fail("proved"))
    monkeypatch.setattr(Document, "has_shape_of", lambda *_: pytest.fail("shaped"))
    assert mend(text, format).fixed is text
