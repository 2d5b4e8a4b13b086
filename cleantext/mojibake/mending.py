"""Words that lost letters, filled with the letters that the words of the language have there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from cleantext.mojibake.holes import QUESTION, REPLACED, Hole, Loss, Torn, is_torn
from cleantext.mojibake.words import Words

_FREQUENT, _USUAL, _USUAL_END = 38, 28, 33
"""Tenths of a Zipf value: so common must a word be that lost its first letter, to be no name;
so common a word or a part of one; so common one that lost its last letter, since the other
endings that it can have may be in no list."""

_OWN, _BESIDE_QUOTE = 45, 4
"""A word of the text that is in no list counts so much. One word in fifty stands beside a
quotation mark, so that a word with one is likelier than one twenty times as rare."""

_PLAIN = re.compile(r"(?<![\w?\ufffd])[a-z]+(?![\w?\ufffd])")

_PART = 6
"""So many letters must the known part of a compound have."""


class Mender:
    """Mends the torn words of one text."""

    def __init__(self, text: str, words: Words, own: Counter[str]) -> None:
        self._text, self._words, self._own = text, words, own
        beyond = (char for form in own for char in form if not char.isascii())
        self._letters = "".join(dict.fromkeys(words.letters + "".join(beyond)))
        self._plain = frozenset(_PLAIN.findall(text.lower()))

    def mend(self, word: Torn) -> Iterator[Loss]:
        """The loss of a word, if it has one beyond doubt or can be repaired."""
        text, words = self._text, self._words
        certain = is_torn(word, words.letters)
        literal = text[word.start : word.end]
        if not certain and (literal.lower() in self._own or literal.lower() in words.tenths):
            return
        best, known = self._best(word)
        merged = None if isinstance(word.pieces[0], Hole) else word.merged()
        if best is None and not known and merged is not None:
            yield from self.mend(merged)
            return
        new = self._written(best, word) if best is not None else None
        if new:
            yield Loss(word.start, word.end, new)
        elif certain:
            yield Loss(word.start, word.end, None, tuple(known))

    def mend_first(self, choices: list[Torn]) -> Iterator[Loss]:
        """The loss of a word of which it is not clear where it ends."""
        doubtful = []
        for word in choices[:-1]:
            best, known = self._best(word)
            new = self._written(best, word) if best is not None else None
            if new:
                yield Loss(word.start, word.end, new)
                return
            if known:
                doubtful.append(Loss(word.start, word.end, None, tuple(known)))
        whole = list(self.mend(choices[-1])) if choices[-1].holes else []
        yield from whole or doubtful[:1]

    def _best(self, word: Torn) -> tuple[str | None, list[str]]:
        """The form that a word was, if that is clear, and all that it can have been."""
        words, own = self._words, self._own
        if word.has_lead:
            readings = self._readings(word)
            best, known = words.best(readings, own)
            if best is None and not known and all(hole.lead for hole in word.holes):
                best = _by_letters(word, words, readings)
            return best, known
        fitting = dict.fromkeys(words.fitting(word))
        fitting.update(dict.fromkeys(f for f in own if len(f) == len(word.pieces) and word.fits(f)))
        best, known = words.best(fitting, own)
        if best is None and not known and not word.edge:
            best = _by_parts(word, words) or self._compound(word)
        if best is not None and word.edge and not self._may_lack_edge(best, word):
            best = None
        return best, known

    def _may_lack_edge(self, form: str, word: Torn) -> bool:
        """Whether a form is likelier than a shorter word beside a lost quotation mark."""
        first, last = (isinstance(word.pieces[place], Hole) for place in (0, -1))
        inner = form[first : len(form) - last]
        rival = self._words.shorter.get(inner, _OWN if inner in self._plain else 0)
        if self._words.forms.get(form, 0) < rival - _BESIDE_QUOTE:
            return False
        least = _USUAL if isinstance(word.pieces[0], Hole) else _USUAL_END
        return form in self._own or self._words.forms.get(form, 0) >= least

    def _compound(self, word: Torn) -> str | None:
        """An unknown word of which one part is a known word with all the holes."""
        pieces = word.pieces
        for cut in range(2, len(pieces) - _PART + 1):
            for head, part, tail in (
                (pieces[:cut], pieces[cut:], ()),
                ((), pieces[:-cut], pieces[-cut:]),
            ):
                if any(isinstance(piece, Hole) for piece in (*head, *tail)):
                    continue
                inner = Torn(0, 0, part)
                best, _ = self._words.best(self._words.fitting(inner), {})
                if not best or self._words.forms[best] < _USUAL:
                    continue
                if not isinstance(part[0], Hole) and not isinstance(part[-1], Hole):
                    return f"{''.join(map(str, head))}{best}{''.join(map(str, tail))}".lower()
        return None

    def _readings(self, word: Torn) -> dict[str, str]:
        """The ways to fill the holes of a word, by what they are in small letters."""
        found = ("".join(reading) for reading in word.readings(self._letters))
        return {reading.lower(): reading for reading in found}

    def _written(self, form: str, word: Torn) -> str | None:
        """A form as it is to stand in the text; None where that is not clear."""
        if not _enough_left(form, word) or self._text[word.start - 1 : word.start] == "?":
            return None
        if self._may_be_elision(form, word):
            return None
        filled = self._readings(word)[form] if word.has_lead else word.filled(form)
        new: str | None = filled
        if word.pieces[0] == QUESTION or word.pieces[0] == REPLACED:
            new = self._at_start(filled, word.start, word.end)
        return new if new and (new.islower() or new.istitle() or new.isupper()) else None

    def _may_be_elision(self, form: str, word: Torn) -> bool:
        """Whether an apostrophe is as likely to be lost: ``n?a`` is rather ``n'a`` than a word."""
        head, _, tail = "".join(
            "?" if isinstance(piece, Hole) else piece for piece in word.pieces
        ).partition("?")
        if head.lower() not in self._words.lexicon.words("elisions"):
            return False
        return self._words.shorter.get(tail.lower(), 0) >= self._words.forms.get(form, 0)

    def _at_start(self, word: str, start: int, end: int) -> str | None:
        """A word that lost its first letter, with a capital where a sentence begins.

        Elsewhere it may be a name or not, unless it is short, or frequent and among
        words that are none. No letter of ASCII was lost: "İ" was no "ı", nor "I".
        """
        before, behind = self._text[max(start - 40, 0) : start], self._text[end : end + 2]
        if _SENTENCE.search(before):
            capital = word[0].upper()
            return None if capital.isascii() else capital + word[1:]
        if word[0].upper().isascii() or not (inside := _INSIDE.search(before)):
            return None
        frequent = self._words.tenths.get(word.lower(), 0) >= _FREQUENT
        common = frequent and word.lower() not in self._words.names
        lower = inside["word"][0].islower() and not behind[1:].isupper()
        return word if len(word) < 4 or (common and lower) else None


