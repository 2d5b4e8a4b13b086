"""``check --consistency`` prints one table for a folder; its exit code says whether it is empty."""

import json
from pathlib import Path

import pytest

from cleantext.commands import consistency, repair


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


def test_the_table_says_how_to_silence_its_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it prints is TOML, keeps what is silent already, and does what it says."""
    paths = folder(tmp_path, a="En Kazajstán nieva, en Tribuzhny no.", b="Kazajistán y Tribuzhni.")
    config = tmp_path / "cleantext.toml"
    config.write_text('[spelling]\nignore = [["Tribuzhny", "Tribuzhni"]]\n', encoding="utf-8")
    assert consistency.run(paths, "es", config, as_json=False) == 1
    block = capsys.readouterr().out.partition("[spelling]")
    config.write_text(block[1] + block[2], encoding="utf-8")
    assert consistency.run(paths, "es", config, as_json=False) == 0


def test_silencing_two_spellings_silences_their_inflected_forms(tmp_path: Path) -> None:
    paths = folder(tmp_path, a="Un equipo catarí.", b="Los qataríes ganaron.")
    config = tmp_path / "cleantext.toml"
    assert consistency.run(paths, "es", None, as_json=False) == 1
    config.write_text('[spelling]\nignore = [["catarí", "qatarí"]]\n', encoding="utf-8")
    assert consistency.run(paths, "es", config, as_json=False) == 0


def test_the_number_of_processes_does_not_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {f"n{i}": f"En {'Kazajstán' if i % 3 else 'Kazajistán'} nieva." for i in range(420)}
    paths = folder(tmp_path, **texts)
    for jobs in (1, 2):
        assert consistency.run(paths, "es", None, as_json=False, jobs=jobs) == 1
    one, two = capsys.readouterr().out.split("es  write")[1:]
    assert one == two
    assert "Kazajstán  ×280 in 280 texts" in one


def test_the_report_of_fix_ends_with_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is about the files as they are then: what the house has settled is not in it."""
    paths = folder(
        tmp_path,
        a="En Kazajstán nieva mucho. El presidente de Catar lo ha dicho esta mañana.",
        b="En Kazajistán no nieva. El presidente de Qatar no ha dicho nada de eso.",
    )
    config = tmp_path / "cleantext.toml"
    config.write_text('[spelling]\nprefer = { Qatar = "Catar" }\n', encoding="utf-8")
    request = repair.Request(
        paths,
        write=True,
        report=True,
        unsafe_fixes=True,
        language="es",
        config=config,
        journal=False,
    )
    assert repair.run(request) == 0
    end = capsys.readouterr().out.partition("spellings that differ, in all files together\n")[2]
    assert end.startswith("es  write Kazajistán")
    assert "Qatar" not in end


def test_the_report_about_one_file_has_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, a="En Kazajstán nieva, y en Kazajistán no, dijo el presidente.")
    request = repair.Request((str(tmp_path / "a.txt"),), write=False, report=True, language="es")
    assert repair.run(request) == 1
    assert "in all files" not in capsys.readouterr().out
