"""Spellings that differ from file to file: one table for a whole folder.

Each file is summed up by itself, and summaries can be added in any order and
grouping. Memory is bounded: the lists are finite, and of the names in no list,
once there are too many, only those are kept whose sound falls into a sample
that any order of adding arrives at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any
from zlib import crc32

from cleantext import registry
from cleantext.document import Document
from cleantext.fixers.spelling import SpellingSettings
from cleantext.rules import RuleBook
from cleantext.variants.choice import choose
from cleantext.variants.discovery import LONGEST, Name, joined, name_in
from cleantext.variants.groups import by_place
from cleantext.variants.key import skeleton
from cleantext.variants.lists import Lists
from cleantext.variants.occurrences import occurrences
from cleantext.variants.tokens import Vocabulary

NAMES = 1 << 18
"""Up to so many names in no list are kept."""

_ALIKE = 100
"""Up to so many names of one sound are compared with one another."""

_PATHS = 3
_NEIGHBOURS = 8

Form = tuple[str, str]
"""A language and a form."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a form is used.

    Attributes:
        count: how often.
        files: in how many files.
        paths: some of them, the first in order.
        before: some of the capitalised words before it, the first in order.
        behind: some of those behind it.
    """

    count: int
    files: int
    paths: tuple[str, ...]
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()

    def __add__(self, other: Use) -> Use:
        return Use(
            self.count + other.count,
            self.files + other.files,
            tuple(sorted({*self.paths, *other.paths})[:_PATHS]),
            frozenset(sorted(self.before | other.before)[:_NEIGHBOURS]),
            frozenset(sorted(self.behind | other.behind)[:_NEIGHBOURS]),
        )


@dataclass
class Summary:
    """What spellings some files use.

    Attributes:
        files: how many files.
        listed: the forms that are in the lists.
        names: names that are in none.
        depth: of the names, one sound in ``2 ** depth`` is kept.
    """

    files: int = 0
    listed: dict[Form, Use] = field(default_factory=dict)
    names: dict[Form, Use] = field(default_factory=dict)
    depth: int = 0

    def add(self, other: Summary) -> None:
        """Take in the summary of other files."""
        self.files += other.files
        if other.depth > self.depth:
            self._thin(other.depth)
        for form, use in other.listed.items():
            self.listed[form] = self.listed[form] + use if form in self.listed else use
        for form, use in other.names.items():
            if self._kept(form):
                self.names[form] = self.names[form] + use if form in self.names else use
        while len(self.names) > NAMES:
            self._thin(self.depth + 1)

    def _thin(self, depth: int) -> None:
        self.depth = depth
        self.names = {form: use for form, use in self.names.items() if self._kept(form)}

    def _kept(self, form: Form) -> bool:
        # All spellings of a name have one sound, so they stay or go together.
        sound = skeleton(form[1]).encode("utf-8", "replace")
        return not self.depth or crc32(sound) % (1 << self.depth) == 0


@dataclass(frozen=True, slots=True)
class Row:
    """One name or word with the spellings that a folder has of it.

    Attributes:
        language: of the files.
        forms: each spelling with its use, the most frequent first.
        preferred: the house's, else the authority's, else the majority's.
        authority: who prefers ``authority_form``; empty where nobody is known to.
        authority_form: what the authority prefers.
        listed: whether a list knows the group; else it was found by its sound.
    """

    language: str
    forms: tuple[tuple[str, Use], ...]
    preferred: str
    authority: str = ""
    authority_form: str = ""
    listed: bool = True


class Consistency:
    """Sums files up, and makes the table of their spellings.

    Args:
        book: the rules and lists to use.
        settings: the house's choices, as for the ``spelling`` rules.
    """

    def __init__(self, book: RuleBook, settings: SpellingSettings | None = None) -> None:
        self._book = book
        self._settings = settings or SpellingSettings()
        self._lists: dict[str, Lists] = {}

    def summary(self, document: Document) -> Summary:
        """What one file uses; nothing where its language has no lists."""
        tag = document.language
        index = self._of(tag).index
        found = Summary(files=1)
        words = Vocabulary.of(document.prose)
        paths = (document.path or "",)
        for place in by_place(index.present(words.all, document.prose)):
            group = index.group(place)
            places = occurrences(document.prose, group, self._settings.names)
            forms = Counter(group.spellings[one.spelling][one.slot] for one in places)
            for form, count in forms.items():
                found.listed[tag, form] = Use(count, 1, paths)
        for form in words.names - index.forms if self._discovers(tag) else ():
            if (
                len(form) <= LONGEST
                and skeleton(form) != form
                and (name := name_in(document.prose, form))
            ):
                use = Use(len(name.places), 1, paths, name.before, name.behind)
                found.names[tag, form] = use
        return found

    def table(self, summary: Summary) -> list[Row]:
        """The rows in order of language and preferred form."""
        rows = [*self._listed(summary.listed), *self._alike(summary.names)]
        return sorted(rows, key=lambda row: (row.language, row.preferred.casefold(), row.forms[0]))

    def _listed(self, uses: Mapping[Form, Use]) -> Iterator[Row]:
        groups: dict[tuple[str, tuple[int, int]], dict[int, Use]] = {}
        for (tag, form), use in uses.items():
            index = self._of(tag).index
            for place in index.places(form):
                spellings = groups.setdefault((tag, place), {})
                number = index.group(place).spelling(form)
                spellings[number] = spellings[number] + use if number in spellings else use
        for (tag, place), spellings in groups.items():
            lists = self._of(tag)
            group = lists.index.group(place)
            names = {number: group.spellings[number][0] for number in spellings}
            if len(spellings) < 2 or self._ignores(names.values()):
                continue
            counts = Counter({number: use.count for number, use in spellings.items()})
            chosen = choose(group, counts, lists.house.get(place))
            yield Row(
                tag,
                _ranked((names[number], use) for number, use in spellings.items()),
                group.spellings[chosen][0],
                group.authority,
                group.spellings[0][0] if group.authority else "",
            )

    def _alike(self, uses: Mapping[Form, Use]) -> Iterator[Row]:
        sounds: dict[tuple[str, str], list[str]] = {}
        for tag, form in sorted(uses, key=lambda form: (-uses[form].count, form)):
            sounds.setdefault((tag, skeleton(form)), []).append(form)
        for (tag, _), forms in sorted(sounds.items()):
            # The rarest of very many are left out: each is compared with each.
            for cluster in joined(self._pairs(tag, forms[:_ALIKE], uses)):
                if not self._ignores(cluster):
                    ranked = _ranked((form, uses[tag, form]) for form in cluster)
                    places = self._of(tag).vetoes.places
                    known = [form for form, _ in ranked if form.casefold() in places]
                    yield Row(tag, ranked, (known or [ranked[0][0]])[0], listed=False)

    def _pairs(
        self, tag: str, forms: Iterable[str], uses: Mapping[Form, Use]
    ) -> Iterator[tuple[str, str]]:
        vetoes = self._of(tag).vetoes
        for one, other in combinations(forms, 2):
            mine, theirs = uses[tag, one], uses[tag, other]
            names = (
                Name(one, (), mine.before, mine.behind),
                Name(other, (), theirs.before, theirs.behind),
            )
            if vetoes.allow(one, other) and vetoes.one_bearer(*names):
                yield one, other

    def _ignores(self, forms: Iterable[str]) -> bool:
        silenced = {frozenset(pair) for pair in self._settings.ignore}
        return silenced.issuperset(frozenset(pair) for pair in combinations(forms, 2))

    def _discovers(self, tag: str) -> bool:
        return any(options.discover for options in self._options(tag))

    def _options(self, tag: str) -> list[Any]:
        rules = self._book.for_language(tag)
        return [registry.options(rule) for rule in rules if rule.kind == "spelling"]

    def _of(self, tag: str) -> Lists:
        if tag not in self._lists:
            options = self._options(tag)
            kinds = frozenset(kind for one in options for kind in one.groups)
            endings = [ending for one in options for ending in one.endings]
            lexicon = self._book.lexicon(tag)
            self._lists[tag] = Lists(lexicon, kinds, self._settings.prefer, endings)
        return self._lists[tag]


def _ranked(uses: Iterable[tuple[str, Use]]) -> tuple[tuple[str, Use], ...]:
    return tuple(sorted(uses, key=lambda item: (-item[1].count, item[0])))
