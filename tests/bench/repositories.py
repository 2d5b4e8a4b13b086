"""Harm done to content repositories: what ``fix`` changes in them, and what it must not.

    python tests/bench/repositories.py CHECKOUT ... [--sample 100] [--seed 1] [--any]

Repairs every Markdown and HTML file below the given directories, in memory, and
proves by other parsers than cleantext's own that front matter has the same keys
and types, that the page has the same tree, links and code, and that a second
run changes nothing. Prints the counts, all paragraphs that were taken out, and
some other changes at random to be read. With ``--any``, other formats, too:
reStructuredText is parsed with docutils, YAML and JSON are loaded, and of AsciiDoc,
for which there is no parser in Python, no mark of markup may be in an edit.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from commonmark import tree
from markdown_it import MarkdownIt

from cleantext import Pipeline, Report
from cleantext.edits import Edit, Patch
from cleantext.formats import format_of

_RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
_FRONT = re.compile(r"\A---\s*\n(.*?)^---\s*$", re.DOTALL | re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"')\]]+")


_PAGES = (".md", ".markdown", ".mdx", ".html")
_OTHERS = (".rst", ".asc", ".adoc", ".yml", ".yaml", ".json", ".txt", ".csv")


def files(roots: list[Path], suffixes: tuple[str, ...] = _PAGES) -> Iterator[Path]:
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path


def harms(report: Report, format: str) -> Iterator[str]:
    """What is no longer as it was and should be; paragraphs may be taken out."""
    before = report.source
    after = Patch(edit for edit in report.patch if not _takes_out(edit)).apply(before)
    if format in _OTHER_HARMS:
        yield from _OTHER_HARMS[format](before, after, report.patch)
        return
    if format not in ("markdown", "html"):
        return
    if _front(before) != _front(after):
        yield "front matter"
    pages = [_FRONT.sub("", text) for text in (before, after)]
    if format == "markdown":
        pages = [_RENDER(page) for page in pages]
    if tree(pages[0]) != tree(pages[1]):
        yield "tree"
    if Counter(_URL.findall(before)) != Counter(_URL.findall(after)):
        yield "URLs"


def _takes_out(edit: Edit) -> bool:
    return not edit.text and any("/boilerplate/" in rule for rule in edit.rules)


def _rst(before: str, after: str, patch: Patch) -> Iterator[str]:
    if _doctree(before) != _doctree(after):
        yield "tree"


def _doctree(text: str) -> list[Any]:
    from docutils import core, nodes

    quiet = {"report_level": 5, "file_insertion_enabled": False, "raw_enabled": False}
    tree = core.publish_doctree(text, settings_overrides=quiet)
    return [
        (
            node.tagname,
            {key: value for key, value in getattr(node, "attributes", {}).items() if value},
            node.astext() if isinstance(node, nodes.literal | nodes.literal_block) else None,
        )
        for node in tree.findall()
        # Messages about roles and directives that Sphinx knows hold the text about it.
        if not isinstance(node, nodes.Text | nodes.system_message | nodes.problematic)
    ]


def _asciidoc(before: str, after: str, patch: Patch) -> Iterator[str]:
    for edit in patch:
        if set(before[edit.start : edit.end] + edit.text) & set("*_`#=|[]{}<>+~^/\\\n"):
            yield f"markup {before[edit.start : edit.end]!r}"


def _yaml(before: str, after: str, patch: Patch) -> Iterator[str]:
    if _loaded(yaml.safe_load, before) != _loaded(yaml.safe_load, after):
        yield "data"


def _json(before: str, after: str, patch: Patch) -> Iterator[str]:
    if _loaded(json.loads, before) != _loaded(json.loads, after):
        yield "data"


def _loaded(load: Callable[[str], Any], text: str) -> Any:
    try:
        return _types(load(text))
    except (ValueError, yaml.YAMLError):
        return "not well formed"


_OTHER_HARMS = {"rst": _rst, "asciidoc": _asciidoc, "yaml": _yaml, "json": _json}


def _front(text: str) -> Any:
    match = _FRONT.match(text)
    try:
        return _types(yaml.safe_load(match[1])) if match else None
    except yaml.YAMLError:
        return "not YAML"


def _types(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _types(item)) for key, item in value.items()]
    if isinstance(value, list):
        return [_types(item) for item in value]
    return type(value).__name__ if isinstance(value, str) else value


def changes(report: Report, path: Path) -> Iterator[tuple[str, bool]]:
    """Each edit with what is around it, and whether it takes a paragraph out."""
    source = report.source
    for edit in report.patch:
        head = source[max(edit.start - 60, 0) : edit.start]
        tail = source[edit.end : edit.end + 60]
        shown = f"{head}⟦{source[edit.start : edit.end]}→{edit.text}⟧{tail}"
        yield f"{path} {' '.join(edit.rules)}\n    {shown!r}", _takes_out(edit)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("roots", nargs="+", type=Path)
    arguments.add_argument("--sample", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--any", action="store_true", help="other formats than pages, too")
    options = arguments.parse_args()
    pipeline = Pipeline()
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    seen: list[tuple[str, bool]] = []
    begin = time.process_time()
    for path in files(options.roots, _PAGES + _OTHERS * options.any):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        counts["files"] += 1
        try:
            report = pipeline.run(text, format=format_of(path.name), path=str(path))
            counts["changed"] += report.changed
            counts["refused"] += bool(report.refused)
            counts["unsettled"] += not report.converged
            counts["edits"] += len(report.patch)
            found = list(harms(report, format_of(path.name))) if report.changed else []
            again = pipeline.run(report.fixed, format=format_of(path.name), path=str(path))
            if again.changed:
                found.append("not stable")
        except Exception:
            traceback.print_exc()
            found = ["failed"]
        for harm in found:
            print(f"HARM {harm}: {path}")
            counts[f"harm: {harm}"] += 1
        rules.update(rule for edit in report.patch for rule in edit.rules)
        seen += changes(report, path)
    print(dict(counts), f"{time.process_time() - begin:.1f} s", *rules.most_common(), sep="\n")
    print(*(f"TAKEN OUT {change}" for change, out in seen if out), sep="\n")
    others = [change for change, out in seen if not out]
    for change in random.Random(options.seed).sample(others, min(options.sample, len(others))):
        print(change)
    sys.exit(any(key.startswith("harm") for key in counts))


if __name__ == "__main__":
    main()
