"""Undoing UTF-8 that was read as a single-byte code page, once or several times over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from io import StringIO
from itertools import accumulate
from typing import NamedTuple

from cleantext.clusters import clusters_of, unusual_in
from cleantext.document import MASK
from cleantext.edits import Patch
from cleantext.mojibake.codepages import PAGES, CodePage, all_signs
from cleantext.mojibake.evidence import used
from cleantext.mojibake.groups import groups
from cleantext.mojibake.readings import repairs
from cleantext.pieces import encoded, pieces, spliced
from cleantext.rewriting import Change, Rewriting

_RUNS, _TRAILS = 3, 5
"""So many different runs, with so many bytes behind the first of a character, cannot all be
whole UTF-8 by chance, with nothing else in the text."""

_SOME = 500
"""The runs of so many characters are looked at before all."""


_BEYOND = rf"[^\x00-\x7f{MASK}]"
# Beginning with one plain class lets re skip quickly to where a run starts.
_RUN = re.compile(f"({_BEYOND}{_BEYOND}*)")
_PAIR = re.compile(r"[^\x00-\x7f]{2}")

_LAYERS = 6
"""Damage on top of damage deeper than this has not been seen."""


class Undone(NamedTuple):
    """A patch, and whether one page explains all of the text, so that nothing needed judging.

    The edits of the patch carry the labels of the code pages, outermost damage first, in
    place of rule ids.
    """

    patch: Patch
    whole: bool


def undo(text: str, clusters: str, pages: Callable[[], Sequence[CodePage]]) -> Undone:
    """The repair of all such damage in a text.

    Args:
        text: any text.
        clusters: the text, or its distinct runs of characters beyond ASCII.
        pages: tells the candidates for these, where the usual page does not explain all.
    """
    patch, step, whole = Patch(), Patch(), False
    for layer in range(_LAYERS):
        read = _throughout(clusters, PAGES[:1], certain=True)
        if read is None:
            if not (tried := pages()):
                break
            read = _throughout(clusters, tried)
        whole |= read is not None and not layer
        text = step.apply(text)  # not sooner: most texts have but one layer
        if read:
            page, clusters = read
            step = Rewriting(text, _Reading(page), (f"{layer}:{page.label}",))
        else:
            step = repairs(text, tried, layer)
            if not step:
                break
            after = step.apply(text)
            clusters = clusters_of(after, encoded(after))
        patch = patch.then(step, text)
        pages = partial(_candidates_below, clusters)
    return Undone(patch, whole)


def may_have_candidates(runs: Sequence[str], chars: frozenset[str]) -> bool:
    """Whether a text with these runs and characters can have any; False only if not.

    A few runs, such as a mark behind a letter, come up in text after text, so that what
    each can contribute is known already.
    """
    several = [run for run in runs if len(run) > 1]
    known = [_known(run) for run in several]
    if any(one.proof for one in known):
        return True
    if len(several) == len(runs) and all(one.whole for one in known):
        return True
    return any(one.signed for one in known) and not chars.isdisjoint(all_signs())


class _Known(NamedTuple):
    """Whether a run proves damage, is whole letters in some page, and so in one with signs."""

    proof: bool
    whole: bool
    signed: bool


@lru_cache(maxsize=1 << 12)
def _known(run: str) -> _Known:
    pages = [page for group in groups() for page in group.pages]
    return _Known(
        any(group.has_proof(run) for group in groups()),
        any(page.explain(run) or page.explain(run, controls=True) for page in pages),
        any(page.signs and page.runs.search(run) for page in PAGES),
    )


def candidates(text: str, chars: frozenset[str]) -> Sequence[CodePage]:
    """The pages that can have a run in a text, or its clusters; empty only where none has proof.

    This is what clean text costs, so it asks sets of characters first, then
    searches once for all pages of a group.
    """
    pages: list[CodePage] = []
    for group in groups():
        if group.may_occur(text, chars):
            pages += (page for page in group.pages if page.may_occur(chars))
    if not chars.isdisjoint(all_signs()):
        pages += (page for page in PAGES if page.signs and page.has_run(text, chars))
    return pages


def _candidates_below(clusters: str) -> Sequence[CodePage]:
    """The candidates for what a layer has left."""
    if not _PAIR.search(clusters):
        return ()  # one character alone is no whole letter in any page
    return candidates(clusters, unusual_in(encoded(clusters)))


def _throughout(
    text: str, pages: Sequence[CodePage], *, certain: bool = False
) -> tuple[CodePage, str] | None:
    """The page that explains every character beyond ASCII, so that none need be judged.

    What is protected says nothing of the damage.

    Args:
        text: a text, or its clusters.
        certain: leave out what would lean on other pages that were not asked.

    Returns:
        The page, and what it makes of the text.
    """
    first = _RUN.search(text)
    if not first or len(first[0]) < 2:
        return None  # one character alone is no whole letter in any page
    text = text.replace(MASK, " ")
    fitting = [page for page in pages if page.repertoire.issuperset(first[0])]
    for page in _explaining(text, fitting, certain=certain):
        new = page.decoded(text)
        if _is_enough(text, page) and used(new):
            return page, new
    return None


def _is_enough(text: str, page: CodePage) -> bool:
    """Whether the runs of a text that a page explains are so many that it cannot be chance."""
    end = text.find(" ", _SOME)  # most texts show it at once
    for some in (text[:end], text) if end > 0 else (text,):
        runs = list(dict.fromkeys(_RUN.findall(some)))
        together = "".join(runs)
        if len(runs) >= _RUNS and len(together) - len(page.decoded(together)) >= _TRAILS:
            return True
    return False


class _Reading(NamedTuple):
    """A page that explains a text, as a way to change it."""

    page: CodePage

    def changes(self, prose: str) -> Iterator[Change]:
        for start, end in pieces(prose):
            yield from self._changes(prose[start:end], start)

    def applied(self, text: str, prose: str) -> str:
        spans = list(pieces(prose))
        if len(spans) == 1:
            return self._applied(text, prose)
        fixed = StringIO(newline="\n")  # which grows where it is: to join the pieces takes it twice
        for start, end in spans:
            fixed.write(self._applied(text[start:end], prose[start:end]))
        return fixed.getvalue()

    def _applied(self, text: str, prose: str) -> str:
        masked = MASK in prose
        return spliced(text, self._changes(prose, 0)) if masked else self.page.decoded(prose)

    def _changes(self, piece: str, start: int) -> Iterable[Change]:
        parts = _RUN.split(piece)  # every other one is a run
        bounds = list(accumulate(map(len, parts), initial=start))
        runs = self.page.decoded(" ".join(parts[1::2])).split(" ")
        return zip(bounds[1::2], bounds[2::2], runs, strict=False)


def _explaining(text: str, pages: Sequence[CodePage], *, certain: bool) -> Iterator[CodePage]:
    """The pages that explain a text."""
    yield from (page for page in pages if page.explain(text) is not None)
    if certain:
        return
    # Controls fit any page, so that they tell only where all pages come to the same.
    found = [(page, page.explain(text, controls=True)) for page in pages]
    agreed = [(page, raw) for page, raw in found if raw is not None]
    if len({raw for _, raw in agreed}) == 1:
        yield agreed[0][0]
