"""What the README says is so."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleantext import config, fix
from cleantext.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_there_is_one_command_for_the_job_and_one_for_the_tests() -> None:
    """``.ci/run`` takes the second from here; both are marked and a single line."""
    for mark, command in (("main", "cleantext fix seeds/ --report"), ("test", "pytest")):
        (found,) = re.findall(rf"<!-- {mark} -->\n```sh\n(.*)\n```", README)
        assert command in found


def test_the_configuration_is_one(tmp_path: Path) -> None:
    (table,) = blocks("toml")
    (tmp_path / "my-rules").mkdir()
    path = tmp_path / "pyproject.toml"
    path.write_text(table, encoding="utf-8")
    assert config.read(path).language == "es"


def test_the_library_does_what_it_says() -> None:
    first, second, _ = blocks("python")
    names: dict[str, object] = {"texts": ["Una  frase de más. " * 10]}
    exec(first + second, names)
    assert names["there"] == 120
    (fixed,) = re.findall("report.fixed  # (.*)", first)
    exec(first, names)
    assert names["report"].fixed == fixed  # type: ignore[attr-defined]


def test_what_is_repaired_becomes_what_it_says() -> None:
    pairs = re.findall("`([^`]+)` becomes `([^`]+)`", README)
    assert len(pairs) > 2
    for before, after in pairs:
        assert fix(before, language="es").fixed == after


def test_a_table_is_repaired_as_it_says() -> None:
    pa = pytest.importorskip("pyarrow")
    *_, block = blocks("python")
    names = {"table": pa.table({"text": ["El lÃ­der habló."]})}
    exec(block, names)
    assert names["table"]["text"].to_pylist() == ["El líder habló."]
    assert names["table"].column_names == ["text", "text_edits"]


def test_every_command_and_option_is_known() -> None:
    """A line that is not run elsewhere is at least understood."""
    runner = CliRunner()
    for block in blocks("sh"):
        for command, line in re.findall(r"^cleantext (\w+)(.*?)(?:#.*)?$", block, re.MULTILINE):
            text = runner.invoke(app, [command, "--help"]).output
            assert all(option in text for option in re.findall(r"--[a-z-]+", line)), line


def test_every_file_that_is_named_is_there() -> None:
    """Those that contributors are to look into, from the repository or from the package."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\.?[\w/]+(?:\.py|\.toml|\.tsv|/))`", text)
    assert len(named) > 50
    tops = (ROOT, ROOT / "cleantext", ROOT / "rules/und/words")
    assert [name for name in named if not any((top / name).exists() for top in tops)] == []


def test_the_hooks_are_the_ones_that_exist() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (block,) = blocks("yaml")
    assert set(re.findall(r"id: (\S+)", block)) == set(re.findall(r"id: (\S+)", hooks))
