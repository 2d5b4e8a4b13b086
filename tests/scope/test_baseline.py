"""What a repository lives with stays silent; what is new is heard."""

import json
from pathlib import Path

import pytest
from planted import pipeline

from cleantext import Config, InputError, Pipeline, Report
from cleantext.scope.baseline import Baseline

SEEDS = sorted((Path(__file__).parents[1] / "golden/seeds").iterdir())[:3]
FULL = Pipeline()
OLD = "# a  b\n\nc  d ¦e\n\nf  g f  g\n"


@pytest.fixture
def known(tmp_path: Path) -> Baseline:
    baseline = Baseline(root=tmp_path)
    baseline.add(pipeline(), OLD, str(tmp_path / "a.md"))
    path = tmp_path / "baseline.json"
    path.write_text(baseline.text(), encoding="utf-8")
    return Baseline.read(path)


def apply(known: Baseline, text: str, name: str = "a.md") -> Report:
    path = str(known.root / name)
    return known.apply(pipeline(), pipeline().run(text, path=path), path)


def fixed(known: Baseline, text: str, name: str = "a.md") -> str:
    report = apply(known, text, name)
    assert [finding.start for finding in report.findings] or report.fixed == text
    return report.fixed


def test_the_first_run_afterwards_is_silent(known: Baseline) -> None:
    report = apply(known, OLD)
    assert (report.findings, report.fixed) == ((), OLD)


def test_lines_that_move_take_their_findings_along(known: Baseline) -> None:
    for text in ("x\n\n" * 50 + OLD, OLD + "x\n" * 50, OLD.replace("\n", "\r\n")):
        assert fixed(known, text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (OLD + "\nx  y\n", OLD + "\nx y\n"),
        # On an old line, next to what is known there.
        (OLD.replace("e\n", "e ¦z\n"), OLD.replace("e\n", 'e "z\n')),
        (OLD.replace("¦e", "¦e  z"), OLD.replace("¦e", "¦e z")),
        (OLD.replace("# a  b", "# a  b ¥z"), None),
    ],
)
def test_new_faults_are_heard(known: Baseline, text: str, wanted: str | None) -> None:
    report = apply(known, text)
    assert len(report.findings) == 1
    assert wanted is None or report.fixed == wanted


def test_a_line_edited_elsewhere_keeps_what_is_known_of_it(known: Baseline) -> None:
    text = OLD.replace("c  d", "c  d and more")
    assert fixed(known, text) == text


def test_other_files_are_not_known(known: Baseline) -> None:
    assert fixed(known, "a  b", "b.md") == "a b"


def test_what_hides_behind_a_finding_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two rules want the same place; with the first held back the second shows."""
    rules = "".join(
        f"[[rule]]\nid = '{id}'\nkind = 'pattern'\nmessage = 'm'\nfind = 'ab'\nreplace = '{by}'\n"
        for id, by in (("one", "x"), ("two", "y"))
    )
    (tmp_path / "own.toml").write_text(rules)
    (tmp_path / "none").mkdir()
    monkeypatch.setattr("cleantext.rules.bundled", lambda: tmp_path / "none")
    own = Pipeline(Config(rules=(tmp_path / "own.toml",)))
    baseline = Baseline(root=tmp_path)
    baseline.add(own, "ab", str(tmp_path / "a.txt"))
    full = own.run("ab", path=str(tmp_path / "a.txt"))
    assert full.findings
    for _ in range(2):  # and is not forgotten because it hides
        assert baseline.apply(own, full, str(tmp_path / "a.txt")).findings == ()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_of_an_article_full_of_faults_nothing_is_new(path: Path, tmp_path: Path) -> None:
    """Each fault hides others; those that come to light are known, however often it is asked."""
    text, name = path.read_text(encoding="utf-8"), str(tmp_path / path.name)
    baseline = Baseline(root=tmp_path)
    assert baseline.add(FULL, text, name) > 5
    known = baseline.text()
    for _ in range(2):
        report = baseline.apply(FULL, FULL.run(text, path=name), name)
        assert (report.findings, report.fixed) == ((), text)
    assert baseline.text() == known


def test_it_shrinks_by_what_is_mended_and_never_grows(known: Baseline) -> None:
    apply(known, OLD.replace("c  d", "c d") + "\nnew  fault\n")
    assert [rule for rule, *_ in sorted(known.files["a.md"].elements())] == [
        "und/planted/broken-bar",
        *["und/planted/double-space"] * 3,
    ]
    apply(known, "clean")
    assert known.files == {}


def test_it_is_written_for_people(known: Baseline) -> None:
    """One line a finding, sorted, and the same text each time."""
    assert Baseline.read(known.root / "baseline.json").text() == known.text()
    said = json.loads(known.text())
    assert said["version"] == 1
    assert list(said["files"]) == ["a.md"]
    assert said["files"]["a.md"] == sorted(said["files"]["a.md"])
    assert known.text().count("\n") == 5 + 7


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "files": {}}', '{"files": 1}'])
def test_what_is_no_record_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(InputError, match="baseline"):
        Baseline.read(path)
