"""Groups of spellings from the word lists, and which of them a text may mix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from cleantext.errors import RuleError
from cleantext.lexicon import Lexicon
from cleantext.variants.notation import STEM, Spellings, parse
from cleantext.variants.tokens import pieces, plain

SCOPES = frozenset({"safe", "locale", "context", "policy"})
"""safe: one is right. locale: each is right somewhere. context: not always the
same word. policy: a political or editorial choice."""

TABLE = "variants"

Place = tuple[int, int]
"""Where a group stands: the number of its row, and of its stem in the row."""

Entry = tuple[int, int, int]
"""A spelling: the place of its group, and its number there."""


class Group(NamedTuple):
    """Spellings of one word.

    Attributes:
        spellings: each as its inflected forms, the preferred spelling first.
        kind: toponym, gentilic, person, org, common or abbrev.
        scope: see :data:`SCOPES`.
        authority: who prefers the first spelling; empty where nobody is known to.
        apart: phrases in which a form is part of something else (Qatar Airways).
    """

    spellings: Spellings
    kind: str
    scope: str
    authority: str = ""
    apart: tuple[str, ...] = ()

    def forms(self) -> Iterator[tuple[str, int, int]]:
        """Each form with the number of its spelling and its place among the inflected forms."""
        for spelling, forms in enumerate(self.spellings):
            for slot, form in enumerate(forms):
                yield form, spelling, slot

    def spelling(self, form: str) -> int:
        """The number of the spelling that has a form of the group."""
        return next(number for number, forms in enumerate(self.spellings) if form in forms)

    def is_silenced(self, one: int, other: int, ignored: Set[frozenset[str]]) -> bool:
        """Whether a pair of forms that nobody wants to hear of has one of each spelling."""
        forms, others = self.spellings[one], self.spellings[other]
        return any(frozenset((mine, theirs)) in ignored for mine in forms for theirs in others)

    def form(self, spelling: int, slot: int) -> str | None:
        """The inflected form of a spelling at a place, where it has one."""
        forms = self.spellings[spelling]
        return forms[slot] if slot < len(forms) else None


class Row(NamedTuple):
    """One group, or a family of them: one for each stem that fills the pattern."""

    pattern: Group
    stems: tuple[str, ...] = ("",)

    def group(self, stem: int) -> Group:
        """The group of one stem."""
        name, pattern = self.stems[stem], self.pattern
        if not name:
            return pattern
        spellings = tuple(
            tuple(form.replace(STEM, name) for form in forms) for forms in pattern.spellings
        )
        return Group(spellings, pattern.kind, pattern.scope, pattern.authority, pattern.apart)


def read_rows(lexicon: Lexicon, kinds: Set[str]) -> Iterator[Row]:
    """The rows of these kinds in a language's list.

    The columns are: forms (see :mod:`cleantext.variants.notation`), scope, kind,
    and where there are any authority, phrases apart, stems.

    Raises:
        RuleError: if a row is broken; the message quotes it.
    """
    for columns in lexicon.table(TABLE):
        cell, scope, kind, authority, apart, stems = (*columns, "", "", "", "", "")[:6]
        if kind not in kinds:
            continue
        if scope not in SCOPES:
            raise RuleError(f"{TABLE}.tsv: row {cell!r}: there is no scope {scope!r}")
        phrases = tuple(apart.split("|")) if apart else ()
        try:
            for spellings, names in parse(cell, stems.split()):
                yield Row(Group(spellings, kind, scope, authority, phrases), names)
        except ValueError as error:
            raise RuleError(f"{TABLE}.tsv: row {cell!r}: {error}") from error


class Index:
    """Finds the groups of which a text may have two spellings, from its words alone.

    No form may belong to two groups; of two, the later one counts.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._plain: dict[str, Entry] = {}
        self._compound: dict[str, list[tuple[Entry, str]]] = {}
        # Thousands of forms: in bulk, without a Python call for each.
        for number, row in enumerate(self.rows):
            for spelling, forms in enumerate(row.pattern.spellings):
                if len(row.stems) == 1:
                    self._add_forms(forms, row.stems[0], number, spelling)
                else:
                    for form in forms:
                        self._add_stems(form, row.stems, number, spelling)

    def _add_forms(self, forms: Sequence[str], stem: str, row: int, spelling: int) -> None:
        if stem:
            forms = [form.replace(STEM, stem) for form in forms]
        if "".join(forms).isalpha():
            self._plain.update(dict.fromkeys(forms, (row, 0, spelling)))
        else:
            for form in forms:
                self._add(form, row, 0, spelling)

    def _add_stems(self, form: str, stems: Sequence[str], row: int, spelling: int) -> None:
        forms = [form.replace(STEM, stem) for stem in stems]
        if "".join(forms).isalpha():
            entries = zip(repeat(row), range(len(forms)), repeat(spelling), strict=False)
            self._plain.update(zip(forms, entries, strict=True))
        else:
            for stem, filled in enumerate(forms):
                self._add(filled, row, stem, spelling)

    def _add(self, form: str, row: int, stem: int, spelling: int) -> None:
        if form.isalpha():
            self._plain[form] = (row, stem, spelling)
            return
        # The longest part is the rarest, more often than not.
        key = max(pieces(form), key=len, default="")
        # The first letter may be a capital where a sentence begins.
        self._compound.setdefault(key, []).append(((row, stem, spelling), plain(form)[1:]))

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every form of one word, and the longest word of each of the others."""
        return frozenset(self._plain).union(self._compound)

    @property
    def forms(self) -> Set[str]:
        """Every form that is one word."""
        return self._plain.keys()

    def group(self, place: Place) -> Group:
        row, stem = place
        return self.rows[row].group(stem)

    def places(self, form: str) -> Iterator[Place]:
        """Where the groups stand to which a form belongs."""
        for place in sorted(by_place(self.present(pieces(form), form))):
            if any(form in forms for forms in self.group(place).spellings):
                yield place

    def present(self, words: Iterable[str], prose: str) -> set[Entry]:
        """The spellings of which forms may occur in a text.

        Args:
            words: the pieces of the text; a capitalised word that may begin a
                sentence should be there in lower case, too.
            prose: the text itself, where forms of several words are looked for.
        """
        hits = self._words.intersection(words)
        found = {self._plain[word] for word in hits if word in self._plain}
        text = None
        for word in self._compound.keys() & hits:
            text = text or plain(prose)
            found.update(entry for entry, tail in self._compound[word] if tail in text)
        return found


def by_place(entries: Iterable[Entry]) -> dict[Place, set[int]]:
    """The numbers of the spellings of each group."""
    found: dict[Place, set[int]] = {}
    for row, stem, spelling in entries:
        found.setdefault((row, stem), set()).add(spelling)
    return found
