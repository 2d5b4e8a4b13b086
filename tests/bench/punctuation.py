"""Punctuation and quotes on the gold rows, against other libraries, and the growth of every rule.

    python tests/bench/punctuation.py --data ../shared/gold [--peers DIR] [--wrong] [--growth]

A row of ``punctuation_cases.jsonl`` is right if the default pipeline makes exactly
the expected text of it; ``policy`` rows are run with the house styles on, and
what is marked ``low`` is a judgement call that the default may leave alone. A row
of ``quotes_cases.jsonl`` is run under its own profile; kinds of space count as
equal there, as the sources of the French rows differ. The peers do what they do
without a profile: for them, look at the rows that must stay. ``--growth`` doubles
hostile texts for every rule and prints the worst ratios of processor time.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import peers
import quotes

from cleantext import Config, Pipeline, registry
from cleantext.document import Document
from cleantext.rules import Rule, RuleBook

Fix = Callable[[str, str], str]
Case = Mapping[str, str]

_HOUSE_STYLES = {"french_spaces": True, "percent_space": True}
_HOSTILE = (
    *(" ", ".", ",", "-", "a", " .", ". ", ". .", " . .", "( ", " )", "(a ", "l' ", " -a ", "a- "),
    *(" -aa aa- bb. ", "..", "?.", "a.A", "aaa.Aaa", "aaa,aaa", "\n. ", "»", "».", "». de ", " ;"),
    *("aaa. aaa ", "a, , ", "¿ ", " ; ", " - ", "а - б ", " -- ", " –a – ", "... ", ". . . "),
    *("1%", "etc... ", "«a.» A", "(a )", "…", "\u00a0", "word. word ", "a\u00a0: b ? c ; d ! "),
    *("“a ", 'a" ', "“«", "''", "``", "“a\n", "a”\n", "<<", ",,", "“a” ", "«a\n\n"),
)


def cases(path: Path) -> list[Case]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ours() -> Fix:
    usual = Pipeline()
    return lambda text, language: usual.run(text, language=language).fixed


def sacremoses() -> Fix:
    from sacremoses import MosesPunctNormalizer  # type: ignore[import-not-found]

    made = cache(MosesPunctNormalizer)
    return lambda text, language: str(made(lang=language).normalize(text))


def smartypants() -> Fix:
    from smartypants import Attr, smartypants  # type: ignore[import-not-found]

    return lambda text, _: str(smartypants(text, Attr.set1 | Attr.u))


def clean_text() -> Fix:
    clean = peers.cleantext_peer()
    return lambda text, _: str(clean(text, to_ascii=False, lower=False))  # type: ignore[call-arg]


def importable() -> dict[str, Fix]:
    found = {"cleantext": ours()}
    for name, load in (
        ("sacremoses", sacremoses),
        ("smartypants", smartypants),
        ("clean-text", clean_text),
    ):
        try:
            found[name] = load()
        except ImportError as error:
            print(f"(without {name}: {error})")
    return found


def print_ours(rows: Iterable[Case], wrong: bool) -> None:
    """Our rows by kind and confidence, and which are wrong."""
    usual = ours()
    styled = Pipeline(
        Config(unsafe_fixes=True)
        .with_kind("pattern", **_HOUSE_STYLES)
        .with_kind("quotes", style="es-rae")  # a stop goes behind the closing mark
    )
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for row in rows:
        text, language = row["input"], row["lang"]
        policy = row["confidence"] == "policy"
        got = styled.run(text, language=language).fixed if policy else usual(text, language)
        key = (row["kind"], row["confidence"])
        total[key] += 1
        right[key] += got == row["expected"]
        if wrong and got != row["expected"]:
            print(
                f"  {row['confidence']} {language} {text!r}\n    {got!r}, not {row['expected']!r}"
            )
    for key in sorted(total):
        print(f"{' '.join(key):<16}{right[key]:>5} of {total[key]}")
    sure = [key for key in total if key[1] in ("high", "medium")]
    count, of = sum(right[key] for key in sure), sum(total[key] for key in sure)
    print(f"{'high and medium':<16}{count:>5} of {of} = {count / of:.1%}")


def print_peers(rows: Iterable[Case], data: Path) -> None:
    """Exactly right rows of each library, of what is to be repaired and of what is to stay."""
    sure = [row for row in rows if row["confidence"] in ("high", "medium")]
    marks = cases(data / "quotes_cases.jsonl")
    groups = {
        "punctuation, repair": [row for row in sure if row["kind"] == "fix"],
        "punctuation, keep": [row for row in sure if row["kind"] == "keep"],
        "quotes, convert": [row for row in marks if row["kind"] != "keep"],
        "quotes, keep": [row for row in marks if row["kind"] == "keep"],
    }
    print("\n" + " " * 24 + "".join(f"{name} ({len(of)})".rjust(26) for name, of in groups.items()))
    profiled = Counter(row.kind != "keep" for row in quotes.rows(data) if row.right)
    print(f"{'cleantext, with profile':<24}" + f"{profiled[True]:>78}{profiled[False]:>26}")
    for name, fix in importable().items():
        counts = (
            sum(quotes.same(fix(row["input"], row["lang"]), row["expected"]) for row in of)
            for of in groups.values()
        )
        print(f"{name:<24}" + "".join(f"{count:>26}" for count in counts))


def seconds(run: Callable[[], object], times: int) -> float:
    """The best of some runs, in processor time, without the collector: it does not grow evenly."""
    gc.disable()
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    gc.enable()
    return best


def units(rule: Rule) -> Iterator[str]:
    """What to repeat: marks, the examples of the rule, and the beginnings of these."""
    yield from _HOSTILE
    for text in (*rule.good, *(before for before, _ in rule.bad)):
        yield from (text, text[: len(text) // 2], text + "\n")


def growth(rule: Rule, book: RuleBook) -> tuple[float, float, str]:
    """The steepest growth of a rule: ratio when doubled, seconds before, what was repeated.

    The text that takes it longest is found first, and only that measured with care.
    """
    made = Config().settings(rule.kind)
    if switch := rule.options.get("switch"):
        made = replace(made, **{switch: True})
    fixer = registry.kind_of(rule)([rule], book.lexicon(rule.language), made)

    def check(unit: str, length: int, times: int = 3) -> float:
        # Beyond what makes the fixer look, a mark of another style for the rules about quotes.
        text = (unit * (length // len(unit) + 1))[:length] + " «a» “b”"
        document = Document(text, language=rule.language)
        return seconds(lambda: list(fixer.check(document)), times)

    worst = max(filter(None, units(rule)), key=lambda unit: check(unit, 2_000, 1))
    length = 5_000
    while (before := check(worst, length)) < 0.003 and length < 300_000:
        length *= 4  # below that the clock decides
    # The mean of two doublings: what the clock adds to one, it takes from the other.
    return (check(worst, 4 * length) / before) ** 0.5, before, worst


def print_growth() -> None:
    """For each rule of the stage, how its time grows when the worst text is doubled."""
    book = RuleBook()
    topics = ("punctuation", "spacing", "quotes")
    rules = [rule for rule in book.all() if rule.id.split("/")[1] in topics]
    worst = sorted(((*growth(rule, book), rule.id) for rule in rules), reverse=True)
    print(f"\ngrowth of {len(worst)} rules when their worst text is doubled; the steepest:")
    for ratio, before, unit, id in worst[:10]:
        print(f"  x{ratio:.2f} from {before * 1e3:5.1f} ms, {id}, {unit!r} repeated")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="directory of the gold files")
    parser.add_argument("--peers", type=Path, help="a directory with packages to compare with")
    parser.add_argument("--wrong", action="store_true", help="show the rows that are not right")
    parser.add_argument("--growth", action="store_true", help="double hostile texts for each rule")
    options = parser.parse_args()
    if options.peers:
        sys.path.append(str(options.peers))
    rows = cases(options.data / "punctuation_cases.jsonl")
    print_ours(rows, options.wrong)
    print_peers(rows, options.data)
    if options.growth:
        print_growth()


if __name__ == "__main__":
    main()
