"""Which files a run is about: what was named, and the texts below what was named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleantext import files, formats

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_IGNORE_FILES = (".gitignore", ".cleantextignore")


class Found(NamedTuple):
    """A file to work on, or a path that could not be looked into.

    Attributes:
        path: as it was named, or below what was named.
        named: whether the file itself was named and not only a directory above it.
        error: why there is nothing to work on.
    """

    path: str
    named: bool
    error: str = ""


def find(paths: Iterable[str]) -> Iterator[Found]:
    """The files that were named and, in sorted order, the texts in directories.

    In a directory, only names with the suffix of a known format count; hidden
    names, links, and what a ``.gitignore`` or ``.cleantextignore`` excludes do
    not. A link in a directory is left out because its target either is in the
    directory, too, or was not meant. Each path comes once.
    """
    paths = list(paths)
    seen = set()
    for path in paths:
        here = _walk(path) if os.path.isdir(path) else [Found(path, named=True)]
        if len(paths) == 1:  # below one directory, nothing comes twice
            yield from here
            return
        for found in here:
            key = os.path.normpath(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def _walk(root: str) -> Iterator[Found]:
    stack: list[tuple[str, _Ignored | None]] = [(root, _above(os.path.abspath(root)))]
    while stack:
        path, ignored = stack.pop()
        if ignored is None:
            yield Found(path, named=False)
            continue
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Found(path, False, f"cannot be listed: {files.explain(error)}")
            continue
        inside = ignored.within(os.path.abspath(path), {entry.name for entry in entries})
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir(follow_symlinks=False):
                if not inside.covers(entry.path, directory=True):
                    stack.append((entry.path, inside))
            elif (
                formats.known(entry.name)
                and entry.is_file(follow_symlinks=False)
                and not inside.covers(entry.path, directory=False)
            ):
                stack.append((entry.path, None))


class _Ignored:
    """The ignore files that hold in a directory, outermost first, with where they stand."""

    def __init__(self, specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()) -> None:
        self.specs = specs

    def within(self, directory: str, names: Iterable[str] = _IGNORE_FILES) -> _Ignored:
        """What holds in a directory, given as an absolute path, one level further down."""
        specs = self.specs
        for name in _IGNORE_FILES:
            if name in names and (spec := _read(os.path.join(directory, name))) is not None:
                specs = (*specs, (directory, spec))
        return self if specs is self.specs else _Ignored(specs)

    def covers(self, path: str, *, directory: bool) -> bool:
        """Whether a path is excluded: the innermost file that has an opinion decides."""
        if not self.specs:
            return False
        absolute = os.path.abspath(path)
        for base, spec in reversed(self.specs):
            relative = os.path.relpath(absolute, base) + "/" * directory
            verdict = spec.check_file(relative).include
            if verdict is not None:
                return verdict
        return False


def _above(directory: str) -> _Ignored:
    """What the ignore files above a directory say, up to the root of its repository.

    Nothing if they exclude the directory: it was named, and so is meant.
    """
    chain = [directory]
    while not os.path.exists(os.path.join(chain[-1], ".git")):
        above = os.path.dirname(chain[-1])
        if above == chain[-1]:
            return _Ignored()
        chain.append(above)
    ignored = _Ignored()
    for child, parent in reversed([*pairwise(chain)]):
        ignored = ignored.within(parent)
        if ignored.covers(child, directory=True):
            return _Ignored()
    return ignored


def _read(path: str) -> GitIgnoreSpec | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().split("\n")
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # 15 ms, so only where there is such a file

    return GitIgnoreSpec.from_lines(lines)
