"""How fast: the whole default pipeline against ftfy and other peers, in one process.

    python tests/bench/speed.py [--data FILE.jsonl] [--peers DIR] [--only PARTS]

Peers are measured where they can be imported. A directory of their own holds all six:

    pip install --target DIR ftfy plsfix clean-text textacy sacremoses datatrove
    python tests/bench/speed.py --peers DIR

clean-text and cleantext share their import name; ours is found first, and theirs in DIR.
All times are processor time. What is compared runs in turn, in every repeat; a ratio is
taken within a repeat, and shown as its median and range.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

import corpus
import peers

from cleantext import Document, Pipeline, languages, registry
from cleantext.formats import protector
from cleantext.outcome import Outcome
from cleantext.reporters.full import Full
from cleantext.reporters.style import Style

Texts = list[tuple[str, str]]
_TYPER = """
import typer
app = typer.Typer()
@app.command()
def main(path: str) -> None: ...
app()
"""
_CLEANTEXT = "from cleantext.cli import main; main()"


_LEAST = 0.3
"""So many seconds each takes in a repeat. What ran before has emptied the caches, and a
pass over a hundred texts is over before they are filled again."""


def clock(run: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor seconds for all texts, after one pass that does not count."""
    for text in texts:
        run(text)
    passes, spent = 0, 0.0
    start = process_time()
    while spent < _LEAST:
        for text in texts:
            run(text)
        passes += 1
        spent = process_time() - start
    return spent / passes


def spread(values: Sequence[float]) -> str:
    return f"{median(values):6.1f} ({min(values):.1f}-{max(values):.1f})"


def compare(sets: dict[str, Texts], repeats: int) -> None:
    """Whole texts, in turn."""
    repair = Pipeline().run
    runs = {
        "cleantext": repair,
        "cleantext, and flags": lambda text: repair(text).flags,
        **peers.importable(),
    }
    for kind, articles in sets.items():
        texts = [text for _, text in articles]
        size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
        times = {name: [0.0] * repeats for name in runs}
        for repeat in range(repeats):
            for name, run in runs.items():
                times[name][repeat] = clock(run, texts)
        print(f"\n{kind}: {len(texts)} texts, {size / len(texts) / 1000:.2f} kB each")
        print("                           MB/s   µs a text   times ftfy (lowest-highest)")
        for name, seconds in times.items():
            ratios = [base / own for base, own in zip(times["ftfy.fix_text"], seconds, strict=True)]
            middle = median(seconds)
            print(
                f"  {name:22} {size / middle / 1e6:8.2f} {middle / len(texts) * 1e6:11.1f}"
                f"   {spread(ratios)}"
            )


class Parts:
    """The steps of the first round, each as a function of a document."""

    def __init__(self) -> None:
        self._pipeline = Pipeline()

    def fixers(self, language: str) -> list[tuple[str, registry.Fixer]]:
        return [
            (f"{stage.name.lower()}: {type(fixer).__name__.removesuffix('Fixer')}", fixer)
            for stage, fixers in self._pipeline.fixers(language).items()
            for fixer in fixers
        ]

    def time(self, text: str) -> dict[str, float]:
        """Seconds for each step on one text, in the order of the pipeline."""
        document = Document(text, protect=protector("plain"), detect=languages.detect)
        seconds = {}
        mark = process_time()
        _ = document.prose
        seconds["protected spans"] = process_time() - mark
        mark = process_time()
        fixers = self.fixers(document.language)
        seconds["language"] = process_time() - mark
        for name, fixer in fixers:
            mark = process_time()
            found = list(fixer.check(document))
            seconds[name] = process_time() - mark
            del found
        return seconds


