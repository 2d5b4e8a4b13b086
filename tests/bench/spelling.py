"""What the finding of mixed spellings finds, misses and gets wrong.

    python tests/bench/spelling.py --data DIR [--only PART] [--flags] [--peers DIR]

DIR has ``gold/`` and ``eval/``. Pairs of forms are planted into real articles of
their language, each in the middle of a sentence, and must be, or must not be,
reported by the listed groups, or by the discovery of names with the listed group
taken away. ``--flags`` prints every flag on text in which nothing was planted,
``--peers`` how many pairs of others' lists are known (see ``spelling_peers.py``).
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import spelling_peers
from spelling_articles import Articles, Pair, records

from cleantext.document import Document
from cleantext.findings import Finding
from cleantext.fixers.spelling import SpellingFixer, SpellingSettings
from cleantext.formats import protector
from cleantext.rules import RuleBook
from cleantext.variants.groups import Index

BOOK = RuleBook()
_FIXERS: dict[str, SpellingFixer] = {}


def fixer(language: str) -> SpellingFixer:
    if language not in _FIXERS:
        rules = [rule for rule in BOOK.for_language(language) if rule.kind == "spelling"]
        _FIXERS[language] = SpellingFixer(rules, BOOK.lexicon(language), SpellingSettings())
    return _FIXERS[language]


def check(text: str, language: str, using: SpellingFixer | None = None) -> list[Finding]:
    document = Document(text, language=language, protect=protector("plain"))
    return list((using or fixer(language)).check(document))


def reported(findings: Iterable[Finding], spans: list[tuple[int, int]], part: str = "") -> bool:
    return any(
        part in finding.rule
        and all(any(a < end and start < b for a, b in finding.related) for start, end in spans)
        for finding in findings
    )


def without(language: str, pair: Pair) -> SpellingFixer:
    """The fixer of a language without the groups that have both forms."""
    whole = fixer(language)
    rules = [rule for rule in BOOK.for_language(language) if rule.kind == "spelling"]
    reduced = SpellingFixer(rules, BOOK.lexicon(language), SpellingSettings())
    index = whole._lists.index
    gone = {row for form in pair[1:] for row, _ in index.places(form)}
    reduced._lists.__dict__["index"] = Index(
        row for number, row in enumerate(index.rows) if number not in gone
    )
    return reduced


def is_name_pair(pair: Pair) -> bool:
    return all(form.isalpha() and form.istitle() and len(form) >= 5 for form in pair[1:])


def plain(form: str) -> str:
    return form.replace("’", "'").strip("«»")


def gold_pairs(data: Path) -> Iterator[Pair]:
    for row in records(data / "gold" / "spelling_groups.jsonl"):
        for one, other in combinations(row["variants"], 2):
            if plain(one) != plain(other):
                yield row["lang"], one, other


def share(found: int, of: int) -> str:
    return f"{found} of {of} ({100 * found / max(of, 1):.1f} %)"


def bench_listed(data: Path, articles: Articles) -> None:
    found, total, missed = Counter[str](), Counter[str](), []
    for pair in gold_pairs(data):
        text, spans = articles.planted(pair)
        total[pair[0]] += 1
        if reported(check(text, pair[0]), spans):
            found[pair[0]] += 1
        else:
            missed.append(pair)
    print("listed gold pairs found:", share(found.total(), total.total()))
    print("  ", {lang: share(found[lang], total[lang]) for lang in total})
    print("   missed:", missed[:60])


def bench_discovery(data: Path, articles: Articles) -> None:
    found, total, missed = Counter[str](), Counter[str](), []
    for pair in filter(is_name_pair, gold_pairs(data)):
        text, spans = articles.planted(pair)
        total[pair[0]] += 1
        if reported(check(text, pair[0], without(pair[0], pair)), spans, "alike"):
            found[pair[0]] += 1
        else:
            missed.append(pair[1:])
    print("gold name pairs discovered without their group:", share(found.total(), total.total()))
    print("  ", {lang: share(found[lang], total[lang]) for lang in total})
    print("   missed, a sample:", random.Random(1).sample(missed, min(40, len(missed))))


def bench_different(data: Path, articles: Articles) -> None:
    accents = records(data / "eval" / "accent_pairs.jsonl")
    sources = {
        "not variants": records(data / "gold" / "spelling_not_variants.jsonl"),
        "confusables": records(data / "eval" / "name_confusables.jsonl"),
        "accent pairs, different": [row for row in accents if row["label"] == "different"],
        "accent pairs, same lemma": [row for row in accents if row["label"] == "same-lemma"],
    }
    for name, rows in sources.items():
        wrong: dict[str, list[Pair]] = {"listed": [], "discovered": []}
        for row in rows:
            pair = (row["lang"], row["a"], row["b"])
            text, spans = articles.planted(pair)
            findings = [f for f in check(text, pair[0]) if reported([f], spans)]
            if findings:
                kind = "discovered" if "alike" in findings[0].rule else "listed"
                wrong[kind].append(pair)
        for kind, pairs in wrong.items():
            print(f"{name}, {kind}: {share(len(pairs), len(rows))} {pairs[:12]}")


def bench_english(data: Path, articles: Articles) -> None:
    rows = records(data / "eval" / "english_variants.jsonl")
    missed, wrong, total = [], [], 0
    for row in rows:
        pair = ("en", row["a"], row["b"])
        text, spans = articles.planted(pair)
        found = reported(check(text, "en"), spans)
        if row["label"] == "variant":
            total += 1
            missed += [] if found else [pair[1:]]
        elif found:
            wrong.append(pair[1:])
    print("english variants found:", share(total - len(missed), total), "missed:", missed)
    print("english words that are no variants, flagged:", share(len(wrong), len(rows) - total))
    for dialect in "ABCDZ":
        words = {
            row[side]
            for row in rows
            if row["label"] == "variant"
            for side, tags in zip("ab", row["tags"], strict=True)
            # British -ise spellings are Oxford's, too, where it has none of its own.
            if dialect in tags or (dialect == "Z" and "B" in tags and "Z" not in str(row["tags"]))
        }
        text = "".join(f"They said {word} again. " for word in sorted(words))
        flags = [finding.message for finding in check(text, "en")]
        print(f"dialect {dialect} alone, {len(words)} words: {len(flags)} flags", flags[:5])


def bench_clean(data: Path, show: bool) -> None:
    for name in ("clean", "scraped_news"):
        rows = records(data / "eval" / f"{name}.jsonl")
        by_rule = Counter[str]()
        for row in rows:
            for finding in check(row["text"], row["lang"]):
                by_rule[finding.rule.rpartition("/")[2]] += 1
                if show:
                    print("  ", row["id"], finding.rule, finding.message)
        print(f"{name}, {len(rows)} documents, flags by rule: {dict(by_rule)}")


def bench_cost(data: Path) -> None:
    for language in ("es", "en", "fr", "de", "ru"):
        rows = [r["text"] for r in records(data / "eval" / "clean.jsonl") if r["lang"] == language]
        documents = [Document(text, language=language) for text in rows]
        subject = fixer(language)
        best = min(_seconds(subject, documents) for _ in range(7))
        size = sum(len(document.text) for document in documents)
        print(f"cost on clean {language}: {best * 1e6 * 2650 / size:.1f} µs per 2,650 characters")


def _seconds(subject: SpellingFixer, documents: list[Document]) -> float:
    start = time.process_time()
    for document in documents:
        for _ in subject.check(document):
            pass
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="listed,discovery,different,english,clean,cost")
    parser.add_argument("--flags", action="store_true")
    parser.add_argument("--peers", type=Path)
    arguments = parser.parse_args()
    if arguments.peers:
        spelling_peers.bench(arguments.peers)
        return
    articles = Articles(arguments.data)
    planted = {
        "listed": bench_listed,
        "discovery": bench_discovery,
        "different": bench_different,
        "english": bench_english,
    }
    for part in arguments.only.split(","):
        if part in planted:
            planted[part](arguments.data, articles)
        elif part == "clean":
            bench_clean(arguments.data, arguments.flags)
        else:
            bench_cost(arguments.data)


if __name__ == "__main__":
    main()
