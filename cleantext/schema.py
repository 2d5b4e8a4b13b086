"""Tables from TOML to dataclasses, with errors that name the key.

One mechanism for rule options and for configuration, so that both refuse an
unknown key with a hint and a wrong type with what was expected. Nobody compares
or prints the options of a rule, so their classes do without: writing the code for
that, a dozen times at every start, takes longer than to check a text.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from cleantext.errors import CleantextError, nearest

T = TypeVar("T")


def build(cls: type[T], table: Mapping[str, Any], where: str, error: type[CleantextError]) -> T:
    """An instance of the dataclass ``cls`` from a table; keys use hyphens or underscores.

    Args:
        where: file and table, with which every message begins.
        error: the exception to raise.

    Raises:
        error: at an unknown key, a wrong type or a missing key; the message names it.
    """
    known, required = _fields(cast(Any, cls))
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            hint = nearest(key, (field.replace("_", "-") for field in known))
            raise error(f"{where}: unknown key {key!r}{hint}")
        values[name] = _convert(value, known[name], f"{where}: key {key!r}", error)
    if missing := required - values.keys():
        raise error(f"{where}: key {min(missing).replace('_', '-')!r} is missing")
    return cls(**values)


@cache
def _fields(cls: Any) -> tuple[Mapping[str, Any], frozenset[str]]:
    fields = dataclasses.fields(cls)
    required = frozenset(
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields}, required


def _convert(value: Any, kind: Any, where: str, error: type[CleantextError]) -> Any:
    if kind is Any or type(value) is kind:
        return value
    origin, args = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (kind,) = (arg for arg in args if arg is not type(None))
        return _convert(value, kind, where, error)
    if origin is Literal:
        if value not in args:
            known = ", ".join(map(repr, args))
            raise error(f"{where} is {value!r}, but must be one of {known}")
        return value
    if origin is tuple and isinstance(value, list):
        # All of one kind, or one kind for each place, as in list[tuple[str, str]].
        wanted = args[:1] * len(value) if args[-1] is ... else args
        if len(wanted) == len(value):
            pairs = zip(value, wanted, strict=True)
            return tuple(_convert(item, arg, where, error) for item, arg in pairs)
    if origin in (dict, Mapping) and isinstance(value, dict):
        return {key: _convert(item, args[1], where, error) for key, item in value.items()}
    # bool is an int in Python, but not in anybody's configuration.
    if origin is None and isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    raise error(f"{where} is {value!r}, but must be {_spell(kind)}")


def _spell(kind: Any) -> str:
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        return "a list of " + (_spell(args[0]) if args[-1] is ... else f"{len(args)} values")
    if origin is not None:
        return f"a table of {_spell(args[1])}"
    names = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
    return names.get(kind, str(kind))
