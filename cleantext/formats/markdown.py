"""A Markdown file: front matter and a body."""

from __future__ import annotations

from collections.abc import Collection, Hashable

from cleantext.formats import frontmatter, markdown_body
from cleantext.formats.parts import Part


def parts(source: str, fields: Collection[str]) -> list[Part]:
    """The strings of the front matter under the keys ``fields``, and the body."""
    front = frontmatter.split(source)
    body = Part(front.body, len(source), source[front.body :], format="markdown-body")
    return [*frontmatter.parts(front, fields), body]


def shape(source: str, fields: Collection[str]) -> Hashable:
    """The data of the front matter but for those strings, and the shape of the body."""
    front = frontmatter.split(source)
    return frontmatter.shape(front, fields), markdown_body.shape(source[front.body :])


def language(source: str) -> str | None:
    """The language that the front matter names."""
    return frontmatter.language(frontmatter.split(source))
