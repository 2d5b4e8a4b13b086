"""Quotation marks: one style in a text, and none without its partner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.findings import Finding, Stage
from cleantext.lexicon import Lexicon
from cleantext.quotation.gate import DISORDER, MARKS, has_marks, is_in_order
from cleantext.quotation.options import MODES, QuotesOptions, QuotesSettings
from cleantext.rules import Rule

if TYPE_CHECKING:
    from cleantext.quotation.desk import Desk


_UNWANTED = ("consistent", "keep")
"""The styles that ask for no certain marks."""


class QuotesFixer(registry.Fixer):
    """Sends the texts to the desk whose marks are not plainly in order."""

    stage: ClassVar[Stage] = Stage.QUOTES
    Options: ClassVar[type] = QuotesOptions
    Settings: ClassVar[type] = QuotesSettings

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, settings: QuotesSettings) -> None:
        super().__init__(rules, lexicon, settings)
        self._style = settings.style
        if self._style not in MODES:
            self._desk  # noqa: B018 -- says at once where there is no such style

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return DISORDER if self._style in _UNWANTED else MARKS

    def check(self, document: Document) -> Iterable[Finding]:
        prose = document.prose
        if self._style not in _UNWANTED and not has_marks(prose):
            return ()
        in_order = is_in_order(prose)
        if self._style in _UNWANTED and in_order:
            return ()
        return self._desk.findings(prose, in_order)

    @cached_property
    def _desk(self) -> Desk:
        from cleantext.quotation.desk import Desk  # most texts do not need it

        rules = [(rule, registry.options(rule)) for rule in self.rules]
        return Desk(rules, self.lexicon, self._style)
