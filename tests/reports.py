"""Reports put together by hand, for tests of what shows them."""

from collections.abc import Iterable, Mapping

from cleantext import Document, Edit, Extract, Finding, Patch, Report
from cleantext.outcome import Outcome
from cleantext.report import Changes


def report(
    source: str,
    edits: Iterable[Edit] = (),
    *,
    repairs: Iterable[Finding] = (),
    flags: Iterable[Finding] = (),
    metadata: Mapping[str, tuple[Extract, ...]] | None = None,
    unsettled: tuple[str, ...] = (),
    language: str = "es",
) -> Report:
    """The report of a run that made these edits; one repair an edit where none are given."""
    patch = Patch(edits)
    document = Document(patch.apply(source), language=language)
    found = tuple(repairs) or tuple(
        Finding(edit.rules[0], edit.start, edit.end, f"message of {edit.rules[0]}", (edit,))
        for edit in patch
    )
    changes = Changes(patch, found, metadata or {})
    return Report(source, document, 2, lambda: changes, lambda: flags, unsettled=unsettled)


def outcome(report: Report, path: str = "news/article.txt") -> Outcome:
    return Outcome(path, report, "utf-8", size=len(report.source))
