"""Reading, and writing in one step: the old file or the new one, and nothing left behind."""

import errno
import os
from pathlib import Path

import pytest

from cleantext import files
from cleantext.errors import InputError


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(b"old\r\n")
    return path


def replace(path: Path, data: bytes = b"new\r\n") -> None:
    _, state = files.read(str(path))
    files.write(str(path), data, state)


def assert_untouched(article: Path) -> None:
    """The file is as it was, and alone in its directory."""
    assert article.read_bytes() == b"old\r\n"
    assert list(article.parent.iterdir()) == [article]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_mode_stays(article: Path, mode: int) -> None:
    article.chmod(mode)
    replace(article)
    assert article.read_bytes() == b"new\r\n"
    assert article.stat().st_mode & 0o7777 == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_owner_stays(article: Path) -> None:
    os.chown(article, 12345, 54321)
    replace(article)
    assert (article.stat().st_uid, article.stat().st_gid) == (12345, 54321)


def test_a_link_stays_a_link(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to("../article.txt")
    replace(link)
    assert link.is_symlink()
    assert article.read_bytes() == b"new\r\n"
    assert [path.name for path in folder.iterdir()] == ["link.txt"]


def test_a_read_only_file_is_left_alone(article: Path) -> None:
    """Its directory is writable, so it could be replaced; root could do anything."""
    article.chmod(0o444)
    with pytest.raises(InputError, match=r"read-only.*chmod u\+w"):
        replace(article)
    assert_untouched(article)


def test_a_file_that_may_not_be_written_is_left_alone(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for a user who does not own it."""
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(InputError, match="read-only"):
        replace(article)
    assert_untouched(article)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "file system is read-only"),
        (errno.EACCES, "permission denied"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["os.open", "os.fchmod", "os.replace"])
def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    article: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
) -> None:
    _, state = files.read(str(article))

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(step, fail)
    with pytest.raises(InputError, match=said):
        files.write(str(article), b"new", state)
    monkeypatch.undo()
    assert_untouched(article)


def test_an_interrupt_leaves_the_old_file_and_nothing_else(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(article)
    assert_untouched(article)


def test_a_file_that_changed_meanwhile_is_left_alone(article: Path) -> None:
    _, state = files.read(str(article))
    article.write_bytes(b"edited by someone else")
    with pytest.raises(InputError, match="changed by another program"):
        files.write(str(article), b"new", state)
    assert article.read_bytes() == b"edited by someone else"
    assert list(article.parent.iterdir()) == [article]


def test_a_file_that_vanished_stays_away(article: Path) -> None:
    _, state = files.read(str(article))
    article.unlink()
    with pytest.raises(InputError):
        files.write(str(article), b"new", state)
    assert list(article.parent.iterdir()) == []


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    """The temporary name must not be longer than a file system takes."""
    path = tmp_path / ("ñ" * 125 + ".txt")
    path.write_bytes(b"old")
    replace(path, b"new")
    assert path.read_bytes() == b"new"


def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, said in ((tmp_path / "none", "does not exist"), (loop, "leads back"), (pipe, "'-'")):
        with pytest.raises(InputError, match=said):
            files.read(str(path))
    secret = tmp_path / "secret"
    secret.write_bytes(b"x")

    def deny(*args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("builtins.open", deny)
    with pytest.raises(InputError, match="permission denied; look at its mode"):
        files.read(str(secret))
