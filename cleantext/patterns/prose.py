"""Running text, told from what else stands in plain text: code, and tables of aligned words."""

from __future__ import annotations

import re

_REACH = 120
"""How many code points of a line are looked at on either side; what is longer is running text."""

# Compiled by re where a text needs them, and kept; most texts do not.
_CODE = (
    r"""[=!<>:+]=|[=-]>|&&|\|\||::|\w\(\)|[{}\\]|\w = |</?\w|\w/>"""
    r"""|['"] ?\+ |[\w)] ?\+ ?['"]|['"] \.\. \w|\w \.\. ['"]"""
)
_CODE_SIGNS = ("=", ">", "<", "{", "}", "\\", "+", "&&", "||", "::", "()", "..")
"""Wherever ``_CODE`` matches, there is one of these."""

_STATEMENT = (
    r"""\W*(?:def \w+\(|class \w+[:(]|return \w+[;(.]|else:|(?:echo|print) ?["'($]"""
    r"""|(?:const|let|var) \w+ ?[=:]|from \S+ import\b|import \S+;?$)"""
)
_CLOSED = r"(?<!`)(`+)(?!`)[^`]*(?<!`)\1(?!`)"
_SENTENCE_END = r"""[.!?…][»”"')\]]*\s*\Z"""
_WIDE = r"(?<=\S) {3,60}(?=\S)"
_INDENTED = ("    ", "\t")
_FEWEST = 4
"""Words side by side around a gap that make it one in running text."""


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in running text, as far as its line tells.

    A gap of several spaces must also be none that seems to part two columns.
    """
    line = text.rfind("\n", max(start - _REACH, 0), start) + 1
    line_end = text.find("\n", end, end + _REACH)
    # Where the line begins or ends further away, a piece of it.
    low = max(line, start - _REACH)
    high = line_end if line_end >= 0 else min(end + _REACH, len(text))
    begins = line > 0 or start <= _REACH
    if _is_code(text[low:high], start - low, begins):
        return False
    if end - start < 2 or not text[start:end].isspace():
        return True
    return not _parts_columns(text, line if begins else None, end, text[low:start], text[end:high])


def _is_code(line: str, at: int, begins: bool) -> bool:
    """Whether a line, or a piece of it, looks like code at an offset."""
    if "`" in line[at:] and "`" in re.sub(_CLOSED, "", line[:at]):
        return True
    if begins and len(line) < _REACH and line.startswith(_INDENTED):
        return True
    if any(sign in line for sign in _CODE_SIGNS) and re.search(_CODE, line):
        return True
    return re.match(_STATEMENT, line) is not None


def _parts_columns(text: str, line: int | None, end: int, before: str, after: str) -> bool:
    """Whether a gap stands between two cells of a row, rather than two words.

    It does where a word of the line above or below begins in the same column, after a
    gap as well, and beside two wide gaps; it does not in a long line, in one that ends
    like a sentence, and among several words.
    """
    if line is not None and _is_aligned(text, line, end):
        return True
    if any(sign in piece for sign in ("\t", "|") for piece in (before, after)):
        return True
    if len(re.findall(_WIDE, before)) + len(re.findall(_WIDE, after)) > 1:
        return True
    if len(before) + len(after) >= _REACH or re.search(_SENTENCE_END, after):
        return False
    beside = before.rpartition("  ")[2].split() + after.partition("  ")[0].split()
    return len(beside) < _FEWEST


def _is_aligned(text: str, line: int, at: int) -> bool:
    """Whether a word above or below begins in the same column, after a gap as well."""
    column = at - line
    if line and _begins(text, text.rfind("\n", max(line - 1 - _REACH, 0), line - 1) + 1, column):
        return True
    below = text.find("\n", at, at + _REACH) + 1
    return below > 0 and _begins(text, below, column)


def _begins(text: str, line: int, column: int) -> bool:
    at = line + column
    gap = column > 1 and text[at - 2 : at] == "  "
    return gap and not text[at : at + 1].isspace() and "\n" not in text[line : at + 1]
