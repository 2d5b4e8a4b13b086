"""Labels and notes on the author below an article, and titles of others in it."""

import pytest

from cleantext import Config, Pipeline

PIPELINE = Pipeline(Config(select=("*/boilerplate",)))
STORY = "\n".join(
    f"The bridge of {year} was old, and nobody had looked after it for a hundred years, so that "
    "it fell one night in May when nobody was on it but a dog, which swam to the shore and went "
    "home. Nobody knows why it fell, though a commission has looked at it, and the mayor as well."
    for year in (1901, 1923, 1948)
)


def closed(*lines: str) -> str:
    return "\n".join((STORY, *lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("Share on Facebook", "The Evening Bridge", "Share on Twitter"),
        ("Leave a comment", "Bridges", "Rivers and lakes", "Log in to comment"),
    ],
)
def test_labels_go_with_the_page(lines: tuple[str, ...]) -> None:
    assert PIPELINE.run(closed(*lines), language="en").fixed == STORY


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        # One line of the page is not enough, and may stand above the end of the story.
        (("Share on Facebook", "Leeds 3"), ("Leeds 3",)),
        # A sentence may be the last of the story.
        (
            ("Share on Facebook", "The inquiry goes on.", "Share on Twitter"),
            ("The inquiry goes on.",),
        ),
        # A label over a sentence is a heading.
        (
            ("Share on Facebook", "What now", "Nobody knows.", "Share on Twitter"),
            ("What now", "Nobody knows."),
        ),
        # Somebody may be asked.
        (
            ("Share on Facebook", "Olive Marsh, Bridge Office", "Tel.: +47 22 33 44 55", "Print"),
            ("Olive Marsh, Bridge Office", "Tel.: +47 22 33 44 55"),
        ),
        # What stands above the page's lines is the story's.
        (("Leeds 3", "Share on Facebook", "Share on Twitter"), ("Leeds 3",)),
    ],
)
def test_the_end_of_the_story_stays(lines: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert PIPELINE.run(closed(*lines), language="en").fixed == closed(*left)


def test_a_short_text_behind_buttons_stays() -> None:
    text = "\n".join(["Share on Facebook", "Share on Twitter", "Leeds 3", "Bath 1"] * 2)
    stays = f"The result\nNobody was surprised by the result of the game.\n{text}"
    fixed = PIPELINE.run(stays, language="en").fixed
    assert fixed.count("Leeds 3") == fixed.count("Bath 1") == 2


def test_a_note_on_the_author_goes_however_long() -> None:
    bio = "Thomas Pryor is the bridge editor of the Evening Bridge. " + "He likes rivers. " * 30
    byline = "Bridge falls\nBy Thomas Pryor\n"
    assert PIPELINE.run(byline + closed(bio), language="en").fixed == f"Bridge falls\n{STORY}"
    stranger = bio.replace("Thomas", "Edward")
    fixed = PIPELINE.run(byline + closed(stranger), language="en").fixed
    assert fixed.endswith(stranger)


SENTENCE = "It was old, and nobody had looked after it for more than a hundred years."


@pytest.mark.parametrize(
    ("heading", "titles", "left"),
    [
        # The last of several titles may be a heading of the article.
        ("Related articles", ("A bridge falls in Bath", "The river has risen again"), 1),
        ("Related articles", ("A bridge falls in Bath",), 1),
        # A colon asks for a title.
        ("Related articles:", ("A bridge falls in Bath",), 0),
        ("Related articles:", ("A bridge falls in Bath", "The river has risen again"), 1),
        # Neither a sentence nor a few words are a title.
        ("Related articles:", ("A bridge fell in Bath.",), 1),
        ("Related articles:", ("The bridge",), 1),
    ],
)
def test_titles_in_the_text_go_with_their_heading(
    heading: str, titles: tuple[str, ...], left: int
) -> None:
    text = "\n".join((STORY, heading, *titles, SENTENCE, STORY))
    stays = titles[len(titles) - left :]
    assert PIPELINE.run(text, language="en").fixed == "\n".join((STORY, *stays, SENTENCE, STORY))


def test_a_headline_below_a_button_over_the_article_stays() -> None:
    text = f"Read more:\nThe old bridge has fallen\n{STORY}"
    assert "The old bridge has fallen" in PIPELINE.run(text, language="en").fixed


def test_the_rows_of_a_table_are_no_titles() -> None:
    rows = ("1\tAnna Lee (Leeds)\t1:58.20", "2\tMary Jones (Bath)\t1:58.91")
    table = closed("Related articles", *rows)
    assert PIPELINE.run(table, language="en").fixed.split("\n")[-2:] == list(rows)
    among = closed("Share on Facebook", *rows, "Share on Twitter")
    assert PIPELINE.run(among, language="en").fixed == closed(*rows)
    titles = closed("Related articles", *(row.replace("\t", " ") for row in rows))
    assert PIPELINE.run(titles, language="en").fixed == STORY


def test_an_address_that_the_story_announces_stays() -> None:
    address = "bridge@example.org"
    announced = closed("Letters about the bridge go to this address:", address)
    assert PIPELINE.run(announced, language="en").fixed == announced
    assert PIPELINE.run(closed(address), language="en").fixed == STORY


def test_the_date_of_what_a_label_names_stays() -> None:
    date = "13 May 2032, 11:00"
    event = f"{STORY}\nIt is open to all who come.\nThe bridge opens:\n{date}\n{STORY}"
    assert PIPELINE.run(event, language="en").fixed == event
    alone = event.replace("The bridge opens:\n", "")
    assert date not in PIPELINE.run(alone, language="en").fixed


def test_the_name_of_the_author_goes_with_the_byline() -> None:
    text = "\n".join(("By Olive Marsh", STORY, "Olive Marsh", "Nobody knows more."))
    assert PIPELINE.run(text, language="en").fixed == f"{STORY}\nNobody knows more."


@pytest.mark.parametrize(
    "lines",
    [
        # No byline names her.
        ("By Tom Pryor", STORY, "Olive Marsh", "Nobody knows more."),
        # She speaks.
        ("By Olive Marsh", STORY, *("Olive Marsh", "Who knows more?", "Tom Pryor", "Nobody.") * 4),
    ],
)
def test_other_names_stay(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    assert PIPELINE.run(text, language="en").fixed == text.partition("\n")[2]


def test_the_source_of_a_table_stays() -> None:
    rows = ("Year\tBridges", "1901\t12", "1923\t9", "Source: Bridge Office")
    text = "\n".join((STORY, *rows, STORY))
    assert PIPELINE.run(text, language="en").fixed == text
    text = "\n".join((STORY, "Source: Bridge Office", STORY))
    assert PIPELINE.run(text, language="en").fixed == f"{STORY}\n{STORY}"
