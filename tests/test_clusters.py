"""What is said of the clusters of a text holds for the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.clusters import clusters_of
from cleantext.document import Document
from cleantext.mojibake import layers
from cleantext.pieces import encoded

_PIECES = [
    "a",
    " ",
    "\n",
    "\v",
    "é",
    "“",
    "Ã",
    "©",
    "â",
    "€",
    "\x9c",
    "√",
    "╨",
    "╜",
    "Р",
    "°",
    "😀",
    "\ud800",
]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


def clusters(text: str) -> str:
    return clusters_of(text, encoded(text))


def test_each_run_stands_there_once() -> None:
    runs = clusters("él dijo entonces: «¿él?» — “sí”\r\n…»x«¿").split(" ")
    assert sorted(runs) == sorted(["é", "«¿é", "»", "—", "“", "í”", "…»", "«¿"])


def test_a_text_mostly_beyond_ascii_is_its_own() -> None:
    text = "«Слово» за словом"
    assert clusters(text) is text


def test_a_run_at_the_bound_of_two_pieces_of_a_large_text_is_whole() -> None:
    for length in range(65530, 65540):
        assert set(clusters("a" * length + "—”" + "b" * 70000 + "é").split()) == {"—”", "é"}


@given(text=_TEXTS)
def test_all_runs_are_there(text: str) -> None:
    found = clusters(text + "." * 40)
    assert set(found.split(" ")) >= set(re.findall("[\x80-\U0010ffff]+", text))


@pytest.mark.about_gates
@given(text=_TEXTS)
def test_pages_are_the_same_as_for_the_text(text: str) -> None:
    """Else a page is not tried that has a run, or one is that is none of the text's."""
    text += "." * 40
    document = Document(text)
    pages = layers.candidates(document.clusters, document.unusual)
    assert pages == layers.candidates(text, frozenset(text))
