"""HTML character references left in prose: ``&ntilde;``, ``&#241;``, ``&amp;eacute;``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Stage

# Expressions, compiled late: hardly any text has a reference.
# "&amp;" may be followed by another reference, or by more "amp;": escaped more than once.
_REFERENCE = r"&(?:amp;){0,4}(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});"
_MARKUP = r"<(?:[a-z][a-z0-9]*[\s/>]|/[a-z]|!--)|`"
_ABOUT = r"\b(?:HTML|XHTML|HTML5|XML|SGML|entit(?:y|ies|é|és|à|ad|ades)|Entit[yä]\w*)\b"
_MARKUP_FORMATS = frozenset({"html", "markdown"})
"""Formats in which a reference is the right way to write a character."""

_QUOTED = frozenset({("'", "'"), ('"', '"'), ("`", "`"), ("(", ")")})
_NUMBERS = r"#[xX]?[0-9a-fA-F]+;"


class EntitiesFixer(registry.Fixer):
    """Puts the character in the place of its reference.

    A reference counts only with its semicolon, since ``&copy=1`` is a URL
    parameter. A text that talks about markup is left alone, and so are the
    references to ``<`` and ``>`` on a line that has markup.
    """

    stage: ClassVar[Stage] = Stage.ENCODING

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return [("&[#A-Za-z][#A-Za-z0-9]*;",)]

    def check(self, document: Document) -> Iterable[Finding]:
        text = document.prose
        if "&" not in text or ";" not in text or document.format in _MARKUP_FORMATS:
            return
        line = _Line(text, 0)
        for match in re.finditer(_REFERENCE, text):
            if match.start() > line.end:
                line = _Line(text, match.start())
            new = _character(match[0])
            if new is None or line.shows(*match.span()):
                continue
            for rule in self.rules:
                yield rule.repair(Edit(*match.span(), new), text, "an HTML character reference")


class _Line:
    """The line around an offset, which may show references for what they are."""

    def __init__(self, text: str, at: int) -> None:
        end = text.find("\n", at)
        self._text = text
        self._start = text.rfind("\n", 0, at) + 1
        self.end = len(text) if end < 0 else end

    @cached_property
    def _about(self) -> bool:
        return re.compile(_ABOUT).search(self._text, self._start, self.end) is not None

    @cached_property
    def _has_markup(self) -> bool:
        return re.compile(_MARKUP).search(self._text, self._start, self.end) is not None

    def shows(self, start: int, end: int) -> bool:
        """Whether a reference is shown: in a line about markup or with markup, or quoted."""
        if self._about:
            return True
        reference = self._text[start:end]
        if reference in ("&lt;", "&gt;") and self._has_markup:
            return True
        around = (self._text[max(start - 1, 0) : start], self._text[end : end + 1])
        return around in _QUOTED and not re.search(_NUMBERS, reference)


def _character(reference: str) -> str | None:
    """The character that a reference stands for, or None where there is no such name.

    As browsers do, numbers from 128 to 159 are read as bytes of Windows-1252.
    """
    import html  # with a table of two thousand names

    name = reference.removesuffix(";")
    while name.startswith("&amp;"):
        name = "&" + name[5:]
    new = html.unescape(name + ";")
    if new == name + ";" or "\ufffd" in new or (len(new) == 1 and new < " " and new not in "\t\n"):
        return None
    return new
