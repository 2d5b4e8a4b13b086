"""``check --consistency`` prints one table for a folder; its exit code says whether it is empty."""

import json
from pathlib import Path

import pytest

from cleantext.commands import consistency


def folder(root: Path, **texts: str) -> tuple[str, ...]:
    for name, text in texts.items():
        (root / f"{name}.txt").write_text(text, encoding="utf-8")
    return (str(root),)


def test_the_table_names_forms_counts_files_and_authority(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = folder(tmp_path, a="En Kazajstán nieva y nieva.", b="En Kazajistán no.")
    assert consistency.run(paths, "es", None, as_json=False) == 1
    out = capsys.readouterr().out
    assert "write Kazajistán; Kazajistán is preferred by RAE (DPD)" in out
    assert f"Kazajstán  ×1 in 1 texts: {tmp_path / 'a.txt'}" in out
    assert "2 texts, 1 names or words" in out


def test_json_is_one_object_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = folder(tmp_path, a="En Kazajstán nieva.", b="En Kazajistán no.")
    assert consistency.run(paths, "es", None, as_json=True) == 1
    row = json.loads(capsys.readouterr().out)
    assert row["preferred"] == "Kazajistán"
    assert {form["form"]: form["files"] for form in row["forms"]} == {
        "Kazajstán": 1,
        "Kazajistán": 1,
    }


def test_a_folder_of_one_mind_is_all_well(tmp_path: Path) -> None:
    paths = folder(tmp_path, a="En Kazajistán nieva.", b="En Kazajistán no.")
    assert consistency.run(paths, "es", None, as_json=False) == 0


def test_the_configuration_silences_a_pair(tmp_path: Path) -> None:
    paths = folder(tmp_path, a="En Kazajstán nieva.", b="En Kazajistán no.")
    config = tmp_path / "cleantext.toml"
    config.write_text('[spelling]\nignore = [["Kazajistán", "Kazajstán"]]\n', encoding="utf-8")
    assert consistency.run(paths, "es", config, as_json=False) == 0


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "missing.txt")
    assert consistency.run((missing,), "es", None, as_json=False) == 2
    assert "missing.txt" in capsys.readouterr().err
