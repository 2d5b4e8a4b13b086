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

# What stands between these tags, or [code] and [/code], is code or data, not prose.
_VERBATIM = frozenset(
    re.findall(
        r"\w+",
        "asciinema chart code codeblock codefence comment css diff gist graphviz highlight html "
        "javascript js json katex kroki latex markmap math mathjax mermaid pre prism raw rawhtml "
        "script sourcecode style svg terminal tex verbatim",
    )
)
_TAG = re.compile(r"(?:\{(?:\{[<%]|%-?)\s*|\[)(/\s*|end)?([A-Za-z_][\w-]*)")

# What was meant to be a link and is none, for a quotation mark or a blank too many in it.
_BROKEN_LINK = re.compile(r"\]\((?:https?:|/|\{\{)[^()\n]{0,500}\)")

# Attribute lists of kramdown and Pandoc, expressions in JSX, and emoji by name.
_SMALL = re.compile(r"\{[^{}\n]{0,500}\}|:[a-z][a-z0-9_+-]{1,40}:")

# MDX: modules, tags with expressions in them, expressions over several lines.
_MODULE = re.compile(
    r"^(?:import\s+(?:[\w*${},\s]{1,500}\s+from\s+)?['\"][^'\"\n]+['\"]"
    r"|export\s+(?:default|const|let|var|function|class|async|[{*]))[^\n]*(?:\n[^\n]*\S[^\n]*)*",
    re.MULTILINE,
)
_COMPONENT = re.compile(r"</?[A-Za-z][\w-]*(?:\.[\w-]+)+(?:\s[^<>]{0,500})?>")
_OPENING = re.compile(r"<(?=/?[A-Za-z>])|^[ \t]*\{", re.MULTILINE)
_DELIMITER = re.compile(r"[\"'`{}<>]|\n[ \t]*\n")
_LONGEST = 5_000  # of a tag; that none is longer keeps the search for its end linear

# The mark of a definition, below its term or, with an empty line between them, further down.
_DEFINITION = re.compile(r"^ {0,3}:[ \t]+", re.MULTILINE)

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
    others = [
        each.span() for kind in (_SMART, _DEFINITION, _BROKEN_LINK) for each in kind.finditer(text)
    ]
    return union(tags(text), marks, small, others, list(_expressions(text)))


def as_words(text: str) -> str | None:
    """A text with a word of the same length for each tag; None where it has no tags.

    So Hugo and its like read it: a tag is worked out first, or has a word put in its
    place, and a link in whose address it stands is a link, whatever is in the tag.
    """
    spans = union(*([*_between(text, *pair)] for pair in _TAGS))
    pieces = []
    at = 0
    for start, end in spans:
        tag = text[start:end]
        if "\n" not in tag and "\r" not in tag:
            pieces += [text[at:start], "x" * len(tag)]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else None


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


def _expressions(text: str) -> Iterator[Span]:
    """Modules of MDX, and tags and blocks that hold expressions."""
    if "import" in text or "export" in text:
        yield from (match.span() for match in _MODULE.finditer(text))
    yield from (match.span() for match in _COMPONENT.finditer(text))
    if "{" not in text:
        return
    at = 0
    while opening := _OPENING.search(text, at):
        at = opening.end()
        end = _closing(text, opening)
        if end is not None:
            yield opening.start(), end
            at = end


def _closing(text: str, opening: re.Match[str]) -> int | None:
    """Where a tag or an expression ends; None where it is none."""
    tag = opening[0] == "<"
    depth = 0 if tag else 1
    at = opening.end()
    while match := _DELIMITER.search(text, at, min(opening.end() + _LONGEST, len(text))):
        mark, at = match[0], match.end()
        if mark in "\"'`" and depth + tag:
            at = text.find(mark, at, opening.end() + _LONGEST) + 1
            if not at:
                return None
        elif mark in "{}":
            depth += 1 if mark == "{" else -1
            if not (tag or depth):
                return at
        elif not depth:
            return at if mark == ">" else None
    return None
