"""What ftfy makes of a line, and where that differs from the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from cleantext.edits import Edit

if TYPE_CHECKING:
    from ftfy import ExplanationStep, TextFixerConfig

_ANCHOR = re.compile(r"[\x00-\x1f!->@-\x7f]+")
"""What no wrong reading changes: ASCII, but for what may stand for a lost byte."""

_PRINT = frozenset("»«”“’‘„‚›‹…–—™®©°²³¹º·•¿¡\xa0")
_PROOF = 3
"""So many signs that are no print do not follow their leads by chance, with nothing else."""

_PAGES = {"latin-1": "Windows-1252", "iso-8859-2": "ISO-8859-2"}
_STEPS = {
    "restore_byte_a0": "a no-break space in it that became a space",
    "replace_lossy_sequences": "a byte of it that was lost",
    "decode_inconsistent_utf8": "UTF-8 read in another encoding",
}


@dataclass(frozen=True)
class Reading:
    """A line, or a piece of one, with what ftfy makes of it and how."""

    piece: str
    fixed: str
    steps: Sequence[ExplanationStep]

    @cached_property
    def is_certain(self) -> bool:
        """Whether one code page explains all of the line, and much that nobody prints."""
        signs = [x for x in self.piece if x > "\x7f" and not x.isalpha() and x not in _PRINT]
        far = {char for char in self.fixed if char > "\u07ff"}  # three bytes and more
        return self.is_whole and (len(signs) >= _PROOF or len(far) >= _PROOF)

    @property
    def is_whole(self) -> bool:
        return bool(self.steps) and self.steps[0].action == "encode"

    @property
    def pages(self) -> frozenset[str]:
        """The code pages that did the damage, by ftfy's names."""
        return frozenset(step.parameter for step in self.steps if step.action == "encode")

    @cached_property
    def account(self) -> str:
        """How the damage came about, in the words of the other repairs, outermost first."""
        told = []
        for step in self.steps:
            if step.action == "encode":
                page = step.parameter.removeprefix("sloppy-").replace("windows", "Windows")
                told.append(f"UTF-8 read as {_PAGES.get(page, page)}")
            elif step.parameter in _STEPS:
                told.append(_STEPS[step.parameter])
        twice = {label: f"{label}, twice" for label in told if told.count(label) == 2}
        return " and ".join(twice.get(label, label) for label in dict.fromkeys(told))

    def stretches(self) -> Iterator[tuple[Edit, int]]:
        """Where the two differ, by the ASCII that they share; each with its place in ``fixed``."""
        pairs = [list(_ANCHOR.finditer(text)) for text in (self.piece, self.fixed)]
        if [match[0] for match in pairs[0]] != [match[0] for match in pairs[1]]:
            return
        ends = zip(*([0, *(x for m in found for x in m.span())] for found in pairs), strict=True)
        bounds = [*ends, (len(self.piece), len(self.fixed))]
        for left, (end, till) in zip(bounds[::2], bounds[1::2], strict=True):
            at, there = left
            olds, news = self.piece[at:end].split(" "), self.fixed[there:till].split(" ")
            if len(olds) != len(news):
                olds, news = [self.piece[at:end]], [self.fixed[there:till]]
            for old, new in zip(olds, news, strict=True):
                if old != new:
                    yield Edit(at, at + len(old), new), there
                at += len(old) + 1
                there += len(new) + 1


def ask(piece: str) -> Reading:
    """Hand a text to ftfy, in one piece."""
    import ftfy

    fixed, steps = ftfy.fix_and_explain(piece, _config())
    return Reading(piece, fixed, steps or ())


@cache
def _config() -> TextFixerConfig:
    """Mojibake and nothing else; what changes print is for other rules, or for nobody."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
