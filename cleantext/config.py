"""The configuration: ``[tool.cleantext]`` in pyproject.toml, or cleantext.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cleantext import languages, registry
from cleantext.errors import ConfigError, nearest
from cleantext.schema import build

FIELDS = tuple(
    "abstract article body caption content deck description excerpt headline intro lead "
    "linkTitle longform maintext subtitle summary teaser text title".split()
)
"""The keys that hold prose by default."""


@dataclass(frozen=True)
class Config:
    """What a run may do and how. Instances are immutable and can be pickled.

    Attributes:
        select: id prefixes of the rules to run; empty for all. A prefix covers
            whole path parts (``es/boilerplate``), and ``*`` stands for one part.
        ignore: id prefixes of the rules not to run; wins over ``select``.
        unsafe_fixes: apply repairs that are right only most of the time.
        language: the language of every text, a BCP 47 tag; None to find out.
        rules: directories or files with rules of your own.
        fields: the names of the keys whose strings are prose, in front matter and
            in records such as JSON.
        kinds: the settings of each kind of fixer, as ``Settings`` instances.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    language: str | None = None
    rules: tuple[Path, ...] = ()
    fields: tuple[str, ...] = FIELDS
    kinds: Mapping[str, Any] = field(default_factory=dict)

    def settings(self, kind: str) -> Any:
        """The settings of a kind, its defaults where nothing is configured."""
        found = self.kinds.get(kind)
        return registry.kind(kind).Settings() if found is None else found

    def with_kind(self, kind: str, **settings: Any) -> Config:
        """This configuration with other settings for one kind of fixer."""
        changed = replace(self.settings(kind), **settings)
        return replace(self, kinds={**self.kinds, kind: changed})


@dataclass(frozen=True)
class _Table:
    """The keys of ``[tool.cleantext]`` that are not the name of a kind of fixer."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    language: str | None = None
    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = FIELDS


def from_table(table: Mapping[str, Any], where: str, base: Path) -> Config:
    """The configuration that a TOML table says.

    Args:
        where: file and table, for error messages.
        base: the directory to which the paths in ``rules`` are relative.

    Raises:
        ConfigError: naming the file and the key.
    """
    plain = {}
    kinds = {}
    for key, value in table.items():
        if key.replace("-", "_") in _Table.__dataclass_fields__:
            plain[key] = value
        elif isinstance(value, dict):
            kinds[key] = _settings(key, value, where)
        else:
            keys = [name.replace("_", "-") for name in _Table.__dataclass_fields__]
            hint = nearest(key, (*keys, *registry.kinds()))
            raise ConfigError(f"{where}: unknown key {key!r}{hint}")
    read = build(_Table, plain, where, ConfigError)
    paths = tuple(base / path for path in read.rules)
    for path in paths:
        if not path.exists():
            raise ConfigError(f"{where}: key 'rules': {path} does not exist")
    try:
        language = languages.tag(read.language) if read.language else None
    except ConfigError as error:
        raise ConfigError(f"{where}: key 'language': {error}") from error
    return Config(
        select=read.select,
        ignore=read.ignore,
        unsafe_fixes=read.unsafe_fixes,
        language=language,
        rules=paths,
        fields=read.fields,
        kinds=kinds,
    )


def _settings(key: str, value: Mapping[str, Any], where: str) -> Any:
    try:
        kind = registry.kind(key)
    except KeyError:
        hint = nearest(key, registry.kinds())
        raise ConfigError(f"{where}: unknown table {key!r}{hint}") from None
    return build(kind.Settings, value, f"{where}: table {key!r}", ConfigError)


def read(path: Path) -> Config:
    """The configuration in a file: a pyproject.toml, or any other TOML file as cleantext.toml.

    Raises:
        ConfigError: naming the file and the key.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML: {error}") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("cleantext", {})
        return from_table(table, f"{path}: [tool.cleantext]", path.parent)
    return from_table(table, str(path), path.parent)


def find(start: Path) -> Path | None:
    """The nearest configuration file in a directory or above it.

    A ``cleantext.toml`` counts, and a ``pyproject.toml`` that has a
    ``[tool.cleantext]`` table.
    """
    for directory in (start, *start.parents):
        own, project = directory / "cleantext.toml", directory / "pyproject.toml"
        if own.is_file():
            return own
        # A cheap look first: most pyproject.toml files are not about cleantext.
        if project.is_file() and b"[tool.cleantext" in project.read_bytes():
            return project
    return None
