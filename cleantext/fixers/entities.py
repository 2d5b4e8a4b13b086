"""HTML character references left in prose: ``&ntilde;``, ``&#241;``, ``&amp;eacute;``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Stage
from cleantext.rules import Lexicon, Rule

# "&amp;" may be followed by another reference, or by more "amp;": escaped more than once.
_REFERENCE = re.compile(
    r"&(?:amp;){0,4}(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_MARKUP = re.compile(r"<(?:[a-z][a-z0-9]*[\s/>]|/[a-z]|!--)|`")
_ABOUT = re.compile(r"\b(?:HTML|XHTML|HTML5|XML|SGML|entit(?:y|ies|é|és|à|ad|ades)|Entit[yä]\w*)\b")
_MARKUP_FORMATS = frozenset({"html", "markdown"})
"""Formats in which a reference is the right way to write a character."""

_NUMBERS = re.compile(r"#[xX]?[0-9a-fA-F]+;")


@dataclass(frozen=True)
class EntitiesOptions:
    """An ``entities`` rule has no keys of its own."""


class EntitiesFixer:
    """Puts the character in the place of its reference.

    A reference counts only with its semicolon, since ``&copy=1`` is a URL
    parameter. A text that talks about markup is left alone, and so are the
    references to ``<`` and ``>`` on a line that has markup.
    """

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = EntitiesOptions
    Settings: ClassVar[type] = registry.NoSettings

    def __init__(
        self, rules: Sequence[Rule], lexicon: Lexicon, settings: registry.NoSettings
    ) -> None:
        self._rules = rules

    def check(self, document: Document) -> Iterable[Finding]:
        text = document.prose
        if "&" not in text or ";" not in text or document.format in _MARKUP_FORMATS:
            return
        for match in _REFERENCE.finditer(text):
            new = _character(match[0])
            if new is None or _shown(text, *match.span()):
                continue
            for rule in self._rules:
                yield Finding(
                    rule.id,
                    *match.span(),
                    f"{match[0]} → {new}: an HTML character reference",
                    (Edit(*match.span(), new),),
                    rule.safety,
                )


def _character(reference: str) -> str | None:
    """The character that a reference stands for, or None where there is no such name.

    As browsers do, numbers from 128 to 159 are read as bytes of Windows-1252.
    """
    name = reference.removesuffix(";")
    while name.startswith("&amp;"):
        name = "&" + name[5:]
    new = html.unescape(name + ";")
    if new == name + ";" or "\ufffd" in new or (len(new) == 1 and new < " " and new not in "\t\n"):
        return None
    return new


def _shown(text: str, start: int, end: int) -> bool:
    """Whether a reference is shown for what it is: in a text about markup, or as a word quoted."""
    low, high = _line(text, start)
    line = text[low:high]
    if _ABOUT.search(line):
        return True
    if text[start:end] in ("&lt;", "&gt;") and _MARKUP.search(line):
        return True
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return (before, after) in {
        ("'", "'"),
        ('"', '"'),
        ("`", "`"),
        ("(", ")"),
    } and not _NUMBERS.search(text[start:end])


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
