"""Only what was changed since a git revision."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable

from cleantext.document import Span
from cleantext.errors import InputError
from cleantext.findings import Finding
from cleantext.suppression import meets

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class Since:
    """What differs between the files on disk and a revision of the repository they are in.

    Args:
        directory: any directory in the repository.
        revision: a commit, branch or tag, or anything else that names a commit.

    Raises:
        InputError: if there is no such revision, or no repository.
    """

    def __init__(self, directory: str, revision: str) -> None:
        top = _git(directory, "rev-parse", "--show-toplevel")
        if top is None:
            raise InputError(f"{directory}: is not in a git repository")
        commit = _git(directory, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if commit is None:
            raise InputError(f"there is no revision {revision!r} in the repository of {directory}")
        self._top = os.path.realpath(os.fsdecode(top.rstrip(b"\n")))
        self._commit = os.fsdecode(commit.strip())
        self._changed = self._names("diff", "--name-only", "--no-renames", self._commit)
        self._unknown = self._names("ls-files", "--others")

    def hold(self, path: str, text: str) -> Callable[[Finding], bool]:
        """What to give to ``Pipeline.run`` as ``hold``: whether a finding is in old lines alone."""
        lines = self.lines(path)
        if lines is None:
            return _never
        # Git ends a line at LF alone.
        starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
        spans: list[Span] = [
            (starts[each.start - 1], starts[min(each.stop, len(starts)) - 1])
            for each in lines
            if each.start < len(starts)
        ]
        return lambda finding: not any(meets(finding, start, end) for start, end in spans)

    def lines(self, path: str) -> list[range] | None:
        """The new lines of a file, counted from 1; None where all of it is new.

        Raises:
            InputError: if the file is not in the repository.
        """
        name = os.path.relpath(os.path.realpath(path), self._top).replace(os.sep, "/")
        if name.startswith("../"):
            raise InputError(f"{path}: is not in the git repository {self._top}")
        if name in self._unknown:
            return None
        if name not in self._changed:
            return []
        diff = _git(
            self._top,
            *("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--text"),
            *("--unified=0", self._commit, "--", f":(literal){name}"),
        )
        hunks = ((int(start), int(count or b"1")) for start, count in _HUNK.findall(diff or b""))
        return [range(start, start + count) for start, count in hunks if count]

    def _names(self, *command: str) -> frozenset[str]:
        listed = _git(self._top, *command, "-z")
        return frozenset(map(os.fsdecode, (listed or b"").split(b"\0")))


def _never(finding: Finding) -> bool:
    return False


def _git(directory: str, *arguments: str) -> bytes | None:
    """What git says; None where it fails."""
    command = ["git", "-C", directory, *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
