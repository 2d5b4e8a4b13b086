"""Reading the marks of a text: the cheap look is never wrong, and pairs are what they seem."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.edits import Patch
from cleantext.quotation.analysis import all_marks, double_marks
from cleantext.quotation.apostrophes import Apostrophes, Use
from cleantext.quotation.desk import Desk
from cleantext.quotation.gate import is_in_order
from cleantext.quotation.spaces import lopsided
from cleantext.quotation.styles import unify
from cleantext.registry import options
from cleantext.rules import RuleBook

PIECES = st.sampled_from([*"\"“”„«»'’aéбא7 \u00a0.,\n=({}`", "\r\n"])
TEXTS = st.lists(PIECES, max_size=20).map("".join)
BOOK = RuleBook()
ENGLISH = Apostrophes(["'tis", "'n'", "po'", "-s'"])


@settings(max_examples=500, derandomize=True, deadline=None)
@given(TEXTS)
def test_what_looks_in_order_is_in_order(text: str) -> None:
    """The gate only ever says what the whole analysis would say."""
    if is_in_order(text):
        analysis = double_marks(text)
        assert not any(paragraph.fault for paragraph in analysis.uneven)
        assert unify(text, analysis, (), ()).repairs == []
        assert not list(lopsided(text, analysis.quotations))


@pytest.mark.parametrize(
    "text", ["", "no marks", "It's 5 o'clock.", '"a", "b"\n"c"', "“a” “b”", "« a »", "„a“, „b“"]
)
def test_common_texts_look_in_order(text: str) -> None:
    """Else the gate would be right and of no use."""
    assert is_in_order(text)


@pytest.mark.parametrize(
    "text",
    [
        '"a',
        '"a\nb"',
        '“a” "b"',
        "“a” «b»",
        "“a “b” c”",
        "“ a” “b”",
        'a 7" b "c',
        '5" and 6"',
        'א"א "a',
    ],
)
def test_other_texts_take_a_closer_look(text: str) -> None:
    assert not is_in_order(text)


def outer(text: str) -> list[str]:
    """What stands between the outermost marks."""
    found = double_marks(text).quotations
    return [text[q.openers[0].at + 1 : q.closer.at] for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a” b “c”", ["a", "c"]),
        ("„a“ b „c“", ["a", "c"]),
        ("»a« b »c«", ["a", "c"]),
        ("”a” b ”c”", ["a", "c"]),
        ('"a "b" c" d', ['a "b" c']),
        ("« a “b” c »", [" a “b” c "]),
        ("“a «b» c", []),
        ('dell\'"a" b', ["a"]),
        ('*"a"* and **“b”**', ["a", "b"]),
        ('("a") — "b" — ["c"]', ["a", "b", "c"]),
        ('a "..." and "...b"', ["...", "...b"]),
        ('"in 2015" and 27" b', ["in 2015"]),
        ('`"code"` and "a"', ["a"]),
        ("他说：“你好，”然后“再见”。", ["你好，", "再见"]),
    ],
)
def test_what_is_quoted(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("O|'Neill", Use.APOSTROPHE),
        ("1990|'s", Use.APOSTROPHE),
        ("1992|'de", Use.APOSTROPHE),
        ("l|'11 maggio", Use.APOSTROPHE),
        ("50|'000", Use.QUOTE),
        ("|'tis", Use.APOSTROPHE),
        ("|'tissue'", Use.QUOTE),
        ("|'n' roll", Use.APOSTROPHE),
        ("'n|' roll", Use.APOSTROPHE),
        ("|'80s", Use.APOSTROPHE),
        ("|'80 was", Use.PERHAPS),
        ("|'1980", Use.QUOTE),
        ("the dogs|' bowl", Use.PERHAPS),
        ("the dogs|'.", Use.QUOTE),
        ("un po|' di", Use.PERHAPS),
        ("said|' he", Use.QUOTE),
        ('l|\'"opera"', Use.APOSTROPHE),
    ],
)
def test_what_a_single_mark_is(text: str, use: Use) -> None:
    at = text.index("|")
    assert ENGLISH.use(text.replace("|", ""), at) is use


def test_what_may_be_an_apostrophe_is_one_where_it_comes_out_even() -> None:
    first, second = "The dogs' bowl.", "'The cats' bowl'."
    assert all_marks(first, ENGLISH).apostrophes == [8]
    assert all_marks(second, ENGLISH).apostrophes == [9]
    assert all_marks(f"{first} {second} 'No dogs' said he.", ENGLISH).apostrophes == []
    assert all_marks(f"{first} 'No dogs' said he.", ENGLISH).apostrophes == [8]


MARKED = st.lists(
    st.sampled_from(
        [*"“”„“«»\"'’ é7\n.,א", " “a” ", " «b» ", ' "c" ', " „d“ ", "« e »", "`", '="']
    ),
    max_size=12,
).map("".join)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(text=MARKED, language=st.sampled_from(["de", "en", "es", "fr", "pl", "ru", "und"]))
def test_what_is_plain_needs_no_second_reading(text: str, language: str) -> None:
    rules = [rule for rule in BOOK.for_language(language) if rule.kind == "quotes"]
    desk = Desk([(rule, options(rule)) for rule in rules], BOOK.lexicon(language), "consistent")
    unified = unify(text, double_marks(text), desk._own, desk._any)
    if unified.plain:
        fixed = Patch(edit for repair in unified.repairs for edit in repair.edits).apply(text)
        assert unified.repairs
        assert desk._unify(fixed, double_marks(fixed)).repairs == []


def test_repairs_of_news_are_plain() -> None:
    """Else the shortcut would be right and of no use."""
    text = "Dijo «no» ayer.\nY “sí”, hoy; «quizá», mañana.\n"
    rules = [(rule, options(rule)) for rule in BOOK.for_language("es") if rule.kind == "quotes"]
    desk = Desk(rules, BOOK.lexicon("es"), "consistent")
    assert unify(text, double_marks(text), desk._own, desk._any).plain
    inner = text.replace("quizá", "quizá “no”")
    assert not unify(inner, double_marks(inner), desk._own, desk._any).plain
