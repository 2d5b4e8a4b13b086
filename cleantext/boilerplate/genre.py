"""Whether a text is an article as scrapers leave it: prose, with a paragraph on each line."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

_ENDS = frozenset('.!?…»”"\u2019।。！？؟')
"""The last characters of sentences and of what stands behind them."""

_WRAPPED_LINES, _WRAPPED_SHARE = 3, 10
"""A text is wrapped by hand that has so many broken sentences, and one on so many lines."""

_SENTENCES, _CHARACTERS = 4, 2
"""In prose one line of so many is a sentence, or one character of so many is in one."""


def is_article(lines: Sequence[str], boilerplate: Set[int]) -> bool:
    """Whether boilerplate may be looked for among the lines of a text.

    Licences, mail and manuals are wrapped by hand; poems, lists and tables consist of
    short lines that end in no stop. What looks like a button or a byline there is part
    of them.

    Args:
        lines: all that are not empty, without space around them.
        boilerplate: the indices of those that look like a page's own, which say nothing
            about the article.
    """
    return not _is_wrapped(lines) and _is_prose(
        [line for index, line in enumerate(lines) if index not in boilerplate]
    )


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether sentences go on from line to line: in three places, and on every tenth line."""
    broken = sum(
        after[:1].islower() and (before[-1:].islower() or before[-1:] == ",")
        for before, after in pairwise(lines)
    )
    return broken >= _WRAPPED_LINES and broken * _WRAPPED_SHARE >= len(lines)


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether a fourth of the lines are sentences, or half of the text is in such lines."""
    sentences = [line for line in lines if line and line[-1] in _ENDS]
    if len(sentences) * _SENTENCES >= len(lines):
        return True
    return sum(map(len, sentences)) * _CHARACTERS >= sum(map(len, lines))
