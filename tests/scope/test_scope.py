"""``--baseline`` and ``--since`` on the command line."""

import subprocess
from pathlib import Path

import pytest
from toy import pattern, write_rules
from typer.testing import CliRunner, Result

from cleantext.cli import app


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with two rules of its own, and two files with old faults."""
    rules = pattern("double-space", r"(?<=\S)  +(?=\S)", " ") + pattern("teh", r"\bteh\b")
    write_rules(tmp_path / "my-rules", und__toy=rules)
    (tmp_path / "cleantext.toml").write_text('rules = ["my-rules"]\nselect = ["und/toy"]\n')
    (tmp_path / "a.md").write_text("one  two and teh end\n\nthree  four\n")
    (tmp_path / "b.txt").write_text("clean\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cleantext(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_the_first_run_writes_the_baseline_and_nothing_else(project: Path) -> None:
    before = (project / "a.md").read_bytes()
    result = cleantext("fix", ".", "--baseline", "known.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 findings in 1 files are known" in result.stderr
    assert (project / "a.md").read_bytes() == before
    assert '"a.md"' in (project / "known.json").read_text()


def test_afterwards_only_what_is_new_is_heard_and_mended(project: Path) -> None:
    cleantext("check", ".", "--baseline", "known.json")
    assert cleantext("check", ".", "--baseline", "known.json").exit_code == 0
    old = (project / "a.md").read_text()
    (project / "a.md").write_text("new  fault\n\n" + "x\n\n" * 50 + old)
    result = cleantext("check", ".", "--baseline", "known.json")
    assert (result.exit_code, result.stdout.count("a.md:")) == (1, 1)
    assert cleantext("fix", ".", "--baseline", "known.json").exit_code == 0
    assert (project / "a.md").read_text() == "new fault\n\n" + "x\n\n" * 50 + old


def test_fix_lets_the_baseline_shrink_and_check_does_not(project: Path) -> None:
    cleantext("check", ".", "--baseline", "known.json")
    known = (project / "known.json").read_text()
    (project / "a.md").write_text("one  two\n")
    assert cleantext("check", ".", "--baseline", "known.json").exit_code == 0
    assert (project / "known.json").read_text() == known
    assert cleantext("fix", ".", "--baseline", "known.json").exit_code == 0
    assert (project / "known.json").read_text().count("und/toy") == 1
    (project / "a.md").unlink()
    cleantext("fix", ".", "--baseline", "known.json")
    assert '"a.md"' not in (project / "known.json").read_text()


def test_only_changed_lines_are_mended(project: Path) -> None:
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        name = ["-c", "user.name=x", "-c", "user.email=x@y.example"]
        subprocess.run(["git", *name, *command], check=True, cwd=project)
    old = (project / "a.md").read_text()
    (project / "a.md").write_text(old + "\nfive  six\n")
    (project / "c.txt").write_text("all  new\n")
    assert cleantext("fix", ".", "--since", "HEAD", "--no-journal").exit_code == 0
    assert (project / "a.md").read_text() == old + "\nfive six\n"
    assert (project / "c.txt").read_text() == "all new\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", ".", "--since", "HEAD"], "is not in a git repository"),
        (["check", "-", "--since", "HEAD"], "not about standard input"),
        (["check", ".", "--baseline", "cleantext.toml"], "cleantext did not write it so"),
        (["check", ".", "--baseline", "no/such/place.json"], "cannot be written"),
    ],
)
def test_what_is_wrong_is_named(arguments: list[str], message: str) -> None:
    result = cleantext(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_first_baseline_is_about_changed_lines_where_only_these_are_asked_for(
    project: Path,
) -> None:
    for step in (("init", "-q"), ("add", "."), ("commit", "-qm", "old")):
        who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
        subprocess.run(["git", *who, *step], check=True)
    old = (project / "a.md").read_text()
    (project / "a.md").write_text("new  fault\n\n" + old)
    result = cleantext("check", ".", "--since", "HEAD", "--baseline", "known.json")
    assert "1 findings in 1 files are known" in result.stderr
    assert cleantext("check", ".", "--since", "HEAD", "--baseline", "known.json").exit_code == 0
    result = cleantext("check", ".", "--baseline", "known.json")
    assert (result.exit_code, result.stdout.count("a.md:")) == (1, 3)


def test_unknown_revision_is_told_before_a_baseline_is_written(project: Path) -> None:
    result = cleantext("check", ".", "--since", "HEAD", "--baseline", "known.json")
    assert result.exit_code == 2
    assert not (project / "known.json").exists()
