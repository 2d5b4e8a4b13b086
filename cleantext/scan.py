r"""One look at a text that tells which fixers can have work in it.

A fixer says by its *gates* what stands in every text in which it finds something. The
gates of all fixers of a language become one automaton, which goes over the bytes of a text
once, however many gates there are: a new rule costs nothing on text that it cannot match.

RE2 (https://github.com/google/re2) makes the automaton. Its expressions look around nowhere
and know no backreferences; classes such as ``\s`` mean in gates what they mean in Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

import re2

from cleantext.document import Document, Span
from cleantext.pieces import pieces
from cleantext.registry import Fixer, Stages

_MEMORY = 1 << 26
"""So many bytes may the states take that texts have led to; beyond that they are made again."""

_KEPT = 1 << 10

_END = r"\z"
"""Matches in every text, where it costs nothing on the way."""

_UNICODE = {
    "s": r"\t-\r\x1c-\x20\x85\xa0\x{1680}\x{2000}-\x{200a}"
    r"\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}",
    "d": r"\p{Nd}",
    "w": r"\p{L}\p{N}_",
}
"""What Python means by the classes that RE2 takes for those of ASCII."""

_ANY_LENGTH = re.compile(r"(?<!\\)[*+]")
"""In an expression that may match more than a piece of a large text has."""

_TOKEN = re.compile(
    r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([sdwSDW])|\\.?|[\[\]]|[^\\\[\]]+", re.DOTALL
)


def made(stages: Stages) -> Callable[[Document], Stages]:
    """What tells of a document which of some fixers, by stage, may find something in it."""
    try:
        return Scan(stages).awake
    except re2.error:
        return lambda document: stages


class Scan:
    """The gates of some fixers, compiled.

    Args:
        stages: the fixers; one without gates, or with one that RE2 cannot compile, is always
            asked.

    Raises:
        re2.error: if the gates together are more than the memory holds.
    """

    def __init__(self, stages: Stages) -> None:
        options = re2.Options()
        options.never_capture, options.log_errors = True, False
        options.max_mem = _MEMORY
        self._stages = stages
        self._set = re2.Set.SearchSet(options)
        self._numbers: dict[str, int] = {}
        self._gates = {id(fixer): self._read(fixer) for fixer in chain.from_iterable(stages)}
        for fixer in chain.from_iterable(stages):
            for question in fixer.questions:
                self._number(question)
        self._set.Add(_END)
        self._set.Compile()
        self._lap = max(map(len, self._numbers), default=0)
        self._unbounded = {n for e, n in self._numbers.items() if _ANY_LENGTH.search(e)}
        # What matches in one text matches in many.
        self._opened = lru_cache(maxsize=_KEPT)(self._open)

    def _read(self, fixer: Fixer) -> list[frozenset[int]]:
        """For each gate the numbers of its expressions; an empty one is always open."""
        gates = fixer.gates
        if gates is None:
            return [frozenset()]
        try:
            return [frozenset(map(self._number, gate)) for gate in gates]
        except (re2.error, ValueError):
            return [frozenset()]

    def _number(self, expression: str) -> int:
        if expression not in self._numbers:
            self._numbers[expression] = self._set.Add(in_re2(expression))
        return self._numbers[expression]

    def awake(self, document: Document) -> Stages:
        """The fixers that may find something in the prose of a document.

        The document is told what the scan rules out.
        """
        prose = document.prose
        spans = list(pieces(prose))
        raws, found = document.raws, set[int]()
        if len(spans) > 1:
            raws = self._overlapping(prose, spans)
            found |= self._unbounded  # what stands in two pieces neither of them shows
        for raw in raws:
            matching = self._set.Match(raw)
            if not matching:  # not even what always does: RE2 has run out of memory
                return self._stages
            found.update(matching)
        stages, document.ruled_out = self._opened(frozenset(found))
        return stages

    def _overlapping(self, prose: str, spans: Iterable[Span]) -> Iterator[bytes]:
        """The pieces in UTF-8, each with as much of its neighbours as a gate is long."""
        for start, end in spans:
            piece = prose[max(start - self._lap, 0) : end + self._lap]
            yield piece.encode("utf-8", "surrogatepass")

    def _open(self, found: frozenset[int]) -> tuple[Stages, frozenset[str]]:
        """The fixers with an open gate, and the expressions that do not match."""
        stages = [
            [fixer for fixer in stage if any(gate <= found for gate in self._gates[id(fixer)])]
            for stage in self._stages
        ]
        return stages, frozenset(e for e, number in self._numbers.items() if number not in found)


def in_re2(expression: str) -> str:
    """An expression in Python's syntax in that of RE2, which writes code points otherwise.

    Raises:
        ValueError: if a class says what is not in another one, which RE2 has no word for.
    """
    inside = False
    parts = []
    for token in _TOKEN.finditer(expression):
        point, name = token[1] or token[2], token[3]
        if point:
            parts.append(f"\\x{{{point}}}")
        elif name and name.islower():
            parts.append(_UNICODE[name] if inside else f"[{_UNICODE[name]}]")
        elif name and not inside:
            parts.append(f"[^{_UNICODE[name.lower()]}]")
        elif name:
            raise ValueError(f"\\{name} in a class")
        else:
            parts.append(token[0])
        inside = token[0] == "[" or (inside and token[0] != "]")
    return "".join(parts)
