"""The fixers for texts of one language, made once from its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from cleantext import registry
from cleantext.config import Config
from cleantext.document import Document
from cleantext.findings import PLACES, Finding, Safety, Stage
from cleantext.lexicon import Lexicon
from cleantext.registry import Fixer
from cleantext.repairs import RuleRepairs
from cleantext.rules import Rule


@dataclass(frozen=True)
class Prepared:
    """The fixers for texts of one language.

    Attributes:
        languages: the language of each of their rules, by id.
        repairing: by stage, those that have repairs to offer.
        flagging: those that have none that may be applied, whatever the text.
    """

    languages: dict[str, str]
    repairing: list[list[Fixer]] = field(default_factory=lambda: [[] for _ in range(PLACES)])
    flagging: list[Fixer] = field(default_factory=list)


def prepare(rules: Sequence[Rule], lexicon: Lexicon, config: Config) -> Prepared:
    """The fixers for the rules that hold in the language of a lexicon."""
    prepared = Prepared({rule.id: rule.language for rule in rules})
    groups: dict[tuple[Stage, str, bool], list[Rule]] = {}
    for rule in rules:
        fixer = registry.kind_of(rule)
        late = getattr(fixer, "apart", False) and not _may_apply(rule, config)
        groups.setdefault((rule.stage or fixer.stage, rule.kind, late), []).append(rule)
    for (stage, kind, late), group in sorted(groups.items()):
        made = registry.kind(kind)(group, lexicon, config.settings(kind))
        flagging = late or getattr(made, "only_flags", False)
        (prepared.flagging if flagging else prepared.repairing[stage]).append(made)
    return prepared


def _may_apply(rule: Rule, config: Config) -> bool:
    return rule.safety is Safety.SAFE or (rule.safety is Safety.UNSAFE and config.unsafe_fixes)


def check(fixers: Sequence[Fixer], document: Document) -> Sequence[Finding]:
    """What several fixers find in a document."""
    parts: list[Sequence[Finding]] = []
    for fixer in fixers:
        new = fixer.check(document)
        # Not isinstance, which for a sequence costs as much as many a fixer.
        found = new if type(new) is RuleRepairs else list(new)
        if found:
            parts.append(found)
    # A part alone may be one that is told only when somebody looks.
    return parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
