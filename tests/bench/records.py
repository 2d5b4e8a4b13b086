"""Records: memory of a long stream, time beside the library call, shards over two processes.

    python tests/bench/records.py [--size MB] [--only memory,overhead,processes] [--repeats N]

Everything runs as a user would run it, on files made up from the articles shipped and
deleted afterwards, in the directory for temporary files (``TMPDIR``).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

import corpus

from cleantext import Pipeline
from cleantext.cleaner import RecordCleaner
from cleantext.records import jsonl

_RUN = "from cleantext.cli import main; main()"
_SHARDS = 8


def articles(count: int = 1400) -> list[str]:
    """Articles in seven languages; one in twenty is damaged."""
    return [
        corpus.damaged(language, text, number) if number % 20 == 0 else text
        for number, (language, text) in enumerate(corpus.built(count))
    ]


def records(texts: list[str]) -> Iterator[bytes]:
    """Lines of JSON without end."""
    number = 0
    while True:
        for text in texts:
            record = {"id": number, "url": f"https://news.example/{number}", "text": text}
            yield json.dumps(record, ensure_ascii=False).encode() + b"\n"
            number += 1


def write(path: Path, size: int, lines: Iterator[bytes]) -> int:
    """Fill a file up to a size in bytes; how many lines went in."""
    count = written = 0
    with path.open("wb") as file:
        while written < size:
            line = next(lines)
            written += file.write(line)
            count += 1
    return count


def fix(source: Path, target: Path, jobs: int) -> tuple[float, float, int]:
    """Seconds by the clock and of processors, and peak memory of a process in bytes."""
    command = [sys.executable, "-c", _RUN, "fix", str(source), "--field", "text"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run(
        [*command, "-o", str(target), "--jobs", str(jobs)], stdout=subprocess.PIPE, check=True
    )
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("   ", done.stdout.decode().strip().split("\n")[-1])
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, spent, after.ru_maxrss * 1024


def memory(folder: Path, size: int) -> None:
    """One long stream, and one a hundredth as long to compare."""
    texts = articles()
    for part in (size // 100, size):
        source = folder / "stream.jsonl"
        count = write(source, part, records(texts))
        clock, spent, peak = fix(source, folder / "out", 1)
        print(
            f"  {part / 1e6:8.0f} MB, {count} records: peak {peak / 1e6:.0f} MB, "
            f"{spent:.1f} s of processor, {clock:.1f} s by the clock, "
            f"{part / spent / 1e6:.1f} MB/s, {spent / count * 1e6:.0f} µs a record"
        )
        shutil.rmtree(folder / "out")
        source.unlink()


def overhead(repeats: int) -> None:
    """What a record costs beyond the library call on its text, in one process, in turn."""
    texts = articles()
    lines = records(texts)
    stream = b"".join(next(lines) for _ in texts)
    run, cleaner = Pipeline().run, RecordCleaner(["text"])
    ratios, calls, streams = [], [], []
    for repeat in range(repeats + 1):
        begin = process_time()
        for text in texts:
            run(text)
        middle = process_time()
        for _ in jsonl.rewrite(io.BytesIO(stream), cleaner, _no_bad):
            pass
        end = process_time()
        if repeat:  # the first one compiles rules
            calls.append((middle - begin) / len(texts) * 1e6)
            streams.append((end - middle) / len(texts) * 1e6)
            ratios.append((end - middle) / (middle - begin))
    print(
        f"  library {median(calls):.0f} µs a text, stream {median(streams):.0f} µs a record: "
        f"× {median(ratios):.3f} ({min(ratios):.3f}-{max(ratios):.3f})"
    )


def _no_bad(number: int, error: str, pieces: object) -> None:
    raise AssertionError(f"line {number}: {error}")


def processes(folder: Path, size: int, repeats: int) -> None:
    """The same shards through one process and through two, in turn."""
    lines = records(articles())
    source = folder / "shards"
    source.mkdir()
    for number in range(_SHARDS):
        write(source / f"{number}.jsonl", size // _SHARDS, lines)
    ratios = []
    for _ in range(repeats):
        runs = [fix(source, folder / f"out{jobs}", jobs) for jobs in (1, 2)]
        clocks = [clock for clock, _, _ in runs]
        same = all(
            (folder / "out1" / name).read_bytes() == (folder / "out2" / name).read_bytes()
            for name in os.listdir(folder / "out1")
            if not name.startswith(".")
        )
        ratios.append(clocks[0] / clocks[1])
        load = os.getloadavg()[0]
        print(
            f"  one {clocks[0]:.2f} s, two {clocks[1]:.2f} s: × {ratios[-1]:.2f}; of processor "
            f"{runs[0][1]:.2f} s and {runs[1][1]:.2f} s; "
            f"{'the same' if same else 'OTHER'} bytes; load {load:.1f}"
        )
        for jobs in (1, 2):
            shutil.rmtree(folder / f"out{jobs}")
    print(f"  two processes: × {median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=200, help="MB of the stream (default 200)")
    parser.add_argument("--only", default="memory,overhead,processes")
    parser.add_argument("--repeats", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for part in given.only.split(","):
            print(part)
            if part == "memory":
                memory(Path(name), given.size * 10**6)
            elif part == "overhead":
                overhead(given.repeats)
            else:
                processes(Path(name), min(given.size, 80) * 10**6, given.repeats)


if __name__ == "__main__":
    main()
