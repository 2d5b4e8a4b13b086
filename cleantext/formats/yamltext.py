"""The strings in YAML: where they stand, what they say, how to write them back."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from functools import partial

import yaml

from cleantext.edits import Edit, Patch
from cleantext.formats import strings
from cleantext.formats.language_keys import language_in
from cleantext.formats.parts import Part, Spelling

_FOLD = re.compile(r"[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_TWO_APOSTROPHES = re.compile("''")
_BLOCK_HEAD = re.compile(r"[|>][^\r\n]*(?:\r\n|\n|\r) *")
# The same parser in C where PyYAML has it, ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50  # no content file is nested so deeply; a parser in C must not run out of stack
# YAML forbids control characters, and damaged text is full of them: the second
# half of a closing quotation mark, read as Windows-1252, is U+009D. The parser
# sees characters of plane 16 in their place, one for one.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_STAND_IN = re.compile("[\U00100000-\U0010ffff]")
_STRING = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Leaf:
    """A scalar value and the key under which it stands (that of the list it is in).

    ``flow`` is whether it stands between brackets, where a comma ends it.
    """

    key: str
    node: yaml.ScalarNode
    flow: bool


def compose(source: str) -> yaml.Node | None:
    """The root of the one document in ``source``.

    None where it is not well formed, and where it is nested or refers to itself
    in a way that no content file does: a parser in C must not run out of stack.
    What a scalar says is to be had from :func:`said`.
    """
    if _STAND_IN.search(source):
        return None
    source = _permitted(source)
    try:
        return yaml.compose(source, Loader=_LOADER) if _is_modest(source) else None
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def fault(source: str) -> tuple[int, str] | None:
    """Where a source stops being YAML, and why; None where it does not."""
    try:
        _is_modest(_permitted(source))
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        return min(at, len(source)), error.problem or "it is broken"
    except (yaml.YAMLError, RecursionError, ValueError):
        pass  # the parser gives up, which says nothing about the source
    return None


def _permitted(source: str) -> str:
    return _FORBIDDEN.sub(lambda match: chr(0x100000 + ord(match[0])), source)


def said(node: yaml.ScalarNode) -> str:
    """What a scalar says, with the control characters that the parser may not see."""
    value: str = node.value
    return _STAND_IN.sub(lambda match: chr(ord(match[0]) - 0x100000), value)


def _is_modest(source: str) -> bool:
    depth = 0
    for event in yaml.parse(source, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True


def leaves(node: yaml.Node | None, key: str = "", flow: bool = False) -> Iterator[Leaf]:
    """The scalar values under a node, in order."""
    if isinstance(node, yaml.ScalarNode):
        yield Leaf(key, node, flow)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            under = name.value if isinstance(name, yaml.ScalarNode) else ""
            yield from leaves(value, under, flow or bool(node.flow_style))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from leaves(value, key, flow or bool(node.flow_style))


def top(node: yaml.Node | None) -> dict[str, str | list[str]]:
    """The scalars and the lists of scalars at the top of the data, as they are written."""
    found: dict[str, str | list[str]] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            found[key.value] = value.value
        elif isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.SequenceNode):
            scalars = [item for item in value.value if isinstance(item, yaml.ScalarNode)]
            found[key.value] = [item.value for item in scalars]
    return found


def parts(source: str, fields: Collection[str], offset: int = 0) -> list[Part]:
    """The strings under the keys ``fields``; ``offset`` is where ``source`` begins in the file.

    Each node of a list at the top is a record of its own.
    """
    root = compose(source)
    records = root.value if isinstance(root, yaml.SequenceNode) else [root]
    found = []
    for group, record in enumerate(records):
        language = language_in(top(record))
        for leaf in leaves(record):
            if leaf.key in fields and leaf.node.tag == _STRING:
                part = _part(source, leaf, offset)
                if part is not None:
                    found.append(part._replace(language=language, group=group))
    return found


def shape(node: yaml.Node | None, fields: Collection[str], key: str = "") -> Hashable:
    """Keys, types and values, of the strings under ``fields`` only that they are strings."""
    if isinstance(node, yaml.MappingNode):
        pairs = []
        for name, value in node.value:
            text = name.value if isinstance(name, yaml.ScalarNode) else ""
            pairs.append((shape(name, ()), shape(value, fields, text)))
        return node.tag, tuple(pairs)
    if isinstance(node, yaml.SequenceNode):
        return node.tag, tuple(shape(value, fields, key) for value in node.value)
    if isinstance(node, yaml.ScalarNode):
        prose = key in fields and node.tag == _STRING
        return node.tag, None if prose else node.value
    return None


def _part(source: str, leaf: Leaf, offset: int) -> Part | None:
    node, style = leaf.node, leaf.node.style or ""
    start, end = _inside(source, node)
    block = style in ("|", ">")
    text = said(node).rstrip("\n") if block else said(node)
    raw = source[start:end]
    decode = Patch(_decode(raw, style, _column(source, start)))
    if not text or decode.apply(raw) != text:
        return None
    head = source[node.start_mark.index : start] if block else style
    around = (f"{{x: {head}", f"{head}}}") if leaf.flow else (f"x: {head}", "\n" if block else head)
    spelling = Spelling(
        escape=_ESCAPERS.get(style, str),
        read=partial(_read, around),
        quote=_QUOTERS.get(style, str),
    )
    return Part(offset + start, offset + end, text, decode, spelling=spelling)


def _read(around: tuple[str, str], written: str) -> str | None:
    """What a scalar says between the marks of its kind, in a mapping made for it alone."""
    found = list(leaves(compose(around[0] + written + around[1])))
    if len(found) != 1 or found[0].key != "x" or found[0].node.tag != _STRING:
        return None
    value = said(found[0].node)
    return value.rstrip("\n") if around[1] == "\n" else value


def _inside(source: str, node: yaml.ScalarNode) -> tuple[int, int]:
    """The span of a scalar without its quotes, or the head and the first indent of a block."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("'", '"'):
        return start + 1, end - 1
    if node.style in ("|", ">"):
        head = _BLOCK_HEAD.match(source, start, end)
        return head.end() if head else end, len(source[:end].rstrip("\r\n \t"))
    return start, end


