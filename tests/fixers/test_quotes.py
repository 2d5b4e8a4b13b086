"""Quotation marks: one style, nothing but marks changed, and doubt left alone."""

import re
from collections import Counter
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleantext.config import Config
from cleantext.document import Document
from cleantext.errors import ConfigError
from cleantext.findings import Safety
from cleantext.fixers.quotes import QuotesFixer
from cleantext.pipeline import Pipeline
from cleantext.quotation.desk import Desk
from cleantext.quotation.options import QuotesSettings
from cleantext.registry import options
from cleantext.report import Report
from cleantext.rules import RuleBook

BOOK = RuleBook()


@cache
def pipeline(style: str, unsafe: bool = False) -> Pipeline:
    config = Config(select=("*/quotes",), unsafe_fixes=unsafe)
    return Pipeline(config.with_kind("quotes", style=style))


def run(text: str, language: str, style: str = "consistent", unsafe: bool = False) -> Report:
    return pipeline(style, unsafe).run(text, language=language)


def fixed(text: str, language: str, style: str = "consistent") -> str:
    return run(text, language, style).fixed


def flags(text: str, language: str = "und") -> list[tuple[int, str]]:
    found = run(text, language).flags
    return [(flag.start, text[flag.start : flag.end]) for flag in found]


class TestConsistent:
    """The default: one style in a text, that of most quotations."""

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("en", "“We won,” she said of the Smiths' 27\" screen in '98."),
            ("en", '"We won," she said. "Not \'again\'," he said.'),
            ("es", "«Dijo “no” ayer», contó. Era ‘un rumor’ de Eto'o."),
            ("fr", "« Il a dit “oui” hier », dit-elle. L'été « finit »."),
            ("de", "„Er sagte: ‚Ja‘“, sagte sie. „Nein“, sagte er."),
            ("ru", "«Газета „Время“ закрыта», — сказал он."),
            ("sv", "”Ja”, sade han. ”Nej”, sade hon."),
            ("fi", "»Kyllä», hän sanoi. »Ei», hän vastasi."),
            ("ja", "彼は「はい」と“言った”。"),
            ("he", 'צה"ל הודיע: "כן".'),
            ("it", "“Un po' di tempo”, dice dell'“Aida” e degli anni '80."),
            ("en", "'We won', she said. “Twice,” he said."),
        ],
    )
    def test_one_style_stays(self, language: str, text: str) -> None:
        """A text in one style comes out as it is, whatever its apostrophes and inner marks."""
        assert not run(text, language).changed

    @pytest.mark.parametrize(
        ("language", "text", "expected"),
        [
            ("es", "«A b», «c» y “d”.", "«A b», «c» y «d»."),
            ("es", "“A b”, “c” y «d».", "“A b”, “c” y “d”."),
            ("en", '“A,” “b,” and “c".', "“A,” “b,” and “c”."),
            ("en", '"A," "b," and “c”.', '"A," "b," and "c".'),
            ("de", "„A b“, „c“ und “d”.", "„A b“, „c“ und „d“."),
            ("pl", "„A b”, „c” i „d“.", "„A b”, „c” i „d”."),
            ("it", '«A», «b» e dell\'"Opera".', "«A», «b» e dell'«Opera»."),
            ("fr", "« A », « b » et “c”.", "« A », « b » et « c »."),
            (
                "fr",
                "«\u202fA\u202f», «\u202fb\u202f» et “c”.",
                "«\u202fA\u202f», «\u202fb\u202f» et «\u202fc\u202f».",
            ),
            ("fr", "“A”, “b” et « c ».", "“A”, “b” et “c”."),
            ("es", "«A», «b» y “ c ”.", "«A», «b» y «c»."),
        ],
    )
    def test_the_minority_follows(self, language: str, text: str, expected: str) -> None:
        assert fixed(text, language) == expected

    def test_a_tie_goes_by_the_language(self) -> None:
        text = "“Ja”, «nein»"
        assert fixed(text, "es") == "«Ja», «nein»"
        assert fixed(text, "en") == "“Ja”, “nein”"
        assert fixed(text, "und") == text

    def test_levels_stay_apart(self) -> None:
        """An inner quotation that would get the marks around it gets those of the next level."""
        assert fixed("«A». «B». “Leyó «C» ayer”.", "es") == "«A». «B». «Leyó “C” ayer»."
        assert fixed("“A.” “B.” «He read “C” today.»", "en") == "“A.” “B.” “He read ‘C’ today.”"
        assert fixed('«A». «B». "Leyó “C” ayer".', "es") == "«A». «B». «Leyó “C” ayer»."

    def test_marks_that_a_text_is_about_stay(self) -> None:
        text = "“A,” “b” and “c”: the marks “ ‘ ’ ”, « “ ” » and „ ‚ ‘ “, «»."
        assert fixed(text, "en") == text
        assert fixed(text, "en", "es-press") == text

    def test_single_marks_are_somebodys_purpose(self) -> None:
        text = "“A,” “b” and 'c' of ‘d’."
        assert fixed(text, "en") == text

    def test_a_german_closer_is_no_english_opener(self) -> None:
        assert fixed('„A“ und „b“ und "c"', "de") == "„A“ und „b“ und „c“"
        assert fixed("“A” and “b” and „c“", "en") == "“A” and “b” and “c”"

    def test_one_slip_alone_is_closed_as_it_was_opened(self) -> None:
        assert fixed('Er sagte „ja".', "de") == "Er sagte „ja“."
        assert fixed('Er sagte „ja".', "und") == 'Er sagte „ja".'

    def test_a_continued_quotation_is_changed_as_a_whole(self) -> None:
        text = "«A», «b».\n\n“Uno.\n\n“Dos.\n\n“Tres”, dijo."
        assert fixed(text, "es") == "«A», «b».\n\n«Uno.\n\n»Dos.\n\n»Tres», dijo."
        text = '“A,” “b.”\n\n"One.\n\n"Two," he said.'
        assert fixed(text, "en") == "“A,” “b.”\n\n“One.\n\n“Two,” he said."

    @pytest.mark.parametrize(
        "doubtful",
        [
            "Dijo “hola y se fue.",
            "Dijo hola” y «se» fue.",
            "“Uno «dos” tres».",
            'Un 5"x7" y “a"b"c”',
        ],
    )
    def test_a_paragraph_in_doubt_is_left_alone(self, doubtful: str) -> None:
        text = f"«A», «b», «c».\n{doubtful}"
        assert fixed(text, "es") == text

    def test_what_stands_inside_a_long_quotation_is_not_outermost(self) -> None:
        text = "«A», «b».\n«Empieza aquí.\nSigue con “otra” cosa.\nY acaba», dijo."
        assert run(text, "es").findings == ()

    def test_primes_are_no_marks(self) -> None:
        text = '“A,” “b” and a 27" screen, 5\' 11" high.'
        assert run(text, "en").findings == ()

    def test_a_quotation_over_wrapped_lines(self) -> None:
        """Lines wrapped by hand are one paragraph; lines that are paragraphs are not."""
        wrapped = (
            "«Uno», «dos». El portavoz de la empresa dijo ayer que “no\n"
            "habrá más trenes en la línea hasta el verano”, y se fue de\n"
            "la sala."
        )
        assert fixed(wrapped, "es") == wrapped.replace("“", "«").replace("”", "»")
        paragraphs = "«Uno», «dos».\nDijo “no.\nHabrá más trenes y, por lo que dicen, mejores”."
        assert fixed(paragraphs, "es") == paragraphs

    def test_the_same_in_crlf(self) -> None:
        text = "«A», «b».\n\n“C”, dijo. “D.\n\n“E”, dijo.\n"
        crlf = text.replace("\n", "\r\n")
        assert fixed(crlf, "es") == fixed(text, "es").replace("\n", "\r\n")

    def test_addresses_are_words(self) -> None:
        text = "«A», «b» y “https://example.org/x'y”."
        assert fixed(text, "es") == "«A», «b» y «https://example.org/x'y»."


