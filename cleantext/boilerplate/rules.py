"""What a boilerplate rule says, and finding the rules whose form a line has.

Lines are looked up, not searched: whole phrases in a dictionary, patterns by the
first word of the line or by a literal in it, so that the number of rules hardly
matters. A pattern is compiled when a line first asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cleantext import registry
from cleantext.boilerplate.slots import Slots
from cleantext.errors import RuleError
from cleantext.rules import Rule

Category = Literal[
    "ad", "bio", "byline", "comments", "cookie", "copyright", "credit", "dateline",
    "newsletter", "page", "related", "social", "tags", "timestamp",
]  # fmt: skip

LONGEST = 240
"""Longer lines are paragraphs (code points)."""

EVERYWHERE = frozenset({"any", "top", "bottom", "edges"})
"""The values of ``where``."""

_EDGES = " \t\u00a0\u202f•·-–—>»›→▶▸✓+|[](){}.:…!¡#&"
_STOPS = frozenset('.!?…»”"')
_QUOTES = frozenset("\"“”„«»‘'")
_DIGIT = "0"
_MARKS = 40
"""How many marks and spaces a line may have more than its phrase."""


@dataclass(eq=False, repr=False)
class LineOptions:
    """The keys of a ``boilerplate`` rule. Each rule has one of phrases, find, prefix, inline, bio.

    Attributes:
        category: the class of line, by which ``strip`` and ``flag`` choose.
        phrases: whole lines, compared without case and without marks at either end.
        find: a pattern for the whole line, with slots such as ``{names}``; named
            groups become metadata, under these keys in every language: ``author``,
            ``role``, ``agency``, ``outlet``, ``place``, ``date``, ``credit``,
            ``copyright``, ``title``, ``tag`` and ``sponsor``. Digits at the end of a
            name tell groups of one key apart. A line without groups is kept under
            its class.
        first: the first words that a line may have for ``find`` to be tried,
            lower case; ``0`` stands for a digit.
        needle: for ``find`` without ``first``, and for ``inline``: literals of
            which one must occur.
        prefix: a pattern for the beginning of a line; the rest of it stays.
        inline: a pattern for a part of a line that is taken out.
        bio: the share of sentences that must come from the word lists of the
            bio generator.
        stop: whether a line for ``find`` without ``first`` may end as a sentence does.
        longest: the longest line for which ``find`` is tried, in code points.
        where: the part of the text in which such a line is boilerplate.
        beside: only beside a line of this pattern, or a byline or date that is taken out.
        stranger: only if the author is not mentioned in the rest of the text.
        named: the line begins with ``{name}``, which is asked before the pattern is compiled.
        given: only if the author's first word is in the list ``given-names``.
        titles: the line is a heading; if nothing but titles follow it down to the
            end of the text, they are links and go with it.
    """

    category: Category
    phrases: tuple[str, ...] = ()
    find: str = ""
    first: tuple[str, ...] = ()
    needle: tuple[str, ...] = ()
    prefix: str = ""
    inline: str = ""
    bio: float = 0.0
    stop: bool = False
    longest: int = LONGEST
    where: Literal["any", "top", "bottom", "edges"] = "any"
    beside: str = ""
    stranger: bool = False
    named: bool = False
    given: bool = False
    titles: bool = False

    @property
    def knows_author(self) -> bool:
        """Whether the evidence needs the group ``author``."""
        return self.given or self.stranger


class LineRule:
    """One rule with its pattern, compiled on first use."""

    def __init__(self, rule: Rule, slots: Slots) -> None:
        self.rule = rule
        self.options: LineOptions = registry.options(rule)
        self.longest = self.options.longest
        self.needle = self.options.needle or ("",)
        self.mark = min(set.intersection(*map(set, self.needle)), default="")
        """A character that all needles have: the cheapest question to ask of a whole text."""
        self.is_weak = bool(self.options.beside) or self.options.given
        """Whether the form says little, so that other evidence must speak for the line."""
        self._slots = slots
        options = self.options
        given = [options.phrases, options.find, options.prefix, options.inline, options.bio]
        if sum(map(bool, given)) != 1:
            keys = "'phrases', 'find', 'prefix', 'inline', 'bio'"
            raise RuleError(f"{rule.where}: must have exactly one of the keys {keys}")

    @property
    def rank(self) -> tuple[int, bool, str]:
        """Which of several rules for a line is named: the safest, then the language's own."""
        order = ("safe", "unsafe", "manual")
        return order.index(self.rule.safety), self.rule.language == "und", self.rule.id

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        options = self.options
        return self._compile(options.find or options.prefix or options.inline)

    def fullmatch(self, line: str) -> re.Match[str] | None:
        """The match of the pattern with a whole line."""
        if len(line) > self.longest or (self.options.named and not begins_like_a_name(line)):
            return None
        return self.pattern.fullmatch(line)

    @cached_property
    def beside(self) -> re.Pattern[str]:
        return self._compile(self.options.beside)

    def _compile(self, source: str) -> re.Pattern[str]:
        try:
            return re.compile(self._slots.expand(source))
        except KeyError as error:
            raise RuleError(f"{self.rule.where}: there is no slot {error.args[0]!r}") from None
        except re.error as error:
            raise RuleError(f"{self.rule.where}: {error} in {source!r}") from error


