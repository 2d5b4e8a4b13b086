"""What came of one text: the fixed text and the account of every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cleantext.document import Document
from cleantext.edits import Patch
from cleantext.findings import Extract, Finding


@dataclass(frozen=True)
class Report:
    """The outcome of one run of a pipeline over one text. All offsets are in ``source``.

    Attributes:
        source: the text that came in.
        patch: the edits that were applied, each with the rules behind it.
        repairs: the findings whose edits were applied, in order of application;
            their spans and edits are mapped back to the source, and a repair of
            text that an earlier repair put there points at the span it replaced.
        noted: the flags that came up while the text was repaired.
        look: finds the other flags; asked when ``flags`` first is, because most
            callers want the text and what only flags costs as much as all repairs.
        metadata: what repairs took out and a reader may want, by key: ``author``,
            ``agency``, ``place``, …; each with the spans where it stood.
        rounds: how often the stages were run until nothing applied any more.
        converged: False where the rules never came to rest. ``fixed`` is then
            the source, and ``unsettled`` names the rules that kept on changing it.
        document: the fixed text as a document.
        refused: why the repairs of a file were not carried out although rules
            made them: they would have changed its structure. Empty for all others.
    """

    source: str
    patch: Patch
    repairs: tuple[Finding, ...]
    noted: tuple[Finding, ...]
    metadata: Mapping[str, tuple[Extract, ...]]
    rounds: int
    document: Document
    unsettled: tuple[str, ...] = ()
    refused: str = ""
    look: Callable[[], Iterable[Finding]] | None = field(default=None, repr=False, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        # What has to be looked for is found before the report goes to another process.
        return {**self.__dict__, "flags": self.flags, "look": None}

    @property
    def fixed(self) -> str:
        """The text that goes out; the very object that came in where nothing changed."""
        return self.document.text

    @property
    def converged(self) -> bool:
        return not self.unsettled

    @property
    def path(self) -> str | None:
        return self.document.path

    @property
    def changed(self) -> bool:
        return bool(self.patch)

    @property
    def language(self) -> str:
        """The language of the fixed text as a BCP 47 tag, ``und`` where unknown."""
        return self.document.language

    @cached_property
    def flags(self) -> tuple[Finding, ...]:
        """What was found and not changed, in order of position.

        These are faults that only a person can mend, and repairs that are not safe
        enough to apply.
        """
        found = {*self.noted, *(self.look() if self.look else ())}
        return tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule, f.message)))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Repairs and flags together, by position."""
        both = (*self.repairs, *self.flags)
        return tuple(sorted(both, key=lambda f: (f.start, f.end, f.rule)))

    @cached_property
    def source_document(self) -> Document:
        """The source as a document, for lines and columns."""
        return self.document.with_text(self.source)
