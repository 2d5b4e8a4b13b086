"""A Markdown file: front matter and a body."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence

from cleantext.edits import Edit
from cleantext.formats import frontmatter, markdown_body
from cleantext.formats.faults import Fault, of_front_matter
from cleantext.formats.parts import Part


def parts(source: str, fields: Collection[str]) -> list[Part]:
    """The strings of the front matter under the keys ``fields``, and the body."""
    front = frontmatter.split(source)
    body = Part(front.body, len(source), source[front.body :], format="markdown-body")
    strings = frontmatter.parts(front, fields)
    if "`" in body.text:
        strings = [part._replace(format="code-page-body") for part in strings]
    return [*strings, body]


def shape(source: str, fields: Collection[str]) -> Hashable:
    """The data of the front matter but for those strings, and the shape of the body."""
    front = frontmatter.split(source)
    return frontmatter.shape(front, fields), markdown_body.shape(source[front.body :])


def shape_without(source: str, fields: Collection[str], edits: Sequence[Edit]) -> Hashable:
    """As :func:`shape`, after edits that take whole paragraphs of the body out."""
    front = frontmatter.split(source)
    at = front.body
    inside = [Edit(e.start - at, e.end - at, e.text) for e in edits if e.start >= at]
    body = markdown_body.shape_without(source[at:], inside)
    return frontmatter.shape(front, fields), body


def faults(source: str, parts: Sequence[Part]) -> Iterator[Fault]:
    """Why the front matter cannot be read, where that is so."""
    return of_front_matter(source, parts)


def language(source: str) -> str | None:
    """The language that the front matter names."""
    return frontmatter.language(frontmatter.split(source))
