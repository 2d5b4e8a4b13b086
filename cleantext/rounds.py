"""One text on its way through the stages, from findings to the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from cleantext.document import Document
from cleantext.edits import Edit, Patch, as_one, conflict
from cleantext.findings import PLACES, Extract, Finding, Stage
from cleantext.report import Changes, Report
from cleantext.resolve import allowed, resolve

_LARGE = 1 << 20
"""Of a text of more characters, what it was on its way is not kept until somebody asks."""


class _Step(NamedTuple):
    """What one stage did: the patch that all its repairs come to, and the text before it."""

    before: str
    patch: Patch
    repairs: Sequence[Finding]


class Run:
    """One text on its way through the stages.

    Args:
        document: the text as it came in.
        silent: whether a finding, in offsets of the source, is not to be heard of.

    Attributes:
        document: the text as it is now.
    """

    def __init__(self, document: Document, silent: Callable[[Finding], bool] | None = None) -> None:
        self.document = document
        self._text = document.text
        self.silent = silent
        self._steps: list[_Step] = []
        self._first_of_round = 0
        # What so many steps come to, and for each stage what it left and after how many.
        self._composed = [Patch()]
        self._left: list[tuple[int, Sequence[Finding]]] = [(0, ())] * PLACES
        # Documents are numbered as they come; one that is past is not kept for its number.
        self._number = 0
        self._at_rest = [-1] * PLACES

    def begin_round(self) -> None:
        self._first_of_round = len(self._steps)
        if self._steps:
            self._go_on_with(self.document.in_own_language())

    def _go_on_with(self, document: Document) -> None:
        self._number += document is not self.document
        self.document = document

    @property
    def applied_in_round(self) -> bool:
        """Whether anything was applied since the round began."""
        return len(self._steps) > self._first_of_round

    def is_at_rest(self, stage: Stage) -> bool:
        """Whether a stage had nothing to apply to the text as it is now."""
        return self._at_rest[stage] == self._number

    def rest(self, stage: Stage) -> None:
        """Note that a stage has found nothing in the text as it is now."""
        self._left[stage] = (0, ())
        self._at_rest[stage] = self._number

    def take(
        self,
        stage: Stage,
        findings: Sequence[Finding],
        unsafe: bool,
        languages: Mapping[str, str],
    ) -> None:
        """Apply what may be applied of one stage's findings and keep the rest."""
        steps = len(self._steps)
        if findings and self.silent is not None:
            findings = [f for f in findings if not self.silent(self._to_source(steps, f))]
        if not findings:
            self.rest(stage)
            return
        patch, applied, left = resolve(findings, self.document, unsafe, languages)
        self._left[stage] = (steps, left)
        if not patch:
            self._at_rest[stage] = self._number
            return
        before = self.document.text
        self._steps.append(_Step(before, patch, applied))
        if len(before) > _LARGE:
            self._after(len(self._steps))
            self._steps[-1] = _Step("", patch, applied)
        # Only damaged characters hide a language; nothing else is worth asking again
        # before the next round, which must see the text as a run of its own would.
        same = stage is not Stage.ENCODING
        self._go_on_with(self.document.with_text(patch.apply(before), same_language=same))

    def report(self, rounds: int, look: Callable[[Document], Sequence[Finding]]) -> Report:
        """The report on a text that has settled.

        Args:
            look: finds what is only flagged. It is asked at once where somebody
                wants to be asked about findings, else when the report is.
        """
        flags = partial(self._flags, look)
        return Report(
            source=self._text,
            document=self._unchanged() if self.document.text == self._text else self.document,
            rounds=rounds,
            tell=self._changes if self._steps else Changes,
            look=flags if self.silent is None else partial(tuple, flags()),
        )

    def _changes(self) -> Changes:
        text = self._text
        made = (self._all_to_source(n, step.repairs) for n, step in enumerate(self._steps))
        repairs = tuple(chain.from_iterable(made))
        changed = self.document.text != text
        return Changes(
            patch=_cancelled(self._after(len(self._steps)), text) if changed else Patch(),
            repairs=repairs,
            metadata=_by_key(chain.from_iterable(map(attrgetter("extracts"), repairs))),
        )

    def _flags(self, look: Callable[[Document], Sequence[Finding]]) -> list[Finding]:
        """What was left of each stage, and what only flags, in offsets of the source."""
        left = [f for count, found in self._left for f in self._all_to_source(count, found)]
        steps = len(self._steps)
        found = look(self.document)
        told = (self._to_source(steps, f) for f in found if allowed(f, self.document))
        return [*left, *(f for f in told if self.silent is None or not self.silent(f))]

    def unsettled_report(self, rounds: int) -> Report:
        """The report on a text that did not settle, which stays as it was."""
        last = self._steps[self._first_of_round :]
        rules = {finding.rule for step in last for finding in step.repairs}
        return Report(self._text, self._unchanged(), rounds, unsettled=tuple(sorted(rules)))

    def _unchanged(self) -> Document:
        """The text that came in, the very object, as a document."""
        if self.document.text is self._text:
            return self.document
        return self.document.with_text(self._text)

    def _to_source(self, steps: int, finding: Finding) -> Finding:
        """A finding about the text as it was after so many steps, in offsets of the source."""
        return finding.moved(self._after(steps).source_span) if steps else finding

    def _all_to_source(self, steps: int, findings: Sequence[Finding]) -> Sequence[Finding]:
        return [self._to_source(steps, finding) for finding in findings] if steps else findings

    def _after(self, steps: int) -> Patch:
        """What so many steps come to."""
        composed = self._composed
        while (done := len(composed)) <= steps:
            step = self._steps[done - 1]
            # Another thread may ask for the same report: then both put the same there.
            composed[done : done + 1] = [composed[done - 1].then(step.patch, step.before)]
        return composed[steps]


def _cancelled(patch: Patch, text: str) -> Patch:
    """A patch of the smallest edits: what came out as it was, in part or whole, is no change."""
    edits = list(patch)
    bare = False  # whether an edit covers nothing, and so may change nothing or meet another
    for index, (start, end, new, rules) in enumerate(patch):
        if new and start < end and (text[start] == new[0] or text[end - 1] == new[-1]):
            edits[index] = Edit.within(text, start, end, new, rules)
        bare |= edits[index].start == edits[index].end
    return _connected(edits) if bare else Patch.in_order(edits)


def _connected(edits: Iterable[Edit]) -> Patch:
    """A patch of edits of which some may change nothing, and some put in at one place."""
    kept: list[Edit] = []
    for edit in edits:
        if kept and conflict(kept[-1], edit):
            kept[-1] = as_one(kept[-1], edit)
        elif edit.text or edit.start != edit.end:
            kept.append(edit)
    return Patch(kept)


def _by_key(extracts: Iterable[Extract]) -> dict[str, tuple[Extract, ...]]:
    """Extracts by key, each key's in order of position."""
    found: dict[str, list[Extract]] = {}
    for extract in sorted(extracts, key=lambda e: (e.key, e.start, e.end)):
        found.setdefault(extract.key, []).append(extract)
    return {key: tuple(group) for key, group in found.items()}
