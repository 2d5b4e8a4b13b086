"""What came of one text: the fixed text and the account of every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any

from cleantext.document import Document
from cleantext.edits import Patch
from cleantext.findings import Extract, Finding


@dataclass(frozen=True)
class Changes:
    """What was done to one text. All offsets are in the source; see :class:`Report`."""

    patch: Patch = field(default_factory=Patch)
    repairs: tuple[Finding, ...] = ()
    metadata: Mapping[str, tuple[Extract, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """The outcome of one run of a pipeline over one text. All offsets are in ``source``.

    Attributes:
        source: the text that came in.
        document: the fixed text as a document.
        rounds: how often the stages were run until nothing applied any more.
        tell: says what was done; asked when somebody first wants to know, because
            many callers want the text alone.
        look: finds the flags; asked when somebody first wants to know, because what only
            flags costs as much as all repairs.
        unsettled: the rules that kept on changing the text where they never came to
            rest. ``fixed`` is then the source.
        refused: why the repairs of a file were not carried out although rules
            made them: they would have changed its structure. Empty for all others.
    """

    source: str
    document: Document
    rounds: int = 1
    tell: Callable[[], Changes] = field(default=Changes, repr=False, compare=False)
    look: Callable[[], Iterable[Finding]] = field(default=tuple, repr=False, compare=False)
    unsettled: tuple[str, ...] = ()
    refused: str = ""

    def __getstate__(self) -> dict[str, Any]:
        # What has to be told or looked for is so before the report goes to another process.
        late = {"flags": self.flags, "changes": self.changes, "look": tuple, "tell": Changes}
        return {**self.__dict__, **late}

    def retold(self, **changes: Any) -> Report:
        """This report with other ``patch``, ``repairs`` or ``metadata``."""
        new = replace(self.changes, **changes)
        return replace(self, tell=lambda: new)

    def flagged(self, more: Iterable[Finding]) -> Report:
        """This report with more flags."""
        flags = (*self.flags, *more)
        return replace(self, look=lambda: flags)

    @cached_property
    def changes(self) -> Changes:
        """What was done: the next three properties together."""
        return self.tell()

    @property
    def patch(self) -> Patch:
        """The edits that were applied, each with the rules behind it."""
        return self.changes.patch

    @property
    def repairs(self) -> tuple[Finding, ...]:
        """The findings whose edits were applied, in order of application.

        Their spans and edits are mapped back to the source, and a repair of text that
        an earlier repair put there points at the span it replaced.
        """
        return self.changes.repairs

    @property
    def metadata(self) -> Mapping[str, tuple[Extract, ...]]:
        """What repairs took out and a reader may want, by key: ``author``, ``agency``, …

        Each with the spans where it stood.
        """
        return self.changes.metadata

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
        return self.document.text != self.source

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
        return tuple(sorted(set(self.look()), key=lambda f: (f.start, f.end, f.rule, f.message)))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Repairs and flags together, by position."""
        both = (*self.repairs, *self.flags)
        return tuple(sorted(both, key=itemgetter(1, 2, 0)))

    @cached_property
    def source_document(self) -> Document:
        """The source as a document, for lines and columns."""
        return self.document.with_text(self.source)