class TestProfiles:
    """A named style, the usual style of the language, typewriter marks, or none."""

    @pytest.mark.parametrize(
        ("style", "language", "text", "expected"),
        [
            ("es-rae", "es", "\"A 'b' c\", dijo.", "«A “b” c», dijo."),
            ("es-press", "es", "«A “b” c» de Eto'o", "“A ‘b’ c” de Eto'o"),
            ("en-us", "en", "'A \"b\" c,' she said.", "“A ‘b’ c,” she said."),
            (
                "en-us",
                "en",
                "Rock 'n' roll, '90s, O'Neill, the dogs' bowl",
                "Rock ’n’ roll, ’90s, O’Neill, the dogs’ bowl",
            ),
            ("en-us", "en", "'The dogs' bowl' is a play.", "“The dogs’ bowl” is a play."),
            ("en-us", "en", '"In 2015" and 6\'2"', "“In 2015” and 6'2\""),
            ("en-us", "en", '"A 27" screen," she said.', '“A 27" screen,” she said.'),
            ("en-gb", "en", "“A ‘b’ c,” she said of Tom's.", "‘A “b” c,’ she said of Tom’s."),
            ("fr", "fr", '"L\'été" et «A “b” c»', "«\u00a0L’été\u00a0» et «\u00a0A “b” c\u00a0»"),
            ("fr", "fr", "«\u202fOui\u202f»", "«\u202fOui\u202f»"),
            ("fr-ch", "fr", "« A “b” c »", "«A ‹b› c»"),
            ("de", "de", "\"A 'b' c\" und 'ne Frau", "„A ‚b‘ c“ und ’ne Frau"),
            ("de-books", "de", "„A ‚b‘ c“", "»A ›b‹ c«"),
            ("de-ch", "de", "»A ›b‹ c«", "«A ‹b› c»"),
            ("pt-pt", "pt", "“A ‘b’ c” d'água", "«A “b” c» d’água"),
            (
                "it",
                "it",
                "L'\"Opera\" degli anni '80 e '90. 'Sì'.",
                "L’«Opera» degli anni ’80 e ’90. «Sì».",
            ),
            (
                "en-us",
                "en",
                "He is 6’2” tall. “A 27” screen,” he said.",
                "He is 6’2” tall. “A 27” screen,” he said.",
            ),
            ("en-us", "en", "'20 people died' says minister", "“20 people died” says minister"),
            ("en-us", "en", "‘Tis the ‘90s", "’Tis the ’90s"),
            ("it-curly", "it", "«A “b” c», un po' di tempo", "“A ‘b’ c”, un po’ di tempo"),
            ("ru", "ru", '“А "б" в”', "«А „б“ в»"),
            ("uk", "uk", '"П\'ять"', "«П’ять»"),
            ("uk-straight", "uk", "«П'ять»", '"П\'ять"'),
            ("pl", "pl", "«A „b” c»", "„A «b» c”"),
            ("nl-single", "nl", '"\'s Avonds", zei hij.', "‘’s Avonds’, zei hij."),
            ("ca", "ca", "“L'home”", "«L’home»"),
            ("tr", "tr", '"Ankara\'da"', "“Ankara’da”"),
            ("straight", "en", "“A ‘b’ c,” it’s", "\"A 'b' c,\" it's"),
            ("straight", "fr", "« C’est »", '"C\'est"'),
            ("straight", "xx", "“A”", '"A"'),
            ("locale", "es", '"A"', "«A»"),
            ("locale", "es-MX", '"A"', "“A”"),
            ("locale", "de-CH", '"A"', "«A»"),
            ("locale", "pt-PT", '"A"', "«A»"),
            ("locale", "xx", '"A" “b” «c»', '"A" “b” «c»'),
            ("keep", "es", '"A" “b” «c»', '"A" “b” «c»'),
            ("es-rae", "en", '"A" “b” “c”', "“A” “b” “c”"),
        ],
    )
    def test_a_named_style_is_written_and_then_stays(
        self, style: str, language: str, text: str, expected: str
    ) -> None:
        assert fixed(text, language, style) == expected
        assert fixed(expected, language, style) == expected

    def test_letters_that_look_like_apostrophes_stay(self) -> None:
        assert fixed("Hawaiʻi, Oʻahu", "en", "en-us") == "Hawaiʻi, Oʻahu"
        assert fixed("п\u02bcять", "uk", "uk") == "п\u02bcять"

    @pytest.mark.parametrize(
        "code", ['print("x")', '<a href="x">', "f('x')", '{"a": "b", "c": 1}', 'd["x"]', "a='x'"]
    )
    def test_typed_code_is_left_alone(self, code: str) -> None:
        text = f"“A,” “b” and {code} of ("
        assert fixed(f'{text}"c").', "en") == f"{text}“c”)."
        assert fixed(f'{text}"c").', "en", "en-us") == f"{text}“c”)."

    def test_code_is_left_alone(self) -> None:
        assert fixed("“A” `«b»` “c”", "en", "fr") == "“A” `«b»` “c”"
        text = "Run `echo \"hi\"` 'now'."
        assert fixed(text, "en", "en-us") == 'Run `echo "hi"` “now”.'

    def test_markup_is_looked_through(self) -> None:
        """A tag says nothing about the mark beside it; what is behind it does."""
        text = '<p>"A," <b>"b"</b> and <a href="x">"c"</a>.</p>\n'
        report = pipeline("en-us").run(text, language="en", format="html")
        assert report.fixed == '<p>“A,” <b>“b”</b> and <a href="x">“c”</a>.</p>\n'

    def test_continued_quotations(self) -> None:
        text = '"A.\n\n"B," he said.'
        assert fixed(text, "en", "en-us") == "“A.\n\n“B,” he said."
        assert fixed(text, "es", "es-rae") == "«A.\n\n»B,» he said."

    def test_a_stop_is_moved_only_on_request(self) -> None:
        """RAE has it behind the mark, but moving it is more than a matter of glyphs."""
        text = "“Un error,” dijo. Fue “otro.” Calló.\n“Fin.”"
        report = run(text, "es", "es-rae")
        assert report.fixed == "«Un error,» dijo. Fue «otro.» Calló.\n«Fin.»"
        assert {flag.safety for flag in report.flags} == {Safety.UNSAFE}
        unsafe = run(text, "es", "es-rae", unsafe=True)
        assert unsafe.fixed == "«Un error», dijo. Fue «otro». Calló.\n«Fin.»"
        assert "error,»" in run(text, "es", "locale", unsafe=True).fixed

    def test_a_closer_for_two_levels_is_added_only_on_request(self) -> None:
        text = 'ООО "ТД "Берёзка"'
        assert run(text, "ru").findings == ()
        assert fixed(text, "ru", "ru") == text
        assert run(text, "ru", "ru", unsafe=True).fixed == "ООО «ТД „Берёзка“»"

    def test_an_unknown_style_is_refused(self) -> None:
        with pytest.raises(ConfigError, match="did you mean 'es-press'"):
            run("x", "en", "es-pres")
        with pytest.raises(ConfigError, match=r"'zzz'; there are consistent, .*es-press"):
            run("x", "en", "zzz")


