"""News to measure on: built from the articles in ``news/``, or read from a file, and damaged."""

from __future__ import annotations

import json
import random
from pathlib import Path

_NEWS = Path(__file__).parent / "news"
_SIZE = 2500
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("„", "“"))
_BYLINES = {
    "de": "Von Friederike Haßloch",
    "en": "By Hannah Oakes",
    "es": "Por Lucía Benavente Ortuño",
    "fr": "Par Clémence Aubriot",
    "it": "di Ottavia Brancati",
    "pt": "Por Conceição Brandão",
    "ru": "Автор: Снежана Оводова",
}


def built(count: int) -> list[tuple[str, str]]:
    """``count`` clean articles of about 2.7 kB in UTF-8, as (language, text), always the same.

    Each is made of paragraphs of one language's article, drawn at random. One language
    in seven has a link, as every tenth article of the wild has.
    """
    chance = random.Random(count)
    paths = sorted(_NEWS.glob("*.txt"))
    paragraphs = {
        path.stem: [line for line in path.read_text(encoding="utf-8").split("\n") if line]
        for path in paths
    }
    articles = []
    for number in range(count):
        language = paths[number % len(paths)].stem
        title, *body = paragraphs[language]
        lines = [title]
        while sum(len(line.encode("utf-8")) for line in lines) < _SIZE:
            lines.append(chance.choice(body))
        articles.append((language, "\n".join(lines) + "\n"))
    return articles


def read(path: Path, count: int) -> list[tuple[str, str]]:
    """Up to ``count`` records of a JSONL file with ``text`` and ``lang``, spread over the file."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    step = max(len(records) // count, 1)
    return [(record.get("lang", "und"), record["text"]) for record in records[::step][:count]]


def damaged(language: str, text: str, seed: int) -> str:
    """The text with a byline, mixed quotes and a stray stop, as UTF-8 read in a wrong code."""
    chance = random.Random(seed)
    title, _, body = text.partition("\n")
    byline = _BYLINES.get(language, _BYLINES["en"])
    text = f"{title}\n{byline}\n{body}"
    for opening, closing in (("“", "”"), ("«", "»"), ("„", "“")):
        if text.count(opening) == text.count(closing):
            text = _requoted(text, opening, closing, chance)
    text = text.replace(". ", ". . ", 1)
    return misread(text, chance.choice(("cp1252", "latin-1")))


def _requoted(text: str, opening: str, closing: str, chance: random.Random) -> str:
    parts = text.split(opening)
    out = [parts[0]]
    for part in parts[1:]:
        left, right = chance.choice(_QUOTES)
        out.append(left + part.replace(closing, right, 1))
    return "".join(out)


def misread(text: str, code: str) -> str:
    """UTF-8 bytes read in a single-byte code; what the code lacks becomes a C1 control."""
    return "".join(
        bytes([byte]).decode(code, "replace").replace("\ufffd", chr(byte))
        for byte in text.encode("utf-8", "surrogatepass")
    )
