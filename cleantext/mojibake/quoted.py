"""Quotation marks that were lost like letters: ``�Yes,� she said``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from cleantext.lexicon import ANY, Lexicon, primary
from cleantext.mojibake.holes import Loss

_OPENING = r"(?<![^\s(\[])(?P<open>[?\ufffd])(?=[^\W_])(?!\d\ds\b)"
_CLOSING = r"(?P<close>(?<=[\w.,!…%)])[?\ufffd](?=[\s.,;:)\]]|\Z))"
_EITHER = re.compile(f"{_OPENING}|{_CLOSING}|(?P<other>[?\ufffd\\n])")
_SHORTEST, _FARTHEST = 4, 600
"""No quotation within one line is shorter, or longer."""


@cache
def marks(roots: tuple[Path, ...], language: str) -> tuple[str, str] | None:
    """The quotation marks of a language, if it prints hardly any others."""
    table = Lexicon(roots, ANY).table("quotation-marks")
    found = (row[1:] for row in table if row[0] == primary(language))
    return next(((opening, closing) for opening, closing in found), None)


@cache
def closers(roots: tuple[Path, ...], language: str) -> Mapping[str, str]:
    """What closes a quotation, by what opens it: in the language, or else in most."""
    usual = {row[0]: row[1] for row in Lexicon(roots, ANY).table("closing-marks")}
    pair = marks(roots, language)
    return usual | dict([pair] if pair else [])


def lost_quotes(
    text: str,
    pair: tuple[str, str],
    letters: Collection[int],
    *,
    questions: bool,
    all_pairs: bool,
    small: bool,
) -> Iterator[Loss]:
    """The lost marks of quotations that end in the line they begin in.

    A mark that may be a letter ends the search, and so does a second opening mark: then one
    of them was no double mark.

    Args:
        text: the text.
        pair: the marks of its language.
        letters: where a letter is lost, or may be, so that no mark is.
        questions: whether letters were lost to question marks.
        all_pairs: whether a closing mark without a stop before it can be told from a letter.
        small: whether an opening mark before a small letter can be, since words hardly ever
            begin beyond ASCII.
    """
    start: int | None = None
    spoken: list[tuple[int, int]] = []
    short: list[tuple[int, int]] = []
    for match in _EITHER.finditer(text):
        at = match.start()
        if at in letters or (match[0] == "?" and not questions):
            continue
        if match["open"]:
            start = None if start is not None else at
        elif match["close"] and text[at - 1] in "sS":
            start = None  # perhaps an apostrophe
        elif match["close"] and start is not None:
            if _SHORTEST <= at - start <= _FARTHEST and (match[0] != "?" or _no_question(text, at)):
                says = text[at - 1] in ".,!" and (small or not text[start + 1].islower())
                (spoken if says else short).append((start, at))
            start = None
        elif match["other"] == "\n":
            start = None
    for start, end in (*spoken, *(short if spoken and all_pairs else ())):
        yield Loss(start, start + 1, pair[0])
        yield Loss(end, end + 1, pair[1])


_HALF = re.compile(
    # Where it does not open, „so“ and »so« are at their end.
    r"(?<![\w.,;:!?…%)\]])(?P<left>«|[“„](?!\s))(?![.,;:!?)\]])"
    r"[^“”«»„\ufffd\n]{0,600}[\w.,!?…%)](?P<lost>\ufffd)(?=[\s.,;:)\]]|\Z)"
)


def lost_closing(
    text: str, closed_by: Mapping[str, str], letters: Collection[int]
) -> Iterator[Loss]:
    """The lost closing marks of quotations whose opening marks are there.

    Args:
        text: the text.
        closed_by: what :func:`closers` says of its language.
        letters: where a letter is lost, or may be, so that no mark is.
    """
    for match in _HALF.finditer(text):
        at = match.start("lost")
        if at not in letters:
            yield Loss(at, at + 1, closed_by[match["left"]])


def _no_question(text: str, at: int) -> bool:
    return text[at - 1] in ".,!" or re.match(r" [a-z]|[.,;:)]", text[at + 1 : at + 3]) is not None
