"""markdown-it-py, made to say where in a paragraph it finds text, HTML and code.

It does not by itself. So each rule that makes such a thing is wrapped in one
that notes where it began and where it ended; no rule is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick, html_inline, link, text
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from cleantext.document import Span

Rule = Callable[[StateInline, bool], bool]

FOUND = "cleantext"
"""The key under which an inline token keeps what was noted."""


def parse(source: str) -> list[Token]:
    """The tokens of a text; ``meta[FOUND]`` of each inline one is a :class:`Found`.

    Raises:
        RecursionError: if it is nested too deeply.
    """
    return _parser().parse(source)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    footnote_plugin(parser, move_to_end=False)
    dollarmath_plugin(parser, allow_space=False, allow_digits=False, double_inline=True)
    parser.core.ruler.at("inline", _inline)
    parser.inline.ruler.at("text", _noting(text, "text"))
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("html_inline", _noting(html_inline, "html"))
    parser.inline.ruler.at("backticks", _noting(backtick, "code"))
    parser.inline.ruler.push("literal", _literal)
    return parser


def _inline(state: StateCore) -> None:
    """As the rule of this name in markdown-it, with the state at hand for the notes."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            inner = StateInline(token.content, state.md, state.env, token.children)
            token.meta[FOUND] = state.env[FOUND] = found = Found(inner)
            state.md.inline.tokenize(inner)
            for rule in state.md.inline.ruler2.getRules(""):
                rule(inner)
            state.env[FOUND] = None
            found.state = None  # which holds all of the text


class Found:
    """Where text, raw HTML, code and the labels of links are in the content of one token.

    The text of an image and of an inline footnote is parsed in a state of its
    own, in which offsets mean something else; that is not noted.
    """

    def __init__(self, state: StateInline) -> None:
        self.state: StateInline | None = state
        self.text: list[Span] = []
        self.html: list[Span] = []
        self.code: list[Span] = []
        self.labels: list[Span] = []


def _notes(state: StateInline, silent: bool) -> Found | None:
    found: Found | None = state.env.get(FOUND)
    return None if silent or found is None or found.state is not state else found


def _noting(rule: Rule, kind: Literal["text", "html", "code"]) -> Rule:
    """A rule that also notes the stretch it takes."""

    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        took = rule(state, silent)
        found = _notes(state, silent)
        if took and found is not None:
            getattr(found, kind).append((start, state.pos))
        return took

    return noting


def _literal(state: StateInline, silent: bool) -> bool:
    """What markup might begin with and does not: one character of text."""
    found = _notes(state, silent)
    if found is not None:
        found.text.append((state.pos, state.pos + 1))
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start = state.pos
    found = _notes(state, silent)
    before = len(found.text) if found is not None else 0
    if not link(state, silent):
        return False
    if found is not None:
        end, state.pos = state.pos, start
        label = parseLinkLabel(state, start, True)
        state.pos = end
        found.labels.append((start + 1, label))
        if state.src[label + 1 : end] in ("", "[]"):
            del found.text[before:]  # the text is the name of the link's definition
    return True
