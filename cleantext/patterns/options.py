"""The keys of a pattern rule, and of the settings of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from cleantext.errors import nearest
from cleantext.patterns import expressions, hints


@dataclass(eq=False, repr=False)
class PatternOptions:
    r"""The keys of a ``pattern`` rule.

    Expressions are those of :mod:`cleantext.patterns.expressions`.

    Attributes:
        find: what is wrong.
        replace: the replacement, with ``\1`` or ``\g<name>`` for groups; a
            rule without one is a flag.
        needle: literals of which one must occur for ``find`` to be able to match;
            where none occurs, the expression is not even tried.
        hint: what must stand somewhere in the line for ``find`` to be able to match,
            one of several: a mark that is rare in clean text, in parentheses, between
            what is before and behind it (:mod:`cleantext.patterns.hints`).
            ``find`` then looks no further than three characters into the next line.
        before: an expression that must match a piece of the line that ends
            where the match begins.
        not_before: an expression that must not.
        listed: for a group of ``find`` or ``before``, the word lists of which
            one must hold what it matched, as it is written or in small letters,
            a full stop at its end aside.
        unlisted: the same for lists that must not hold it; a group that took
            no part in the match is in no list.
        in_text: whether the match must stand in running text, rather than in code
            or between two columns (:mod:`cleantext.patterns.prose`).
        switch: the setting without which the rule is off.
    """

    find: str
    replace: str | None = None
    needle: tuple[str, ...] = ()
    hint: tuple[str, ...] = ()
    before: str | None = None
    not_before: str | None = None
    listed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlisted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_text: bool = False
    switch: str | None = None

    @cached_property
    def expression(self) -> re.Pattern[str]:
        return expressions.compile(self.find)

    @cached_property
    def line_before(self) -> re.Pattern[str] | None:
        return expressions.compile(f"(?:{self.before})\\Z") if self.before else None

    @cached_property
    def not_line_before(self) -> re.Pattern[str] | None:
        return expressions.compile(f"(?:{self.not_before})\\Z") if self.not_before else None

    @cached_property
    def hints(self) -> tuple[hints.Hint, ...]:
        """The hints, one for each mark."""
        return tuple(one for hint in self.hint for one in hints.read(hint))

    @cached_property
    def scanner(self) -> re.Pattern[str]:
        return hints.scanner(self.hints)

    def verify(self) -> None:
        """Look at what is read only when a text needs it.

        Raises:
            ValueError: naming the key.
        """
        groups: set[str] = set()
        for key, part in (
            ("find", "expression"),
            ("before", "line_before"),
            ("not-before", "not_line_before"),
            ("hint", "scanner"),
        ):
            try:
                expression = getattr(self, part)
            except (re.error, ValueError) as error:
                raise ValueError(f"key {key!r}: {error}") from error
            groups |= set(expression.groupindex) if expression else set()
        try:
            self.expression.sub(self.replace or "", "")
        except (re.error, IndexError) as error:
            raise ValueError(f"key 'replace': {error}") from error
        if unknown := {*self.listed, *self.unlisted} - groups:
            raise ValueError(f"keys 'listed' and 'unlisted': no group is called {min(unknown)!r}")
        known = [item.name for item in fields(PatternSettings)]
        if self.switch and self.switch not in known:
            hint = nearest(self.switch, known)
            raise ValueError(f"key 'switch': there is no setting {self.switch!r}{hint}")


@dataclass(frozen=True)
class PatternSettings:
    """The keys of ``[tool.cleantext.pattern]``: house styles, all off unless asked for.

    Attributes:
        french_spaces: no-break spaces before ``: ; ! ?`` in French.
        percent_space: a no-break space between number and ``%`` where the
            authority of the language asks for it (es, fr, de, ca, ru).
    """

    french_spaces: bool = False
    percent_space: bool = False
