"""The spellings that a house has chosen, and where it may not impose them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cleantext import languages
from cleantext.document import Document, Span
from cleantext.lexicon import primary
from cleantext.variants.groups import Group, Index, Place, Row

_QUOTATION = re.compile(
    r"«[^«»\n]*»|“[^“”\n]*[”“]|„[^„“”\n]*[“”]|(?<!\w)\"[^\"\n]*\"|(?<!\w)[‘‚][^‘’‚\n]*[’‘](?!\w)"
)

_WORDS_OF_A_SENTENCE = 6
"""A quotation of fewer words may be a title, and no one can tell its language."""


def own_rows(prefer: Mapping[str, str], listed: Index) -> Iterator[Row]:
    """A group for each of the house's choices that is in no listed group."""
    for form, wanted in prefer.items():
        if form != wanted and not set(listed.places(form)) & set(listed.places(wanted)):
            kind = "person" if wanted[:1].isupper() else "common"
            yield Row(Group(((wanted,), (form,)), kind, "policy"))


def chosen_spellings(prefer: Mapping[str, str], index: Index) -> dict[Place, int]:
    """The groups that have both forms of a choice, and the number of the chosen spelling."""
    chosen = {}
    for form, wanted in prefer.items():
        for place in index.places(wanted):
            of = {known: spelling for known, spelling, _ in index.group(place).forms()}
            if of.get(form, of[wanted]) != of[wanted]:
                chosen[place] = of[wanted]
    return chosen


def foreign_quotations(document: Document) -> list[Span]:
    """What stands in quotation marks and is a title or not in the document's language."""
    return [
        match.span()
        for match in _QUOTATION.finditer(document.prose)
        if not _is_ours(match[0], document.language)
    ]


def _is_ours(quotation: str, language: str) -> bool:
    if len(quotation.split()) < _WORDS_OF_A_SENTENCE:
        return False
    return primary(languages.detect(quotation)) == primary(language)
