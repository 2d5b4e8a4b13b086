"""Which code page the bytes of a text are in, if its words leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cleantext import languages
from cleantext.charset.weigh import frequent, spoken, worth, worth_of_characters
from cleantext.lexicon import ANY

_WEST = ("es", "fr", "de", "it", "pt", "ca", "gl", "nl", "en", "da", "nb", "sv", "fi", "is")
_CENTRE = ("pl", "cs", "sk", "hu", "hr", "sl", "ro")
_BALTIC = ("lt", "lv", "et")


class Page(NamedTuple):
    """A code page that is looked for.

    Attributes:
        label: the name a reader knows.
        languages: those that were written in it.
        writing: in place of these, the writing of the far East that it is for.
    """

    label: str
    languages: tuple[str, ...] = ()
    writing: str = ""


PAGES: Mapping[str, Page] = {
    "cp1252": Page("Windows-1252", (*_WEST, "et")),
    "cp1250": Page("Windows-1250", _CENTRE),
    "cp1251": Page("Windows-1251", ("ru", "uk", "bg", "mk")),
    "cp1253": Page("Windows-1253", ("el",)),
    "cp1254": Page("Windows-1254", ("tr",)),
    "cp1257": Page("Windows-1257", _BALTIC),
    "iso8859_2": Page("ISO-8859-2", _CENTRE),
    "iso8859_5": Page("ISO-8859-5", ("ru", "bg", "mk")),
    "iso8859_7": Page("ISO-8859-7", ("el",)),
    "iso8859_9": Page("ISO-8859-9", ("tr",)),
    "iso8859_13": Page("ISO-8859-13", _BALTIC),
    "iso8859_15": Page("ISO-8859-15", (*_WEST, "et")),
    "koi8_r": Page("KOI8-R", ("ru",)),
    "koi8_u": Page("KOI8-U", ("uk", "ru")),
    "mac_roman": Page("MacRoman", _WEST),
    "mac_latin2": Page("Mac Central European", _CENTRE),
    "mac_cyrillic": Page("Mac Cyrillic", ("ru", "uk", "bg", "mk")),
    "cp437": Page("CP437", _WEST),
    "cp850": Page("CP850", _WEST),
    "cp852": Page("CP852", _CENTRE),
    "cp866": Page("CP866", ("ru", "bg")),
    "gb18030": Page("GB 18030 (GBK)", writing="zh"),
    "big5hkscs": Page("Big5", writing="zh-Hant"),
    "cp932": Page("Shift-JIS", writing="ja"),
    "euc_jp": Page("EUC-JP", writing="ja"),
    "cp949": Page("EUC-KR", writing="ko"),
}
"""The code pages that are looked for; of two that read the bytes alike, the first is named."""

WITHOUT_WORDS = {
    "cp1255": "Windows-1255",
    "iso8859-8": "ISO-8859-8",
    "cp1256": "Windows-1256",
    "iso8859-6": "ISO-8859-6",
    "cp874": "Windows-874",
    "tis-620": "TIS-620",
}
"""Code pages of languages without a word list here: for these, chardet must be sure."""


def label(codec: str) -> str:
    """The name of a code page that a reader knows."""
    return PAGES[codec].label if codec in PAGES else WITHOUT_WORDS[codec]


_SURE = 0.5
_SAMPLE = 16_384

_CONTROLS = dict.fromkeys(range(0x7F, 0xA0), "\ufffd")

_TOKENS = 300
"""More words than this say no more."""

_CLEAR, _EACH = 10, 2
"""By so much, one word, the best reading must be ahead of all that differ, and by so much
for each word in which they do."""

_LATIN_SHARE = 4
"""In Latin text, fewer than one byte in so many is beyond ASCII; the others show its language."""


class Verdict(NamedTuple):
    """What bytes may be in.

    Attributes:
        codec: the code page, as Python spells it; None where the words do not tell.
        likely: the codecs of the readings that come closest, the best first.
    """

    codec: str | None
    likely: tuple[str, ...] = ()


class _Reading(NamedTuple):
    worth: int
    codec: str
    tokens: tuple[str, ...]


def detect(data: bytes, roots: tuple[Path, ...]) -> Verdict:
    """Find the code page that some text is in, all of it.

    Args:
        data: bytes that are not UTF-8.
        roots: where the word lists are.
    """
    words = dict.fromkeys(word for word in data.split() if not word.isascii())
    tokens = tuple(islice(words, _TOKENS))
    language = _language(data)
    readings: dict[tuple[str, ...], _Reading] = {}
    for codec, page in PAGES.items():
        found = _read(tokens, codec)
        if found is None:
            continue
        value = _worth(found, page, language, roots)
        if found not in readings or value > readings[found].worth:
            readings[found] = _Reading(value, readings.get(found, (0, codec))[1], found)
    ranked = sorted(readings.values(), key=lambda reading: -reading.worth)
    likely = tuple(reading.codec for reading in ranked[:3])
    if ranked and _is_clear(ranked) and not _is_contested(data, tokens, ranked[0]):
        return Verdict(ranked[0].codec, likely)
    return Verdict(_Opinion(data, tokens).alone(), likely)


def _is_contested(data: bytes, tokens: Sequence[bytes], best: _Reading) -> bool:
    """Whether chardet finds another reading far more likely than the best one."""
    pairs = [pair for pair in zip(tokens, best.tokens, strict=True) if "\ufffd" not in pair[1]]
    if len(pairs) < len(tokens):
        data = b" ".join(token for token, _ in pairs)  # a stray byte would rule the page out
    return _Opinion(data, [token for token, _ in pairs]).against([new for _, new in pairs])


class _Opinion:
    """What chardet says of the same bytes, from models of more languages than there are lists."""

    def __init__(self, data: bytes, tokens: Sequence[bytes]) -> None:
        import chardet  # 40 ms, so only for what is not UTF-8

        said = chardet.detect_all(data[:_SAMPLE], ignore_threshold=True, compat_names=False)
        self._readings: dict[tuple[str, ...], float] = {}
        self._first = ""
        for found in said:
            codec = found["encoding"] or ""
            read = _read(tokens, codec, every=codec not in PAGES) if codec else None
            if read is not None and read not in self._readings:
                self._readings[read] = found["confidence"]
                self._first = self._first or codec

    def against(self, tokens: Sequence[str]) -> bool:
        """Whether another reading is far more likely."""
        most = max(self._readings.values(), default=0.0)
        return self._readings.get(tuple(tokens), 0.0) * 2 < most

    def alone(self) -> str | None:
        """A code page for which there are no words here, if it is far more likely than others."""
        ranked = sorted(self._readings.values(), reverse=True)
        second = ranked[1] if len(ranked) > 1 else 0.0
        sure = bool(ranked) and ranked[0] >= _SURE and ranked[0] > 2 * second
        return self._first if sure and self._first in WITHOUT_WORDS else None


def _is_clear(ranked: Sequence[_Reading]) -> bool:
    best = ranked[0]
    if best.worth < _CLEAR // 2:
        return False
    return all(
        best.worth - other.worth >= max(_CLEAR, _EACH * _differing(best, other))
        for other in ranked[1:]
    )


def _differing(one: _Reading, other: _Reading) -> int:
    return sum(a != b for a, b in zip(one.tokens, other.tokens, strict=True))


def _language(data: bytes) -> str:
    """The language of a text in Latin letters, told by its ASCII; else ``und``."""
    sample = data[:8000]
    if sum(byte > 0x7F for byte in sample) * _LATIN_SHARE > len(sample):
        return ANY
    return languages.detect(sample.decode("ascii", "replace"))


def _read(tokens: Sequence[bytes], codec: str, *, every: bool = False) -> tuple[str, ...] | None:
    """The tokens in a code page; None where it cannot have written one in twenty of them.

    Args:
        every: None where it cannot have written every one.
    """
    found = tuple(token.decode(codec, "replace").translate(_CONTROLS) for token in tokens)
    wrong = sum("\ufffd" in token for token in found)
    return None if wrong * (len(found) + 1 if every else 20) > len(found) else found


def _worth(tokens: Sequence[str], page: Page, language: str, roots: tuple[Path, ...]) -> int:
    if page.writing:
        return worth_of_characters("".join(tokens), frequent(page.writing, roots))
    return worth(tokens, [spoken(code, roots) for code in _candidates(page, language, roots)])


def _candidates(page: Page, language: str, roots: tuple[Path, ...]) -> Iterator[str]:
    """The languages that a text in a code page may be in.

    English has few accents of its own, so that the names in it say more than its words.
    """
    if language in ("en", ANY) or not spoken(language, roots).alphabet:
        yield from page.languages
    else:
        yield language
