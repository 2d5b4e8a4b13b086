"""From the kind of a rule to the fixer that runs it.

A new built-in fixer is one line in ``_BUILT_IN``. Another package adds a kind
with an entry point in the group ``cleantext.fixers``; it is looked up only when
a rule names a kind that is not built in, so that nobody pays for the scan.
"""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar, cast

from cleantext.document import Document
from cleantext.errors import RuleError, nearest
from cleantext.findings import Finding, Stage
from cleantext.lexicon import Lexicon
from cleantext.rules import Rule
from cleantext.schema import build

_GROUP = "cleantext.fixers"

Gate = tuple[str, ...]
"""Expressions for :mod:`cleantext.scan`; where each of them matches, the gate is open."""

_BUILT_IN = {
    "asides": "cleantext.fixers.asides:AsidesFixer",
    "boilerplate": "cleantext.fixers.boilerplate:BoilerplateFixer",
    "characters": "cleantext.fixers.characters:CharactersFixer",
    "entities": "cleantext.fixers.entities:EntitiesFixer",
    "escapes": "cleantext.fixers.escapes:EscapesFixer",
    "homoglyphs": "cleantext.fixers.homoglyphs:HomoglyphsFixer",
    "ideographs": "cleantext.fixers.ideographs:IdeographsFixer",
    "lost-letters": "cleantext.fixers.lost_letters:LostLettersFixer",
    "misreading": "cleantext.fixers.misreading:MisreadingFixer",
    "mojibake": "cleantext.fixers.mojibake:MojibakeFixer",
    "mojibake-left": "cleantext.fixers.mojibake_left:MojibakeLeftFixer",
    "notice": "cleantext.fixers.notice:NoticeFixer",
    "pattern": "cleantext.fixers.pattern:PatternFixer",
    "quotes": "cleantext.fixers.quotes:QuotesFixer",
    "spelling": "cleantext.fixers.spelling:SpellingFixer",
    "wire-quotes": "cleantext.fixers.wire_quotes:WireQuotesFixer",
}


@dataclass(frozen=True)
class NoKeys:
    """The keys of a kind that needs none of its own, in its table or in its rules."""


class Fixer(ABC):
    """Runs the rules of one kind over a document.

    Args:
        rules: all that are of this kind and hold in the lexicon's language.
        lexicon: the word lists of that language.
        settings: an instance of ``Settings``.

    Attributes:
        stage: when rules of this kind run, unless a rule says otherwise.
        Options: dataclass of the keys that a rule of this kind may have.
        Settings: dataclass of the keys of ``[tool.cleantext.<kind>]``.
        local: whether its rules of one language hold only where a text is in it: in a
            passage that is in another they then find nothing.
        apart: whether each rule speaks for itself. Those that are not applied (unsafe
            ones, unless they are asked for, and manual ones) then get a fixer of their
            own, which is asked as late as one that only flags.
    """

    stage: ClassVar[Stage]
    Options: ClassVar[type] = NoKeys
    Settings: ClassVar[type] = NoKeys
    local: ClassVar[bool] = False
    apart: ClassVar[bool] = False

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, settings: Any) -> None:
        self.rules, self.lexicon, self.settings = rules, lexicon, settings

    @abstractmethod
    def check(self, document: Document) -> Iterable[Finding]:
        """What the rules find. Depends on the document alone and changes nothing."""

    @cached_property
    def only_flags(self) -> bool:
        """Whether nothing that it finds has edits.

        It is then asked about a text only once that text has been repaired and somebody
        wants to see its flags.
        """
        return False

    @cached_property
    def gates(self) -> Sequence[Gate] | None:
        """What stands in every text in which it finds something; None if it is always asked.

        It is not asked about a text in whose prose no gate is open. What it does is the same
        without a scan, so that gates only spare time.
        """
        return None

    @cached_property
    def questions(self) -> Sequence[str]:
        """Expressions about which it asks ``Document.ruled_out``."""
        return ()


Stages = Sequence[Sequence[Fixer]]
"""Fixers by stage, and behind them those that only flag."""


@cache
def kind(name: str) -> type[Fixer]:
    """The fixer class for a kind of rule.

    Raises:
        KeyError: if neither cleantext nor an installed package has this kind.
    """
    target = _BUILT_IN.get(name)
    if target is not None:
        module, _, attribute = target.partition(":")
        return cast(type[Fixer], getattr(importlib.import_module(module), attribute))
    from importlib.metadata import entry_points  # 50 ms, so only when it is needed

    for point in entry_points(group=_GROUP, name=name):
        return _as_fixer(point.load())
    raise KeyError(name)


def _as_fixer(found: type) -> type[Fixer]:
    """A class of somebody else's as a fixer; what it does not say of itself is as usual."""
    whole = found if issubclass(found, Fixer) else type(found.__name__, (found, Fixer), {})
    return cast(type[Fixer], whole)


def kind_of(rule: Rule) -> type[Fixer]:
    """The fixer class for a rule.

    Raises:
        RuleError: if there is none; the message names file, rule and the nearest kind.
    """
    try:
        return kind(rule.kind)
    except KeyError:
        hint = nearest(rule.kind, _BUILT_IN)
        raise RuleError(f"{rule.where}: key 'kind': there is no kind {rule.kind!r}{hint}") from None


def kinds() -> tuple[str, ...]:
    """The names of the built-in kinds."""
    return tuple(_BUILT_IN)


def options(rule: Rule) -> Any:
    """The options of a rule as an instance of its kind's ``Options``.

    Raises:
        RuleError: at an unknown, missing or ill-typed key; names file, rule and key.
    """
    return build(kind_of(rule).Options, rule.options, rule.where, RuleError)


def verify(rule: Rule) -> None:
    """Look at all of a rule that is usually looked at only when a text needs it.

    The ``Options`` of a kind may have a method ``verify`` that raises ValueError,
    naming the key: for expressions that are compiled late.

    Raises:
        RuleError: naming file, rule and key.
    """
    made = options(rule)
    if hasattr(made, "verify"):
        try:
            made.verify()
        except ValueError as error:
            raise RuleError(f"{rule.where}: {error}") from error
