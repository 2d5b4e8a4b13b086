"""Addresses in plain text are protected, and finding them quickly finds the same."""

import time

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
def test_time_grows_with_the_text(hostile: str) -> None:
    """Ten times the text may take ten times as long, not a hundred."""

    def seconds(size: int) -> float:
        text = hostile * (size // len(hostile))
        start = time.process_time()
        plain.protect(text)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(30_000) < 40 * max(seconds(3_000), 0.002)
