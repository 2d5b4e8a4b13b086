"""Of Markdown whole paragraphs may go, where all else is the same without them."""

import pytest

from cleantext.config import Config
from cleantext.edits import Edit
from cleantext.findings import Safety
from cleantext.formats import markdown_body
from cleantext.pipeline import Pipeline

PIPELINE = Pipeline()
PARAGRAPH = "\n\n"
LAST = "The bridge was old and *nobody* looked after it, a study found in 2019."


def fixed(text: str) -> str:
    return PIPELINE.run(text, language="en", format="markdown").fixed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"# It falls\n\nBy Olive Marsh\n\n{LAST}\n", f"# It falls\n\n{LAST}\n"),
        (f"{LAST}\n\n- one\n- two\n\nShare on Facebook\n", f"{LAST}\n\n- one\n- two\n"),
        (f"{LAST}\n\nADVERTISEMENT\n\n> {LAST}\n\n{LAST}\n", f"{LAST}\n\n> {LAST}\n\n{LAST}\n"),
        (f"OSLO (AP) — {LAST}\n\n{LAST}\n", f"{LAST}\n\n{LAST}\n"),
        (f"By Olive Marsh\n\nOSLO (AP) — {LAST}\n\n{LAST}\n", f"{LAST}\n\n{LAST}\n"),
    ],
)
def test_a_paragraph_goes(before: str, after: str) -> None:
    assert fixed(before) == after


@pytest.mark.parametrize(
    "text",
    [
        f"{LAST}\n\n- one\n\nADVERTISEMENT\n\n- two\n\n{LAST}\n",  # would be one list
        f"{LAST}\n\n1. one\n\n   ADVERTISEMENT\n\n2. two\n\n{LAST}\n",
        f"> By Olive Marsh\n\n{LAST}\n",
        f"By Olive Marsh\n===\n\n{LAST}\n",
        f"```\nBy Olive Marsh\n```\n\n{LAST}\n",
        f"{LAST}\nADVERTISEMENT\n{LAST}\n",  # a line of a paragraph
        f"[By Olive Marsh](https://example.org)\n\n{LAST}\n",
        # A sentence in the middle of a page is its author's.
        f"# A\n\n{6 * f'{LAST} One.{PARAGRAPH}'}JavaScript is required to see the map.\n\n"
        f"{6 * f'{LAST} Two.{PARAGRAPH}'}",
        f"{LAST}\n\nRead more:\n\n* {LAST}\n* {LAST}\n",  # a list with nothing above it
    ],
)
def test_what_holds_more_than_its_words_stays(text: str) -> None:
    assert fixed(text) == text


def test_the_shape_without_a_paragraph() -> None:
    text = "one\n\ntwo\n\nthree\n"
    assert markdown_body.shape_without(text, [Edit(5, 10, "")]) == markdown_body.shape(
        "one\n\nthree\n"
    )
    # Words that are replaced are no paragraph that is gone, and half of one is not, either.
    for edit in (Edit(5, 8, "2"), Edit(6, 10, "")):
        assert markdown_body.shape_without(text, [edit]) == markdown_body.shape(text)


def test_a_sentence_goes_on_request_only() -> None:
    """In plain text it is what a scraper left; in Markdown somebody may mean it."""
    text = f"# It falls\n\n{LAST}\n\nSign up to our newsletter for the stories that matter.\n"
    usual = PIPELINE.run(text, language="en", format="markdown")
    assert usual.fixed == text
    assert [flag.safety for flag in usual.flags] == [Safety.UNSAFE]
    asked = Pipeline(Config(unsafe_fixes=True)).run(text, language="en", format="markdown")
    assert asked.fixed == f"# It falls\n\n{LAST}\n"
    plain = PIPELINE.run(text.removeprefix("# "), language="en", format="plain")
    assert "newsletter" not in plain.fixed
