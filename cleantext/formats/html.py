"""An HTML file: front matter, the page, and the attributes of its tags that are read."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

from cleantext import languages
from cleantext.edits import Edit, Patch
from cleantext.errors import ConfigError
from cleantext.formats import frontmatter, html_body
from cleantext.formats.faults import Fault, of_front_matter
from cleantext.formats.html_tokens import Attribute, Token, tokens
from cleantext.formats.parts import Part, Spelling

_READ = frozenset(["alt", "title", "aria-label", "placeholder"])
_META = frozenset(["description", "og:title", "og:description", "twitter:title"])
_META |= {"twitter:description", "dc.title", "dc.description"}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,40});")
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z][A-Za-z0-9-]*)", re.I)


def parts(source: str, fields: Collection[str]) -> list[Part]:
    """The strings of the front matter, the values of attributes, and the page."""
    front = frontmatter.split(source)
    page = source[front.body :]
    body = Part(front.body, len(source), page, format="html-body")
    values = [part for tag in tokens(page) for part in _values(page, tag, front.body)]
    return [*frontmatter.parts(front, fields), *values, body]


def shape(source: str, fields: Collection[str]) -> Hashable:
    """The front matter and the page but for their prose."""
    front = frontmatter.split(source)
    page = source[front.body :]
    bare = []
    at = 0
    for tag in tokens(page):
        for part in _values(page, tag, 0):
            bare += [page[at : part.start]]
            at = part.end
    bare.append(page[at:])
    return frontmatter.shape(front, fields), html_body.shape("".join(bare))


def faults(source: str, parts: Sequence[Part]) -> Iterator[Fault]:
    """Why the front matter cannot be read, where that is so."""
    return of_front_matter(source, parts)


def language(source: str) -> str | None:
    """The language that the front matter or the page itself names."""
    front = frontmatter.split(source)
    said = frontmatter.language(front)
    match = None if said else _LANGUAGE.search(source, front.body)
    if match is None:
        return said
    try:
        return languages.tag(match[1])
    except ConfigError:
        return None


def _values(page: str, tag: Token, offset: int) -> Iterator[Part]:
    if tag.kind != "open":
        return
    about = {
        page[a.start : a.end].lower() for a in tag.attributes if a.name in ("name", "property")
    }
    for attribute in tag.attributes:
        meta = tag.name == "meta" and attribute.name == "content" and not about.isdisjoint(_META)
        if attribute.name in _READ or meta:
            part = _value(page, attribute, offset)
            if part is not None:
                yield part


def _value(page: str, attribute: Attribute, offset: int) -> Part | None:
    start, end = attribute.start, attribute.end
    raw = page[start:end]
    text = _read(raw)
    if not text or "{{" in raw or "{%" in raw or "<%" in raw or "<?" in raw:
        return None
    decode = Patch(Edit(*match.span(), html.unescape(match[0])) for match in _ENTITY.finditer(raw))
    escape = _escaper(page[start - 1])
    return Part(
        offset + start, offset + end, text, decode, spelling=Spelling(escape, _read, escape)
    )


def _read(raw: str) -> str | None:
    """What an attribute says; None where browsers might see an entity that we do not."""
    rest = _ENTITY.sub("", raw)
    if re.search("&[A-Za-z#]", rest):
        return None
    return _ENTITY.sub(lambda match: html.unescape(match[0]), raw)


def _escaper(mark: str) -> Callable[[str], str]:
    written = "&quot;" if mark == '"' else "&#39;"
    return lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(mark, written)
