"""Settings for some paths only."""

import pickle
from pathlib import Path

import pytest
from planted import RULES

from cleantext import ConfigError, Pipeline, config


def pipeline(tmp_path: Path, text: str) -> Pipeline:
    head = f"rules = ['{RULES}']\nselect = ['und/planted']\nlanguage = 'en'\n"
    path = tmp_path / "cleantext.toml"
    path.write_text(head + text, encoding="utf-8")
    return Pipeline(config.read(path))


def test_a_rule_is_off_below_a_directory(tmp_path: Path) -> None:
    mended = pipeline(tmp_path, "[per-path.'poems/**']\nignore = ['und/planted/double-space']")
    text = "a  x ¦x"
    assert mended.run(text, path=str(tmp_path / "news" / "a.txt")).fixed == 'a x "x'
    assert mended.run(text, path=str(tmp_path / "poems" / "b" / "a.txt")).fixed == 'a  x "x'
    assert mended.run(text).fixed == 'a x "x'


def test_later_patterns_come_on_top(tmp_path: Path) -> None:
    tables = "[per-path.'*.txt']\nignore=['und/planted/double-space']\nlanguage='es'\n"
    tables += "[per-path.'b/']\nlanguage = 'pt_br'\nignore=['und/planted/broken-bar']\n"
    report = pipeline(tmp_path, tables).run("a  x ¦x ¥x", path=str(tmp_path / "b" / "c.txt"))
    assert (report.fixed, report.language) == ("a  x ¦x \\x", "pt-BR")


def test_select_takes_the_place_of_the_general_one(tmp_path: Path) -> None:
    mended = pipeline(tmp_path, "[per-path.'*.md']\nselect = ['und/planted/broken-bar']")
    assert mended.run("a  x ¦x", path=str(tmp_path / "a.md")).fixed == 'a  x "x'


def test_the_format_of_a_path_can_be_said(tmp_path: Path) -> None:
    mended = pipeline(tmp_path, "[per-path.'*.page']\nformat = 'html'")
    text = "<b title='a  x' class='b  x'>c  x</b>"
    fixed = mended.run(text, path=str(tmp_path / "a.page")).fixed
    assert fixed == "<b title='a x' class='b  x'>c x</b>"
    assert mended.run(text, path=str(tmp_path / "a.page"), format="plain").fixed.count("  ") == 0


def test_a_path_says_the_format_where_nobody_else_does(tmp_path: Path) -> None:
    mended = pipeline(tmp_path, "")
    assert mended.run("`a  x`", path="a.md").fixed == "`a  x`"
    assert mended.run("`a  x`", path="a.txt").fixed == "`a x`"
    assert mended.run("`a  x`").fixed == "`a x`"


def test_fields_hold_for_a_path(tmp_path: Path) -> None:
    mended = pipeline(tmp_path, "[per-path.'*.json']\nfields = ['story']")
    text = '{"story": "a  x", "title": "b  x"}'
    fixed = mended.run(text, path=str(tmp_path / "a.json")).fixed
    assert fixed == '{"story": "a x", "title": "b  x"}'


def test_settings_go_with_a_pipeline_to_other_processes(tmp_path: Path) -> None:
    mended = pipeline(tmp_path, "[per-path.'*.txt']\nignore = ['und/planted']\n")
    sent = pickle.loads(pickle.dumps(mended))
    assert sent.run("a  x", path=str(tmp_path / "a.txt")).fixed == "a  x"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[per-path.'a']\nignored = []", "'a': unknown key 'ignored'; did you mean 'ignore'"),
        ("[per-path.'a']\nformat = 'markdwon'", "key 'format': there is no format 'markdwon'"),
        ("[per-path.'a']\nformat = 'docx'", "'docx'; there are plain, markdown, html, rst"),
        ("[per-path.'a']\nlanguage = '?'", "'a': key 'language'"),
        ("[per-path]\na = 1", "'a' must be a table"),
        ("[per-path.'a']\nignore = ['und/plantd']", "no rule has an id that begins with"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        pipeline(tmp_path, text)
