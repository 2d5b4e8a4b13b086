"""Text of one legacy code page that was read as another: ``Ïóòèí``, ``informaci—n``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.findings import Finding, Stage
from cleantext.mojibake import traces
from cleantext.passages import Passages


class MisreadingFixer(registry.Fixer):
    """Undoes a misreading where that makes words of a language out of what are none."""

    stage: ClassVar[Stage] = Stage.ENCODING

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        from cleantext.mojibake import suspects

        return suspects.gates(self.lexicon)

    def check(self, document: Document) -> Iterable[Finding]:
        if traces.is_of_one_page(document) or not document.unusual:
            return
        if traces.undo(document):
            return  # the one kind of damage hides the other
        from cleantext.mojibake import suspects

        edits = suspects.undo(document, self.lexicon.roots)
        passages = document.shared(Passages.of)
        for edit in edits:
            # What is no letter in the language of the text may be one in another.
            if passages.spoils(edit):
                continue
            for rule in self.rules:
                yield rule.repair(edit, document.prose, edit.rules[0])
