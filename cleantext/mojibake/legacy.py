"""One legacy code page read as another: ``Ïóòèí`` for Путин, ``Wa³êsa``, ``informaci—n``.

There are no sequences to recognise here; every byte is some letter in either
page. What tells is words: a reading is undone where that turns words that no
language has into words that the language has, all over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cleantext.edits import Edit
from cleantext.mojibake.evidence import script
from cleantext.mojibake.words import Words
from cleantext.rules import ANY

_LABELS = {
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
    "iso8859_2": "ISO-8859-2",
    "iso8859_7": "ISO-8859-7",
    "koi8_r": "KOI8-R",
    "mac_roman": "MacRoman",
    "cp437": "CP437",
    "cp850": "CP850",
    "cp852": "CP852",
    "cp866": "CP866",
}
_CYRILLIC = ("ru", "uk", "bg", "mk")


@dataclass(frozen=True)
class Misreading:
    """Text of one code page (``right``) read as another (``wrong``).

    ``languages`` are those that only the right page can write; empty where the
    language of the text can be found as it stands.
    """

    wrong: str
    right: str
    languages: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{_LABELS[self.right]} read as {_LABELS[self.wrong]}"

    @cached_property
    def table(self) -> Mapping[int, str]:
        """What each character was, for those that were another; U+FFFD where it cannot be."""
        found: dict[int, str] = {}
        for byte in range(0x80, 0x100):
            raw = bytes([byte])
            wrong = raw.decode(self.wrong, "replace").replace("\ufffd", chr(byte))
            right = raw.decode(self.right, "replace")
            if wrong != right:
                found[ord(wrong)] = right
        return found


MISREADINGS = (
    Misreading("cp1252", "cp1251", _CYRILLIC),
    Misreading("cp1252", "cp1250"),
    Misreading("cp1252", "iso8859_2"),
    Misreading("cp1252", "cp1254"),
    Misreading("cp1252", "cp1257"),
    Misreading("cp1252", "cp1253", ("el",)),
    Misreading("cp1252", "mac_roman"),
    Misreading("cp1252", "cp850"),
    Misreading("cp1252", "cp437"),
    Misreading("cp1252", "cp852"),
    Misreading("cp1252", "koi8_r", _CYRILLIC),
    Misreading("cp1252", "cp866", _CYRILLIC),
    Misreading("cp1250", "cp1252"),
    Misreading("cp1250", "cp1251", _CYRILLIC),
    Misreading("cp1251", "cp1252"),
    Misreading("cp1251", "cp1250"),
    Misreading("cp1251", "koi8_r", _CYRILLIC),
    Misreading("cp1251", "cp866", _CYRILLIC),
    Misreading("koi8_r", "cp1251", _CYRILLIC),
    Misreading("cp866", "cp1251", _CYRILLIC),
    Misreading("mac_roman", "cp1252"),
    Misreading("cp850", "cp1252"),
    Misreading("cp437", "cp1252"),
)

_TOKEN = re.compile(r"[A-Za-z]*[\x80-\uffff][A-Za-z\x80-\uffff]*")
_WORDS = {least: re.compile(rf"[^\W\d_]{{{least},}}") for least in (1, 2, 4)}
"""Words of so many letters at least; the fewer letters, the more likely is chance."""

_CHANGED = re.compile(r"[\x80-\uffff]+")

_ODD = re.compile(
    r"[\xa0-\xd6\xd8-\xde\u0152-\u02dc\u0400-\u045f\u2013-\u2122](?:"
    r"(?<=[a-z][\xa0-§¨©«-¶¸¹»-¿‡†ƒ‰ˆ˜€‘’–—‚„“”•›‹™…])(?=[a-z])"
    r"|(?<=[a-z][¡-¨ª-¬¯±´-¶¸¹¼-¿‡†ƒ‰ˆ‚•‹])(?=\W)"
    r"|(?<=[a-z][À-ÖØ-ÞŠŒŽŸ])(?=[a-z])"
    r"|(?<=[a-z][\u0400-\u045f])|(?<=[\u0400-\u045f])(?=[a-z]))"
    r"|[À-ÿ][À-ÿ][À-ÿ]|[а-я][А-Я][А-Я]"
)
"""What is in no language: a sign or a capital inside a word, letters of two scripts, …"""

_SHARE = 0.35
"""So many of the words that change must be known after: a list has the commonest only."""

_CONTRACTED = re.compile(r"[A-Za-z]+’(?:s|t|re|ve|ll|d|m)")
_KIN = {"gl": ("es", "pt"), "sr": ("hr",), "bs": ("hr",), "no": ("nb",), "nn": ("nb",)}
"""Languages without a list of their own whose words are mostly those of others."""


def suspects(text: str, chars: frozenset[str], letters: str) -> list[str]:
    """The words that look as if they could be misread, each once; none in most texts.

    Args:
        chars: the characters of the text beyond ASCII, at least.
        letters: what the language of the text writes beyond ASCII; empty if unknown.
    """
    alien = "".join(char for char in chars if char.isalpha() and char.lower() not in letters)
    if not letters and sum(map(text.count, alien)) < 3:
        alien = ""
    if not alien and not _ODD.search(text):
        return []
    foreign = frozenset(alien)
    return sorted(
        token
        for token in set(_TOKEN.findall(text))
        if not foreign.isdisjoint(token) or _ODD.search(f"{token} ")
    )


@dataclass(frozen=True)
class Languages:
    """What is known of each language.

    Attributes:
        letters: the letters beyond ASCII that each writes.
        words: its words, for those that have a list; read when first asked for.
    """

    letters: Mapping[str, str]
    words: Mapping[str, Words]

    def suited(self, misreading: Misreading, language: str) -> list[str]:
        """The languages that a text may turn out to be in."""
        own = tuple(self.words) if language == ANY else (language, *_KIN.get(language, ()))
        return [code for code in misreading.languages or own if code in self.words]


def undo(text: str, odd: Sequence[str], languages: Languages, language: str) -> Iterator[Edit]:
    """The repair of a misread text; nothing unless its words leave no doubt.

    Args:
        odd: its :func:`suspects`.
        language: that of the text as it stands, or ``und``.

    Yields:
        Edits that carry the name of the misreading in place of a rule id.
    """
    found = _best(text, odd, languages, language)
    if found is None:
        return
    for match in _CHANGED.finditer(text):
        new = match[0].translate(found.table)
        if new != match[0] and "\ufffd" not in new:
            yield Edit.within(text, *match.span(), new, (str(found),))


def _best(text: str, odd: Sequence[str], languages: Languages, language: str) -> Misreading | None:
    """The misreading that explains most, if it makes words of most of what it changes."""
    ranked = []
    tokens: list[str] = []
    for rank, misreading in enumerate(MISREADINGS):
        least = 2 if misreading.languages or language == ANY else 1
        first = _changed(odd, misreading)
        for code in languages.suited(misreading, language):
            letters = languages.letters.get(code, "")
            hopeful = [pair for pair in first if _is_spelt(pair[1], letters)]
            if not hopeful or _gain(hopeful, languages.words[code].tenths, least)[0] <= 0:
                continue
            tokens = tokens or sorted(set(_TOKEN.findall(text)))
            changed = _changed(tokens, misreading)
            if _proves(changed, languages.words[code].tenths, least):
                gain, _ = _gain(changed, languages.words[code].tenths, least)
                ranked.append((-gain, rank, misreading))
    return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _proves(changed: Sequence[tuple[str, str]], known: Mapping[str, int], least: int) -> bool:
    if sum("\ufffd" in new for _, new in changed) * 10 > len(changed):
        return False
    gain, share = _gain(changed, known, least)
    if gain == 1:
        return share == 1 and _gain(changed, known, 4)[0] == 1
    return gain > 1 and share >= _SHARE


def _is_spelt(token: str, letters: str) -> bool:
    """Whether a token looks like words of a language: with its letters, in a usual case."""
    words = _WORDS[1].findall(token)
    foreign = not letters[:1].isascii() and script(letters[:1]) != script("a")
    return bool(words) and all(
        (word.islower() or word.istitle() or word.isupper())
        and all((x.isascii() and not foreign) or x.lower() in letters for x in word)
        for word in words
    )


def _changed(tokens: Sequence[str], misreading: Misreading) -> list[tuple[str, str]]:
    pairs = ((token, token.translate(misreading.table)) for token in tokens)
    return [(old, new) for old, new in pairs if old != new]


def _gain(
    changed: Sequence[tuple[str, str]], known: Mapping[str, int], least: int
) -> tuple[int, float]:
    """How many more words are known after than before, and as a share of those changed.

    A word that was known before weighs three times: most words of a misread
    text make no sense as they stand.
    """
    before = sum(_known(old, new, old, known, least) for old, new in changed)
    after = sum(_known(new, new, old, known, least) for old, new in changed)
    return after - 3 * before, after / max(len(changed), 1)


def _known(token: str, new: str, old: str, known: Mapping[str, int], least: int) -> bool:
    """Whether a token, old or new, has a known word in which something changed."""
    if token is new and _CONTRACTED.fullmatch(new):
        return True
    return any(
        match[0].lower() in known and old[slice(*match.span())] != new[slice(*match.span())]
        for match in _WORDS[least].finditer(token)
    )
