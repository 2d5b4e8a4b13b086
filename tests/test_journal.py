"""Undo: byte for byte, or not at all and with a word."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from toy import pattern, write_rules

from cleantext import files, journal
from cleantext.journal import Journal, JournalError

OLD = b"\xef\xbb\xbfold \xff\0\r\n"
NEW = b"new\n"


def change(home: Path, keep: Journal, name: str = "a.txt", old: bytes = OLD) -> Path:
    path = home / name
    path.write_bytes(old)
    data, state = files.read(str(path))
    keep.record(str(path), data, NEW)
    assert files.commit([files.stage(str(path), data, NEW, state, [])]) == [None]
    return path


def test_a_file_gets_its_old_bytes_back_and_the_run_is_gone(tmp_path: Path) -> None:
    keep = Journal(tmp_path)
    path = change(tmp_path, keep)
    assert list(journal.undo(tmp_path)) == [(str(path), "")]
    assert path.read_bytes() == OLD
    assert journal.runs(tmp_path) == []
    with pytest.raises(JournalError, match="nothing to undo"):
        list(journal.undo(tmp_path))


def test_git_does_not_see_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    change(tmp_path, Journal(tmp_path))
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    seen = subprocess.run(status, cwd=tmp_path, check=True, capture_output=True)
    assert seen.stdout == b"?? a.txt\n"


def test_nothing_recorded_leaves_no_trace(tmp_path: Path) -> None:
    Journal(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_was_edited_since_is_left_and_can_still_be_undone_later(tmp_path: Path) -> None:
    keep = Journal(tmp_path)
    edited, other, gone = (change(tmp_path, keep, name) for name in ("a.txt", "b.txt", "c.txt"))
    edited.write_bytes(b"by hand")
    gone.unlink()
    said = dict(journal.undo(tmp_path))
    assert said[str(edited)] == "was edited since; it is left as it is"
    assert "does not exist" in said[str(gone)]
    assert said[str(other)] == ""
    assert (edited.read_bytes(), other.read_bytes()) == (b"by hand", OLD)
    edited.write_bytes(NEW)
    gone.write_bytes(NEW)
    assert set(dict(journal.undo(tmp_path)).values()) == {""}
    assert (edited.read_bytes(), gone.read_bytes()) == (OLD, OLD)


def test_runs_are_undone_one_by_one(tmp_path: Path) -> None:
    first, second = Journal(tmp_path), Journal(tmp_path)
    first.run, second.run = "1", "2"
    path = change(tmp_path, first)
    change(tmp_path, second, old=b"between")
    assert journal.runs(tmp_path) == ["1", "2"]
    assert set(dict(journal.undo(tmp_path)).values()) == {""}
    assert path.read_bytes() == b"between"
    with pytest.raises(JournalError, match=r"no run '3'"):
        list(journal.undo(tmp_path, "3"))
    assert dict(journal.undo(tmp_path, "1")) == {str(path): "was edited since; it is left as it is"}


def test_runs_are_named_in_utc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In local time an hour comes twice a year, and the last run would not be the last name."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        named = Journal(tmp_path).run
    finally:
        monkeypatch.undo()
        time.tzset()
    said = datetime.strptime(named, "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - said) < timedelta(minutes=10)


def test_of_two_runs_in_one_second_the_later_is_the_last(tmp_path: Path) -> None:
    names = [Journal(tmp_path).run for _ in range(200)]
    assert names == sorted(names)
    assert names[0] < names[-1]


def test_a_record_that_was_cut_off_is_passed_over(tmp_path: Path) -> None:
    """Its file was not replaced, since the record comes first."""
    keep = Journal(tmp_path)
    path = change(tmp_path, keep, "a.txt")
    (log,) = (tmp_path / ".cleantext/runs" / keep.run).iterdir()
    first = log.stat().st_size
    change(tmp_path, keep, "b.txt")
    whole = log.read_bytes()
    for size in range(first, len(whole)):
        log.write_bytes(whole[:size])
        assert [record.path for record in journal.records(tmp_path, keep.run)] == [str(path)]


def test_old_runs_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LIMIT", 3500)
    for run in ("1", "2", "3", "4"):
        keep = Journal(tmp_path)
        keep.run = run
        change(tmp_path, keep, old=random.Random(run).randbytes(1400))
    assert journal.runs(tmp_path) == ["2", "3", "4"]


def test_a_full_journal_stops_before_the_file_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LIMIT", 1000)
    with pytest.raises(JournalError, match=r"full; go on with --no-journal"):
        change(tmp_path, Journal(tmp_path), old=random.Random(1).randbytes(2000))


def test_a_journal_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / ".cleantext").write_text("in the way")
    with pytest.raises(JournalError, match="use --no-journal"):
        Journal(tmp_path).record("a", b"", b"")


def test_a_disk_that_takes_a_part_at_a_time_gets_all_of_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is nearly full takes what fits, and says only at the next write that it is full."""
    some = os.write
    monkeypatch.setattr("os.write", lambda descriptor, data: some(descriptor, bytes(data)[:7]))
    path = change(tmp_path, Journal(tmp_path))
    monkeypatch.undo()
    assert dict(journal.undo(tmp_path)) == {str(path): ""}
    assert path.read_bytes() == OLD


