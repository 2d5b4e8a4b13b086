"""Transcriptions of one name share a skeleton and are alike; other names are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.variants.key import alike, distance, key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tribuzhny", "Tribuzhniy"),
        ("Jerzhinsk", "Kherzhinsk"),
        ("Bulgakov", "Boulgakoff"),
        ("Kusnezow", "Kuznetsov"),
        ("Estambul", "Istanbul"),
        ("Yeremenko", "Eremenko"),
        ("Okamotto", "Okamoto"),
        ("Kaczyński", "Kaczynski"),
        ("Булгаков", "Булгаковъ"),
    ],
)
def test_transcriptions_of_one_name_are_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zambia", "Gambia"),
        ("Palencia", "Valencia"),
        ("Austria", "Australia"),
        ("Costa", "Acosta"),
        ("Peña", "Pena"),
        ("elección", "selección"),
        ("Forth", "Worth"),  # f and w are one sound at the end only
        ("Alice", "Elice"),  # they begin with other vowels
        ("Holzkirchen", "Olzkirchen"),
        ("Manet", "Monet"),  # short, and another vowel
        ("Jahres", "Haaretz"),  # written with quite other letters
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other) or not alike(one, other)


WEIGHTS = {"a": 0.5, "e": 0.5}
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(WORDS, WORDS)
@settings(max_examples=100)
def test_distance_is_symmetric_and_zero_for_one_word(one: str, other: str) -> None:
    mine, theirs = key(one), key(other)
    assert distance(mine, mine, WEIGHTS) == 0
    assert distance(mine, theirs, WEIGHTS) == distance(theirs, mine, WEIGHTS) >= 0
    assert alike(one, other) == alike(other, one)
