"""Rules about what is found in other ways than by looking at a text.

Whether a comment suppressed anything is known only when its file has been worked
on, and what its bytes are before there is a text. So the pipeline, or what reads
files, finds these faults; a rule of this kind explains one, and lets it be selected,
ignored and listed as any other is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from cleantext.document import Document
from cleantext.findings import Finding, Stage
from cleantext.registry import Fixer


@dataclass(frozen=True)
class NoticeOptions:
    """What the examples are written in, the format and, where the bytes matter, the code page."""

    format: str = "plain"
    codec: str = ""


class NoticeFixer(Fixer):
    """Finds nothing in a text."""

    stage: ClassVar[Stage] = Stage.WORDING
    Options: ClassVar[type] = NoticeOptions

    @cached_property
    def only_flags(self) -> bool:
        return True

    def check(self, document: Document) -> Iterable[Finding]:
        return ()
