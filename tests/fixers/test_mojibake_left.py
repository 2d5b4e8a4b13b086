"""Mojibake that is left: what ftfy adds to our own reading, and what it is not believed in."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Config, Pipeline
from cleantext.mojibake import second
from cleantext.mojibake.codepages import PAGES

PIPELINE = Pipeline(Config(select=("und/encoding", "und/invisible")))
RULE = "und/encoding/mojibake-left"


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        ("Ã Paris, le conseil a votÃ©", "à Paris, le conseil a voté"),  # A0 became a space
        ("jusqu'Ã demain, rÃ©pÃ¨te-t-elle", "jusqu'à demain, répète-t-elle"),
        ("a reuniÃ£o Ã s dez horas", "a reunião às dez horas"),
        ("Å odien valdÄ«ba lemj par nodokÄ¼iem", "Šodien valdība lemj par nodokļiem"),
        ("Ð ÑƒÐ¼Ñ‹Ð½Ñ‹", "Румыны"),
        ("OÃ™ VONT-ILS", "OÙ VONT-ILS"),  # a sign of print makes a word
        ("une dose de 40Î¼g par jour", "une dose de 40μg par jour"),
        ("price $Ì¶9Ì¶9Ì¶ now", "price $̶9̶9̶ now"),  # rare, but nobody prints "Ì¶"
        ("à¤¦à¤¿à¤²à¥�à¤²à¥€", "दिल�ली"),  # no word list knows which letter that was
        ("ok ðŸ˜€ðŸ�° ok", "ok 😀� ok"),
    ],
)
def test_what_is_left_is_mended(source: str, fixed: str) -> None:
    report = PIPELINE.run(source)
    assert report.fixed == fixed
    assert not PIPELINE.run(fixed).changed


@pytest.mark.parametrize(
    "text",
    [
        "A IRMÃ», o MARACANÃ” e a MAÇÃ…",  # a word that ends in a lead, before print
        "IBIRAPUÃ™, NESTLÉ®, “CAFÉ”",
        "«El PERÚ» y la “VOCÊ”",
        "volvió”“Mañana, sí”",
        "Ã, Õ e Â são letras; “Â” e “Ã” também.",
        "A letra Ã e a letra Â.",
        "in the meantime,† the rest",
        "À LA UNE : L’ÎLE, ÂGE D’OR",
        "他说：“今天，北京。”",  # Chinese punctuation keeps its width
        "Đà Nẵng, À Ố Ã Â Ê",
        "İSTANBUL’DA, ÇIĞLIK, ŞÎİR",
        "Þór Ægisson, ÁÐUR „ÉG“",
        "ÖÐ¹úÈËÃñ¹²ºÍ¹ú",  # GBK, which ftfy reads as UTF-8 in part
        "ÇÑ±¹¾î ½Å¹®",  # EUC-KR
        "Ìîñêâà, Ðîññèÿ",  # Windows-1251
        "the wordÐ¶ab",  # a word gains no letter of another script
    ],
)
def test_what_people_write_stays(text: str) -> None:
    report = PIPELINE.run(text)
    assert not [finding for finding in report.repairs if finding.rule == RULE]


def test_a_lost_half_is_no_reason_to_lose_the_other() -> None:
    """What ftfy makes U+FFFD of, words may yet mend: the half says which letters it can be."""
    report = PIPELINE.run("RadiÄ� je tu")
    assert not report.changed
    assert [flag.rule for flag in report.flags] == ["und/encoding/lost-letter"]


def test_a_question_mark_stays() -> None:
    assert "?" in PIPELINE.run("Ã? quoi bon, dit la fÃ©e").fixed


def test_where_the_language_is_known_its_words_decide() -> None:
    """ftfy would part each word behind "à", which is wrong in Catalan."""
    source = (
        "Els estudiants de la ciutat diuen que no Ã©s gens fÃ cil viure a la ciutat, "
        "perÃ² que amb els ajuts que hi ha aquest any sÃ­ que es pot."
    )
    fixed = PIPELINE.run(source, language="ca").fixed
    assert "fàcil" in fixed
    assert "Ã" not in fixed


def test_edits_cover_the_damage_and_say_what_it_was() -> None:
    source = "Ã Nantes comme Ã Brest, la fÃªte"
    repairs = [finding for finding in PIPELINE.run(source).repairs if finding.rule == RULE]
    assert [source[f.start : f.end] for f in repairs] == ["Ã", "Ã"]
    account = "UTF-8 read as Windows-1252 and a no-break space in it that became a space"
    assert {finding.message for finding in repairs} == {f"Ã → à: {account}"}


_CLEAN = "El niño cantó “así” en l’Hay; «São Paulo» – 5 €, œuvre, Привет. LA UNIÓN® …"


@pytest.mark.parametrize(("text", "asked"), [(_CLEAN, False), ("40Î¼g", True)])
def test_ftfy_is_imported_only_where_something_is_left(text: str, asked: bool) -> None:
    """It costs more than everything else that a clean text needs."""
    code = f"import sys, cleantext; cleantext.fix({text!r}); print('ftfy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(asked)


_PIECES = st.sampled_from(
    [
        *sorted({c for page in PAGES[:3] for c in page.chars if c > "\x7f"}),
        *("Ã ", "Å ", "Â ", "à¤", "ðŸ", "Ã©", "Ã³", "Î¼", "Ð½", "â€", "\ufffd", "a", "E", "1", " "),
        *("’é", "\n", "ñ", "я", "?", "漢", "Ñ\ufffd"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=12).map("".join)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(_TEXTS)
def test_gated_equals_ungated(text: str) -> None:
    """Asking ftfy about every line finds no more than asking about those that may be damaged."""
    gated = PIPELINE.run(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second, "possible", lambda text, chars: True)
        patch.setattr(second, "_suspicious", lambda text, start, own: True)
        ungated = PIPELINE.run(text)
    assert ungated.fixed == gated.fixed
    assert ungated.repairs == gated.repairs


@settings(max_examples=200, derandomize=True, deadline=None)
@given(_TEXTS)
def test_repair_is_idempotent(text: str) -> None:
    once = PIPELINE.run(text)
    assert once.converged
    assert PIPELINE.run(once.fixed).fixed == once.fixed
