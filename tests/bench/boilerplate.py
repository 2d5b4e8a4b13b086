"""How much boilerplate goes, and how much of the article goes with it.

    python tests/bench/boilerplate.py --data DIR [--peers DIR] [--show CLASS]
    python tests/bench/boilerplate.py --growth [--count N] [--language CODE]

The second says how long the most hostile of many made-up lines keeps each pattern
(``tests/hostile.py`` makes them), for every rule in every language.

DIR holds ``gold/`` and ``eval/``. A labelled line has no place of its own, so each gold
line and each line of ``bylines.jsonl`` is put into a short article of neutral
sentences: bylines, datelines, timestamps and social lines as second line, credits, ads
and newsletter lines in the middle, the rest as last line. A line that must stay is
tried in all three places. ``dateline`` lines count as right only if exactly the prefix
goes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from time import process_time
from typing import Any

from cleantext.boilerplate.rules import LineRule
from cleantext.boilerplate.slots import Slots
from cleantext.config import Config
from cleantext.pipeline import Pipeline
from cleantext.rules import RuleBook

sys.path.append(str(Path(__file__).parent.parent))
import hostile

BOOK = RuleBook().all()
MAIN = ("es", "en", "fr", "de", "pt", "it")
TOP, MIDDLE, BOTTOM = 1, 4, 8
PLACE = {
    "byline": TOP,
    "dateline": TOP,
    "timestamp": TOP,
    "social": TOP,
    "credit": MIDDLE,
    "ad": MIDDLE,
    "newsletter": MIDDLE,
}

# Sentences that no rule has an opinion on, in the language of the line.
FILLER = {
    "es": "Este párrafo cuenta algo que ocurrió ayer y que nadie olvidará en mucho tiempo.",
    "en": "This paragraph tells of something that happened and that nobody will forget.",
    "fr": "Ce paragraphe raconte ce qui est arrivé hier et que personne n'oubliera de sitôt.",
    "de": "Dieser Absatz erzählt, was gestern geschah und was so bald niemand vergessen wird.",
    "pt": "Este parágrafo conta o que aconteceu ontem e que ninguém vai esquecer tão cedo.",
    "it": "Questo paragrafo racconta quello che è successo ieri e che nessuno scorderà presto.",
    "ru": "Этот абзац рассказывает о том, что вчера случилось в городе и что никто не забудет.",
    "pl": "Ten akapit opowiada o tym, co się wczoraj stało i czego nikt prędko nie zapomni.",
    "nl": "Deze alinea vertelt wat er gisteren gebeurde en wat niemand snel zal vergeten.",
    "ca": "Aquest paràgraf explica el que va passar ahir i que ningú no oblidarà aviat.",
    "tr": "Bu paragraf dün olan ve kimsenin kolay kolay unutmayacağı bir olayı anlatıyor.",
    "uk": "Цей абзац розповідає про те, що вчора сталося в місті і чого ніхто не забуде.",
}


def pipeline(unsafe: bool = False) -> Pipeline:
    prefixes = ("*/boilerplate",)
    return Pipeline(Config(select=prefixes, unsafe_fixes=unsafe))


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def article(line: str, language: str, place: int) -> list[str]:
    lines = [f"{FILLER.get(language, FILLER['en'])}"] * 8
    return [*lines[:place], line, *lines[place:]]


def outcome(pipe: Pipeline, line: str, language: str, place: int) -> str:
    """What is left of the line, or the whole text where anything else changed."""
    lines = article(line, language, place)
    fixed = pipe.run("\n".join(lines), language=language).fixed.split("\n")
    before, after = lines[:place], lines[place + 1 :]
    if fixed == [*before, *after]:
        return ""
    if fixed[:place] == before and fixed[place + 1 :] == after:
        return fixed[place]
    return "\n".join(fixed)


def gold(data: Path, pipe: Pipeline, show: str) -> None:
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for row in read(data / "gold/boilerplate_lines.jsonl"):
        line, label, language = row["line"], row["label"], row["lang"]
        places = (TOP, MIDDLE, BOTTOM) if label == "keep" else (PLACE.get(label, BOTTOM),)
        wanted = {"keep": line, "dateline": line[len(row.get("strip", "")) :]}.get(label, "")
        for place in places:
            got = outcome(pipe, line, language, place)
            total[label, language] += 1
            right[label, language] += got == wanted
            if got != wanted and show in (label, "all"):
                print(f"  gold {label} {language} @{place}: {line!r} -> {got[:80]!r}")
    print("gold lines, right / all")
    table(right, total)


def table(right: Counter[tuple[str, str]], total: Counter[tuple[str, str]]) -> None:
    languages = [*MAIN, *sorted({language for _, language in total} - set(MAIN))]
    print(f"{'':12}" + "".join(f"{language:>9}" for language in languages) + "   main six")
    for label in sorted({label for label, _ in total}):
        keys = [(label, language) for language in languages]
        cells = [f"{right[key]}/{total[key]}" if total[key] else "" for key in keys]
        hit, of = (sum(c[label, x] for x in MAIN) for c in (right, total))
        share = f"{hit}/{of} = {100 * hit / of:.1f} %" if of else ""
        print(f"{label:12}" + "".join(f"{cell:>9}" for cell in cells) + "   " + share)


def bylines(data: Path, pipe: Pipeline, show: str) -> None:
    """A byline as second line goes; what is no byline is not taken for one.

    Some lines that are no byline are boilerplate of another class; they are
    counted apart.
    """
    categories = {rule.id: rule.options["category"] for rule in BOOK if rule.kind == "boilerplate"}
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in read(data / "eval/bylines.jsonl"):
        label, language = row["label"], row["lang"]
        if label not in ("byline", "not-byline"):
            continue
        text = "\n".join(article(row["text"], language, TOP))
        rules = [repair.rule for repair in pipe.run(text, language=language).repairs]
        found = "byline" if any(categories[rule] == "byline" for rule in rules) else "other"
        found = found if rules else "stays"
        counts[label, found, language] += 1
        if (found == "stays") is (label == "byline") and show in ("bylines", "all"):
            print(f"  {label} {language} {found}: {row['text'][:120]!r}")
    print("\nbylines: recall; precision of what is called a byline; not-bylines gone as others")
    for name, languages in (("all", None), ("main six", MAIN), *((x, (x,)) for x in MAIN)):
        n = Counter[tuple[str, str]]()
        for (label, found, language), count in counts.items():
            if languages is None or language in languages:
                n[label, found] += count
        hit = n["byline", "byline"] + n["byline", "other"]
        all_ = hit + n["byline", "stays"]
        wrong, other = n["not-byline", "byline"], n["not-byline", "other"]
        print(
            f"{name:10} recall {hit}/{all_} = {100 * hit / max(all_, 1):.1f} %   precision "
            f"{100 * hit / max(hit + wrong, 1):.1f} % ({wrong} wrong)   others {other}"
        )


def removed_lines(pipe: Pipeline, lines: list[str], language: str) -> set[int]:
    """Indices of the lines of which nothing is left."""
    text = "\n".join(lines)
    report = pipe.run(text, language=language)
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return {
        index
        for index, (start, line) in enumerate(zip(starts, lines, strict=True))
        for edit in report.patch
        if edit.start <= start and edit.end >= start + len(line) > start
    }


Tally = dict[str, Counter[tuple[str, bool]]]


def tally(by: Tally, row: dict[str, Any], gone: set[int]) -> None:
    """Counts the lines of a row by label and whether they went, under each key of the table."""
    for index, (_, label) in enumerate(row["lines"]):
        by["all"][label, index in gone] += 1
        if row["lang"] in MAIN:
            for key in ("main six", row["lang"], f"{row['view']} main six"):
                by[key][label, index in gone] += 1


def residue(data: Path, pipe: Pipeline, show: str) -> None:
    rows = read(data / "eval/extractor_residue.jsonl")
    by: Tally = defaultdict(Counter)
    asked: Tally = defaultdict(Counter)
    on_request = pipeline(unsafe=True)
    wrong: dict[tuple[str, str], int] = {}
    sentences = left = 0
    for row in rows:
        lines = [text.replace("\n", " ") for text, _ in row["lines"]]
        gone = removed_lines(pipe, lines, row["lang"])
        tally(by, row, gone)
        more = removed_lines(on_request, lines, row["lang"])
        tally(asked, row, more)
        for index, (text, label) in enumerate(row["lines"]):
            if show == "unsafe" and index in more - gone:
                print(f"  unsafe {label} {row['lang']} {index}/{len(lines)} {text[:110]!r}")
            if label == "keep" and index in gone:
                wrong[row["id"], text] = index
            missed = label == "boilerplate" and index not in gone and row["lang"] in MAIN
            left += missed
            sentences += missed and len(text) > 60 and text.rstrip('"”»“’)')[-1:] in set(".?!…")
            if show == "left" and missed:
                print(f"  left {row['lang']} {index}/{len(lines)} {text[:110]!r}")
    print("\nextractor residue: boilerplate gone, keep lines gone; the same with --unsafe-fixes")
    views = sorted({row["view"] for row in rows})
    for key in ("all", "main six", *MAIN, *(f"{view} main six" for view in views)):
        n = by[key]
        boiler = n["boilerplate", True] + n["boilerplate", False]
        bylines_ = n["byline", True] + n["byline", False]
        keep = n["keep", True] + n["keep", False]
        print(
            f"{key:22} {n['boilerplate', True]:4}/{boiler:4} = "
            f"{100 * n['boilerplate', True] / max(boiler, 1):5.1f} %   bylines "
            f"{n['byline', True]}/{bylines_}   keep {n['keep', True]}/{keep}   unsafe "
            f"{100 * asked[key]['boilerplate', True] / max(boiler, 1):5.1f} %   keep "
            f"{asked[key]['keep', True]}"
        )
    print(f"main six: {left} left, of which {sentences} are sentences of more than 60 characters")
    for (id, text), index in wrong.items():
        print(f"  keep removed: {id} line {index}: {text[:140]!r}")


def removals(data: Path, name: str, pipe: Pipeline, sample: int, seed: int) -> None:
    """Every removal in whole documents; a random sample of them is printed to be read."""
    found: list[str] = []
    rules: Counter[str] = Counter()
    rows = read(data / f"eval/{name}.jsonl")
    for row in rows:
        report = pipe.run(row["text"], language=row["lang"])
        for edit in report.patch:
            rules.update(edit.rules)
            context = row["text"][max(edit.start - 40, 0) : edit.start]
            cut = row["text"][edit.start : edit.end]
            found.append(f"{row['id']} {edit.rules[0]}: {context!r} [[{cut!r}]]")
    print(f"\n{name}: {len(found)} removals in {len(rows)} documents")
    for rule, count in rules.most_common():
        print(f"{count:6} {rule}")
    for line in random.Random(seed).sample(found, min(sample, len(found))):
        print("  " + line)


def peers(data: Path) -> None:
    """jusText and datatrove's line filter on the same lines: how many they drop."""
    rows = [r for r in read(data / "eval/extractor_residue.jsonl") if r["lang"] in MAIN]
    lines = read(data / "gold/boilerplate_lines.jsonl")
    for name, keeps in _peers():
        counts: Counter[tuple[bool, bool]] = Counter()
        for row in lines:
            if row["label"] == "dateline" or row["lang"] not in MAIN:
                continue
            place = PLACE.get(row["label"], BOTTOM)
            gone = row["line"] not in keeps(article(row["line"], row["lang"], place), row["lang"])
            counts[row["label"] == "keep", gone] += 1
        print(
            f"\n{name}: boilerplate lines gone {counts[False, True]}/"
            f"{counts[False, True] + counts[False, False]}, keep lines gone "
            f"{counts[True, True]}/{counts[True, True] + counts[True, False]}"
        )
        residues: Counter[tuple[str, bool]] = Counter()
        for row in rows:
            texts = [text.replace("\n", " ") for text, _ in row["lines"]]
            kept = keeps(texts, row["lang"])
            for text, (_, label) in zip(texts, row["lines"], strict=True):
                residues[label, text not in kept] += 1
        boiler, keep = ((residues[x, True], residues[x, False]) for x in ("boilerplate", "keep"))
        print(
            f"  extractor residue: boilerplate gone {boiler[0]}/{sum(boiler)}, "
            f"keep lines gone {keep[0]}/{sum(keep)}"
        )


