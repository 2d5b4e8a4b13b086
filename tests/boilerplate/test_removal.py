"""Lines go without a trace in the paragraphs around them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.boilerplate.removal import removals
from cleantext.document import Document
from cleantext.edits import Edit, Patch


def without(text: str, marker: str = "x") -> str:
    """The text after the lines that are the marker have been removed."""
    rows = [row for row, (start, end) in enumerate(Document(text).lines) if text[start:end].strip()]
    lines = [Document(text).lines[row] for row in rows]
    gone = [i for i, (start, end) in enumerate(lines) if text[start:end].strip() == marker]
    spans = removals(lines, gone, rows)
    return Patch(Edit(*span, "") for span in spans.values()).apply(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x\na", "a"),
        ("x\n\na\n", "a\n"),
        ("a\nx", "a"),
        ("a\nx\n", "a\n"),
        ("a\n\nx", "a"),
        ("a\n\nx\n\n", "a\n\n"),
        ("a\nx\nb", "a\nb"),
        ("a\n\nx\n\nb", "a\n\nb"),
        ("a\nx\n\nb", "a\n\nb"),
        ("a\n\nx\nb", "a\n\nb"),
        ("a\n\n\nx\n\nb", "a\n\n\nb"),
        ("a\nx\nx\n\nb", "a\n\nb"),
        ("a\n\nx\n\nx\n\nb", "a\n\nb"),
        ("a\nx\nb\nx\nc\nx", "a\nb\nc"),
        ("a\r\n\r\nx\r\n\r\nb", "a\r\n\r\nb"),
        ("a\r\nx", "a"),
        ("a\rx\rb", "a\rb"),
        ("a\n  x  \nb", "a\nb"),
        ("a\u2028x\u2028b\nx\nc", "a\u2028x\u2028b\nc"),
    ],
)
def test_a_line_goes_with_one_line_break(before: str, after: str) -> None:
    """Neither a double gap remains nor are two paragraphs joined."""
    assert without(before) == after


def test_a_text_of_nothing_else_stays() -> None:
    assert without("x\n\nx\n") == "x\n\nx\n"


BREAKS = "\n"


@given(st.lists(st.tuples(st.sampled_from("abx"), st.integers(1, 3)), min_size=1, max_size=12))
def test_what_stays_is_in_the_paragraphs_it_was_in(parts: list[tuple[str, int]]) -> None:
    """Two lines have an empty line between them if and only if they had one before."""
    # Every line gets a number, so that it is known again.
    lines = [
        (line if line == "x" else f"{line}{i}", breaks) for i, (line, breaks) in enumerate(parts)
    ]
    text = "".join(line + BREAKS * breaks for line, breaks in lines)
    kept = [i for i, (line, _) in enumerate(lines) if line != "x"]
    result = without(text)
    if not kept:
        assert result == text
        return
    for one, other in pairwise(kept):
        apart = any(breaks > 1 for _, breaks in lines[one:other])
        between = result.partition(lines[one][0])[2].partition(lines[other][0])[0]
        assert set(between) == {"\n"}
        assert (len(between) > 1) is apart
        assert len(between) <= max(breaks for _, breaks in lines[one:other])
    assert result.startswith(lines[kept[0]][0])
    assert len(result) - len(result.rstrip()) == lines[-1][1]
