"""Mixed spellings are flagged once a group, and changed only where the house has chosen."""

from dataclasses import replace

import pytest

from cleantext.config import Config
from cleantext.findings import Finding, Safety
from cleantext.pipeline import Pipeline
from cleantext.report import Report


def run(text: str, language: str = "es", *, unsafe: bool = False, **settings: object) -> Report:
    config = Config(select=("*/spelling",)).with_kind("spelling", **settings)
    return Pipeline(replace(config, unsafe_fixes=unsafe)).run(text, language=language)


def only(report: Report) -> Finding:
    (finding,) = report.flags
    return finding


MIXED = "Kazajstán vota. En Kazajstán nieva. Kazajistán exporta uranio."


def test_one_finding_has_every_place_of_every_form() -> None:
    finding = only(run(MIXED))
    assert [MIXED[a:b] for a, b in finding.related] == ["Kazajstán", "Kazajstán", "Kazajistán"]
    assert (finding.start, finding.end) == finding.related[0]
    assert finding.rule == "es/spelling/mixed-names"
    assert finding.safety is Safety.MANUAL
    assert not finding.edits


def test_the_message_says_where_authority_and_majority_disagree() -> None:
    finding = only(run(MIXED))
    assert finding.suggestion == "Kazajistán"
    assert "Kazajstán ×2, Kazajistán ×1" in finding.message
    assert "preferred by RAE" in finding.message
    assert "most here are Kazajstán" in finding.message


def test_without_an_authority_the_majority_is_suggested() -> None:
    finding = only(run("El período, el período y el periodo."))
    assert finding.suggestion == "período"


def test_one_spelling_alone_is_no_fault() -> None:
    assert not run("Kazajstán vota. En Kazajstán nieva.").flags


def test_the_suggestion_is_inflected_like_the_place() -> None:
    text = "Un catarí y dos qataríes."
    finding = only(run(text))
    assert text[finding.start : finding.end] == "qataríes"
    assert finding.suggestion == "cataríes"


def test_forms_differ_by_case() -> None:
    """Catar is a country, catar a verb; but a sentence may begin with a common word."""
    assert not run("En Catar y en Qatar Airways se puede catar vino.").flags
    assert only(run("Período de prueba y periodo de gracia.")).related == ((0, 7), (20, 27))


def test_a_capital_at_the_beginning_of_a_sentence_says_nothing() -> None:
    assert not run("Covid-19 preocupa. La covid-19 sigue.").flags
    assert run("Preocupa la Covid-19. La covid-19 sigue.").flags


def test_capitals_inside_a_sentence_make_a_name() -> None:
    text = "The World Health Organization will organise it. We organise more."
    assert not run(text, "en").flags


def test_a_form_inside_a_longer_word_or_address_does_not_count() -> None:
    assert not run("Kazajistán: www.kazajstan.es, #Kazajstán, @Kazajstán, Kazajstán2.").flags


def test_the_house_chooses() -> None:
    report = run(MIXED, prefer={"Kazajistán": "Kazajstán"}, unsafe=True)
    assert report.fixed == MIXED.replace("Kazajistán", "Kazajstán")
    assert not report.flags


def test_the_choice_of_the_house_is_unsafe() -> None:
    report = run(MIXED, prefer={"Kazajistán": "Kazajstán"})
    assert report.fixed == MIXED
    assert only(report).safety is Safety.UNSAFE
    assert only(report).suggestion == "Kazajstán"


def test_the_house_chooses_inflected_forms_too() -> None:
    report = run("Un equipo catarí y dos qataríes.", prefer={"catarí": "qatarí"}, unsafe=True)
    assert report.fixed == "Un equipo qatarí y dos qataríes."


def test_the_house_can_choose_what_is_in_no_list() -> None:
    report = run("Fulanez y Fulánez.", prefer={"Fulanez": "Fulánez"}, unsafe=True)
    assert report.fixed == "Fulánez y Fulánez."


def test_titles_foreign_quotations_addresses_and_names_stay() -> None:
    text = (
        "Leyó «Death in Kiev» en Kiev. Véase https://kiev.example/Kiev. "
        "«The weather in Kiev was bad and we had to stay for days», dijo. "
        "El Dinamo Kiev ganó."
    )
    report = run(text, prefer={"Kiev": "Kyiv"}, names=("Dinamo Kiev",), unsafe=True)
    assert report.fixed == text.replace("en Kiev", "en Kyiv")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Leyó «Muerte en Kiev» anoche.", "a short quotation may be a title"),
        ("Leyó “The last summer in old Kiev was a very cold one” anoche.", "another language"),
        ("Escribe a kiev@kiev.example o a Kiev@example.org, por favor.", "an address"),
        ("Está en https://example.org/Kiev/ y en www.Kiev.example ahora.", "a URL"),
        ("Lo dice @Kiev con #Kiev y con el archivo foto_Kiev también.", "handle, tag, file"),
        ("Ganó el Dinamo Kiev ayer.", "a configured name"),
        ("Nació en Kiev (en ucraniano, Kyiv) en 1900.", "the text explains it"),
    ],
)
def test_the_house_never_imposes_its_choice_on(text: str, reason: str) -> None:
    report = run(text, prefer={"Kiev": "Kyiv"}, names=("Dinamo Kiev",), unsafe=True)
    assert report.fixed == text, reason


def test_the_house_decides_in_quotations_of_the_same_language() -> None:
    text = "«El invierno de Kiev ha sido muy largo y muy frío este año», dijo el alcalde."
    assert run(text, prefer={"Kiev": "Kyiv"}, unsafe=True).fixed == text.replace("Kiev", "Kyiv")


def test_a_pair_can_be_silenced() -> None:
    assert not run(MIXED, ignore=(("Kazajistán", "Kazajstán"),)).flags
    assert run(MIXED + " Kazakstán.", ignore=(("Kazajistán", "Kazajstán"),)).flags
    assert not run("Un catarí y dos qataríes.", ignore=(("catarí", "qatarí"),)).flags


def test_fixing_twice_changes_nothing_more() -> None:
    once = run(MIXED, prefer={"Kazajistán": "Kazajstán"}, unsafe=True).fixed
    assert run(once, prefer={"Kazajistán": "Kazajstán"}, unsafe=True).fixed == once


def test_many_occurrences_are_counted_once() -> None:
    """Phrases apart and quotations are looked up, not searched, for each occurrence.

    So many that it would take minutes if each were compared with each.
    """
    times = 20_000
    text = "Qatar Airways en «Qatar» y Catar con Qatar. " * times
    report = run(text, prefer={"Qatar": "Catar"}, unsafe=True)
    assert report.fixed == "Qatar Airways en «Qatar» y Catar con Catar. " * times


def test_what_the_text_explains_is_not_mixed() -> None:
    assert not run("Vive en Birmania (hoy Myanmar). De Birmania se sabe poco.").flags
    assert only(run("Vive en Birmania (hoy Myanmar). Myanmar y Birmania callan."))


def test_the_house_leaves_what_the_text_explains() -> None:
    text = "En Kiev (en ucraniano, Kyiv) nieva."
    assert run(text, unsafe=True, prefer={"Kyiv": "Kiev"}).fixed == text


def test_what_a_list_reports_is_not_reported_again() -> None:
    """Yunis and Younis sound alike, but are only part of what the list knows."""
    finding = only(run("Cayó Jan Yunis. Desde Jan Younis huyen; la ciudad de Jan Yunis arde."))
    assert finding.rule == "es/spelling/mixed-names"
