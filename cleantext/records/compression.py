"""Files that are read and written through a compression, which their names tell."""

from __future__ import annotations

import gzip
import io
from typing import Any, BinaryIO, cast

from cleantext.errors import InputError

SUFFIXES = (".gz", ".zst")

_BUFFER = 1 << 17
_PACKED = 1 << 14  # what is unpacked at once: a hundred times as much, on a bad day
_GZIP_LEVEL = 6  # that of gzip itself; 9 takes twice as long for a hundredth less


def reader(file: BinaryIO, name: str) -> BinaryIO:
    """What a file says under its compression. A file that was cut off raises EOFError."""
    if name.endswith(".gz"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb"))
    if name.endswith(".zst"):
        return io.BufferedReader(_Frames(file), _BUFFER)
    return file


def writer(file: BinaryIO, name: str) -> BinaryIO:
    """Compresses what is written to a file; to be closed before the file is.

    The same text makes the same bytes: no name and no time is kept.
    """
    if name.endswith(".gz"):
        packed = gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0)
        return io.BufferedWriter(cast(io.RawIOBase, packed), _BUFFER)
    if name.endswith(".zst"):
        stream = _zstandard().ZstdCompressor(write_checksum=True).stream_writer(file, closefd=False)
        return io.BufferedWriter(stream, _BUFFER)
    return io.BufferedWriter(_Kept(file), _BUFFER)


class _Kept(io.RawIOBase):
    """A file that stays open when what writes to it is closed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return self._file.write(data)


class _Frames(io.RawIOBase):
    """One Zstandard frame after the other; the library itself keeps silent about a lost end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._library = _zstandard()
        self._frame: Any = None
        self._said = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._said:
            packed = self._frame.unused_data if self._frame and self._frame.eof else b""
            packed = packed or self._file.read(_PACKED)
            if not packed:
                if self._frame and not self._frame.eof:
                    raise EOFError("its end is missing")
                return 0
            if not self._frame or self._frame.eof:
                self._frame = self._library.ZstdDecompressor().decompressobj()
            try:
                self._said = memoryview(self._frame.decompress(packed))
            except self._library.ZstdError as error:
                raise OSError(f"not a Zstandard file: {error}") from error
        size = min(len(buffer), len(self._said))
        buffer[:size] = self._said[:size]
        self._said = self._said[size:]
        return size


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise InputError("needs the extra 'zstd': pip install 'cleantext-fix[zstd]'") from error
    return zstandard
