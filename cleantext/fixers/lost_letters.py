"""Letters of which half or nothing is left: ``polÃtica``, ``Kazajst�n``, ``Espa?a``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Stage, account
from cleantext.mojibake import traces
from cleantext.rules import Rule

if TYPE_CHECKING:
    from cleantext.mojibake.holes import Loss


@dataclass(eq=False, repr=False)
class LostLettersOptions:
    """The keys of a ``lost-letters`` rule.

    Attributes:
        of: what lost its letter: a word, a closing quotation mark, or a word
            before a space that is a lost byte.
    """

    of: Literal["words", "quotes", "spaces"]


class LostLettersFixer(registry.Fixer):
    """Fills the holes of a word where one word of the language fits and no other comes close."""

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = LostLettersOptions

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return [(loss,) for loss in traces.LOSSES]

    def check(self, document: Document) -> Iterable[Finding]:
        if traces.is_of_one_page(document):
            return
        if not document.unusual and "?" not in document.text:
            return
        # While there is other damage, half of every letter looks like a hole.
        if traces.undo(document) or not traces.of_lost_letters(document):
            return
        from cleantext.mojibake import suspects

        if suspects.undo(document, self.lexicon.roots):
            return
        for rule in self.rules:
            yield from _findings(
                document.prose, self._losses(document, registry.options(rule).of), rule
            )

    def _losses(self, document: Document, of: str) -> Iterator[Loss]:
        from cleantext.mojibake import halves, lost, words

        text = document.prose
        if of == "quotes":
            return halves.quotes(text)
        known = words.words_of(self.lexicon.roots, document.language)
        if of == "spaces":
            return halves.spaces(text, known)
        known = lost.speakers(text, document.language, self.lexicon.roots) or known
        return lost.losses(text, known)


def _findings(text: str, found: Iterable[Loss], rule: Rule) -> Iterator[Finding]:
    for loss in found:
        old = text[loss.start : loss.end]
        if loss.text is None:
            which = f"; perhaps {', '.join(loss.words[:4])}" if loss.words else ""
            yield Finding(rule.id, loss.start, loss.end, f"{old}: {rule.message}{which}")
        else:
            edit = Edit.within(text, loss.start, loss.end, loss.text)
            message = account(old, loss.text, rule.message)
            yield Finding(rule.id, loss.start, loss.end, message, (edit,), rule.safety)
