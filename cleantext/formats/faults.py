"""What is wrong with the data in a file, so that the texts in it are not found."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cleantext.formats import frontmatter
from cleantext.formats.parts import Part

_TEMPLATE = ("{{", "{%")


class Fault(NamedTuple):
    """Where data cannot be read, in offsets of the file, and why."""

    at: int
    why: str


def of_json(source: str, start: int = 0) -> Iterator[Fault]:
    """Why a source is no JSON, if it is none; ``start`` is where it begins in the file."""
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        yield Fault(start + error.pos, f"no JSON: {error.msg}")
    except (ValueError, RecursionError):
        pass  # it is, and larger than anybody's content


def of_yaml(source: str, start: int = 0) -> Iterator[Fault]:
    """Why a source is no YAML, if it is none."""
    from cleantext.formats import yamltext  # with a parser that takes 15 ms to import

    if found := yamltext.fault(source):
        at, why = found
        yield Fault(start + at, f"no YAML: {why}")


def of_toml(source: str, start: int = 0) -> Iterator[Fault]:
    """Why a source is no TOML, if it is none."""
    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        yield Fault(start, f"no TOML: {error}")


_OF: Mapping[str, Callable[[str, int], Iterator[Fault]]] = {
    "json": of_json,
    "toml": of_toml,
    "yaml": of_yaml,
}


def of_front_matter(file: str, parts: Sequence[Part]) -> Iterator[Fault]:
    """Why no text was found in the front matter of a page, if that is a fault."""
    front = frontmatter.split(file)
    if not front.kind or any(part.start < front.body for part in parts):
        return
    # A template is data once somebody has filled it in.
    if not any(mark in front.source for mark in _TEMPLATE):
        yield from _OF[front.kind](front.source, front.start)
