"""From bytes to text and back, so that what was not repaired returns byte for byte."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from cleantext.errors import InputError

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_ANY_MARK = tuple(mark for mark, _ in MARKS)

_LOOKED_AT = 8192
"""So many bytes tell whether a file is a text."""

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
        whole: whether all bytes are what the encoding writes.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    whole: bool = True

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
    if data.startswith(_ANY_MARK):
        mark, encoding = next(each for each in MARKS if data.startswith(each[0]))
        return _marked(data, mark, encoding)
    if _has_nul(data) and not wide(data):
        _refuse_binary(data[:_LOOKED_AT])
    return _utf8(data, b"")


def _utf8(data: bytes, mark: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", mark, whole=not wide(data))
    except UnicodeDecodeError:
        return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8", mark, whole=False)


def wide(data: bytes) -> str | None:
    """The codec of a text in UTF-16 without a byte-order mark; None for all others.

    Half of each space and line end is NUL, and the wrong half would make a character
    of them that nobody uses.
    """
    if not _has_nul(data) or len(data) % 2:
        return None
    spaces, codec = max((_spaces(data, codec), codec) for codec in ("utf-16-le", "utf-16-be"))
    return codec if spaces else None


def _has_nul(data: bytes) -> bool:
    return data.find(b"\0", 0, _LOOKED_AT) >= 0


def _spaces(data: bytes, codec: str) -> int:
    """How many spaces, line ends and stops there are; 0 for too few, or if this is no text."""
    from cleantext.mojibake.evidence import used  # only for what has NUL bytes

    try:
        sample = data.decode(codec)[:_LOOKED_AT]
    except UnicodeDecodeError:
        return 0
    plain = all(char.isprintable() or char in _TEXT_CONTROLS for char in sample if char < "\x80")
    if not plain or not used("".join(char for char in sample if char >= "\x80")):
        return 0
    count = sum(map(sample.count, " \n。、，"))
    return count if count * 50 >= len(sample) else 0


def _marked(data: bytes, mark: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8":
        return _utf8(data[len(mark) :], mark)
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
