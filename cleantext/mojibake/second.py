"""What ftfy makes of the lines in which something still looks damaged.

ftfy judges a line by itself and knows damage that leaves no whole UTF-8 sequence: a
no-break space that became a space, a byte that became U+FFFD. It is asked only where our
own reading of the whole text leaves something over, and believed only where nobody writes
what stands there: it also takes a capital before a closing mark for damage.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from cleantext.edits import Edit, Patch
from cleantext.mojibake.by_ftfy import Reading, ask
from cleantext.mojibake.codepages import PAGES
from cleantext.mojibake.evidence import Verdict, judge, script
from cleantext.mojibake.layers import candidates
from cleantext.mojibake.remains import (
    LOSSY,
    halves,
    has_left,
    is_lossy,
    labels_of,
    may_have_left,
    spaced,
)
from cleantext.rewriting import rules_of

_LINE = re.compile(r"[^\r\n]*[\x80-\uffff][^\r\n]*")
_CLOSING = "â€\ufffd"
"""Most probably ” as it is damaged; that is for ``lost`` to say."""

_LETTER = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_INSIDE = re.compile(r"[^\x00-\x7f] [^\x00-\x7f]")
_REACH, _BESIDE = 60, 3
"""So far the word around a stretch is looked for; so many characters of print may be beside
the damage in it."""

_DIGIT = re.compile(r"\d")
_GREEK = 0x370
_SIGNED = frozenset({"macroman", "cp437"})
"""Pages with signs of their own: ftfy knows less of them than our own reading."""


@dataclass(frozen=True)
class Opinion:
    """An edit, and how ftfy says that the damage came about.

    Attributes:
        spaced: a space is half a letter of Latin; where the language is known, its
            words know better which space that is.
        words: what must be a word, and what must not be one, for this to be damage;
            None where there is no doubt.
    """

    edit: Edit
    account: str
    spaced: bool = False
    words: tuple[str, str] | None = None


def possible(text: str, chars: frozenset[str]) -> bool:
    """Whether ftfy may know more of a text in which our own reading finds nothing.

    Pages with signs of their own do not count: print such as "l’été" has these signs.
    """
    if any(not page.signs for page in candidates(text, chars)):
        return True
    return is_lossy(text)


def opinions(text: str, clusters: str, patch: Patch) -> Iterator[Opinion]:
    """What ftfy would repair that a patch, our own reading, leaves.

    Args:
        text: any text.
        clusters: the text, or its distinct runs of characters beyond ASCII.
        patch: edits that carry the labels of code pages, from ``layers.undo``.
    """
    labels = labels_of(rules_of(patch))
    if patch and not (may_have_left(clusters, labels) and has_left(text, labels)):
        return
    if not (patch or possible(text, frozenset(text))):
        return
    suspicious, left = [], not patch
    for start, end, own in _by_line(text, patch):
        line, rest = text[start:end], _between(text, start, end, own)
        left = left or has_left(rest, labels)
        if _suspicious(line, rest, own):
            suspicious.append((start, end, own))
    for start, end, own in suspicious if left else ():
        yield from _in_line(text, start, end, own)


def _by_line(text: str, patch: Patch) -> Iterator[tuple[int, int, list[Edit]]]:
    """The lines with anything beyond ASCII, each with the edits in it."""
    edits = patch.one_by_one()
    here: list[Edit] = []
    following = next(edits, None)
    for line in _LINE.finditer(text):
        start, end = line.span()
        here = [edit for edit in here if edit.end > start]
        while following and following.start < end:
            here += [following] if following.end > start else []
            following = next(edits, None)
        yield start, end, here


def _suspicious(line: str, rest: str, own: Sequence[Edit]) -> bool:
    """Whether something is left in a line beside the edits in it."""
    if not own:
        return possible(line, frozenset(line))
    # What is whole is looked at again when the rest is mended.
    labels = labels_of(edit.rules for edit in own)
    return has_left(line, labels) and has_left(rest, labels)


def _between(text: str, start: int, end: int, own: Sequence[Edit]) -> str:
    """What stands between some edits in a line, parted by what stands in no text."""
    ends = [start, *(x for edit in own for x in (edit.start, edit.end)), end]
    kept = zip(ends[::2], ends[1::2], strict=True)
    return "\0".join(text[max(low, start) : max(high, start)] for low, high in kept)


def _in_line(text: str, start: int, end: int, own: Sequence[Edit]) -> Iterator[Opinion]:
    from ftfy.badness import is_bad  # 58 ms, for a line that needs it

    labels = labels_of(edit.rules for edit in own)
    bounds = [start, *(x for m in halves().finditer(text, start, end) for x in m.span()), end]
    for low, high in zip(bounds[::2], bounds[1::2], strict=True):
        piece = text[low:high]
        if piece.isascii() or not is_bad(piece):
            continue
        reading = ask(piece)
        for edit, there in reading.stretches():
            placed = Edit(low + edit.start, low + edit.end, edit.text)
            for stretch, cut in _without(placed, own):
                opinion = _believed(text, stretch, reading, there + cut, labels)
                if opinion is not None:
                    yield opinion


def _without(stretch: Edit, own: Sequence[Edit]) -> Iterator[tuple[Edit, int]]:
    """What is left of a stretch between edits that read the same as it does, none if they do not.

    With each piece comes how much of the new text is in front of it.
    """
    pieces = []
    start, cut, new = stretch.start, 0, stretch.text
    first = bisect_right(own, stretch.start, key=attrgetter("end"))
    last = bisect_left(own, stretch.end, first, key=attrgetter("start"))
    for edit in own[first:last]:
        there = cut if edit.start == start else new.find(edit.text, cut)
        if there < cut or not new.startswith(edit.text, there) or edit.start < start:
            return
        pieces.append((Edit(start, edit.start, new[cut:there]), cut))
        start, cut = edit.end, there + len(edit.text)
    if start > stretch.end:
        return
    pieces.append((Edit(start, stretch.end, new[cut:]), cut))
    yield from (piece for piece in pieces if piece[0].start < piece[0].end and piece[0].text)


def _core(old: str, new: str) -> tuple[int, int]:
    """How much at either end of a stretch is print beside the damage."""
    head = tail = 0
    while head < len(new) - 1 and old[head] == new[head] and not old[head].isalpha():
        head += 1
    for count in range(min(len(new) - head - 1, _BESIDE), 0, -1):
        if old[-count:] == new[-count:]:
            core, read = old[head:-count], new[head:-count]
            if any(page.decode(core) == read for page in PAGES):
                tail = count
                break
    return head, tail


def _believed(
    text: str, stretch: Edit, reading: Reading, there: int, labels: set[str]
) -> Opinion | None:
    """The opinion about a stretch, unless it may do harm.

    Args:
        there: where the stretch is in what ftfy makes of the line.
        labels: the code pages that did other damage in the line.
    """
    old, new = text[stretch.start : stretch.end], stretch.text
    word, token = (_around(p, reading.fixed, there, there + len(new)) for p in (_LETTER, _TOKEN))
    scripts = {script(char) for char in word} - {0}
    # "10 μs" without its space, "IL2Rγ": a name with a number in it is no word.
    named = scripts == {1, _GREEK} and len(new) == 1 and _DIGIT.search(token) is not None
    alone = ask(old)
    source = alone if alone.fixed == new else reading
    if (len(scripts) > 1 and not named) or not _SIGNED.isdisjoint(source.pages):
        return None
    opinion = Opinion(Edit.within(text, stretch.start, stretch.end, new), source.account)
    if "\ufffd" in old + new:
        lossy = len(LOSSY.findall(old)) == old.count("\ufffd") == new.count("\ufffd")
        return opinion if lossy and _CLOSING not in old else None
    if old.count(" ") > new.count(" ") or len(old) == len(new):
        half = text[stretch.start : stretch.end + 1]  # with the space that "Ã " keeps
        proven = any(spaced(label).search(half) for label in labels)
        return _with_spaces(opinion, text) if proven else None
    if labels:
        return None
    head, tail = _core(old, new)
    start, end = stretch.start + head, stretch.end - tail
    old, new = text[start:end], new[head : len(new) - tail]
    verdict = judge(old, new, text[max(start - 2, 0) : start], text[end : end + 2])
    if verdict is Verdict.WEAK and scripts == {1} and new.isalpha():
        return replace(opinion, words=(word, _around(_LETTER, text, start, end)))
    certain = reading.is_certain or (named and reading.is_whole)
    return opinion if certain or verdict is Verdict.STRONG else None


def _with_spaces(opinion: Opinion, text: str) -> Opinion | None:
    """The opinion that a space is half a letter, unless the space may be one."""
    edit = opinion.edit
    if edit.text.isalpha():
        return replace(opinion, spaced=script(edit.text[0]) == 1)
    # Nobody writes "â €"; "Â " may be print.
    return opinion if _INSIDE.search(text, edit.start, edit.end) else None


def _around(pattern: re.Pattern[str], text: str, start: int, end: int) -> str:
    """The word or token that a span is in or beside; words that it joins count as one."""
    low, high = max(start - _REACH, 0), end + _REACH
    found = (m for m in pattern.finditer(text, low, high) if m.start() <= end and m.end() >= start)
    return "".join(match[0] for match in found)
