"""Rules about what is found in other ways than by looking at a text.

Whether a comment suppressed anything is known only when its file has been worked
on. So the pipeline finds these faults; a rule of this kind explains one, and lets
it be selected, ignored and listed as any other is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cleantext.document import Document
from cleantext.findings import Finding, Stage
from cleantext.lexicon import Lexicon
from cleantext.registry import NoSettings
from cleantext.rules import Rule


@dataclass(frozen=True)
class NoticeOptions:
    """``format`` is that of the examples."""

    format: str = "plain"


class NoticeFixer:
    """Finds nothing in a text."""

    stage: ClassVar[Stage] = Stage.WORDING
    Options: ClassVar[type] = NoticeOptions
    Settings: ClassVar[type] = NoSettings
    only_flags = True

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, settings: NoSettings) -> None:
        pass

    def check(self, document: Document) -> Iterable[Finding]:
        return ()
