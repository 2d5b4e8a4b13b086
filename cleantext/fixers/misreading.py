"""Text of one legacy code page that was read as another: ``Ïóòèí``, ``informaci—n``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.findings import Finding, Stage
from cleantext.lexicon import Lexicon
from cleantext.mojibake import traces
from cleantext.rules import Rule


class MisreadingFixer:
    """Undoes a misreading where that makes words of a language out of what are none."""

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = registry.NoSettings
    Settings: ClassVar[type] = registry.NoSettings

    def __init__(
        self, rules: Sequence[Rule], lexicon: Lexicon, settings: registry.NoSettings
    ) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._roots = lexicon.roots

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        from cleantext.mojibake import suspects

        return suspects.gates(self._lexicon)

    def check(self, document: Document) -> Iterable[Finding]:
        if not document.unusual:
            return
        if traces.undo(document):
            return  # the one kind of damage hides the other
        from cleantext.mojibake import suspects

        for edit in suspects.undo(document, self._roots):
            for rule in self._rules:
                yield rule.repair(edit, document.prose, edit.rules[0])
