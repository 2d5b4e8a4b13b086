"""Build ``rules/<language>/words/inflected.tsv``: forms of words that no other list has.

    git clone https://github.com/michmech/lemmatization-lists
    python tests/bench/build_inflected.py lemmatization-lists [LANGUAGE ...]

The lists of Michal Měchura name the forms of words, but not how common they are; each counts as
the rarest form that is listed elsewhere. They are under the Open Database License 1.0, and so
are the files made here. To be run after the other lists are made.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cleantext.lexicon import bundled
from cleantext.mojibake.words import words_of

LANGUAGES = ("cs", "et", "hu", "sl")

HEADER = """\
# Inflected forms with a letter beyond ASCII that no other list has. Made by
# tests/bench/build_inflected.py from the lemmatization lists of Michal Měchura
# (https://github.com/michmech/lemmatization-lists).
# Licence of this file: Open Database License (ODbL) 1.0.
"""


def forms(checkout: Path, language: str) -> set[str]:
    """All words of a list, of which those with capitals are names."""
    show = ["git", "-C", str(checkout), "show", f"HEAD:lemmatization-{language}.txt"]
    text = subprocess.run(show, capture_output=True, check=True).stdout.decode("utf-8-sig")
    return {word for word in text.split() if word.islower() and word.isalpha()}


def main() -> None:
    root, checkout = Path(__file__).parents[2] / "rules", Path(sys.argv[1])
    for language in sys.argv[2:] or LANGUAGES:
        path = root / language / "words" / "inflected.tsv"
        path.unlink(missing_ok=True)
        words = words_of((bundled(),), language)
        letters = set(words.letters) | set("abcdefghijklmnopqrstuvwxyz")
        found = (word for word in forms(checkout, language) if not word.isascii())
        unlisted = sorted(
            word for word in found if word not in words.forms and set(word) <= letters
        )
        path.write_text(f"{HEADER}{words.rarest}\t{' '.join(unlisted)}\n", encoding="utf-8")
        print(language, len(unlisted), path.stat().st_size)


if __name__ == "__main__":
    main()
