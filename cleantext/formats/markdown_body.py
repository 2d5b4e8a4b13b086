"""The body of a Markdown file: CommonMark with tables, footnotes, math and shortcodes.

markdown-it-py parses, because it follows the specification to the letter and
tree-sitter's grammar for Markdown does not claim to. What no rule of it took for
text is protected: a kind of markup that is not known here is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from markdown_it.token import Token

from cleantext.document import Document, Span
from cleantext.edits import Edit
from cleantext.formats import codenames, html_body, plain, templates
from cleantext.formats.markdown_parser import FOUND, Found, parse
from cleantext.formats.markdown_places import place, through
from cleantext.formats.parts import outside, union

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n`]*$", re.MULTILINE)


class Reading(NamedTuple):
    """A body as a parser sees it.

    Attributes:
        prose: the spans of literal text outside of raw HTML elements of code.
        code: the spans of code.
        fragments: the stretches of blocks and of links that do not end as sentences do.
    """

    tokens: list[Token]
    prose: list[Span]
    code: list[Span]
    fragments: list[Span]


def protect(source: str) -> Sequence[Span]:
    """The spans of a body that are not literal text, or are a URL, a shortcode, math."""
    try:
        reading = _read(source)
    except RecursionError:
        return [(0, len(source))]
    markup = outside(reading.prose, len(source))
    named = _named(source, reading)
    return union(markup, templates.spans(source), named, list(plain.protect(source)))


class OfCodePage:
    """A text that belongs to a page with code, and so may name it: ``a time.Duration``."""

    @staticmethod
    def protect(source: str) -> Sequence[Span]:
        return union(protect(source), codenames.marks(source, [(0, len(source))]))

    @staticmethod
    def shape(source: str) -> Hashable:
        return shape(source)


def shape(source: str) -> Hashable:
    """The tree of a body but for its text, and the markup itself, character by character.

    Raises:
        RecursionError: if it is nested too deeply to be parsed.
    """
    tokens, prose, *_ = _read(source)
    markup = union(outside(prose, len(source)), templates.spans(source))
    return tuple(_trunk(tokens)), "".join(source[start:end] for start, end in markup)


def shape_without(source: str, edits: Sequence[Edit]) -> Hashable:
    """The shape of a body after edits that take whole paragraphs out, line ends and all.

    Only paragraphs that stand in nothing else are looked at: an item of a list or a
    quotation holds more than its words together.

    Args:
        edits: sorted and disjoint; those that take no paragraph out do not count.
    """
    tokens, prose, *_ = _read(source)
    lines = Document(source).lines
    gone: list[Span] = []
    left: list[Token] = []
    skip = 0
    for token in tokens:
        if token.type == "paragraph_open" and not token.level and token.map:
            span = (lines[token.map[0]][0], lines[token.map[1] - 1][1])
            at = bisect_right(edits, span[0], key=itemgetter(0)) - 1
            if at >= 0 and edits[at].end >= span[1] and edits[at][:2] != span:
                gone.append(edits[at][:2])
                skip = 3  # where it opens, what it says, where it closes
        if not skip:
            left.append(token)
        skip = max(skip - 1, 0)
    markup = union(outside(prose, len(source)), templates.spans(source))
    kept = _without(markup, union(gone))
    return tuple(_trunk(left)), "".join(source[start:end] for start, end in kept)


def code(source: str) -> list[Span]:
    """The blocks and spans of code, in which nothing means what it looks like."""
    try:
        return _read(source).code
    except RecursionError:
        return [(0, len(source))]


def _named(source: str, reading: Reading) -> list[Span]:
    """The marks in names of code: anywhere in a page with code, else in what is no sentence."""
    return codenames.marks(source, [(0, len(source))] if reading.code else reading.fragments)


# A text is asked first for what it protects and then for its shape.
@lru_cache(maxsize=4)
def _read(source: str) -> Reading:
    """What a body is made up of.

    Where there are tags of templates, it is read a second time with a word for each;
    text is then what both readings take for text.
    """
    tokens = parse(source)
    first = Reading(tokens, *_places(tokens, source))
    words = templates.as_words(source)
    if words is None:
        return first
    others = parse(words)
    second = Reading(others, *_places(others, words))
    return Reading(
        [*tokens, *others],
        _without(first.prose, outside(second.prose, len(source))),
        union(first.code, second.code),
        second.fragments,
    )


def _trunk(tokens: Sequence[Token]) -> Iterator[Hashable]:
    """Each token without its text and its place."""
    for token in tokens:
        if token.type == "inline":
            yield tuple(_trunk(token.children or ()))
        elif token.type != "text":
            attributes = tuple(sorted(token.attrs.items()))
            yield token.type, token.tag, token.markup, token.info, attributes, token.content


# Where the text is.


def _places(tokens: Sequence[Token], source: str) -> tuple[list[Span], list[Span], list[Span]]:
    """Where the prose, the code and the fragments of a :class:`Reading` are."""
    lines = Document(source).lines
    text: list[Span] = []
    html: list[Span] = []
    code: list[Span] = []
    fragments: list[Span] = []
    cells: dict[int, int] = {}
    for before, token in zip((None, *tokens), tokens, strict=False):
        if not token.map:
            continue
        whole = (lines[token.map[0]][0], lines[max(token.map[1] - 1, 0)][1])
        if token.type == "html_block":
            html.append(whole)
        elif token.type in ("fence", "code_block"):
            code.append(whole)
        elif token.type == "inline":
            notes: Found = token.meta[FOUND]
            placed = place(token, before, source, lines, cells)
            text += through(notes.text, placed)
            html += through(notes.html, placed)
            code += through(notes.code, placed)
            stretches = [*notes.labels, (0, len(token.content))]
            fragments += (
                span
                for stretch in stretches
                if not codenames.ends_as_sentence(token.content[slice(*stretch)])
                for span in through([stretch], placed)
            )
    prose = union(text)
    if html:
        fenced = list(_fenced(source, html))
        prose = _without(prose, union(html_body.code(source, html), fenced))
        code += fenced
    return prose, union(code), fragments


def _fenced(source: str, html: Sequence[Span]) -> Iterator[Span]:
    """The fences of code from the first one that opens in raw HTML, line by line.

    Raw HTML ends at a blank line, and a fence in it means nothing in CommonMark: code
    behind the blank line would be text, and the end of the fence the beginning of another.
    In MDX it is code.
    """
    inside = (_FENCE.search(source, start, end) for start, end in html)
    opened = next((fence for fence in inside if fence), None)
    while opened:
        end = re.compile(rf"^[ \t]*{opened[1]}{opened[1][0]}*[ \t\r]*$", re.MULTILINE)
        closed = end.search(source, opened.end())
        if not closed:
            return
        yield opened.start(), closed.end()
        opened = _FENCE.search(source, closed.end())


def _without(spans: list[Span], holes: list[Span]) -> list[Span]:
    """What of the spans is outside of the holes."""
    if not holes:
        return spans
    end = max(spans[-1][1], holes[-1][1]) if spans else 0
    return outside(union(outside(spans, end), holes), end)
