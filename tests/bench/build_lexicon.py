"""Build ``rules/<language>/words/lexicon.tsv``: the words that damage to letters hits.

    pip install wordfreq==3.1.1
    git clone https://github.com/hermitdave/FrequencyWords
    python tests/bench/build_lexicon.py FrequencyWords [LANGUAGE ...]

With languages, only their ``forms.tsv`` and ``shorter.tsv`` are written. Where a full list
is lacking from the checkout, those of the package ``wordstats`` 1.3.0 will do, which end with
words that occur ten times.

A lexicon holds the commonest forms with at least one letter beyond ASCII, small
letters only, one line for each tenth of a Zipf value (log10 of the occurrences in
a thousand million words), so that "twenty times as common" is 13 lines. ``forms.tsv``
beside it has the rarer forms, in which only lost letters are looked for. The source is
wordfreq (Robyn Speer), whose data may be redistributed under CC BY-SA 4.0; so are
the files made here, as their first lines say. They are data beside the program,
not part of it, and can be left out of a build.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from math import log10
from pathlib import Path

FORMS = 20_000
"""How many forms a lexicon has at most."""

FLOOR = 2.5
"""The Zipf value below which a form is more likely a slip than a word."""

_LISTED = (
    *("bg", "ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "is", "it", "lt", "lv"),
    *("mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk"),
)
SOURCES = {
    **{code: code for code in _LISTED},
    "hr": "sh",
}
"""The list of wordfreq for each of our languages."""

HEADER = """\
# Forms with a letter beyond ASCII, by tenths of a Zipf value. Made by tests/bench/build_lexicon.py.
# Derived from wordfreq 3.1.1 by Robyn Speer (https://github.com/rspeer/wordfreq), which draws on
# Wikipedia, OpenSubtitles, SUBTLEX (Marc Brysbaert et al.), ParaCrawl, Google Books Ngrams, the
# Leeds Internet Corpus and others. Licence of this file: CC BY-SA 4.0.
"""

LETTERS_HEADER = """\
# The letters beyond ASCII that a language writes, commonest first. Made by build_lexicon.py.
"""

# wordfreq writes Romanian with cedillas.
COMMAS = str.maketrans("şţ", "șț")


def forms(language: str) -> dict[str, float]:
    """The forms of a language with their Zipf values, the commonest only."""
    from wordfreq import iter_wordlist, zipf_frequency

    source = SOURCES[language]
    wordlist = "best"
    found: dict[str, float] = {}
    for word in iter_wordlist(source, wordlist):
        if word.isascii() or not word.isalpha():
            continue
        zipf = zipf_frequency(word, source, wordlist)
        if zipf < FLOOR or len(found) >= FORMS:
            break
        form = unicodedata.normalize("NFC", word)
        found[form.translate(COMMAS) if language == "ro" else form] = zipf
    return _own_script(found)


def _own_script(found: dict[str, float]) -> dict[str, float]:
    """Without the foreign words: those in another script than most."""
    scripts = defaultdict(float)
    for word, zipf in found.items():
        scripts[_script(word)] += 10**zipf
    own = max(scripts, key=lambda script: scripts[script])
    return {word: zipf for word, zipf in found.items() if _script(word) == own}


def _script(word: str) -> str:
    return unicodedata.name(word[0], "?").partition(" ")[0]


def write(language: str, root: Path) -> int:
    """Write the lexicon of a language; returns how many forms it has."""
    found = forms(language)
    _write(found, HEADER, root / language / "words" / "lexicon.tsv")
    return len(found)


def _write(found: dict[str, float], header: str, path: Path) -> None:
    classes = defaultdict(list)
    for word, zipf in found.items():
        classes[round(zipf * 10)].append(word)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{tenths}\t{' '.join(sorted(classes[tenths]))}\n" for tenths in sorted(classes))
    path.write_text(header + "".join(lines), encoding="utf-8")


# wordfreq folds ß to ss.
FOLDED = {"de": "ß"}

SUBTITLES = {
    **{
        code: (code,) for code in ("ca", "cs", "da", "de", "es", "et", "fi", "fr", "gl", "hu", "is")
    },
    **{code: (code,) for code in ("it", "lt", "lv", "nl", "pl", "ro", "sk", "sl", "sv", "tr")},
    "hr": ("hr", "bs", "sr"),
    "nb": ("no",),
    "pt": ("pt", "pt_br"),
}
"""The lists of FrequencyWords for the languages in Latin letters."""

FORMS_HEADER = """\
# Rarer forms with a letter beyond ASCII, by tenths of a Zipf value. Made by
# tests/bench/build_lexicon.py. Derived from wordfreq 3.1.1 by Robyn Speer
# (https://github.com/rspeer/wordfreq) and FrequencyWords by Hermit Dave
# (https://github.com/hermitdave/FrequencyWords), which draws on OpenSubtitles.
# Licence of this file: CC BY-SA 4.0.
"""

RARER = 40_000
"""How many rarer forms a language has at most."""

MANY = {"hu": 150_000, "lt": 90_000, "lv": 90_000, "pl": 100_000}
"""The same where words have so many forms that more of them are met."""

RAREST = 1.5
"""The Zipf value below which a form is not worth its place."""


def rarer(language: str, common: dict[str, float], alphabet: str, lists: Path) -> dict[str, float]:
    """The forms below those of the lexicon, from both sources, in the letters of the language."""
    found: dict[str, float] = {}
    for word, zipf in (*_written(language), *_subtitled(language, lists)):
        form = unicodedata.normalize("NFC", word)
        form = form.translate(COMMAS) if language == "ro" else form
        plain = "".join(char for char in form if not char.isascii())
        if plain and form.isalpha() and len(form) > 1 and set(plain) <= set(alphabet):
            found[form] = max(zipf, found.get(form, 0))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    usable = ((word, zipf) for word, zipf in ranked if zipf >= RAREST and word not in common)
    return dict(islice(usable, MANY.get(language, RARER)))


SHORTER_HEADER = """\
# Words of ASCII that become another word with an accented letter before or behind them, as
# "ser" and "será". Made by tests/bench/build_lexicon.py. Derived from wordfreq 3.1.1 by Robyn
# Speer (https://github.com/rspeer/wordfreq) and FrequencyWords by Hermit Dave
# (https://github.com/hermitdave/FrequencyWords). Licence of this file: CC BY-SA 4.0.
"""


def shorter(language: str, known: Iterable[str], lists: Path) -> dict[str, float]:
    """What is left of the forms without their first or last letter, where it is a word, too."""
    words = (*_subtitled(language, lists), *_written(language))
    plain = {word: zipf for word, zipf in words if word.isascii() and zipf >= FLOOR}
    cut = {form[1:] for form in known if not form[0].isascii()}
    cut |= {form[:-1] for form in known if not form[-1].isascii()}
    return {word: plain[word] for word in cut & plain.keys()}


def _written(language: str) -> Iterator[tuple[str, float]]:
    from wordfreq import get_frequency_list

    if language not in SOURCES:
        return
    for centibels, words in enumerate(get_frequency_list(SOURCES[language], "best")):
        yield from ((word, 9 - centibels / 100) for word in words)


def _subtitled(language: str, lists: Path) -> Iterator[tuple[str, float]]:
    for code in SUBTITLES[language]:
        folder = lists / "content" / "2018" / code
        full = folder / f"{code}_full.txt"
        path = full if full.exists() else folder / f"{code}_50k.txt"
        rows = [line.split(" ") for line in path.read_text(encoding="utf-8").split("\n") if line]
        total = sum(int(count) for _, count in rows)
        yield from ((word, log10(int(count) * 1e9 / total)) for word, count in rows)


UNLISTED = {
    "et": "äöüõšž",
    "gl": "áéíóúñü",
    "eu": "ñ",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџшščžćđ",
}
"""The letters of languages for which wordfreq has no list."""


def letters(found: dict[str, float]) -> str:
    """The letters beyond ASCII that a language writes, commonest first, without chance guests."""
    mass: dict[str, float] = defaultdict(float)
    for word, zipf in found.items():
        for letter in word:
            if not letter.isascii():
                mass[letter] += 10**zipf
    # Names bring accents from abroad; other scripts have no such guests, but rare letters.
    latin = any(_script(letter) == "LATIN" for letter in mass)
    least = sum(mass.values()) / (2_000 if latin else 200_000)
    return "".join(sorted((x for x in mass if mass[x] > least), key=lambda x: -mass[x]))


_HAN = ("zh", 1500)
CHARACTERS = {"zh-Hans": _HAN, "zh-Hant": _HAN, "ja": ("ja", 1200), "ko": ("ko", 700)}
"""For each writing of the far East: the list of wordfreq, and how many characters to keep."""

CHARACTERS_HEADER = """\
# The characters of which most text in a writing is made, the commonest first. Made by
# tests/bench/build_lexicon.py. Derived from wordfreq 3.1.1 by Robyn Speer
# (https://github.com/rspeer/wordfreq). Licence of this file: CC BY-SA 4.0.
"""


def characters(writing: str) -> str:
    """The commonest characters of a writing, kana and Hangul included."""
    import gzip

    import msgpack
    from wordfreq import DATA_PATH, cB_to_freq, get_frequency_list

    source, size = CHARACTERS[writing]
    mass: dict[str, float] = defaultdict(float)
    for centibels, words in enumerate(get_frequency_list(source, "best")):
        for char in "".join(words):
            if char >= "\u3041":
                mass[char] += cB_to_freq(-centibels)
    common = sorted(mass, key=lambda char: (-mass[char], char))[:size]
    if writing != "zh-Hant":
        return "".join(common)
    # wordfreq writes Chinese in simplified characters; one may stand for several others.
    with gzip.open(DATA_PATH / "_chinese_mapping.msgpack.gz", "rb") as file:
        simplified = msgpack.load(file, raw=False, strict_map_key=False)
    others: dict[str, str] = defaultdict(str)
    for point, char in simplified.items():
        others[char] += chr(point)
    both = "".join(others[char] + char for char in common)
    return "".join(char for char in both if _encodes(char, "big5"))


def _encodes(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    root, lists = Path(__file__).parents[2] / "rules", Path(sys.argv[1])
    alphabets = dict(UNLISTED)
    asked = sys.argv[2:]
    for language in asked or sorted(SOURCES):
        if not asked:
            print(language, write(language, root))
        alphabets[language] = letters(forms(language)) + FOLDED.get(language, "")
    if not asked:
        lines = (f"{language}\t{alphabets[language]}\n" for language in sorted(alphabets))
        path = root / "und" / "words" / "letters.tsv"
        path.write_text(LETTERS_HEADER + "".join(lines), encoding="utf-8")
    for language in asked or sorted(SUBTITLES):
        common = forms(language) if language in SOURCES else {}
        found = rarer(language, common, alphabets[language], lists)
        _write(found, FORMS_HEADER, root / language / "words" / "forms.tsv")
        left = shorter(language, (*common, *found), lists)
        _write(left, SHORTER_HEADER, root / language / "words" / "shorter.tsv")
    if asked:
        return
    lines = (f"{writing}\t{characters(writing)}\n" for writing in CHARACTERS)
    path = root / "und" / "words" / "characters.tsv"
    path.write_text(CHARACTERS_HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
