"""Bytes to text and back: what is not repaired must return as it came."""

import codecs
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.decoding import BinaryError, decode, wide
from cleantext.errors import InputError

MARKS = [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE]


@given(st.sampled_from(MARKS), st.binary(max_size=60))
def test_what_is_decoded_returns_byte_for_byte(mark: bytes, data: bytes) -> None:
    """Whatever the bytes: either they are refused, or none of them is lost."""
    try:
        decoded = decode(mark + data)
    except InputError:
        return
    assert decoded.encode(decoded.text) == mark + data


@given(
    st.binary(max_size=60).filter(lambda data: b"\0" not in data and data[:1] not in b"\xff\xfe")
)
def test_bytes_without_nul_and_mark_are_never_refused(data: bytes) -> None:
    assert decode(data).encoding == "utf-8"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(codec: str) -> None:
    decoded = decode("«Ñandú» 😀\r\n".encode(codec))
    assert decoded.text == "«Ñandú» 😀\r\n"
    assert decoded.encode("x") == "x".encode(codec)


def test_a_second_byte_order_mark_is_text() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"a").text == "\ufeffa"


def test_invalid_bytes_become_surrogates() -> None:
    assert decode(b"caf\xe9 \xe2\x82").text == "caf\udce9 \udce2\udc82"


def test_a_few_nul_bytes_do_not_make_a_text_binary() -> None:
    text = "Un párrafo con un\0 byte nulo de un volcado.\0\n" * 3
    assert decode(text.encode()).text == text


COMPRESSED = zlib.compress(bytes(range(256)) * 9, 9)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0" + COMPRESSED,
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1" + COMPRESSED,
        b"\x7fELF\2\1\1" + bytes(9) + b"\3\0>\0\1\0\0\0" * 8,
    ],
    ids=["png", "jpeg", "elf"],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryError, match="binary"):
        decode(data)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Sin marca, ñandú.\n", "没有标记。\n\n", "Без метки\n"])
def test_utf_16_without_a_mark_is_known_by_its_spaces(text: str, codec: str) -> None:
    assert wide(text.encode(codec)) == codec
    assert not decode(text.encode(codec)).whole
    assert wide(text.encode()) is None


def test_half_a_character_of_utf_16_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match=r"UTF-16-LE.*at byte 4.*convert"):
        decode(codecs.BOM_UTF16_LE + b"a\0b")


def test_a_lone_surrogate_in_utf_16_survives() -> None:
    data = codecs.BOM_UTF16_LE + b"a\0\x3d\xd8b\0"
    decoded = decode(data)
    assert decoded.text == "a\ud83db"
    assert decoded.encode(decoded.text) == data


def test_what_an_encoding_cannot_express_is_an_input_error() -> None:
    with pytest.raises(InputError, match="written back as utf-8"):
        decode(b"a").encode("\ud83d")
