"""``cleantext diagnose``: the damage and nothing else."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleantext.cli import app

RUNNER = CliRunner()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "2019/a.txt": "El niÃ±o de KazajstÃ¡n",
        "2019/b.txt": "El niÃ±o  , dijo",
        "2020/c.txt": "El niño  , dijo . .",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_line_for_each_damaged_file_and_for_each_kind(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.txt")}
    result = RUNNER.invoke(app, ["diagnose", "2019", "2020"])
    assert result.exit_code == 1
    assert result.stdout.split("\n") == [
        "2019/a.txt: UTF-8 read as Windows-1252 (2 times)",
        "2019/b.txt: UTF-8 read as Windows-1252",
        "        3  UTF-8 read as Windows-1252, in 2 of 3 files, all under 2019/",
        "",
    ]
    assert {path: path.read_bytes() for path in folder.rglob("*.txt")} == before


def test_the_same_from_several_processes(folder: Path) -> None:
    for number in range(300):
        (folder / "2020" / f"{number}.txt").write_text("Nada", encoding="utf-8")
    outputs = {
        RUNNER.invoke(app, ["diagnose", "--jobs", jobs, "2019", "2020"]).stdout for jobs in "12"
    }
    assert len(outputs) == 1
    assert "in 2 of 303 files, all under 2019/" in outputs.pop()


def test_no_damage_is_said_so(folder: Path) -> None:
    result = RUNNER.invoke(app, ["diagnose", "2020"])
    assert (result.exit_code, result.stdout) == (0, "no damage found\n")


def test_a_file_that_cannot_be_read_fails_the_run(folder: Path) -> None:
    (folder / "2020/d.txt").write_bytes(b"\xff\xff\xff")
    result = RUNNER.invoke(app, ["diagnose", "2020"])
    assert result.exit_code == 2
    assert "is not UTF-8" in result.stderr


def test_json_has_one_object_a_file_and_one_for_the_run(folder: Path) -> None:
    result = RUNNER.invoke(app, ["diagnose", "--output-format", "json", "2019", "2020"])
    *files, run = map(json.loads, result.stdout.rstrip("\n").split("\n"))
    assert [file["path"] for file in files] == ["2019/a.txt", "2019/b.txt", "2020/c.txt"]
    assert files[0]["damage"] == [{"kind": "UTF-8 read as Windows-1252", "times": 2}]
    assert files[2]["damage"] == []
    assert run == {
        "files": 3,
        "damage": [
            {"kind": "UTF-8 read as Windows-1252", "times": 3, "files": 2, "folder": "2019/"}
        ],
    }


def test_standard_input(folder: Path) -> None:
    result = RUNNER.invoke(app, ["diagnose", "-"], input="PerÃº")
    assert result.exit_code == 1
    assert "UTF-8 read as Windows-1252" in result.stdout


def test_the_report_of_fix_ends_with_it(folder: Path) -> None:
    result = RUNNER.invoke(app, ["fix", "--no-journal", "--report", "2019", "2020"])
    assert "  damage  UTF-8 read as Windows-1252 (2 times)\n" in result.stdout
    summary = result.stdout.partition("damage, by kind\n")[2]
    assert summary.startswith("        3  UTF-8 read as Windows-1252, in 2 of 3 files")


def test_what_is_ignored_is_not_told(folder: Path) -> None:
    (folder / "cleantext.toml").write_text('ignore = ["und/encoding/mojibake"]\n')
    assert RUNNER.invoke(app, ["diagnose", "2019"]).exit_code == 0
