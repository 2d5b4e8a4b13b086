"""Make the word lists that veto the discovery of mixed spellings.

    python tests/bench/build_names.py CLDR-LOCALENAMES CLDR-DATES [LANGUAGE ...]

The arguments are the unpacked npm packages ``cldr-localenames-full`` and
``cldr-dates-full``; ``wordfreq`` and ``faker`` must be installed. Writes for each
language ``words/places.tsv`` (the places of one word that CLDR names: territories and the
cities of time zones) and ``words/established.tsv`` (frequent words that sound like
another established word or name: only these can be a pair of two), for German
``words/nouns.tsv`` (frequent words that are no names), and for any language the
personal names that sound like another.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from cleantext import registry
from cleantext.lexicon import Lexicon
from cleantext.rules import RuleBook
from cleantext.variants.key import skeleton
from cleantext.variants.vetoes import Vetoes

RULES = Path(__file__).parents[2] / "rules"
LANGUAGES = ("ca", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk")
PLACED = ("cs", "da", "et", "fi", "gl", "hr", "hu", "is", "lt", "lv", "nb", "ro", "sk", "sl", "sv")
"""More languages in which places are named: what begins like one may be a name."""

NOUNS = ("de",)
"""The languages that write nouns with a capital."""

WORLD = ("en", "es", "fr", "it")
ZIPF = 3.0
COMMON = 3.3
FOREIGN = 10
"""So many times as frequent as elsewhere a word must be to belong to one language."""

LETTERS = 5
WIDTH = 100

PLACES = """\
# Places of one word: a code (a territory or a time zone of Unicode CLDR 48.2), then its names.
# Unicode Licence v3, Copyright 1991-2025 Unicode, Inc. Made by tests/bench/build_names.py.
"""
FREQUENT = """\
# Frequent words that sound like another established word or name.
# Made by tests/bench/build_names.py.
# Derived from wordfreq 3.1.1 by Robyn Speer (https://github.com/rspeer/wordfreq), which draws on
# Wikipedia, OpenSubtitles, SUBTLEX (Marc Brysbaert et al.), ParaCrawl, Google Books Ngrams, the
# Leeds Internet Corpus and others. Licence of this file: CC BY-SA 4.0.
"""
COMMONEST = """\
# Frequent words that are no names. Made by tests/bench/build_names.py.
# Derived from wordfreq 3.1.1 by Robyn Speer (https://github.com/rspeer/wordfreq), which draws on
# Wikipedia, OpenSubtitles, SUBTLEX (Marc Brysbaert et al.), ParaCrawl, Google Books Ngrams, the
# Leeds Internet Corpus and others. Licence of this file: CC BY-SA 4.0.
"""
PERSONAL = """\
# Personal names that sound like another. Made by tests/bench/build_names.py
# after the name lists of the Faker project (MIT licence).
"""


def personal_names() -> set[str]:
    """The words of the given and family names of Europe and the Americas."""
    import importlib
    import pkgutil

    import faker.providers.person as providers

    found = set()
    for module in pkgutil.iter_modules(providers.__path__):
        provider = importlib.import_module(f"{providers.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if "name" in attribute:
                value = getattr(provider, attribute)
                names = value if isinstance(value, (tuple, list, dict)) else ()
                found |= {w for n in names if isinstance(n, str) for w in re.split(r"[\s-]", n)}
    return {word.casefold() for word in found if len(word) >= LETTERS and word.isalpha()}


def frequent_words(language: str) -> set[str]:
    import wordfreq

    frequencies = wordfreq.get_frequency_dict(language, wordlist="best")
    return {
        word
        for word, share in frequencies.items()
        if math.log10(share) + 9 >= ZIPF and len(word) >= LETTERS and word.isalpha()
    }


def common_words(language: str, names: set[str]) -> set[str]:
    """Frequent words that are no names: those are known to other languages, too."""
    import wordfreq

    theirs = [wordfreq.get_frequency_dict(other, wordlist="best") for other in WORLD]
    frequencies = wordfreq.get_frequency_dict(language, wordlist="best")
    return {
        word
        for word, share in frequencies.items()
        if math.log10(share) + 9 >= COMMON and len(word) >= LETTERS and word.isalpha()
        if word not in names and all(other.get(word, 0) * FOREIGN < share for other in theirs)
    }


def alike_words(words: set[str], others: set[str], endings: Sequence[str] = ()) -> set[str]:
    """Those of the words that may be taken for another of them or one of the others.

    What is an inflected form of the other is not taken for it, whether known or not.
    """
    vetoes = Vetoes(Lexicon((), "und"), endings)
    groups = defaultdict(list)
    for word in words | others:
        groups[skeleton(word)].append(word)
    return {
        word
        for group in groups.values()
        for word in group
        if word in words and any(vetoes.allow(word, other) for other in group if other != word)
    }


def endings(language: str) -> list[str]:
    """The endings that inflect a name, as the rules of a language have them."""
    rules = (rule for rule in RuleBook().rules(language) if rule.kind == "spelling")
    return [ending for rule in rules for ending in registry.options(rule).endings]


def places(names: Path, dates: Path, language: str) -> Iterable[str]:
    root = json.loads((names / "main" / language / "territories.json").read_text("utf-8"))
    found = defaultdict(set)
    for code, name in root["main"][language]["localeDisplayNames"]["territories"].items():
        found[code.partition("-")[0]].add(name)
    root = json.loads((dates / "main" / language / "timeZoneNames.json").read_text("utf-8"))
    _cities(root["main"][language]["dates"]["timeZoneNames"]["zone"], "", found)
    for code in sorted(found):
        if words := sorted(name for name in found[code] if name.isalpha()):
            yield "\t".join((code, *words))


def _cities(zones: dict, path: str, found: dict[str, set[str]]) -> None:
    for name, zone in zones.items():
        if isinstance(zone, dict):
            # A zone without a name of its own is named by its code in every language.
            city = zone.get("exemplarCity")
            if city:
                found[f"{path}{name}"].add(city)
            _cities(zone, f"{path}{name}/", found)


def write(path: Path, head: str, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(path, path.stat().st_size)


def wrapped(words: set[str]) -> Iterable[str]:
    line = ""
    for word in sorted(words):
        if line and len(line) + len(word) >= WIDTH:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def main() -> None:
    names, dates, *languages = sys.argv[1:]
    persons = personal_names()
    write(
        RULES / "und" / "words" / "established.tsv",
        PERSONAL,
        wrapped(alike_words(persons, set())),
    )
    for language in languages or PLACED:
        if language in PLACED:
            path = RULES / language / "words" / "places.tsv"
            write(path, PLACES, places(Path(names), Path(dates), language))
    for language in languages or LANGUAGES:
        if language not in LANGUAGES:
            continue
        folder = RULES / language / "words"
        write(folder / "places.tsv", PLACES, places(Path(names), Path(dates), language))
        near = alike_words(frequent_words(language), persons, endings(language))
        write(folder / "established.tsv", FREQUENT, wrapped(near))
        if language in NOUNS:
            rows = Lexicon((RULES,), language).table("places")
            known = persons | {name.casefold() for row in rows for name in row[1:]}
            words = common_words(language, known)
            write(folder / "nouns.tsv", COMMONEST, wrapped(words))


if __name__ == "__main__":
    main()
