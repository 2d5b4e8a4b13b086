"""What a baseline hears on content repositories: nothing, and then one new fault.

    python tests/bench/baseline.py CHECKOUT ... [--every 10]

Takes every Markdown file in which anything is found into a baseline. Then the
file must be silent as it is, and with 50 lines put above its body; and with two
spaces planted in a line that has a known finding, one finding must be heard.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from repositories import files

from cleantext import Pipeline
from cleantext.formats.frontmatter import split
from cleantext.scope.baseline import Baseline

_PLACE = re.compile(r"(?<=[a-zà-ÿ]{3}) (?=[a-zà-ÿ]{3})")
_ABOVE = "A line of text that was not there.\n\n" * 25


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("roots", nargs="+", type=Path)
    arguments.add_argument("--every", type=int, default=1, help="take each n-th file only")
    options = arguments.parse_args()
    pipeline = Pipeline()
    baseline = Baseline()
    counts: Counter[str] = Counter()
    begin = time.process_time()
    for path in list(files(options.roots))[:: options.every]:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        counts["files"] += 1
        baseline.add(pipeline, text, str(path))
        plain = pipeline.run(text, path=str(path))
        report = baseline.apply(pipeline, plain, str(path))
        counts["heard in the same text"] += len(report.findings)
        if not plain.findings or path.suffix != ".md":
            continue
        counts["files with findings"] += 1
        counts["findings"] += len(plain.findings)
        body = split(text).body
        moved = text[:body] + _ABOVE + text[body:]
        full = pipeline.run(moved, path=str(path))
        heard = baseline.apply(pipeline, full, str(path)).findings
        counts["heard below new lines"] += len(heard)
        if heard:
            print("BELOW", path, [(f.rule, moved[f.start : f.end]) for f in heard][:3])
        planted = _plant(text, plain.findings[-1].start)
        full = pipeline.run(planted, path=str(path))
        if len(full.findings) > len(plain.findings):
            heard = baseline.apply(pipeline, full, str(path)).findings
            counts[f"new faults heard as {len(heard)}"] += 1
    print(dict(counts), f"{time.process_time() - begin:.1f} s", f"{len(baseline.text())} bytes")


def _plant(text: str, offset: int) -> str:
    """Two spaces in the line of an offset; empty where no two words are there."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    place = _PLACE.search(text, start, end if end >= 0 else len(text))
    return f"{text[: place.start()]}  {text[place.end() :]}" if place else ""


if __name__ == "__main__":
    main()
