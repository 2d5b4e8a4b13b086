"""The words of a corpus, from ``learn`` over the configuration to a repair."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleantext.cli import app

DAMAGED = "El alcalde de Quetzala��n habl� ayer con la prensa. Según Ib��ez, todo está en orden."
RUNNER = CliRunner()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus that knows a town, a configuration, and a damaged article."""
    monkeypatch.chdir(tmp_path)
    for number in range(8):
        page = tmp_path / "corpus" / f"{number}.txt"
        page.parent.mkdir(exist_ok=True)
        page.write_text(
            f"Día {number}. El alcalde de Quetzalañón dijo que Quetzalañón está bien.\n",
            encoding="utf-8",
        )
    (tmp_path / "my-rules/es/words").mkdir(parents=True)
    (tmp_path / "cleantext.toml").write_text('rules = ["my-rules"]\nlanguage = "es"\n')
    (tmp_path / "a.txt").write_text(DAMAGED, encoding="utf-8")
    return tmp_path


def test_a_word_that_only_the_corpus_knows_is_put_back(project: Path) -> None:
    lists = ["-o", "my-rules/es/site.toml", "--words", "my-rules/es/words/learned.tsv"]
    learned = RUNNER.invoke(app, ["learn", "corpus", *lists, "--jobs", "1"])
    assert learned.exit_code == 0, learned.output
    result = RUNNER.invoke(app, ["fix", "--no-journal", "a.txt"])
    assert result.exit_code == 0, result.output
    fixed = (project / "a.txt").read_text(encoding="utf-8")
    assert "Quetzalañón" in fixed
    assert "Ibáñez" in fixed or "Ib��ez" in fixed


def test_without_the_configuration_nothing_is_taken_over(project: Path) -> None:
    (project / "my-rules/es/words/learned.tsv").write_text("40\tquetzalañón\n", encoding="utf-8")
    (project / "cleantext.toml").write_text('language = "es"\n')
    RUNNER.invoke(app, ["fix", "--no-journal", "a.txt"])
    assert "Quetzala��n" in (project / "a.txt").read_text(encoding="utf-8")
