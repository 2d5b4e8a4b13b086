"""The language of a passage, for texts that are in more than one.

It is asked only about places where something is about to be changed, so that clean text
costs nothing.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from functools import cached_property

from cleantext import languages
from cleantext.document import WORD, Document, Span
from cleantext.edits import Edit
from cleantext.lexicon import ANY, alphabets, bundled, primary

Codes = tuple[str, ...]

MANY: Codes = ("mul",)
"""What BCP 47 has for several languages."""

# So many characters on either side are looked at, one reach after the other, until they
# show a language: first those of the line, and only then what is before and behind it.
_WITHIN = (100, 400)
_BEYOND = (400, 1200)
_STEP = 32
_LINE_ENDS = "\n\r"

# So many words, of so many letters and not capitalised as names are, tell by letters that a
# language does not have that they are none of its own.
_WORDS, _SHORTEST = 2, 3
_IN_ANY_WORD = string.ascii_lowercase + "'’ʼ·-"


class Passages:
    """The passages of one text.

    Args:
        prose: the text, with MASK for what is protected in it.
        language: the tag of the language that it is in on the whole.
    """

    def __init__(self, prose: str, language: str) -> None:
        self._prose = prose
        self._own = primary(language)
        self._shown: dict[Span, Codes] = {}

    @classmethod
    def of(cls, document: Document) -> Passages:
        return cls(document.prose, document.language)

    def own(self, places: Sequence[int]) -> list[bool]:
        """Which of some offsets are in the language of the text.

        Where that is not known, all of them are unless they show more than one language.
        """
        if self._own != ANY:
            return [not self.is_foreign(at) for at in places]
        shown = [set(codes) for at in places if (codes := self.languages(at))]
        return [not shown or bool(set.intersection(*shown))] * len(places)

    def is_foreign(self, at: int, *, letters: bool = True) -> bool:
        """Whether what stands around an offset is in another language than the text.

        Args:
            letters: whether letters tell it, too, where function words do not; not if it is
                letters that may be damaged.
        """
        if self._own == ANY:
            return False
        line = self._line(at)
        shown = self._within(at, line)
        open_ = not shown or (self._own in shown and len(shown) > 1)
        if letters and open_ and self._has_letters_of_another(line):
            return True
        shown = shown or self._beyond(line)
        return bool(shown) and self._own not in shown

    def spoils(self, edit: Edit) -> bool:
        """Whether an edit makes of a letter that the language around it has one that it lacks."""
        shown = self.languages(edit.start)
        if self._own in shown:
            return False
        letters = "".join(alphabets((bundled(),)).get(code, "") for code in shown)
        before = self._prose[edit.start : edit.end]
        return any(
            old.lower() in letters and new.lower() not in letters
            for old, new in zip(before, edit.text, strict=False)
            if not old.isascii()
        )

    def languages(self, at: int) -> Codes:
        """The language that shows in the function words around an offset.

        Returns:
            Its code, or those of close languages; ``mul`` where one shows before the line and
            another behind it; none where none shows.
        """
        line = self._line(at)
        return self._within(at, line) or self._beyond(line)

    def _line(self, at: int) -> Span:
        """The line of an offset, or the piece of it that is looked at."""
        prose, reach = self._prose, _WITHIN[-1]
        low, high = max(at - reach, 0), min(at + reach, len(prose))
        low = max(low, *(prose.rfind(sign, low, at) + 1 for sign in _LINE_ENDS))
        ends = (prose.find(sign, at, high) for sign in _LINE_ENDS)
        return low, min(end if end >= 0 else high for end in ends)

    def _within(self, at: int, line: Span) -> Codes:
        low, high = line
        at -= at % _STEP  # one answer for all that stands side by side
        end = at + _STEP
        return self._first((max(low, at - reach), min(high, end + reach)) for reach in _WITHIN)

    def _beyond(self, line: Span) -> Codes:
        low, high = line
        before = self._first((max(low - reach, 0), low) for reach in _BEYOND)
        behind = self._first((high, high + reach) for reach in _BEYOND)
        if not before or not behind:
            return before or behind
        return tuple(code for code in before if code in behind) or MANY

    def _first(self, spans: Iterable[Span]) -> Codes:
        """What shows in the first of some spans that leaves no choice with the own language."""
        doubtful: Codes = ()
        for span in spans:
            shown = self._in(span)
            if shown and (shown == (self._own,) or self._own not in shown):
                return shown
            doubtful = doubtful or shown
        return doubtful

    def _in(self, span: Span) -> Codes:
        if span not in self._shown:
            self._shown[span] = languages.shown(self._prose, *span)
        return self._shown[span]

    def _has_letters_of_another(self, line: Span) -> bool:
        few = self._prose[slice(*line)]
        if few.isascii() or self._letters is None:
            return False
        odd = {
            word
            for word in WORD.findall(few)
            if word.islower() and len(word) >= _SHORTEST and not self._letters.issuperset(word)
        }
        return len(odd) >= _WORDS

    @cached_property
    def _letters(self) -> frozenset[str] | None:
        """What words of the language are written with; None where that is not known."""
        letters = alphabets((bundled(),)).get(self._own)
        return None if letters is None else frozenset(letters + _IN_ANY_WORD)