def stages(sets: dict[str, Texts], repeats: int) -> None:
    """One check by each fixer; the whole run adds resolving, patching and further rounds."""
    parts = Parts()
    for kind, articles in sets.items():
        sums: dict[str, list[float]] = {}
        for text in (text for _, text in articles):
            parts.time(text)
            steps = [parts.time(text) for _ in range(repeats)]
            for name in steps[0]:
                sums.setdefault(name, []).append(median(step[name] for step in steps))
        print(f"\nfirst round by step, {kind}: µs a text")
        for name, values in sums.items():
            print(f"  {name:32} {sum(values) / len(articles) * 1e6:9.1f}")
        total = sum(map(sum, sums.values()))
        print(f"  {'together':32} {total / len(articles) * 1e6:9.1f}")


def child(arguments: Sequence[str]) -> float:
    """Processor milliseconds of a child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def start(articles: Texts, repeats: int) -> None:
    """``cleantext check`` on one small clean file over an empty typer program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "clean.txt")
        path.write_bytes(articles[0][1].encode())
        programs = {
            "python -c pass": ["-c", "pass"],
            "an empty typer program": ["-c", _TYPER, str(path)],
            "cleantext --version": ["-c", _CLEANTEXT, "--version"],
            "cleantext check FILE": ["-c", _CLEANTEXT, "check", str(path)],
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        try:
            for _ in range(repeats + 1):
                for name, arguments in programs.items():
                    times[name].append(child(arguments))
        except RuntimeError as error:
            print(f"\nstart-up: cannot be measured: {error}")
            return
    print("\nstart-up: processor ms (lowest-highest)")
    for name, values in times.items():
        print(f"  {name:24} {spread(values[1:])}")  # the first run compiles byte code
    over = [
        a - b
        for a, b in zip(
            times["cleantext check FILE"][1:], times["an empty typer program"][1:], strict=True
        )
    ]
    print(f"  {'check over typer':24} {spread(over)}")


def accounts(sets: dict[str, Texts], repeats: int) -> None:
    """What the account of a text costs: its flags, and the report with its diff as printed."""
    pipeline, reporter = Pipeline(), Full(Style(), wrote=True)
    print("\nthe account: share of the time of repair, flags and report together, in %")
    for kind, articles in sets.items():
        shares: dict[str, list[float]] = {"flags": [], "report and diff": []}
        for _ in range(repeats):
            seconds = {"repair": 0.0, "flags": 0.0, "report and diff": 0.0}
            for _, text in articles:
                marks = [process_time()]
                report = pipeline.run(text)
                marks.append(process_time())
                _ = report.flags
                marks.append(process_time())
                reporter.file(Outcome("news.txt", report, "utf-8", size=len(text)))
                marks.append(process_time())
                for name, first, last in zip(seconds, marks, marks[1:], strict=False):
                    seconds[name] += last - first
            for name, values in shares.items():
                values.append(100 * seconds[name] / sum(seconds.values()))
        row = "   ".join(f"{name} {spread(values)}" for name, values in shares.items())
        print(f"  {kind:16} {row}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, help="JSONL with text and lang, instead of our own")
    parser.add_argument("--peers", type=Path, help="a directory with packages to compare with")
    parser.add_argument("--only", default="texts,stages,accounts,start", help="what to measure")
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument(
        "--no-gc", action="store_true", help="for all alike: as the command line runs, and timeit"
    )
    options = parser.parse_args(arguments)
    if options.no_gc:
        gc.disable()
    if options.peers:
        sys.path.append(str(options.peers))

    clean = (
        corpus.read(options.data, options.texts) if options.data else corpus.built(options.texts)
    )
    damaged = [(code, corpus.damaged(code, text, n)) for n, (code, text) in enumerate(clean)]
    some = [damaged[n] if n % 20 == 7 else article for n, article in enumerate(clean)]
    sets = {"clean": clean, "5 % damaged": some, "fully damaged": damaged}
    wanted = options.only.split(",")
    if "texts" in wanted:
        compare(sets, options.repeats)
    if "stages" in wanted:
        stages({kind: sets[kind] for kind in ("clean", "fully damaged")}, options.repeats)
    if "start" in wanted:
        start(clean, options.repeats)
    if "accounts" in wanted:
        accounts(sets, options.repeats)


if __name__ == "__main__":
    main()