def _by_letters(word: Torn, words: Words, readings: Mapping[str, str]) -> str | None:
    """The reading of an unknown word in which each letter is the usual one at its place."""
    for form in readings:
        bounded = f" {form} "
        places = [place for place, piece in enumerate(word.pieces) if isinstance(piece, Hole)]
        if all(
            words.usual(bounded[p], "".join(f[p] for f in readings), bounded[p + 2]) == form[p]
            for p in places
        ):
            return form
    return None


def _by_parts(word: Torn, words: Words) -> str | None:
    """An unknown word in which each letter is the one that words with such parts have."""
    pieces: list[str | Hole] = [" ", *word.pieces, " "]
    for place, piece in enumerate(pieces):
        if isinstance(piece, Hole):
            left = "".join(str(part) for part in pieces[:place]).lower()
            letter = words.alike(left, _until_hole(pieces[place + 1 :]).lower())
            if letter is None:
                return None
            pieces[place] = letter
    return "".join(str(part) for part in pieces).strip().lower()


def _until_hole(pieces: list[str | Hole]) -> str:
    parts = []
    for piece in pieces:
        if isinstance(piece, Hole):
            break
        parts.append(piece)
    return "".join(parts)


_SENTENCE = re.compile(r"(?:\A|\n|(?<=\w{4})\.\s|[!…]\s|[.!…][\"»”’)\]]+\s)[\s\"«“„(¿¡–—-]*\Z")
_INSIDE = re.compile(r"(?P<word>[\w?\ufffd]+)[,;]? \Z")


def _enough_left(form: str, word: Torn) -> bool:
    """Whether what is left of a word is enough to tell which it was."""
    if all(hole.lead for hole in word.holes):
        return True
    return len(form) > 1 and len(word.holes) * 3 <= len(form) + 2
