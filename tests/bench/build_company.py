"""Build ``rules/<language>/words/company.tsv``: words of one letter, told by those beside them.

    python tests/bench/build_company.py voice-web NTREX [LANGUAGE ...]

The checkouts are those of ``free_text.py``, and beside NTREX those of ``further_text.py``.
Listed are the words of one letter beyond ASCII
("andare ? casa", "il ? stato"): their share of all words, and how much likelier each is behind
and before other words, in tenths of a decimal logarithm.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log10
from pathlib import Path

import free_text
import further_text

from cleantext.mojibake.agreement import neighbour_words
from cleantext.mojibake.company import ending

LEAST_SHARE, LEAST_COUNT = 1 / 20_000, 4
"""So frequent must a word be; so often must another word stand beside one, or be expected
there, to be listed."""

SMOOTHING = 20

MANY = 1 / 200
"""So large a share of dashes is more than most languages have."""

_DASH = re.compile(r"(?<=\s)[–—](?=\s)")

_PROSE = ("hu", "is")
"""The languages of which `further_text` has more than laws."""

HEADER = f"""\
# Words of one letter, told by their neighbours: how frequent they are, and how much likelier behind
# and before these, in tenths of a decimal logarithm. Made by tests/bench/build_company.py
{free_text.SOURCES}"""


def table(lines: Iterable[str]) -> list[str]:
    """The rows of the list of one language."""
    beside: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: dict[str, Counter[str]] = {"behind": Counter(), "before": Counter()}
    counts: Counter[str] = Counter()
    for line in lines:
        found = list(neighbour_words(line))
        for (left, _), (_, form), (right, _) in zip(
            [("^", ""), *found], found, [*found[1:], ("$", "")], strict=False
        ):
            counts[form] += 1
            for side, other in (("behind", left), ("before", right)):
                keys = (other, ending(other)) if len(other) > 3 else (other,)
                seen[side].update(keys)
                if len(form) == 1:
                    beside[form, side].update(keys)
    total = counts.total()
    rows = []
    for form, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if len(form) > 1 or form.isascii() or not form.isalpha() or count < total * LEAST_SHARE:
            continue
        rows.append(f"{form}\tshare\t{round(10 * log10(count / total))}")
        for side in ("behind", "before"):
            rows += _side(form, side, count / total, beside[form, side], seen[side])
    return rows


def dashes(news: str) -> list[str]:
    """The row that says how frequent dashes are, in a language with more of them than most."""
    share = len(_DASH.findall(news)) / len(news.split())
    return [f"–\tmarks\t{round(10 * log10(share))}"] if share > MANY else []


def _side(
    form: str, side: str, share: float, beside: Counter[str], seen: Counter[str]
) -> list[str]:
    grouped = defaultdict(list)
    for word, total in seen.items():
        if word == "?" or (beside[word] < LEAST_COUNT and total * share < LEAST_COUNT):
            continue
        chance = (beside[word] + SMOOTHING * share) / (total + SMOOTHING)
        grouped[round(10 * log10(chance / share))].append(word)
    return [
        f"{form}\t{side}\t{tenths}\t{' '.join(sorted(grouped[tenths]))}"
        for tenths in sorted(grouped)
    ]


def main() -> None:
    root, voice, ntrex = Path(__file__).parents[2] / "rules", Path(sys.argv[1]), Path(sys.argv[2])
    for language in sys.argv[3:] or sorted(free_text.TRANSLATED):
        lines = free_text.sentences(voice, ntrex, language)
        # In laws, single letters are numbers of paragraphs.
        lines += further_text.further(ntrex.parent, language) if language in _PROSE else []
        rows = table(lines)
        rows += dashes(free_text.news(ntrex, language)) if rows else []
        path = root / language / "words" / "company.tsv"
        path.unlink(missing_ok=True)
        if rows:
            header = HEADER + further_text.note(language)
            path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
            print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
