"""Files that are repaired and written together: a disk makes a hundred safe as fast as one."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, NamedTuple

from cleantext import beside, files
from cleantext.decoding import BinaryError
from cleantext.errors import InputError
from cleantext.files import ChangedError, Staged
from cleantext.outcome import Outcome, Repairer, repair_bytes
from cleantext.walk import Found

if TYPE_CHECKING:
    from cleantext.journal import Journal

_MOST = 100
"""So many files wait for each other at most; more would not be faster."""
_LONGEST = 0.5
"""Seconds that one waits: it may be changed by others meanwhile, and someone looks on."""


class Batches:
    """Repairs files in place, or only looks at them. Can be pickled to a worker.

    Args:
        journal: keeps the old content before a file is replaced.
    """

    def __init__(
        self, pipeline: Repairer, *, write: bool = False, journal: Journal | None = None
    ) -> None:
        self._pipeline, self._write, self._journal = pipeline, write, journal
        self._swept: set[str] = set()

    def run(self, found: Iterable[Found]) -> Generator[list[tuple[Found, Outcome]], None, None]:
        """Files and what came of each, in order, some at a time: what was written is on the disk.

        Never raises because of a file. When it is left early, what waits to be
        written is dropped.

        Raises:
            CleantextError: if rules, configuration or journal are broken.
        """
        held: list[_Held] = []
        names: list[str] = []
        begin = 0.0
        try:
            for item in found:
                held.append(self._repair(item, names))
                if not begin and held[-1].staged:
                    begin = time.monotonic()
                if not begin or len(held) == _MOST or time.monotonic() - begin > _LONGEST:
                    yield self._finish(held, names)
                    held, names, begin = [], [], 0.0
            if held:
                yield self._finish(held, names)
        except BaseException:
            for each in held:
                if each.staged:
                    each.staged.file.close()
            beside.drop(names)
            raise

    def _repair(self, item: Found, names: list[str]) -> _Held:
        """Repair a file; where it is to be written, all but its replacement."""
        path = item.path
        if item.error:
            return _Held(item, Outcome(path, error=item.error))
        try:
            data, state = files.read(path, listed=not item.named)
            outcome = repair_bytes(data, path, self._pipeline)
            if not self._write or not outcome.changed or outcome.output is None:
                return _Held(item, outcome)
            if self._journal is not None:
                files.replaceable(path, state)  # of what is not, there is nothing to undo
                self._journal.record(path, data, outcome.output)
            self._sweep(os.path.dirname(path) or ".")
            return _Held(item, outcome, files.stage(path, data, outcome.output, state, names))
        except BinaryError as error:
            return _Held(item, Outcome(path, skipped=str(error)))
        except InputError as error:
            return _Held(item, Outcome(path, error=str(error)))

    def _sweep(self, folder: str) -> None:
        """Delete what an earlier run that was killed has left in a directory, once."""
        if folder not in self._swept:
            self._swept.add(folder)
            beside.sweep(folder)

    def _finish(
        self, held: list[_Held], names: list[str], again: bool = True
    ) -> list[tuple[Found, Outcome]]:
        staged = [each.staged for each in held if each.staged]
        if not staged:
            return [(item, outcome) for item, outcome, _ in held]
        if self._journal is not None:
            self._journal.sync()
        errors = dict(zip(map(id, staged), files.commit(staged), strict=True))
        done: list[tuple[Found, Outcome]] = []
        for item, outcome, ready in held:
            error = errors.get(id(ready))
            if again and isinstance(error, ChangedError):
                # By another run, perhaps, which is now done with it.
                done += self._finish([self._repair(item, names)], names, again=False)
            elif error is not None:
                done.append((item, Outcome(item.path, error=str(error))))
            else:
                done.append((item, outcome))
        return done


class _Held(NamedTuple):
    """A file and what came of it, if what was staged for it can be committed."""

    item: Found
    outcome: Outcome
    staged: Staged | None = None
