"""Asides in typed hyphens: `` -so- `` becomes what the language sets, —so— or – so –.

A hyphen means many things, so a pair is converted only where a sentence has
exactly one, opened after a space and closed before a space or a mark. Lists of
names, routes, scores, suspended compounds (Ober- und Unterstufe) and dialogue,
where a dash stands at the beginning of the line, are none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Stage
from cleantext.lexicon import Lexicon
from cleantext.patterns import expressions
from cleantext.rules import Rule

_LONGEST = 300
"""Code points; what is longer is not an aside but a hyphen somewhere far away."""

_SUSPENDING = "suspending-words"
"""Word list: what joins suspended compounds, before `` -lehrer`` or after ``Ober- ``."""

_SENTENCE_END = r"""\n|[.!?…][»”"')\]]*\s+(?=["«“„'¿¡(\[]*[\p{Lu}])"""
_DIALOGUE = r"""[^\S\n]*["'«»“”„]{0,2}[-–—]"""
_WORD = r'(?=[^\W\d_]|[«“"„¿¡][^\W\d_])'
_GLUED = (
    r"(?P<mark>MARK)(?<![-–—]MARK)(?![-–—])(?:"
    rf"(?<= MARK)(?P<open>){_WORD}"
    r'|(?<=[\w.…!?»”")%]MARK)(?P<close>)(?=[ ,;:.?!)]))'
)
_APART = (
    r"(?P<mark>MARK)(?<=\S MARK)(?=[ ,])(?:"
    r"(?<=[^\W\d_] MARK|[,)»”] MARK)(?:(?P<open>)(?= [\p{Ll}])|(?P<close>)(?=,))|(?P<other>))"
)


@dataclass(eq=False, repr=False)
class AsidesOptions:
    """The keys of an ``asides`` rule.

    Attributes:
        dash: the mark of the language.
        spaced: whether it has a space inside, too (– so –), or is glued (—so—).
        glued: what is typed for it without a space inside: `` -so- ``.
        apart: what is typed for it with a space on either side: `` - so - ``;
            then the aside must be of several words and begin, like the text
            after it, with a small letter.
    """

    dash: str
    spaced: bool = False
    glued: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


class AsidesFixer(registry.Fixer):
    """Converts the one pair of typed hyphens of a sentence."""

    stage: ClassVar[Stage] = Stage.PUNCTUATION
    local: ClassVar[bool] = True
    Options: ClassVar[type] = AsidesOptions

    @cached_property
    def _typed(self) -> Sequence[_Typed]:
        return [
            _Typed(rule, self.lexicon, mark, glued)
            for rule in self.rules
            for glued, marks in ((True, _options(rule).glued), (False, _options(rule).apart))
            for mark in marks
        ]

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return [(typed.gate,) for typed in self._typed]

    def check(self, document: Document) -> Iterable[Finding]:
        prose = document.prose
        if any(opening.search(prose) for opening in self._openings):
            for typed in self._typed:
                if typed.needle in prose:
                    yield from typed.findings(prose)

    @cached_property
    def _openings(self) -> list[re.Pattern[str]]:
        """Find a mark that could open an aside: one search for each first character.

        A search for one rare character and a look around it costs a tenth of a
        search for a class of characters, and half of one for two characters.
        """
        rests: dict[str, list[str]] = {}
        for typed in self._typed:
            rests.setdefault(typed.mark[0], []).append(re.escape(typed.mark[1:]) + typed.behind)
        return [
            expressions.compile(f"{re.escape(first)}(?<= .)(?:{'|'.join(each)})")
            for first, each in rests.items()
        ]


class _Typed:
    """One way to type the dash of a rule: a mark, glued to the aside or apart from it."""

    def __init__(self, rule: Rule, lexicon: Lexicon, mark: str, glued: bool) -> None:
        self.needle = f" {mark}" if glued else f" {mark} "
        self.behind = _WORD if glued else r"(?= [\p{Ll}])"
        self.gate = f" {re.escape(mark)}" + (r"[\w«“\"„¿¡]" if glued else r" [\p{Ll}]")
        self.mark = mark
        self._rule = rule
        self._options = _options(rule)
        self._lexicon = lexicon
        self._glued = glued

    def findings(self, prose: str) -> Iterator[Finding]:
        rule = self._rule
        for first, second in self._pairs(prose):
            if self._is_aside(prose, first, second):
                edits = self._edits(prose, first, second)
                if edits:
                    start, end = first.start(), second.end()
                    yield Finding(rule.id, start, end, rule.message, edits, rule.safety)

    def _pairs(self, prose: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
        """The two marks of each sentence that has exactly two, outside of dialogue."""
        sentence: list[re.Match[str]] = []
        at = 0
        dialogue = bool(self._dialogue.match(prose))
        for match in self._marks.finditer(prose):
            if self._sentence_end.search(prose, at, match.start() + 1):
                if len(sentence) == 2:
                    yield sentence[0], sentence[1]
                sentence = []
                line = prose.rfind("\n", at, match.start()) + 1
                dialogue = bool(self._dialogue.match(prose, line)) if line else dialogue
            at = match.end()
            if not dialogue:
                sentence.append(match)
        if len(sentence) == 2:
            yield sentence[0], sentence[1]

    def _is_aside(self, prose: str, first: re.Match[str], second: re.Match[str]) -> bool:
        kinds = first.lastgroup, second.lastgroup
        inside = prose[first.end() : second.start()]
        if len(inside) > _LONGEST or (" " not in inside and "-" in inside):
            return False
        if not _is_whole(inside):
            return False
        if not self._glued:
            return kinds in (("open", "open"), ("open", "close")) and " " in inside.strip()
        before = re.search(r"(\w+) \Z", prose[max(first.start() - 30, 0) : first.start()])
        after = re.match(r" (\w+)", prose[second.end() : second.end() + 30])
        around = {match[1].lower() for match in (before, after) if match}
        return kinds == ("open", "close") and around.isdisjoint(self._suspending)

    def _edits(self, prose: str, first: re.Match[str], second: re.Match[str]) -> tuple[Edit, ...]:
        """Both marks with the spaces inside that the language sets; none at a sentence's end.

        A spaced dash is left out before a full stop, and that is for a person to decide.
        """
        dash = self._options.dash
        inner = " " if self._options.spaced else ""
        if inner and prose[second.end() : second.end() + 1] not in (" ", ","):
            return ()
        typed_inner = 0 if self._glued else 1
        left, right = first.end() + typed_inner, second.start() - typed_inner
        edits = (
            Edit.within(prose, first.start(), left, dash + inner),
            Edit.within(prose, right, second.end(), inner + dash),
        )
        return tuple(edit for edit in edits if edit.start < edit.end or edit.text)

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        kind = (_GLUED if self._glued else _APART).replace("MARK", re.escape(self.mark))
        return expressions.compile(kind)

    @cached_property
    def _dialogue(self) -> re.Pattern[str]:
        return expressions.compile(_DIALOGUE)

    @cached_property
    def _sentence_end(self) -> re.Pattern[str]:
        return expressions.compile(_SENTENCE_END)

    @cached_property
    def _suspending(self) -> frozenset[str]:
        return self._lexicon.words(_SUSPENDING)


def _is_whole(text: str) -> bool:
    """Whether no quotation and no bracket is opened or closed alone: an aside lies in one of them.

    Of curly and straight marks, which one opens depends on the language, so they are counted.
    """
    alike = all(text.count(one) == text.count(other) for one, other in ("«»", "()", "[]"))
    return alike and not any(sum(map(text.count, marks)) % 2 for marks in ("„“”", '"'))


def _options(rule: Rule) -> AsidesOptions:
    options: AsidesOptions = registry.options(rule)
    return options
