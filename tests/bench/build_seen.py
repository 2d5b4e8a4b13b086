"""Build ``rules/<language>/words/seen.tsv``: forms of free text that no other list has.

    python tests/bench/build_seen.py voice-web NTREX [LANGUAGE ...]

The checkouts are those of ``free_text.py``, and beside NTREX those of ``further_text.py``, of
which forms are taken that occur more than once. The lists of inflected languages end where
frequency lists do; what sentences hold beyond is as common as the rarest form listed, as far
as anybody knows.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import free_text
import further_text

from cleantext.lexicon import bundled
from cleantext.mojibake.words import words_of

HEADER = f"""\
# Forms with a letter beyond ASCII that no other list has. Made by tests/bench/build_seen.py
{free_text.SOURCES}"""

_WORD = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])")


def main() -> None:
    root, voice, ntrex = Path(__file__).parents[2] / "rules", Path(sys.argv[1]), Path(sys.argv[2])
    for language in sys.argv[3:] or sorted(free_text.TRANSLATED):
        path = root / language / "words" / "seen.tsv"
        path.unlink(missing_ok=True)
        words = words_of((bundled(),), language)
        found = set(_WORD.findall("\n".join(free_text.sentences(voice, ntrex, language))))
        more = Counter(_WORD.findall("\n".join(further_text.further(ntrex.parent, language))))
        found |= {word for word, count in more.items() if count > 1}
        letters = set(words.letters) | set("abcdefghijklmnopqrstuvwxyz")
        forms = {word.lower() for word in found if word.islower() and not word.isascii()}
        unlisted = sorted(form for form in forms - words.forms.keys() if set(form) <= letters)
        head = HEADER + further_text.note(language)
        path.write_text(f"{head}{words.rarest}\t{' '.join(unlisted)}\n", encoding="utf-8")
        print(language, len(unlisted), path.stat().st_size)


if __name__ == "__main__":
    main()
