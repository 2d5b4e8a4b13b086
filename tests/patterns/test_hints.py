"""Hints: which marks they begin with, and where they hold."""

import pytest

from cleantext.patterns import hints


def test_a_hint_is_read_for_each_of_its_marks() -> None:
    assert list(hints.read(r"\.(?=x)")) == [(".", "(?=x)")]
    assert list(hints.read(r"[.\]!](?<= .)")) == [(m, "(?<= .)") for m in ".]!"]


@pytest.mark.parametrize("written", ["", "(?=x)", "[ab", r"\w"])
def test_a_hint_begins_with_a_character(written: str) -> None:
    with pytest.raises(ValueError, match="must begin with a character"):
        list(hints.read(written))


def test_scanner_finds_overlapping_places() -> None:
    """Two marks side by side are both found: what is around a mark is not consumed."""
    made = hints.scanner(
        [*hints.read(r",(?=,)"), *hints.read(r",(?<=,,)"), *hints.read(r"\.(?=,)")]
    )
    assert [match.start() for match in made.finditer("a,,b.,c,d")] == [1, 2, 4]


def test_scanner_of_no_hints_finds_nothing() -> None:
    assert not hints.scanner([]).search("a, b.")
