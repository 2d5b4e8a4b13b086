"""A label may be a heading of the article, or a piece of one of its sentences."""

import pytest

from cleantext import Config, Pipeline

PIPELINE = Pipeline(Config(select=("*/boilerplate",)))
SENTENCE = "The bridge of the old town fell last night, and nobody knows the reason why."
ARTICLE = (SENTENCE, "It was old and nobody had looked after it, a study found in May.", SENTENCE)


def fixed(*lines: str) -> tuple[str, ...]:
    return tuple(PIPELINE.run("\n".join(lines), language="en").fixed.split("\n"))


@pytest.mark.parametrize("label", ["Contact", "About us", "Privacy", "Download", "Comments"])
def test_a_label_over_the_articles_own_text_stays(label: str) -> None:
    assert fixed(*ARTICLE, label, SENTENCE) == (*ARTICLE, label, SENTENCE)
    assert fixed(*ARTICLE, label) == ARTICLE


def test_a_label_beside_another_goes_though_a_sentence_follows() -> None:
    assert fixed(*ARTICLE, "Share on Facebook", "Contact us", SENTENCE) == (*ARTICLE, SENTENCE)


def test_a_section_stands_over_the_article_not_in_it() -> None:
    assert fixed("Politics", "Bridge falls", *ARTICLE) == ("Bridge falls", *ARTICLE)
    assert fixed(*ARTICLE[:2], "Politics", SENTENCE) == (*ARTICLE[:2], "Politics", SENTENCE)
    assert fixed("Analysis:", *ARTICLE) == ("Analysis:", *ARTICLE)


def test_an_author_stands_over_the_article_not_in_it() -> None:
    assert fixed("Bridge falls", "Oliver Marsh", *ARTICLE) == ("Bridge falls", *ARTICLE)
    inside = (*ARTICLE[:2], "Oliver Marsh", *ARTICLE)
    assert fixed(*inside) == inside


@pytest.mark.parametrize("piece", ["Oliver Marsh", "Education"])
def test_a_line_that_goes_on_in_the_next_is_no_label(piece: str) -> None:
    broken = ("Bridge falls", piece, "was what the town spoke of", *ARTICLE)
    assert fixed(*broken) == broken
