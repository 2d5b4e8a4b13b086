"""Runs of ``fix`` that are killed at random moments: no file is torn, and ``undo`` restores all.

    python tests/bench/kill.py [--runs 300] [--files 500] [--jobs 1 2] [--seed 1] [--folder DIR]

Each run works on a folder of damaged articles and is killed with signal 9, every
second time only the process that was started, every other time its workers, too.
The moment is drawn evenly from the time that a whole run takes after its first
record in the journal. Then every file must be the old or the new one; after
``undo`` all must be the old ones, and nothing else may be left in the folder.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

_RULE = """\
[[rule]]
id = "double-space"
kind = "pattern"
message = "two spaces"
find = "  +"
replace = " "
good = ["a b"]
bad = [["a  b", "a b"]]
"""
_SETTINGS = 'rules = ["own"]\nselect = ["und/own"]\nlanguage = "es"\n'


def articles(count: int, seed: int) -> dict[str, tuple[bytes, bytes]]:
    """By name, the old and the new content, of half a kilobyte to thirty."""
    draw = random.Random(seed)
    found = {}
    for number in range(count):
        line = f"El artículo {number} habla de la ciudad.\r\n"
        old = (line * 9 + line.replace(" ", "  ", 1)) * draw.randint(1, 60)
        found[f"{number:04}.txt"] = old.encode(), old.replace("  ", " ").encode()
    return found


class Folder:
    """A project with a folder of articles, and the commands to run in it."""

    def __init__(self, home: Path, texts: dict[str, tuple[bytes, bytes]]) -> None:
        self.home, self.texts = home, texts
        self.news = home / "news"
        self.news.mkdir()
        (home / "own").mkdir()
        (home / "own" / "und").mkdir()
        (home / "own" / "und" / "own.toml").write_text(_RULE)
        (home / "cleantext.toml").write_text(_SETTINGS)

    def reset(self) -> None:
        shutil.rmtree(self.home / ".cleantext", ignore_errors=True)
        for name, (old, _) in self.texts.items():
            (self.news / name).write_bytes(old)

    def start(self, jobs: int) -> subprocess.Popen[bytes]:
        """``fix``, as it is once it has recorded its first file."""
        command = [sys.executable, "-m", "cleantext", "fix", "--jobs", str(jobs), "news"]
        child = subprocess.Popen(
            command, cwd=self.home, stdout=subprocess.DEVNULL, start_new_session=True
        )
        runs = self.home / ".cleantext" / "runs"
        while child.poll() is None and not (runs.is_dir() and any(runs.glob("*/*.log"))):
            time.sleep(0.001)
        return child

    def undo(self) -> str:
        """What it says where it fails."""
        command = [sys.executable, "-m", "cleantext", "undo"]
        done = subprocess.run(command, cwd=self.home, capture_output=True, check=False)
        return done.stderr.decode() if done.returncode else ""

    def state(self) -> Counter[str]:
        """How many files are old, new or torn, and what is there besides."""
        found: Counter[str] = Counter()
        for path in self.news.iterdir():
            said = self.texts.get(path.name)
            if said is None:
                found["left over"] += 1
            else:
                data = path.read_bytes()
                found["old" if data == said[0] else "new" if data == said[1] else "torn"] += 1
        found["missing"] = len(self.texts) - found["old"] - found["new"] - found["torn"]
        return +found


def whole(folder: Folder, jobs: int) -> float:
    """Seconds from the first record to the end of a run that nobody kills."""
    folder.reset()
    child = folder.start(jobs)
    begin = time.monotonic()
    child.wait()
    return time.monotonic() - begin


def kill(child: subprocess.Popen[bytes], workers_too: bool) -> None:
    """Kill a run and wait until none of its processes is left."""
    if workers_too:
        with suppress(ProcessLookupError):  # it had ended already
            os.killpg(child.pid, signal.SIGKILL)
    else:
        child.send_signal(signal.SIGKILL)
    child.wait()
    while True:
        try:
            os.killpg(child.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.002)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=300, help="for each number of jobs")
    arguments.add_argument("--files", type=int, default=500)
    arguments.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--folder", type=Path, help="where to make the files")
    options = arguments.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory(dir=options.folder) as home:
        folder = Folder(Path(home), articles(options.files, options.seed))
        for jobs in options.jobs:
            failed += _runs(folder, jobs, options.runs, random.Random(options.seed))
    sys.exit(bool(failed))


def _runs(folder: Folder, jobs: int, runs: int, draw: random.Random) -> int:
    lasts = min(whole(folder, jobs) for _ in range(3))
    counts: Counter[str] = Counter()
    failed = 0
    for number in range(runs):
        folder.reset()
        child = folder.start(jobs)
        time.sleep(draw.uniform(0, lasts))
        kill(child, workers_too=bool(number % 2))
        counts["ended before it was killed"] += child.returncode == 0
        killed = folder.state()
        counts["killed between the first and the last file"] += killed["old"] * killed["new"] > 0
        counts["files old"] += killed["old"]
        counts["files new"] += killed["new"]
        counts["left over until undo"] += killed["left over"]
        said = folder.undo()
        undone = folder.state()
        wrong = killed["torn"] + killed["missing"] + (undone != {"old": len(folder.texts)})
        if wrong or said:
            failed += 1
            print(f"WRONG run {number}: killed {dict(killed)}, undone {dict(undone)} {said}")
    print(f"jobs {jobs}: {runs} runs of {lasts:.2f} s, {failed} wrong; {dict(counts)}", flush=True)
    return failed


if __name__ == "__main__":
    main()
