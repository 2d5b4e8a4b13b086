"""What is packed comes back, and what is not whole is not taken for whole."""

import io
import zlib

import pytest

from cleantext.records import compression

DATA = b"the same line again\n" * 9000 + bytes(range(256)) * 300


@pytest.fixture(params=["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def name(request: pytest.FixtureRequest) -> str:
    if request.param.endswith(".zst"):
        pytest.importorskip("zstandard")
    return str(request.param)


def pack(data: bytes, name: str) -> bytes:
    file = io.BytesIO()
    with compression.writer(file, name) as out:
        out.write(data)
    return file.getvalue()  # the file itself is still open


def unpack(data: bytes, name: str) -> bytes:
    return b"".join(compression.reader(io.BytesIO(data), name))


def test_what_is_packed_comes_back(name: str) -> None:
    packed = pack(DATA, name)
    assert unpack(packed, name) == DATA
    assert packed == pack(DATA, name)
    assert (len(packed) < len(DATA)) == (name != "a.jsonl")
    assert unpack(pack(b"", name), name) == b""


def test_packed_files_can_be_joined(name: str) -> None:
    """As ``cat a.gz b.gz`` does it, and as crawlers write them."""
    assert unpack(pack(DATA, name) + pack(b"", name) + pack(b"end", name), name) == DATA + b"end"


def test_a_file_that_is_cut_off_or_damaged_is_noticed(name: str) -> None:
    if name == "a.jsonl":
        pytest.skip("nothing in a plain file tells")
    packed = pack(DATA, name)
    for part in (packed[:-2], packed[: len(packed) // 2]):
        with pytest.raises(EOFError):
            unpack(part, name)
    flipped = bytearray(packed)
    flipped[len(flipped) // 2] ^= 1
    with pytest.raises((OSError, zlib.error, EOFError)):
        unpack(bytes(flipped), name)
    with pytest.raises(OSError, match=r"[Nn]ot a"):
        unpack(b"neither nor" * 3, name)
