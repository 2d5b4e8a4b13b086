"""Whether a change to the code changes any outcome: for work on speed, which must not.

    python tests/bench/same.py --data DIR --save BEFORE      before the change
    python tests/bench/same.py --data DIR --against BEFORE   after it

Every text of the JSONL files in DIR, damaged news of our own and hostile mixtures of both
go through the default pipeline and through the encoding rules alone. What is compared is
all that a report says: the text, each edit, repair, flag and extract, and the rounds.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import corpus

from cleantext import Config, Pipeline, Report

Rows = list[tuple[Any, ...]]

_KEYS = ("text", "damaged", "original", "expected", "lines")
_MIXED, _SHOWN = 3000, 5
_PIECES = (
    "Ã¡|Ã©|Ã±|â€œ|â€\u009d|â€™|Â |Â|Ã|Ð¿Ñ€|├®|√©|\x80|\x9d|\ufffd|?|&amp;|&eacute;|\\u00e1|%C3%A1|"
    "=C3=A1|e\u0301|¨|\xad|ÖÐ¹ú|涓浗|Pаris|—|«|»|“|”|’|. .|,,|\n|\r\n| |  |\u200b|ﬁ|\xa0|ё|Ѐ|😀|"
    "ðŸ˜€|`x`|\x00|\udc80|https://a.example/Ã¡"
)


def texts(data: Path) -> Iterator[str]:
    """All texts, always the same for the same files."""
    found = []
    for path in sorted(data.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            record = json.loads(line) if line else {}
            said = [record[key] for key in _KEYS if key in record]
            found += ["\n".join(row[0] for row in s) if isinstance(s, list) else s for s in said]
    for number, (code, text) in enumerate(corpus.built(100)):
        found += [text, corpus.damaged(code, text, number)]
    yield from found
    chance = random.Random(2311)
    for _ in range(_MIXED):
        text, other = chance.choice(found)[:2000], chance.choice(found)[:2000]
        if chance.random() < 0.5:
            text = corpus.misread(text, chance.choice(("cp1252", "latin-1", "cp1251", "mac_roman")))
        parts = [text[: len(text) // 2], other[len(other) // 2 :]]
        for _ in range(chance.randrange(6)):
            part, piece = chance.choice(parts), chance.choice(_PIECES.split("|"))
            at = chance.randrange(len(part) + 1)
            parts[parts.index(part)] = part[:at] + piece + part[at:]
        yield "".join(parts)


def outcome(report: Report) -> tuple[object, ...]:
    return (
        report.fixed,
        [tuple(edit) for edit in report.patch],
        [tuple(finding) for finding in report.repairs],
        [tuple(finding) for finding in report.flags],
        {key: [tuple(e) for e in group] for key, group in report.metadata.items()},
        report.rounds,
        report.unsettled,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument(
        "--every", type=int, default=1, help="only each so-manieth text; BEFORE has all"
    )
    args = parser.parse_args()
    pipelines = [Pipeline(), Pipeline(Config(select=("*/encoding", "und/invisible")))]
    chosen = islice(texts(args.data), 0, None, args.every)
    outcomes = [(text, *(outcome(pipe.run(text)) for pipe in pipelines)) for text in chosen]
    print(f"{len(outcomes)} texts")
    if args.save:
        args.save.write_bytes(pickle.dumps(outcomes))
    if args.against:
        compare(pickle.loads(args.against.read_bytes())[:: args.every], outcomes)


def compare(before: Rows, after: Rows) -> None:
    """Print how many differ, and the first few."""
    differing = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    for old, new in differing[:_SHOWN]:
        print(f"differs: {old[0][:100]!r}")
        for one, other in chain.from_iterable(map(zip, old[1:], new[1:])):
            if one != other:
                print(f"  before {one!r:.300}\n  after  {other!r:.300}")
    print(f"{len(differing)} differ")


if __name__ == "__main__":
    main()
