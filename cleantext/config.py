"""The configuration: ``[tool.cleantext]`` in pyproject.toml, or cleantext.toml."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cleantext import formats, languages, registry
from cleantext.errors import ConfigError, nearest
from cleantext.schema import build

FIELDS = (
    *("abstract", "article", "body", "caption", "content", "deck", "description", "excerpt"),
    *("headline", "intro", "lead", "linkTitle", "longform", "maintext", "subtitle", "summary"),
    *("teaser", "text", "title"),
)
"""The keys that hold prose by default."""


def _refuse_single(settings: object, keys: Iterable[str]) -> None:
    """A string is a sequence of strings, too, but nobody means its letters."""
    for key in keys:
        if isinstance(value := getattr(settings, key), (str, Path)):
            raise TypeError(f"{key} must be a sequence, such as ({str(value)!r},)")


@dataclass(frozen=True)
class PathSettings:
    """What holds for some paths only: the keys of ``[tool.cleantext.per-path."PATTERN"]``.

    Attributes:
        select: takes the place of the general ``select``.
        ignore: comes on top of the general ``ignore``.
        unsafe_fixes, language, fields: as in :class:`Config`, where given.
        format: what the files are written in, whatever their names say.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool | None = None
    language: str | None = None
    fields: tuple[str, ...] | None = None
    format: str | None = None

    def __post_init__(self) -> None:
        _refuse_single(self, ("select", "ignore", "fields"))

    def over(self, config: Config) -> Config:
        """A configuration with these settings above it."""
        keys = ("select", "unsafe_fixes", "language", "fields", "format")
        given = {key: value for key in keys if (value := getattr(self, key)) is not None}
        return replace(config, ignore=(*config.ignore, *self.ignore), **given)


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
        format: what every text is written in; None to go by the names of files.
        kinds: the settings of each kind of fixer, as ``Settings`` instances.
        per_path: what holds for some paths only, by patterns as in ``.gitignore``;
            later ones come on top of earlier ones.
        base: the directory to which those patterns are relative.
        source: the file, and the table in it, that all this was read from; empty for none.

    Raises:
        TypeError: if ``select`` or another key that takes several values is one string.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    language: str | None = None
    rules: tuple[Path, ...] = ()
    fields: tuple[str, ...] = FIELDS
    format: str | None = None
    kinds: Mapping[str, Any] = field(default_factory=dict)
    per_path: Mapping[str, PathSettings] = field(default_factory=dict)
    base: Path = field(default=Path(), compare=False)
    source: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        _refuse_single(self, ("select", "ignore", "rules", "fields"))

    def place(self, table: str = "", key: str = "") -> str:
        """Where in a file these settings stand, for the beginning of an error message."""
        within = f"table {table!r}: {key!r}: " if table else ""
        return (f"{self.source}: " if self.source else "") + within

    def settings(self, kind: str) -> Any:
        """The settings of a kind, its defaults where nothing is configured."""
        found = self.kinds.get(kind)
        return registry.kind(kind).Settings() if found is None else found

    def patterns(self, path: str) -> tuple[str, ...]:
        """The patterns in ``per_path`` that a path falls under, in order."""
        if not self.per_path:
            return ()
        from pathspec import GitIgnoreSpec  # 15 ms, so only where it is needed

        inside = os.path.relpath(os.path.abspath(path), os.path.abspath(self.base))
        return tuple(p for p in self.per_path if GitIgnoreSpec.from_lines([p]).match_file(inside))

    def under(self, patterns: tuple[str, ...]) -> Config:
        """The configuration for paths that fall under these patterns."""
        config = replace(self, per_path={})
        for pattern in patterns:
            config = self.per_path[pattern].over(config)
        return config

    def with_kind(self, kind: str, **settings: Any) -> Config:
        """This configuration with other settings for one kind of fixer."""
        changed = replace(self.settings(kind), **settings)
        return replace(self, kinds={**self.kinds, kind: changed})


@dataclass(eq=False, repr=False)
class _Table:
    """The keys of ``[tool.cleantext]`` that are not the name of a kind of fixer."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    language: str | None = None
    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = FIELDS
    format: str | None = None
    per_path: dict[str, Any] = field(default_factory=dict)


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
    return Config(
        select=read.select,
        ignore=read.ignore,
        unsafe_fixes=read.unsafe_fixes,
        language=_language(read.language, where),
        rules=paths,
        fields=read.fields,
        format=_format(read.format, where),
        kinds=kinds,
        per_path={key: _path_settings(key, value, where) for key, value in read.per_path.items()},
        base=base,
        source=where,
    )


def _path_settings(pattern: str, value: Any, where: str) -> PathSettings:
    where = f"{where}: table 'per-path': {pattern!r}"
    if not isinstance(value, dict):
        raise ConfigError(f"{where} must be a table")
    read = build(PathSettings, value, where, ConfigError)
    return replace(
        read, language=_language(read.language, where), format=_format(read.format, where)
    )


def _language(tag: str | None, where: str) -> str | None:
    try:
        return languages.tag(tag) if tag else None
    except ConfigError as error:
        raise ConfigError(f"{where}: key 'language': {error}") from error


def _format(name: str | None, where: str) -> str | None:
    try:
        if name:
            formats.check(name)
    except ConfigError as error:
        raise ConfigError(f"{where}: key 'format': {error}") from error
    return name


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
