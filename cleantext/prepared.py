"""The fixers for texts of one language, made once from its rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from cleantext import registry
from cleantext.config import Config
from cleantext.document import Document
from cleantext.findings import PLACES, Finding, Safety, Stage
from cleantext.lexicon import ANY, Lexicon
from cleantext.passages import Passages
from cleantext.registry import Fixer, Stages
from cleantext.repairs import RuleRepairs
from cleantext.rules import Rule

FLAGS = PLACES
"""Where the fixers that only flag are, behind those of the stages."""

SEVERAL = 200
"""To make a scan and lead its automaton to most of its states takes as long as asking every
fixer about some hundreds of documents."""


class Prepared:
    """The fixers for texts of one language.

    Attributes:
        languages: the language of each of their rules, by id.
        local: the ids of rules that hold only in passages that are in their language.
        stages: by stage those that have repairs to offer, and those that have none that
            may be applied, whatever the text.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.languages = {rule.id: rule.language for rule in rules}
        self.local: frozenset[str] = frozenset(
            rule.id for rule in rules if rule.language != ANY and registry.kind_of(rule).local
        )
        self.stages: list[list[Fixer]] = [[] for _ in range(FLAGS + 1)]
        self._unscanned = SEVERAL
        self._scan: Callable[[Document], Stages] | None = None

    def findings(self, document: Document, place: int) -> Sequence[Finding]:
        """What is found in a document by the fixers of a stage, or by those that only flag."""
        found = check(self.awake(document)[place], document)
        if type(found) is RuleRepairs or not any(one.rule in self.local for one in found):
            return found
        passages = document.shared(Passages.of)
        legible = place != Stage.ENCODING
        return [
            one
            for one in found
            if one.rule not in self.local or not passages.is_foreign(one.start, letters=legible)
        ]

    def awake(self, document: Document) -> Stages:
        """The fixers that may find something in a document."""
        return document.shared(self._look)

    def _look(self, document: Document) -> Stages:
        if self._unscanned > 0:
            self._unscanned -= 1
            return self.stages
        if self._scan is None:
            self._scan = self._made()
        return self._scan(document)

    def _made(self) -> Callable[[Document], Stages]:
        try:
            from cleantext.scan import made
        except ImportError:  # RE2 is not to be had for every platform
            return lambda document: self.stages
        return made(self.stages)


def prepare(rules: Sequence[Rule], lexicon: Lexicon, config: Config) -> Prepared:
    """The fixers for the rules that hold in the language of a lexicon."""
    prepared = Prepared(rules)
    groups: dict[tuple[Stage, str, bool], list[Rule]] = {}
    for rule in rules:
        fixer = registry.kind_of(rule)
        late = fixer.apart and not _may_apply(rule, config)
        groups.setdefault((rule.stage or fixer.stage, rule.kind, late), []).append(rule)
    for (stage, kind, late), group in sorted(groups.items()):
        made = registry.kind(kind)(group, lexicon, config.settings(kind))
        flagging = late or made.only_flags
        prepared.stages[FLAGS if flagging else stage].append(made)
    return prepared


def _may_apply(rule: Rule, config: Config) -> bool:
    return rule.safety is Safety.SAFE or (rule.safety is Safety.UNSAFE and config.unsafe_fixes)


def check(fixers: Sequence[Fixer], document: Document) -> Sequence[Finding]:
    """What several fixers find in a document."""
    if not fixers:
        return ()
    parts: list[Sequence[Finding]] = []
    for fixer in fixers:
        new = fixer.check(document)
        # Not isinstance, which for a sequence costs as much as many a fixer.
        found = new if type(new) is RuleRepairs else list(new)
        if found:
            parts.append(found)
    # A part alone may be one that is told only when somebody looks.
    return parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
