"""How many of the pairs that others list are known here; nothing of theirs is copied.

DIR has, below a directory for each language, files that the user has fetched:
``coherency.txt`` of LanguageTool (``rules/de/coherency.txt``; a pair a line, ``a;b``)
and ``consistency.py`` of proselint (pairs of strings).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cleantext.rules import RuleBook
from cleantext.variants.groups import Index, read_rows

KINDS = frozenset({"toponym", "gentilic", "person", "org", "common", "abbrev"})
_QUOTED = re.compile(r"""\(\s*["']([^"']+)["'],\s*["']([^"']+)["'],?\s*\)""")


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of one file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _QUOTED.findall(text)
        return
    for line in text.split("\n"):
        entry = line.partition("#")[0].strip()
        one, parted, other = entry.partition(";")
        if parted:
            yield one.strip(), other.strip()


def knows(index: Index, one: str, other: str) -> bool:
    """Whether a listed group has both, as two of its spellings."""
    return any(
        index.group(place).spelling(one) != index.group(place).spelling(other)
        for place in set(index.places(one)) & set(index.places(other))
    )


def bench(directory: Path) -> None:
    book = RuleBook()
    for folder in sorted(path for path in directory.iterdir() if path.is_dir()):
        index = Index(read_rows(book.lexicon(folder.name), KINDS))
        for path in sorted(folder.iterdir()):
            theirs = dict.fromkeys(pairs(path))
            missing = [pair for pair in theirs if not knows(index, *pair)]
            known = len(theirs) - len(missing)
            share = 100 * known / max(len(theirs), 1)
            print(
                f"{folder.name}/{path.name}: {known} of {len(theirs)} pairs known ({share:.1f} %)"
            )
            print("   unknown:", *("/".join(pair) for pair in missing))
