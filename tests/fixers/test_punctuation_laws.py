"""Laws of the punctuation stage on text full of numbers and of what is wrong around them.

Numbers are sacred: the multiset of numeric values with their units is the same
before and after. So are all letters and digits in their order. Repairs come to rest,
keep protected spans, and are local.
"""

import re
from collections import Counter

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cleantext import Config, Pipeline
from cleantext.passages import Passages
from cleantext.rules import RuleBook

PUNCTUATION = Pipeline(Config(select=("*/punctuation", "*/spacing"), unsafe_fixes=True))
HOUSE_STYLES = Pipeline(
    Config(select=("*/punctuation", "*/spacing"), unsafe_fixes=True).with_kind(
        "pattern", french_spaces=True, percent_space=True
    )
)
LANGUAGES = ["es", "en", "fr", "de", "pt", "it", "ru", "pl", "nl", "ca", "uk", "tr", "und"]

NUMBERS = [
    "12:30",
    "12.30",
    "2-1",
    "6-4",
    "7-6",
    "1990-1995",
    "81,31%",
    "81.31%",
    "%81,3",
    "1.234,56",
    "1,234.56",
    "$1,234.56",
    "10\u00a0000",
    "10\u202f000",
    "3.10.2022",
    "9/11",
    "1.º",
    "n.º\u00a05",
    "3.ª",
    "5th",
    "22-летний",
    "№5",
    ".38",
    ",5",
    "-5",
    "−5",
    "+3",
    "5\u00a0°C",
    "5'11\"",
    "3,70€",
    "R$1.234",
    "12h30",
    "2.0.1",
    "192.168.1.1",
    "B.1.1.529",
    "SARS-CoV-2",
    "24/7",
    "x²",
    "½",
    "(5)",
    "§5",
    "5:",
    "5;",
    "5.",
    "5,",
    "40° 25' 8\"",
    "5 °C",
    "3 . 5",
    "3 , 5",
    "3 : 1",
    "12  500",
    "5 km",
    "20 : 30",
    "20  %",
]
WORDS = [
    "el",
    "presidente",
    "viajó",
    "Moscú",
    "La",
    "Él",
    "a.C.",
    "EE.",
    "UU.",
    "etc.",
    "Inc.",
    "p.m.",
    "J.",
    "R.",
    "Tolkien",
    "Booking.com",
    "Node.js",
    ".NET",
    "y",
    "de",
    "que",
    "para",
    "l'",
    "un'",
    "dell'",
    "Ober-",
    "-ción",
    "«todo",
    "posible»",
    "“sí”",
    "„ja“",
    "¿Quién",
    "¡No",
    "(ruso)",
    "rojo-",
    "-dijo",
    "он",
    "президент",
    "Kassym-Jomart",
    "eBay",
    "Über",
    "Çok",
    "it's",
    "Yahoo!",
    "El.",
    "la",
]
NOISE = [
    " ",
    " ",
    " ",
    "  ",
    "   ",
    " , ",
    ", ",
    ",",
    " ,",
    ", ,",
    ",,",
    ". ",
    ".",
    " . ",
    " .",
    "..",
    ". .",
]
NOISE += [
    ".. ",
    "...",
    " . . . ",
    "…",
    "? ",
    " ?",
    "?.",
    "!. ",
    " ! ",
    "; ",
    " ;",
    ": ",
    " : ",
    ",.",
    ".,",
]
NOISE += [
    ". ,",
    "( ",
    " )",
    "(",
    ")",
    " -",
    "- ",
    " - ",
    " -- ",
    " – ",
    "' ",
    " ' ",
    "» ",
    " «",
    "%",
    "\n",
]

noisy = st.lists(st.sampled_from([*NUMBERS, *WORDS, *NOISE, *NOISE]), max_size=24).map("".join)
spaced = st.lists(
    st.tuples(st.sampled_from([*NUMBERS, *WORDS]), st.sampled_from(NOISE)), max_size=12
).map(lambda pairs: "".join(word + noise for word, noise in pairs))
# What the rules are about, so that each of them has something to do.
FAULTS = sorted(
    before
    for rule in RuleBook().all()
    if rule.id.split("/")[1] in ("punctuation", "spacing")
    for before, _ in rule.bad
)
faulty = st.lists(
    st.sampled_from(FAULTS) | st.sampled_from([*NUMBERS, *WORDS, *NOISE]), max_size=8
).map(" ".join)
texts = noisy | spaced | faulty
languages = st.sampled_from(LANGUAGES)

_NUMBER = re.compile(
    r"(?:(?<!\S)[-+−]|[$€%№§])?(?:(?<!\S)[.,])?\d+(?:[.,:/'’\u00a0\u202f-]\d+)*"
    r"(?:[^\S\n]*(?:%|°C?|km\b|€|[ºª]|th\b|['\"′″]))?|[½²]"
)


