"""Words of one letter that were lost whole, told by the words beside them.

Of ``à`` and ``è`` nothing is left, and a dash, a quotation mark or a bullet can have stood there
as well. ``company.tsv`` says beside which words a language has its words of one letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from cleantext.lexicon import Lexicon
from cleantext.mojibake.agreement import agreement, around, neighbour_words
from cleantext.mojibake.holes import Loss
from cleantext.mojibake.sentences import Position, position
from cleantext.mojibake.words import Words

_ALONE = re.compile(r"(?<![^\s(\[\"“«'’])[?\ufffd](?![^\s,;.)\]])")
_CLOSED = re.compile(r"[^?\ufffd\n]{1,60} [?\ufffd](?:[,.;)]| ?$)", re.MULTILINE)
"""Behind a lost mark: another that ends what it began."""

_REACH, _PAIRED = 60, 150
"""So far do we look for the words beside; so far apart are two marks of a pair."""

_MARK, _SECOND, _AHEAD = -28, -15, 13
"""The share of the marks that stand between two spaces, among all words, if the language has no
more; the same where one is lost before, since most come in pairs; and by how much a letter must
be ahead of those and of other letters, in tenths of a decimal logarithm."""


@dataclass(eq=False, slots=True)
class Company:
    """Beside which words a word stands, in tenths of a decimal logarithm.

    Attributes:
        share: how frequent it is among all words.
        sides: for ``behind`` and ``before``: how many times likelier there, by word.
    """

    share: int = 0
    sides: dict[str, dict[str, int]] = field(default_factory=lambda: {"behind": {}, "before": {}})

    @property
    def zipf(self) -> int:
        """The share as tenths of a Zipf value, which counts a thousand million words."""
        return self.share + 90

    def likelier(self, left: str, right: str) -> int:
        """How much likelier the word is between two words than elsewhere."""
        pairs = ((self.sides["behind"], left), (self.sides["before"], right))
        return sum(side.get(w, side.get(ending(w), 0)) for side, w in pairs)


def ending(word: str) -> str:
    """What stands in a list for all the words that are not in it by themselves."""
    return f"-{word[-2:]}"


@cache
def companies(lexicon: Lexicon) -> Mapping[str, Company]:
    """The listed words of a language; none where it has no list."""
    found: dict[str, Company] = defaultdict(Company)
    for word, kind, tenths, *others in lexicon.table("company"):
        if kind == "share":
            found[word].share = int(tenths)
        elif kind != "marks":
            found[word].sides[kind].update(dict.fromkeys(others[0].split(" "), int(tenths)))
    return dict(found)


@cache
def _share_of_marks(lexicon: Lexicon) -> int:
    rows = (int(tenths) for _, kind, tenths, *_ in lexicon.table("company") if kind == "marks")
    return max((_MARK, *rows))


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and behind a place in a line, as the list has them."""
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    left = ["^", *(word for word, _ in neighbour_words(text[low:start]))]
    right, _ = next(neighbour_words(text[end : end + _REACH].partition("\n")[0]), ("$", ""))
    return left[-1], right


def lost_words(text: str, words: Words) -> Iterator[Loss]:
    """The words of one letter that a text lost, where what stands around leaves no doubt."""
    known = companies(words.lexicon)
    marked = -_PAIRED
    for match in _ALONE.finditer(text) if known else ():
        start, end = match.span()
        place = position(text, start)
        begins = place is Position.BEGIN
        left, right = beside(text, start, end)
        before = "^" if begins else left
        # Behind a number it is a unit or a currency, behind a stop perhaps a capital.
        if (before == "0" and right != "0") or (left == "." and not begins):
            continue
        paired = start - marked < _PAIRED or _CLOSED.match(text, end)
        mark = _SECOND if paired else _share_of_marks(words.lexicon)
        if not _is_letter(known.values(), before, right, mark):
            marked = start
        elif place is not Position.UNCLEAR and (match[0] != "?" or _goes_on(text, end)):
            letter = _clearest(known, words, (before, right), around(text, start, end))
            yield from [Loss(start, end, letter.upper() if begins else letter)] if letter else []


def _goes_on(text: str, end: int) -> bool:
    """Whether no question ends here: a word in small letters or a number comes next."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2] in _FOLLOWING


_FOLLOWING = frozenset("abcdefghijklmnopqrstuvwxyz0123456789?\"'«“(")


def _is_letter(known: Iterable[Company], left: str, right: str, mark: int) -> bool:
    """Whether what is lost between two words is rather one of the words of one letter."""
    return max(one.share + one.likelier(left, right) for one in known) - mark >= _AHEAD


def _clearest(
    known: Mapping[str, Company], words: Words, beside: tuple[str, str], places: Sequence[str]
) -> str | None:
    """The word of one letter that fits what is around it, if it is far ahead of all others.

    Args:
        known: the words of one letter.
        words: the words of the language.
        beside: the words before and behind.
        places: more of what is around, as `around` says it.
    """
    agrees = agreement(words.lexicon).of
    # Two opinions, of which neither alone is sure enough.
    ranked = sorted(
        ((2 * one.zipf + one.likelier(*beside) + agrees(word, places), word))
        for word, one in known.items()
    )
    first, letter = ranked[-1]
    return letter if len(ranked) == 1 or first - ranked[-2][0] >= 2 * _AHEAD else None
