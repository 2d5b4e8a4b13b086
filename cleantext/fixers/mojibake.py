"""UTF-8 that was read in another encoding, once or several times over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.findings import Finding, Stage
from cleantext.mojibake import traces
from cleantext.repairs import RuleRepairs
from cleantext.rewriting import Rewriting


class MojibakeFixer(registry.Fixer):
    """Decides on the whole text which code pages did the damage, and mends it span by span."""

    stage: ClassVar[Stage] = Stage.ENCODING

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        from cleantext.mojibake import gates

        return gates.of_pages()

    def check(self, document: Document) -> Sequence[Finding]:
        patch = traces.undo(document)
        if not patch:
            return ()
        text = document.text
        if isinstance(patch, Rewriting) and document.protected:
            patch = patch.on(text, document.protected)
        found = [RuleRepairs(rule, patch, text, _reason) for rule in self.rules]
        return found[0] if len(found) == 1 else list(chain.from_iterable(found))


def _reason(damage: tuple[str, ...]) -> str:
    return " and ".join(_story(damage))


def _story(damage: tuple[str, ...]) -> Iterator[str]:
    """The damage behind an edit: each code page, and how often where it was more than once."""
    labels = [label.partition(":")[2] for label in sorted(damage)]
    for label in dict.fromkeys(labels):
        count = labels.count(label)
        times = "" if count == 1 else ", twice" if count == 2 else f", {count} times"
        yield f"UTF-8 read as {label}{times}"