def test_a_file_changed_twice_becomes_what_it_was_first(tmp_path: Path) -> None:
    keep = Journal(tmp_path)
    path = tmp_path / "a.txt"
    for old, new in ((OLD, b"between"), (b"between", NEW)):
        path.write_bytes(old)
        data, state = files.read(str(path))
        keep.record(str(path), data, new)
        assert files.commit([files.stage(str(path), data, new, state, [])]) == [None]
    assert list(journal.undo(tmp_path)) == [(str(path), "")] * 2
    assert path.read_bytes() == OLD


def test_its_place_is_where_one_was_or_in_the_repository(tmp_path: Path) -> None:
    deep = tmp_path / "repo/docs/es"
    deep.mkdir(parents=True)
    (tmp_path / "repo/.git").mkdir()
    assert journal.home(deep) == tmp_path / "repo"
    (deep.parent / ".cleantext").mkdir()
    assert journal.home(deep) == deep.parent
    (tmp_path / ".cleantext").mkdir()
    (deep.parent / ".cleantext").rmdir()
    assert journal.home(deep) == tmp_path / "repo"  # not beyond it
    assert journal.home(tmp_path / "other") == tmp_path


def test_a_journal_that_anybody_may_have_written_is_not_ours(tmp_path: Path) -> None:
    """What it says would be written by undo, to any file."""
    below = tmp_path / "project"
    below.mkdir()
    (tmp_path / ".cleantext").mkdir()
    assert journal.home(below) == tmp_path
    tmp_path.chmod(0o1777)
    assert journal.home(below) == below
    tmp_path.chmod(0o755)
    if os.geteuid() == 0:
        os.chown(tmp_path / ".cleantext", 65534, -1)
        assert journal.home(below) == below


def test_each_process_has_its_own_log(tmp_path: Path) -> None:
    keep = Journal(tmp_path)
    change(tmp_path, keep)
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    child = context.Process(target=change, args=(tmp_path, keep, "b.txt"))
    child.start()
    child.join()
    assert len(list((tmp_path / ".cleantext/runs" / keep.run).iterdir())) == 2
    assert len(dict(journal.undo(tmp_path))) == 2


def test_leftovers_of_killed_writers_are_swept(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    dead = tmp_path / f".a.txt.{child.pid}-0123abcd.cleantext"
    alive = tmp_path / f".a.txt.{os.getpid()}-0123abcd.cleantext"
    for path in (dead, alive):
        path.write_bytes(b"half")
    change(tmp_path, Journal(tmp_path))
    list(journal.undo(tmp_path))
    assert not dead.exists()
    assert alive.exists()


BEFORE = b"Dos  espacios\r\n" * 40
AFTER = b"Dos espacios\r\n" * 40


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_at_any_moment_each_file_is_old_or_new_and_undo_restores_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str, seed: int
) -> None:
    write_rules(tmp_path / "own", und__toy=pattern("double-space", "  +", " "))
    (tmp_path / "cleantext.toml").write_text('rules = ["own"]\nselect = ["und/toy"]\n')
    news = tmp_path / "news"
    news.mkdir()
    paths = [news / f"{number:03}.txt" for number in range(320)]
    for path in paths:
        path.write_bytes(BEFORE)
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "cleantext", "fix", "--jobs", jobs, "news"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        runs = tmp_path / ".cleantext/runs"
        while not (runs.is_dir() and any(runs.glob("*/*.log"))) and child.poll() is None:
            time.sleep(0.002)
        time.sleep(random.Random(seed).uniform(0, 0.05))
        child.send_signal(signal.SIGKILL)
        child.communicate()  # until orphaned workers, too, have finished the file they are at
    assert {path.read_bytes() for path in paths} <= {BEFORE, AFTER}
    undo = [*command[:3], "undo"]
    done = subprocess.run(undo, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert {path.read_bytes() for path in paths} == {BEFORE}
    assert sorted(news.iterdir()) == paths
