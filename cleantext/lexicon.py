"""The word lists beside the rules: ``<language>/words/<name>.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from cleantext.errors import RuleError

ANY = "und"
"""The language code of rules and word lists that hold in every language (BCP 47)."""


def bundled() -> Path:
    """The directory of the rules that come with cleantext."""
    package = Path(__file__).parent
    installed = package / "_rules"
    # An editable install runs from the repository, where rules/ is at the top.
    return installed if installed.is_dir() else package.parent / "rules"


class Lexicon:
    """The word lists of one language and of all languages: ``<language>/words/<name>.tsv``.

    A list has one entry a line, columns parted by tabs; lines that begin with
    ``#`` and empty lines are skipped. The lists of all roots and of ``und`` are
    read together with those of the language.
    """

    def __init__(self, roots: tuple[Path, ...], language: str) -> None:
        self.roots = roots
        self.language = language
        self._tables: dict[str, tuple[tuple[str, ...], ...]] = {}

    def table(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The rows of a list, in the order of the files; empty where there is no such list."""
        if name not in self._tables:
            rows: list[tuple[str, ...]] = []
            for root in self.roots:
                for language in (ANY, *widening(self.language)):
                    rows += _rows(root / language / "words" / f"{name}.tsv")
            self._tables[name] = tuple(rows)
        return self._tables[name]

    def words(self, name: str) -> frozenset[str]:
        """The first column of a list."""
        return frozenset(row[0] for row in self.table(name))


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read: {error}") from error
    for line in text.replace("\r\n", "\n").split("\n"):
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


@cache
def alphabets(roots: tuple[Path, ...]) -> Mapping[str, str]:
    """The letters beyond ASCII of each language, from ``und/words/letters.tsv``."""
    return {row[0]: row[1] for row in Lexicon(roots, ANY).table("letters")}


def primary(language: str) -> str:
    """``es`` for ``es-MX``: the language without its variety."""
    return language.partition("-")[0]


def widening(language: str) -> Iterator[str]:
    """``es``, ``es-MX`` for ``es-MX``: from the language to the variety; nothing for ``und``."""
    if language == ANY:
        return
    parts = language.split("-")
    for count in range(1, len(parts) + 1):
        yield "-".join(parts[:count])
