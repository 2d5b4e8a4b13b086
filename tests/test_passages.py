"""Texts in more than one language: rules of the one leave the other alone."""

import pytest

from cleantext import Config, Pipeline, fix
from cleantext.document import MASK
from cleantext.passages import Passages

ENGLISH = (
    "The council has said that it will not pay for the bridge, which was closed in the spring.",
    "This is what they have been told by the mayor, and it is not what he said to the press.",
    "He was in the town when the river rose, and he has written about it for this paper.",
)
FRENCH = (
    "Le conseil a dit qu'il ne paiera pas pour le pont, qui est fermé depuis le printemps.",
    "C'est ce que le maire leur a dit, et ce n'est pas ce qu'il a dit à la presse dans la cour.",
    "Il était dans la ville quand le fleuve est monté, et il en a parlé dans ce journal.",
)


def half(*of_each: str) -> str:
    """Paragraphs of English, with some of French behind them."""
    return "\n\n".join([*ENGLISH, *of_each, *FRENCH])


def test_spaces_of_french_stay_in_a_page_that_begins_in_english() -> None:
    """One page, half of it in each: what stands before the mark is right where it is French."""
    text = half("Pourquoi cela a-t-il mal tourné ?", "C'est dans la note du maire : tout est là !")
    assert fix(text).language == "en"
    assert not fix(text).changed


def test_what_is_wrong_in_the_language_of_the_page_is_mended() -> None:
    text = half().replace("the bridge,", "the bridge : the old one,")
    assert fix(text).fixed == text.replace("bridge :", "bridge:")


@pytest.mark.parametrize("mark", ["Pourquoi ?", "« Jamais »", "Tout !", "Où ?"])
def test_line_too_short_to_tell_is_in_the_language_of_its_neighbours(mark: str) -> None:
    text = "\n\n".join([*ENGLISH, *ENGLISH[:2], FRENCH[0], mark, FRENCH[1]])
    assert not fix(text, language="en").changed


def test_line_between_two_languages_is_left_alone() -> None:
    between = "\n\n".join([*ENGLISH, "Angiox ?", *FRENCH])
    assert not fix(between, language="en").changed
    alone = "\n\n".join([*ENGLISH, "Angiox ?", *ENGLISH])
    assert fix(alone, language="en").fixed == alone.replace(" ?", "?")


def test_sentence_within_a_line() -> None:
    text = f"{ENGLISH[0]} {ENGLISH[1]} He asked : why? {FRENCH[0]} Mais qui va payer pour le pont ?"
    assert fix(text, language="en").fixed == text.replace("asked :", "asked:")


def test_letters_tell_where_function_words_do_not() -> None:
    """Turkish has few function words; that it is no English is plain all the same."""
    turkish = "Böyle kandırmacalara aldanmamalı, sinsi kışkırtmalara direnmeliyim ?"
    text = "\n\n".join([ENGLISH[0], turkish, ENGLISH[1]])
    assert not fix(text, language="en").changed
    names = "Erdoğan, Kılıçdaroğlu, Şimşek and Akşener ?"
    text = "\n\n".join([ENGLISH[0], names, ENGLISH[1]])
    assert fix(text, language="en").fixed == text.replace(" ?", "?")


def test_quotations_of_another_language_neither_vote_nor_change() -> None:
    french = [f"« {line} »" for line in FRENCH]
    english = [f'"{line}"' for line in ENGLISH]
    for text in ("\n\n".join([*english[:2], *french]), "\n\n".join([*french, *english[:1]])):
        assert not fix(text).changed
        assert not fix(text, language="en").changed
        assert not fix(text, language="fr").changed
    one = f"“{ENGLISH[0]}”"
    text = "\n\n".join([*english, one, *french])
    assert fix(text, language="en").fixed == text.replace(one, f'"{ENGLISH[0]}"')


def test_quotations_in_several_languages_are_left_alone_where_none_is_that_of_the_text() -> None:
    text = f"“{ENGLISH[0]}”\n\n“{ENGLISH[1]}”\n\n« {FRENCH[0]} »\n"
    select = Pipeline(Config(select=("und/quotes",)))
    assert not select.run(text, language="und").changed
    same = text.replace(FRENCH[0], ENGLISH[2])
    assert select.run(same, language="und").changed


def test_style_of_the_language_is_not_written_in_another() -> None:
    locale = Pipeline(Config(language="fr").with_kind("quotes", style="locale"))
    english, french = f'He said: "{ENGLISH[0]}"', f'Il a dit : "{FRENCH[0]}"'
    fixed = locale.run(f"{english}\n\n{french}").fixed
    assert fixed.partition("\n\n")[0] == english
    assert fixed.partition("\n\n")[2] != french


def test_marks_that_are_asked_for_are_written_in_any_language() -> None:
    straight = Pipeline(Config(language="fr").with_kind("quotes", style="straight"))
    text = f"He said: “{ENGLISH[0]}”\n\nIl a dit : “{FRENCH[0]}”"
    assert straight.run(text).fixed == text.replace("“", '"').replace("”", '"')


def test_letters_of_a_passage_are_not_taken_for_misread_ones() -> None:
    """Danish å is no letter of Slovak, which has ĺ in its place."""
    slovak = (
        "V do¹lo k prevratu, ktorý bol podľa neho v meste aj na hrade.\n\n"
        "Ví»azstvo nad Turkami mu toti¾ zveril, ale nie je to tak, aby vyhna» krá¾a."
    )
    danish = "Der er ikke gået en dag uden nye belastende afsløringer af hans måde at drive det på."
    fixed = fix(f"{slovak}\n\n{danish}", language="sk").fixed
    assert fixed.endswith(danish)
    assert fixed.startswith("V došlo k")


@pytest.mark.parametrize(
    ("prose", "at", "language"),
    [
        (ENGLISH[0], 40, "en"),
        (f"{ENGLISH[0]}\n\nx\n\n{FRENCH[0]}", len(ENGLISH[0]) + 2, "mul"),
        (f"{ENGLISH[0]}\r\rx", len(ENGLISH[0]) + 2, "en"),
        (f"x\n{FRENCH[0]}", 0, "fr"),
        (MASK * 9 + ENGLISH[0].replace(" ", f" {MASK}"), 0, "en"),
        ("Он сказал, что это не так, и не только он.", 0, "ru"),
        ("Det er ikke gået en dag uden nye belastende afsløringer på hans måde.", 0, "da nb"),
        ("Amsterdam, Bern, Oslo", 3, ""),
        ("", 0, ""),
        ("de la", 5, ""),
        ("the" + "x" * 5000 + "is", 2000, ""),
    ],
)
def test_language_around_a_place(prose: str, at: int, language: str) -> None:
    assert Passages(prose, "und").languages(at) == tuple(language.split())


def test_parts_of_words_are_no_words() -> None:
    """What a window cuts off may look like a word of another language."""
    text = "x" * 59 + "the is" + "x" * 59
    assert Passages(text, "fr").languages(len(text) // 2) == ()
