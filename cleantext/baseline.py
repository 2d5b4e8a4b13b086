"""A record of the findings a repository lives with, so that only new ones are heard of.

    known = Baseline.read(path)
    report = known.apply(pipeline, pipeline.run(text, path="a.md"), "a.md")

The record keeps fingerprints, not line numbers: of what was found with the word
before it, with the word after it, and of the line. Lines that move take their
findings along. Where a line was edited, a finding in it is the old one if one of
the two words beside it is still there.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cleantext.errors import InputError
from cleantext.findings import Finding
from cleantext.pipeline import Pipeline
from cleantext.report import Report

VERSION = 1
_ROUNDS = 10
_NEAR = 30
_WORD_BEFORE = re.compile(r"\S*[ \t]*\Z")
_WORD_AFTER = re.compile(r"[ \t]*\S*")

Entry = tuple[str, str, str, str]
"""A rule id and the fingerprints: with the word before, with the word after, of the line."""

Place = tuple[str, int, int]
"""A rule id and a span in the source."""


@dataclass
class Baseline:
    """The known findings of each file.

    Attributes:
        files: by path, relative to the record and with forward slashes.
        root: the directory in which the record stands.
    """

    files: dict[str, Counter[Entry]] = field(default_factory=dict)
    root: Path = field(default_factory=Path)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The record in a file.

        Raises:
            InputError: if it cannot be read or is none.
        """
        try:
            said = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
            files = {name: _entries(lines) for name, lines in said["files"].items()}
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
        temporary = path.with_name(f".{path.name}.{os.getpid()}.cleantext")
        try:
            if path.exists() and path.read_bytes() == data:
                return
            temporary.write_bytes(data)
            temporary.replace(path)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise InputError(f"{path}: cannot be written: {error.strerror}") from error

    def new(self, findings: Iterable[Finding], text: str, path: str) -> list[Finding]:
        """Those findings of a text that the record does not know; all must be there."""
        found = [(finding, _entry(finding, text)) for finding in findings]
        matches = _match((entry for _, entry in found), self.files.get(self._name(path)))
        return [finding for (finding, _), old in zip(found, matches, strict=True) if old is None]

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

    def add(self, pipeline: Pipeline, text: str, path: str) -> int:
        """Take all findings in a text into the record, in place of what it knew of the file.

        Returns how many they are.

        A finding can hide another; what comes to light when it is held back is
        taken in, too, so that the next run is silent.
        """
        entries: Counter[Entry] = Counter()
        held: set[Place] = set()
        for _ in range(_ROUNDS):
            report = pipeline.run(text, path=path, hold=partial(_is_held, held, None))
            if not report.findings:
                break
            entries.update(_entry(finding, text) for finding in report.findings)
            held.update(_place(finding) for finding in report.findings)
        self._set(path, entries)
        return entries.total()

    def _shrink(self, findings: Iterable[Finding], text: str, path: str) -> None:
        """Drop what is known of a text but these, all that can be found in it."""
        found = (_entry(finding, text) for finding in findings)
        matches = _match(found, self.files.get(self._name(path)))
        self._set(path, Counter(old for old in matches if old is not None))

    def forget_missing(self) -> None:
        """Drop what is known of files that are no more."""
        for name in [name for name in self.files if not (self.root / name).exists()]:
            del self.files[name]

    def _set(self, path: str, entries: Counter[Entry]) -> None:
        if entries:
            self.files[self._name(path)] = entries
        else:
            self.files.pop(self._name(path), None)

    def _name(self, path: str) -> str:
        relative = os.path.relpath(os.path.abspath(path), os.path.abspath(self.root))
        return relative.replace(os.sep, "/")


def _entries(lines: Iterable[str]) -> Counter[Entry]:
    entries: Counter[Entry] = Counter()
    for line in lines:
        rule, before, after, whole = line.split(" ")
        entries[rule, before, after, whole] += 1
    return entries


def _entry(finding: Finding, source: str) -> Entry:
    before = max(source.rfind("\n", 0, finding.start), source.rfind("\r", 0, finding.start)) + 1
    ends = (at for mark in "\r\n" if (at := source.find(mark, finding.end)) >= 0)
    line = source[before : min(ends, default=len(source))]
    head = _WORD_BEFORE.search(source[before : finding.start][-_NEAR:])
    tail = _WORD_AFTER.match(source, finding.end, min(finding.end + _NEAR, len(source)))
    found = source[finding.start : finding.end]
    with_head = _hash(f"{head[0] if head else ''}\0{found}")
    with_tail = _hash(f"{found}\0{tail[0] if tail else ''}")
    return finding.rule, with_head, with_tail, _hash(line.strip())


def _match(found: Iterable[Entry], known: Counter[Entry] | None) -> list[Entry | None]:
    """For each entry the known one that it is, or None; each known one is given once."""
    left = Counter(known)
    matches: list[Entry | None] = []
    later: list[tuple[int, Entry]] = []
    for number, entry in enumerate(found):
        same = left[entry] > 0
        matches.append(entry if same else None)
        if same:
            left[entry] -= 1
        else:
            later.append((number, entry))
    edited = list(left.elements())
    for number, entry in later:
        for old in edited:
            if old[0] == entry[0] and (old[1] == entry[1] or old[2] == entry[2]):
                matches[number] = old
                edited.remove(old)
                break
    return matches


def _hash(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=6).hexdigest()


def _is_held(
    held: Container[Place], hold: Callable[[Finding], bool] | None, finding: Finding
) -> bool:
    return _place(finding) in held or (hold is not None and hold(finding))


def _place(finding: Finding) -> Place:
    return finding.rule, finding.start, finding.end
