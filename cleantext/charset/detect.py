"""Which code page the bytes of a text are in, if its words leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cleantext import languages
from cleantext.charset.pages import Page, pages
from cleantext.charset.weigh import spoken, worth, worth_of_characters
from cleantext.lexicon import ANY

_SURE, _SAMPLE = 0.5, 16_384
"""So sure must chardet be of a code page that has no words here; of so many bytes it is asked."""

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
        page: the code page; None where the words do not tell.
        likely: those of the readings that come closest, the best first.
    """

    page: Page | None
    likely: tuple[Page, ...] = ()


class _Reading(NamedTuple):
    worth: int
    page: Page
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
    known = pages(roots)
    for page in known.values():
        found = _read(tokens, page.codec) if page.languages else None
        if found is None:
            continue
        value = _worth(found, page, language, roots)
        if found not in readings or value > readings[found].worth:
            readings[found] = _Reading(value, readings.get(found, (0, page))[1], found)
    ranked = sorted(readings.values(), key=lambda reading: -reading.worth)
    likely = tuple(reading.page for reading in ranked[:3])
    if ranked and _is_clear(ranked) and not _is_contested(data, tokens, known, ranked[0]):
        return Verdict(ranked[0].page, likely)
    return Verdict(_Opinion(data, tokens, known).alone(), likely)


def _is_contested(
    data: bytes, tokens: Sequence[bytes], known: Mapping[str, Page], best: _Reading
) -> bool:
    """Whether chardet finds another reading far more likely than the best one."""
    pairs = [pair for pair in zip(tokens, best.tokens, strict=True) if "\ufffd" not in pair[1]]
    if len(pairs) < len(tokens):
        data = b" ".join(token for token, _ in pairs)  # a stray byte would rule the page out
    opinion = _Opinion(data, [token for token, _ in pairs], known)
    return opinion.against([new for _, new in pairs])


class _Opinion:
    """What chardet says of the same bytes, from models of more languages than there are lists."""

    def __init__(self, data: bytes, tokens: Sequence[bytes], known: Mapping[str, Page]) -> None:
        import chardet  # 40 ms, so only for what is not UTF-8

        said = chardet.detect_all(data[:_SAMPLE], ignore_threshold=True, compat_names=False)
        self._readings: dict[tuple[str, ...], float] = {}
        first = ""
        for found in said:
            codec = found["encoding"] or ""
            spoken = codec in known and known[codec].languages
            read = _read(tokens, codec, every=not spoken) if codec else None
            if read is not None and read not in self._readings:
                self._readings[read] = found["confidence"]
                first = first or codec
        self._first = known.get(first)

    def against(self, tokens: Sequence[str]) -> bool:
        """Whether another reading is far more likely."""
        most = max(self._readings.values(), default=0.0)
        return self._readings.get(tuple(tokens), 0.0) * 2 < most

    def alone(self) -> Page | None:
        """A code page for which there are no words here, if it is far more likely than others."""
        ranked = sorted(self._readings.values(), reverse=True)
        second = ranked[1] if len(ranked) > 1 else 0.0
        sure = bool(ranked) and ranked[0] >= _SURE and ranked[0] > 2 * second
        return self._first if sure and self._first and not self._first.languages else None


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
    if page.common:
        return worth_of_characters("".join(tokens), page.common)
    return worth(tokens, [spoken(code, roots) for code in _candidates(page, language, roots)])


def _candidates(page: Page, language: str, roots: tuple[Path, ...]) -> Iterator[str]:
    """The languages that a text in a code page may be in.

    English has few accents of its own, so that the names in it say more than its words.
    """
    if language in ("en", ANY) or not spoken(language, roots).alphabet:
        yield from page.languages
    else:
        yield language
