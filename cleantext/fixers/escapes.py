r"""Escapes of other media left in prose: ``\u00e1``, ``%C3%A1``, ``=C3=A1``, ``=?UTF-8?B?…?=``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Stage
from cleantext.rules import Rule

# Expressions; compiled where a text has the needle, as few have.
_UNICODE = r"(?:(?<![\\:/\w])|(?<=[^\W\d_])|(?<=[^\W\d_]\\))(?:\\{1,2}u[0-9a-fA-F]{4})+"
_HEX = re.compile(r"\\{1,2}u([0-9a-fA-F]{4})")
_PERCENT = r"%[89A-Fa-f][0-9A-Fa-f](?:%[89A-Fa-f][0-9A-Fa-f])+"
_QUOTED = r"=[89A-F][0-9A-F](?:(?:=[89A-F][0-9A-F])+|(?<=[a-z]{2}=[C-F].)(?=[a-z]))"
_WORD = r"=\?[\w-]{2,20}\?[BbQq]\?[!->@-~]{1,300}\?="

_HIGH = frozenset("89ABCDEFabcdef")
"""The first digits of bytes beyond ASCII."""

_ADDRESS = frozenset("/=&@#\\")
"""In a token with one of these, per cent signs belong to an address or a query."""


@dataclass(eq=False, repr=False)
class EscapesOptions:
    """The keys of an ``escapes`` rule.

    Attributes:
        of: ``unicode`` for JSON and programs, ``percent`` for URLs, ``quoted`` for
            the quoted-printable of mails, ``word`` for the encoded words of their headers.
    """

    of: Literal["unicode", "percent", "quoted", "word"]


class EscapesFixer(registry.Fixer):
    """Decodes an escape where what it stands for is a letter or a mark of print."""

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = EscapesOptions

    @cached_property
    def _forms(self) -> Sequence[tuple[Rule, _Form]]:
        return [(rule, _FORMS[registry.options(rule).of]) for rule in self.rules]

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return [(form.gate,) for _, form in self._forms]

    def check(self, document: Document) -> Iterable[Finding]:
        text = document.prose
        for rule, form in self._forms:
            if not _may_match(text, form):
                continue
            for match in re.compile(form.pattern).finditer(text):
                new = form.decode(match, text)
                if new:
                    yield rule.repair(Edit(*match.span(), new), text, rule.message)


def _may_match(text: str, form: _Form) -> bool:
    needle, firsts = form.needle, form.firsts
    if firsts is None:
        # One character is found ten times as fast as two.
        return needle[0] in text and needle in text
    at = text.find(needle)
    while at >= 0:
        if text[at + 1 : at + 2] in firsts:
            return True
        at = text.find(needle, at + 1)
    return False


def _from_unicode(match: re.Match[str], text: str) -> str | None:
    units = [int(unit, 16) for unit in _HEX.findall(match[0])]
    try:
        new = b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be")
    except UnicodeError:
        return None
    return new if all(not char.isascii() and _is_print(char) for char in new) else None


def _from_percent(match: re.Match[str], text: str) -> str | None:
    if not _ADDRESS.isdisjoint(_token(text, match)):
        return None
    return _from_bytes(match[0].replace("%", ""))


def _from_quoted(match: re.Match[str], text: str) -> str | None:
    if "?" in _token(text, match) or "&" in _token(text, match):
        return None
    if len(match[0]) == 3:
        new = bytes.fromhex(match[0][1:]).decode("cp1252")
        return new if new.islower() else None
    return _from_bytes(match[0].replace("=", ""))


def _from_word(match: re.Match[str], text: str) -> str | None:
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        new = str(make_header(decode_header(match[0])))
    except (LookupError, UnicodeError, HeaderParseError, ValueError):
        return None
    return new if new != match[0] and new.isprintable() else None


def _from_bytes(digits: str) -> str | None:
    try:
        new = bytes.fromhex(digits).decode("utf-8")
    except UnicodeError:
        return None
    return new if all(map(_is_print, new)) else None


def _is_print(char: str) -> bool:
    return char.isprintable() or char in "\xa0\u202f"


def _token(text: str, match: re.Match[str]) -> str:
    """What stands around a match up to white space, at most 100 characters to either side."""
    before = text[max(match.start() - 100, 0) : match.start()]
    after = text[match.end() : match.end() + 100]
    return (before.split() or [""])[-1] * (before[-1:].strip() != "") + (
        (after.split() or [""])[0] * (after[:1].strip() != "")
    )


class _Form(NamedTuple):
    """An escape begins with the needle, and with one of the first characters behind it, if known.

    Where these are known, the needle is one character.
    """

    needle: str
    firsts: frozenset[str] | None
    pattern: str
    decode: Callable[[re.Match[str], str], str | None]

    @property
    def gate(self) -> str:
        """An expression that matches where an escape can begin."""
        return re.escape(self.needle) + (f"[{''.join(sorted(self.firsts))}]" if self.firsts else "")


_FORMS = {
    "unicode": _Form("\\u", None, _UNICODE, _from_unicode),
    "percent": _Form("%", _HIGH, _PERCENT, _from_percent),
    "quoted": _Form("=", _HIGH, _QUOTED, _from_quoted),
    "word": _Form("=?", None, _WORD, _from_word),
}
