"""A note beside each shard that says how far it is, and with which settings it was made."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, NamedTuple

from cleantext import beside
from cleantext.cleaner import Counts
from cleantext.config import Config
from cleantext.errors import InputError
from cleantext.version import __version__


class Settings(NamedTuple):
    """All that decides what comes out of a shard.

    Attributes:
        version: that of cleantext.
        digest: of the configuration, the rules of one's own, the columns and the extras.
        size, time: of the source; the time in nanoseconds.
    """

    version: str
    digest: str
    size: int
    time: int

    @classmethod
    def of(
        cls, config: Config, columns: Iterable[str], extras: Iterable[str], source: os.stat_result
    ) -> Settings:
        said = {
            "select": config.select,
            "ignore": config.ignore,
            "unsafe_fixes": config.unsafe_fixes,
            "language": config.language,
            "kinds": dict(config.kinds),
            "rules": [_content(path) for path in config.rules],
            "columns": list(columns),
            "extras": list(extras),
        }
        plain = json.dumps(said, sort_keys=True, default=_plain)
        digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(__version__, digest, source.st_size, source.st_mtime_ns)


class Done(NamedTuple):
    """What came of a shard that is done."""

    counts: Counts
    unseen: tuple[str, ...]


class Marker:
    """The note about one shard: begun, or done. A hidden file, which engines do not read."""

    def __init__(self, target: str) -> None:
        self._target = target
        folder, name = os.path.split(target)
        self._path = Path(folder, f".{name}.cleantext.json")

    def done(self, settings: Settings) -> Done | None:
        """What came of the shard, if it was done with these settings and is still there.

        Raises:
            InputError: if the shard was changed since.
        """
        note = self._read()
        if note is None or "written" not in note or note["settings"] != list(settings):
            return None
        if not os.path.exists(self._target):
            return None
        if os.path.getsize(self._target) != note["written"]:
            raise InputError(
                f"{self._target} was changed since cleantext wrote it; remove it, "
                "and it will be made again"
            )
        return Done(Counts(**note["counts"]), tuple(note["unseen"]))

    def begin(self, settings: Settings, bad: str) -> None:
        """Note that the shard is being made.

        Raises:
            InputError: if there is one already that is not from here.
        """
        if self._read() is None:
            for path in (self._target, bad):
                if os.path.exists(path):
                    raise InputError(
                        f"{path} is there already, and not from cleantext; remove it, "
                        "or choose another directory for -o"
                    )
        self._write({"settings": settings})

    def finish(self, settings: Settings, counts: Counts, unseen: Sequence[str]) -> None:
        """Note that the shard is done."""
        written = os.path.getsize(self._target)
        done = {"written": written, "counts": asdict(counts), "unseen": unseen}
        self._write({"settings": settings, **done})

    def _read(self) -> dict[str, Any] | None:
        try:
            note = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except ValueError:  # cut off when the machine stopped
            return {}
        return note if isinstance(note, dict) else {}

    def _write(self, note: dict[str, Any]) -> None:
        with beside.replacing(str(self._path)) as file:
            file.write(f"{json.dumps(note)}\n".encode())


def _content(path: Path) -> list[tuple[str, str]]:
    """The files with rules at a path, each with what is in it."""
    found = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    return [
        (each.relative_to(path).as_posix(), hashlib.sha256(each.read_bytes()).hexdigest())
        for each in found
    ]


def _plain(value: Any) -> Any:
    """What JSON does not know, in what it knows, the same in every process."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return sorted(value) if isinstance(value, set | frozenset) else str(value)
