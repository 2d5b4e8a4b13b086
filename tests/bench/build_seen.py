"""Build ``rules/<language>/words/seen.tsv``: forms of free text that no other list has.

    python tests/bench/build_seen.py voice-web NTREX

The checkouts are those of ``free_text.py``. The lists of inflected languages end where
frequency lists do; what sentences hold beyond is as common as the rarest form listed, as far
as anybody knows.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import free_text

from cleantext.lexicon import bundled
from cleantext.mojibake.words import words_of

HEADER = f"""\
# Forms with a letter beyond ASCII that no other list has. Made by tests/bench/build_seen.py
{free_text.SOURCES}"""

_WORD = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])")


def main() -> None:
    root, voice, ntrex = Path(__file__).parents[2] / "rules", Path(sys.argv[1]), Path(sys.argv[2])
    for language in sorted(free_text.TRANSLATED):
        path = root / language / "words" / "seen.tsv"
        path.unlink(missing_ok=True)
        words = words_of((bundled(),), language)
        found = set(_WORD.findall("\n".join(free_text.sentences(voice, ntrex, language))))
        letters = set(words.letters) | set("abcdefghijklmnopqrstuvwxyz")
        forms = {word.lower() for word in found if word.islower() and not word.isascii()}
        unlisted = sorted(form for form in forms - words.forms.keys() if set(form) <= letters)
        path.write_text(f"{HEADER}{words.rarest}\t{' '.join(unlisted)}\n", encoding="utf-8")
        print(language, len(unlisted), path.stat().st_size)


if __name__ == "__main__":
    main()
