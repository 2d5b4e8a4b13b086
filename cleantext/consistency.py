"""Spellings that differ from file to file: one table for a whole folder.

Each file is summed up by itself; see :mod:`cleantext.variants.usage`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from cleantext import registry
from cleantext.document import Document
from cleantext.fixers.spelling import SpellingSettings
from cleantext.rules import RuleBook
from cleantext.variants.choice import choose
from cleantext.variants.discovery import LONGEST, joined
from cleantext.variants.groups import by_place
from cleantext.variants.key import skeleton
from cleantext.variants.lists import Lists
from cleantext.variants.names import Name, name_in
from cleantext.variants.occurrences import occurrences
from cleantext.variants.tokens import Vocabulary, chunks
from cleantext.variants.usage import Form, Summary, Use

_ALIKE = 100
"""Up to so many names of one sound are compared with one another."""


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
        self._ignored = frozenset(frozenset(pair) for pair in self._settings.ignore)
        self._lists: dict[str, Lists] = {}
        self._discovering: set[str] = set()

    def __getstate__(self) -> dict[str, Any]:
        # Another process reads the lists sooner than it unpickles them.
        return {**self.__dict__, "_lists": {}, "_discovering": set()}

    def summary(self, document: Document) -> Summary:
        """What one file uses; nothing where its language has no lists."""
        tag, paths = document.language, (document.path or "",)
        index = self._of(tag).index
        listed: Counter[str] = Counter()
        names: dict[str, list[Name]] = {}
        for part in chunks(document.prose, overlap=0):
            words = Vocabulary.of(part)
            for place in by_place(index.present(words.all, part)):
                group = index.group(place)
                for one in occurrences(part, group, self._settings.names):
                    listed[group.spellings[one.spelling][one.slot]] += 1
            for form in words.names - index.forms if tag in self._discovering else ():
                if len(form) > LONGEST or skeleton(form) == form:
                    continue
                if name := name_in(part, form):
                    names.setdefault(form, []).append(name)
        return Summary(
            files=1,
            listed={(tag, form): Use(count, 1, paths) for form, count in listed.items()},
            names={(tag, form): Use.of(found, paths) for form, found in names.items()},
        )

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
            if all(group.is_silenced(*two, self._ignored) for two in combinations(spellings, 2)):
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
        return self._ignored.issuperset(frozenset(pair) for pair in combinations(forms, 2))

    def _of(self, tag: str) -> Lists:
        if tag not in self._lists:
            rules = self._book.for_language(tag)
            options = [registry.options(rule) for rule in rules if rule.kind == "spelling"]
            if any(one.discover for one in options):
                self._discovering.add(tag)
            kinds = frozenset(kind for one in options for kind in one.groups)
            endings = [ending for one in options for ending in one.endings]
            lexicon = self._book.lexicon(tag)
            # Where no rule looks, the house has nothing to say either.
            prefer = self._settings.prefer if options else {}
            self._lists[tag] = Lists(lexicon, kinds, prefer, endings)
        return self._lists[tag]


def _ranked(uses: Iterable[tuple[str, Use]]) -> tuple[tuple[str, Use], ...]:
    return tuple(sorted(uses, key=lambda item: (-item[1].count, item[0])))