def _peers() -> Iterator[tuple[str, Any]]:
    try:
        import justext
    except ImportError:
        print("\njusText is not installed")
    else:
        spelled = ("Spanish", "English", "French", "German", "Portuguese", "Italian")
        names = dict(zip(MAIN, spelled, strict=True))

        def by_justext(lines: list[str], language: str) -> set[str]:
            paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
            html = f"<html><body>{paragraphs}</body></html>"
            words = justext.get_stoplist(names[language])
            return {p.text for p in justext.justext(html, words) if not p.is_boilerplate}

        yield "jusText", by_justext
    try:
        from datatrove.data import Document as Datum
        from datatrove.pipeline.filters import C4QualityFilter
    except ImportError:
        print("\ndatatrove is not installed")
    else:
        c4 = C4QualityFilter(split_paragraph=True, min_num_sentences=-1)

        def by_c4(lines: list[str], language: str) -> set[str]:
            datum = Datum(text="\n".join(lines), id="")
            return set(datum.text.split("\n")) if c4.filter(datum) is True else set()

        yield "datatrove C4 line filter", by_c4


def growth(count: int, only: str, limit: float) -> None:
    """The worst time of a line, for each pattern that takes longer than ``limit`` ms."""
    book = RuleBook()
    tried, slowest = 0, 0.0
    for language in [only] if only else book.languages:
        slots = Slots(book.lexicon(language))
        for rule in book.for_language(language):
            if rule.kind != "boilerplate" or {"phrases", "bio", "repeated"} & rule.options.keys():
                continue
            made = LineRule(rule, slots)
            pattern = made.pattern
            whole = pattern.fullmatch if made.options.find else pattern.match
            run = pattern.findall if made.options.inline else whole
            patterns = [run, *([made.beside.fullmatch] if made.options.beside else [])]
            patterns += [made.note.match] if made.options.note else []
            worst, line = max(
                (max(best_time(run, line) for run in patterns), line)
                for line in hostile.lines(made, count)
            )
            tried += 10 * count
            slowest = max(slowest, worst)
            if worst > limit:
                print(f"{language} {rule.id:36} {worst:8.2f} ms  {line[:100]!r}")
    print(f"about {tried} lines; the slowest took {slowest:.2f} ms")


