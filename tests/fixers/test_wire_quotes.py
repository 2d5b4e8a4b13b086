"""Two characters typed for one mark, before anything takes them for stray punctuation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.config import Config
from cleantext.pipeline import Pipeline

PIPELINE = Pipeline(Config(select=("*/quotes/wire-quotes", "*/quotes/typed-guillemets")))


def fixed(text: str, language: str = "und") -> str:
    return PIPELINE.run(text, language=language).fixed


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "``A b,'' she said. ``C.''", "“A b,” she said. “C.”"),
        ("en", "``A line\nand another,'' she said.", "“A line\nand another,” she said."),
        ("it", "''A'', dice. E ''b''.", '"A", dice. E "b".'),
        ("fr", "<<A>>, dit-il.", "«A», dit-il."),
        ("de", ",,A'', „b“ und ,,c\".", "„A“, „b“ und „c“."),
        ("nl", ",,A'', zei hij.", "„A”, zei hij."),
        ("pl", ',,A b", powiedział.', "„A b”, powiedział."),
    ],
)
def test_typed_pairs_become_marks(language: str, text: str, expected: str) -> None:
    assert fixed(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a 27'' screen and 5' 11''",
        "x << 2 and y >> 1; cat <<EOF",
        "'''bold''' and '''' empty",
        "uno,, due'' tre",
        "``One paragraph.\n\nAnother.''",
        "''Uno\ndue''",
        "<<b>bold</b>> and <<1>>",
        ",, uno due''",
        "`code` and ```more``` code''",
    ],
)
def test_what_may_be_something_else_stays(text: str) -> None:
    assert fixed(text) == text
    assert fixed(text, "de") == text


def test_low_commas_are_read_before_commas_too_many() -> None:
    """In the whole pipeline a German ,, is an opener and no comma too many."""
    text = "Er sagte: ,,Wir kommen morgen'', und ging. Sie sagte: ,,Ja'', und blieb."
    expected = "Er sagte: „Wir kommen morgen“, und ging. Sie sagte: „Ja“, und blieb."
    assert cleantext.fix(text, language="de").fixed == expected


PIECES = st.sampled_from(
    ["''", "``", "´´", "<<", ">>", ",,", '"', "“", "”", "a", "1", " ", ".", "\n"]
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["und", "de", "pl", "ru"]))
def test_a_second_run_changes_nothing(text: str, language: str) -> None:
    once = fixed(text, language)
    assert fixed(once, language) == once
