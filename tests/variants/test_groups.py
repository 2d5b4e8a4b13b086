"""The word lists themselves, and finding which groups a text may mix."""

import re
from collections import Counter
from pathlib import Path

import pytest

from cleantext.errors import RuleError
from cleantext.lexicon import Lexicon
from cleantext.rules import RuleBook
from cleantext.variants.groups import Group, Index, Row, by_place, read_rows
from cleantext.variants.tokens import pieces

BOOK = RuleBook()
LANGUAGES = [lang for lang in BOOK.languages if BOOK.lexicon(lang).table("variants")]
KINDS = frozenset({"toponym", "gentilic", "person", "org", "common", "abbrev"})


def rows(language: str) -> list[Row]:
    return list(read_rows(BOOK.lexicon(language), KINDS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_in_two_groups(language: str) -> None:
    """A form in two groups would be reported twice, or found in only one of them."""
    owners = Counter(
        form
        for row in rows(language)
        for stem in range(len(row.stems))
        for form in {form for form, _, _ in row.group(stem).forms()}
    )
    assert [form for form, count in owners.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_in_two_spellings_of_a_group(language: str) -> None:
    for row in rows(language):
        for stem in range(len(row.stems)):
            spellings = row.group(stem).spellings
            forms = [form for forms in spellings for form in set(forms)]
            assert len(forms) == len(set(forms)), spellings


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_known_kind(language: str) -> None:
    """A row of an unknown kind would be silently left out."""
    assert {row[2] for row in BOOK.lexicon(language).table("variants")} <= KINDS


def test_a_broken_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "es" / "words").mkdir(parents=True)
    (tmp_path / "es" / "words" / "variants.tsv").write_text("Catar|Qatar\tsafe-ish\ttoponym\n")
    with pytest.raises(RuleError, match=re.escape("'Catar|Qatar': there is no scope 'safe-ish'")):
        list(read_rows(Lexicon((tmp_path,), "es"), KINDS))


INDEX = Index(
    [
        Row(Group((("Kazajistán",), ("Kazajstán",)), "toponym", "safe")),
        Row(Group((("ex~",), ("ex ~",), ("ex-~",)), "common", "safe"), ("jefe", "alcalde")),
    ]
)


def present(text: str) -> dict[tuple[int, int], set[int]]:
    return by_place(INDEX.present(pieces(text), text))


def test_present_names_the_spellings_that_may_occur() -> None:
    assert present("Kazajstán y Kazajistán") == {(0, 0): {0, 1}}


def test_a_compound_is_looked_for_as_a_whole() -> None:
    assert present("el jefe y el alcalde, ex nadie") == {}
    assert present("la ex alcalde") == {(1, 1): {1}}
    assert present("Ex-alcalde") == {(1, 1): {2}}


def test_places_finds_the_groups_of_a_form() -> None:
    assert list(INDEX.places("ex-alcalde")) == [(1, 1)]
    assert list(INDEX.places("alcalde")) == []
