"""Which language: the vote, its neighbours, and when it must say nothing."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import languages
from cleantext.ballot import TOP, WEIGHT
from cleantext.document import MASK
from cleantext.errors import ConfigError
from cleantext.languages import detect, tag

_TABLE = (Path(__file__).parent / "golden" / "languages.tsv").read_text(encoding="utf-8")
SENTENCES = dict(line.split("\t") for line in _TABLE.rstrip("\n").split("\n"))


@pytest.mark.parametrize(("language", "text"), SENTENCES.items(), ids=SENTENCES)
def test_one_sentence_is_enough(language: str, text: str) -> None:
    """A sentence full of function words decides, also between close neighbours."""
    assert detect(text) == language.partition("-")[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "12 345,00 — 17/3",
        "Kazajstán",
        "Amsterdam, Bern, Oslo",
        "de la",  # Spanish, French, Catalan, Romanian …
        "Lorem ipsum dolor sit amet consectetur",
        "\ud800\udfff\x00",
        "\U0001f600" * 600,
    ],
)
def test_says_nothing_where_nothing_shows(text: str) -> None:
    """A guess from too little would run the rules of the wrong language."""
    assert detect(text) == "und"


def test_a_foreign_name_does_not_decide() -> None:
    """Words in another script inside a text do not make it a text in that script."""
    text = "The name of the book, Война и мир, was given as 戦争と平和 by the author."
    assert detect(text) == "en"


def test_japanese_without_much_kana_is_not_chinese() -> None:
    assert detect("東京都知事選挙の開票結果が発表された。投票率は過去最低を記録した。") == "ja"


def test_close_vote_goes_to_langdetect(monkeypatch: pytest.MonkeyPatch) -> None:
    """Danish and Norwegian words that both lists share leave it to the letters."""
    asked = []
    ask = languages._langdetect
    monkeypatch.setattr(languages, "_langdetect", lambda *args: asked.append(args[1]) or ask(*args))
    text = (
        "De unge fiskere fra øen har hidtil solgt deres fangst på torvet, og det har de "
        "tænkt at fortsætte med, for havnen er den bedste i landsdelen, har de fortalt."
    )
    assert detect(text) == "da"
    assert asked == [("da", "nb")]


def test_langdetect_is_not_asked_about_what_it_does_not_know() -> None:
    """It has no Galician, so its word against Galician would be worth nothing."""
    assert languages._langdetect(SENTENCES["gl"], ("gl", "pt")) == "und"
    assert languages._langdetect("123 456", ("es", "pt")) == "und"
    assert languages._langdetect(SENTENCES["nb"], ("de", "nb")) == "nb"


def test_masked_front_matter_does_not_hide_the_text() -> None:
    assert detect(MASK * 3000 + SENTENCES["es"]) == "es"


def test_a_word_that_comes_again_says_nothing_new() -> None:
    """A refrain or a list of names with one particle is no text in a language."""
    assert detect("w " * 5000) == "und"
    assert detect("w się był oraz " * 50) == detect("w się był oraz") == "pl"


def test_longest_possible_score_does_not_overflow() -> None:
    """Scores share one integer: all the words of a poll may be of one language alone."""
    words = sum(more for more, _ in languages._POLLS)
    assert words * WEIGHT < TOP
    rows = languages.Lexicon((languages.bundled(),), "und").table("stopwords")
    for code, listed in rows:
        # One score is as high as it can be where the votes are counted.
        assert detect(f"{listed} {listed.upper()} {listed.title()}") == code


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hr", "Vlada je prije ljeta donijela mjere, a cijene su u međuvremenu pale."),
        ("sr", "Vlada je pre leta donela mere, a gde su cene pale, tamo su deca srećna."),
        ("hr", "Tko je u lipnju bio na moru, imao je tisuću razloga da tjedan dana ne radi."),
        ("sr", "Ko je u junu bio na moru, imao je hiljadu razloga da bude uvek srećan."),
    ],
)
def test_croatian_and_serbian_are_told_by_what_they_do_not_share(language: str, text: str) -> None:
    """Most of their words are the same; what is left is told by the reflex of yat and names."""
    assert detect(text) == language


def test_what_is_neither_croatian_nor_serbian_is_left_open() -> None:
    """Bosnian has the reflex of the one and words of the other."""
    text = "Šta je ko rekao prije sedam hiljada godina, to ovdje niko ne zna, ni dvije riječi."
    assert detect(text) == "und"


def test_same_answer_in_threads() -> None:
    texts = [text for text in SENTENCES.values() for _ in range(4)]
    expected = [detect(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(detect, texts)) == expected


def test_langdetect_is_not_loaded_for_a_clear_text() -> None:
    """Its import and profiles cost more than the rest of a run on one file."""
    code = (
        "import sys; from cleantext.languages import detect; "
        f"print(detect({SENTENCES['es']!r}), 'langdetect' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["es", "False"]


@given(st.text())
def test_any_string_has_an_answer(text: str) -> None:
    assert detect(text) == detect(text) == tag(detect(text))


def test_lists_are_well_formed() -> None:
    """A word in capitals or listed twice would never count, or count wrongly."""
    lexicon = languages.Lexicon((languages.bundled(),), "und")
    rows, scripts = lexicon.table("stopwords"), lexicon.table("scripts")
    listed = {code for code, _ in rows} | {code for _, code, _ in scripts}
    assert {detect(text) for text in SENTENCES.values()} <= listed
    assert [row[0] for row in scripts] == sorted(row[0] for row in scripts)
    for code, words in rows:
        listed = words.split()
        assert tag(code) == code
        assert len(set(listed)) == len(listed) >= 10, code
        assert words == words.lower()


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("ES", "es"), ("es_mx", "es-MX"), ("zh-hant", "zh-Hant"), (" de-at ", "de-AT")],
)
def test_tags_are_written_as_recommended(written: str, wanted: str) -> None:
    assert tag(written) == wanted


@pytest.mark.parametrize("written", ["", "e", "spanish", "es mx", "1", "es-"])
def test_what_is_not_a_tag_is_refused(written: str) -> None:
    with pytest.raises(ConfigError, match="not a language tag"):
        tag(written)
