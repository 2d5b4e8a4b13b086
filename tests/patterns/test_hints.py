"""Hints: which marks they name, and where they hold."""

import re

import pytest

from cleantext.patterns import hints


def test_a_hint_is_read_for_each_of_its_marks() -> None:
    assert list(hints.read(r"(\.)x")) == [hints.Hint(".", "", "x")]
    assert list(hints.read(r" ([.\]!])")) == [hints.Hint(m, " ", "") for m in ".]!"]


@pytest.mark.parametrize("written", ["", "x", "(?=x)", "[ab", r"(\w)", "(ab)", "a*(b)", "(b)(?!c)"])
def test_a_hint_has_one_mark_in_a_row(written: str) -> None:
    with pytest.raises(ValueError, match="must be a mark in parentheses"):
        list(hints.read(written))


def test_scanner_finds_overlapping_places() -> None:
    """Two marks side by side are both found: what is around a mark is not consumed."""
    made = hints.scanner([*hints.read("(,),"), *hints.read(",(,)"), *hints.read(r"(\.),")])
    assert [match.start() for match in made.finditer("a,,b.,c,d")] == [1, 2, 4]


def test_scanner_of_no_hints_finds_nothing() -> None:
    assert not hints.scanner([]).search("a, b.")


@pytest.mark.parametrize(
    ("written", "text", "holds"),
    [
        (r"\s(,)", ", a", True),
        (r"\s(,)", "a,", False),
        (r"(:)\s", "a:", True),
        (r"(:)\s", "a:b", False),
        (r"[^.](\.)[^.]", ".", True),
        (r"[^.](\.)[^.]", "..", False),
        (r"[^.](\.)\.[^.]", "..", True),
        (r"[^.](\.)\.[^.]", "...", False),
        (r"etc(…)", "…", False),
    ],
)
def test_a_line_break_is_at_both_ends(written: str, text: str, holds: bool) -> None:
    """The mark at an edge is found by the search and by the gate alike."""
    (hint,) = hints.read(written)
    assert (hints.scanner([hint]).search(text) is not None) == holds
    assert (re.search(hint.gate, text) is not None) == holds
