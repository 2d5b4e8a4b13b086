"""A text under repair, with what fixers ask of it computed once and only on demand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from cleantext.clusters import clusters_of, unusual_in
from cleantext.lazy import lazy
from cleantext.pieces import LINE_END, encoded, lines_of, spliced

T = TypeVar("T")
Span = tuple[int, int]

MASK = "\ufffc"
"""Stands for each protected character in :attr:`Document.prose`: neither letter nor space."""

_IN_LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ·-][^\W\d_]+)*")
"""A word: letters, with inner apostrophes and hyphens."""


def _nothing(text: str) -> Sequence[Span]:
    return ()


def _unknown(text: str) -> str:
    return "und"


class Document:
    """An immutable text.

    Args:
        text: the text, any Python string, lone surrogates included.
        language: a BCP 47 tag where it is known, else None.
        path: where the text came from, for messages and path settings.
        format: name of the format, such as ``plain`` or ``markdown``.
        protect: finds the spans that no rule may touch (code, URLs, markup).
        detect: names the language of a text, ``und`` where it cannot tell.
        shape: what of a text is not prose, for comparison; None where all of it is.

    Attributes:
        ruled_out: of the questions that fixers have (:class:`cleantext.registry.Fixer`),
            those to which a scan has found the answer: they match nowhere in the prose.
    """

    def __init__(
        self,
        text: str,
        *,
        language: str | None = None,
        path: str | None = None,
        format: str = "plain",
        protect: Callable[[str], Sequence[Span]] = _nothing,
        detect: Callable[[str], str] = _unknown,
        shape: Callable[[str], Hashable] | None = None,
    ) -> None:
        self.text = text
        self.path = path
        self.format = format
        self._given = language
        self._protect = protect
        self._detect = detect
        self._shape_of = shape
        self._takes_language = False
        self.ruled_out: frozenset[str] = frozenset()
        self._made: dict[Callable[[Document], object], Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_made": {}}  # can be made again, and may be large

    def shared(self, make: Callable[[Document], T]) -> T:
        """What a function makes of this document, made once for all fixers that ask.

        Args:
            make: a function that depends on the document alone, the same object each time.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def with_text(self, text: str, *, same_language: bool = False) -> Document:
        """A document like this one with another text.

        Args:
            same_language: take the language over, rather than find it out again.
        """
        document = Document(
            text,
            language=self._given,
            path=self.path,
            format=self.format,
            protect=self._protect,
            detect=self._detect,
            shape=self._shape_of,
        )
        if same_language:
            document.language = self.language
            document._takes_language = True
        return document

    @lazy
    def language(self) -> str:
        """The language that was given, else the one detected, else ``und``."""
        return self._given or self._detect(self.prose)

    def in_own_language(self) -> Document:
        """This document, or a new one if its text shows another language than it has."""
        if not self._takes_language:
            return self
        own = self._given or self._detect(self.prose)
        if own == self.language:
            return self
        document = self.with_text(self.text)
        document.language = own
        return document

    @lazy
    def protected(self) -> Sequence[Span]:
        """Sorted, disjoint spans that no rule may touch."""
        return self._protect(self.text)

    @lazy
    def _shape(self) -> Hashable:
        return self._shape_of(self.text) if self._shape_of else None

    @property
    def has_shape(self) -> bool:
        """Whether there is more to the text than its prose."""
        return self._shape_of is not None

    def has_shape_of(self, text: str) -> bool:
        """Whether another text would be the same but for its prose."""
        return self._shape_of is None or self._shape_of(text) == self._shape

    @lazy
    def prose(self) -> str:
        """The text with each protected character but line ends replaced by MASK.

        It has the length of the text, so offsets hold in both. It *is* the text
        where nothing is protected.
        """
        return masked(self.text, self.protected)

    @lazy
    def raws(self) -> Iterable[bytes]:
        """The pieces of the prose in UTF-8, lone surrogates included, cut before spaces.

        The gates translate them to classes.
        """
        return encoded(self.prose)

    @lazy
    def clusters(self) -> str:
        """The distinct runs of unusual characters in the prose, parted by spaces.

        It is the prose itself where most of that is beyond ASCII.
        """
        return clusters_of(self.prose, self.raws)

    @lazy
    def unusual(self) -> frozenset[str]:
        """The distinct characters of the prose but for printable ASCII, tabs, LF and CR.

        What is not among them cannot occur, so that a fixer can tell at once
        that it has nothing to do. The way over UTF-8 is four times faster than
        a set of all characters.
        """
        prose, clusters = self.prose, self.clusters
        if clusters is not prose:
            chars = frozenset(clusters.replace(" ", ""))
            if "\v" in prose or "\f" in prose:  # white space, but not usual
                chars |= frozenset("\v\f").intersection(prose)
            return chars
        return unusual_in(self.raws)

    @lazy
    def lines(self) -> list[Span]:
        """Spans of the lines, without their line ends (LF, CRLF or CR)."""
        spans = []
        at = 0
        if "\r" not in self.text:
            for line in lines_of(self.text):  # several times as fast as matching
                spans.append((at, at + len(line)))
                at += len(line) + 1
            return spans
        for match in LINE_END.finditer(self.text):
            spans.append((at, match.start()))
            at = match.end()
        spans.append((at, len(self.text)))
        return spans

    @lazy
    def words(self) -> list[Span]:
        """Spans of the words of the prose."""
        return [match.span() for match in WORD.finditer(self.prose)]

    def touches_protected(self, start: int, end: int) -> bool:
        """Whether replacing ``start:end`` would reach into a protected span.

        An insertion at the edge of a protected span does not.
        """
        spans = self.protected
        if not spans:
            return False
        # The last protected span that begins before the end of ours decides.
        index = bisect_left(spans, (max(end, start + 1), 0)) - 1
        if index < 0:
            return False
        low, high = spans[index]
        return low < start < high if start == end else start < high

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, columns in code points."""
        index = bisect_right(self.lines, (offset, len(self.text) + 1)) - 1
        return index + 1, offset - self.lines[index][0] + 1


def masked(text: str, spans: Sequence[Span]) -> str:
    """A text with each character in some spans but line ends replaced by MASK."""
    if not spans:
        return text
    return spliced(text, ((start, end, _mask(text[start:end])) for start, end in spans))


def _mask(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return MASK * len(text)
    return _IN_LINE.sub(lambda match: MASK * len(match[0]), text)
