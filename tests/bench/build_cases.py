"""Build ``rules/<language>/words/cases.tsv``: words whose first letter may be lost, by its case.

    python tests/bench/build_cases.py voice-web NTREX [LANGUAGE ...]

The checkouts are those of ``free_text.py``, and beside NTREX those of ``further_text.py``.
Listed are the words that begin beyond ASCII, by how the sentences write them behind a word in
small letters: with a capital (names), small, or either way.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import free_text
import further_text

RARELY = 20
"""What is written one way so many times more often than the other is written that way."""

NAMED = 2
"""So often must a name be seen."""

HEADER = f"""\
# Words that begin beyond ASCII, by how they are written behind a word in small letters.
# Made by tests/bench/build_cases.py
{free_text.SOURCES}"""

_INSIDE = re.compile(r"(?<![^\W\d_])[^\W\dA-Z_]+,? ((?![a-zA-Z])[^\W\d_]+)")


def cases(lines: Iterable[str]) -> dict[str, list[str]]:
    """The words of each kind."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for match in (match for line in lines for match in _INSIDE.finditer(line)):
        word = match[1]
        if match[0].split(" ")[0].islower() and word[0].lower() > "\x7f":
            capital[word.lower()] += word.istitle()
            small[word] += word.islower()
    found: dict[str, list[str]] = {"capital": [], "either": [], "small": []}
    for word in sorted((+capital).keys() | (+small).keys()):
        if small[word] > RARELY * capital[word]:
            found["small"].append(word)
        elif capital[word] <= RARELY * small[word]:
            found["either"].append(word)
        elif capital[word] >= NAMED:
            found["capital"].append(word)
    return found


def main() -> None:
    root, voice, ntrex = Path(__file__).parents[2] / "rules", Path(sys.argv[1]), Path(sys.argv[2])
    for language in sys.argv[3:] or sorted(free_text.TRANSLATED):
        lines = free_text.sentences(voice, ntrex, language)
        found = cases(lines + further_text.further(ntrex.parent, language))
        rows = (f"{case}\t{' '.join(words)}\n" for case, words in found.items() if words)
        path = root / language / "words" / "cases.tsv"
        header = HEADER + further_text.note(language)
        path.write_text(header + "".join(rows), encoding="utf-8")
        print(language, {case: len(words) for case, words in found.items()}, path.stat().st_size)


if __name__ == "__main__":
    main()
