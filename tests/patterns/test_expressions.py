"""The two letter classes that rules have beyond Python's own."""

import re

import pytest

from cleantext.patterns import expressions


def test_classes_are_cased_letters_of_the_basic_plane() -> None:
    """An astral letter in a class would make every search with it fifty times slower."""
    capital = expressions.compile(r"[\p{Lu}]")
    assert all(capital.fullmatch(letter) for letter in "AÑŁİЖҐΩẾZÀÞ")
    assert not any(capital.fullmatch(letter) for letter in "aªǅ1-×ñżж")
    assert max(expressions.expand(r"\p{Lu}")) < "\uffff"


def test_class_within_a_class_and_negated() -> None:
    found = expressions.compile(r"[\p{Lu}1-3][^\p{Ll}]").findall("Aa Bé 2! ÉÉ")
    assert found == ["2!", "ÉÉ"]


def test_other_expressions_are_pythons() -> None:
    assert expressions.compile(r"a\w").findall("ab a1") == ["ab", "a1"]
    with pytest.raises(re.error):
        expressions.compile("(")
