"""How it grows: one text up to 100 MB, many small files, one process and two.

    python tests/bench/scale.py [--only growth,memory,files] [--largest 100000000] [--files 20000]

Times of one process are processor time. What two processes gain is told by the clock,
so nothing else should run beside it.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import corpus

from cleantext import Pipeline

_SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
_BASE = 100_000
_MEGABYTE = 1_000_000
_MAIN = "from cleantext.cli import main; main()"


def sources() -> Iterator[tuple[str, str]]:
    """Texts of 100,000 characters by name; a longer one repeats it, so that all are alike.

    They are of one language, as large texts are: where each paragraph has another,
    the language is that of the beginning, and most rules have nothing to say.
    """
    clean = [(code, text) for code, text in corpus.built(700) if code == "es"]
    damaged = [(code, corpus.damaged(code, text, n)) for n, (code, text) in enumerate(clean)]
    for kind, articles in (("clean", clean), ("fully damaged", damaged)):
        whole = "\n".join(text for _, text in articles)
        for shape, ending in (("lines", "\n"), ("paragraphs", "\n\n"), ("one line", " ")):
            yield f"{kind}, {shape}", whole.replace("\n", ending)[:_BASE]


def sized(source: str, size: int) -> str:
    return (source * (size // len(source) + 1))[:size]


def growth(largest: int) -> None:
    """Time per character as one text grows."""
    print("\ngrowth: ns a character, and times that at 100,000 characters")
    for name, source in sources():
        pipeline = Pipeline()
        pipeline.run(source)
        base, row = 0.0, []
        for size in (size for size in _SIZES if size <= largest):
            text = sized(source, size)
            costs = []
            for _ in range(min(max(3_000_000 // size, 1), 50)):
                start = time.process_time()
                pipeline.run(text)
                costs.append((time.process_time() - start) / size * 1e9)
            cost = median(costs)
            base = cost if size == _BASE else base
            row.append(f"{size:,}: {cost:.0f}" + (f" ({cost / base:.2f})" if base else ""))
        print(f"  {name:26} {'   '.join(row)}", flush=True)


def peak() -> int:
    """The most memory that this process ever had, in bytes.

    Not by ``getrusage``: what that tells of a new process begins with its parent's.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def memory_of(name: str, size: int) -> None:
    """What one text takes, for a process of its own."""
    source = dict(sources())[name]
    pipeline = Pipeline()
    _ = pipeline.run(source).flags
    text = sized(source, size)
    held = len(text.encode())
    before = peak()
    pipeline.run(text)
    middle = peak()
    print(f"{held} {sys.getsizeof(text)} {before} {middle}")


def memory(size: int) -> None:
    print(f"\nmemory for one text of {size:,} characters, beyond what holds it")
    for name, _ in sources():
        arguments = [sys.executable, __file__, "--only", "child", "--name", name]
        done = subprocess.run(
            [*arguments, "--largest", str(size)], capture_output=True, check=True, text=True
        )
        utf8, held, before, after = map(int, done.stdout.split())
        print(
            f"  {name:26} text {utf8 / _MEGABYTE:.0f} MB in UTF-8, {held / _MEGABYTE:.0f} MB held;"
            f" peak {after / _MEGABYTE:.0f} MB: {after / utf8:.1f} times UTF-8,"
            f" {after / held:.1f} times held (before the run {before / _MEGABYTE:.0f} MB)",
            flush=True,
        )


def run_check(folder: Path, jobs: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor for ``cleantext check`` on a folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-c", _MAIN, "check", "--jobs", str(jobs), str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    clock = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def small_files(count: int, repeats: int) -> None:
    """Many clean files, where nothing is to be written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pipeline = Pipeline()
        articles = [pipeline.run(text, language=code).fixed for code, text in corpus.built(700)]
        for number in range(count):
            path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(articles[number % len(articles)], encoding="utf-8")
        seconds: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
        for _ in range(repeats):
            for jobs, values in seconds.items():
                values.append(run_check(folder, jobs))
    print(f"\n{count:,} clean files, cleantext check")
    for jobs, values in seconds.items():
        clock, used = (median(column) for column in zip(*values, strict=True))
        print(
            f"  --jobs {jobs}: {count / clock:,.0f} files a second by the clock,"
            f" {count / used:,.0f} for a second of processor time"
        )
    gains = [one[0] / two[0] for one, two in zip(seconds[1], seconds[2], strict=True)]
    print(f"  two processes: {median(gains):.2f} times one ({min(gains):.2f}-{max(gains):.2f})")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", default="growth,memory,files", help="what to measure")
    parser.add_argument("--largest", type=int, default=10_000_000, help="characters of one text")
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--name", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    wanted = options.only.split(",")
    if "child" in wanted:
        memory_of(options.name, options.largest)
    if "growth" in wanted:
        growth(options.largest)
    if "memory" in wanted:
        memory(options.largest)
    if "files" in wanted:
        small_files(options.files, options.repeats)


if __name__ == "__main__":
    main()
