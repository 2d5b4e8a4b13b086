"""The code pages that are looked for, from ``und/words/code-pages.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleantext.charset.weigh import frequent
from cleantext.lexicon import ANY, Lexicon


class Page(NamedTuple):
    """A code page.

    Attributes:
        codec: its name, as Python spells it.
        label: the name that a reader knows.
        languages: those that were written in it; empty where there are no words of any.
        common: the commonest characters, of a writing of the far East; else empty.
    """

    codec: str
    label: str
    languages: tuple[str, ...]
    common: frozenset[str]


@cache
def pages(roots: tuple[Path, ...]) -> Mapping[str, Page]:
    """The code pages by codec; of two that read bytes alike, the first is to be named."""
    found = {}
    for codec, label, *languages in Lexicon(roots, ANY).table("code-pages"):
        spoken = tuple(languages[0].split(" ")) if languages else ()
        common = frequent(spoken[0], roots) if spoken else frozenset[str]()
        found[codec] = Page(codec, label, spoken, common)
    return found
