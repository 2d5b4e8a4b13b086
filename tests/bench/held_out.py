"""How well lost letters are put back in texts of treebanks, which nothing was learned from.

    git clone https://github.com/UniversalDependencies/UD_Czech-CAC   # and others, into DIR
    python tests/bench/held_out.py --data DIR [--half test] [--only cs,sk]

A document is twelve sentences that follow each other. Half of the documents (``dev``) may be
read to find out what is missed; what is claimed is said of the others (``test``). Columns as
in ``encoding.py``: of the damaged words so many came out right, of those changed so many are.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

from encoding import Score, ours
from further_text import files

LANGUAGES = {
    "Catalan": "ca",
    "Croatian": "hr",
    "Czech": "cs",
    "Danish": "da",
    "English": "en",
    "Estonian": "et",
    "Finnish": "fi",
    "French": "fr",
    "Galician": "gl",
    "German": "de",
    "Hungarian": "hu",
    "Icelandic": "is",
    "Italian": "it",
    "Latvian": "lv",
    "Lithuanian": "lt",
    "Norwegian": "nb",
    "Polish": "pl",
    "Portuguese": "pt",
    "Romanian": "ro",
    "Serbian": "sr",
    "Slovak": "sk",
    "Slovenian": "sl",
    "Spanish": "es",
    "Swedish": "sv",
    "Turkish": "tr",
}
"""The languages by their names in those of treebanks."""

SENTENCES, DOCUMENTS, DAMAGED = 12, 80, 3
"""Sentences in a document; documents of a language; letters that one must lose."""

WESTERN = frozenset({"ca", "da", "de", "en", "es", "fi", "fr", "gl", "is", "it", "nb", "pt", "sv"})
"""Those that are written in Windows-1252."""

_TEXT = re.compile(r"^# text = (.*)$", re.MULTILINE)


def documents(data: Path, half: str) -> Iterator[tuple[str, str]]:
    """The documents of one half, with their languages."""
    found: dict[str, list[str]] = {}
    for checkout in sorted(data.glob("*UD_*")):
        language = LANGUAGES[checkout.name.partition("UD_")[2].partition("-")[0]]
        repository = checkout / "repo" if (checkout / "repo").exists() else checkout
        for text in files(repository, "."):
            lines = _TEXT.findall(text)
            blocks = (lines[at : at + SENTENCES] for at in range(0, len(lines), SENTENCES))
            found.setdefault(language, []).extend(map(" ".join, blocks))
    for language, texts in sorted(found.items()):
        random.Random(4711).shuffle(texts)
        usable = [text for text in texts if sum(not c.isascii() for c in text) >= DAMAGED]
        for text in usable[half == "dev" : DOCUMENTS : 2]:
            yield language, text


def as_questions(text: str) -> str:
    """A text of which all but ASCII became question marks."""
    return text.encode("ascii", "replace").decode()


def as_replaced(text: str) -> str | None:
    """A text in Windows-1252 of which all but ASCII became U+FFFD, as no UTF-8."""
    try:
        return text.encode("cp1252").decode(errors="replace")
    except UnicodeEncodeError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    only, fix = set(filter(None, options.only.split(","))), ours()
    texts = [pair for pair in documents(options.data, options.half) if not only or pair[0] in only]
    for damage in (as_questions, as_replaced):
        rows: dict[str, Score] = {}
        total = Score()
        for language, text in texts:
            western = language in WESTERN or damage is as_questions
            if western and (damaged := damage(text)):
                fixed = fix(damaged)
                for score in (total, rows.setdefault(language, Score())):
                    score.add(damaged, text, fixed)
        print(f"{damage.__name__:14}  exact  right   prec harm")
        for language, score in (*sorted(rows.items()), *([("all", total)] if rows else ())):
            print(f"{language:14} {score.row()}")


if __name__ == "__main__":
    main()
