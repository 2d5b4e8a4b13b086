"""The runs of UTF-8 in a text as several code pages read them, and which pages are behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.edits import Edit, Patch
from cleantext.mojibake.codepages import PAGES, CodePage
from cleantext.mojibake.evidence import Verdict, judge, script, spelt
from cleantext.rewriting import Listed, Rewriting

_Run = tuple[int, int, str, int]
"""Where a run begins and ends, what it decodes to and the verdict on it."""


class _Runs:
    """The runs of a page in a text that may be damage.

    They are kept column by column: a text that is damaged throughout has one for every
    thirty characters, and each candidate page finds most of them.
    """

    def __init__(self, text: str, page: CodePage) -> None:
        self._decoded, self._verdicts = Listed(len(text)), bytearray()
        for start, end, new, verdict in _runs(text, page):
            self._decoded.add(start, end, new)
            self._verdicts.append(verdict)

    def __iter__(self) -> Iterator[_Run]:
        for change, verdict in zip(self._decoded.changes(), self._verdicts, strict=True):
            yield *change, verdict


def repairs(text: str, pages: Sequence[CodePage], layer: int) -> Patch:
    """The repairs by the page that explains most, then by the next on what is left, and so on."""
    readings = []
    for page in pages:
        runs = _Runs(text, page)
        strong = sum(end - start for start, end, _, verdict in runs if verdict > Verdict.WEAK)
        if strong and not _by_chance(page, (text[start:end] for start, end, *_ in runs)):
            explained = sum(end - start for start, end, _, _ in runs)
            capitals = sum(new[0].isupper() for _, _, new, _ in runs)
            readings.append((-strong, -explained, capitals, PAGES.index(page), page, runs))
    taken = bytearray(len(text)) if readings else bytearray()
    made: list[tuple[tuple[str, ...], Listed]] = []
    for *_, page, runs in sorted(readings, key=lambda reading: reading[:4]):
        proven = {script(c) for *_, new, v in runs if v > Verdict.WEAK for c in new} | {0}
        if not any(verdict > Verdict.WEAK for *_, verdict in _free(runs, taken)):
            continue
        changes = Listed(len(text))
        for start, end, new, verdict in _free(runs, taken):
            if verdict > Verdict.WEAK or {script(char) for char in new} <= proven:
                taken[start:end] = b"\1" * (end - start)
                changes.add(start, end, new)
        made.append(((f"{layer}:{page.label}",), changes))
    if len(made) == 1:
        labels, changes = made[0]
        return Rewriting(text, changes, labels)
    return Patch(Edit(*change, labels) for labels, found in made for change in found.changes())


def _free(runs: Iterable[_Run], taken: bytearray) -> Iterator[_Run]:
    """The runs of which no character is taken yet."""
    return (run for run in runs if not any(taken[run[0] : run[1]]))


def _by_chance(page: CodePage, runs: Iterable[str]) -> bool:
    """Whether all the proof is one pair of letters, on a page that has letters for trails."""
    return page is not PAGES[0] and len(found := set(runs)) == 1 and spelt(*found)


def _runs(text: str, page: CodePage) -> Iterator[tuple[int, int, str, Verdict]]:
    """The runs of a page in a text, with what they decode to and whether they are damage."""
    known: dict[tuple[str, str, str], tuple[str, Verdict]] = {}
    halves = page.halves
    for match in page.runs.finditer(text):
        start, end = match.span()
        run, before, after = match[0], text[max(start - 2, 0) : start], text[end : end + 2]
        # Half a letter beside a run (its other half is lost) is no neighbour.
        before = "" if before[-1:] in halves else before
        after = "" if after[:1] in halves else after
        key = (run, before, after)
        if key not in known:
            new = page.decode(run) or ""
            known[key] = new, _verdict(run, new, before, after)
        new, verdict = known[key]
        if verdict:
            yield start, end, new, verdict


def _verdict(run: str, repaired: str, before: str, after: str) -> Verdict:
    """What to think of a run, and of it again with the layers below it undone.

    What lies below a layer may look as odd as the layer itself.
    """
    if not repaired:
        return Verdict.NO
    verdict = judge(run, repaired, before, after)
    deepest = PAGES[0]
    while verdict < Verdict.STRONG:
        deeper = deepest.runs.sub(lambda match: deepest.decode(match[0]) or match[0], repaired)
        if deeper == repaired:
            break
        repaired = deeper
        verdict = max(verdict, judge(run, repaired, before, after))
    return verdict
