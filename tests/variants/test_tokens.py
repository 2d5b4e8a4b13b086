"""The cheap splitting of a text finds the words that a careful one finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.variants.tokens import Vocabulary, chunks, pieces


def test_punctuation_of_any_kind_parts_words() -> None:
    text = "«Él» “dijo”—que… l’Europe, 81,31 % ¿no? El\u00a0Niño; Kassym-Jomart「東京」"
    words = "Él dijo que l Europe no El Niño Kassym Jomart 東京"
    assert pieces(text) == words.split()


def test_lone_surrogates_are_no_words() -> None:
    assert pieces("uno \ud800 dos") == ["uno", "dos"]


def test_capitalised_words_are_there_in_lower_case_too() -> None:
    words = Vocabulary.of("Período de prueba en España")
    assert words.names == {"Período", "España"}
    assert {"período", "España", "prueba"} <= set(words.all)


@given(st.lists(st.text("aBñßжІœø", min_size=1), min_size=1), st.sampled_from(" .«»“”—…\n'1-"))
@settings(max_examples=50)
def test_letters_stay_together(words: list[str], mark: str) -> None:
    text = mark.join(words)
    assert pieces(text) == re.findall(r"[^\W\d_]+", text)


def test_a_form_of_several_words_is_whole_in_a_piece_of_a_long_text() -> None:
    """Wherever the text is cut, and each word of it is in a piece, unbroken."""
    for before in range(16_360, 16_400):
        text = "a" * before + " per cent of " + "b " * 40_000
        parts = list(chunks(text))
        assert len(parts) > 1
        assert any(" per cent of " in part for part in parts)
        assert set(pieces(text)) == {word for part in parts for word in pieces(part)}


def test_a_text_of_ordinary_length_is_one_piece() -> None:
    assert list(chunks("per cent " * 300)) == ["per cent " * 300]
    assert list(chunks("")) == [""]
