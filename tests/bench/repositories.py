"""Harm done to content repositories: what ``fix`` changes in them, and what it must not.

    python tests/bench/repositories.py CHECKOUT ... [--sample 100] [--seed 1]

Repairs every Markdown and HTML file below the given directories, in memory, and
proves by other parsers than cleantext's own that front matter has the same keys
and types, that the page has the same tree, links and code, and that a second
run changes nothing. Prints the counts, and some changes at random to be read.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from commonmark import tree
from markdown_it import MarkdownIt

from cleantext import Pipeline, Report
from cleantext.formats import format_of

_RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
_FRONT = re.compile(r"\A---\s*\n(.*?)^---\s*$", re.DOTALL | re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"')\]]+")


def files(roots: list[Path]) -> Iterator[Path]:
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.suffix in (".md", ".markdown", ".html") and path.is_file():
                yield path


def harms(report: Report, format: str) -> Iterator[str]:
    """What is no longer as it was and should be."""
    before, after = report.source, report.fixed
    if _front(before) != _front(after):
        yield "front matter"
    pages = [_FRONT.sub("", text) for text in (before, after)]
    if format == "markdown":
        pages = [_RENDER(page) for page in pages]
    if tree(pages[0]) != tree(pages[1]):
        yield "tree"
    if Counter(_URL.findall(before)) != Counter(_URL.findall(after)):
        yield "URLs"


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


def changes(report: Report, path: Path) -> Iterator[str]:
    """Each edit with what is around it."""
    source = report.source
    for edit in report.patch:
        head = source[max(edit.start - 60, 0) : edit.start]
        tail = source[edit.end : edit.end + 60]
        shown = f"{head}⟦{source[edit.start : edit.end]}→{edit.text}⟧{tail}"
        yield f"{path} {' '.join(edit.rules)}\n    {shown!r}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("roots", nargs="+", type=Path)
    arguments.add_argument("--sample", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    pipeline = Pipeline()
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    seen: list[str] = []
    begin = time.process_time()
    for path in files(options.roots):
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
    for change in random.Random(options.seed).sample(seen, min(options.sample, len(seen))):
        print(change)
    sys.exit(any(key.startswith("harm") for key in counts))


if __name__ == "__main__":
    main()
