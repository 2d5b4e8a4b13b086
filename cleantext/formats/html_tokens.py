"""HTML cut into tags, comments and text, as section 13.2.5 of the HTML standard does it.

The standard says what every text means, well formed or not, and so does this.
tree-sitter's grammar for HTML takes nine seconds for 80 kB of unclosed comments,
and the parser of the standard library differs between the versions of Python.
Each character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"[^\t\n\f\r />]*")
_BETWEEN = re.compile(r"[\t\n\f\r /]*")
_ATTRIBUTE = re.compile(r"[^\t\n\f\r />][^\t\n\f\r />=]*")
_EQUALS = re.compile(r"[\t\n\f\r ]*=[\t\n\f\r ]*")
_UNQUOTED = re.compile(r"[^\t\n\f\r >]*")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SCRIPT = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)

RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"])
"""Elements whose content is not markup, and not prose either."""

_TEXT_ONLY = frozenset(["textarea", "title"])
_FOREIGN = frozenset(["svg", "math"])


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute between quotes; ``start`` and ``end`` are those of its value."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is ``text``, ``raw`` (the inside of a script), ``open``, ``close`` or ``other``."""

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a page, in order and without gaps."""
    at = text = 0
    foreign = 0
    while (begin := source.find("<", at)) >= 0:
        token = _markup(source, begin, bool(foreign))
        if token is None:
            at = begin + 1
            continue
        if text < begin:
            yield Token("text", text, begin)
        yield token
        at = text = token.end
        if token.name in _FOREIGN:
            foreign = max(0, foreign + (1 if token.kind == "open" else -1))
        if token.kind != "open" or foreign:
            continue
        inner = _inner(source, token)
        if inner is not None:
            if inner.end > inner.start:
                yield inner
            at = text = inner.end
    if text < len(source):
        yield Token("text", text, len(source))


def _markup(source: str, begin: int, foreign: bool) -> Token | None:
    """The token that begins with the ``<`` at ``begin``; None where it is but a character."""
    after = source[begin + 1 : begin + 2]
    if after in _LETTER and after:
        return _tag(source, begin, begin + 1, "open")
    if after == "/":
        second = source[begin + 2 : begin + 3]
        if second in _LETTER and second:
            return _tag(source, begin, begin + 2, "close")
        return Token("other", begin, _past(source, ">", begin + 2)) if second else None
    if after == "?":
        # To browsers this ends at the first ">", to PHP and XML at "?>"; take the longer.
        end = source.find("?>", begin + 2)
        return Token("other", begin, end + 2 if end >= 0 else _past(source, ">", begin + 2))
    if after == "!":
        return Token("other", begin, _declaration(source, begin, foreign))
    return None


def _declaration(source: str, begin: int, foreign: bool) -> int:
    if source.startswith("<!--", begin):
        if source.startswith(">", begin + 4):
            return begin + 5
        if source.startswith("->", begin + 4):
            return begin + 6
        ends = (source.find(mark, begin + 4) for mark in ("-->", "--!>"))
        end = min((end for end in ends if end >= 0), default=-1)
        return _past(source, ">", end) if end >= 0 else len(source)
    if foreign and source.startswith("<![CDATA[", begin):
        return _past(source, "]]>", begin)
    return _past(source, ">", begin)


def _past(source: str, mark: str, start: int) -> int:
    end = source.find(mark, start)
    return end + len(mark) if end >= 0 else len(source)


def _tag(source: str, begin: int, at: int, kind: str) -> Token:
    name = _NAME.match(source, at)
    at = name.end() if name else at
    attributes: list[Attribute] = []
    while True:
        at = _end(_BETWEEN, source, at)
        if at >= len(source) or source[at] == ">":
            break
        start, at = at, _end(_ATTRIBUTE, source, at)
        equals = _EQUALS.match(source, at)
        if equals is None:
            continue
        at, key = equals.end(), source[start:at].lower()
        mark = source[at : at + 1]
        if mark in ('"', "'"):
            close = source.find(mark, at + 1)
            if close < 0:
                return Token(kind, begin, len(source), name[0].lower() if name else "")
            attributes.append(Attribute(key, at + 1, close))
            at = close + 1
        else:
            at = _end(_UNQUOTED, source, at)
    end = min(at + 1, len(source))
    return Token(kind, begin, end, name[0].lower() if name else "", tuple(attributes))


def _end(pattern: re.Pattern[str], source: str, at: int) -> int:
    match = pattern.match(source, at)
    return match.end() if match else at


def _inner(source: str, tag: Token) -> Token | None:
    """What follows an opening tag and is not markup whatever it looks like."""
    if tag.name == "plaintext":
        return Token("raw", tag.end, len(source), tag.name)
    if tag.name == "script":
        return Token("raw", tag.end, _script_end(source, tag.end), tag.name)
    if tag.name in RAW or tag.name in _TEXT_ONLY:
        closing = re.compile(rf"</{tag.name}(?=[\t\n\f\r />])", re.IGNORECASE)
        match = closing.search(source, tag.end)
        end = match.start() if match else len(source)
        return Token("text" if tag.name == "title" else "raw", tag.end, end, tag.name)
    return None


def _script_end(source: str, start: int) -> int:
    """A script may hold ``</script>`` inside ``<!-- <script> -->``."""
    comment = inner = False
    for match in _SCRIPT.finditer(source, start):
        if match[0] == "<!--":
            comment = True
        elif match[0] == "-->":
            comment = inner = False
        elif match[1] and not inner:
            return match.start()
        elif comment:
            inner = not match[1]
    return len(source)
