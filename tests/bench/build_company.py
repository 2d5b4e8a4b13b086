"""Build ``rules/<language>/words/company.tsv``: words told from others by those beside them.

    git clone https://github.com/mozilla/voice-web
    python tests/bench/build_company.py voice-web

Listed are the words of one letter beyond ASCII ("andare ? casa", "il ? stato"), and the common
words that another common word looks like when letters are lost ("?r" is Swedish "år" or "är").
A table has how much likelier each is behind and before other words, in tenths of a decimal
logarithm, and for words of one letter their share of all words. The sentences of Common
Voice (Mozilla and those who gave them) are in the public domain (CC0).
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from math import log10
from pathlib import Path

from cleantext.lexicon import bundled
from cleantext.mojibake.company import ending, neighbour_words
from cleantext.mojibake.words import AHEAD, Words, words_of

FOLDERS = {"nb": "nb-NO", "sv": "sv-SE"}
LANGUAGES = (
    *("ca", "cs", "da", "de", "es", "et", "fi", "fr", "gl", "hr", "hu", "it", "lv", "nb", "nl"),
    *("pl", "pt", "ro", "sk", "sl", "sv", "tr"),
)
LEAST_SHARE, LEAST_COUNT, COMMON = 1 / 20_000, 4, 20
"""So frequent must a word of one letter be; so often must another word stand beside one, or be
expected there, to be listed; so often must a longer word occur."""

TELLING = 3
"""So many tenths must a word change the chance of a longer one."""

SMOOTHING = 20

HEADER = """\
# Words told from others by their neighbours: how much likelier they are behind and before these, in
# tenths of a decimal logarithm. Made by tests/bench/build_company.py from the sentences of
# Common Voice (https://github.com/mozilla/voice-web), which are in the public domain (CC0).
"""


def sentences(checkout: Path, language: str) -> str:
    """All sentences of a language, one a line."""
    command = ["git", "-C", str(checkout)]
    folder = f"server/data/{language}/"
    listed = subprocess.run(
        [*command, "ls-tree", "-r", "--name-only", "-z", "HEAD", folder],
        capture_output=True,
        check=True,
    )
    texts = []
    for path in filter(None, listed.stdout.decode().split("\0")):
        # What a partial clone lacks is left out.
        shown = subprocess.run([*command, "show", f"HEAD:{path}"], capture_output=True, check=False)
        texts.append(shown.stdout.decode("utf-8", "replace"))
    return "\n".join(texts)


def table(text: str, words: Words) -> list[str]:
    """The rows of the list of one language."""
    beside: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: dict[str, Counter[str]] = {"behind": Counter(), "before": Counter()}
    counts: Counter[str] = Counter()
    for line in text.split("\n"):
        found = list(neighbour_words(line))
        for (left, _), (_, form), (right, _) in zip(
            [("^", ""), *found], found, [*found[1:], ("$", "")], strict=False
        ):
            counts[form] += 1
            for side, other in (("behind", left), ("before", right)):
                keys = (other, ending(other)) if len(other) > 3 else (other,)
                seen[side].update(keys)
                beside[form, side].update(keys)
    total = counts.total()
    rows = []
    for form, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        single = len(form) == 1
        if (
            form.isascii()
            or not form.isalpha()
            or not (
                count >= total * LEAST_SHARE
                if single
                else count >= COMMON and _has_rival(form, words)
            )
        ):
            continue
        if single:
            rows.append(f"{form}\tshare\t{round(10 * log10(count / total))}")
        for side in ("behind", "before"):
            least = 0 if single else TELLING
            rows += _side(form, side, count / total, beside[form, side], seen[side], least)
    return rows


def _has_rival(form: str, words: Words) -> bool:
    """Whether a word without its letters beyond ASCII may be another that is about as common."""
    alike = words.alike(form)
    return form in alike and any(
        abs(words.forms[other] - words.forms[form]) < 2 * AHEAD for other in alike if other != form
    )


def _side(
    form: str, side: str, share: float, beside: Counter[str], seen: Counter[str], least: int
) -> list[str]:
    grouped = defaultdict(list)
    for word, total in seen.items():
        if word == "?" or (beside[word] < LEAST_COUNT and total * share < LEAST_COUNT):
            continue
        chance = (beside[word] + SMOOTHING * share) / (total + SMOOTHING)
        tenths = round(10 * log10(chance / share))
        if abs(tenths) >= least:
            grouped[tenths].append(word)
    return [
        f"{form}\t{side}\t{tenths}\t{' '.join(sorted(grouped[tenths]))}"
        for tenths in sorted(grouped)
    ]


def main() -> None:
    root, checkout = Path(__file__).parents[2] / "rules", Path(sys.argv[1])
    for language in LANGUAGES:
        text = sentences(checkout, FOLDERS.get(language, language))
        rows = table(text, words_of((bundled(),), language))
        if rows:
            path = root / language / "words" / "company.tsv"
            path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
            print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
