"""How well damage is undone: the encoding stage alone, against ftfy and plsfix in the same run.

    python tests/bench/encoding.py --data DIR [--only exact,harm,wild,gold,speed] [--kind KIND]
    python tests/bench/encoding.py --only published --cases python-ftfy/tests/test-cases

DIR holds ``mojibake.jsonl``, ``wild_mojibake.jsonl``, ``clean.jsonl`` and
``scraped_news.jsonl``, and beside it ``gold/mojibake_cases.jsonl``. No record's
language is given to any tool but for the gold cases.

*exact*: documents that come out as expected; *right*: damaged words (between white
space) that come out as expected; *wrong*: words that were changed into something
else than expected, of all that were changed; *harmed*: documents in which a word
that was right is not any more. A word in which one of several faults is mended
counts as neither right nor wrong. Of ftfy the better of two modes counts,
``fix_encoding`` on the whole document and ``fix_text`` line by line without
``uncurl_quotes``; both peers are forgiven what they do to the clean text, too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import ftfy

from cleantext import Config, Document, Pipeline, languages
from cleantext.formats import protector

_STAGE = Config(select=("*/encoding", "und/invisible"))
_HOLE = re.compile(r"[\ufffd?ÃÄÅÈÐÑâ]")
_SHOWN = 12

Fix = Callable[[str], str]


@dataclass
class Score:
    """What one tool did to the documents of one kind."""

    documents: int = 0
    exact: int = 0
    damaged: int = 0
    right: int = 0
    wrong: int = 0
    harmed: int = 0

    def add(self, damaged: str, expected: str, fixed: str) -> None:
        self.documents += 1
        self.exact += fixed == expected
        rows = [re.findall(r"\S+", text) for text in (damaged, expected, fixed)]
        if len({len(row) for row in rows}) != 1:
            return
        harmed = False
        for old, wanted, new in zip(*rows, strict=True):
            self.damaged += old != wanted
            self.right += old != wanted and new == wanted
            mended = new != old and new != wanted and not _HOLE.search(new)
            self.wrong += mended
            harmed |= old == wanted != new
        self.harmed += harmed

    def row(self) -> str:
        changed = self.right + self.wrong
        precision = 100 * self.right / changed if changed else 100.0
        right = 100 * self.right / self.damaged if self.damaged else 100.0
        exact = 100 * self.exact / self.documents
        return f"{exact:6.1f} {right:6.1f} {precision:6.2f} {self.harmed:4d}"


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def ours() -> Fix:
    pipeline = Pipeline(_STAGE)
    return lambda text: pipeline.run(text).fixed


def by_line(text: str) -> str:
    return ftfy.fix_text(text, uncurl_quotes=False, fix_character_width=False)


def plsfix() -> Fix | None:
    try:
        import plsfix as peer
    except ImportError:
        return None
    fix: Fix = peer.fix_text
    return fix


def exact(data: Path, only: str | None) -> None:
    """One row for each kind of damage."""
    fix, rust = ours(), plsfix()
    kinds: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for record in records(data / "mojibake.jsonl"):
        if only is None or record["kind"] == only:
            kinds.setdefault((record["cls"], record["kind"]), []).append(record)
    print(f"{'':36}    n  exact  right  prec. harm | exact: ftfy plsfix | µs ours  ftfy")
    for (group, kind), found in sorted(kinds.items()):
        score, peers, seconds = Score(), [0, 0, 0], [0.0, 0.0]
        for record in found:
            damaged, expected = record["damaged"], record["expected"]
            start = process_time()
            fixed = fix(damaged)
            middle = process_time()
            lines = by_line(damaged)
            seconds[1] += process_time() - middle
            seconds[0] += middle - start
            score.add(damaged, expected, fixed)
            peers[0] += ftfy.fix_encoding(damaged) == ftfy.fix_encoding(expected)
            peers[1] += lines == by_line(expected)
            peers[2] += rust is not None and rust(damaged) == rust(expected)
        shares = [100 * count / len(found) for count in peers]
        micro = [second / len(found) * 1e6 for second in seconds]
        print(
            f"{group:12}{kind:24} {len(found):4d} {score.row()} |"
            f"       {max(shares[:2]):5.1f}  {shares[2]:5.1f} | {micro[0]:7.0f} {micro[1]:5.0f}"
        )
    print()


def harm(data: Path) -> None:
    """Documents that need nothing and are changed, or flagged."""
    pipeline = Pipeline(_STAGE)
    for name in ("clean.jsonl", "scraped_news.jsonl"):
        changed = flagged = total = peer = 0
        shown = []
        for record in records(data / name):
            total += 1
            report = pipeline.run(record["text"])
            changed += report.changed
            flagged += bool(report.flags)
            peer += by_line(record["text"]) != record["text"]
            for finding in report.findings:
                around = report.source[max(finding.start - 20, 0) : finding.end + 20]
                mark = "repair" if finding.edits else "flag"
                shown.append(f"  {mark} {record['lang']} {finding.message!r} in {around!r}")
        print(
            f"{name}: {total} documents, {changed} changed, {flagged} flagged; ftfy {peer} changed"
        )
        print("\n".join(shown[:_SHOWN]))
    print()


def wild(data: Path) -> None:
    fix = ours()
    found = [record for record in records(data / "wild_mojibake.jsonl") if record["recoverable"]]
    missed = [(r, fix(r["original"])) for r in found if fix(r["original"]) != r["expected"]]
    peer = sum(by_line(r["original"]) == r["expected"] for r in found)
    share = 100 * (len(found) - len(missed)) / len(found)
    print(
        f"wild: {len(found)} recoverable, {share:.1f} % exact; ftfy {100 * peer / len(found):.1f} %"
    )
    for record, fixed in missed[:_SHOWN]:
        print(f"  {record['lang']} {record['original'][:70]!r} -> {fixed[:70]!r}")
    print()


def gold(data: Path) -> None:
    """Single words mostly, which no tool could tell the language of: it is given here."""
    pipeline = Pipeline(_STAGE)
    found = list(records(data.parent / "gold" / "mojibake_cases.jsonl"))
    for kind in ("keep", "fix"):
        rows = [
            (record, pipeline.run(record["input"], language=record["lang"] or None).fixed)
            for record in found
            if record["kind"] == kind
        ]
        missed = [(record, fixed) for record, fixed in rows if fixed != record["expected"]]
        print(f"gold {kind}: {len(rows) - len(missed)} of {len(rows)}")
        for record, fixed in missed:
            wanted = record["expected"]
            print(f"  {record['family']} {record['input']!r} -> {fixed!r}, not {wanted!r}")
    print()


def published(cases: Path) -> None:
    """The cases that ftfy is published with and passes; what of ours comes out otherwise."""
    fix, passed, missed = ours(), 0, []
    for path in sorted(cases.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            source = case["original"]
            wanted = {case["fixed"], case.get("fixed-encoding", case["fixed"])}
            if case["expect"] != "pass" or wanted.isdisjoint((ftfy.fix_encoding(source),)):
                continue
            fixed = fix(source)
            passed += fixed in wanted
            if fixed not in wanted:
                missed.append((path.stem, case["label"], source, fixed, case["fixed"]))
    print(f"published cases that ftfy passes: {passed} of {passed + len(missed)}")
    for stem, label, source, fixed, expected in missed:
        print(f"  {stem}: {label}\n    {source!r}\n -> {fixed!r}\nnot {expected!r}")
    print()


_WARM = 8
"""So many times all texts pass before it counts: only after some hundreds of texts of a language
does a scan look at them, and a corpus has more."""


def speed(data: Path, repeats: int) -> None:
    """Ratios to the peers, in turn in every repeat, over documents of the same kind."""
    runs: dict[str, Callable[[str], object]] = {"ours": ours(), "ftfy": ftfy.fix_text}
    if rust := plsfix():
        runs["plsfix"] = rust
    runs["the fixers of ours, without the engine"] = fixers()
    news = [record["text"] for record in records(data / "scraped_news.jsonl")][:300]
    sets = {"clean news": news, "damaged news": [damage(text) for text in news]}
    for name, texts in sets.items():
        for run in runs.values():
            for _ in range(_WARM):
                clock(run, texts)
        times = {peer: [clock(run, texts) for _ in range(repeats)] for peer, run in runs.items()}
        size = sum(map(len, texts)) / len(texts)
        line = ", ".join(
            f"{peer} {median(t) / len(texts) * 1e6:.0f} µs" for peer, t in times.items()
        )
        ratios = ", ".join(
            f"{median(times[peer]) / median(times['ours']):.1f} times {peer}"
            for peer in runs
            if peer != "ours"
        )
        print(f"{name}: {len(texts)} texts of {size:.0f} characters: {line}; {ratios}")


def fixers() -> Callable[[str], object]:
    """What the fixers find in a text, its language included, without the engine around them."""
    pipeline = Pipeline(_STAGE)

    def check(text: str) -> list[object]:
        document = Document(text, detect=languages.detect, protect=protector("plain"))
        fixers = chain.from_iterable(pipeline.fixers(document.language).values())
        return [finding for fixer in fixers for finding in fixer.check(document)]

    return check


def damage(text: str) -> str:
    return text.encode("utf-8").decode("latin-1")


def clock(run: Callable[[str], object], texts: Sequence[str]) -> float:
    start = process_time()
    for text in texts:
        run(text)
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only", default="exact,harm,wild,gold,speed")
    parser.add_argument("--kind")
    parser.add_argument("--cases", type=Path, help="the folder of ftfy's test cases")
    parser.add_argument("--repeats", type=int, default=3)
    args = parser.parse_args()
    steps = {
        "exact": lambda: exact(args.data, args.kind),
        "harm": lambda: harm(args.data),
        "wild": lambda: wild(args.data),
        "gold": lambda: gold(args.data),
        "published": lambda: published(args.cases),
        "speed": lambda: speed(args.data, args.repeats),
    }
    for name in args.only.split(","):
        steps[name]()


if __name__ == "__main__":
    main()
