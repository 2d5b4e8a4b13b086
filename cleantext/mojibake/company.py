"""Words told from others by those beside them, where their letters are lost.

Of ``à`` and ``è`` nothing is left, and a dash, a quotation mark or a bullet can have stood there
as well; Swedish ``?r`` is a year or an "is". ``company.tsv`` says beside which words a
language has its words of one letter, and common words that others look like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from cleantext.lexicon import Lexicon
from cleantext.mojibake.holes import Loss
from cleantext.mojibake.sentences import Position, position

_ALONE = re.compile(r"(?<![^\s(\[\"“«'’])[?\ufffd](?![^\s,;.)\]])")
_WORD = re.compile(
    r"[^\W\d_?\ufffd](?:[^\W\d_]|[?\ufffd](?=[^\W\d_]))*[?\ufffd]?['’]?|[?\ufffd]|\d+|[^\w\s]"
)
_BEYOND = re.compile("[^\x00-\x7f]|\ufffd")
_REACH, _PAIRED = 60, 150
"""So far do we look for the words beside; so far apart are two marks of a pair."""

_MARK, _SECOND, _AHEAD = -28, -15, 13
"""The share of the marks that stand between two spaces, among all words; the same where one is
lost before, since most come in pairs; and by how much a letter must be ahead of those and of
other letters, in tenths of a decimal logarithm."""


@dataclass(eq=False, slots=True)
class Company:
    """Beside which words a word stands, in tenths of a decimal logarithm.

    Attributes:
        share: how frequent it is, if it has one letter.
        sides: for ``behind`` and ``before``: how many times likelier there, by word.
    """

    share: int = 0
    sides: dict[str, dict[str, int]] = field(default_factory=lambda: {"behind": {}, "before": {}})

    def likelier(self, left: str, right: str) -> int:
        """How much likelier the word is between two words than elsewhere."""
        pairs = ((self.sides["behind"], left), (self.sides["before"], right))
        return sum(side.get(w, side.get(ending(w), 0)) for side, w in pairs)


def ending(word: str) -> str:
    """What stands in a list for all the words that are not in it by themselves."""
    return f"-{word[-2:]}"


def neighbour_words(line: str) -> Iterator[tuple[str, str]]:
    """The words and marks of a line as the list has them, each as it is, too.

    Args:
        line: a line of text, damaged or not; letters beyond ASCII count as lost.
    """
    for match in _WORD.finditer(line):
        word = match[0].lower()
        yield ("0" if word[0].isdigit() else _BEYOND.sub("?", word)), word


@cache
def companies(lexicon: Lexicon) -> Mapping[str, Company]:
    """The listed words of a language; none where it has no list."""
    found: dict[str, Company] = defaultdict(Company)
    for word, kind, tenths, *others in lexicon.table("company"):
        if kind == "share":
            found[word].share = int(tenths)
        else:
            found[word].sides[kind].update(dict.fromkeys(others[0].split(" "), int(tenths)))
    return dict(found)


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and behind a place in a line, as the list has them."""
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    left = ["^", *(word for word, _ in neighbour_words(text[low:start]))]
    right, _ = next(neighbour_words(text[end : end + _REACH].partition("\n")[0]), ("$", ""))
    return left[-1], right


def lost_words(text: str, lexicon: Lexicon) -> Iterator[Loss]:
    """The words of one letter that a text lost, where what stands around leaves no doubt."""
    known = {word: one for word, one in companies(lexicon).items() if len(word) == 1}
    marked = -_PAIRED
    for match in _ALONE.finditer(text) if known else ():
        start, end = match.span()
        begins = position(text, start) is Position.BEGIN
        left, right = beside(text, start, end)
        before = "^" if begins else left
        letter = None
        if before != "0" or right == "0":  # else a unit or a currency
            second = start - marked < _PAIRED
            letter = _clearest(known, before, right, _SECOND if second else _MARK)
        if letter is None:
            marked = start
        elif match[0] != "?" or _goes_on(text, end):
            yield Loss(start, end, letter.upper() if begins else letter)


def _goes_on(text: str, end: int) -> bool:
    """Whether no question ends here: a word in small letters or a number comes next."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2] in _FOLLOWING


_FOLLOWING = frozenset("abcdefghijklmnopqrstuvwxyz0123456789?\"'«“(")


def _clearest(known: Mapping[str, Company], left: str, right: str, mark: int) -> str | None:
    ranked = sorted(
        (
            (company.share + company.likelier(left, right), letter)
            for letter, company in known.items()
        ),
        reverse=True,
    )
    (first, letter), *others = ranked
    rival = max(mark, others[0][0] if others else mark)
    return letter if first - rival >= _AHEAD else None