class LineIndex:
    """The rules for whole lines, ready to be looked up."""

    def __init__(self, rules: Iterable[LineRule]) -> None:
        self._phrases: dict[str, list[LineRule]] = {}
        self._phrase_words: set[str] = set()
        self._first: dict[str, list[LineRule]] = {}
        self._open: list[tuple[str, LineRule]] = []
        self._closed: list[tuple[str, LineRule]] = []
        for rule in rules:
            for phrase in rule.options.phrases:
                self._phrases.setdefault(fold(phrase), []).append(rule)
                self._phrase_words.add(first_word(phrase))
            if rule.options.first:
                for word in rule.options.first:
                    self._first.setdefault(word, []).append(rule)
            elif rule.options.find:
                searched = self._closed if rule.options.stop else self._open
                searched += ((needle, rule) for needle in rule.needle)
        # How long a line may be that begins with a word.
        self._reach = {
            word: max(rule.longest for rule in self._first[word]) for word in self._first
        }
        for phrase in self._phrases:
            word = first_word(phrase)
            self._reach[word] = max(self._reach.get(word, 0), len(phrase) + _MARKS)

    def candidates(self, lines: Sequence[str]) -> dict[int, list[LineRule]]:
        """The numbers of the lines to look at, each with the rules that a literal leads to.

        This is where clean text spends its time, so that it asks all lines at once.
        """
        reach = self._reach.get
        # Nearly all lines begin with a plain word.
        found: dict[int, list[LineRule]] = {
            number: []
            for number, line in enumerate(lines)
            if len(line)
            <= reach(
                word.casefold() if (word := line.partition(" ")[0]).isalpha() else first_word(line),
                -1,
            )
        }
        headings = [line if line[-1:] not in _STOPS else "" for line in lines]
        for searched, among in ((self._closed, lines), (self._open, headings)):
            together = "\n".join(among)
            for needle, rule in [pair for pair in searched if pair[0] in together]:
                for number, line in enumerate(among):
                    if needle in line and line and len(line) <= rule.longest:
                        found.setdefault(number, []).append(rule)
        return found

    def matches(
        self,
        line: str,
        searched: Sequence[LineRule] = (),
        places: frozenset[str] = EVERYWHERE,
    ) -> Iterator[tuple[LineRule, re.Match[str] | None]]:
        """The rules whose form a line has, which comes without space around it.

        Args:
            line: not empty.
            searched: what :meth:`candidates` found for this line.
            places: the values of ``where`` that may hold; no other pattern is tried.
        """
        word = first_word(line)
        if word in self._phrase_words:
            folded = fold(line)
            phrases = self._phrases.get(folded)
            if phrases and not _is_sentence(line, folded):
                yield from ((rule, None) for rule in phrases)
        for rule in dict.fromkeys((*self._first.get(word, ()), *searched)):
            if rule.options.where in places and (match := rule.fullmatch(line)):
                yield rule, match


def begins_like_a_name(line: str) -> bool:
    """Whether a word that is not in lower case begins a line and another comes soon."""
    first, *words = line.split(" ", 4)
    if not first or first[0].islower():
        return False
    for word in words[:3]:
        if word and word[0].isalpha() and not word[0].islower():
            return True
        if not 1 <= len(word) <= 5:
            return False
    return False


def fold(line: str) -> str:
    """A line without case, runs of space and marks at either end."""
    return " ".join(line.casefold().replace("’", "'").split()).strip(_EDGES)


def first_word(line: str) -> str:
    """The word by which rules are looked up, folded; ``0`` for any that begins with a digit."""
    word = line.lstrip(_EDGES).partition(" ")[0].partition(":")[0].casefold()
    if word[:1].isdecimal():
        return _DIGIT
    return word.rstrip(_EDGES + ",;/").replace("’", "'")


def _is_sentence(line: str, folded: str) -> bool:
    """Whether a line that reads like a phrase is somebody's words after all."""
    return line[0] in _QUOTES or (" " not in folded and line[-1] in ".?!…")
