"""Where in a Markdown file the content of a token of markdown-it-py stands.

The parser says in which lines; the content is those lines without what marks them
as a quotation or an item of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from cleantext.document import Span

Placed = list[tuple[int, int, int]]
"""Stretches of a token's content: start and end in it, and start in the source."""


def place(
    token: Token, before: Token | None, source: str, lines: list[Span], cells: dict[int, int]
) -> Placed:
    """The content of an inline token, stretch by stretch.

    Args:
        before: the token before it, which says what it is in.
        lines: the spans of the lines of the source.
        cells: how far each line of a table has been read; to be kept between calls.
    """
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


def through(spans: Sequence[Span], placed: Placed) -> Iterator[Span]:
    """Spans of a token's content as spans of the source, blanks at their ends left out."""
    index = 0
    for start, end in spans:
        while index < len(placed) and placed[index][1] <= start:
            index += 1
        if index < len(placed):
            low, high, begin = placed[index]
            if max(start, low) < min(end, high):
                yield begin + max(start, low) - low, begin + min(end, high) - low
