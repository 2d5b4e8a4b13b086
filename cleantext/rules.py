"""Rules as data: reading ``rules/<language>/<topic>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from cleantext.edits import Edit
from cleantext.errors import ConfigError, RuleError, nearest
from cleantext.findings import Finding, Safety, Stage, account
from cleantext.lexicon import ANY, Lexicon, bundled, widening
from cleantext.schema import build


@dataclass(frozen=True)
class Rule:
    """One entry of a rule file.

    Attributes:
        id: ``<language>/<topic>/<name>``; states the fault, not the cure.
        kind: which fixer runs it.
        message: what is wrong, for a reader who sees only this line.
        language: a BCP 47 tag, or ``und`` for any language.
        safety: whether its edits are applied by default, on request or never.
        good: texts in which the rule finds nothing.
        bad: pairs of a text and what the rule makes of it; the same text twice
            for a rule that only flags.
        options: the keys of the entry that belong to its kind.
        source: the file it stands in.
        stage: when it runs, where that differs from its kind's usual stage.
        why: the reason in a few sentences, with the authority, for ``cleantext rule``.
    """

    id: str
    kind: str
    message: str
    language: str
    safety: Safety
    good: tuple[str, ...]
    bad: tuple[tuple[str, str], ...]
    options: Mapping[str, Any]
    source: Path
    stage: Stage | None = None
    why: str = ""

    @property
    def where(self) -> str:
        """File and rule, for the beginning of an error message."""
        return f"{self.source}: rule {self.id!r}"

    def repair(self, edit: Edit, text: str, reason: str) -> Finding:
        """The finding that one edit to ``text`` makes, with ``before → after: reason``."""
        made = Edit(edit.start, edit.end, edit.text, self.signature)
        message = account(text[edit.start : edit.end], edit.text, reason)
        return Finding(self.id, edit.start, edit.end, message, (made,), self.safety)

    @cached_property
    def signature(self) -> tuple[str]:
        """What its edits carry."""
        return (self.id,)


@dataclass(eq=False, repr=False)
class _Entry:
    """The keys that every rule has; all others belong to its kind."""

    id: str
    kind: str
    message: str
    safety: Literal["safe", "unsafe", "manual"] = "safe"
    stage: Literal["encoding", "structure", "punctuation", "quotes", "wording"] | None = None
    why: str = ""
    good: tuple[str, ...] = ()
    bad: tuple[Any, ...] = ()


_COMMON = frozenset(_Entry.__dataclass_fields__)


def read_rules(path: Path, language: str) -> Iterator[Rule]:
    """The rules of one file, in the order in which they stand there.

    Raises:
        RuleError: naming the file, and where it can the rule and the key.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: cannot be read as TOML: {error}") from error
    if unknown := tables.keys() - {"rule"}:
        raise RuleError(f"{path}: unknown table {min(unknown)!r}; rules are written as [[rule]]")
    seen = set()
    entries = tables.get("rule", [])
    if not isinstance(entries, list):
        raise RuleError(f"{path}: write [[rule]] with two brackets, one such table for each rule")
    for number, table in enumerate(entries, 1):
        name = table.get("id", f"number {number}")
        rule = _rule(table, path, language, f"{path}: rule {name!r}")
        if rule.id in seen:
            raise RuleError(f"{path}: rule {name!r}: this id is taken by an earlier rule")
        seen.add(rule.id)
        yield rule


def _rule(table: Mapping[str, Any], path: Path, language: str, where: str) -> Rule:
    entry = build(_Entry, {k: v for k, v in table.items() if k in _COMMON}, where, RuleError)
    if not entry.id or set(entry.id) - set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise RuleError(f"{where}: key 'id' must be lower-case letters, digits and hyphens")
    bad = []
    for example in entry.bad:
        pair = [example, example] if isinstance(example, str) else example
        if not (
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)
        ):
            raise RuleError(f"{where}: key 'bad' holds [before, after] pairs, not {example!r}")
        bad.append((pair[0], pair[1]))
    return Rule(
        id=f"{language}/{path.stem}/{entry.id}",
        kind=entry.kind,
        message=entry.message,
        language=language,
        safety=Safety(entry.safety),
        good=entry.good,
        bad=tuple(bad),
        options={k: v for k, v in table.items() if k not in _COMMON},
        source=path,
        stage=Stage[entry.stage.upper()] if entry.stage else None,
        why=entry.why,
    )


