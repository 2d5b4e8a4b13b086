"""Legacy code pages read as each other: undone on the evidence of words alone."""

import pytest

from cleantext import Config, Pipeline

PIPELINE = Pipeline(Config(select=("*/encoding", "und/invisible")))

ES = "La información sobre la población de España llegó después de un año más difícil."
RU = "Президент сообщил, что правительство приняло новое решение в прошлом году."
TR = "Kadıköy'de yaşayan kadınlar için kış aylarında sıcak çorba dağıtıldı, dedi İpek Işık."
PL = "Rząd zapowiedział, że w przyszłym roku będzie więcej pieniędzy na zdrowie."
IT = (
    "Il ponte è vecchio, dice il sindaco, ma non è in pericolo: il comune ha fatto tutto quello "
    "che poteva. È chiuso da ieri."
)
"""The only words with a letter beyond ASCII have no other."""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (ES, "cp1252", "cp850"),
        (ES, "cp1252", "mac_roman"),
        (ES, "cp1252", "cp1250"),
        (ES, "cp1252", "cp1251"),
        (ES, "cp850", "cp1252"),
        (ES, "mac_roman", "cp1252"),
        (RU, "cp1251", "cp1252"),
        (RU, "koi8_r", "cp1251"),
        (RU, "cp866", "cp1251"),
        (PL, "cp1250", "cp1252"),
        (PL, "iso8859_2", "latin-1"),
        (IT, "cp1252", "cp1250"),
    ],
)
def test_a_text_read_in_another_page_comes_back(text: str, right: str, wrong: str) -> None:
    source = text.encode(right).decode(wrong)
    report = PIPELINE.run(source)
    assert report.fixed == text
    assert all(" read as " in repair.message for repair in report.repairs)


@pytest.mark.parametrize(
    ("text", "language", "right", "wrong"),
    [(RU, "ru", "koi8_r", "cp1251"), (TR, "tr", "cp1254", "cp1252"), (ES, "es", "cp1252", "cp850")],
)
def test_and_does_where_its_language_is_given(
    text: str, language: str, right: str, wrong: str
) -> None:
    """Its letters are no sign of damage, but capitals in the place of small ones are."""
    source = text.encode(right).decode(wrong)
    assert PIPELINE.run(source, language=language).fixed == text


@pytest.mark.parametrize(
    "text",
    [
        ES,
        RU,
        TR,
        PL,
        "El alcalde de Gdańsk y el de Győr hablaron con François, Søren y Müller.",
        "word—word, “quoted”—and so on—here; it’s 5–3",
        "Наш iPhone-ы и Яндекс.Taxi, С-400, ХХ век",
        "NASA © 2024 · 5 µm ± 2 % ¶ § 3 ‡",
        "The φ-quantile, where 0 ≤ φ ≤ 1, is the value at number φ*N among the N observations.",
        "Öäå, ÅÄÖ, créée, naïveté, Ðinn",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert not PIPELINE.run(text).changed


def test_mojibake_is_undone_before_legacy_pages_are_thought_of() -> None:
    """Each looks like the other: UTF-8 sequences are the surer sign."""
    source = ES.encode().decode("latin-1")
    report = PIPELINE.run(source)
    assert report.fixed == ES
    assert {repair.rule for repair in report.repairs} == {"und/encoding/mojibake"}


def test_a_language_may_be_taken_for_one_that_shares_its_words() -> None:
    text = "A comisión tamén está a estudar a situación da educación e a participación na rexión."
    misread = text.encode("cp850").decode("cp1252")
    assert PIPELINE.run(misread, language="pt").fixed == text
    assert not PIPELINE.run(text, language="pt").changed
