"""Running without the gates: what lets a fixer skip a text must never change its result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from cleantext import registry
from cleantext.document import Document
from cleantext.prepared import Prepared
from cleantext.rules import Rule

_KEYS = ("needle", "hint", "marks")
# More than any text has, so that nothing can be ruled out by what is not there.
_EVERY_CHARACTER = frozenset(map(chr, range(0x7F, 0xD800))) | {"\x00", "\x0b", "\x0c", "\x1b"}


@contextmanager
def disabled() -> Iterator[None]:
    """Rules lose their needles, hints and marks, and every text might hold every character."""
    gated = registry.options

    def options(rule: Rule) -> Any:
        made = gated(rule)
        bare = replace(made, **{key: () for key in _KEYS if getattr(made, key, None)})
        if hasattr(made, "verify"):
            # A broken gate is still a broken rule.
            object.__setattr__(bare, "verify", made.verify)
        return bare

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "options", options)
        patch.setattr(Document, "unusual", property(_unusual))
        patch.setattr(Document, "clusters", property(_clusters))
        patch.setattr(Prepared, "awake", lambda self, document: self.stages)
        yield


def _clusters(document: Document) -> str:
    return document.prose


def _unusual(document: Document) -> frozenset[str]:
    return _EVERY_CHARACTER.union(char for char in document.text if not _is_usual(char))


def _is_usual(char: str) -> bool:
    return char.isascii() and (char.isprintable() or char in "\t\n\r")
