"""Single characters that do not belong into text: invisible, composed in parts, joined in print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.errors import RuleError
from cleantext.findings import Finding, Stage
from cleantext.mojibake import traces
from cleantext.rules import Rule


@dataclass(eq=False, repr=False)
class CharactersOptions:
    r"""The keys of a ``characters`` rule.

    Attributes:
        find: a regular expression; it must not match text without one of ``signs``.
        signs: the characters (none of them printable ASCII) of which one must
            occur in the text, written as in a character class: ``\u200b-\u200d``.
        replace: what to put in the place of a match; empty to delete it.
        table: a replacement for each character, in place of ``replace``.
        form: the Unicode normal form to put the match into, after ``table``.
        absent: an expression that must not match anywhere in the text.
    """

    find: str
    signs: str
    replace: str = ""
    table: Mapping[str, str] = field(default_factory=dict)
    form: Literal["NFC", "NFKC"] | None = None
    absent: str | None = None


class CharactersFixer(registry.Fixer):
    """Asks the characters of a text, not the text, whether a rule can have work."""

    stage: ClassVar[Stage] = Stage.ENCODING
    local: ClassVar[bool] = True
    Options: ClassVar[type] = CharactersOptions

    @cached_property
    def _characters(self) -> Sequence[_Characters]:
        return [_Characters(rule) for rule in self.rules]

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return [(f"[{rule.options.signs}]",) for rule in self._characters]

    def check(self, document: Document) -> Iterable[Finding]:
        if traces.is_of_one_page(document) or not document.unusual:
            return
        present = "".join(document.unusual)
        if not self._any.search(present):
            return
        if traces.undo(document):
            return  # controls and signs are halves of letters while there is mojibake
        for rule in self._characters:
            if rule.signs.search(present):
                yield from rule.findings(document.prose)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("[" + "".join(rule.options.signs for rule in self._characters) + "]")


class _Characters:
    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.options: CharactersOptions = registry.options(rule)

    @cached_property
    def signs(self) -> re.Pattern[str]:
        return self._compile("signs", f"[{self.options.signs}]")

    @cached_property
    def _find(self) -> re.Pattern[str]:
        return self._compile("find", self.options.find)

    @cached_property
    def _absent(self) -> re.Pattern[str] | None:
        return self._compile("absent", self.options.absent) if self.options.absent else None

    def findings(self, text: str) -> Iterator[Finding]:
        if self._absent and self._absent.search(text):
            return
        for match in self._find.finditer(text):
            new = self._replacement(match)
            if new != match[0]:
                edit = Edit.within(text, *match.span(), new)
                message = f"{_named(match[0])}: {self.rule.message}"
                yield Finding(self.rule.id, *match.span(), message, (edit,), self.rule.safety)

    def _replacement(self, match: re.Match[str]) -> str:
        options = self.options
        if not (options.table or options.form):
            return match.expand(options.replace)
        new = "".join(options.table.get(char, char) for char in match[0])
        return unicodedata.normalize(options.form, new) if options.form else new

    def _compile(self, key: str, expression: str) -> re.Pattern[str]:
        try:
            return re.compile(expression)
        except re.error as error:
            raise RuleError(f"{self.rule.where}: key {key!r}: {error}") from error


def _named(text: str) -> str:
    """The code points of a match, since it is often invisible."""
    return " ".join(f"U+{ord(char):04X}" for char in text[:4]) + ("…" if len(text) > 4 else "")
