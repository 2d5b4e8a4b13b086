"""Which files a run is about."""

import errno
import os
from pathlib import Path

import pytest

from cleantext.walk import Found, find


def tree(root: Path, *names: str, **contents: str) -> Path:
    """Make files; a name that ends with / is a directory."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(exist_ok=True) if name.endswith("/") else path.write_text(contents.get(name, ""))
    return root


def ignore(root: Path, *lines: str, name: str = ".gitignore") -> None:
    root.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("\n".join(lines), encoding="utf-8")


def found(*paths: Path, below: Path) -> list[str]:
    return [os.path.relpath(item.path, below) for item in find(map(str, paths))]


def test_texts_of_a_directory_come_sorted(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.txt", "a/B.TXT", "a.txt", "c.jpg", "Makefile", "a-1/x.txt")
    assert found(tmp_path, below=tmp_path) == ["a/B.TXT", "a/z.txt", "a-1/x.txt", "a.txt", "b.txt"]


def test_hidden_names_and_git_are_left_out(tmp_path: Path) -> None:
    tree(tmp_path, ".git/x.txt", ".venv/a.txt", ".draft.txt", "a.txt")
    assert found(tmp_path, below=tmp_path) == ["a.txt"]


def test_a_named_file_is_always_meant(tmp_path: Path) -> None:
    """Whatever its name and whatever is ignored; a missing one, too, is for the reader to tell."""
    tree(tmp_path, ".git/", "notes.cfg", ".hidden.txt", "gone.txt")
    ignore(tmp_path, "*.txt")
    names = ["notes.cfg", ".hidden.txt", "gone.txt", "missing.txt"]
    items = list(find(str(tmp_path / name) for name in names))
    assert items == [Found(str(tmp_path / name), named=True) for name in names]


def test_each_path_comes_once(tmp_path: Path) -> None:
    tree(tmp_path, "d/a.txt", "d/b.txt")
    paths = [tmp_path / "d/b.txt", tmp_path / "d", tmp_path / "d/../d/a.txt"]
    assert [Path(item.path).name for item in find(map(str, paths))] == ["b.txt", "a.txt"]


def test_gitignore_holds_below_it_and_inner_files_win(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "keep.txt", "drop.txt", "build/x.txt", "in/drop.txt", "in/a.txt")
    tree(tmp_path, "in/build/y.txt", "in/only/here.txt", "in/deep/only/here.txt")
    ignore(tmp_path, "# made by the build", "drop.txt", "build/", "/keep.cfg")
    ignore(tmp_path / "in", "!drop.txt", "/only")
    assert found(tmp_path, below=tmp_path) == [
        "in/a.txt",
        "in/deep/only/here.txt",
        "in/drop.txt",
        "keep.txt",
    ]


def test_ignore_files_above_count_up_to_the_repository(tmp_path: Path) -> None:
    tree(tmp_path, "repo/.git/", "repo/docs/a.txt", "repo/docs/b.txt", "repo/docs/c.txt")
    ignore(tmp_path, "a.txt")
    ignore(tmp_path / "repo", "b.txt", "/docs/c.txt")
    assert found(tmp_path / "repo/docs", below=tmp_path) == ["repo/docs/a.txt"]


def test_a_named_directory_is_meant_although_it_is_ignored(tmp_path: Path) -> None:
    tree(tmp_path, ".git/", "scrapes/2019/a.txt")
    ignore(tmp_path, "scrapes/")
    assert found(tmp_path, below=tmp_path) == []
    for named in ("scrapes", "scrapes/2019"):
        assert found(tmp_path / named, below=tmp_path) == ["scrapes/2019/a.txt"]


def test_cleantextignore_works_without_git(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "quotes/b.txt")
    ignore(tmp_path, "quotes", name=".cleantextignore")
    assert found(tmp_path, below=tmp_path) == ["a.txt"]


def test_relative_paths_stay_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, ".git/", "d/a.txt", "d/b.txt")
    ignore(tmp_path, "d/b.txt")
    monkeypatch.chdir(tmp_path)
    assert [item.path for item in find(["d"])] == ["d/a.txt"]
    assert [item.path for item in find(["."])] == ["./d/a.txt"]


def test_links_in_a_directory_are_not_followed(tmp_path: Path) -> None:
    """Not even a loop of directories or a link to nothing is trouble."""
    tree(tmp_path, "out/far.txt", "in/a.txt")
    inside = tmp_path / "in"
    (inside / "loop").symlink_to(".", target_is_directory=True)
    (inside / "self.txt").symlink_to("self.txt")
    (inside / "gone.txt").symlink_to("nowhere.txt")
    (inside / "far.txt").symlink_to("../out/far.txt")
    assert found(inside, below=inside) == ["a.txt"]
    (tmp_path / "link").symlink_to("in", target_is_directory=True)
    assert found(tmp_path / "link", below=tmp_path) == ["link/a.txt"]


def test_a_directory_that_cannot_be_read_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "a/x.txt", "b/x.txt", "c/x.txt")
    scan = os.scandir

    def deny(path: str) -> object:
        if path.endswith("b"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(path)

    monkeypatch.setattr("os.scandir", deny)
    first, second, third = find([str(tmp_path)])
    assert (first.error, third.error) == ("", "")
    assert second.path == str(tmp_path / "b")
    assert "cannot be listed: permission denied" in second.error


def test_a_very_deep_tree_is_walked(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 500)
    tree(deep, "a.txt")
    assert len(found(tmp_path, below=tmp_path)) == 1
