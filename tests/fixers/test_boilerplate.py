"""What a page puts around an article goes and is kept as metadata; the article stays."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.config import Config, from_table
from cleantext.document import Document
from cleantext.errors import ConfigError
from cleantext.fixers.boilerplate import BoilerplateFixer
from cleantext.pipeline import Pipeline
from cleantext.report import Report
from cleantext.rules import RuleBook

BOOK = RuleBook()
PIPELINE = Pipeline(Config(select=("*/boilerplate",)))

BODY = {
    "es": "El puente de la ciudad vieja se hundió ayer y nadie sabe todavía por qué.",
    "en": "The bridge of the old town fell yesterday and nobody knows the reason yet.",
    "de": "Die Brücke der alten Stadt stürzte gestern ein, und niemand weiß bisher warum.",
    "fr": "Le pont de la vieille ville est tombé hier et personne ne sait encore pourquoi.",
    "it": "Il ponte della città vecchia è caduto ieri e nessuno sa ancora perché.",
    "pt": "A ponte da cidade velha caiu ontem e ninguém sabe ainda por quê.",
}


def run(text: str, language: str = "es", format: str = "plain") -> Report:
    return PIPELINE.run(text, language=language, format=format)


def article(language: str, *, top: str = "", middle: str = "", bottom: str = "") -> str:
    body = [BODY[language]] * 5
    return "\n\n".join(part for part in (*body[:1], top, *body, middle, *body, bottom) if part)


@pytest.mark.parametrize(
    ("language", "place", "line", "key", "value"),
    [
        ("es", "top", "Por Elvira Lago | Soria", "author", "Elvira Lago"),
        ("es", "middle", "Lea también: Cae otro puente", "title", "Cae otro puente"),
        ("es", "bottom", "Etiquetas: Puentes, Soria", "tag", "Puentes, Soria"),
        ("en", "top", "Published March 3, 2021 at 6:00 pm", "date", "March 3, 2021 at 6:00 pm"),
        (
            "en",
            "middle",
            "(Photo by Olive Marsh/Getty Images)",
            "credit",
            "Olive Marsh/Getty Images",
        ),
        ("en", "middle", "ADVERTISEMENT", "ad", "ADVERTISEMENT"),
        ("de", "bottom", "Alle Rechte vorbehalten", "copyright", "Alle Rechte vorbehalten"),
        ("fr", "bottom", "Laisser un commentaire", "comments", "Laisser un commentaire"),
        ("it", "bottom", "Seguici su Facebook", "social", "Seguici su Facebook"),
        ("pt", "bottom", "Política de privacidade", "cookie", "Política de privacidade"),
        ("es", "bottom", "«Lector. Experto en café. Pensador. Se cae mucho».", "bio", None),
    ],
)
def test_a_line_goes_and_is_kept_as_metadata(
    language: str, place: str, line: str, key: str, value: str | None
) -> None:
    text = article(language, **{place: line})
    report = run(text, language)
    assert report.fixed == article(language)
    (extract,) = report.metadata[key]
    assert extract.text == (value or line)
    assert text[extract.start : extract.end] == extract.text
    assert report.patch.invert(text).apply(report.fixed) == text


def test_a_dateline_loses_the_prefix_and_says_where_and_when() -> None:
    report = run(f"OSLO, 4 may (EFE).- {BODY['es']}\n{BODY['es']}")
    assert report.fixed == f"{BODY['es']}\n{BODY['es']}"
    found = {key: extracts[0].text for key, extracts in report.metadata.items()}
    assert found == {"place": "OSLO", "date": "4 may", "agency": "EFE"}


def test_a_dateline_on_its_own_line_takes_the_line() -> None:
    assert run(f"SORIA, 2 Nov. (EUROPA PRESS) -\n{BODY['es']}").fixed == BODY["es"]


def test_a_glued_credit_leaves_two_sentences_and_one_space() -> None:
    text = f"{BODY['es']} EFE/EPA/ANNA OLSEN {BODY['es']}"
    assert run(text).fixed == f"{BODY['es']} {BODY['es']}"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Por Juan lo hago"),
        ("es", "Por Navidad"),
        ("es", "Fuente cercana al caso dijo que no"),
        ("es", "Getty Images demandó a una empresa"),
        ("es", "Ana Ruiz, Luis Vega y Marta Gil firmaron el acuerdo"),
        ("es", "Publicidad engañosa: multa a la cementera"),
        ("es", "La AP-7, cortada"),
        ("en", "By Friday, the talks had collapsed"),
        ("en", "Share prices fell on Monday"),
        ("en", "Read: the second R"),
        ("de", "Von Anfang an"),
        ("de", "Von der Leyen reist"),
        ("de", "Von Mord und Totschlag"),
        ("de", "Teilen der Stadt fehlt der Strom"),
        ("it", "Di Maio incontra Lavrov"),
        ("fr", "De Gaulle refusa"),
        ("fr", "Par ailleurs"),
        ("pt", "Da Silva venceu"),
        ("es", "“Leer más”"),
        ("es", "—¡Comparte!"),
        ("es", "12.30 horas: llega el alcalde"),
    ],
)
@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_a_line_of_the_article_stays(language: str, line: str, place: str) -> None:
    text = article(language, **{place: line})
    assert run(text, language).fixed == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # A short article of three lines, a poem, a recipe, a list, a chronicle, a dialogue.
        ("es", "Cae el puente\nNadie murió.\nLa obra empieza en mayo."),
        (
            "en",
            "The river\nThe river runs,\ndown to the share\nof the sea, the print\nof a foot",
        ),
        ("en", "Ingredients\n2 cups of flour\n3 minutes of patience\nSalt\nServe hot."),
        ("es", "Departamentos\nVentas\nPublicidad\nContacto\nCompras\nDirección"),
        ("es", "3 de mayo de 1901\nSe abre la obra.\n5 de mayo de 1902\nCae el puente."),
        ("fr", "Il entra.\n« Commentaires ? »\nPersonne ne dit mot."),
        ("de", "Inhalt\nVon Tannen und Buchen\nVon Moosen\nVon Pilzen\nNachwort des Försters"),
    ],
)
def test_short_forms_stay(language: str, text: str) -> None:
    assert run(text, language).fixed == text


def test_a_text_that_would_leave_nothing_is_flagged_and_stays() -> None:
    report = run("Leer más\nPublicidad")
    assert not report.changed
    assert {flag.rule for flag in report.flags} == {"es/boilerplate/related", "es/boilerplate/ad"}


def test_a_byline_in_the_middle_stays() -> None:
    """A page has its author at the top or at the bottom; in between it is a heading."""
    text = article("es", middle="Por Elvira Lago")
    assert run(text).fixed == text


def test_a_name_alone_is_an_author_only_if_the_article_never_mentions_it() -> None:
    heading, body = "The bridge is open again", BODY["en"]
    assert run(f"{heading}\nEdward Marsh\n{body}", "en").fixed == f"{heading}\n{body}"
    text = f"{heading}\nEdward Marsh\n{body} Marsh had built it."
    assert run(text, "en").fixed == text


def test_a_bare_date_is_recent_and_alone_or_beside_a_byline() -> None:
    body = BODY["en"]
    for date, goes in (("March 3, 2021", True), ("March 3, 1921", False)):
        text = f"The bridge is open\n{date}\n{body}"
        assert run(text, "en").fixed == (f"The bridge is open\n{body}" if goes else text)
    diary = f"March 3, 2021\n{body}\nMarch 4, 2021\n{body}"
    assert run(diary, "en").fixed == diary
    beside = f"The bridge is open\nBy Olive Marsh\nMarch 3, 1921\n{body}"
    assert run(beside, "en").fixed == f"The bridge is open\n{body}"


def test_a_link_is_no_headline() -> None:
    text = f"Listen: The Song of the Bridge\n{BODY['en']}\n{BODY['en']}"
    assert run(text, "en").fixed == text
    assert run(f"{BODY['en']}\n{text}", "en").fixed != f"{BODY['en']}\n{text}"


def test_titles_after_a_heading_go_only_down_to_the_end() -> None:
    links = "Related articles\n\nAnother bridge falls\n\nWhy bridges fall"
    text = article("en", bottom=links)
    assert run(text, "en").fixed == article("en")
    then = f"{text}\n\n{BODY['en']}"
    assert run(then, "en").fixed == then.replace("Related articles\n\n", "")


def test_an_address_goes_with_its_line() -> None:
    text = article("en", bottom="Follow us on Twitter: https://example.org/x")
    assert run(text, "en").fixed == article("en")


MARKDOWN = [
    "# Comments",
    "- Share",
    "> Advertisement",
    "    Advertisement",
    "| Share | Print |",
    "<p>Advertisement</p>",
    "A line of a wrapped paragraph\nAdvertisement\nwith the rest of it.",
]


@pytest.mark.parametrize("block", MARKDOWN)
def test_in_markdown_only_a_paragraph_of_its_own_is_boilerplate(block: str) -> None:
    text = f"{BODY['en']}\n\n{block}\n\n{BODY['en']}\n"
    report = run(text, "en", "markdown-body")
    assert report.fixed == text
    assert not report.flags


def test_a_paragraph_of_markdown_is_left_to_a_person() -> None:
    """Taking a block out changes the markup, which no repair may."""
    text = f"{BODY['en']}\n\nAdvertisement\n\n{BODY['en']}\n"
    report = run(text, "en", "markdown-body")
    assert report.fixed == text
    assert [flag.rule for flag in report.flags] == ["en/boilerplate/ad"]


def test_classes_can_be_flagged_or_left_alone() -> None:
    text = article("es", top="Por Elvira Lago", middle="Publicidad", bottom="Leer más")
    config = from_table(
        {"select": ["*/boilerplate"], "boilerplate": {"strip": ["ad"], "flag": ["byline"]}},
        "test",
        BOOK.roots[0],
    )
    report = Pipeline(config).run(text, language="es")
    assert report.fixed == article("es", top="Por Elvira Lago", bottom="Leer más")
    assert [flag.rule for flag in report.flags] == ["es/boilerplate/byline"]


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ConfigError, match="'bylines', but must be one of"):
        from_table({"boilerplate": {"strip": ["bylines"]}}, "test", BOOK.roots[0])


def test_rules_of_another_language_are_silent() -> None:
    text = article("es", middle="Anzeige")
    assert run(text).fixed == text


LINES = st.sampled_from(
    [
        BODY["es"],
        "Por Elvira Lago",
        "Publicidad",
        "Leer más",
        "Cae otro puente",
        "28 de mayo de 2021, 14:35",
        "28 de mayo de 2021",
        "EFE/EPA/ANNA OLSEN",
        "Elena Prieto",
        "Lector. Experto en café. Pensador. Se cae mucho.",
        "OSLO (AFP) - Cayó.",
        "Comparte",
        "",
        "  ",
    ]
)
TEXTS = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(LINES, max_size=12),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)


@given(TEXTS)
def test_a_second_run_changes_nothing_and_lines_of_the_article_stay(text: str) -> None:
    report = run(text)
    assert report.converged
    assert run(report.fixed).fixed == report.fixed
    assert report.fixed.count(BODY["es"]) == text.count(BODY["es"])
    assert bool(report.fixed.strip()) is bool(text.strip())


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_rules_does_not_matter(text: str, chance: random.Random) -> None:
    rules = [rule for rule in BOOK.for_language("es") if rule.kind == "boilerplate"]
    settings, lexicon = Config().settings("boilerplate"), BOOK.lexicon("es")
    document = Document(text, language="es")
    found = set(BoilerplateFixer(rules, lexicon, settings).check(document))
    chance.shuffle(rules)
    assert set(BoilerplateFixer(rules, lexicon, settings).check(document)) == found


@pytest.mark.parametrize(
    "line",
    [
        "Por " + "Aa " * 70,
        "Por " + "A. " * 70,
        "Actualizado: " + "1/1/2021, " * 20,
        "A/" * 110,
        "Foto: " + "a, " * 60,
        "(" * 200,
        "EFE/" * 50,
        "Aa, " * 55,
        "Por " + "Aa y " * 30,
        "Por " + "AFP, " * 30,
        "Por " + "Aa Bb Cc Dd, " * 11,
    ],
)
def test_a_hostile_line_stays(line: str) -> None:
    """It also comes to an end: a pattern that backtracks would not in our time."""
    text = "\n".join([f"{line}x;", BODY["es"]] * 50)
    assert run(text).fixed == text


def test_a_long_text_comes_to_an_end() -> None:
    """A cost in the square of the lines would take many minutes here."""
    body = "\n".join([BODY["es"]] * 5)
    text = "\n".join(["Leer más", "", "Por Elvira Lago", "Elena Prieto", BODY["es"]] * 10_000)
    fixed = run(f"{body}\n{text}\n{body}").fixed
    assert fixed.count("Leer más") == 0
    assert fixed.count(BODY["es"]) == 10_010


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("OLIVIA MARSH", True),
        ("Olivia Marsh, PhD", True),
        ("T. V. Marsh", True),
        ("U. S. Steel", False),
        ("Middle East", False),
        ("Real Madrid", False),
    ],
)
def test_a_name_alone_is_one_of_a_person(line: str, goes: bool) -> None:
    text = f"The bridge is open\n{line}\nNobody died when it fell in May.\nIt was old."
    assert (line not in PIPELINE.run(text, language="en").fixed) is goes


def test_a_licence_keeps_the_notice_it_begins_with() -> None:
    body = "\n\n".join([BODY["en"]] * 3)
    notice = "Copyright (c) 2015, Olive Marsh"
    text = f"The Bridge Licence\n\n{notice}\n\n{body}"
    assert run(text, "en").fixed == text
    assert run(f"{body}\n\n{notice}", "en").fixed == body


def test_the_last_line_of_a_wrapped_sentence_is_no_byline() -> None:
    text = f"{BODY['en']}\nThe song of the bridge was written in the night\nby Olive Marsh."
    assert run(text, "en").fixed == text