def covers(prefix: str, id: str) -> bool:
    """Whether a prefix of whole path parts covers a rule id; ``*`` is any one part."""
    wanted, parts = prefix.strip("/").split("/"), id.split("/")
    return len(wanted) <= len(parts) and all(map(fnmatchcase, parts, wanted))


def _prefixes(ids: Iterable[str]) -> Iterator[str]:
    """All by which rules can be named: ``es/quotes`` and ``*/quotes``, whole ids and languages."""
    for id in dict.fromkeys(ids):
        language, topic, _ = id.split("/", 2)
        inside = id.removeprefix(language)
        yield from (language, f"{language}/{topic}", id, f"*/{topic}", f"*{inside}")


class RuleBook:
    """All rules under the bundled directory and the user's own, read language by language.

    Args:
        own: directories laid out as ``<language>/<topic>.toml``, or single
            ``<topic>.toml`` files whose rules hold in any language. A rule with
            the id of a bundled one takes its place.
    """

    def __init__(self, own: Sequence[Path] = ()) -> None:
        self.own = tuple(own)
        self.roots = (bundled(), *(path for path in self.own if path.is_dir()))
        self._languages: dict[str, tuple[Rule, ...]] = {}

    def rules(self, language: str) -> tuple[Rule, ...]:
        """The rules written for exactly this language code, by id.

        Raises:
            RuleError: if a file of that language is broken.
        """
        if language not in self._languages:
            found: dict[str, Rule] = {}
            for path in self._files(language):
                found.update((rule.id, rule) for rule in read_rules(path, language))
            self._languages[language] = tuple(found[id] for id in sorted(found))
        return self._languages[language]

    def for_language(self, language: str) -> tuple[Rule, ...]:
        """The rules that hold in a language: those for any, for it, and for its variety."""
        return tuple(rule for code in (ANY, *widening(language)) for rule in self.rules(code))

    def all(self) -> tuple[Rule, ...]:
        """Every rule of every language, by id."""
        return tuple(rule for language in self.languages for rule in self.rules(language))

    def under(self, prefix: str) -> tuple[Rule, ...]:
        """The rules under an id or a prefix; reads one language where it names one.

        Raises:
            ConfigError: if there are none; with the nearest prefix.
        """
        language = prefix.strip("/").partition("/")[0]
        near = self.rules(language) if language in self.languages else self.all()
        found = tuple(rule for rule in near if covers(prefix, rule.id))
        if not found:
            hint = nearest(prefix, _prefixes(rule.id for rule in self.all()))
            raise ConfigError(f"no rule has an id that begins with {prefix!r}{hint}")
        return found

    def check(self, prefixes: Iterable[str], where: str) -> None:
        """See that each prefix names a rule.

        Raises:
            ConfigError: if one does not; begins with ``where`` they are written.
        """
        try:
            for prefix in prefixes:
                self.under(prefix)
        except ConfigError as error:
            raise ConfigError(f"{where}: {error}") from error

    def own_rules(self) -> Iterator[Rule]:
        """The rules of the user's own; reads no language in which there are none."""
        if not self.own:
            return
        folders = (path for root in self.own if root.is_dir() for path in root.iterdir())
        shipped = bundled()
        for language in sorted({ANY, *(path.name for path in folders if path.is_dir())}):
            for rule in self.rules(language):
                if not rule.source.is_relative_to(shipped):
                    yield rule

    def lexicon(self, language: str) -> Lexicon:
        return Lexicon(self.roots, language)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages for which there are rules."""
        names = {ANY}
        for root in self.roots:
            names.update(path.name for path in root.iterdir() if path.is_dir())
        return tuple(sorted(names))

    def _files(self, language: str) -> Iterable[Path]:
        for root in self.roots:
            yield from sorted((root / language).glob("*.toml"))
        if language == ANY:
            yield from (path for path in self.own if not path.is_dir())
