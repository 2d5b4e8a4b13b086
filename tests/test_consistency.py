"""One table of the spellings of a folder, whatever the order in which files are summed up."""

from itertools import permutations

import pytest

from cleantext.consistency import Consistency, Row
from cleantext.document import Document
from cleantext.fixers.spelling import SpellingSettings
from cleantext.rules import RuleBook
from cleantext.variants import usage
from cleantext.variants.usage import Summary

TEXTS = {
    "a.txt": "En Kazajstán nieva. Kazajstán vota. Llegó a Tribuzhny ayer.",
    "b.txt": "En Kazajistán nieva. El catarí y los qataríes. Vive en Tribuzhniy.",
    "c.txt": "En Kazajstán nieva. Vive en Tribuzhny. Un catarí.",
}
BOOK = RuleBook()


def table(
    texts: dict[str, str], summing: Consistency | None = None, **settings: object
) -> list[Row]:
    summing = summing or Consistency(BOOK, SpellingSettings(**settings))
    total = Summary()
    for path, text in texts.items():
        total.add(summing.summary(Document(text, language="es", path=path)))
    return summing.table(total)


def row(rows: list[Row], form: str) -> Row:
    return next(row for row in rows if form in dict(row.forms))


def test_a_row_has_forms_counts_files_and_what_is_preferred() -> None:
    found = row(table(TEXTS), "Kazajstán")
    uses = dict(found.forms)
    assert (uses["Kazajstán"].count, uses["Kazajstán"].files) == (3, 2)
    assert uses["Kazajstán"].paths == ("a.txt", "c.txt")
    assert uses["Kazajistán"].count == 1
    assert found.preferred == "Kazajistán"
    assert "RAE" in found.authority


def test_inflected_forms_count_for_their_spelling() -> None:
    uses = dict(row(table(TEXTS), "catarí").forms)
    assert (uses["catarí"].count, uses["qatarí"].count) == (2, 1)


def test_names_in_no_list_are_found_across_files() -> None:
    found = row(table(TEXTS), "Tribuzhny")
    assert [form for form, _ in found.forms] == ["Tribuzhny", "Tribuzhniy"]
    assert found.preferred == "Tribuzhny"
    assert not found.listed


def test_names_of_different_persons_are_apart() -> None:
    texts = {"a": "Habla Ana Tribuzhny.", "b": "Llora Eva Tribuzhniy."}
    assert table(texts) == []


def test_one_spelling_everywhere_makes_no_row() -> None:
    assert table({"a.txt": TEXTS["a.txt"], "c.txt": TEXTS["a.txt"]}) == []


def test_the_house_decides_and_silences() -> None:
    assert row(table(TEXTS, prefer={"Kazajistán": "Kazajstán"}), "Kazajstán").preferred == (
        "Kazajstán"
    )
    silent = table(TEXTS, ignore=(("Kazajistán", "Kazajstán"),))
    assert not any("Kazajstán" in dict(row.forms) for row in silent)


def test_languages_without_lists_are_left_alone() -> None:
    summing = Consistency(BOOK, SpellingSettings(prefer={"Kazajstán": "Kazajistán"}))
    summary = summing.summary(Document("Kazajstán Kazajistán", language="und"))
    assert summing.table(summary) == []


def test_order_and_grouping_do_not_matter() -> None:
    summing = Consistency(BOOK)  # to read the lists takes most of the time
    whole = [table(dict(order), summing) for order in permutations(TEXTS.items())]
    assert all(other == whole[0] for other in whole)
    one, two, three = (
        summing.summary(Document(text, language="es", path=path)) for path, text in TEXTS.items()
    )
    two.add(three)
    one.add(two)
    assert summing.table(one) == whole[0]


def test_too_many_names_are_sampled_alike_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded, and every order of adding arrives at the same sample."""
    monkeypatch.setattr(usage, "NAMES", 6)
    names = ["Tribuzhny", "Koldamar", "Vestrigan", "Pulgadon", "Marticul", "Sondrevil", "Bartolud"]
    names += [f"{name[:-1]}{letter}" for name in names[:4] for letter in "ks"]
    texts = {name: f"Vive en {name} y basta." for name in names}
    results = []
    for order in (names, names[::-1], names[3:] + names[:3]):
        total = Summary()
        summing = Consistency(BOOK)
        for name in order:
            total.add(summing.summary(Document(texts[name], language="es", path=name)))
        results.append((total.depth, total.names))
    assert results[0] == results[1] == results[2]
    assert results[0][0] > 0
    assert len(results[0][1]) <= 6


def test_a_long_text_is_counted_exactly() -> None:
    """It is looked at in pieces, and no form is in two of them."""
    long = "En Kazajstán nieva; vive en Tribuzhny. " * 3000
    rows = table({"long": long, "b": TEXTS["b.txt"]})
    assert dict(row(rows, "Kazajstán").forms)["Kazajstán"].count == 3000
    uses = dict(row(rows, "Tribuzhny").forms)
    assert (uses["Tribuzhny"].count, uses["Tribuzhny"].files) == (3000, 1)
