"""Many files through several processes: nothing but the time may differ."""

import os
import signal
from pathlib import Path

import pytest
from toy import pattern, write_rules

from cleantext import Config, Pipeline, RuleError
from cleantext.commands import batches
from cleantext.commands.job import Job, Shown
from cleantext.commands.workers import work
from cleantext.outcome import Outcome, Tally
from cleantext.reporters.json import Json
from cleantext.walk import Found, find

COUNT = 320


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    rules = pattern("double-space", "  +", " ") + pattern("teh", "teh")
    own = write_rules(tmp_path / "rules", und__toy=rules)
    return Pipeline(Config(select=("und/toy",), rules=(own,)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Clean, damaged, flagged, binary and unreadable files."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(COUNT):
        data = (b"a  b\n", b"clean\n", b"teh\n", bytes(99))[number % 4]
        (folder / f"{number:03}.txt").write_bytes(data)
    return folder


def run(
    pipeline: Pipeline, folder: Path, processes: int, *, write: bool = False
) -> tuple[list[Shown], Tally]:
    tally = Tally()
    found = [*find([str(folder)]), Found(str(folder / "gone.txt"), named=True)]
    return list(work(Job(pipeline, Json(), write), found, processes, tally)), tally


def test_the_number_of_processes_changes_nothing(pipeline: Pipeline, folder: Path) -> None:
    one = run(pipeline, folder, 1)
    assert run(pipeline, folder, 2) == one
    assert run(pipeline, folder, 3) == one
    assert one[1].files == COUNT + 1
    assert run(pipeline, folder, 2, write=True) == one
    again = run(pipeline, folder, 2)[1]
    assert (again.changed, again.flags) == (0, one[1].flags)


def deadly(monkeypatch: pytest.MonkeyPatch, *, times: int) -> None:
    """Make one file kill the process that works on it, so many times."""
    repair = batches.repair_bytes

    def kill(data: bytes, path: str, pipeline: Pipeline) -> Outcome:
        lives = Path(path).parent.parent / "lives"
        if path.endswith("100.txt"):
            died = len(lives.read_bytes()) if lives.exists() else 0
            if died < times:
                lives.write_bytes(b"x" * (died + 1))
                os.kill(os.getpid(), signal.SIGKILL)
        return repair(data, path, pipeline)

    monkeypatch.setattr(batches, "repair_bytes", kill)


def test_the_files_of_a_dead_process_are_tried_again(
    pipeline: Pipeline,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Written before its death or not, each file is reported as if nothing had happened."""
    expected = run(pipeline, folder, 1)
    deadly(monkeypatch, times=1)
    assert run(pipeline, folder, 2, write=True) == expected
    assert "a process died (SIGKILL); trying its" in capsys.readouterr().err
    assert not any(b"  " in file.read_bytes() for file in folder.iterdir())


def test_a_file_that_kills_twice_is_given_up_alone(
    pipeline: Pipeline, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, _ = run(pipeline, folder, 1)
    deadly(monkeypatch, times=2)
    shown, tally = run(pipeline, folder, 2)
    assert "100.txt: is as it was, because two processes died on it" in shown[100].complaint
    assert shown[:100] + shown[101:] == expected[:100] + expected[101:]
    assert (tally.files, tally.failed) == (COUNT + 1, 2)


def test_broken_rules_stop_the_run(
    pipeline: Pipeline, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule may show only in a worker, at the first text that needs it, that it is broken."""

    def fail(data: bytes, path: str, pipeline: Pipeline) -> Outcome:
        raise RuleError("toy.toml: rule 'x' is broken")

    monkeypatch.setattr(batches, "repair_bytes", fail)
    with pytest.raises(RuleError, match="rule 'x' is broken"):
        run(pipeline, folder, 2)


def test_no_process_outlives_a_run(pipeline: Pipeline, folder: Path) -> None:
    import multiprocessing

    tally = Tally()
    found = list(find([str(folder)]))
    shown = work(Job(pipeline, Json(), False), found, 2, tally)
    next(shown)
    assert len(multiprocessing.active_children()) == 2
    shown.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
