"""Mojibake that shows only in its own line, as ftfy sees it: ``Ã perturber la rÃ©flexion``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Patch
from cleantext.findings import Finding, Stage
from cleantext.lexicon import ANY
from cleantext.mojibake import traces

if TYPE_CHECKING:
    from cleantext.mojibake.second import Opinion

_COMMON = 55
"""Tenths of a Zipf value of the commonest words: three in a thousand, "où" or "más"."""


class MojibakeLeftFixer(registry.Fixer):
    """Hands to ftfy the lines in which the evidence of the whole text leaves damage."""

    stage: ClassVar[Stage] = Stage.ENCODING

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        from cleantext.mojibake import gates

        return [("\ufffd",), *gates.of_pages()]

    def check(self, document: Document) -> Iterable[Finding]:
        if traces.is_of_one_page(document) or not document.unusual:
            return
        text, chars = document.prose, document.unusual
        if "\ufffd" not in chars and not traces.pages(document):
            return
        from cleantext.mojibake import second, suspects

        patch = traces.undo(document)
        if not patch:
            if not second.possible(document.clusters, chars):
                return
            # ftfy takes pairs of letters of one code page for one letter of UTF-8.
            if suspects.undo(document, self.lexicon.roots):
                return
        for opinion in self._agreed(
            second.opinions(text, document.clusters, patch), document, patch
        ):
            for rule in self.rules:
                yield rule.repair(opinion.edit, text, opinion.account)

    def _agreed(
        self, opinions: Iterable[Opinion], document: Document, patch: Patch
    ) -> Iterator[Opinion]:
        """The opinions that the words of the language do not speak against."""
        mended: Document | None = None
        for opinion in opinions:
            if opinion.spaced:
                mended = mended or document.with_text(patch.apply(document.text))
                if mended.language != ANY:
                    continue  # left to lost letters, which know its words
            if opinion.words and not self._is_word(*opinion.words, document.language):
                continue
            yield opinion

    def _is_word(self, wanted: str, stands: str, language: str) -> bool:
        """Whether one is a word, of the commonest where the language is unknown, and one is not."""
        from cleantext.mojibake import words

        roots = self.lexicon.roots
        if language == ANY:
            asked, least = list(words.listed(roots).values()), _COMMON
        else:
            asked, least = [words.words_of(roots, language)], 0
        if len(wanted) < 2 or all(k.tenths.get(wanted.lower(), -1) < least for k in asked):
            return False
        return not any(stands.lower() in known.tenths for known in asked)