class TestUnbalanced:
    """A flag for each paragraph in which a mark has no partner."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Dijo “hola y se fue.\nDijo adiós.", [(5, "“")]),
            ("Dijo hola” y se fue.", [(9, "”")]),
            ("Dijo “hola, “adiós y se fue.", [(5, "“")]),
            ("Costó 3 “ de más", [(8, "“")]),
            ('Dijo "hola y "se" fue.', [(5, '"')]),
            ("“Falta uno.\n“Falta” otro.\nY otro.\nFalta”.", [(39, "”")]),
        ],
    )
    def test_the_first_mark_without_a_partner_is_flagged(
        self, text: str, expected: list[tuple[int, str]]
    ) -> None:
        report = run(text, "und")
        assert not report.changed
        assert flags(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "“Uno.\n\n“Dos.\n\n“Tres.”",
            "Dijo: “Uno.\n\n“Dos”, añadió.",
            "«Uno.\n\nDos “y medio”.\n\nTres», dijo.",
            'A 27" screen, 5\' 11" high, 40° 25\' 8" north.',
            '"In 2015," she said. "A 27" screen."',
            'Rock"n"roll',
        ],
    )
    def test_marks_that_come_out_even_are_not_flagged(self, text: str) -> None:
        assert flags(text) == []

    def test_kept_style_is_flagged_too(self) -> None:
        assert run("“Uno", "es", "keep").flags


class TestLopsided:
    """A space inside on one side is a slip; on both sides it is a style."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("“ Uno”, “dos ”.", "“Uno”, “dos”."),
            ('Dijo "uno ", " dos" y "tres".', 'Dijo "uno", "dos" y "tres".'),
            ("« Uno », « dos».", "« Uno », «dos»."),
        ],
    )
    def test_a_space_on_one_side_goes(self, text: str, expected: str) -> None:
        assert fixed(text, "es") == expected

    @pytest.mark.parametrize(
        "text",
        [
            "« Uno », « dos ».",
            "Dijo “uno. ”Después calló.",
            "Calló.“ Dos” dijo.",
            "“¿‘Uno’? ” ‘dos’ ”",
            "“Falta ",
        ],
    )
    def test_spaces_on_both_sides_or_outside_stay(self, text: str) -> None:
        assert fixed(text, "es") == text

    def test_french_spaces_are_none_of_its_business(self) -> None:
        assert fixed("« Un», «deux »", "fr") == "« Un», «deux »"


