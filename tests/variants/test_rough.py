"""What tells names apart in bulk never parts two names of one skeleton."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.variants.key import skeleton
from cleantext.variants.rough import Remainders, remainders

_SOUNDS = str.maketrans("SKm", "skn", "Vfvw")
_REST = re.compile("[^bdgklnprstбвгґджзклмнпрстфхцчшщ]")


def rest(sounds: str) -> bytes:
    """The letters of a skeleton that are looked at."""
    return re.sub(r"(.)\1+", r"\1", _REST.sub("", sounds.translate(_SOUNDS))).encode("koi8_u")


# Long words: the skeleton of a short one may be the word itself. Few vowels, many clusters.
WORDS = st.text("aeiouybcdghjkmnpqrstvwxzçñßéíøłKÉÇSчЧоёйґщсє", min_size=7, max_size=14)


@given(st.lists(WORDS, min_size=1, max_size=4))
@settings(max_examples=400)
def test_it_is_a_part_of_the_skeleton(words: list[str]) -> None:
    assert remainders(words) == [rest(skeleton(word)) for word in words]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tribuzhny", "Tribuzhniy"),
        ("Jruschov", "Khrushchev"),
        ("Walesa", "Wałęsa"),
        ("Пхеньян", "Пхёньян"),
    ],
)
def test_spellings_of_a_name_are_not_parted(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert len(set(remainders([one, other]))) == 1


def test_other_names_are_parted() -> None:
    assert len(set(remainders(["Hannover", "Hamburg"]))) == 2
    assert len(set(remainders(["Ганновер", "Гамбург"]))) == 2


def test_what_is_remembered_does_not_change_what_comes_out() -> None:
    remembered = Remainders(size=2)
    for names in (["Hannover", "Hamburg"], ["Hamburg", "Bremen"], [], ["Bremen", "Hannover"]):
        assert remembered.of(names) == remainders(names)[: len(names)]
