"""Reading, and writing in one step: the old file or the new one, and nothing left behind."""

import errno
import os
from pathlib import Path

import pytest

from cleantext import beside, files
from cleantext.errors import InputError
from cleantext.files import ChangedError


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(b"old\r\n")
    return path


def replace(path: Path, data: bytes = b"new\r\n") -> None:
    write(path, data, files.read(str(path)))


def write(path: Path, data: bytes, seen: tuple[bytes, os.stat_result]) -> None:
    """One file alone; what went wrong is raised, whichever step it was."""
    old, state = seen
    (error,) = files.commit([files.stage(str(path), old, data, state, [])])
    if error:
        raise error


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
        (errno.EDQUOT, "quota is used up"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["os.open", "os.fchmod", "os.fsync", "os.replace"])
def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    article: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
) -> None:
    seen = files.read(str(article))

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(step, fail)
    with pytest.raises(InputError, match=said):
        write(article, b"new", seen)
    monkeypatch.undo()
    assert_untouched(article)


@pytest.mark.parametrize("step", ["os.open", "os.fchmod", "os.fsync", "os.replace"])
def test_an_interrupt_leaves_the_old_file_and_nothing_else(
    article: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Even one that comes when a call to the system has done its work and nobody knows it yet."""
    data, state = files.read(str(article))
    names: list[str] = []
    name = step.removeprefix("os.")
    call = getattr(os, name)

    def interrupt(*args: object, **kwargs: object) -> None:
        if name != "replace":
            call(*args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(step, interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.commit([files.stage(str(article), data, b"new", state, names)])
    monkeypatch.undo()
    beside.drop(names)
    assert_untouched(article)


@pytest.mark.parametrize("edited", [b"edited by someone else", b"odd\r\n"])
def test_a_file_that_changed_meanwhile_is_left_alone(article: Path, edited: bytes) -> None:
    """Be it by as many bytes, and with the time stamp put back, as rsync does."""
    seen = files.read(str(article))
    article.write_bytes(edited)
    os.utime(article, ns=(seen[1].st_atime_ns, seen[1].st_mtime_ns))
    with pytest.raises(ChangedError, match="changed by another program"):
        write(article, b"new", seen)
    assert article.read_bytes() == edited
    assert list(article.parent.iterdir()) == [article]


def test_time_stamps_are_not_believed(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of some file systems are as coarse as two seconds."""
    seen = files.read(str(article))
    article.write_bytes(b"odd\r\n")
    monkeypatch.setattr(files, "_version", lambda state: state.st_size)
    with pytest.raises(ChangedError):
        write(article, b"new", seen)
    assert article.read_bytes() == b"odd\r\n"


def test_a_mode_that_changed_meanwhile_is_not_put_back(article: Path) -> None:
    seen = files.read(str(article))
    article.chmod(0o600)
    with pytest.raises(ChangedError):
        write(article, b"new", seen)
    assert article.stat().st_mode & 0o777 == 0o600


def test_a_file_with_two_names_is_left_alone(article: Path, tmp_path: Path) -> None:
    """To replace one would part them, to write into it would not be one step."""
    other = tmp_path / "other.txt"
    other.hardlink_to(article)
    with pytest.raises(InputError, match="2 names"):
        replace(article)
    assert other.samefile(article)
    assert article.read_bytes() == b"old\r\n"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Linux alone has these calls")
def test_attributes_stay(article: Path) -> None:
    try:
        os.setxattr(article, "user.origin", b"https://example.org/1")
    except OSError:
        pytest.skip("this file system has no attributes")
    replace(article)
    assert os.getxattr(article, "user.origin") == b"https://example.org/1"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody else")
def test_a_directory_in_which_nothing_may_be_created_is_named(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article.chmod(0o666)
    article.parent.chmod(0o755)
    monkeypatch.chdir(article.parent)  # those above it are closed to others
    os.seteuid(65534)
    try:
        with pytest.raises(InputError, match="created in its directory"):
            replace(Path(article.name))
    finally:
        os.seteuid(0)
    assert_untouched(article)


def test_a_write_that_is_cut_off_leaves_the_old_file_and_nothing_else(article: Path) -> None:
    """A real one: the system takes a part of the bytes and refuses the rest."""
    resource = pytest.importorskip("resource")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
    try:
        with pytest.raises(InputError, match="ulimit -f"):
            replace(article, bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert_untouched(article)


def test_all_bytes_are_safe_before_the_first_name_is_given_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the names when all is done: what a machine that loses power must come back with."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    staged = []
    for path in paths:
        path.write_bytes(b"old")
        data, state = files.read(str(path))
        staged.append(files.stage(str(path), data, b"new", state, []))
    steps: list[str] = []
    sync, move = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        steps.append("bytes" if os.path.isfile(f"/proc/self/fd/{descriptor}") else "names")
        sync(descriptor)

    def moved(source: str, target: str) -> None:
        steps.append("replace")
        move(source, target)

    monkeypatch.setattr("os.fsync", synced)
    monkeypatch.setattr("os.replace", moved)
    assert files.commit(staged) == [None, None]
    assert steps == ["bytes", "bytes", "replace", "replace", "names"]


def test_one_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    staged = []
    for path in paths:
        path.write_bytes(b"old")
        data, state = files.read(str(path))
        staged.append(files.stage(str(path), data, b"new", state, []))
    paths[1].unlink()
    errors = files.commit(staged)
    assert [str(error) for error in errors if error] == ["cannot be written: does not exist"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.txt": b"new",
        "c.txt": b"new",
    }


def test_a_file_that_vanished_stays_away(article: Path) -> None:
    seen = files.read(str(article))
    article.unlink()
    with pytest.raises(InputError):
        write(article, b"new", seen)
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

    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(InputError, match="permission denied; look at its mode"):
        files.read(str(secret))
