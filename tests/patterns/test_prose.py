"""Running text is told from code and from columns, and from both only where a line shows it."""

import pytest

from cleantext.patterns.prose import is_prose


def at(text: str) -> bool:
    """Whether the place between two bars is in running text."""
    before, inside, after = text.split("¦")
    return is_prose(before + inside + after, len(before), len(before) + len(inside))


@pytest.mark.parametrize(
    "text",
    [
        "She left ¦,¦ and came back.",
        "¦.¦ She left",
        "She has two¦  ¦spaces here",
        "She has two¦  ¦spaces.",
        "And¦  ¦many more words in this one",
        "The line above has none,\nthis one¦  ¦has one.",
        "A gap  here and\nanother one¦  ¦further on.",
        "    An indented paragraph of more than a hundred characters is text that somebody set"
        " with a first line, ¦,¦ and no code at all.",
        "use `code` and then ¦,¦ more",
        "don`t ¦,¦ you",
        "Let us return ¦,¦ he said, to the class",
        "return of the king (2003) ¦,¦ which followed",
        "from the class (of 1990) ¦,¦ he said",
        "let it be ¦,¦ he said",
        'He left¦..¦ "Then" she came',
    ],
)
def test_what_stands_in_running_text(text: str) -> None:
    assert at(text)


@pytest.mark.parametrize(
    "text",
    [
        "    return a ¦,¦ b",
        "\tmake ¦.¦",
        "if a == b ¦,¦ c",
        "x = y ¦,¦ z",
        "from ¦.¦ import peer",
        'echo "a ¦"¦',
        "call() ¦,¦ then",
        "def call(a ¦,¦ b):",
        "print 'a' ¦,¦ b",
        'edit "a ¦"¦ .. name',
        'say "a ¦"¦ + "b"',
        "use ``a ¦,¦ b`` here",
        "the <b>x</b> ¦,¦ y",
        "Spain¦  ¦12",
        "the first column¦  ¦the second one here\nanother column    the second one there",
        "Keywords   Lima   Puno y sus barrios¦  ¦Comentarios de nuestros lectores.",
        "one cell of it¦  ¦and | another one in this row",
    ],
)
def test_code_and_columns_are_none(text: str) -> None:
    assert not at(text)


def test_other_paragraphs_are_not_looked_at() -> None:
    """Aligned with a line of another paragraph a gap is no column."""
    assert at("the first column¦  ¦the second one here\n\nanother column    the second one there")
