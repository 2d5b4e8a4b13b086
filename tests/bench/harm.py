"""How much the default pipeline changes in text that needs nothing: the harm bench.

    python tests/bench/harm.py --data FILE.jsonl [--given] [--rule PREFIX] [--sample N --seed S]

Each line of the file is a record with a ``text``, and where known an ``id`` and a
``lang``. Prints how many documents change, what each rule changes with examples in
their context (``[before → after]``) and how often in 100,000 sentences, and what it
flags. A change that is more than quote and spacing style leaves a different text
once quotation marks and white space are taken out of both.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cleantext import Config, Edit, Finding, Pipeline, Report

_CONTEXT = 40
_MARKS = "\"'`´«»‹›“”„‟‘’‚‛「」『』″′"
_SENTENCE_END = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s|$)|(?<=[^\s.!?…])\n")
_STYLE = str.maketrans(dict.fromkeys(_MARKS))


@dataclass
class Tally:
    """What one rule did: how often, in which documents, and where to look."""

    count: int = 0
    documents: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)

    def add(self, document: str, example: str) -> None:
        self.count += 1
        self.documents.add(document)
        self.examples.append(f"{document}: {example}")


def records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            record.setdefault("id", str(number))
            yield record


def is_style(report: Report, edit: Edit) -> bool:
    """Whether an edit changes only quotation marks and white space."""
    before = report.source[edit.start : edit.end]
    if all("/quotes/" in rule for rule in edit.rules):
        return True
    return _bare(before) == _bare(edit.text)


def _bare(text: str) -> str:
    return "".join(text.translate(_STYLE).split())


def shown(text: str, start: int, end: int, after: str | None = None) -> str:
    """A span in its context on one line; what is not printable is escaped."""
    before = text[max(start - _CONTEXT, 0) : start]
    behind = text[end : end + _CONTEXT]
    change = text[start:end] if after is None else f"{text[start:end]} → {after}"
    # repr escapes what a terminal would not show, and its quotes are not wanted.
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in f"{before}[{change}]{behind}")


def covers(prefix: str, finding: Edit | Finding) -> bool:
    rules = finding.rules if isinstance(finding, Edit) else (finding.rule,)
    return any(rule.startswith(prefix) for rule in rules)


@dataclass
class Harm:
    """The sums over a file."""

    prefix: str = ""
    documents: int = 0
    sentences: int = 0
    changed: set[str] = field(default_factory=set)
    beyond_style: set[str] = field(default_factory=set)
    unsettled: set[str] = field(default_factory=set)
    changes: dict[str, Tally] = field(default_factory=dict)
    flags: dict[str, Tally] = field(default_factory=dict)

    def add(self, name: str, report: Report) -> None:
        self.documents += 1
        self.sentences += len(_SENTENCE_END.findall(report.source))
        if not report.converged:
            self.unsettled.add(f"{name}: {', '.join(report.unsettled)}")
        for edit in report.patch:
            if not covers(self.prefix, edit):
                continue
            self.changed.add(name)
            style = is_style(report, edit)
            if not style:
                self.beyond_style.add(name)
            rule = " + ".join(edit.rules) + ("" if style else "  (beyond style)")
            example = shown(report.source, edit.start, edit.end, edit.text)
            self.changes.setdefault(rule, Tally()).add(name, example)
        for flag in report.flags:
            if covers(self.prefix, flag):
                example = shown(report.source, flag.start, flag.end)
                self.flags.setdefault(flag.rule, Tally()).add(name, example)

    def print(self, examples: int, chance: random.Random) -> None:
        def share(part: int) -> str:
            return f"{part} of {self.documents} ({part / max(self.documents, 1):.1%})"

        print(f"documents changed:                    {share(len(self.changed))}")
        print(f"  … by more than quotes and spacing:  {share(len(self.beyond_style))}")
        if self.unsettled:
            print(f"documents that did not settle:        {share(len(self.unsettled))}")
            for line in sorted(self.unsettled):
                print(f"    {line}")
        for title, tallies in (("changes", self.changes), ("flags", self.flags)):
            print(f"\n{title} by rule, and in 100,000 sentences (there are {self.sentences}):")
            for rule, tally in sorted(tallies.items(), key=lambda item: -item[1].count):
                rate = tally.count / max(self.sentences, 1) * 100_000
                documents = f"in {len(tally.documents):5} documents"
                print(f"  {tally.count:6} {documents} {rate:9.1f}  {rule}")
                some = chance.sample(tally.examples, min(examples, len(tally.examples)))
                print("".join(f"           {example}\n" for example in some), end="")

    def sample(self, size: int, chance: random.Random) -> None:
        everything = [
            f"{rule}\n    {example}"
            for rule, tally in sorted(self.changes.items())
            for example in tally.examples
        ]
        print(f"\n{min(size, len(everything))} of {len(everything)} changes at random:")
        for line in chance.sample(everything, min(size, len(everything))):
            print(f"  {line}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="JSONL with text, id, lang")
    parser.add_argument("--given", action="store_true", help="use lang, instead of detecting it")
    parser.add_argument("--rule", default="", metavar="PREFIX", help="only rules of this prefix")
    parser.add_argument("--language", help="only records with this lang")
    parser.add_argument("--unsafe-fixes", action="store_true")
    parser.add_argument("--examples", type=int, default=3, help="for each rule")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N changes")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)

    pipeline = Pipeline(Config(unsafe_fixes=options.unsafe_fixes))
    harm = Harm(prefix=options.rule)
    for record in records(options.data):
        if options.language in (None, record.get("lang")):
            language = record.get("lang") if options.given else None
            harm.add(record["id"], pipeline.run(record["text"], language=language))
    harm.print(options.examples, random.Random(options.seed))
    if options.sample:
        harm.sample(options.sample, random.Random(options.seed))


if __name__ == "__main__":
    main()
