"""The text of an HTML page: what stands between tags, outside of code."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from cleantext.document import Span
from cleantext.formats import plain, templates
from cleantext.formats.html_tokens import RAW, Token, tokens
from cleantext.formats.parts import outside, union

_CODE = frozenset(["pre", "code", "kbd", "samp", "var", "tt", "svg", "math"])
_ENTITY = re.compile(r"&#?[0-9A-Za-z]*;?")
_LINE = re.compile(r"[^\r\n]*[^\s]")


def protect(source: str) -> Sequence[Span]:
    """The spans of all but text: tags, comments, scripts, code, entities, templates, URLs."""
    prose = [span for token in _texts(source) for span in _lines(source, token)]
    entities = [match.span() for match in _ENTITY.finditer(source)]
    markup = outside(prose, len(source))
    return union(markup, entities, templates.tags(source), list(plain.protect(source)))


def shape(source: str) -> Hashable:
    """All that is not prose, and where there is text: by this the tree is settled."""
    prose = {token.start for token in _texts(source)}
    seen: list[Hashable] = []
    for token in tokens(source):
        text = source[token.start : token.end]
        if token.start in prose and token.kind == "text":
            seen.append((tuple(_ENTITY.findall(text)), bool(text.strip())))
        else:
            seen.append(text)
    return tuple(seen)


def _texts(source: str) -> Iterator[Token]:
    """The text tokens outside of code. An element of code that is never closed has no end."""
    inside, depth = "", 0
    for token in tokens(source):
        if inside:
            if token.name == inside and token.kind in ("open", "close"):
                depth += 1 if token.kind == "open" else -1
                inside = inside if depth else ""
        elif token.kind == "open" and token.name in _CODE:
            inside, depth = token.name, 1
        elif token.kind == "text":
            yield token


def code(source: str, tags: Sequence[Span]) -> list[Span]:
    """The elements of code whose tags stand in some stretches of a text that is not HTML."""
    found = []
    inside, depth, start = "", 0, 0
    for low, high in tags:
        for token in tokens(source[low:high]):
            if inside:
                depth += (token.name == inside) * ((token.kind == "open") - (token.kind == "close"))
                if not depth:
                    found.append((start, low + token.end))
                    inside = ""
            elif token.kind == "open" and token.name in (_CODE | RAW):
                inside, depth, start = token.name, 1, low
    if inside:
        found.append((start, len(source)))
    return found


def _lines(source: str, token: Token) -> Iterator[Span]:
    """The lines of a text, without the blanks that part lines and indent them."""
    for match in _LINE.finditer(source, token.start, token.end):
        start, end = match.span()
        if start > token.start:
            start = end - len(match[0].lstrip())
        # The blank between a word and a tag is seen; it is part of the text.
        while end < token.end and source[end] in " \t\xa0" and _before_tag(source, end, token.end):
            end = token.end
        yield start, end


def _before_tag(source: str, at: int, end: int) -> bool:
    return not source[at:end].strip(" \t\xa0")
