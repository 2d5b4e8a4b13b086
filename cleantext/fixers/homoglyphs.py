"""Letters of another script that look like those of the word they stand in: ``Pаris``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from cleantext import registry
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Stage, account
from cleantext.lexicon import Lexicon
from cleantext.mojibake import traces
from cleantext.mojibake.neighbours import mixes_scripts
from cleantext.rules import Rule

_LATIN = r"A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f"
_OTHER = r"\u0370-\u03ff\u0400-\u04ff"
_MIXED = rf"[{_LATIN}](?:(?=[{_OTHER}])|(?<=[{_OTHER}].))"
_WORD = rf"[{_LATIN}{_OTHER}]{{3,}}"
_SAMPLE = 2000
_DECLINED = re.compile(rf"[{_LATIN}]{{2,}}[{_OTHER}]+")
"""A foreign name with an ending of the language around it: ``Pythonу``, ``Googleа``."""


@dataclass(eq=False, repr=False)
class HomoglyphsOptions:
    """The keys of a ``homoglyphs`` rule.

    Attributes:
        script: the letters of the other script, as in a character class.
        list: the word list with one look-alike a line: other letter, Latin letter.
    """

    script: str
    list: str


class HomoglyphsFixer(registry.Fixer):
    """Writes a word in one script where the letters of the other all have look-alikes in it.

    Words that hyphens, digits or stops part are looked at part by part, so that
    ``iPhone-ы`` and ``С-400`` stay. Where most letters of a text are of the other script,
    a Latin name may have an ending in it.
    """

    stage: ClassVar[Stage] = Stage.ENCODING
    Options: ClassVar[type] = HomoglyphsOptions

    @cached_property
    def _scripts(self) -> Sequence[_Script]:
        return [_Script(rule, self.lexicon) for rule in self.rules]

    @cached_property
    def gates(self) -> Sequence[registry.Gate]:
        return [(f"[{_LATIN}][{_OTHER}]",), (f"[{_OTHER}][{_LATIN}]",)]

    def check(self, document: Document) -> Iterable[Finding]:
        present = "".join(document.unusual)
        scripts = [script for script in self._scripts if script.letters.search(present)]
        if not scripts:
            return
        text, roots = document.prose, self.lexicon.roots
        if not document.shared(mixes_scripts) or not re.search(_MIXED, text):
            return
        from cleantext.mojibake import legacy, suspects, words

        if traces.undo(document) or suspects.undo(document, roots):
            return  # a letter of a wrong code page is no look-alike
        accents = legacy.accents(document.language, roots)
        known = words.words_of(roots, document.language)
        prevailing = [script for script in scripts if script.prevails(document)]
        for match in re.finditer(_WORD, text):
            if accents and match[0].translate(accents).lower() in known.tenths:
                continue  # ``voilа`` is "voilà" rather than "voila"
            for script in scripts:
                new = script.in_one(match[0])
                if not new or new == match[0]:
                    continue
                declined = _DECLINED.fullmatch(match[0]) and not script.letters.search(new)
                if not (declined and script in prevailing):
                    yield script.finding(match, new)


class _Script:
    def __init__(self, rule: Rule, lexicon: Lexicon) -> None:
        self.rule = rule
        self._options: HomoglyphsOptions = registry.options(rule)
        self._lexicon = lexicon

    @cached_property
    def letters(self) -> re.Pattern[str]:
        return re.compile(f"[{self._options.script}]")

    @cached_property
    def _to_latin(self) -> Mapping[str, str]:
        return {row[0]: row[1] for row in self._lexicon.table(self._options.list)}

    @cached_property
    def _to_other(self) -> Mapping[str, str]:
        return {latin: other for other, latin in self._to_latin.items()}

    def prevails(self, document: Document) -> bool:
        """Whether most letters of a text, as far as it is looked at, are of the other script."""
        sample = document.prose[:_SAMPLE]
        return 2 * len(self.letters.findall(sample)) > sum(map(str.isalpha, sample))

    def in_one(self, word: str) -> str | None:
        """The word in one script, if the letters say clearly which; else None."""
        others = [char for char in word if self.letters.match(char)]
        latins = [char for char in word if not self.letters.match(char)]
        if not others or not latins:
            return None
        to_latin = all(char in self._to_latin for char in others)
        to_other = all(char in self._to_other for char in latins)
        if to_latin and to_other and len(others) != len(latins):
            to_latin, to_other = len(others) < len(latins), len(others) > len(latins)
        if to_latin == to_other:
            return None
        if to_latin and len(others) > len(latins):
            return None
        if word[1:-1].islower() and word[-1].isupper():
            return None  # a name stuck to a word: ``коріньX2``
        table = self._to_latin if to_latin else self._to_other
        return "".join(table.get(char, char) for char in word)

    def finding(self, match: re.Match[str], new: str) -> Finding:
        message = account(match[0], new, self.rule.message)
        places = (i for i, (old, char) in enumerate(zip(match[0], new, strict=True)) if old != char)
        edits = tuple(
            Edit(match.start() + place, match.start() + place + 1, new[place]) for place in places
        )
        return Finding(self.rule.id, *match.span(), message, edits, self.rule.safety)
