"""The copy desk: runs the rules about quotation marks of one language in one style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from pathlib import Path

from cleantext.errors import ConfigError, nearest
from cleantext.findings import Finding, Safety
from cleantext.lexicon import ANY, Lexicon
from cleantext.passages import Passages
from cleantext.quotation.analysis import Analysis, double_marks
from cleantext.quotation.apostrophes import Apostrophes
from cleantext.quotation.doubtful import doubtful, shared_closer
from cleantext.quotation.gate import has_marks
from cleantext.quotation.options import MODES, QuotesOptions
from cleantext.quotation.profiles import Profile, profile
from cleantext.quotation.spaces import lopsided
from cleantext.quotation.styles import Repair, Unified, proven, unify, write
from cleantext.rules import Rule, read_rules


class Desk:
    """Reads the marks of a text once for all rules.

    Args:
        rules: rules of kind ``quotes`` with their options.
        lexicon: the word lists of the language.
        style: a mode or the name of a profile.

    Raises:
        RuleError: if a profile is broken.
        ConfigError: if no language has a profile of this name.
    """

    def __init__(
        self, rules: Iterable[tuple[Rule, QuotesOptions]], lexicon: Lexicon, style: str
    ) -> None:
        self._lexicon = lexicon
        self._mixed: Rule | None = None
        self._unbalanced: Rule | None = None
        self._lopsided: Rule | None = None
        self._own: list[Profile] = []
        self._any: list[Profile] = []
        self._regions: dict[str, str] = {}
        for rule, options in sorted(rules, key=lambda pair: _specific(pair[0])):
            self._add(rule, options)
        self._named = style not in (*MODES, "straight")
        usual = self._usual() if style == "locale" else style
        self._keep = usual == "keep"
        self._local = style == "locale"
        self._wanted = self._profile(usual)

    def _add(self, rule: Rule, options: QuotesOptions) -> None:
        if options.fault == "unbalanced":
            self._unbalanced = rule
        elif options.fault == "lopsided":
            self._lopsided = rule
        else:
            self._mixed = rule
            read = [profile(name, table, rule.where) for name, table in options.profiles.items()]
            if rule.language == ANY:
                self._any = read
            else:
                self._own = read
            self._regions.update(options.regions)

    def _usual(self) -> str:
        """The name of the usual style of the language, ``keep`` where none is known."""
        if not self._own:
            return "keep"
        region = self._lexicon.language.rpartition("-")[2]
        return self._regions.get(region, self._own[0].name)

    def _profile(self, style: str) -> Profile | None:
        """The profile of this name; None for a mode and for a profile of another language.

        Raises:
            ConfigError: if no language has such a profile.
        """
        for known in (*self._own, *self._any):
            if known.name == style:
                return known
        if style not in MODES and style not in (names := set(_names(self._lexicon.roots))):
            styles = (*MODES, *sorted(names))
            hint = nearest(style, styles) or f"; there are {', '.join(styles)}"
            raise ConfigError(f"table 'quotes': key 'style': there is no style {style!r}{hint}")
        return None

    def findings(self, prose: str, in_order: bool) -> Iterator[Finding]:
        """What is found in a text with its protected spans masked.

        Args:
            in_order: whether it :func:`~cleantext.quotation.gate.is_in_order`.
        """
        doubles = None if in_order else double_marks(prose)
        if self._unbalanced and doubles:
            yield from self._faults(doubles, self._unbalanced)
        if self._keep:
            return
        if self._mixed:
            yield from _findings(self._mixed, self._repairs(prose, doubles))
        if self._lopsided and doubles:
            yield from _findings(self._lopsided, lopsided(prose, doubles.quotations))

    def _repairs(self, prose: str, doubles: Analysis | None) -> list[Repair]:
        profile = self._wanted
        if profile is None:
            return self._unified(prose, doubles) if doubles else []
        if not has_marks(prose):
            return []
        repairs = self._written(prose, profile)
        repairs = proven(prose, repairs, lambda text: self._written(text, profile))
        return repairs or (doubtful(prose, profile, self._apostrophes) if self._named else [])

    def _written(self, prose: str, profile: Profile) -> list[Repair]:
        repairs = write(prose, profile, self._apostrophes)
        if not self._local:
            return repairs  # somebody wants these marks whatever the language
        passages = Passages(prose, self._lexicon.language)
        return list(compress(repairs, passages.own([repair.start for repair in repairs])))

    def _unified(self, prose: str, doubles: Analysis) -> list[Repair]:
        unified = self._unify(prose, doubles)
        if unified.plain:
            return unified.repairs
        return proven(
            prose, unified.repairs, lambda text: self._unify(text, double_marks(text)).repairs
        )

    def _unify(self, prose: str, doubles: Analysis) -> Unified:
        return unify(prose, doubles, self._own, self._any, self._lexicon.language)

    def _faults(self, doubles: Analysis, rule: Rule) -> Iterator[Finding]:
        shares = any(known.shares_closers for known in self._own)
        for paragraph in doubles.uneven:
            mark = paragraph.fault
            if mark and not (shares and shared_closer(paragraph)):
                yield Finding(rule.id, mark.at, mark.at + 1, rule.message, safety=Safety.MANUAL)

    @cached_property
    def _apostrophes(self) -> Apostrophes:
        return Apostrophes(self._lexicon.words("apostrophes"))


def _findings(rule: Rule, repairs: Iterable[Repair]) -> Iterator[Finding]:
    for repair in repairs:
        safety = rule.safety if repair.safe else Safety.UNSAFE
        message = repair.message or rule.message
        yield Finding(rule.id, repair.start, repair.end, message, repair.edits, safety)


def _specific(rule: Rule) -> tuple[int, str]:
    """Orders rules so that those for a variety come after those for its language."""
    return (0 if rule.language == ANY else len(rule.language.split("-")), rule.id)


def _names(roots: Sequence[Path]) -> Iterator[str]:
    """The names of the profiles of all languages."""
    for root in roots:
        for path in root.glob("*/quotes.toml"):
            for rule in read_rules(path, path.parent.name):
                if rule.kind == "quotes":
                    yield from rule.options.get("profiles", ())
