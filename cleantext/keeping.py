"""What was taken out of a Markdown page, kept in its front matter.

A line such as a byline is no part of the article, but what it says is worth
keeping. Keys that a page has are its own: they are neither changed nor added to.
Where the front matter would not say what it said before, and the new keys beside
it, it is left as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace

from cleantext.edits import Edit, Patch
from cleantext.formats import format_of, frontmatter
from cleantext.formats.frontmatter import FrontMatter
from cleantext.lexicon import Lexicon, bundled
from cleantext.outcome import Repairer
from cleantext.report import Report

Value = str | list[str]


@dataclass(frozen=True, slots=True)
class _Key:
    """Under which key a kind of extract is kept.

    Attributes:
        name: the key.
        also: other keys under which a page may say the same.
        many: whether it is a list, of what ``parted`` takes apart.
        parted: a pattern of what stands between two of them.
    """

    name: str
    also: frozenset[str] = frozenset()
    many: bool = False
    parted: str = ""


_KEYS = {
    "author": _Key("authors", frozenset({"author", "byline"}), True, r"\s*[,;/|&]\s*"),
    "agency": _Key("agency"),
    "place": _Key("place", frozenset({"location", "dateline"})),
    "date": _Key("date"),
    "credit": _Key("credits", frozenset({"credit", "photographer", "photographers"}), True),
    "tag": _Key("tags", frozenset({"tag", "keywords"}), True, r"\s*[,;|•·]\s*"),
}
_FENCE = re.compile(r"\ufeff?(?:---|\+\+\+|;;;)")  # of what is no front matter that we can read
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Keeping:
    """A pipeline that keeps what it takes out of Markdown. Can be pickled if the pipeline can."""

    pipeline: Repairer

    def run(self, text: str, *, path: str) -> Report:
        """Repair one text."""
        return in_front_matter(self.pipeline.run(text, path=path), path)

    def selects(self, id: str, path: str) -> bool:
        """Whether what is reported under an id is wanted in a file."""
        return self.pipeline.selects(id, path)


def in_front_matter(report: Report, path: str) -> Report:
    """A report in which the front matter says what was taken out, too.

    The report comes back as it is where nothing was, where the path does not say
    that the file is Markdown, or where the front matter cannot be added to safely.
    """
    if not report.metadata or format_of(path) != "markdown":
        return report
    front = frontmatter.split(report.source)
    had = _pairs(front)
    if had is None or (not front.kind and _FENCE.match(report.source)):
        return report
    new = dict(_new(report, {name.casefold() for name, _ in had}))
    if not new:
        return report
    at, text = _addition(front, report.source, new)
    rules = {finding.rule for finding in report.repairs if finding.extracts}
    try:
        patch = Patch([*report.patch, Edit(at, at, text, tuple(sorted(rules)))])
    except ValueError:  # something else is written there
        return report
    fixed = patch.apply(report.source)
    if not _says(fixed, report.fixed, new):
        return report
    document = report.document.with_text(fixed)
    return replace(report.retold(patch=patch), document=document)


def _new(report: Report, had: set[str]) -> Iterator[tuple[str, Value]]:
    """The keys that the page does not have, each with what it is to say."""
    for extract, key in _KEYS.items():
        if key.name in had or key.also & had or extract not in report.metadata:
            continue
        found = [text.text.strip() for text in report.metadata[extract]]
        if key.parted:
            between = re.compile(key.parted + _conjunctions(report.language, key))
            found = [part for text in found for part in between.split(text)]
        values = list(dict.fromkeys(value for value in found if value))
        if values:
            yield key.name, values if key.many or len(values) > 1 else values[0]


def _conjunctions(language: str, key: _Key) -> str:
    """More of what parts names: ``and``, ``y``, ``und``."""
    words = Lexicon((bundled(),), language).words("conjunctions") if key.name == "authors" else ()
    return "".join(rf"|\s+{re.escape(word)}\s+" for word in sorted(words))


def _addition(front: FrontMatter, text: str, new: Mapping[str, Value]) -> tuple[int, str]:
    """Where to write in the source, and what."""
    match = _BREAK.search(text)
    end = match[0] if match else "\n"
    if front.kind == "json":
        at = front.start + front.source.find("{") + 1
        empty = not front.source.partition("{")[2].partition("}")[0].strip()
        lines = f",{end}".join(f"  {_written(key)}: {_written(new[key])}" for key in new)
        return at, f"{end}{lines}{'' if empty else ','}"
    sign = " = " if front.kind == "toml" else ": "
    lines = "".join(f"{key}{sign}{_written(value)}{end}" for key, value in new.items())
    if front.kind == "toml":
        return front.start, lines  # further down it might belong to a table
    if front.kind == "yaml":
        return front.start + len(front.source), lines
    return int(text.startswith("\ufeff")), f"---{end}{lines}---{end}{end}"


def _written(value: Value) -> str:
    """A string or a list as JSON, which YAML and TOML read alike."""
    return json.dumps(value, ensure_ascii=False)


def _pairs(front: FrontMatter) -> list[tuple[str, Hashable]] | None:
    """The keys at the top and the shape of their values; None where there are no such things."""
    if not front.kind:
        return []
    shape = frontmatter.shape(front, ())
    if front.kind == "yaml":
        if shape is None:  # no data at all, or none that can be read
            return None if front.source.strip() else []
        shape = shape[1] if isinstance(shape, tuple) else None
    if not isinstance(shape, tuple):
        return None
    pairs = [pair for pair in shape if isinstance(pair, tuple) and len(pair) == 2]
    found = [(name[1] if isinstance(name, tuple) else name, value) for name, value in pairs]
    strings = [(name, value) for name, value in found if isinstance(name, str)]
    return strings if len(strings) == len(shape) else None


def _says(fixed: str, before: str, new: Mapping[str, Value]) -> bool:
    """Whether a page says what it said, and the new keys beside it."""
    old, front = frontmatter.split(before), frontmatter.split(fixed)
    had, has = _pairs(old), _pairs(front)
    said = frontmatter.data(front)
    if had is None or has is None or not isinstance(said, dict):
        return False
    same_body = fixed[front.body :].lstrip("\r\n") == before[old.body :].lstrip("\r\n")
    kept = [pair for pair in has if pair[0] not in new]
    return same_body and kept == had and all(said.get(key) == new[key] for key in new)
