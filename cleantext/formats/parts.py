r"""A stretch of a file that is repaired on its own, and how it is written back.

A Markdown file is a body and some front-matter strings, a JSON file is strings
and nothing else. Each is a text of its own: the first line of an article is the
first line of the body, not of the file, and a title in JSON may be written with
escapes that no rule should have to know. So a format hands out *parts*: what a
part says (``text``), where it stands, and a :class:`Patch` that decodes what
stands there into what it says. That one patch carries findings back to the file,
and edits too: only the characters that a repair changes are written anew, and
all others keep the spelling they had (``\u00e9`` stays ``\u00e9``).

The alternatives were to let rules see escapes, which breaks words apart, or to
parse, change and dump the file, which rewrites what nobody asked to change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from cleantext.document import Span
from cleantext.edits import Edit, Patch


def _as_is(text: str) -> str:
    return text


class Spelling(NamedTuple):
    """How a format writes text at one place.

    Attributes:
        escape: what to write for new characters between old ones.
        read: what a raw stretch says; None where it is not well formed.
        quote: a raw stretch that says a whole text, for when escaping is not enough.
    """

    escape: Callable[[str], str] = _as_is
    read: Callable[[str], str | None] = _as_is
    quote: Callable[[str], str | None] = _as_is


AS_IS = Spelling()
UNCODED = Patch()


class Part(NamedTuple):
    """One text in a file.

    Attributes:
        start, end: where it stands in the file.
        text: what it says there.
        decode: from the raw stretch to ``text``; offsets count from ``start``.
        format: what protects its markup, such as ``markdown-body``.
        language: its language where the file says so.
        group: parts of one article have the same number; they share a language.
        spelling: how changes are written back.
    """

    start: int
    end: int
    text: str
    decode: Patch = UNCODED
    format: str = "plain"
    language: str | None = None
    group: int = 0
    spelling: Spelling = AS_IS

    def to_file(self, offset: int) -> int:
        """Where an offset of ``text`` is in the file."""
        return self.start + self.decode.to_source(offset)

    def write(self, patch: Patch, file: str) -> tuple[Edit, ...]:
        """A patch of ``text`` as edits of the file.

        Where the changed characters cannot be written in place, the whole part
        is written anew; where not even that says what it should, nothing is.
        """
        if not patch:
            return ()
        if self.spelling is AS_IS:
            return tuple(self._move(edit, edit.text) for edit in patch)
        wanted = patch.apply(self.text)
        edits = self._in_place(patch, file, wanted)
        return edits or self._anew(patch, file, wanted)

    def _move(self, edit: Edit, text: str) -> Edit:
        return Edit(self.to_file(edit.start), self.to_file(edit.end), text, edit.rules)

    def _in_place(self, patch: Patch, file: str, wanted: str) -> tuple[Edit, ...]:
        try:
            moved = Patch(self._move(edit, self.spelling.escape(edit.text)) for edit in patch)
        except ValueError:  # two edits inside what is one escape in the file
            return ()
        ahead = Patch(Edit(e.start - self.start, e.end - self.start, e.text) for e in moved)
        says = self.spelling.read(ahead.apply(file[self.start : self.end]))
        return moved.edits if says == wanted else ()

    def _anew(self, patch: Patch, file: str, wanted: str) -> tuple[Edit, ...]:
        raw = self.spelling.quote(wanted)
        if raw is None or self.spelling.read(raw) != wanted:
            return ()
        rules = tuple(sorted({rule for edit in patch for rule in edit.rules}))
        return (Edit.within(file, self.start, self.end, raw, rules),)


def outside(spans: Iterable[Span], length: int) -> list[Span]:
    """What sorted, disjoint spans leave of a text."""
    gaps = []
    at = 0
    for start, end in spans:
        if start > at:
            gaps.append((at, start))
        at = end
    if at < length:
        gaps.append((at, length))
    return gaps


def union(*groups: Iterable[Span]) -> list[Span]:
    """Sorted, disjoint spans that cover what any of these spans cover."""
    merged: list[Span] = []
    for start, end in sorted(span for group in groups for span in group):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
