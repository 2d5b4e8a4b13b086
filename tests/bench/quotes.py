"""How many of the quote cases come out right under the style that each row asks for.

    python tests/bench/quotes.py --data ../shared/gold

Only the rules about quotes are run. A row counts as right if the text is the
expected one, with all kinds of space taken as equal, as the sources of the
French rows differ on which one it is.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cleantext.config import Config
from cleantext.pipeline import Pipeline

_SPACES = str.maketrans("\u00a0\u202f", "  ")


@dataclass(frozen=True)
class Row:
    """One case and what came of it, without and with unsafe fixes."""

    profile: str
    kind: str
    text: str
    expected: str
    safe: str
    unsafe: str

    @property
    def right(self) -> bool:
        return same(self.safe, self.expected)

    @property
    def right_unsafe(self) -> bool:
        return same(self.unsafe, self.expected)


@cache
def pipeline(style: str, unsafe: bool = False) -> Pipeline:
    """A pipeline of the rules about quotes only, in one style."""
    config = Config(select=("*/quotes",), unsafe_fixes=unsafe)
    return Pipeline(config.with_kind("quotes", style=style))


def same(one: str, other: str) -> bool:
    """Whether two texts are equal but for the kind of their spaces."""
    return one.translate(_SPACES) == other.translate(_SPACES)


def rows(data: Path) -> Iterator[Row]:
    """The rows of ``quotes_cases.jsonl`` with what the rules make of them."""
    with (data / "quotes_cases.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            done = {
                unsafe: pipeline(case["profile"], unsafe).run(case["input"], language=case["lang"])
                for unsafe in (False, True)
            }
            yield Row(
                case["profile"],
                case["kind"],
                case["input"],
                case["expected"],
                done[False].fixed,
                done[True].fixed,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="directory of the gold files")
    found = list(rows(parser.parse_args().data))
    print(f"{'quotes':<14}{'rows':>6}{'right':>8}{'with --unsafe-fixes':>22}")
    for label, group in (
        ("convert", [row for row in found if row.kind == "convert"]),
        ("keep", [row for row in found if row.kind == "keep"]),
        ("all", found),
    ):
        right = sum(row.right for row in group) / max(len(group), 1)
        unsafe = sum(row.right_unsafe for row in group) / max(len(group), 1)
        print(f"{label:<14}{len(group):>6}{right:>8.1%}{unsafe:>22.1%}")
    for row in found:
        if not row.right:
            print(f"\n{row.profile} ({row.kind}){' right with unsafe' if row.right_unsafe else ''}")
            print(f"  text     {row.text!r}\n  expected {row.expected!r}\n  got      {row.safe!r}")


if __name__ == "__main__":
    main()
