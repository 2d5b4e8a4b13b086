"""What a boilerplate rule says. A pattern is compiled when a line first asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
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

EVERYWHERE = frozenset({"any", "top", "head", "bottom", "edges"})
"""The values of ``where``."""


_WAYS = ("phrases", "find", "prefix", "inline", "bio", "repeated")


@dataclass(eq=False, repr=False)
class LineOptions:
    """The keys of a ``boilerplate`` rule. Each rule has one of phrases, find, prefix, inline, bio,
    repeated.

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
        marks: characters of which a line that may ``stop`` has one, asked before
            the needles where those are many.
        prefix: a pattern for the beginning of a line; the rest of it stays.
        inline: a pattern for a part of a line that is taken out.
        bio: the share of sentences that must come from the word lists of the
            bio generator.
        repeated: how often a line of two or more words that ends without a stop must
            stand in the text. The first one stays where it may be the headline.
        note: a pattern for the beginning of a line at the bottom, of any length. Such a
            line goes, not the one found, if its ``author`` is one of those of that line.
        stop: whether a line for ``find`` without ``first`` may end as a sentence does.
        longest: the longest line for which ``find`` is tried, in code points.
        where: the part of the text in which such a line is boilerplate: at the top or
            bottom; ``head`` is the top as far as the second sentence of the article.
        lead: the first line of the text, too, which is else no credit and no link but a headline.
        beside: only beside a line of this pattern, or a byline or date that is taken out.
        stranger: only if the author is not mentioned in the rest of the text.
        named: the line begins with ``{name}``, which is asked before the pattern is compiled.
        given: only if the author's first word is in the list ``given-names``.
        rare: only if at most so many lines of the text have the form; 0 for any number.
        least: only if at least so many lines of the text have the form.
        titles: the line is a heading; if nothing but titles follow it down to the
            end of the text, they are links and go with it.
        control: the phrases are controls of a page, and no headings whatever stands below them.
        ends: nothing of the article follows the line: if what does is short, it goes with it.
    """

    category: Category
    phrases: tuple[str, ...] = ()
    find: str = ""
    first: tuple[str, ...] = ()
    needle: tuple[str, ...] = ()
    prefix: str = ""
    inline: str = ""
    bio: float = 0.0
    repeated: int = 0
    note: str = ""
    marks: tuple[str, ...] = ()
    stop: bool = False
    longest: int = LONGEST
    where: Literal["any", "top", "head", "bottom", "edges"] = "any"
    lead: bool = False
    beside: str = ""
    stranger: bool = False
    named: bool = False
    given: bool = False
    rare: int = 0
    least: int = 0
    titles: bool = False
    control: bool = False
    ends: bool = False

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
        self.signs = _shared(self.needle)
        """A character that all needles have: the cheapest question to ask of a whole text."""
        self.is_weak = bool(self.options.beside) or self.options.given or self.options.named
        """Whether the form says little, so that other evidence must speak for the line."""
        self._slots = slots
        options = self.options
        given = (getattr(options, key) for key in _WAYS)
        if sum(map(bool, given)) != 1:
            keys = ", ".join(map(repr, _WAYS))
            raise RuleError(f"{rule.where}: must have exactly one of the keys {keys}")

    @cached_property
    def question(self) -> str:
        """An expression that matches where one of the needles is."""
        return any_of(self.needle)

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

    @cached_property
    def note(self) -> re.Pattern[str]:
        made = self._compile(self.options.note)
        for key, pattern in (("note", made), ("find", self.pattern)):
            if "author" not in pattern.groupindex:
                raise RuleError(f"{self.rule.where}: key {key!r} must have a group 'author'")
        return made

    def _compile(self, source: str) -> re.Pattern[str]:
        try:
            return re.compile(self._slots.expand(source))
        except KeyError as error:
            raise RuleError(f"{self.rule.where}: there is no slot {error.args[0]!r}") from None
        except re.error as error:
            raise RuleError(f"{self.rule.where}: {error} in {source!r}") from error


def any_of(literals: Iterable[str]) -> str:
    """An expression that matches where one of some literals is."""
    return "|".join(map(re.escape, literals))


def _shared(needles: Iterable[str]) -> tuple[str, ...]:
    """A character of print that all needles have, if there is one."""
    shared = set.intersection(*map(set, needles))
    return tuple(sorted(char for char in shared if not (char.isalnum() or char.isspace())))[:1]


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
