"""From the findings of one stage to one patch without conflicts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping

from cleantext.document import MASK, Document
from cleantext.edits import Edit, Patch, conflict
from cleantext.findings import Finding, Safety
from cleantext.lexicon import ANY
from cleantext.proof import part_harmless


def resolve(
    findings: Iterable[Finding], document: Document, unsafe: bool, languages: Mapping[str, str]
) -> tuple[Patch, list[Finding], list[Finding]]:
    """Which findings are applied, in which patch, and which are left as flags.

    Leftmost goes first, then longest, then the text's own language before any
    language, then rule id. The edits of a finding are applied all or none.
    What reaches into a protected span is dropped. A repair that loses to
    another is neither applied nor left: the next round looks at it again. What
    would change the markup of the text is left.

    Args:
        unsafe: apply unsafe repairs, too.
        languages: the language of each rule, by id.
    """
    applied: list[Finding] = []
    left: list[Finding] = []
    taken: list[Edit] = []
    ranked = sorted(findings, key=lambda finding: _rank(finding, languages))
    for finding in ranked:
        if not allowed(finding, document):
            continue
        if not (finding.edits and _applies(finding.safety, unsafe)):
            left.append(finding)
            continue
        edits = _signed(finding)
        if not any(_collides(edit, taken) for edit in edits):
            for edit in edits:
                _take(edit, taken)
            applied.append(finding)
    harmless, harmful = part_harmless(applied, document)
    if harmful:
        taken = [edit for finding in harmless for edit in _signed(finding)]
    return Patch(taken), harmless, left + harmful


def _rank(finding: Finding, languages: Mapping[str, str]) -> tuple[int, int, bool, str, int]:
    edits = finding.edits or (finding,)
    start, end = edits[0].start, edits[0].end
    if len(edits) > 1:
        start = min(edit.start for edit in edits)
        end = max(edit.end for edit in edits)
    own = languages.get(finding.rule, ANY) != ANY
    return start, -end, not own, finding.rule, finding.start


def _applies(safety: Safety, unsafe: bool) -> bool:
    return safety is Safety.SAFE or (unsafe and safety is Safety.UNSAFE)


def allowed(finding: Finding, document: Document) -> bool:
    """Whether a finding stays out of what is protected."""
    if not document.protected:
        return True
    if finding.edits:
        return not any(_intrudes(edit, document) for edit in finding.edits)
    return not document.touches_protected(finding.start, finding.end)


def _intrudes(edit: Edit, document: Document) -> bool:
    """Whether an edit reaches into a protected span.

    In plain text only addresses are protected, and a deletion may take one with
    it whole: the line it stands in goes. In markup it may so take line ends,
    which stand between blocks; whether the block may go is for the proof to say.
    """
    touches = document.touches_protected
    plain = document.format == "plain" or MASK not in document.prose[edit.start : edit.end]
    if not edit.text and plain:
        return touches(edit.start, edit.start) or touches(edit.end, edit.end)
    return MASK in edit.text or touches(edit.start, edit.end)


def _collides(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit is in conflict with one of sorted, disjoint edits."""
    if _comes_last(edit, taken):
        return False
    index = bisect_left(taken, edit)
    return any(conflict(edit, other) for other in taken[max(index - 2, 0) : index + 2])


def _comes_last(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit lies behind all others, as most do: findings are looked at in order."""
    if not taken:
        return True
    last = taken[-1]
    # Two insertions at one place are the only edits that touch and are in conflict.
    return last.end < edit.start or (last.end == edit.start and last.start != edit.end)


def _take(edit: Edit, taken: list[Edit]) -> None:
    if _comes_last(edit, taken):
        taken.append(edit)
    else:
        insort(taken, edit)


def _signed(finding: Finding) -> list[Edit]:
    return [
        edit if edit.rules else Edit(edit.start, edit.end, edit.text, (finding.rule,))
        for edit in finding.edits
    ]
