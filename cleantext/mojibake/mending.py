"""Words that lost letters, filled with the letters that the words of the language have there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleantext.mojibake.agreement import agreement, around
from cleantext.mojibake.edges import Edges
from cleantext.mojibake.holes import QUESTION, REPLACED, Hole, Loss, Torn, is_torn
from cleantext.mojibake.sentences import Position, position
from cleantext.mojibake.words import Words

_USUAL = 38
"""So common must a part of a word be, in tenths of a Zipf value."""

_COMMON = 50
"""So common must a word be to be told from half of its letters."""

_HEAD, _TAIL, _WITHIN = 6, 9, 2
"""So many letters must the known part of a compound have at its beginning, or at its end, where
chance hits are more; and so many between its holes and the other part."""

_AGREED, _AGREED_LAST = 16, 20
"""So far ahead must the best form be where the words around it count, in tenths; so far if its
last letter is lost, on which most of the agreement rests."""

_UNLISTED = 13
"""A form that no list has counts so much less than the rarest that one has."""


class Mender:
    """Mends the torn words of one text."""

    def __init__(self, text: str, words: Words, own: Counter[str], torn: Sequence[Torn]) -> None:
        self._text, self._words, self._own = text, words, own
        self._edges = Edges(text, words, own, torn)
        beyond = (char for form in own for char in form if not char.isascii())
        self._letters = "".join(dict.fromkeys(words.letters + "".join(beyond)))

    def mend(self, word: Torn) -> Iterator[Loss]:
        """The loss of a word, if it has one beyond doubt or can be repaired."""
        text, words = self._text, self._words
        certain = is_torn(word, words.letters)
        literal = text[word.start : word.end]
        if not certain and (literal.lower() in self._own or literal.lower() in words.tenths):
            return
        best, known = self._best(word)
        new = self._written(best, word) if best is not None else None
        if best is None and not known:
            merged = None if isinstance(word.pieces[0], Hole) else word.merged()
            new = self._elided(word) if certain or merged else None
            if new is None and merged is not None and not self._may_be_elided(word):
                found = self.mend(merged)
                yield from found if certain else (loss for loss in found if loss.text)
                return
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
                if isinstance(word.pieces[-1], Hole):
                    self._edges.letters.add(word.end)
                yield Loss(word.start, word.end, new)
                return
            if known and self._edges.is_letter(word):
                self._edges.letters.add(word.end)
            if known and self._edges.is_hole(word):
                doubtful.append(Loss(word.start, word.end, None, tuple(known)))
        whole = list(self.mend(choices[-1])) if choices[-1].holes else []
        if not whole and not doubtful and REPLACED in choices[0].holes:
            doubtful.append(Loss(choices[0].start, choices[0].end, None))
        yield from whole or doubtful[:1]

    def letters(self, found: Iterable[Loss]) -> set[int]:
        """Where letters are lost, or may be: what was repaired, and the edges that fit a word."""
        repaired = (range(loss.start, loss.end) for loss in found if loss.text is not None)
        return {place for places in repaired for place in places} | self._edges.doubtful()

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
        if rivals := self._rivals(word, known):
            best = self._by_agreement(word, known, rivals)
        if best is None and not known:
            best = _by_parts(word, words) or self._compound(word)
        if best is not None and word.edge and not self._edges.may_lack(best, word):
            best = None
        return best, known

    def _rivals(self, word: Torn, known: Sequence[str]) -> dict[str, int]:
        """What else a word can have been that fits a listed form, and how common that counts."""
        own, words = self._own, self._words
        if any(form in own for form in known):
            return {form: words.value(form, own) for form in known} if len(known) > 1 else {}
        unlisted = words.rarest - _UNLISTED
        others = (sibling for form in known for sibling in words.siblings(form))
        found = {sibling: unlisted for sibling in others if word.fits(sibling)}
        return (
            found | {form: words.forms[form] for form in known} if found or len(known) > 1 else {}
        )

    def _by_agreement(
        self, word: Torn, known: Sequence[str], rivals: Mapping[str, int]
    ) -> str | None:
        """The listed form that fits the words around it, if they and its frequency leave no doubt.

        Args:
            rivals: all that it can be, with how common each is.
        """
        places = around(self._text, word.start, word.end)
        agrees = agreement(self._words.lexicon).of
        ranked = sorted((value + agrees(form, places), form) for form, value in rivals.items())
        (second, _), (first, best) = ranked[-2:]
        ahead = _AGREED_LAST if isinstance(word.pieces[-1], Hole) else _AGREED
        return best if first - second >= ahead and best in known else None

    def _compound(self, word: Torn) -> str | None:
        """An unknown word that begins or ends with a known word, all its holes within that."""
        pieces = word.pieces
        holes = [place for place, piece in enumerate(pieces) if isinstance(piece, Hole)]
        if word.edge:
            return None
        for end in range(len(pieces) - 1, max(holes[-1] + _WITHIN, _HEAD - 1), -1):
            if known := self._part(pieces[:end]):
                return (known + "".join(map(str, pieces[end:]))).lower()
        # Where words are formed of words, fewer letters do at their end.
        compounding = "compounds" in self._words.lexicon.words("traits")
        within, tail = (1, _HEAD) if compounding else (_WITHIN, _TAIL)
        for start in range(1, min(holes[0] - within, len(pieces) - tail) + 1):
            if known := self._part(pieces[start:]):
                return ("".join(map(str, pieces[:start])) + known).lower()
        return None

    def _part(self, pieces: tuple[str | Hole, ...]) -> str | None:
        part = Torn(0, 0, pieces)
        best, _ = self._words.best(self._words.fitting(part), {})
        return best if best and self._words.forms[best] >= _USUAL else None

    def _readings(self, word: Torn) -> dict[str, str]:
        """The ways to fill the holes of a word, by what they are in small letters."""
        found = ("".join(reading) for reading in word.readings(self._letters))
        return {reading.lower(): reading for reading in found}

    def _written(self, form: str, word: Torn) -> str | None:
        """A form as it is to stand in the text; None where that is not clear."""
        if (
            not _enough_left(form, word, self._words.forms.get(form, 0))
            or self._text[word.start - 1 : word.start] == "?"
        ):
            return None
        if self._may_be_elision(form, word):
            return None
        filled = self._readings(word)[form] if word.has_lead else word.filled(form)
        new: str | None = filled
        if word.pieces[0] == QUESTION or word.pieces[0] == REPLACED:
            new = self._edges.at_start(filled, word.start, word.end)
        return new if new and (new.islower() or new.istitle() or new.isupper()) else None

    def _elided(self, word: Torn) -> str | None:
        """A word that is none with a letter, as two with an apostrophe between: ``l�autre``."""
        if not (parts := self._at_apostrophe(word)):
            return None
        head, tail = parts
        if head[0].isupper() and position(self._text, word.start) is not Position.BEGIN:
            return None  # perhaps a name
        if not any(isinstance(piece, Hole) for piece in tail):
            known = "".join(map(str, tail))
            eliding = self._words.lexicon.words("eliding-letters")
            return f"{head}’{known}" if len(known) > 1 and known[0].lower() in eliding else None
        inner = Torn(word.start + len(head) + 1, word.end, tail)
        best, _ = self._best(inner)
        rest = self._written(best, inner) if best is not None else None
        return f"{head}’{rest}" if rest else None

    def _may_be_elided(self, word: Torn) -> bool:
        """Whether some word fits what is behind the first hole, where an apostrophe can be."""
        if not (parts := self._at_apostrophe(word)):
            return False
        return bool(self._words.fitting(Torn(0, 0, parts[1])))

    def _at_apostrophe(self, word: Torn) -> tuple[str, tuple[str | Hole, ...]] | None:
        """What is before and behind the first hole, if an apostrophe can stand there."""
        at = next(place for place, piece in enumerate(word.pieces) if isinstance(piece, Hole))
        head = "".join(map(str, word.pieces[:at]))
        elided = head.lower() in self._words.lexicon.words("elisions")
        return (head, word.pieces[at + 1 :]) if elided and not word.has_lead else None

    def _may_be_elision(self, form: str, word: Torn) -> bool:
        """Whether an apostrophe is as likely to be lost: ``n?a`` is rather ``n'a`` than a word."""
        if not (parts := self._at_apostrophe(word)):
            return False
        first = next(iter(parts[1]), "")
        eliding = self._words.lexicon.words("eliding-letters")
        if isinstance(first, str) and first.lower() not in eliding:
            return False
        tail = "".join("?" if isinstance(piece, Hole) else piece for piece in parts[1])
        return self._words.shorter.get(tail.lower(), 0) >= self._words.forms.get(form, 0)


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
    left, skeleton = " ", f" {word.skeleton} "
    for place, piece in enumerate(word.pieces, 1):
        letter: str | None = piece.lower() if isinstance(piece, str) else None
        letter = letter or words.beyond.between(left, skeleton[place + 1 :])
        if letter is None:
            return None
        left += letter
    return left.strip()


def _enough_left(form: str, word: Torn, value: int) -> bool:
    """Whether what is left of a word, so common, is enough to tell which it was."""
    if all(hole.lead for hole in word.holes):
        return True
    size, lost = len(form), len(word.holes)
    return size > 1 and (lost * 3 <= size + 2 or (lost * 2 <= size + 1 and value >= _COMMON))
