"""Where the prose is in a file of a given format, and what in it no rule may touch.

One module for each format; each has a function ``protect(text)`` that returns
sorted, disjoint spans in code points. Formats are imported when first used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import PurePath

from cleantext.document import Span
from cleantext.errors import ConfigError, nearest

_MODULES = {
    "plain": "cleantext.formats.plain",
}

_SUFFIXES: dict[str, str] = {
    ".txt": "plain",
    ".text": "plain",
}


@cache
def protector(name: str) -> Callable[[str], Sequence[Span]]:
    """The function that finds the protected spans of a format.

    Raises:
        ConfigError: if there is no such format.
    """
    if name not in _MODULES:
        raise ConfigError(f"there is no format {name!r}{nearest(name, _MODULES)}")
    protect: Callable[[str], Sequence[Span]] = importlib.import_module(_MODULES[name]).protect
    return protect


def format_of(path: str) -> str:
    """The format that a file name says; ``plain`` for what it does not say."""
    return _SUFFIXES.get(PurePath(path).suffix.lower(), "plain")


def known(path: str) -> bool:
    """Whether a file name says a format; only such files are taken from a directory."""
    return PurePath(path).suffix.lower() in _SUFFIXES
