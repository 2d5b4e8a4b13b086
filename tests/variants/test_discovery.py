"""Names that no list knows are reported only where nothing speaks against it."""

from pathlib import Path

import pytest

from cleantext.lexicon import Lexicon
from cleantext.variants.discovery import candidates, clusters
from cleantext.variants.tokens import Vocabulary
from cleantext.variants.vetoes import UMLAUT, Vetoes


@pytest.fixture
def vetoes(tmp_path: Path) -> Vetoes:
    words = tmp_path / "es" / "words"
    words.mkdir(parents=True)
    (words / "established.tsv").write_text("jensen jenson\nbruno\n", encoding="utf-8")
    (words / "nouns.tsv").write_text("kestrel\n", encoding="utf-8")
    (words / "months.tsv").write_text("auriel\n", encoding="utf-8")
    (words / "institutions.tsv").write_text("liceo liceu\n", encoding="utf-8")
    (words / "given-names.tsv").write_text("Ana\n", encoding="utf-8")
    (words / "places.tsv").write_text("XA\tLumara\nXB\tLumarra\nXC\tKirbistán\n", encoding="utf-8")
    return Vetoes(Lexicon((tmp_path,), "es"), ["", "s", "es", "o", "a", UMLAUT], ["o"])


def found(text: str, vetoes: Vetoes) -> list[set[str]]:
    groups = candidates(Vocabulary.of(text).names)
    return [{name.form for name in names} for names in clusters(text, groups, vetoes)]


def test_two_transcriptions_are_one_name(vetoes: Vetoes) -> None:
    text = "Llegó a Tribuzhny ayer. En Tribuzhniy nevaba, y en Tribuzhni no."
    assert found(text, vetoes) == [{"Tribuzhny", "Tribuzhniy", "Tribuzhni"}]


def test_a_known_place_and_a_misspelling_of_it(vetoes: Vetoes) -> None:
    assert found("De Kirbistán a Kirbistan hay poco.", vetoes) == [{"Kirbistán", "Kirbistan"}]


def test_a_capital_before_a_name_makes_no_surname_of_it(vetoes: Vetoes) -> None:
    text = "En la Tribuzhny Oriental y en la República Tribuzhni."
    assert found(text, vetoes) == [{"Tribuzhny", "Tribuzhni"}]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Con Jensen y con Jenson habló.", "both are established"),
        ("Entre Lumara y Lumarra hay mar.", "both are places, and not the same"),
        ("La familia Tribuzhna y el joven Tribuzhno.", "one is an inflected form"),
        ("Llegó Ana Tribuzhny con su amiga Eva Tribuzhni.", "they have other first names"),
        ("Vino Tribuzhny Pérez, y Tribuzhni Gómez no.", "they have other family names"),
        ("El Tribuzhny y un tribuzhni.", "one also stands in lower case"),
        ("Tribuzhny vino. Es Tribuzhni.", "one stands only where a sentence begins"),
        ("Es Tribuzhny o Tribuzhni, y Tribuzhny (Tribuzhni).", "the text names alternatives"),
        ("Es Tribuzhny (antes llamada Tribuzhni).", "the text explains one by the other"),
        ("Los Tribuzhny Hnos. y luego Ana Tribuzhni.", "one begins a name, one is a surname"),
        ("De Grenzaunes a Grenzaun hay poco, y a Grenzaunhof, más.", "one goes on as a compound"),
        ("El Tribuznar y los Tribüznar vinieron.", "an umlaut may be a plural here"),
        ("La Kestrel y una Kestrelle.", "a common noun is no name, capital or not"),
        ("En Auriel llueve; nació en Auryel.", "a month is no name"),
        ("En el Liceo y en el Liceu se canta.", "institutions keep their own language"),
        ("En Guaruja\u0301 o en Guaruj\u00e1, sí.", "they are the same characters"),
        ("Ana y Anna y Aana.", "too short"),
    ],
)
def test_names_that_are_alike_and_not_one_stay_apart(
    text: str, reason: str, vetoes: Vetoes
) -> None:
    assert found(text, vetoes) == [], reason


def test_the_same_first_name_speaks_for_one_bearer(vetoes: Vetoes) -> None:
    text = "Llegó Ana Tribuzhny, y Ana Tribuzhni habló."
    assert found(text, vetoes) == [{"Tribuzhny", "Tribuzhni"}]


def test_hostile_text_takes_linear_time(vetoes: Vetoes) -> None:
    """Thousands of names of one sound, and one name without end, are not compared."""
    vowels = "aeiou"
    many = [f"B{a}n{b}r{c}d{d}l" for a in vowels for b in vowels for c in vowels for d in vowels]
    text = " y ".join(["x", *many, "K" + "u" * 100_000, "K" + "o" * 100_000])
    assert found(text, vetoes) == []
