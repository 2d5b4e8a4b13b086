"""Where the prose is in a file of a given format, and what in it no rule may touch.

A format is a module, imported when first used. One that says how a *text* is
marked up has a function

* ``protect(text)``: sorted, disjoint spans in code points that no rule may touch;
* ``shape(text)``, where there is markup: all of the text but its prose;
* ``shape_without(text, edits)``, where blocks may go: the shape after edits that take
  whole blocks out.

One that says how a *file* is made up of texts has

* ``parts(file, fields)``: the texts in it, each with the format of its own;
  ``fields`` are the names of the keys whose strings are prose;
* ``shape(file, fields)``: all of the file but its prose, to compare before and after;
* ``shape_without(file, fields, edits)``, where blocks of its texts may go;
* ``language(file)``, where a file can say it: a BCP 47 tag or None;
* ``faults(file, parts)``, where data can be broken, so that its texts are not found.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cache, partial
from os.path import splitext
from typing import TYPE_CHECKING, Any, NamedTuple

from cleantext.document import Span
from cleantext.edits import Edit
from cleantext.errors import ConfigError, nearest
from cleantext.formats.parts import AS_IS, Part, outside, union

if TYPE_CHECKING:
    from cleantext.formats.faults import Fault

_MODULES = {
    "plain": "cleantext.formats.plain",
    "markdown": "cleantext.formats.markdown",
    "markdown-body": "cleantext.formats.markdown_body",
    "code-page-body": "cleantext.formats.markdown_body:OfCodePage",
    "html": "cleantext.formats.html",
    "html-body": "cleantext.formats.html_body",
    "rst": "cleantext.formats.linewise:Rst",
    "asciidoc": "cleantext.formats.linewise:AsciiDoc",
    "json": "cleantext.formats.records:Json",
    "jsonl": "cleantext.formats.records:JsonLines",
    "csv": "cleantext.formats.records:Csv",
    "tsv": "cleantext.formats.records:Tsv",
    "yaml": "cleantext.formats.records:Yaml",
}

_SUFFIXES: dict[str, str] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".yaml": "yaml",
    ".yml": "yaml",
}

_ONLY_WHEN_NAMED = frozenset({".asc", ".json", ".csv", ".tsv", ".yaml", ".yml"})

_TAKEN = frozenset(_SUFFIXES) - _ONLY_WHEN_NAMED


def _unknown(file: str) -> str | None:
    return None


def _sound(file: str, parts: Sequence[Part]) -> Iterable[Fault]:
    return ()


class FileFormat(NamedTuple):
    """How a file is made up of texts; the functions are those of the format's module."""

    parts: Callable[[str, Collection[str]], Sequence[Part]]
    shape: Callable[[str, Collection[str]], Hashable]
    language: Callable[[str], str | None] = _unknown
    shape_without: Callable[[str, Collection[str], Sequence[Edit]], Hashable] | None = None
    faults: Callable[[str, Sequence[Part]], Iterable[Fault]] = _sound


@cache
def file_format(name: str) -> FileFormat | None:
    """How a file of a format is made up; None where all of it is text.

    Raises:
        ConfigError: if there is no such format.
    """
    module = _module(name)
    if hasattr(module, "parts"):
        return FileFormat(
            module.parts,
            module.shape,
            getattr(module, "language", _unknown),
            getattr(module, "shape_without", None),
            getattr(module, "faults", _sound),
        )
    if not hasattr(module, "shape"):
        return None
    return FileFormat(
        lambda file, fields: [Part(0, len(file), file, format=name)],
        lambda file, fields: module.shape(file),
    )


@cache
def protector(name: str) -> Callable[[str], Sequence[Span]]:
    """The function that finds the protected spans of a format.

    Of a file that is made up of parts, the strings of its data are protected, too:
    each is a text of its own.

    Raises:
        ConfigError: if there is no such format.
    """
    module = _module(name)
    protect: Callable[[str], Sequence[Span]]
    protect = module.protect if hasattr(module, "protect") else partial(_protect_file, name)
    return protect


def _protect_file(name: str, file: str) -> Sequence[Span]:
    """All of a file but the prose of the parts that stand in it as they are."""
    format = file_format(name)
    prose: list[Span] = []
    for part in format.parts(file, ()) if format else ():
        if part.spelling is AS_IS:
            inside = outside(protector(part.format)(part.text), len(part.text))
            prose += ((part.start + start, part.start + end) for start, end in inside)
    return outside(union(prose), len(file))


@cache
def shape_of_text(name: str) -> Callable[[str], Hashable] | None:
    """The function that tells the shape of a text in a format; None where it has none."""
    module = _module(name)
    shape: Callable[[str], Hashable] | None = getattr(module, "shape", None)
    return None if hasattr(module, "parts") else shape


@cache
def shape_without(name: str) -> Callable[[str, Sequence[Edit]], Hashable] | None:
    """The function that tells the shape of a text without some blocks; None where none may go."""
    module = _module(name)
    without: Callable[[str, Sequence[Edit]], Hashable] | None
    without = getattr(module, "shape_without", None)
    return None if hasattr(module, "parts") else without


def check(name: str) -> None:
    """See that there is a format of this name.

    Raises:
        ConfigError: if there is none.
    """
    if name not in _MODULES:
        known = [known for known in _MODULES if not known.endswith("-body")]
        hint = nearest(name, known) or f"; there are {', '.join(known)}"
        raise ConfigError(f"there is no format {name!r}{hint}")


@cache
def _module(name: str) -> Any:
    """The module of a format, or the class in one that has several."""
    check(name)
    module, _, within = _MODULES[name].partition(":")
    found = importlib.import_module(module)
    return getattr(found, within) if within else found


def format_of(path: str | None) -> str:
    """The format that a file name says; ``plain`` for what it does not say."""
    if not path:
        return "plain"
    return _SUFFIXES.get(splitext(path)[1].lower(), "plain")


def known(path: str) -> bool:
    """Whether a file is taken from a directory: its name says a format, and that it is a text.

    Most JSON, YAML and CSV files are no articles; those that are must be named.
    """
    return splitext(path)[1].lower() in _TAKEN