MARKS = "\"'“”„«»‘’‚‹›"
WORDS = st.sampled_from(["casa", "L’eau", "27", "o", "dogs'", "'tis", "…", ",", ".", "—", "(", ")"])
PIECES = st.one_of(st.sampled_from(MARKS), WORDS, st.sampled_from([" ", " ", "\u00a0"]))
LINES = st.lists(PIECES, max_size=14).map("".join)
BODIES = st.lists(LINES, max_size=4).map("\n".join)
STYLES = st.sampled_from(
    ["consistent", "locale", "straight", "keep", "es-rae", "en-gb", "fr", "de", "nl-single"]
)
LANGUAGES = st.sampled_from(["und", "es", "en", "fr", "de", "nl", "ru", "it"])
LAW = settings(max_examples=150, derandomize=True, deadline=None)


def words(text: str) -> str:
    """A text without marks, apostrophes and the spaces beside them."""
    return re.sub(f"[{MARKS}\u00a0 ]", "", text)


class TestLaws:
    @LAW
    @given(BODIES, LANGUAGES, STYLES)
    def test_a_second_run_changes_nothing(self, text: str, language: str, style: str) -> None:
        report = run(text, language, style)
        assert report.converged
        assert not run(report.fixed, language, style).changed

    @LAW
    @given(BODIES, LANGUAGES, STYLES)
    def test_the_gate_hides_nothing(self, text: str, language: str, style: str) -> None:
        """With the cheap look before it the fixer finds what it finds without."""
        rules = [rule for rule in BOOK.for_language(language) if rule.kind == "quotes"]
        lexicon = BOOK.lexicon(language)
        fixer = QuotesFixer(rules, lexicon, QuotesSettings(style))
        desk = Desk([(rule, options(rule)) for rule in rules], lexicon, style)
        found = list(fixer.check(Document(text, language=language)))
        assert found == list(desk.findings(text, in_order=False))

    @LAW
    @given(BODIES, LANGUAGES, STYLES)
    def test_only_marks_and_their_spaces_change(self, text: str, language: str, style: str) -> None:
        """Words, numbers, lines and the order of all other characters are kept."""
        assert words(fixed(text, language, style)) == words(text)

    @LAW
    @given(LINES, LINES, LANGUAGES, st.sampled_from(["straight", "es-press", "en-us", "de"]))
    @example("“a", "“b”", "en", "en-us")
    @example("a", "o'", "en", "en-us")
    @example("a", "‘27", "en", "straight")
    @example('""a""', '"\'  "', "und", "straight")
    def test_paragraphs_are_independent(
        self, one: str, other: str, language: str, style: str
    ) -> None:
        """In a set style a paragraph comes out the same whatever stands around it.

        Quotations that go on from one paragraph to the next are kept apart here
        by a line without marks that ends them, as in any text; in `consistent`
        the vote is that of the whole text.
        """
        between = "\n\nPunto.\n\n"
        both = fixed(one + between + other, language, style)
        alone = [fixed(one, language, style), fixed(other, language, style)]
        if run(one, language).flags and run(other, language).flags:
            return  # each may lack what the other has: one long quotation
        assert both == between.join(alone)

    @pytest.mark.parametrize("style", ["consistent", "en-gb"])
    @pytest.mark.parametrize(
        "hostile",
        [
            '"',
            "“",
            "»«",
            "'",
            "“a ",
            'a" ',
            "“«",
            "'s",
            "''",
            "``",
            "“a\n",
            "a”\n",
            '5"',
            "<<",
            ",,",
        ],
    )
    def test_marks_without_end(self, style: str, hostile: str) -> None:
        """So many that time that grew with their square would be noticed by everybody."""
        rules = [rule for rule in BOOK.for_language("en") if rule.kind == "quotes"]
        fixer = QuotesFixer(rules, BOOK.lexicon("en"), QuotesSettings(style))
        text = hostile * (8_000 // len(hostile)) + " “x” «y»"
        for finding in fixer.check(Document(text, language="en")):
            assert 0 <= finding.start <= finding.end <= len(text)


def test_counts_of_marks_are_kept() -> None:
    """Every mark has one in its place: a set style never drops or adds one."""
    text = "“A ‘b’ c,” she said. 'D' and \"e\" of Tom's 27\" screen."
    after = fixed(text, "en", "en-gb")
    both = [Counter(char in MARKS for char in version) for version in (text, after)]
    assert both[0] == both[1]
