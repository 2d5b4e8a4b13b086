"""Gates for what was read in a wrong code page: open for damage, closed for what is right."""

import re

import pytest

from cleantext.mojibake import gates, suspects
from cleantext.mojibake.codepages import PAGES
from cleantext.mojibake.groups import groups
from cleantext.mojibake.misreadings import MISREADINGS

_TEXT = "«Él» añadió — “No sé”… Здесь, œuvre, ελληνικά, naïveté, 日本語 😀"


def is_open(text: str) -> bool:
    return any(all(re.search(e, text) for e in gate) for gate in gates.of_pages())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.codec)
def test_open_for_utf_8_as_read_in_each_page(page: object) -> None:
    chars = getattr(page, "chars")  # noqa: B009
    assert is_open("".join(chars[byte] for byte in _TEXT.encode()))


def test_open_for_one_weak_sequence_in_a_word() -> None:
    assert is_open("la informaciГіn de ayer")


@pytest.mark.parametrize(
    "text",
    [
        "« C’est l’été\xa0», dit-il\xa0; la fête de Noël\xa0: « À Nîmes\xa0»",
        "„Ähnlich“, sagte Özil – „GRÜSSE“ für 5\xa0€",
        "Иван\xa0— из Киева\xa0— сказал: «Ещё нет\xa0»; РОССИЯ\xa0— это всё…",
        "В\xa0Україні ще є дії, її змії; Ірпінь, Вінниця, Їжак",
        "«¿Qué?», dijo él. Niño, pingüino: 3.º",
        "Naïve café — “façade”…",
    ],
)
def test_closed_for_print(text: str) -> None:
    assert not is_open(text)


@pytest.mark.parametrize("text", ["Пётр и Фёдор", "Тёмный лес", "Лёд, вёсла, ёлка", "Їжак, дії"])
def test_letters_of_cyrillic_words_prove_nothing(text: str) -> None:
    assert not any(group.has_proof(text) for group in groups())


@pytest.mark.parametrize("text", ["Пётр", "Фёдор сказал", "её ёлка", "или"])
def test_two_letters_read_in_windows_1251_are_proof(text: str) -> None:
    misread = text.encode().decode("cp1251")
    assert any(group.has_proof(misread) for group in groups())


def test_every_letter_that_a_misreading_makes_is_known() -> None:
    """Else a text of these would never be looked at."""
    made = {chr(old) for misreading in MISREADINGS for old in misreading.table}
    assert {char for char in made if char.isalpha()} <= suspects._READ
