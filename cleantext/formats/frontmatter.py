"""Front matter: the data at the head of a page, in YAML, TOML or JSON."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from cleantext.edits import Patch
from cleantext.formats import jsontext, language_keys, strings
from cleantext.formats.language_keys import language_in
from cleantext.formats.parts import Part, Spelling

_OPENING = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+|;;;)[ \t]*(?:\r\n|\n|\r)|\ufeff?(?=\{[ \t]*[\r\n])"
)
_KINDS = {"---": "yaml", "+++": "toml", ";;;": "json"}
_KEY = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """The data of a page and where the page itself begins.

    Attributes:
        kind: ``yaml``, ``toml`` or ``json``; empty where there is none.
        source: the data, without the lines that fence it.
        start: where ``source`` begins in the file.
        body: where the body begins.
    """

    kind: str = ""
    source: str = ""
    start: int = 0
    body: int = 0


def split(text: str) -> FrontMatter:
    """The front matter of a file; what only looks like it, such as two rules, is body."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    fence = opening["fence"]
    if fence is None:
        end = jsontext.value_end(text, opening.end())
        if end is None:
            return FrontMatter()
        return FrontMatter("json", text[opening.end() : end], opening.end(), end)
    ends = r"---|\.\.\." if fence == "---" else re.escape(fence)
    closing = re.compile(rf"^(?:{ends})[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE).search(
        text, opening.end()
    )
    if closing is None:
        return FrontMatter()
    source = text[opening.end() : closing.start()]
    if fence == "---" and source.strip() and not _KEY.search(source):
        return FrontMatter()
    return FrontMatter(_KINDS[fence], source, opening.end(), closing.end())


def parts(front: FrontMatter, fields: Collection[str]) -> list[Part]:
    """The strings under the keys ``fields``; none where the data is not well formed.

    Many a template takes them for Markdown or HTML, so what would be markup
    there is left alone in them, too: ``&lt;`` must not become a tag.
    """
    return [part._replace(format="markdown-body") for part in _parts(front, fields)]


def _parts(front: FrontMatter, fields: Collection[str]) -> list[Part]:
    if front.kind == "yaml":
        from cleantext.formats import yamltext  # with a parser that takes 15 ms to import

        return yamltext.parts(front.source, fields, front.start)
    if front.kind == "toml":
        return list(_toml_parts(front, fields))
    if front.kind == "json":
        return jsontext.parts(front.source, fields, front.start)
    return []


def shape(front: FrontMatter, fields: Collection[str]) -> Hashable:
    """Keys, types and values, of the strings under ``fields`` only that they are strings."""
    if front.kind == "yaml":
        from cleantext.formats import yamltext

        return yamltext.shape(yamltext.compose(front.source), fields)
    if front.kind:
        return jsontext.shape(data(front), fields)
    return None


def data(front: FrontMatter) -> Any:
    """What the front matter says; of YAML only what :func:`yamltext.top` reads."""
    try:
        if front.kind == "toml":
            return tomllib.loads(front.source)
        if front.kind == "json":
            return jsontext.load(front.source)
    except (ValueError, RecursionError):
        return None
    if front.kind != "yaml":
        return None
    from cleantext.formats import yamltext

    return yamltext.top(yamltext.compose(front.source))


def language(front: FrontMatter) -> str | None:
    """The language that the front matter names, as a BCP 47 tag."""
    # A look at the text first: most pages do not say, and reading costs more.
    if not front.kind or not any(key in front.source for key in language_keys.KEYS):
        return None
    return language_in(data(front))


def suppressed(front: FrontMatter) -> tuple[str, ...] | None:
    """What the key ``cleantext`` asks to be left alone: id prefixes, none of them for all rules.

    None where the key is missing or does not ask for that.
    """
    found = data(front)
    said = found.get("cleantext") if isinstance(found, dict) else None
    if isinstance(said, list) and all(isinstance(rule, str) for rule in said):
        return tuple(said) or None
    if said is False or (isinstance(said, str) and said.lower() in ("off", "false", "no")):
        return ()
    return None


# TOML. The standard library reads it but does not say where; a string on a line
# of its own is found by its looks, and then proved: writing another in its place
# must change this value and nothing else.

_TOML_STRING = re.compile(
    r"^[ \t]*(?P<key>[A-Za-z0-9_-]+)[ \t]*=[ \t]*"
    r"(?P<value>\"(?:[^\"\\\r\n]|\\[^\r\n])*\"|'[^'\r\n]*')[ \t]*(?:#[^\r\n]*)?$",
    re.MULTILINE,
)
_PROBE = "cleantext: another string"
_MOST = 30  # each is proved by reading all of the data once more


def _toml_parts(front: FrontMatter, fields: Collection[str]) -> Iterator[Part]:
    said = data(front)
    if said is None:
        return
    matches = _TOML_STRING.finditer(front.source.replace("\r", " "))
    for match in islice((each for each in matches if each["key"] in fields), _MOST):
        start, end = match.span("value")
        mark = front.source[start]
        probed = front.source[:start] + strings.quote(_PROBE) + front.source[end:]
        raw = front.source[start + 1 : end - 1]
        text = _read_toml(mark, raw)
        decode = Patch(strings.escapes(raw, 0, len(raw)) if mark == '"' else ())
        if not text or decode.apply(raw) != text or not _differs_once(said, _toml(probed), text):
            continue
        escape = strings.escape if mark == '"' else str
        spelling = Spelling(escape, partial(_read_toml, mark), escape)
        at = front.start
        yield Part(at + start + 1, at + end - 1, text, decode, spelling=spelling)


def _toml(source: str) -> Any:
    try:
        return tomllib.loads(source)
    except (ValueError, RecursionError):
        return None


def _read_toml(mark: str, raw: str) -> str | None:
    said = _toml(f"x = {mark}{raw}{mark}")
    value = said.get("x") if said else None
    return value if isinstance(value, str) and len(said) == 1 else None


def _differs_once(one: Any, other: Any, text: str) -> bool:
    """Whether ``other`` is ``one`` with the probe in place of one string ``text``."""
    return list(_differences(one, other)) == [(text, _PROBE)]


def _differences(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        for key in one:
            yield from _differences(one[key], other[key])
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for mine, theirs in zip(one, other, strict=True):
            yield from _differences(mine, theirs)
    elif one != other or type(one) is not type(other):
        yield one, other
