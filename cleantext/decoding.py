"""From bytes to text and back, so that what was not repaired returns byte for byte."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from cleantext.errors import InputError

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)

_LOOKED_AT = 8192
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1a\x1b")


class BinaryError(InputError):
    """These bytes are not text."""


class Decoded(NamedTuple):
    """A text and what it takes to write it back.

    Attributes:
        text: without the byte-order mark; bytes that are not UTF-8 are lone
            surrogates (U+DC80 to U+DCFF), so that they survive.
        encoding: the name of the codec, as Python spells it.
        mark: the byte-order mark, or nothing.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The bytes of a text in this encoding; ``encode(self.text)`` is what was decoded.

        Raises:
            InputError: if the encoding cannot express the text.
        """
        try:
            return self.mark + text.encode(self.encoding, _errors(self.encoding))
        except UnicodeEncodeError as error:
            raise InputError(f"cannot be written back as {self.encoding}: {error.reason}") from None


def decode(data: bytes) -> Decoded:
    """The text in the bytes of a file: by byte-order mark, else UTF-8.

    No line end is translated and no byte is lost.

    Raises:
        BinaryError: if this is not a text.
        InputError: if it has a mark of UTF-16 or UTF-32 but is something else.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, mark, encoding)
    if b"\0" in data[:_LOOKED_AT]:
        _refuse_binary(data[:_LOOKED_AT])
    return Decoded(data.decode("utf-8", "surrogateescape"))


def _marked(data: bytes, mark: bytes, encoding: str) -> Decoded:
    try:
        decoded = Decoded(data[len(mark) :].decode(encoding, _errors(encoding)), encoding, mark)
    except UnicodeDecodeError as error:
        raise InputError(
            f"begins like {encoding.upper()}, but is not: {error.reason} at byte "
            f"{error.start + len(mark)}; convert it to UTF-8 first"
        ) from None
    return decoded


def _errors(encoding: str) -> str:
    # UTF-16 in the wild holds lone surrogates, which surrogatepass carries through.
    return "surrogateescape" if encoding == "utf-8" else "surrogatepass"


def _refuse_binary(block: bytes) -> None:
    """Tell a text with a few stray NUL bytes from a binary file that has many.

    A third of the bytes being neither text nor UTF-8 is far above any damaged
    text and far below any image, archive or program.
    """
    if block[::2].count(0) > len(block) * 0.2 or block[1::2].count(0) > len(block) * 0.2:
        raise BinaryError("is binary, or UTF-16 without a byte-order mark; convert it to UTF-8")
    text = block.decode("utf-8", "surrogateescape")
    odd = sum(
        1
        for char in text
        if (char < " " and char not in _TEXT_CONTROLS) or "\udc80" <= char <= "\udcff"
    )
    if odd > len(text) * 0.3:
        raise BinaryError("is binary")
