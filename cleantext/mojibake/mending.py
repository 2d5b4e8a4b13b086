"""Words that lost letters, filled with the letters that the words of the language have there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from cleantext.lexicon import primary
from cleantext.mojibake.agreement import agreement, around
from cleantext.mojibake.edges import Edges
from cleantext.mojibake.holes import QUESTION, REPLACED, Hole, Loss, Torn, is_torn
from cleantext.mojibake.sentences import Position, position
from cleantext.mojibake.unlisted import by_letters, by_parts
from cleantext.mojibake.words import AHEAD, Words

_COMMON = 50
"""So common must a word be to be told from half of its letters."""

_AGREED, _AGREED_LAST = 16, 20
"""So far ahead must the best form be where the words around it count, in tenths; so far if its
last letter is lost, on which most of the agreement rests. ``agreed.tsv`` has those of languages
of which less, or more, is known."""

_MARKS = re.compile("[?\ufffd]+")

_SHORT, _SHORT_LEAST, _SIX_LEAST = 5, 32, 28
"""Words of so few letters must be so common for no unlisted word to be as likely; those of one
letter more."""

_NORM = 10
"""A listed form counts so much more than the same in the spelling of another country."""

_SEVERAL = 1000
"""With fewer forms beyond ASCII, a language has no others."""

_UNLISTED = 13
"""A form that no list has counts so much less than the rarest that one has."""


class Mender:
    """Mends the torn words of one text."""

    def __init__(self, text: str, words: Words, own: Counter[str], torn: Sequence[Torn]) -> None:
        self._text, self._words, self._own, self._torn = text, words, own, torn
        self._edges = Edges(text, words, own, torn)
        beyond = (char for form in own for char in form if not char.isascii())
        self._letters = "".join(dict.fromkeys(words.letters + "".join(beyond)))

    @cached_property
    def _doubled(self) -> bool:
        """Whether two marks stand for the two bytes of a letter, as most marks are in pairs."""
        words = (self._text[word.start : word.end] for word in self._torn if not word.has_lead)
        runs = [len(run) for word in words for run in _MARKS.findall(word)]
        return 2 * sum(size % 2 == 0 for size in runs) > len(runs)

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
            doubled = self._doubled and not isinstance(word.pieces[0], Hole)
            merged = word.merged() if doubled else None
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
        yield from doubtful[:1] or whole

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
                best = by_letters(word, words, readings)
            return best, known
        fitting = dict.fromkeys(words.fitting(word))
        fitting.update(dict.fromkeys(f for f in own if len(f) == len(word.pieces) and word.fits(f)))
        best, known = words.best(fitting, own)
        if rivals := self._rivals(word, known):
            best = self._by_agreement(word, known, rivals)
        if best is None and not known:
            best = self._by_parts(word)
        elif best is not None and not rivals and self._is_rare(best):
            best = None
        if best is not None and word.edge and not self._edges.may_lack(best, word):
            best = None
        return best, known

    def _is_rare(self, form: str) -> bool:
        """Whether words that no list has are as likely as a short word without rivals."""
        value, size = self._words.value(form, self._own), len(form)
        if len(self._words.forms) < _SEVERAL:
            return False
        return value < (_SHORT_LEAST if size <= _SHORT else _SIX_LEAST if size == _SHORT + 1 else 0)

    def _rivals(self, word: Torn, known: Sequence[str]) -> dict[str, int]:
        """What else a word can have been that fits a listed form, and how common that counts."""
        words = self._words
        values = {form: words.value(form, self._own) for form in known}
        # Another form of a word that the text has is likely, too.
        unlisted = max(
            (values[form] - AHEAD for form in known if form in self._own),
            default=words.rarest - _UNLISTED,
        )
        siblings = (sibling for form in known for sibling in words.siblings(form))
        found = {sibling: unlisted for sibling in siblings if word.fits(sibling)}
        twins = ((twin, values[form] - _NORM) for form in known for twin in words.twins(form))
        found |= {twin: value for twin, value in twins if word.fits(twin)} | values
        return found if len(found) > 1 else {}

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
        ahead = self._ahead[isinstance(word.pieces[-1], Hole)]
        return best if first - second >= ahead and best in known else None

    @cached_property
    def _ahead(self) -> tuple[int, int]:
        """How far ahead the best form must be, and if its last letter is lost."""
        lexicon = self._words.lexicon
        own = (row[1:] for row in lexicon.table("agreed") if row[0] == primary(lexicon.language))
        return next(((int(inner), int(last)) for inner, last in own), (_AGREED, _AGREED_LAST))

    def _by_parts(self, word: Torn) -> str | None:
        """An unknown word told by its parts, if the words around it speak for no other ending."""
        best = by_parts(word, self._words)
        siblings = self._words.siblings(best) if best else ()
        rivals = dict.fromkeys((form for form in siblings if word.fits(form)), 0)
        if best is None or rivals.keys() <= {best}:
            return best
        return self._by_agreement(word, [best], rivals | {best: 0})

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
        begins = position(self._text, word.start) is Position.BEGIN
        if len(form) == 2 and not (begins or word.has_lead) and str(word.pieces[0]).isupper():
            return None  # "EÚ" or "Eú"
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


def _enough_left(form: str, word: Torn, value: int) -> bool:
    """Whether what is left of a word, so common, is enough to tell which it was."""
    if all(hole.lead for hole in word.holes):
        return True
    size, lost = len(form), len(word.holes)
    return size > 1 and (lost * 3 <= size + 2 or (lost * 2 <= size + 1 and value >= _COMMON))
