"""Files repaired together: written as one, reported one by one, and never in part."""

import errno
import math
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from toy import pattern, write_rules

from cleantext import Config, Pipeline, files
from cleantext.commands import batches
from cleantext.commands.batches import Batches
from cleantext.journal import Journal, JournalError
from cleantext.outcome import Outcome
from cleantext.walk import Found

COUNT = 250


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    own = write_rules(tmp_path / "rules", und__toy=pattern("double-space", "  +", " "))
    return Pipeline(Config(select=("und/toy",), rules=(own,)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:03}.txt").write_bytes(b"a  b\n" if number % 2 else b"clean\n")
    return folder


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, only their number sends files on their way."""
    monkeypatch.setattr(batches, "_LONGEST", math.inf)


def found(folder: Path) -> list[Found]:
    return [Found(str(path), named=True) for path in sorted(folder.iterdir())]


def outcomes(pipeline: Pipeline, items: Iterable[Found], **how: object) -> list[Outcome]:
    run = Batches(pipeline, write=True, **how).run(items)  # type: ignore[arg-type]
    return [outcome for some in run for _, outcome in some]


def damaged(folder: Path) -> int:
    return sum(b"  " in path.read_bytes() for path in folder.iterdir())


@pytest.mark.usefixtures("patient")
def test_what_comes_out_is_on_the_disk_and_in_order(pipeline: Pipeline, folder: Path) -> None:
    names, sizes = [], []
    for some in Batches(pipeline, write=True).run(found(folder)):
        sizes.append(len(some))
        for item, outcome in some:
            names.append(item.path)
            assert outcome.path == item.path
            assert b"  " not in Path(item.path).read_bytes()
    assert names == [item.path for item in found(folder)]
    assert sizes == [1, 100, 100, 49]  # a clean file that comes first waits for no other


def test_what_only_looks_does_not_wait(pipeline: Pipeline, folder: Path) -> None:
    assert {len(some) for some in Batches(pipeline).run(found(folder))} == {1}
    assert damaged(folder) == COUNT // 2


def test_a_file_does_not_wait_long_for_others(
    pipeline: Pipeline, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_LONGEST", 0)
    assert {len(some) for some in Batches(pipeline, write=True).run(found(folder))} == {1}


@pytest.mark.usefixtures("patient")
def test_a_run_that_is_left_drops_what_waits(pipeline: Pipeline, folder: Path) -> None:
    def items() -> Iterator[Found]:
        yield from found(folder)[:150]
        raise KeyboardInterrupt

    names = {path.name for path in folder.iterdir()}
    with pytest.raises(KeyboardInterrupt), closing(Batches(pipeline, write=True).run(items())) as r:
        list(r)
    assert {path.name for path in folder.iterdir()} == names
    assert damaged(folder) == COUNT // 2 - 50  # of the first 101 files, every second


def test_a_file_that_another_run_was_at_is_read_again(pipeline: Pipeline, folder: Path) -> None:
    """The other run mended it, or somebody put another text there: never the old one again."""

    def items() -> Iterator[Found]:
        yield from found(folder)[:10]
        (folder / "001.txt").write_bytes(b"mended\n")
        (folder / "003.txt").write_bytes(b"other  text\n")
        (folder / "005.txt").unlink()

    seen = {Path(each.path).name: each for each in outcomes(pipeline, items())}
    assert [seen[f"00{n}.txt"].changed for n in (1, 3, 5, 7)] == [False, True, False, True]
    assert (folder / "001.txt").read_bytes() == b"mended\n"
    assert (folder / "003.txt").read_bytes() == b"other text\n"
    assert "does not exist" in seen["005.txt"].error
    assert not (folder / "005.txt").exists()
    assert [
        error for name, each in seen.items() if (error := each.error) and name != "005.txt"
    ] == []


def test_a_file_that_never_rests_is_left_alone(
    pipeline: Pipeline, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_version", lambda state: (os.urandom(8),))
    (outcome,) = outcomes(pipeline, [Found(str(folder / "001.txt"), named=True)])
    assert "changed by another program" in outcome.error
    assert (folder / "001.txt").read_bytes() == b"a  b\n"


def test_a_full_disk_costs_no_file_and_no_record(
    pipeline: Pipeline, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    errors = [each.error for each in outcomes(pipeline, found(folder)) if each.error]
    assert errors == ["cannot be written: the disk is full; the file is as it was"] * (COUNT // 2)
    with pytest.raises(JournalError, match="disk is full"):
        outcomes(pipeline, found(folder), journal=Journal(tmp_path))
    assert damaged(folder) == COUNT // 2
    assert len(list(folder.iterdir())) == COUNT


@pytest.mark.usefixtures("patient")
def test_a_record_is_on_the_disk_before_its_file_is_replaced(
    pipeline: Pipeline, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, move = Journal.sync, os.replace
    monkeypatch.setattr(Journal, "sync", lambda self: (steps.append("sync"), sync(self)))
    monkeypatch.setattr("os.replace", lambda a, b: (steps.append("replace"), move(a, b)))
    outcomes(pipeline, found(folder), journal=Journal(tmp_path))
    assert [step for step, before in zip(steps, ["", *steps], strict=False) if step != before] == [
        "sync",
        "replace",
    ] * 3


def test_what_a_killed_run_has_left_is_swept_by_the_next(pipeline: Pipeline, folder: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    left = folder / f".001.txt.{child.pid}-0123abcd.cleantext"
    items = found(folder)
    left.write_bytes(b"half")
    outcomes(pipeline, items)
    assert not left.exists()
