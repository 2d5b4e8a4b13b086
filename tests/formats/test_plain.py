"""Addresses in plain text are protected, and finding them quickly finds the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.formats import plain


def covered(text: str) -> list[str]:
    return [text[start:end] for start, end in plain.protect(text)]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("no address here: a // b, 3 @ 5, www", []),
        ("see https://a.example/b?c=1&d=%C3%A1.", ["https://a.example/b?c=1&d=%C3%A1"]),
        ("(see www.a.example/b, today)", ["www.a.example/b"]),
        ("«https://a.example/b»", ["https://a.example/b"]),
        ("mail a.b+c@d.example now", ["a.b+c@d.example"]),
        ("mailto://a@b.example,x@y.example", ["mailto://a@b.example,x@y.example"]),
        ("@nobody and @somebody", []),
    ],
)
def test_addresses_are_protected_and_nothing_else(text: str, addresses: list[str]) -> None:
    assert covered(text) == addresses


_PIECES = st.sampled_from([*"ab1.+-_:/@ ,\n»)é", "http://", "www.", "@", "://", "x" * 70])


@given(st.lists(_PIECES, max_size=30).map("".join))
@example("x-www.a@b.c")
@example("http://a@www.b.c@d.e")
@example("a" * 65 + "@b.c")
def test_looking_only_around_marks_finds_all(text: str) -> None:
    """What the expression finds when it is tried at every character."""
    assert list(plain.protect(text)) == [match.span() for match in plain._ADDRESS.finditer(text)]


@pytest.mark.parametrize("hostile", ["@", "a@", "x" * 64 + "@", "www.", "a://", "://.", "a://. "])
def test_hostile_text_is_no_trouble(hostile: str) -> None:
    """Time that grew with the square of such a text would be noticed by everybody."""
    text = hostile * (300_000 // len(hostile))
    assert all(start < end <= len(text) for start, end in plain.protect(text))
