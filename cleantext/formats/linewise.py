"""Markup that is read line by line: reStructuredText and AsciiDoc.

No parser in Python says where in a line their text stands, so these two are
read for safety, not for completeness: whatever could be code, a directive, a
table, a title or a mark of markup is protected, and so are all line ends and
indents. What is left are the words of ordinary paragraphs and list items.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Sequence
from typing import ClassVar

from cleantext.document import Document, Span
from cleantext.formats import codenames, plain
from cleantext.formats.parts import outside, union

_BLANK = re.compile(r"[ \t]*")


class _Linewise(ABC):
    """What formats read line by line have in common: all but their prose lines is protected."""

    _INLINE: ClassVar[re.Pattern[str]]
    _CODE: ClassVar[tuple[str, ...]]

    @classmethod
    def protect(cls, text: str) -> Sequence[Span]:
        prose = []
        marks = []
        for start, end in cls._prose_lines(text):
            bare = start + len(text[start:end].rstrip())
            prose.append((start, bare))
            marks += [match.span() for match in cls._INLINE.finditer(text, start, bare)]
        named = codenames.marks(text, prose) if any(mark in text for mark in cls._CODE) else []
        return union(outside(union(prose), len(text)), marks, named, list(plain.protect(text)))

    @classmethod
    def shape(cls, text: str) -> Hashable:
        return "".join(text[start:end] for start, end in cls.protect(text))

    @classmethod
    @abstractmethod
    def _prose_lines(cls, text: str) -> Iterator[Span]:
        """The stretches of lines that hold prose, marks of markup within them included."""


class Rst(_Linewise):
    """reStructuredText."""

    # ``code``, `role`, |substitution|, [1]_, name_, :role:, and each mark by itself.
    # Lengths are bounded, so that what never ends costs little.
    _INLINE = re.compile(
        r"``[^\n]{0,200}?``|:[\w:.+-]{1,40}:(?=`)|`[^`\n]{0,200}`(?:__?)?"
        r"|\|[^|\s][^|\n]{0,100}\|_*|\[[^\]\n]{1,60}\]_|(?<!\w)\w{1,60}__?(?!\w)"
        r"|\\.|[*`|_\\]+|-{2,}|\.{3,}|::|(?<=\S) : (?=\S)"
    )
    _CODE = ("``", "::", ":`")
    _RULE = re.compile(r"([=\-`:.'\"~^_*+#<>!$%&(),/;?@\[\\\]{|}])\1{1,}|[=\-+| ]{3,}")
    _OTHER = re.compile(r"\.\. |\.\.$|__ |>>>|\||\+[-=]|:[^:\s][^:]*:(?=\s|$)|[-/]\w")
    _ITEM = re.compile(r"(?:[*+•‣⁃-]|\(?(?:\d+|[a-zA-Z#]|[ivxlcIVXLC]+)[.)])\s+")

    @classmethod
    def _prose_lines(cls, text: str) -> Iterator[Span]:
        lines = Document(text).lines
        indents = [_indent(text, line) for line in lines]
        code: int | None = None  # what is indented deeper than this is no prose
        for number, (start, end) in enumerate(lines):
            line = text[start:end].strip()
            if not line:
                continue
            indent = indents[number]
            if code is not None and indent > code:
                continue
            code = None
            if cls._OTHER.match(line) or line == "::":
                code = indent
            elif not (cls._is_rule(text, lines, number) or cls._is_title(text, lines, number)):
                if line.endswith("::"):
                    code = indent
                item = cls._ITEM.match(line)
                yield start + indent + (item.end() if item else 0), end

    @classmethod
    def _is_rule(cls, text: str, lines: list[Span], number: int) -> bool:
        return 0 <= number < len(lines) and bool(
            cls._RULE.fullmatch(text[slice(*lines[number])].strip())
        )

    @classmethod
    def _is_title(cls, text: str, lines: list[Span], number: int) -> bool:
        """A line above or below a rule, or in a table drawn with rules."""
        return cls._is_rule(text, lines, number + 1) or cls._is_rule(text, lines, number - 1)


class AsciiDoc(_Linewise):
    """AsciiDoc."""

    _INLINE = re.compile(
        r"`[^`\n]{0,200}`|\+\+[^\n]{0,200}?\+\+|\+[^+\n]{1,200}\+|\$\$[^\n]{0,200}?\$\$"
        r"|<<[^>\n]{0,200}>>|\{[\w-]{1,60}\}|(?<![\w-])[\w-]{1,40}::?[^\s\[\]]{0,200}\[[^\]\n]{0,200}\]"
        r"|\[[^\]\n]{0,100}\](?=[#*_`^~])|\(\([^)\n]{0,100}\)\)"
        r"|\\.|[*_`#^~|\\]+|''|\(C\)|\(R\)|\(TM\)|-{2,}|\.{3,}|[-=]>|<[-=]| \+$"
    )
    _CODE = ("`", "----")
    _FENCE = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}.*|[|,:!]={3,})")
    _OTHER = re.compile(
        r"//|\[.*\]$|:!?[\w-]+!?:|[\w-]+::|[=*_-]{4,}$|--$|'{3,}$|<<<|\+$|\||\.[^. ]"
        r"|ifn?def|ifeval|endif"
    )
    _ITEM = re.compile(r"(?:={1,6}|#{1,6}|[*-]+|\.+|\d+\.|<\d*\.?>)\s+|[A-Z]+: ")

    @classmethod
    def _prose_lines(cls, text: str) -> Iterator[Span]:
        fence = ""
        for start, end in Document(text).lines:
            line = text[start:end].rstrip()
            mark = cls._FENCE.fullmatch(line)
            if fence:
                fence = "" if line == fence else fence
            elif mark:
                fence = "```" if line.startswith("```") else line
            elif line and line[0] not in " \t" and not cls._OTHER.match(line):
                item = cls._ITEM.match(line)
                yield start + (item.end() if item else 0), end


def _indent(text: str, line: Span) -> int:
    match = _BLANK.match(text, *line)
    return match.end() - line[0] if match else 0
