"""How well the encoding of a file is told: clean text, written in one and read again.

    python tests/bench/charset.py --data DIR [--only cp1252,gbk] [--misread]

DIR holds ``clean.jsonl`` and ``scraped_news.jsonl``. Each text is written in every
encoding that its language was written in, without what that cannot write: whole, its
first five lines, and its first line. *right*: read as it was written; *wrong*: as
anything else; *refused*: an error, and the file stays as it is. With ``--misread``,
what is in bytes is read as Windows-1252 first, and the text repaired.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from time import process_time

from cleantext import Config, Pipeline
from cleantext.errors import InputError
from cleantext.reading import read

WEST = "es fr de it pt ca nl en da nb sv fi is gl id"
CENTRE = "pl cs sk sl hr hu ro"
WRITTEN = {
    "cp1252": WEST,
    "mac_roman": WEST,
    "cp850": WEST,
    "cp1250": CENTRE,
    "iso8859_2": CENTRE,
    "cp1251": "ru uk bg sr",
    "koi8_r": "ru",
    "koi8_u": "uk",
    "cp866": "ru",
    "cp1253": "el",
    "cp1254": "tr",
    "cp1255": "he",
    "cp1256": "ar",
    "cp1257": "lt lv et",
    "cp874": "th",
    "gbk": "zh",
    "big5": "zh",
    "cp932": "ja",
    "euc_jp": "ja",
    "euc_kr": "ko",
    "utf-16-le": "es ru zh ja ko",
    "utf-16-be": "es ru zh ja ko",
}
# No code page but one has the comma below.
CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")


def lines(count: int) -> Callable[[str], str]:
    return lambda text: "\n".join([line for line in text.split("\n") if line.strip()][:count])


SIZES: dict[str, Callable[[str], str]] = {"whole": str, "5 lines": lines(5), "1 line": lines(1)}


def texts(data: Path) -> dict[str, list[str]]:
    found = defaultdict(list)
    for name in ("clean.jsonl", "scraped_news.jsonl"):
        with (data / name).open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                found[row["lang"]].append(row["text"].translate(CEDILLAS))
    return found


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def measure(codec: str, sources: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in sources:
        data = text.encode(codec, "ignore")
        if is_utf8(data):
            continue
        counts["n"] += 1
        try:
            said = read(data).text
        except InputError:
            counts["refused"] += 1
            continue
        counts["right" if said == data.decode(codec) else "wrong"] += 1
    return counts


def misread(data: bytes) -> str:
    """Bytes as Windows-1252, with controls for what it leaves undefined."""
    return "".join(
        bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in data
    )


def measure_misread(codec: str, sources: list[str]) -> Counter[str]:
    pipeline = Pipeline(Config(select=("*/encoding", "und/invisible")))
    counts: Counter[str] = Counter()
    for text in sources:
        data = text.encode(codec, "ignore")
        if data.isascii():
            continue
        damaged, wanted = misread(data), data.decode(codec)
        fixed = pipeline.run(damaged).fixed
        counts["n"] += 1
        counts["right" if fixed == wanted else "refused" if fixed == damaged else "wrong"] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default=",".join(WRITTEN))
    parser.add_argument("--misread", action="store_true")
    args = parser.parse_args()
    found = texts(args.data)
    print(f"{'':20}    n  right  wrong  refused  ms each")
    for codec in args.only.split(","):
        for size, cut in SIZES.items():
            sources = [cut(t) for language in WRITTEN[codec].split() for t in found[language]]
            start = process_time()
            counts = (measure_misread if args.misread else measure)(codec, sources)
            each = (process_time() - start) / max(counts["n"], 1) * 1e3
            row = " ".join(f"{counts[key]:6d}" for key in ("n", "right", "wrong", "refused"))
            print(f"{codec:10} {size:8} {row}  {each:6.1f}")


if __name__ == "__main__":
    main()
