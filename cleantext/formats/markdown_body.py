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

from markdown_it.token import Token

from cleantext.document import Document, Span
from cleantext.edits import Edit
from cleantext.formats import html_body, plain, templates
from cleantext.formats.markdown_parser import FOUND, Found, parse
from cleantext.formats.parts import outside, union


def protect(source: str) -> Sequence[Span]:
    """The spans of a body that are not literal text, or are a URL, a shortcode, math."""
    named = _named(source) if code(source) else []
    return union(_markup(source), templates.spans(source), named, list(plain.protect(source)))


def shape(source: str) -> Hashable:
    """The tree of a body but for its text, and the markup itself, character by character.

    Raises:
        RecursionError: if it is nested too deeply to be parsed.
    """
    tokens, prose, _ = _read(source)
    markup = union(outside(prose, len(source)), templates.spans(source))
    return tuple(_trunk(tokens)), "".join(source[start:end] for start, end in markup)


def shape_without(source: str, edits: Sequence[Edit]) -> Hashable:
    """The shape of a body after edits that take whole paragraphs out, line ends and all.

    Only paragraphs that stand in nothing else are looked at: an item of a list or a
    quotation holds more than its words together.

    Args:
        edits: sorted and disjoint; those that take no paragraph out do not count.
    """
    tokens, prose, _ = _read(source)
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


def _markup(source: str) -> list[Span]:
    try:
        return outside(_read(source)[1], len(source))
    except RecursionError:
        return [(0, len(source))]


def code(source: str) -> list[Span]:
    """The blocks and spans of code, in which nothing means what it looks like."""
    try:
        return _read(source)[2]
    except RecursionError:
        return [(0, len(source))]


# A page that shows code names code in its prose, too, and not always as code: there
# "net.Socket" is no lost space between sentences, "http,timers" no lost space in a list,
# and a mark between blanks is the mark itself.
_NAMED = re.compile(r"(?<=\w)[.,](?=[^\W\d])|(?<=\s)[;:!?](?=\s)")


def _named(source: str) -> list[Span]:
    return [match.span() for match in _NAMED.finditer(source)]


# A text is asked first for what it protects and then for its shape.
@lru_cache(maxsize=4)
def _read(source: str) -> tuple[list[Token], list[Span], list[Span]]:
    """The tokens, the spans of literal text, and those of code.

    Where there are tags of templates, those of a second reading, too, in which each is
    a word; text is then what both take for text.
    """
    tokens = parse(source)
    prose, code = _places(tokens, source)
    words = templates.as_words(source)
    if words is None:
        return tokens, prose, code
    others = parse(words)
    again, more = _places(others, words)
    return [*tokens, *others], _without(prose, outside(again, len(source))), union(code, more)


def _trunk(tokens: Sequence[Token]) -> Iterator[Hashable]:
    """Each token without its text and its place."""
    for token in tokens:
        if token.type == "inline":
            yield tuple(_trunk(token.children or ()))
        elif token.type != "text":
            attributes = tuple(sorted(token.attrs.items()))
            yield token.type, token.tag, token.markup, token.info, attributes, token.content


# Where the text is.


def _places(tokens: Sequence[Token], source: str) -> tuple[list[Span], list[Span]]:
    """The spans of literal text outside of raw HTML elements of code, and the spans of code."""
    lines = Document(source).lines
    text: list[Span] = []
    html: list[Span] = []
    code: list[Span] = []
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
            placed = _place(token, before, source, lines, cells)
            text += _through(notes.text, placed)
            html += _through(notes.html, placed)
            code += _through(notes.code, placed)
    prose = union(text)
    return (_without(prose, html_body.code(source, html)) if html else prose), union(code)


def _without(spans: list[Span], holes: list[Span]) -> list[Span]:
    """What of the spans is outside of the holes."""
    if not holes:
        return spans
    end = max(spans[-1][1], holes[-1][1]) if spans else 0
    return outside(union(outside(spans, end), holes), end)


Placed = list[tuple[int, int, int]]
"""Stretches of a token's content: start and end in it, and start in the source."""


def _place(
    token: Token, before: Token | None, source: str, lines: list[Span], cells: dict[int, int]
) -> Placed:
    if before is not None and before.type in ("th_open", "td_open"):
        return _place_cell(token, source, lines, cells)
    if before is not None and before.type == "heading_open" and "#" in before.markup:
        return _place_heading(token, source, lines)
    return _place_lines(token, source, lines)


def _place_lines(token: Token, source: str, lines: list[Span]) -> Placed:
    """Of a paragraph or an underlined heading: each line of it ends a line of the source."""
    placed: Placed = []
    contents = token.content.split("\n")
    first, end = token.map or (0, 0)
    if len(contents) > end - first:
        return []
    at = 0
    for content, (low, high) in zip(contents, lines[first:end], strict=False):
        bare = content.strip()
        begin = source.rfind(bare, low, high)
        if bare and begin >= 0 and not source[begin + len(bare) : high].strip():
            start = at + content.index(bare)
            placed.append((start, start + len(bare), begin))
        at += len(content) + 1
    return placed


def _place_heading(token: Token, source: str, lines: list[Span]) -> Placed:
    low, high = lines[(token.map or [0])[0]]
    begin = source.find("#", low, high)
    while begin < high and source[begin] in "# \t":
        begin += 1
    return _placed_at(token, source, begin, high)


def _place_cell(token: Token, source: str, lines: list[Span], cells: dict[int, int]) -> Placed:
    """Of a table: cells stand in order, parted by pipes.

    ``cells`` keeps for each line how far it has been read. A cell with an escaped
    pipe has lost the backslash, is not found, and ends the reading of its line.
    """
    number = (token.map or [0])[0]
    low, high = lines[number]
    if number not in cells:
        begin = source.find(token.content, low, high)
    else:
        begin = cells[number]
        while begin < high and source[begin] in "| \t":
            begin += 1
    placed = _placed_at(token, source, begin, high) if begin >= 0 else []
    cells[number] = placed[0][2] + len(token.content) if placed else high
    return placed


def _placed_at(token: Token, source: str, begin: int, high: int) -> Placed:
    content = token.content
    if content and begin + len(content) <= high and source.startswith(content, begin):
        return [(0, len(content), begin)]
    return []


def _through(spans: Sequence[Span], placed: Placed) -> Iterator[Span]:
    """Spans of a token's content as spans of the source, blanks at their ends left out."""
    index = 0
    for start, end in spans:
        while index < len(placed) and placed[index][1] <= start:
            index += 1
        if index < len(placed):
            low, high, begin = placed[index]
            if max(start, low) < min(end, high):
                yield begin + max(start, low) - low, begin + min(end, high) - low
