"""Sentences of languages that ``free_text.py`` has too few of.

    git clone https://github.com/nytud/NYTK-NerKor
    git clone https://github.com/antonkarl/iceErrorCorpus
    git clone https://github.com/mideind/GreynirCorpus
    git clone https://github.com/legalize-dev/legalize-cz        # and legalize-sk
    git clone https://github.com/Ansvar-Systems/Lithuanian-law-mcp    # and Latvian, Slovenian

NYTK-NerKor (CC BY-SA 4.0) is news, prose and web pages in Hungarian, the corpora of Icelandic
(CC BY 4.0) are news, essays and articles of Wikipedia. The others hold laws, which are in the
public domain: a sentence of a law agrees as any other does.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

SOURCES = {
    "hu": "NYTK-NerKor (https://github.com/nytud/NYTK-NerKor), CC BY-SA 4.0",
    "is": "iceErrorCorpus (https://github.com/antonkarl/iceErrorCorpus) and GreynirCorpus"
    " (https://github.com/mideind/GreynirCorpus), CC BY 4.0",
    "cs": "the laws of the Czech Republic (public domain)",
    "sk": "the laws of Slovakia (public domain)",
    "lt": "the laws of Lithuania (public domain)",
    "lv": "the laws of Latvia (public domain)",
    "sl": "the laws of Slovenia (public domain)",
}

_PROSE, _LAWS = 25_000, 8_000
"""So many sentences are taken: of laws fewer, since they repeat themselves."""

_SHORTEST, _LONGEST = 50, 400

_FILES = 4_000

_OF_ONE = 30_000
"""So many characters of one law are enough."""

_BREAK = re.compile(r"(?<=[.;:!?])\s+|\n")
_MARKUP = re.compile(r"^[#>*\-|\s]+|\*\*?|\|")
_WRONG = re.compile(r"<original>.*?</original>", re.DOTALL)


class _Source(NamedTuple):
    """Where a corpus is: a checkout, a folder in it, and how the sentences of a file are read."""

    checkout: str
    folder: str
    read: Callable[[str], Iterator[str]]
    most: int


def further(beside: Path, language: str) -> list[str]:
    """Sentences of a language, in any order; none where there are no further sources.

    Args:
        beside: the directory in which the checkouts are.
        language: a language code.
    """
    found: list[str] = []
    for source in _SOURCES.get(language, ()):
        texts = files(beside / source.checkout, source.folder)
        lines = (unicodedata.normalize("NFC", s) for text in texts for s in source.read(text))
        usable = (line for line in lines if _SHORTEST < len(line) < _LONGEST)
        found += islice(dict.fromkeys(islice(usable, 2 * source.most)), source.most)
    return found


def note(language: str) -> str:
    """What the head of a list says about them."""
    source = SOURCES.get(language)
    return f"# Also from {source}.\n" if source else ""


def files(checkout: Path, folder: str) -> Iterator[str]:
    """The texts of some files below a folder of a checkout: drawn by lot, the same each time."""
    git = ["git", "-C", str(checkout)]
    listed = subprocess.run(
        [*git, "ls-tree", "-r", "--name-only", "-z", "HEAD", folder],
        capture_output=True,
        check=True,
    )
    names = [f"HEAD:{name}\n".encode() for name in listed.stdout.decode().split("\0") if name]
    names = random.Random(1).sample(names, min(_FILES, len(names)))
    batch = subprocess.run(
        [*git, "cat-file", "--batch"], input=b"".join(names), capture_output=True, check=True
    ).stdout
    at = 0
    for _ in names:
        end = batch.index(b"\n", at)
        *_, kind, size = batch[at:end].split(b" ")
        at = end + 1
        if kind == b"blob":
            yield batch[at : at + int(size)].decode("utf-8", "replace")
            at += int(size) + 1


def _sentences(text: str) -> Iterator[str]:
    size = 0
    for piece in _BREAK.split(text):
        size += len(piece)
        if size > _OF_ONE:
            return
        yield _MARKUP.sub("", piece).strip()


def _markdown(text: str) -> Iterator[str]:
    return _sentences(text.partition("\n---\n")[2])


def _provisions(text: str) -> Iterator[str]:
    provisions = json.loads(text).get("provisions", ()) if text.startswith("{") else ()
    return _sentences("\n".join(each.get("content") or "" for each in provisions))


def _columns(text: str) -> Iterator[str]:
    """The sentences of a table with a word a line."""
    for block in text.split("\n\n"):
        rows = (row for row in block.split("\n") if row and not row.startswith("#"))
        yield _joined([row.partition("\t")[0] for row in rows])


def _corrected(text: str) -> Iterator[str]:
    """The sentences of a corpus of errors, without the errors."""
    for sentence in re.findall(r"<s n.*?</s>", _WRONG.sub("", text), re.DOTALL):
        yield _joined(re.findall(r"<[wc]>(.*?)</[wc]>", sentence))


def _joined(words: list[str]) -> str:
    return re.sub(r" ([.,;:!?)\]])|(?<=[(\[]) ", r"\1", " ".join(words))


def _lines(text: str) -> Iterator[str]:
    return iter(text.split("\n"))


_laws = partial(_Source, most=_LAWS)
_SOURCES = {
    "hu": [_Source("NYTK-NerKor", "data/train", _columns, _PROSE)],
    "is": [
        _Source("iceErrorCorpus", "data", _corrected, _PROSE),
        _Source("GreynirCorpus", "devset/txt", _lines, _PROSE),
    ],
    "cs": [_laws("legalize-cz", "cz", _markdown)],
    "sk": [_laws("legalize-sk", "sk", _markdown)],
    "lt": [_laws("Lithuanian-law-mcp", "data/seed", _provisions)],
    "lv": [_laws("Latvian-law-mcp", "data/seed", _provisions)],
    "sl": [_laws("Slovenian-law-mcp", "data/seed", _provisions)],
}
