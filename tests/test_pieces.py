"""A text some at a time is the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import pieces

TEXTS = st.lists(st.sampled_from(["a", " ", "\n", "\r", "\r\n", "é", "…»", "\ud800"])).map("".join)
SIZES = st.integers(1, 6)


@given(text=TEXTS, size=SIZES)
def test_pieces_end_before_spaces(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", size)
        parts = [text[start:end] for start, end in pieces.pieces(text)]
    assert "".join(parts) == text
    assert all(part[0] == " " for part in parts[1:])
    assert all(len(part) <= size or " " not in part[size:] for part in parts)


@given(text=TEXTS, size=SIZES)
def test_lines_are_those_of_the_whole(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", size)
        assert list(pieces.lines_of(text)) == pieces.LINE_END.split(text)


@given(text=TEXTS, size=SIZES, kept=st.integers(0, 20))
def test_encoded_pieces_can_be_asked_for_again(text: str, size: int, kept: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", size)
        patch.setattr(pieces, "_KEPT", kept)
        encoded = pieces.encoded(text)
        first, again = b"".join(encoded), b"".join(encoded)
    assert first == again == text.encode("utf-8", "surrogatepass")


@given(text=TEXTS, size=SIZES, data=st.data())
def test_spans_are_replaced_wherever_pieces_end(text: str, size: int, data: st.DataObject) -> None:
    bounds = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    changes = [
        (start, end, f"<{start}>") for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    ]
    expected = text
    for start, end, new in reversed(changes):
        expected = expected[:start] + new + expected[end:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", size)
        assert pieces.spliced(text, changes) == expected


@given(text=TEXTS, size=SIZES)
def test_literals_are_found_wherever_pieces_end(text: str, size: int) -> None:
    literals = ["a", " a", "\r\n", "é…»", "…»a\n", "zz"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", size)
        assert pieces.present(text, literals) == {
            literal for literal in literals if literal in text
        }
