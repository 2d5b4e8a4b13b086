"""What site generators add to Markdown: shortcodes, template tags, wiki links, math.

No Markdown parser knows them, and to all of them they are text. Each is a pair
of delimiters, found with ``str.find`` alone, so that any text takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Span
from cleantext.formats.parts import union

_TAGS = (
    ("{{", "}}"),  # Hugo {{< >}} and {{% %}}, Jekyll, Vue
    ("{%", "%}"),  # Liquid, Jinja, Nunjucks
    ("{#", "#}"),
    ("<%", "%>"),
)
_MARKS = (
    ("[[", "]]"),
    ("%%", "%%"),  # a comment in Obsidian
    ("\\(", "\\)"),
    ("\\[", "\\]"),
)

# What stands between these tags is code or data, not prose.
_VERBATIM = frozenset(
    re.findall(
        r"\w+",
        "asciinema chart code codeblock codefence comment css diff gist graphviz highlight html "
        "javascript js json katex kroki latex markmap math mathjax mermaid pre prism raw rawhtml "
        "script sourcecode style svg terminal tex verbatim",
    )
)
_TAG = re.compile(r"\{(?:\{[<%]|%-?)\s*(/\s*|end)?([A-Za-z_][\w-]*)")

# Attribute lists of kramdown and Pandoc, expressions in JSX, and emoji by name.
_SMALL = re.compile(r"\{[^{}\n]{0,500}\}|:[a-z][a-z0-9_+-]{1,40}:")

# Renderers make dashes and ellipses of these; what they stand for is settled.
_SMART = re.compile(r"-{2,}|\.{3,}")


def tags(text: str) -> list[Span]:
    """The tags of templates, with what they keep verbatim."""
    found = [span for pair in _TAGS for span in _between(text, *pair)]
    return union(found, list(_verbatim(text)))


def spans(text: str) -> list[Span]:
    """The tags of templates and what else belongs to an extension of Markdown."""
    marks = [span for pair in _MARKS for span in _between(text, *pair)]
    small = [match.span() for match in _SMALL.finditer(text)]
    smart = [match.span() for match in _SMART.finditer(text)]
    return union(tags(text), marks, small, smart)


def _between(text: str, opening: str, closing: str) -> Iterator[Span]:
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            return
        end += len(closing)
        yield start, end
        start = text.find(opening, end)


def _verbatim(text: str) -> Iterator[Span]:
    """From each opening tag of a verbatim block to its closing tag.

    A tag without a closing one stands alone, as the gist tag of Jekyll does.
    """
    tags = [match for match in _TAG.finditer(text) if match[2] in _VERBATIM]
    closed = {match[2]: match.start() for match in tags if match[1]}  # the last of each name
    name, start = "", 0
    for match in tags:
        if name:
            if match[1] and match[2] == name:
                yield start, match.start()
                name = ""
        elif not match[1] and closed.get(match[2], -1) > match.start():
            name, start = match[2], match.end()
