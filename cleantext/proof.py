"""The proof that a repair touches prose alone.

Rules see only prose, and what reaches beyond it is dropped. But a quotation mark
beside an asterisk can end an emphasis, and a line end can begin a list. So each
patch is tried on the text, and what changes its shape is left to a person (but for
whole paragraphs: those may go where all else is the same without them); and
before a file is written it is read once more as it would be, on the user's own
text, not only in our tests. Nothing is asked of texts without edits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cleantext.document import Document
from cleantext.edits import Patch
from cleantext.findings import Finding, Safety
from cleantext.formats import FileFormat, shape_of_text, shape_without
from cleantext.formats.parts import AS_IS

_TRIALS = 200
"""How often one patch of a text is tried in the search for what does harm."""


def objection(
    before: str, patch: Patch, wanted: Sequence[str], format: FileFormat, fields: Collection[str]
) -> str:
    """Why a changed file must not be written; empty where it may.

    The shape of the file must be the same before and after, but for paragraphs that
    are gone, and each of its strings must say what the repair was meant to make of it.

    Args:
        patch: the change.
        wanted: what the parts that are written with escapes are meant to say, in order.
        fields: the names of the keys whose strings are prose.
    """
    after = patch.apply(before)
    try:
        shape = format.shape(after, fields)
        if format.shape(before, fields) != shape and (
            format.shape_without is None
            or format.shape_without(before, fields, patch.edits) != shape
        ):
            return "the repair would change more than the prose of the file"
        said = [part.text for part in format.parts(after, fields) if part.spelling is not AS_IS]
    except RecursionError:
        return "the file is nested too deeply to be checked"
    if said != list(wanted):
        return "a repaired string would not read as it should"
    return ""


def part_harmless(
    findings: list[Finding], document: Document
) -> tuple[list[Finding], list[Finding]]:
    """Which repairs leave the shape of a text alone, and which do not.

    The repairs must not be in conflict. Those that do harm come back as flags
    that say so. Where many do, the search ends, and the rest counts as harmful.
    """
    search = _Search(document)
    if search.harmless(findings):
        return findings, []
    good = search.among(findings)
    if not search.harmless(good):  # each alone does no harm, but together they do
        good = []
    kept = {id(finding) for finding in good}
    return good, [_flag(finding) for finding in findings if id(finding) not in kept]


class _Search:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._trials = _TRIALS

    def harmless(self, findings: Sequence[Finding]) -> bool:
        if not findings:
            return True
        patch = Patch(edit for finding in findings for edit in finding.edits)
        document = self._document
        after = patch.apply(document.text)
        if document.has_shape_of(after):
            return True
        shape, without = shape_of_text(document.format), shape_without(document.format)
        if shape is None or without is None:
            return False
        return shape(after) == without(document.text, patch.edits)

    def among(self, findings: list[Finding]) -> list[Finding]:
        """By halves: the repairs that alone do no harm."""
        self._trials -= 1
        if self._trials < 0:
            return []
        if self.harmless(findings):
            return findings
        half = len(findings) // 2
        return [*self.among(findings[:half]), *self.among(findings[half:])] if half else []


def _flag(finding: Finding) -> Finding:
    message = f"{finding.message}; not mended, because that would change the markup"
    return finding._replace(edits=(), safety=Safety.MANUAL, message=message, extracts=())
