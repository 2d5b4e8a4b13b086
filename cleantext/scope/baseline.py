"""A record of the findings a repository lives with, so that only new ones are heard of.

    known = Baseline.read(path)
    report = known.apply(pipeline, pipeline.run(text, path="a.md"), "a.md")

What the record knows of a file and is not found in it any more is dropped on the way.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cleantext import beside, files
from cleantext.errors import InputError
from cleantext.findings import Finding
from cleantext.pipeline import Pipeline
from cleantext.report import Report
from cleantext.scope.fingerprints import Fingerprint, recognised

VERSION = 1
"""Of the form in which a record is written."""

_ROUNDS = 10
"""So deep findings are sought that others hide."""

Place = tuple[str, int, int]
"""A rule id and a span in the source."""


@dataclass
class Baseline:
    """The known findings of each file.

    Attributes:
        files: by path, relative to the record and with forward slashes.
        root: the directory in which the record stands.
    """

    files: dict[str, Counter[Fingerprint]] = field(default_factory=dict)
    root: Path = field(default_factory=Path)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The record in a file.

        Raises:
            InputError: if it cannot be read or is none.
        """
        try:
            said = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
            files = {name: _counted(lines) for name, lines in said["files"].items()}
            version = said["version"]
        except OSError as error:
            raise InputError(f"{path}: cannot be read as a baseline: {error}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}: cannot be read as a baseline, because cleantext did not write it so; "
                "remove it, and the next run writes a new one"
            ) from error
        if version != VERSION:
            raise InputError(f"{path}: is a baseline of version {version}, not {VERSION}")
        return cls(files, path.parent)

    def text(self) -> str:
        """The record as it is written: one line a finding, sorted, fit for a diff."""
        files = {
            name: [" ".join(entry) for entry in sorted(entries.elements())]
            for name, entries in sorted(self.files.items())
            if entries
        }
        record = {"version": VERSION, "files": files}
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

    def write(self, path: Path) -> None:
        """Write the record in one step, where it differs from what is there.

        Raises:
            InputError: if it cannot be written.
        """
        data = self.text().encode("utf-8", "surrogateescape")
        try:
            if path.exists() and path.read_bytes() == data:
                return
            with beside.replacing(str(path)) as file:
                file.write(data)
        except OSError as error:
            raise InputError(f"{path}: cannot be written: {files.explain(error)}") from error

    def new(self, findings: Iterable[Finding], text: str, path: str) -> list[Finding]:
        """Those findings of a text that the record does not know; all must be there."""
        told = list(findings)
        known = self._recognised(told, text, path)
        return [finding for finding, old in zip(told, known, strict=True) if old is None]

    def apply(
        self,
        pipeline: Pipeline,
        full: Report,
        path: str,
        hold: Callable[[Finding], bool] | None = None,
    ) -> Report:
        """Repair a text but for what the record knows and what ``hold`` says.

        What the record knows of the text and is not found in it any more is dropped.

        Args:
            full: what the pipeline makes of the text when nothing is held back.

        Raises:
            ConfigError: as :meth:`Pipeline.run` does.
        """
        if self._name(path) not in self.files:
            return full if hold is None else pipeline.run(full.source, path=path, hold=hold)
        seen = {_place(finding): finding for finding in full.findings}
        report = self._without_known(pipeline, full, path, seen)
        if hold is not None:
            # With more held back, more may come to light, which does not make it new.
            more = dict(seen)
            report = pipeline.run(full.source, path=path, hold=hold)
            report = self._without_known(pipeline, report, path, more, hold)
        self._shrink(seen.values(), full.source, path)
        return report

    def _without_known(
        self,
        pipeline: Pipeline,
        report: Report,
        path: str,
        seen: dict[Place, Finding],
        hold: Callable[[Finding], bool] | None = None,
    ) -> Report:
        """Hold back what is known until no more of it comes to light.

        Args:
            report: of a run in which only what ``hold`` says was held back.
            seen: what was found by now; what comes to light is added.
        """
        text = report.source
        held: set[Place] = set()
        for _ in range(_ROUNDS):
            seen |= {_place(finding): finding for finding in report.findings}
            new = {_place(finding) for finding in self.new(seen.values(), text, path)}
            known = seen.keys() - new
            if known <= held:
                break
            held.update(known)
            silent = partial(_is_held, held, hold)
            report = pipeline.run(text, path=path, hold=silent)
        return report

    def add(
        self,
        pipeline: Pipeline,
        text: str,
        path: str,
        hold: Callable[[Finding], bool] | None = None,
    ) -> int:
        """Take all findings in a text into the record, in place of what it knew of the file.

        A finding can hide another; what comes to light when it is held back is
        taken in, too, so that the next run is silent.

        Args:
            hold: says of which findings the record is not to know.

        Returns:
            How many findings were taken in.
        """
        entries: Counter[Fingerprint] = Counter()
        held: set[Place] = set()
        for _ in range(_ROUNDS):
            report = pipeline.run(text, path=path, hold=partial(_is_held, held, hold))
            if not report.findings:
                break
            entries.update(Fingerprint.of(finding, text) for finding in report.findings)
            held.update(_place(finding) for finding in report.findings)
        self._set(path, entries)
        return entries.total()

    def _shrink(self, findings: Iterable[Finding], text: str, path: str) -> None:
        """Drop what is known of a text but these, all that can be found in it."""
        known = self._recognised(findings, text, path)
        self._set(path, Counter(old for old in known if old is not None))

    def _recognised(
        self, findings: Iterable[Finding], text: str, path: str
    ) -> list[Fingerprint | None]:
        """For each finding in a text the known one that it is, or None."""
        known = self.files.get(self._name(path), Counter())
        return recognised((Fingerprint.of(finding, text) for finding in findings), known)

    def forget_missing(self) -> None:
        """Drop what is known of files that are no more."""
        for name in [name for name in self.files if not (self.root / name).exists()]:
            del self.files[name]

    def _set(self, path: str, known: Counter[Fingerprint]) -> None:
        if known:
            self.files[self._name(path)] = known
        else:
            self.files.pop(self._name(path), None)

    def _name(self, path: str) -> str:
        relative = os.path.relpath(os.path.abspath(path), os.path.abspath(self.root))
        return relative.replace(os.sep, "/")


def _counted(lines: Iterable[str]) -> Counter[Fingerprint]:
    """The fingerprints of a file as the record writes them: four words a line.

    Raises:
        ValueError, TypeError: if a line is something else.
    """
    return Counter(Fingerprint(*line.split(" ")) for line in lines)


def _is_held(
    held: Container[Place], hold: Callable[[Finding], bool] | None, finding: Finding
) -> bool:
    return _place(finding) in held or (hold is not None and hold(finding))


def _place(finding: Finding) -> Place:
    return finding.rule, finding.start, finding.end
