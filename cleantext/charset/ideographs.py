"""Chinese, Japanese and Korean that was read as Latin letters, and UTF-8 that was read as GBK.

``ÖÐ¹ú¹ú¼Ò`` for 中国国家, ``涓浗`` for 中国, ``鈥檚`` for ’s. Two bytes, or three, made a
character; whether they did is told by what the characters would be: nine in ten of any text
are among the fifteen hundred commonest, and of noise not one in three is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleantext.charset.pages import Page, pages
from cleantext.charset.weigh import MARKS, frequent
from cleantext.document import Span
from cleantext.edits import Edit
from cleantext.mojibake.codepages import PAGES as CODE_PAGES
from cleantext.mojibake.evidence import used

_WRONG = CODE_PAGES[0]
_HIGH = "".join(re.escape(chr(code)) for code in _WRONG.to_byte if code >= 0x80)
DENSE = re.compile(f"[{_HIGH}]{{4,}}")
"""So many characters of Windows-1252 beyond ASCII side by side are no word of Latin letters."""

_STRETCH = re.compile(f"[\\t -~{_HIGH}]+")

_FEWEST, _SHARE, _AHEAD = 4, 0.85, 0.6
"""So many characters must a text come to, this share of them be frequent, and in any other
reading less than that."""


def of_latin(text: str, roots: tuple[Path, ...]) -> tuple[Edit, ...]:
    """The edits that turn such Latin letters back; none unless nearly all of them can be.

    Each carries the name of the damage in place of a rule id.
    """
    runs = DENSE.findall(text)
    if sum(_decoded(run, "utf-8") is not None for run in runs) * 4 > len(runs):
        return ()  # letters of UTF-8 one by one, doubled as in "jäääär"
    dense = [match[0] for match in _STRETCH.finditer(text) if DENSE.search(match[0])]
    found = [(_share(dense, page), page) for page in pages(roots).values() if page.common]
    (best, page), (second, _) = sorted(found, key=lambda pair: pair[0], reverse=True)[:2]
    if best < _SHARE or second > _AHEAD:
        return ()
    return tuple(_edits(text, page))


def _edits(text: str, page: Page) -> Iterator[Edit]:
    label = (f"{page.label} read as {_WRONG.label}",)
    for match in _STRETCH.finditer(text):
        new = None if match[0].isascii() else _decoded(match[0], page.codec)
        if new is not None and (DENSE.search(match[0]) or page.common.issuperset(_beyond(new))):
            yield Edit.within(text, *match.span(), new, label)


def _decoded(stretch: str, codec: str) -> str | None:
    try:
        return stretch.translate(_WRONG.to_byte).encode("latin-1").decode(codec)
    except UnicodeDecodeError:
        return None


def _share(dense: Sequence[str], page: Page) -> float:
    """Which share of the characters that a reading makes are frequent; those of marks do not count.

    0 where it cannot read one stretch in ten, or makes too few to tell.
    """
    texts = [new for stretch in dense if (new := _decoded(stretch, page.codec)) is not None]
    beyond = _beyond("".join(texts))
    if len(beyond) < _FEWEST or len(texts) * 10 < len(dense) * 9:
        return 0.0
    return sum(char in page.common for char in beyond) / len(beyond)


def _beyond(text: str) -> list[str]:
    return [char for char in text if not char.isascii() and char not in MARKS]


_IDEOGRAPH = "\u3400-\u9fff\ue000-\uf8ff"
_RUN = re.compile(f"[{_IDEOGRAPH}€]*[{_IDEOGRAPH}][{_IDEOGRAPH}€]*[A-Za-z]?")


def of_gbk(text: str, roots: tuple[Path, ...]) -> Iterator[Edit]:
    """The edits that turn UTF-8 read as GBK back; none if a run of ideographs is not that."""
    edits = []
    common = frequent("zh", roots)
    for match in _RUN.finditer(text):
        found = _as_gbk(match[0])
        if found is None and text[match.end() : match.end() + 1] == "\ufffd":
            continue  # of what was damaged once more, nobody can tell the rest
        if found is None:
            return
        new, kept = found
        run = match[0][: len(match[0]) - kept]
        if not _is_better(run, new, common):
            return
        span = (match.start(), match.end() - kept)
        edits.append(Edit.within(text, *span, new, ("UTF-8 read as GBK",)))
    if len(edits) > 1 or any(len(edit.text) > 2 for edit in edits):
        yield from edits


def _as_gbk(run: str) -> tuple[str, int] | None:
    """What a run was, and how many of its last letters are no part of it."""
    for kept in (0, 1) if run[-1].isascii() else (0,):
        try:
            return run[: len(run) - kept].encode("gb18030").decode("utf-8"), kept
        except UnicodeError:
            continue
    return None


def _is_better(run: str, new: str, common: frozenset[str]) -> bool:
    """Whether ideographs are likelier what they would be than what they are."""
    if not new or not used("".join(char for char in new if not char.isascii())):
        return False
    ideographs = [char for char in new if char >= "\u3400"]
    if not ideographs:
        return True
    before = sum(char in common for char in run) / len(run)
    after = sum(char in common for char in ideographs) / len(ideographs)
    return after >= _SHARE and before < _AHEAD


def spans_of_loss(text: str) -> Iterator[Span]:
    """Where U+FFFD stood in UTF-8 that was read as GBK: nobody knows what it was."""
    for match in re.finditer("(?:锟斤拷)+", text):
        yield match.span()
