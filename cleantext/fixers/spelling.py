"""Two spellings of one word or name in a text: flags, and repairs where the house has chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Safety, Stage
from cleantext.lexicon import Lexicon
from cleantext.rules import Rule
from cleantext.variants.discovery import candidates, clusters
from cleantext.variants.groups import by_place
from cleantext.variants.lists import Lists
from cleantext.variants.tokens import Vocabulary, chunks

if TYPE_CHECKING:
    from cleantext.variants.choice import Mixture
    from cleantext.variants.groups import Entry, Group
    from cleantext.variants.occurrences import Occurrence


@dataclass(eq=False, repr=False)
class SpellingOptions:
    """The keys of a ``spelling`` rule.

    Attributes:
        groups: the kinds of listed groups that the rule reports.
        discover: report names that are in no list, too.
        endings: the endings that inflect a name of the language, for ``discover``;
            two forms that differ by these are one spelling; ``¨`` stands for an umlaut.
        either: the words that stand between alternatives (Tribuzhny or Tribuzhni),
            for ``discover``; who writes so knows that there are two spellings.
    """

    groups: tuple[str, ...] = ()
    discover: bool = False
    endings: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


@dataclass(frozen=True)
class SpellingSettings:
    """The keys of ``[tool.cleantext.spelling]``.

    Attributes:
        prefer: the house's choice: for a form the one to write instead. It holds
            wherever the form stands, and for all inflected forms of a listed one.
        ignore: pairs of forms that are not to be reported as mixed, nor are the
            inflected forms of two listed spellings.
        names: names in which no spelling counts or is changed.
    """

    prefer: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


class SpellingFixer(registry.Fixer):
    """Reports each group of which a text has two spellings, once."""

    stage: ClassVar[Stage] = Stage.WORDING
    Options: ClassVar[type] = SpellingOptions
    Settings: ClassVar[type] = SpellingSettings

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, settings: SpellingSettings) -> None:
        super().__init__(rules, lexicon, settings)
        self._rule_of = {kind: rule.id for rule in rules for kind in registry.options(rule).groups}
        self._discovering = next((r for r in rules if registry.options(r).discover), None)
        options = registry.options(self._discovering) if self._discovering else self.Options()
        self._lists = Lists(
            lexicon, self._rule_of.keys(), settings.prefer, options.endings, options.either
        )
        self._ignored = frozenset(frozenset(pair) for pair in settings.ignore)

    @cached_property
    def only_flags(self) -> bool:
        return not self.settings.prefer

    def check(self, document: Document) -> Iterable[Finding]:
        index, house = self._lists.index, self._lists.house
        present: set[Entry] = set()
        names: set[str] = set()
        for part in chunks(document.prose):
            words = Vocabulary.of(part)
            names |= words.names
            present |= index.present(words.all, part)
        told: list[Finding] = []
        if house or len({entry[:2] for entry in present}) < len(present):
            for place, spellings in sorted(by_place(present).items()):
                chosen = house.get(place)
                if len(spellings) > 1 or (chosen is not None and chosen not in spellings):
                    told += self._listed(document, index.group(place), spellings, chosen)
        yield from told
        if self._discovering and (groups := candidates(names)):
            spans = [span for finding in told for span in finding.related]
            yield from self._discovered(document, self._discovering, groups, spans)

    def _listed(
        self, document: Document, group: Group, spellings: Set[int], house: int | None
    ) -> Iterator[Finding]:
        """The one finding about a listed group, if the text really mixes its spellings."""
        from cleantext.variants.choice import Mixture, message
        from cleantext.variants.occurrences import occurrences

        everywhere = occurrences(document.prose, group, self.settings.names, spellings)
        found = self._unexplained(document.prose, everywhere)
        mixture = Mixture(group, found, house)
        wrong = [one for one in found if one.spelling != mixture.chosen] if found else []
        surfaces = {one: document.text[one.start : one.end] for one in found}
        if not wrong or (house is None and not self._is_mixed(mixture)):
            return
        edits: tuple[Edit, ...] = ()
        if house is not None:
            edits = tuple(self._edits(document, mixture, wrong))
            if not edits:
                return
        yield Finding(
            self._rule_of[group.kind],
            wrong[0].start,
            wrong[0].end,
            message(mixture, surfaces),
            edits,
            Safety.UNSAFE if edits else Safety.MANUAL,
            related=tuple((one.start, one.end) for one in found),
            suggestion=_like(surfaces[wrong[0]], mixture.preferred_form(wrong[0])),
        )

    def _discovered(
        self,
        document: Document,
        rule: Rule,
        groups: Sequence[Sequence[str]],
        told: Sequence[tuple[int, int]],
    ) -> Iterator[Finding]:
        """A finding for each cluster of names that may be one name, unless it is told already."""
        from cleantext.variants.choice import discovery_message, preferred_name

        for names in clusters(document.prose, groups, self._lists.vetoes):
            forms = [name.form for name in names]
            places = [place for name in names for place in name.places]
            if self._is_settled(forms) or all(_is_in(place, told) for place in places):
                continue
            preferred = preferred_name(names, self._lists.vetoes.places)
            wrong = next(name for name in names if name is not preferred)
            yield Finding(
                rule.id,
                *wrong.places[0],
                discovery_message(names, preferred, self._lists.vetoes.places),
                safety=Safety.MANUAL,
                related=tuple(sorted(places)),
                suggestion=preferred.form,
            )

    def _unexplained(self, prose: str, found: Sequence[Occurrence]) -> Sequence[Occurrence]:
        """Without the spellings of which the text says that they are one: Kyiv (formerly Kiev)."""
        explained = {
            one
            for pair in pairwise(found)
            if pair[0].spelling != pair[1].spelling
            and self._lists.vetoes.explains(prose, pair[0].end, pair[1].start)
            for one in pair
        }
        return [one for one in found if one not in explained] if explained else found

    def _is_settled(self, forms: Sequence[str]) -> bool:
        """Whether a list or the house has something to say about these forms already."""
        if any(form in name for form in forms for name in self.settings.names):
            return True
        pairs = [frozenset(pair) for pair in combinations(forms, 2)]
        listed = [set(self._lists.index.places(form)) for form in forms]
        return bool(set.intersection(*listed)) or self._ignored.issuperset(pairs)

    def _is_mixed(self, mixture: Mixture) -> bool:
        """Whether there are two spellings that nobody asked us to ignore."""
        return any(
            not mixture.group.is_silenced(one, other, self._ignored)
            for one, other in combinations(mixture.counts, 2)
        )

    def _edits(
        self, document: Document, mixture: Mixture, wrong: Sequence[Occurrence]
    ) -> Iterator[Edit]:
        """The house's choice, but for what others wrote: quotations and titles."""
        from cleantext.variants.house import foreign_quotations

        foreign = foreign_quotations(document)
        for one in wrong:
            form = mixture.preferred_form(one)
            index = bisect_right(foreign, (one.start, one.end)) - 1
            if form and not (index >= 0 and one.start < foreign[index][1]):
                text = _like(document.text[one.start : one.end], form)
                yield Edit.within(document.prose, one.start, one.end, text)


def _is_in(place: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in spans)


def _like(surface: str, form: str | None) -> str:
    """A form with a capital where the text has one because a sentence begins there."""
    if form and surface[:1].isupper() and form[:1].islower():
        return form[0].upper() + form[1:]
    return form or ""
