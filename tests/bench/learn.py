"""How well ``learn`` finds what was planted on a made-up site, and how fast.

python tests/bench/learn.py [--files 2000]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from cleantext.learn import learn

sys.path.insert(0, str(Path(__file__).parent.parent))

import site_of_bridges as site


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    files = site.paths(parser.parse_args().files)
    answers = []
    for processes in (1, 2):
        start = time.perf_counter()
        lesson = learn(files if processes == 1 else files[::-1], site.read, processes=processes)
        answers.append(lesson)
        found = {proposal.template for proposal in lesson.proposals}
        print(
            f"{processes} process(es): {time.perf_counter() - start:.1f} s, "
            f"{len(found & set(site.PLANTED))} of {len(site.PLANTED)} planted lines found, "
            f"{len(found - set(site.PLANTED))} others, {len(lesson.words)} lines of words"
        )
        for extra in sorted(found - set(site.PLANTED)):
            print(f"  other: {extra}")
    print("the same answer:", answers[0] == answers[1])
    for proposal in answers[0].proposals:
        print(f"{proposal.count:6} of {proposal.files} {proposal.where:7} {proposal.template}")


if __name__ == "__main__":
    main()
