"""Words of two scripts: which are written in one, and which are left for other repairs."""

import pytest

from cleantext import Config, Pipeline

PIPELINE = Pipeline(Config(select=("und/encoding/cyrillic-look-alike",)))


@pytest.mark.parametrize(
    ("language", "text", "fixed"),
    [
        ("fr", "Pаris est une fête", "Paris est une fête"),  # à, misread, would be а, too
        ("en", "a nоte from Lоndon", "a note from London"),
        ("fr", "papа et maman", "papa et maman"),
        ("es", "Mаlaga", "Malaga"),
        ("ru", "слово Киeв", "слово Киев"),
        ("ru", "всем нам нужно МЕСТO", "всем нам нужно МЕСТО"),
        (
            "ru",
            "Классы (сlass) определяют группы элементов",
            "Классы (class) определяют группы элементов",
        ),
        ("en", "the Americа of today", "the America of today"),
    ],
)
def test_a_letter_of_the_other_script_is_written_in_the_words_own(
    language: str, text: str, fixed: str
) -> None:
    assert PIPELINE.run(text, language=language).fixed == fixed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "voilа"),  # voilà, read in a wrong code page
        ("it", "cittа"),
        ("ru", "iPhone-ы, С-400, ХХ век"),
        ("de", "Путин und Putin"),
        ("uk", "**ISRG коріньX2**"),
        ("ru", "словоX"),
        ("ru", "Pythonу придётся сравнить весь префикс"),
        ("uk", "подякували Googleу за підтримку"),
    ],
)
def test_what_may_be_an_accented_letter_and_what_is_of_two_scripts_by_right_stay(
    language: str, text: str
) -> None:
    assert PIPELINE.run(text, language=language).fixed == text
