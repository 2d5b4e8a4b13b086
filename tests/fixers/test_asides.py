"""Asides in typed hyphens, and the many hyphens that are none."""

import pytest

from cleantext import Config, Pipeline

ASIDES = Pipeline(Config(select=("*/punctuation",), unsafe_fixes=True))


def fixed(text: str, language: str = "es") -> str:
    return ASIDES.run(text, language=language).fixed


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "la mina -cerrada en 1990- y el río", "la mina —cerrada en 1990— y el río"),
        ("es", "la mina -cerrada-, y el río", "la mina —cerrada—, y el río"),
        ("es", "el guía -«el viejo»- calló", "el guía —«el viejo»— calló"),
        ("es", "el guía -¿quién si no?- calló", "el guía —¿quién si no?— calló"),
        (
            "fr",
            "la mine -fermée en 1990- et la rivière",
            "la mine – fermée en 1990 – et la rivière",
        ),
        ("fr", "la mine -fermée en 1990-, et", "la mine – fermée en 1990 –, et"),
        ("pt", "a mina -fechada em 1990- e o rio", "a mina — fechada em 1990 — e o rio"),
        (
            "de",
            "die Mine - seit 1990 zu - und der Fluss",
            "die Mine – seit 1990 zu – und der Fluss",
        ),
    ],
)
def test_pair_becomes_the_dash_of_the_language(language: str, text: str, expected: str) -> None:
    assert fixed(text, language) == expected


def test_one_pair_in_each_sentence() -> None:
    text = "El río -el Tajo- sube. La presa -la vieja- aguanta."
    assert fixed(text) == "El río —el Tajo— sube. La presa —la vieja— aguanta."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "el eje Lima - Cusco - Puno - Tacna"),
        ("es", "rojo - verde - azul"),
        ("es", "el tren Lima -Cusco- Puno -Tacna- y vuelta"),
        ("es", "el periodo 1990-1995 y el foro ruso-kazajo"),
        ("es", "la mínima fue de -5 °C, y -3 en la costa"),
        ("es", "ganó 2 - 1, y luego 3 - 1 al Betis"),
        ("es", "-Hola -dijo-. El hombre -el alto- salió."),
        ("es", "- Hola - dijo él - y salió"),
        ("es", "una palabra cor-\ntada y otra -suelta"),
        ("es", "acaba aquí -dijo la\nradio- y siguió"),
        ("es", "el enlace -una-larga-lista-de-palabras- sigue"),
        ("es", "la opción -v y el archivo datos-"),
        ("de", "Schulleiter und -lehrer der Ober- und Unterstufe"),
        ("de", "die Mine -seit 1990 zu-. Dann kam der Fluss."),
        ("en", "state -owned mines- and a river"),
    ],
)
def test_other_hyphens_stay(language: str, text: str) -> None:
    assert fixed(text, language) == text


def test_an_aside_is_not_longer_than_a_sentence_can_bear() -> None:
    assert "—" in fixed(f"el río -{'muy ' * 40}ancho- sube")
    assert "—" not in fixed(f"el río -{'muy ' * 90}ancho- sube")


def test_both_marks_or_none() -> None:
    """The edits of a finding go together, and each covers its mark only."""
    report = ASIDES.run("el río -el Tajo- sube", language="es")
    assert [(edit.start, edit.end, edit.text) for edit in report.patch] == [
        (7, 8, "—"),
        (15, 16, "—"),
    ]
