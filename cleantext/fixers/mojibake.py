"""UTF-8 that was read in another encoding, once or several times over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.findings import Finding, Stage
from cleantext.lexicon import Lexicon
from cleantext.mojibake import traces
from cleantext.rules import Rule


class MojibakeFixer:
    """Decides on the whole text which code pages did the damage, and mends it span by span."""

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = registry.NoSettings
    Settings: ClassVar[type] = registry.NoSettings

    def __init__(
        self, rules: Sequence[Rule], lexicon: Lexicon, settings: registry.NoSettings
    ) -> None:
        self._rules = rules

    def check(self, document: Document) -> Iterable[Finding]:
        edits = traces.undo(document).edits
        if not edits:
            return
        stories = {damage: " and ".join(_story(damage)) for damage in {e.rules for e in edits}}
        for rule in self._rules:
            told = map(stories.__getitem__, map(attrgetter("rules"), edits))
            yield from rule.repairs(edits, document.prose, told)


def _story(damage: tuple[str, ...]) -> Iterator[str]:
    """The damage behind an edit: each code page, and how often where it was more than once."""
    labels = [label.partition(":")[2] for label in sorted(damage)]
    for label in dict.fromkeys(labels):
        count = labels.count(label)
        times = "" if count == 1 else ", twice" if count == 2 else f", {count} times"
        yield f"UTF-8 read as {label}{times}"
