"""Words told from their rivals by the words around them.

Slovak ``nov?`` can be ``nová``, ``nové`` or ``nový``; the noun behind it tells, by its
ending, and so does a preposition before it. ``agreement.tsv`` says how much likelier each
word or ending is for each word or ending beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cleantext.lexicon import Lexicon

_REACH = 60
"""So far do we look for the words beside."""

_FAR, _ENDING, _LONGEST = 2, 3, 4
"""So many words on either side count; so many letters of them; so many of the word itself."""

_WORD = re.compile(
    r"[^\W\d_?\ufffd](?:[^\W\d_]|[?\ufffd](?=[^\W\d_]))*[?\ufffd]?['’]?|[?\ufffd]|\d+|[^\w\s]"
)
_BEYOND = re.compile("[^\x00-\x7f]|\ufffd")

_STOPS = frozenset(".!…")
_BEGIN, _END = "^", "$"


def neighbour_words(line: str) -> Iterator[tuple[str, str]]:
    """The words and marks of a line as the list has them, each as it is, too.

    Args:
        line: a line of text, damaged or not; letters beyond ASCII count as lost.
    """
    for match in _WORD.finditer(line):
        word = match[0].lower()
        yield ("0" if word[0].isdigit() else _BEYOND.sub("?", word)), word


def parts(form: str) -> Iterator[str]:
    """A form and its endings that have a letter beyond ASCII, as the list has them."""
    for size in range(1, min(_LONGEST, len(form) - 1) + 1):
        if not form[-size:].isascii():
            yield f"-{form[-size:]}"
    yield form


def places(before: Sequence[str], behind: Sequence[str]) -> Iterator[str]:
    """What stands around a word, as the list has it.

    Args:
        before: the words and marks before it in its sentence, the nearest last, as
            `neighbour_words` has them.
        behind: the same behind it, the nearest first.
    """
    for sign, words, bound in (("<", before[::-1], _BEGIN), (">", behind, _END)):
        for far, word in enumerate((*words[:_FAR], bound)[:_FAR], 1):
            where = sign * far
            yield f"{where}{word}"
            if word[0].isalpha() or word[0] == "?":
                for size in range(1, min(_ENDING, len(word) - 1) + 1):
                    yield f"{where}-{word[-size:]}"


def around(text: str, start: int, end: int) -> list[str]:
    """The same for what stands at ``start:end``."""
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    before = [word for word, _ in neighbour_words(text[low:start])]
    stop = max((at for at, word in enumerate(before) if word in _STOPS), default=-1)
    behind = [word for word, _ in neighbour_words(text[end : end + _REACH].partition("\n")[0])]
    last = next((at for at, word in enumerate(behind) if word in _STOPS), len(behind) - 1)
    return list(places(before[stop + 1 :], behind[: last + 1]))


@dataclass(eq=False, slots=True)
class Agreement:
    """How forms agree with what stands around them, in tenths of a decimal logarithm.

    Attributes:
        weights: by place and by part of a form.
    """

    weights: Mapping[str, Mapping[str, int]]

    def of(self, form: str, places: Sequence[str]) -> int:
        """How much likelier a form is between other words than its rivals elsewhere are."""
        found = [self.weights[place] for place in ("", *places) if place in self.weights]
        own = list(parts(form))
        return sum(listed.get(part, 0) for listed in found for part in own)


@cache
def agreement(lexicon: Lexicon) -> Agreement:
    """What the list of a language says; nothing where it has none."""
    weights = {}
    for place, *values in lexicon.table("agreement"):
        pairs = (value.split(" ") for value in values)
        weights[place] = {part: int(tenths) for tenths, *shared in pairs for part in shared}
    return Agreement(weights)
