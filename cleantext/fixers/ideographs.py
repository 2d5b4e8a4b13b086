"""Chinese, Japanese and Korean read as Latin letters, UTF-8 read as GBK: ``ÖÐ¹ú``, ``涓浗``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from cleantext import registry
from cleantext.document import Document
from cleantext.findings import Finding, Safety, Stage
from cleantext.lexicon import Lexicon
from cleantext.rules import Rule

_FIRST = "\u3400"


@dataclass(eq=False, repr=False)
class IdeographsOptions:
    """The keys of an ``ideographs`` rule.

    Attributes:
        of: what the characters were read as, or that they were lost before that.
    """

    of: Literal["latin", "gbk", "lost"]


class IdeographsFixer:
    """Undoes such a misreading where that makes the commonest characters of rare ones."""

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = IdeographsOptions
    Settings: ClassVar[type] = registry.NoSettings

    def __init__(
        self, rules: Sequence[Rule], lexicon: Lexicon, settings: registry.NoSettings
    ) -> None:
        self._rules = rules
        self._roots = lexicon.roots

    def check(self, document: Document) -> Iterable[Finding]:
        chars = document.unusual
        if len(chars) < 2:
            return
        gbk = max(chars) >= _FIRST
        latin = not gbk and any(len(run) > 4 for run in document.clusters.split(" "))
        if not (gbk or latin):
            return
        for rule in self._rules:
            yield from self._findings(document.prose, rule, latin=latin, gbk=gbk)

    def _findings(self, text: str, rule: Rule, *, latin: bool, gbk: bool) -> Iterable[Finding]:
        from cleantext.charset import ideographs

        of = registry.options(rule).of
        if of == "latin" and latin:
            for edit in ideographs.of_latin(text, self._roots):
                yield rule.repair(edit, text, edit.rules[0])
        elif of == "gbk" and gbk:
            for edit in ideographs.of_gbk(text, self._roots):
                yield rule.repair(edit, text, edit.rules[0])
        elif of == "lost" and gbk:
            for start, end in ideographs.spans_of_loss(text):
                message = f"{text[start:end]}: {rule.message}"
                yield Finding(rule.id, start, end, message, safety=Safety.MANUAL)
