"""Which quotations and apostrophes of a text are to be written otherwise, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from cleantext.edits import Edit, Patch
from cleantext.lexicon import ANY
from cleantext.passages import Passages
from cleantext.quotation.analysis import Analysis, all_marks
from cleantext.quotation.apostrophes import Apostrophes
from cleantext.quotation.paragraphs import Quotation
from cleantext.quotation.profiles import SPACES, Profile
from cleantext.quotation.restyle import is_empty, recast, rewrite

_STYLES = frozenset(["“”", "„“", "„”", "«»", "»«", '""'])
_NORTHERN = frozenset(["””", "»»"])
"""Swedish and Finnish; a slip of the keyboard elsewhere."""

_SHAPED = frozenset(["“”", "„“", "„”", "«»"])
"""Styles whose marks tell by themselves which of them opens."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Edits that belong together, and the stretch of text that they are about.

    A repair that is right only most of the time is not ``safe`` and says what it does.
    """

    start: int
    end: int
    edits: tuple[Edit, ...]
    safe: bool = True
    message: str = ""


class Unified(NamedTuple):
    """Repairs, and whether it is plain that nothing is left to repair after them."""

    repairs: list[Repair]
    plain: bool = False


def unify(
    text: str,
    doubles: Analysis,
    own: Sequence[Profile],
    known: Sequence[Profile],
    language: str = ANY,
) -> Unified:
    """Repairs that write all outermost quotations as most of them are written.

    Only double marks are looked at: single ones beside them are somebody's
    purpose (meanings, scare quotes) or apostrophes. The vote is the one thing
    here that looks at the whole text.

    Args:
        doubles: the analysis of the double marks of the text.
        own: the profiles of the language, its preferred style first; they
            decide among equals, and without them equals are left alone.
        known: further profiles, for the inner marks of a style.
        language: that of the text; what stands in a passage that is in another neither
            votes nor is written otherwise.
    """
    found = [q for q in doubles.quotations if not is_empty(text, q.openers[-1], q.closer)]
    styles = _STYLES if own else _STYLES | _NORTHERN
    if _is_uniform(found, styles):
        return Unified([])
    passages = Passages(text, language)
    found = list(compress(found, passages.own([q.openers[0].at for q in found])))
    if _is_uniform(found, styles):
        return Unified([])
    votes = Counter(style for style in map(_style, found) if style in styles)
    target = _majority(votes, own, known)
    space = _inner_space(text, found, target.level(0).style) if target else ""
    repairs: list[Repair] = []
    for quotation in found:
        style = _style(quotation)
        profile = target if votes else _by_opener(style[0], own)
        if profile is None or style == profile.level(0).style:
            continue
        repairs += _repair(text, quotation, recast(text, quotation, profile, space))
    # One quotation after another, all in marks that say by their shape what they do.
    shaped = bool(votes) and target is not None and target.level(0).style in _SHAPED
    plain = shaped and doubles.is_plain and len(found) == len(doubles.quotations)
    return Unified(repairs, plain)


def write(text: str, profile: Profile, apostrophes: Apostrophes) -> list[Repair]:
    """Repairs that write all quotations and apostrophes as a profile does."""
    analysis = all_marks(text, apostrophes)
    repairs: list[Repair] = []
    for quotation in analysis.quotations:
        repairs += _repair(text, quotation, rewrite(text, quotation, profile))
    if profile.apostrophe:
        for at in analysis.apostrophes:
            if text[at] != profile.apostrophe:
                repairs.append(Repair(at, at + 1, (Edit(at, at + 1, profile.apostrophe),)))
    return repairs


def proven(text: str, repairs: list[Repair], repair: Callable[[str], list[Repair]]) -> list[Repair]:
    """Those repairs after which nothing is left to repair: what they write reads as meant.

    Where a line would be read in another way afterwards, it is left alone.
    ``repair`` finds the repairs of a text.
    """
    doubtful: set[int] = set()
    while repairs:
        patch = Patch(edit for r in repairs for edit in r.edits)
        again = {_line(text, patch.to_source(r.start)) for r in repair(patch.apply(text))}
        if again <= doubtful:
            break
        doubtful |= again
        sound = [
            r for r in repairs if doubtful.isdisjoint((_line(text, r.start), _line(text, r.end)))
        ]
        repairs = sound if len(sound) < len(repairs) else []
    return repairs


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at)


def _is_uniform(found: Iterable[Quotation], styles: Container[str]) -> bool:
    """Whether there is one style, and one that has a vote, or nothing at all."""
    written = {*map(_style, found)}
    return len(written) < 2 and all(style in styles for style in written)


def _style(quotation: Quotation) -> str:
    return quotation.openers[0].glyph + quotation.closer.glyph


def _majority(
    votes: Counter[str], own: Sequence[Profile], known: Sequence[Profile]
) -> Profile | None:
    """The profile for the style with most votes; among equals what the language prefers."""
    most = max(votes.values(), default=0)
    best = [style for style, count in votes.items() if count == most]
    for profile in (*own, *known) if len(best) == 1 else own:
        if profile.level(0).style in best:
            return profile
    return None


def _by_opener(opener: str, own: Sequence[Profile]) -> Profile | None:
    """What the language closes this opener with, where no quotation is written in a style."""
    return next((p for p in own if p.level(0).opener == opener), None)


def _inner_space(text: str, found: Iterable[Quotation], style: str) -> str:
    """The space that most quotations of a style have inside their marks; mostly none."""
    spaces: Counter[str] = Counter()
    for quotation in found:
        if _style(quotation) == style:
            space = text[quotation.openers[0].at + 1]
            spaces[space if space in SPACES else ""] += 1
    return max(sorted(spaces), key=lambda space: spaces[space], default="")


def _repair(text: str, quotation: Quotation, edits: Sequence[Edit]) -> Iterator[Repair]:
    pairs = [(quotation.openers[-1], quotation.closer)]
    pairs += [(pair.opener, pair.closer) for pair in quotation.inner]
    if edits and not any(is_empty(text, opener, closer) for opener, closer in pairs):
        yield Repair(quotation.openers[0].at, quotation.closer.at + 1, tuple(edits))
