"""Every example of the CommonMark specification, with damage planted in it.

The specification is CC BY-SA and not part of this repository; get it with
``npm pack commonmark-spec`` and name its spec.txt:

    python tests/bench/commonmark.py spec.txt

Each example is repaired as it is, and once for each place where two letters or
a space could be damaged. Whatever the rules do, the page as another parser
renders it must have the same tree, attributes and code, and text that differs
only by the repair. Prints how many plantings were repaired, left because they
stand in markup, and refused because the repair would have made markup.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import html5lib
from markdown_it import MarkdownIt

from cleantext import Config, Pipeline

_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)\n?^\.\n", re.DOTALL | re.MULTILINE)
_PLACES = re.compile(r"(?<=[A-Za-z])(?=[A-Za-z])|(?<=[A-Za-z]) (?=[A-Za-z])")
_RULES = Path(__file__).parent.parent / "planted.toml"
_CODE = ("pre", "code", "script", "style")
_RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render

DAMAGE = {"  ": " ", "¦": '"', "¥": "\\", "‹": "<", "•": ": "}
"""What is planted, and what the rules of the tests make of it."""


def examples(spec: str) -> list[str]:
    return [match.replace("→", "\t") for match in _EXAMPLE.findall(spec)]


def planted(source: str) -> Iterator[tuple[str, str]]:
    """The kind of damage and the damaged text, one place at a time."""
    for match in _PLACES.finditer(source):
        kinds = ["  "] if match[0] else [kind for kind in DAMAGE if kind != "  "]
        for kind in kinds:
            yield kind, source[: match.start()] + kind + source[match.end() :]


def tree(html: str) -> list[object]:
    """Tags with attributes, and code; no other text."""
    seen: list[object] = []

    def walk(node: object, code: bool) -> None:
        name = str(getattr(node, "tag", "")).rpartition("}")[2]
        inside = code or name in _CODE
        seen.append((name, sorted(node.attrib.items()), node.text if inside else None))
        for child in node:
            walk(child, inside)
            if inside:
                seen.append(child.tail)
        seen.append(f"/{name}")

    walk(html5lib.parse(html), False)
    return seen


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("spec", type=Path)
    spec = arguments.parse_args().spec.read_text(encoding="utf-8")
    pipeline = Pipeline(Config(select=("und/planted",), rules=(_RULES,)))
    everything = Pipeline()
    outcomes: Counter[str] = Counter()
    wrong = 0
    for source in examples(spec):
        changed = everything.run(source, format="markdown", language="en").fixed
        outcomes["examples"] += 1
        outcomes["examples changed by the shipped rules"] += changed != source
        wrong += _differs(source, changed)
        for _, damaged in planted(source):
            report = pipeline.run(damaged, format="markdown", language="en")
            outcomes["refused" if report.refused else "mended" if report.patch else "left"] += 1
            wrong += _differs(damaged, report.fixed)
    print(dict(outcomes), f"wrong: {wrong}", sep="\n")
    sys.exit(bool(wrong))


def _differs(before: str, after: str) -> bool:
    if before == after or tree(_RENDER(before)) == tree(_RENDER(after)):
        return False
    print("--- before", before, "--- after", after, sep="\n")
    return True


if __name__ == "__main__":
    main()
