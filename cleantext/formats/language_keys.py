"""The keys under which data say which language they are in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleantext import languages
from cleantext.errors import ConfigError

KEYS = ("lang", "language", "locale", "languageCode", "inLanguage")


def language_in(data: Any) -> str | None:
    """The BCP 47 tag under one of the keys; None where there is none."""
    for key in KEYS if isinstance(data, Mapping) else ():
        value = data.get(key)
        if isinstance(value, str):
            try:
                return languages.tag(value.replace(".UTF-8", ""))
            except ConfigError:
                continue
    return None
