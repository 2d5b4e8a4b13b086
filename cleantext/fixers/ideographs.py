"""Chinese, Japanese and Korean read as Latin letters, UTF-8 read as GBK: ``ÖÐ¹ú``, ``涓浗``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from cleantext import registry
from cleantext.document import Document
from cleantext.findings import Finding, Safety, Stage
from cleantext.mojibake import traces
from cleantext.rules import Rule

_FIRST, _BEHIND = "\u3400", "\ua000"
"""Between these are the ideographs; emoji are not."""

_HIGH = frozenset(map(chr, range(0x80, 0x100)))
_LONG = re.compile(r"[^ ]{4,}")


@dataclass(eq=False, repr=False)
class IdeographsOptions:
    """The keys of an ``ideographs`` rule.

    Attributes:
        of: what the characters were read as, or that they were lost before that.
    """

    of: Literal["latin", "gbk", "lost"]


class IdeographsFixer(registry.Fixer):
    """Undoes such a misreading where that makes the commonest characters of rare ones."""

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = IdeographsOptions

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        from cleantext.charset import ideographs

        return [(r"[\u3400-\u9fff]",), (ideographs.DENSE.pattern,)]

    def check(self, document: Document) -> Iterable[Finding]:
        if traces.is_of_one_page(document):
            return
        chars = document.unusual
        if not chars:
            return
        gbk = max(chars) >= _FIRST and any(_FIRST <= char < _BEHIND for char in chars)
        latin = len(chars.intersection(_HIGH)) > 4
        if not (gbk or latin):
            return
        # What may be there was asked so far, to spare most texts; what is there decides.
        gbk = gbk and any(_FIRST <= char < _BEHIND for char in document.prose)
        latin = latin and not gbk and _dense(document.clusters)
        if not (gbk or latin):
            return
        for rule in self.rules:
            yield from self._findings(document.prose, rule, latin=latin, gbk=gbk)

    def _findings(self, text: str, rule: Rule, *, latin: bool, gbk: bool) -> Iterable[Finding]:
        from cleantext.charset import ideographs

        of = registry.options(rule).of
        if of == "latin" and latin:
            for edit in ideographs.of_latin(text, self.lexicon.roots):
                yield rule.repair(edit, text, edit.rules[0])
        elif of == "gbk" and gbk:
            for edit in ideographs.of_gbk(text, self.lexicon.roots):
                yield rule.repair(edit, text, edit.rules[0])
        elif of == "lost" and gbk:
            for start, end in ideographs.spans_of_loss(text):
                message = f"{text[start:end]}: {rule.message}"
                yield Finding(rule.id, start, end, message, safety=Safety.MANUAL)


def _dense(clusters: str) -> bool:
    """Whether four characters of Windows-1252 beyond ASCII may stand side by side."""
    return any(not _HIGH.isdisjoint(run) for run in _LONG.findall(clusters))
