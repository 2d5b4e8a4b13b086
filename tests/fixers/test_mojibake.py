"""Mojibake: what the code pages did is undone, and nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Config, Pipeline
from cleantext.mojibake import layers, readings
from cleantext.mojibake.codepages import PAGES, CodePage

PIPELINE = Pipeline(Config(select=("und/encoding", "und/invisible")))

PROSE = {
    "es": "El niño creció en Kazajstán; «mañana —dijo— será otro día». ¿Qué pasó?",
    "fr": "L’été à l’Élysée, où le cœur « bat » à 25 €, ça coûte – très – cher…",
    "de": "„Größe“, sagte Müller über die Straße nach Österreich.",
    "pl": "„Zażółć gęślą jaźń” – powiedział Wałęsa w Łodzi.",
    "tr": "Erdoğan İstanbul’da “şimdi” dedi, ağır çığlık.",
    "ru": "«Путин прибыл в Киев», — сообщил Интерфакс. Ёлка и съезд.",
    "el": "Ο πρωθυπουργός έφτασε στην Αθήνα χθες το βράδυ.",
    "ja": "日本の首相は昨日、東京に到着した。",
    "vi": "Thủ tướng Phạm Minh Chính đã đến Hà Nội.",
}


def misread(text: str, codec: str) -> str | None:
    """UTF-8 read as a code page, undefined bytes as controls; None where a byte is lost."""
    page = next(page for page in PAGES if page.codec == codec)
    wrong = "".join(page.chars[byte] for byte in text.encode())
    return wrong if len(set(page.chars)) == 256 or page.decode(wrong) == text else None


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("codec", [page.codec for page in PAGES])
def test_every_page_in_every_language(codec: str, language: str) -> None:
    """A whole text comes back from each wrong reading of its UTF-8, and then stays."""
    text = PROSE[language]
    wrong = misread(text, codec)
    assert wrong is not None
    report = PIPELINE.run(wrong)
    assert report.fixed == text
    assert not PIPELINE.run(text).changed


@pytest.mark.parametrize("layers", [2, 3])
@pytest.mark.parametrize("language", ["es", "fr", "ru"])
def test_damage_on_top_of_damage(language: str, layers: int) -> None:
    text = wrong = PROSE[language]
    for _ in range(layers):
        wrong = misread(wrong, "cp1252") or ""
    report = PIPELINE.run(wrong)
    assert report.fixed == text
    times = {2: "twice", 3: "3 times"}[layers]
    assert all(times in finding.message for finding in report.repairs)


def test_a_damaged_word_is_mended_and_the_rest_of_the_line_is_left() -> None:
    """Edits cover the damaged characters only, and each says what was wrong."""
    source = "La línea está bien salvo maÃ±ana, «según» dijo."
    report = PIPELINE.run(source)
    assert report.fixed == "La línea está bien salvo mañana, «según» dijo."
    (edit,) = report.patch
    assert source[edit.start : edit.end] == "Ã±"
    (repair,) = report.repairs
    assert repair.message == "Ã± → ñ: UTF-8 read as Windows-1252"


def test_two_pages_in_one_text() -> None:
    """What one page cannot explain is left to the next."""
    wrong = "El niÃ±o creció.\nLa acci├│n pas├│, el caf├® se enfri├│."
    assert PIPELINE.run(wrong).fixed == "El niño creció.\nLa acción pasó, el café se enfrió."


@pytest.mark.parametrize(
    "text",
    [
        "A IRMÃ», a ROMÃ” e o SUTIÃ…",  # words that end in a lead, before closing marks
        "JOSÉ® y el MENÚ™ de “LA UNIÓN”",
        "Lo dijo él”“Nosotros no, aquí”…",
        "«está»… «PAPÁ»…",
        "As letras Â, Ã e Õ; a letra “Ã”.",
        "DĂ” și CASĂ»: ROMÂNĂ…",
        "ПЕРЕВОД» и её «Ё», в\xa0доме с\xa0ёлкой",
        "Різні річки, СІМ’Я, Їжа",
        "ĄŽUOLAS, ČESTMÍR»",
        "├── src\n│   └── main.py",  # a tree, as programs draw it
        "∫ƒ(x)dx ≈ √2, ¬p ∨ q, “—é—”",
        "Å–Ø, Å” og «Å»",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    assert not PIPELINE.run(text).changed


def test_doubtful_marks_need_proof_in_the_text() -> None:
    """The same characters are damage beside proven damage, and print where there is none."""
    assert not PIPELINE.run("La SOLUCIÃ“").changed
    fixed = PIPELINE.run("SituaciÃ³n grave: la SOLUCIÃ“N, la CANCIÃ“").fixed
    assert fixed == "Situación grave: la SOLUCIÓN, la CANCIÓ"


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        ("&Atilde;&iexcl;rbol", "árbol"),
        ("r&#195;&#169;sum&#195;&#169;", "résumé"),
        ("done&#226;&#128;&#148;now", "done—now"),
    ],
)
def test_references_that_spell_mojibake_are_followed_to_the_end(source: str, fixed: str) -> None:
    """Reading goes on until nothing is damaged, before any later stage sees the text."""
    report = Pipeline().run(source)
    assert report.fixed == fixed
    assert report.rounds == 2


_CHARS = sorted({c for page in PAGES for c in page.chars} | set("aZ .é”»\u0660漢\U0001f600"))


@settings(max_examples=300, derandomize=True)
@given(st.text(alphabet=_CHARS, max_size=30))
def test_what_the_gate_lets_go_is_left_alone(text: str) -> None:
    """The cheap look at a text says no only where the thorough one finds nothing."""
    chars = frozenset(text)
    every = [page for page in PAGES if page.may_occur(chars)]
    thorough = [edit for page in every for edit in readings.repairs(text, [page], 0)]
    if not layers.candidates(text, chars):
        assert not thorough


@settings(max_examples=150, derandomize=True)
@given(st.text(alphabet=_CHARS, max_size=40))
def test_repair_is_idempotent(text: str) -> None:
    once = PIPELINE.run(text)
    assert once.converged
    assert PIPELINE.run(once.fixed).fixed == once.fixed


def test_an_address_does_not_hide_that_all_else_is_damaged() -> None:
    """What is protected says nothing about the page that did the damage."""
    text = "Él añadió: «Así será» — quizá mañana; «ojalá» cante en desván."
    address = " https://example.com/desv\u00e1n"
    damaged = misread(misread(text, "cp1257") or "", "cp1257") or ""
    report = PIPELINE.run(damaged + address)
    assert report.fixed == text + address
    assert all("twice" in finding.message for finding in report.repairs)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.codec)
@pytest.mark.parametrize("address", ["", " https://example.com/desv\u00e1n"])
def test_what_is_known_of_a_text_as_a_whole_is_what_its_edits_make(
    page: CodePage, address: str
) -> None:
    text = "Él añadió: «Así será» — quizá mañana; «ojalá» cante en desván."
    damaged = "".join(page.chars[byte] for byte in text.encode()) + address
    report = PIPELINE.run(damaged)
    assert report.fixed == text + address
    assert report.patch.apply(damaged) == report.fixed
    for repair in report.repairs:
        (edit,) = repair.edits
        assert repair.message.startswith(f"{damaged[edit.start : edit.end]} → {edit.text}: UTF-8")


@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_a_large_text_is_mended_piece_by_piece(between: str) -> None:
    """Wherever the bounds of the pieces fall, no run of damage is cut in two."""
    text = between.join(f"{'x' * (at % 7)}¿Así…» “Él” añadió: «mañana»" for at in range(6000))
    text = text.replace(" ", between or "_")
    damaged = misread(text, "cp1252") or ""
    assert len(damaged) > 3 * 65536
    report = PIPELINE.run(damaged)
    assert report.fixed == text
    assert report.patch.invert(damaged).apply(text) == damaged


def test_a_few_signs_of_three_bytes_prove_as_much_as_many_letters() -> None:
    """Of English prose, damage shows in little more than its quotation marks."""
    text = "“I’m wrong,” he added, “but the figures don’t work unless they do.”"
    damaged = misread(misread(text, "cp1251") or "", "cp850") or ""
    assert PIPELINE.run(damaged).fixed == text