def values(text: str) -> Counter[str]:
    """The numbers of a text with sign and unit; the space before a unit does not count."""
    return Counter("".join(match[0].split()) for match in _NUMBER.finditer(text))


@settings(max_examples=400)
@given(texts, languages)
@example("en 2019.. Después, 10  000 y 5 . 3", "es")
@example("a 5 , 3 b 10 ,5 c ( 5 ) d 7 - 6", "en")
def test_numbers_are_kept(text: str, language: str) -> None:
    assert values(PUNCTUATION.run(text, language=language).fixed) == values(text)


@settings(max_examples=150)
@given(texts, languages)
def test_house_styles_keep_numbers(text: str, language: str) -> None:
    assert values(HOUSE_STYLES.run(text, language=language).fixed) == values(text)


@settings(max_examples=150)
@given(texts, languages)
@example("dijo. ,5 , y el.La (a )b y .Net  5", "es")
def test_letters_and_digits_are_kept(text: str, language: str) -> None:
    """Marks and spaces are all that these repairs touch."""
    for pipeline in (PUNCTUATION, HOUSE_STYLES):
        fixed = pipeline.run(text, language=language).fixed
        assert [*filter(str.isalnum, fixed)] == [*filter(str.isalnum, text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_repair_keeps_the_laws(language: str) -> None:
    """What chance may leave out: each example of a fault, in every language."""
    for fault in FAULTS:
        text = f"En 2019, {fault} 5, 10"
        fixed = PUNCTUATION.run(text, language=language).fixed
        assert values(fixed) == values(text)
        assert [*filter(str.isalnum, fixed)] == [*filter(str.isalnum, text)]
        assert not PUNCTUATION.run(fixed, language=language).changed


def test_the_law_would_see_a_broken_number() -> None:
    """A law that could not fail would prove nothing."""
    for before, after in [
        ("10 000", "10,000"),
        ("3 . 5", "3.5"),
        ("-5", "—5"),
        ("12  500", "12500"),
    ]:
        assert values(before) != values(after)
    assert values("20%") == values("20\u00a0%")


@settings(max_examples=400)
@given(texts, languages)
def test_a_second_run_changes_nothing(text: str, language: str) -> None:
    for pipeline in (PUNCTUATION, HOUSE_STYLES):
        report = pipeline.run(text, language=language)
        assert report.converged, report.unsettled
        assert not pipeline.run(report.fixed, language=language).changed


@settings(max_examples=300)
@given(texts, texts, texts, languages)
@example("uno, dos y tres", "el primero  de todos", "un  buen  día", "es")
@example("x", "the first column  and the second", "another column    and one more", "en")
@example("Dijo que no , (", "¿ Qué", "a ) ?", "es")
def test_repairs_are_local(before: str, text: str, after: str, language: str) -> None:
    """What stands in one paragraph never changes what becomes of another.

    But for its language, where that is not the one of the text.
    """
    paragraphs = [re.sub(r"\n+", "\n", part).strip("\n") for part in (before, text, after)]

    def fixed(part: str) -> str:
        return PUNCTUATION.run(part, language=language).fixed

    whole = "\n\n".join(paragraphs)
    passages = Passages(whole, language)
    assume(not any(map(passages.is_foreign, range(len(whole)))))
    assert fixed(whole) == "\n\n".join(map(fixed, paragraphs))


@settings(max_examples=150)
@given(texts, texts, languages)
@example("el ministro", "La", "es")
def test_addresses_are_kept(before: str, after: str, language: str) -> None:
    address = "https://example.org/aaa.Aaa,bbb..B,,ccc,ddd;eee?fff.Ggg"
    text = f"{before} {address} {after}"
    assert address in PUNCTUATION.run(text, language=language).fixed


@settings(max_examples=100)
@given(st.sampled_from(FAULTS), languages)
def test_code_in_markdown_is_kept(fault: str, language: str) -> None:
    """What would be repaired in prose stays where the format protects it."""
    text = f"Uno `{' '.join(fault.split())}` dos.\n\n```\n{fault}\n```\n"
    assert PUNCTUATION.run(text, language=language, format="markdown").fixed == text


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    """Each example of a fault, with lines around it."""
    for fault in FAULTS:
        text = f"Una línea.\n{fault}\nOtra línea.\n"
        fixed = PUNCTUATION.run(text, language="es").fixed
        other = PUNCTUATION.run(text.replace("\r\n", "\n").replace("\n", end), language="es").fixed
        assert other == fixed.replace("\r\n", "\n").replace("\n", end)
