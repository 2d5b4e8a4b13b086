"""What is told of quotation marks by a scan is what a look at the text tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Document
from cleantext.fixers.quotes import QuotesFixer
from cleantext.lexicon import ANY, Lexicon, bundled
from cleantext.quotation.gate import has_marks, is_in_order
from cleantext.quotation.options import QuotesSettings

pytest.importorskip("re2")

from cleantext.scan import Scan


def asking(style: str) -> Scan:
    """A scan for quotation marks alone."""
    return Scan([[QuotesFixer((), Lexicon((bundled(),), ANY), QuotesSettings(style))]])


SCANS = {style: asking(style) for style in ("consistent", "locale")}


def is_awake(text: str, style: str = "consistent") -> bool:
    return any(SCANS[style].awake(Document(text)))


MARKED = st.one_of(
    *(st.text(alphabet=f"{pair}ab \n", max_size=12) for pair in ("“”", "„“", "„”", "«»", '"')),
    st.text(alphabet="\"“”„‟«»`‘’'ab3²=([{é \xa0\ufffc\n\r.,", max_size=12),
)


@given(MARKED)
def test_awake_where_marks_are_not_in_order(text: str) -> None:
    assert is_in_order(text) or is_awake(text)


@given(MARKED)
def test_awake_where_there_are_marks_and_a_style_is_wanted(text: str) -> None:
    assert is_awake(text, "locale") == has_marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "He said: “Yes.” She said: “No.”\n“And you?”",
        "Er sagte: „Ja.“ Sie sagte: „Nein.“\n„Und du?“",
        "Powiedział: „Tak”. Ona: „Nie”.",
        "Il a dit\xa0: «\xa0Oui\xa0» et « Non ».",
        'He said: "Yes." She said: "No."\n"And you?"',
        "It's the ’90s, isn’t it?",
    ],
)
def test_asleep_where_they_are(text: str) -> None:
    assert is_in_order(text)
    assert not is_awake(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Yes. “No.”",
        "Yes.” “No.”",
        "“Yes” and „ja“",
        "“Yes” and «oui»",
        "„ja“ and „tak”",
        '“Yes" and no',
        "“ Yes” and “no”",
        "„Ja“ „nein",
        "« Oui",
        "Oui »",
        'a 5" pipe "of" lead"',
        'key="value"',
        '"Yes\nno"',
        "“Yes\nno”",
    ],
)
def test_awake_where_they_are_not(text: str) -> None:
    assert is_awake(text)