def _column(source: str, start: int) -> int:
    return start - max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) - 1


def _decode(raw: str, style: str, column: int) -> Iterator[Edit]:
    """From what stands there to what it says; in hard cases wrong, which the caller checks."""
    if style in ("|", ">"):
        yield from _block(raw, style, column)
        return
    if style == '"':
        yield from strings.escapes(raw, 0, len(raw))
    elif style == "'":
        yield from (Edit(*match.span(), "'") for match in _TWO_APOSTROPHES.finditer(raw))
    if "\\\n" not in raw and "\\\r" not in raw:
        yield from _folds(raw)


def _folds(raw: str) -> Iterator[Edit]:
    """A line end is a space, and each empty line after it a line end."""
    for match in _FOLD.finditer(raw):
        ends = len(_LINE_END.findall(match[0]))
        yield Edit(*match.span(), "\n" * (ends - 1) or " ")


def _block(raw: str, style: str, indent: int) -> Iterator[Edit]:
    """Line ends with the indent after them. Folding around empty lines is left to the check."""
    for match in _LINE_END.finditer(raw):
        end = match.end()
        while end < len(raw) and raw[end] == " " and end - match.end() < indent:
            end += 1
        yield Edit(match.start(), end, " " if style == ">" else "\n")


_ESCAPERS: dict[str, Callable[[str], str]] = {
    "'": lambda text: text.replace("'", "''"),
    '"': strings.escape,
}
_QUOTERS: dict[str, Callable[[str], str]] = {**_ESCAPERS, "": strings.quote}
