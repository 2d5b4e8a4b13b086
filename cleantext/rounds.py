"""One text on its way through the stages, from findings to the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from operator import attrgetter

from cleantext.document import Document
from cleantext.edits import Edit, Patch
from cleantext.findings import Extract, Finding, Stage
from cleantext.report import Report
from cleantext.resolve import allowed, resolve

_STAGES = max(Stage) + 1


_UNCHANGED = Patch()


@dataclass
class Run:
    """One text on its way through the stages.

    Attributes:
        document: the text as it is now.
        silent: whether a finding, in offsets of the source, is not to be heard of.
    """

    document: Document
    silent: Callable[[Finding], bool] | None = None
    patch: Patch = _UNCHANGED
    repairs: list[Finding] = field(default_factory=list)
    extracts: list[Extract] = field(default_factory=list)
    applied_in_round: bool = False
    source: Document = field(init=False)

    def __post_init__(self) -> None:
        self.source = self.document
        self._left: list[list[Finding]] = [[] for _ in range(_STAGES)]
        self._at_rest: list[Document | None] = [None] * _STAGES

    def begin_round(self) -> None:
        self.applied_in_round = False
        self._first_of_round = len(self.repairs)
        if self.patch:
            self.document = self.document.in_own_language()

    def is_at_rest(self, stage: Stage) -> bool:
        """Whether a stage had nothing to apply to the text as it is now."""
        return self._at_rest[stage] is self.document

    def take(
        self,
        stage: Stage,
        findings: Sequence[Finding],
        unsafe: bool,
        languages: Mapping[str, str],
    ) -> None:
        """Apply what may be applied of one stage's findings and keep the rest."""
        if self.silent is not None:
            findings = [f for f in findings if not self.silent(self._to_source(f))]
        if not findings:
            self._left[stage] = []
            self._at_rest[stage] = self.document
            return
        patch, applied, left = resolve(findings, self.document, unsafe, languages)
        self._left[stage] = [self._to_source(finding) for finding in left]
        if not patch:
            self._at_rest[stage] = self.document
            return
        self.applied_in_round = True
        mapped = [self._to_source(finding) for finding in applied] if self.patch else applied
        self.repairs += mapped
        self.extracts += chain.from_iterable(map(attrgetter("extracts"), mapped))
        self.patch = self.patch.then(patch, self.document.text)
        # Only damaged characters hide a language; nothing else is worth asking again
        # before the next round, which must see the text as a run of its own would.
        same = stage is not Stage.ENCODING
        text = patch.apply(self.document.text)
        self.document = self.document.with_text(text, same_language=same)

    def report(self, rounds: int, look: Callable[[Document], Sequence[Finding]]) -> Report:
        """The report on a text that has settled.

        Args:
            look: finds what is only flagged. It is asked at once where somebody
                wants to be asked about findings, else when the report is.
        """
        text = self.source.text
        patch = self.patch and _cancelled(self.patch, text)
        noted = [finding for findings in self._left for finding in findings]
        later = partial(self._flags, look)
        if self.silent is not None:
            noted += later()
        return Report(
            source=text,
            patch=patch,
            repairs=tuple(self.repairs),
            noted=tuple(noted),
            metadata=_by_key(self.extracts),
            rounds=rounds,
            document=self.document if patch else self.source,
            look=later if self.silent is None else None,
        )

    def _flags(self, look: Callable[[Document], Sequence[Finding]]) -> list[Finding]:
        """What only flags, in offsets of the source, of the text as it came out."""
        found = (self._to_source(f) for f in look(self.document) if allowed(f, self.document))
        return [f for f in found if self.silent is None or not self.silent(f)]

    def unsettled_report(self, rounds: int) -> Report:
        rules = {finding.rule for finding in self.repairs[self._first_of_round :]}
        return Report(
            source=self.source.text,
            patch=Patch(),
            repairs=(),
            noted=(),
            metadata={},
            rounds=rounds,
            document=self.source,
            unsettled=tuple(sorted(rules)),
        )

    def _to_source(self, finding: Finding) -> Finding:
        return finding.moved(self.patch.source_span) if self.patch else finding


def _cancelled(patch: Patch, text: str) -> Patch:
    """A patch of the smallest edits: what came out as it was, in part or whole, is no change."""
    for start, end, new, _ in patch:
        if not new or start == end or text[start] == new[0] or text[end - 1] == new[-1]:
            break
    else:
        return patch  # every edit is
    edits = tuple(_smallest(edit, text) for edit in patch)
    kept = tuple(edit for edit in edits if edit.text or edit.start != edit.end)
    return patch if kept == patch.edits else Patch(kept)


def _smallest(edit: Edit, text: str) -> Edit:
    start, end, new, rules = edit
    if start == end or not new or (text[start] != new[0] and text[end - 1] != new[-1]):
        return edit
    return Edit.within(text, start, end, new, rules)


def _by_key(extracts: Iterable[Extract]) -> dict[str, tuple[Extract, ...]]:
    """Extracts by key, each key's in order of position."""
    found: dict[str, list[Extract]] = {}
    for extract in sorted(extracts, key=lambda e: (e.key, e.start, e.end)):
        found.setdefault(extract.key, []).append(extract)
    return {key: tuple(group) for key, group in found.items()}