def best_time(run: Callable[[str], object], line: str) -> float:
    """Milliseconds; again where it seemed long, since a machine has other things to do."""
    times: list[float] = []
    while not times or (min(times) > 0.5 and len(times) < 3):
        start = process_time()
        run(line)
        times.append((process_time() - start) * 1000)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a directory with gold/ and eval/")
    parser.add_argument("--growth", action="store_true", help="time hostile lines")
    parser.add_argument("--count", type=int, default=20, help="hostile lines, in tens, for a rule")
    parser.add_argument("--language", default="", help="of the hostile lines; default all")
    parser.add_argument("--limit", type=float, default=1.0, help="ms, from which a rule is shown")
    parser.add_argument("--unsafe", action="store_true", help="with unsafe repairs, too")
    parser.add_argument(
        "--show",
        default="",
        help="print misses: a class, bylines, left, or all; or unsafe, what goes on request",
    )
    parser.add_argument("--sample", type=int, default=0, help="removals in scraped news to print")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=Path, help="where jusText and datatrove are installed")
    options = parser.parse_args()
    if options.growth:
        growth(options.count, options.language, options.limit)
    if not options.data:
        return
    pipe = pipeline(options.unsafe)
    gold(options.data, pipe, options.show)
    bylines(options.data, pipe, options.show)
    residue(options.data, pipe, options.show)
    removals(options.data, "scraped_news", pipe, options.sample, options.seed)
    removals(options.data, "clean", pipe, 100, options.seed)
    if options.peers:
        sys.path.append(str(options.peers))
        peers(options.data)


if __name__ == "__main__":
    main()
