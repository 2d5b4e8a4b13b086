"""What the punctuation stage costs on clean text, beside decoding and the encoding gate.

    python tests/bench/stage_cost.py

Clean articles are decoded, and looked at by the fixers that have repairs to offer,
as in a run; each fixer goes over all articles in turn, so that its time is that of a
run over many files. Microseconds of processor time for an article, the best of nine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import process_time

import corpus

from cleantext import Document, Pipeline, Stage, languages, registry
from cleantext.decoding import decode
from cleantext.formats import protector

_KINDS = ("PatternFixer", "AsidesFixer", "QuotesFixer", "WireQuotesFixer")
_FIRST = Stage.ENCODING


def best(run: Callable[[], object], count: int) -> float:
    times = []
    for _ in range(9):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times) / count * 1e6


def check(pairs: Sequence[tuple[registry.Fixer, Document]]) -> None:
    for fixer, document in pairs:
        list(fixer.check(document))


def main() -> None:
    texts = [text for _, text in corpus.built(70)]
    raw = [text.encode("utf-8") for text in texts]
    documents = [
        Document(text, protect=protector("plain"), detect=languages.detect) for text in texts
    ]
    pipeline = Pipeline()
    pairs: dict[tuple[Stage, str], list[tuple[registry.Fixer, Document]]] = {}
    for document in documents:
        for stage, fixers in pipeline.fixers(document.language).items():
            for fixer in fixers:
                key = stage, type(fixer).__name__
                pairs.setdefault(key, []).append((fixer, document))
    for each in pairs.values():
        check(each)  # compiles rules and fills what documents keep
    count = len(texts)

    def unusual() -> None:
        for text in texts:
            _ = Document(text).unusual

    sums = {"decoding": best(lambda: [decode(data) for data in raw], count)}
    sums["which characters there are"] = best(unusual, count)
    sums["encoding fixers"] = sum(
        best(lambda: check(each), count)  # noqa: B023
        for (stage, _), each in pairs.items()
        if stage is _FIRST
    )
    print(f"{count} clean articles, {sum(map(len, raw)) / count / 1000:.2f} kB each: µs an article")
    for name, time in sums.items():
        print(f"  {name:28}{time:6.1f}")
    print(f"  {'together':28}{sum(sums.values()):6.1f}")
    for kind in _KINDS:
        each = next(found for (at, name), found in pairs.items() if name == kind and at > _FIRST)
        print(f"  {kind:28}{best(lambda: check(each), count):6.1f}")  # noqa: B023


if __name__ == "__main__":
    main()
