"""Only changed lines are repaired."""

import subprocess
from pathlib import Path

import pytest
from planted import pipeline

from cleantext import InputError
from cleantext.scope.since import Since

OLD = "a  b\nc  d\ne  f\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text(OLD)
    (tmp_path / 'ü "x".txt').write_text(OLD)
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@y.example", "commit", "-qm", "x")
    return tmp_path


def git(directory: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(directory), *arguments], check=True, capture_output=True)


def fixed(repository: Path, name: str, text: str) -> str:
    path = repository / name
    path.write_bytes(text.encode())
    since = Since(str(repository), "HEAD")
    return pipeline().run(text, path=str(path), hold=since.hold(str(path), text)).fixed


def test_only_new_lines_are_repaired(repository: Path) -> None:
    text = "a  b\nc  x\ne  f\nnew  line\n"
    assert fixed(repository, "a.txt", text) == "a  b\nc x\ne  f\nnew line\n"


def test_lines_that_moved_are_old(repository: Path) -> None:
    assert fixed(repository, "a.txt", "x\n" * 50 + OLD) == "x\n" * 50 + OLD


def test_a_deletion_makes_no_line_new(repository: Path) -> None:
    assert fixed(repository, "a.txt", "a  b\ne  f\n") == "a  b\ne  f\n"


def test_a_file_that_did_not_change_is_old(repository: Path) -> None:
    assert fixed(repository, "a.txt", OLD) == OLD


def test_a_file_that_git_does_not_know_is_new(repository: Path) -> None:
    assert fixed(repository, "b.txt", OLD) == OLD.replace("  ", " ")


def test_what_is_staged_is_new_too(repository: Path) -> None:
    (repository / "b.txt").write_text(OLD)
    git(repository, "add", "b.txt")
    assert fixed(repository, "b.txt", OLD) == OLD.replace("  ", " ")


def test_line_ends_that_changed_are_changes(repository: Path) -> None:
    assert fixed(repository, "a.txt", OLD.replace("\n", "\r\n")).count("  ") == 0


def test_any_name_will_do(repository: Path) -> None:
    assert fixed(repository, 'ü "x".txt', OLD + "g  h") == OLD + "g h"


def test_what_git_does_not_have_is_named(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(InputError, match="no revision 'nowhere'"):
        Since(str(repository), "nowhere")
    with pytest.raises(InputError, match="no revision '--output=x'"):
        Since(str(repository), "--output=x")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with pytest.raises(InputError, match="not in a git repository"):
        Since(str(elsewhere), "HEAD")
    with pytest.raises(InputError, match="not in the git repository"):
        Since(str(repository), "HEAD").lines(str(elsewhere / "a.txt"))
