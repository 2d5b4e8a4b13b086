"""``cleantext learn`` writes what the directory taught and says what to review."""

from pathlib import Path

import site_of_bridges as site
from typer.testing import CliRunner

from cleantext.cli import app
from cleantext.config import Config
from cleantext.pipeline import Pipeline


def test_a_directory_becomes_a_rule_file_and_a_word_list(tmp_path: Path) -> None:
    pages = tmp_path / "pages" / "site"
    pages.mkdir(parents=True)
    for number in range(150):
        (pages / f"{number}.txt").write_text(site.article(number)[0], encoding="utf-8")
    rules, words = tmp_path / "site.toml", tmp_path / "learned.tsv"
    arguments = ["learn", str(tmp_path / "pages"), "-o", str(rules), "--words", str(words)]
    done = CliRunner().invoke(app, [*arguments, "--jobs", "1"])
    assert done.exit_code == 0, done.output
    assert "150 texts, 12 lines to review" in done.output
    assert "canción" in words.read_text(encoding="utf-8")
    pipeline = Pipeline(Config(rules=(rules,), select=("und/site",)))
    text, clean = site.article(1)
    assert pipeline.run(text, language="es").fixed == clean


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "no").write_text("a file")
    done = CliRunner().invoke(app, ["learn", str(tmp_path), "-o", str(tmp_path / "no" / "x.toml")])
    assert done.exit_code == 2
    assert f"{tmp_path / 'no'}: cannot be written: " in done.output


def test_a_directory_is_made_where_there_is_none(tmp_path: Path) -> None:
    rules = tmp_path / "my-rules/es/site.toml"
    done = CliRunner().invoke(app, ["learn", str(tmp_path), "-o", str(rules)])
    assert (done.exit_code, rules.exists()) == (0, True)
