"""From the findings of one stage to one patch without conflicts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import partial

from cleantext.document import MASK, Document
from cleantext.edits import Edit, Patch, conflict, new_edit
from cleantext.findings import Finding, Safety
from cleantext.lexicon import ANY
from cleantext.proof import part_harmless
from cleantext.repairs import RuleRepairs

_SPACES = frozenset(" \u00a0\u202f")


def resolve(
    findings: Sequence[Finding], document: Document, unsafe: bool, languages: Mapping[str, str]
) -> tuple[Patch, Sequence[Finding], list[Finding]]:
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
    wanted = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    if type(findings) is RuleRepairs and findings.safety in wanted and not document.has_shape:
        return findings.patch, findings, []
    applied: list[Finding] = []
    left: list[Finding] = []
    taken: list[Edit] = []
    if document.protected:
        findings = [finding for finding in findings if allowed(finding, document)]
    if (edits := _in_order(findings, wanted)) and not document.has_shape:
        return Patch(edits), list(findings), []
    for finding in sorted(findings, key=partial(_rank, languages)):
        if not finding.edits or finding.safety not in wanted:
            left.append(finding)
        elif _take(_signed(finding), taken):
            applied.append(finding)
    if not document.has_shape:
        return Patch(taken), applied, left
    harmless, harmful = part_harmless(applied, document)
    if harmful:
        taken = [edit for finding in harmless for edit in _signed(finding)]
    return Patch(taken), harmless, left + harmful


def _in_order(findings: Iterable[Finding], wanted: Container[Safety]) -> list[Edit]:
    """The edits of repairs that come one after another and so need no ranking; else none.

    A text damaged throughout has hundreds of them.
    """
    edits: list[Edit] = []
    last = -1
    for finding in findings:
        if not finding.edits or finding.safety not in wanted:
            return []
        for edit in _signed(finding):
            start, end, _, _ = edit
            if start <= last:
                return []
            edits.append(edit)
            last = end
    return edits


def _rank(languages: Mapping[str, str], finding: Finding) -> tuple[int, int, bool, str, int]:
    edits = finding.edits
    start, end = edits[0][:2] if edits else (finding.start, finding.end)
    if len(edits) > 1:
        start = min(edit.start for edit in edits)
        end = max(edit.end for edit in edits)
    return start, -end, languages.get(finding.rule, ANY) == ANY, finding.rule, finding.start


def allowed(finding: Finding, document: Document) -> bool:
    """Whether a finding stays out of what is protected."""
    if not document.protected:
        return True
    if finding.edits:
        return not any(
            _intrudes(edit, document) or _joins_address(edit, document) for edit in finding.edits
        )
    return not document.touches_protected(finding.start, finding.end)


def _intrudes(edit: Edit, document: Document) -> bool:
    """Whether an edit reaches into a protected span.

    In plain text only addresses are protected, and a deletion may take one with
    it whole: the line it stands in goes. In markup it may so take line ends,
    which stand between blocks, and words with them up to the markup of the next
    block; whether the block may go is for the proof to say.
    """
    touches = document.touches_protected
    prose = document.prose[edit.start : edit.end]
    if not edit.text and (document.format == "plain" or MASK not in prose):
        inside = [edge for edge in edit[:2] if touches(edge, edge)]
        whole = not prose.isspace() and all(_parts_lines(document.text, at) for at in inside)
        return bool(inside) and not whole
    return MASK in edit.text or touches(edit.start, edit.end)


def _joins_address(edit: Edit, document: Document) -> bool:
    """Whether an edit takes away the space between a bare address and the mark behind it.

    A mark at the end of one is taken for a part of it by much that makes links of them.
    Markup that is protected, such as a closing tag, ends with a mark of its own.
    """
    start, end, new, _ = edit
    if new or not start or document.prose[start - 1] != MASK:
        return False
    last, behind = document.text[start - 1], document.text[end : end + 1]
    is_address = last.isalnum() or last == "/"
    return is_address and set(document.text[start:end]) <= _SPACES and not behind.isspace()


def _parts_lines(text: str, at: int) -> bool:
    return text[at - 1] in "\r\n" or text[at] in "\r\n"


def _take(edits: Sequence[Edit], taken: list[Edit]) -> bool:
    """Put edits among sorted, disjoint ones; all or, where one is in conflict, none."""
    last = taken[-1].end if taken else -1
    if len(edits) == 1 and edits[0].start > last:
        # As most do: findings are looked at in order.
        taken.append(edits[0])
        return True
    if any(_collides(edit, taken) for edit in edits):
        return False
    for edit in edits:
        insort(taken, edit)
    return True


def _collides(edit: Edit, taken: Sequence[Edit]) -> bool:
    index = bisect_left(taken, edit)
    return any(conflict(edit, other) for other in taken[max(index - 2, 0) : index + 2])


def _signed(finding: Finding) -> Sequence[Edit]:
    rules = (finding.rule,)
    return [
        edit if edit[3] else new_edit((edit[0], edit[1], edit[2], rules)) for edit in finding.edits
    ]
