"""Slots that a boilerplate pattern may use, such as ``{names}`` or ``{when}``.

A slot stands for a regular expression that is built from the word lists of the
language, so that a rule says what a line is made of and no more. Patterns match
case-sensitively: that a name is capitalised is most of the evidence for it.

No line may take long, whoever wrote it. So each slot has one reading from where it
begins: its parts are atomic, its lists are bounded. Only ``{name}`` alone and ``{names}``
may end earlier, by a word or by a name, for what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol

_SLOT = re.compile(r"\{([a-z]+)\}")

# A letter that is not one of the lower-case letters of the scripts we have rules for.
# The classes stay inside the Basic Multilingual Plane: one character beyond it makes
# a class of ``re`` fifty times slower.
_LATIN_EXTENDED = "".join(c for c in map(chr, range(0x100, 0x180)) if c.islower())
_UPPER = rf"[^\W\d_a-zß-öø-ÿ{_LATIN_EXTENDED}ά-ώа-џґ]"

_ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_SEPARATOR = r"(?:\s?,|;|:|\s[|/•·–—-]{1,2}|[|•·]|(?<=\w)/|\s?\()\s?"


class WordLists(Protocol):
    """Where the words come from: the lexicon of a language, or anything like it."""

    def words(self, name: str) -> frozenset[str]: ...

    def table(self, name: str) -> tuple[tuple[str, ...], ...]: ...


class Slots:
    """The slots of one language.

    Args:
        lexicon: holds the lists ``months``, ``weekdays``, ``time-words``,
            ``name-particles``, ``name-titles``, ``name-suffixes``, ``conjunctions``,
            ``not-names``, ``newsroom``, ``press-roles``, ``agencies``, ``date-particles``,
            ``date-links``, ``ordinal-endings``, ``outlet-links`` and ``domains``.
    """

    def __init__(self, lexicon: WordLists) -> None:
        self._lexicon = lexicon
        self._made: dict[str, str] = {}
        self._makers: dict[str, Callable[[], str]] = {
            "upper": lambda: _UPPER,
            "caps": lambda: rf"{_UPPER}(?:{_UPPER}|['’.-])+",
            "word": self._word,
            "name": self._name,
            "names": self._names,
            "and": self._and,
            "handle": self._handle,
            "place": self._place,
            "agency": lambda: rf"{_alternation(self._agencies('') - self._agencies('word'))}(?!\w)",
            "wire": lambda: rf"{_alternation(self._agencies(''))}(?!\w)",
            "newsroom": lambda: self._list("newsroom", fold=True),
            "role": self._role,
            "date": self._date,
            "when": self._when,
            "sep": lambda: _SEPARATOR,
            "tail": self._tail,
            "domain": lambda: rf"[\w-]+(?:\.[\w-]+)?\.{self._list('domains', fold=True)}\b",
            "title": lambda: r"(?:\S.{0,200})?[^\s.,;:]",
            "headline": lambda: rf"(?:{_UPPER}|[^\w\s]|\d)(?:.{{0,200}}[^\s.,;:])?",
        }

    def expand(self, pattern: str) -> str:
        """The pattern with every slot replaced by its expression.

        Raises:
            KeyError: if there is no slot of that name.
        """
        return _SLOT.sub(lambda match: self._slot(match[1]), pattern)

    def _slot(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = f"(?:{self._makers[name]()})"
        return self._made[name]

    def _list(self, name: str, fold: bool = False) -> str:
        return _alternation(self._lexicon.words(name), fold)

    def _word(self) -> str:
        """A capitalised word or an initial."""
        letters = r"[^\W\d_]"
        joined = rf"{_UPPER}{letters}*(?:['’ʼ\u00AD-]{letters}+)*"
        # Atomic: no other reading of a word is worth coming back for.
        return rf"(?>(?:[dDlLO]['’]|[ae]l-)?(?:(?:{_UPPER}\.-?)+|{joined}))"

    def _name(self) -> str:
        """Two to five capitalised words with particles between them: a person's name.

        It does not begin with a word that begins sentences and headings.
        """
        word = self._slot("word")
        common = self._list("not-names", fold=True)
        title = self._list("name-titles")
        # Most lines fail at their second word, before the long list is asked.
        second = rf"(?={_UPPER}\S* (?:\S{{1,5}} ){{0,2}}{_UPPER})"
        # ``A. B. Lee`` begins with no article.
        head = rf"{second}(?!{common}\b(?!['’.-]))(?:{title} )?{word}"
        particles = rf"(?>(?:{self._list('name-particles')} ){{0,2}})"
        # ``Ana Ruiz May 3``, ``Ana Ruiz For The Times``: what follows a name.
        month = rf"(?=\S{{2,12}} \d){self._list('months', fold=True)}\b"
        # ``The Show for Friday, May 3``
        day = rf"(?=\S{{2,12}}, \S{{3,9}} \d){self._list('weekdays', fold=True)}\b"
        after = rf"(?!{month}|{day}|{self._list('outlet-links', fold=True)} )"
        suffix = rf"(?>,? {self._list('name-suffixes')}\b\.?)?"
        return rf"{head}(?: {particles}{after}{word}){{1,4}}{suffix}"

    def _names(self) -> str:
        who = rf"(?:{self._slot('name')}|{self._slot('newsroom')}\b|{self._slot('agency')})"
        return rf"(?>{who}{self._slot('and')}){{0,4}}{who}"

    def _and(self) -> str:
        """What stands between the names of several authors."""
        return rf",? {self._list('conjunctions', fold=True)} |,\s?| ?[/;&|] ?"

    def _handle(self) -> str:
        """What somebody signs with: up to four words, in whatever case, and no weekday or month.

        A name only beside other evidence, such as a head word and a date.
        """
        lists = map(self._list, ("not-names", "weekdays", "months"), (True,) * 3)
        word = r"[^\s,;:!?()|·•]"
        return rf"(?!(?:{'|'.join(lists)})\b){word}{{2,40}}(?: {word}{{1,40}}){{0,3}}"

    def _place(self) -> str:
        word = self._slot("word")
        return rf"(?>{word}(?: (?:{self._list('name-particles')} ){{0,2}}{word}){{0,3}})"

    def _agencies(self, form: str) -> frozenset[str]:
        """All agencies, or those that are ordinary words, too."""
        rows = self._lexicon.table("agencies")
        return frozenset(row[0] for row in rows if not form or form in row[1:])

    def _role(self) -> str:
        """A role in a newsroom, with what it is for: ``Corresponsal en Moscú``."""
        return rf"(?>{self._list('press-roles', fold=True)}\b(?: [\w'’&/-]+){{0,6}})"

    def _date(self) -> str:
        month = rf"{self._list('months', fold=True)}\b\.?"
        links = self._list("date-links")
        # ``28 de noviembre de 2022``, ``28. November``; ``Nov. 28th, 2022``
        ending = self._list("ordinal-endings")
        day_first = rf"\d{{1,2}}(?:\.|{ending})?(?:\s?{links})?\s?{month}"
        month_first = rf"{month} \d{{1,2}}{ending}?\b"
        glued = rf"(?:19|20)\d\d(?=\d{{1,2}}[. ]|{_UPPER})"  # two lines that became one
        year = rf"(?:,?\s?(?:{links} )?(?:{glued}|\d{{4}}\b|['’]\d\d\b))?"
        numbers = r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
        return rf"(?>(?:{day_first}|{month_first}){year}|{numbers})"

    def _when(self) -> str:
        """A date with day of the week and time, or several of them, and nothing else."""
        particle = self._list("date-particles")
        day = rf"(?:{self._list('weekdays', fold=True)}\b[.,]?\s?(?:{particle} )?)?"
        clock = r"\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s?h\b)?"
        zone = r"(?:\s?\(?(?:[AaPp]\.?\s?[Mm]\b\.?|[A-Z]{2,4}(?:[+-]\d{1,2})?\b|[hH]\b)\)?){0,2}"
        words = self._list("time-words", fold=True)
        between = rf"(?>(?:[\s,.;|/•·–—()-]|{words}\b ?[.:]?){{0,12}})"
        moment = rf"(?:{day}{self._slot('date')}|{clock}{zone})"
        return rf"(?>{day}{moment}(?:{between}{moment}){{0,4}}(?:\s?{words}\b\.?)?\)?)"

    def _tail(self) -> str:
        """What may follow the names in a byline: an address, roles, a place, more names, a date."""
        names = ("when", "role", "names", "place")
        domain = self._slot("domain")
        parts = "|".join((_ADDRESS, domain, *map(self._slot, names)))
        particle = rf"(?:{self._list('date-particles')}\s)?"
        outlet = rf"\s{self._list('outlet-links', fold=True)} (?:{domain}|{self._slot('place')})"
        dated = rf"\s?{particle}{self._slot('when')}"
        parted = rf"{_SEPARATOR}{particle}(?:{parts})(?! :)\)?"
        return rf"(?>(?:{parted}|{dated}|{outlet}){{0,3}})"


def _alternation(words: Iterable[str], fold: bool = False) -> str:
    """An expression for any of the words; one that never matches where there are none."""
    # The longest first, so that a word never hides one that it begins.
    ordered = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(map(re.escape, ordered))
    if not joined:
        return r"(?!)"
    return rf"(?i:{joined})" if fold else rf"(?:{joined})"
