"""Sentences that anyone may build word lists from.

    git clone https://github.com/mozilla/voice-web
    git clone https://github.com/MicrosoftTranslator/NTREX

The sentences of Common Voice (Mozilla and those who gave them) are in the public domain
(CC0). NTREX-128 (Microsoft) holds 123 news articles, translated by hand; it may be used
under CC BY-SA 4.0.
"""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

FOLDERS = {"nb": "nb-NO", "sv": "sv-SE"}
"""The folders of Common Voice, where they are not the language."""

TRANSLATED = {
    "ca": ("cat",),
    "cs": ("ces",),
    "da": ("dan",),
    "de": ("deu",),
    "es": ("spa", "spa-MX"),
    "et": ("est",),
    "fi": ("fin",),
    "fr": ("fra", "fra-CA"),
    "gl": ("glg",),
    "hu": ("hun",),
    "is": ("isl",),
    "it": ("ita",),
    "lt": ("lit",),
    "lv": ("lav",),
    "nb": ("nob",),
    "hr": ("hrv", "bos", "srp-Latn"),
    "nl": ("nld",),
    "pl": ("pol",),
    "pt": ("por", "por-BR"),
    "ro": ("ron",),
    "sk": ("slk",),
    "sl": ("slv",),
    "sv": ("swe",),
    "tr": ("tur",),
}
"""The languages that have lists, with their files in NTREX."""

SOURCES = """\
# from the sentences of Common Voice (https://github.com/mozilla/voice-web), which are in the
# public domain (CC0), and NTREX-128 (https://github.com/MicrosoftTranslator/NTREX) by Microsoft.
# Licence of this file: CC BY-SA 4.0.
"""

# Some of the sentences are written with cedillas.
_COMMAS = str.maketrans("şţŞŢ", "șțȘȚ")


def sentences(voice: Path, ntrex: Path, language: str) -> list[str]:
    """The sentences of a language in two checkouts."""
    folder = f"server/data/{FOLDERS.get(language, language)}/"
    texts = [news(ntrex, language)]
    listed = _git(voice, "ls-tree", "-r", "--name-only", "-z", "HEAD", folder)
    texts += (_shown(voice, path) for path in filter(None, listed.decode().split("\0")))
    text = unicodedata.normalize("NFC", "\n".join(texts))
    return (text.translate(_COMMAS) if language == "ro" else text).split("\n")


def news(ntrex: Path, language: str) -> str:
    """The news of a language in a checkout of NTREX."""
    files = (f"NTREX-128/newstest2019-ref.{code}.txt" for code in TRANSLATED[language])
    return "\n".join(_shown(ntrex, path) for path in files)


def _shown(checkout: Path, path: str) -> str:
    """The text of a file; what a partial clone lacks is left out."""
    return _git(checkout, "show", f"HEAD:{path}").decode("utf-8", "replace")


def _git(checkout: Path, *command: str) -> bytes:
    return subprocess.run(
        ["git", "-C", str(checkout), *command], capture_output=True, check=False
    ).stdout
