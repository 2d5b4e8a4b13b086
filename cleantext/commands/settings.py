"""The configuration that a command works with."""

from __future__ import annotations

import os
from pathlib import Path

from cleantext import config, languages
from cleantext.config import Config
from cleantext.errors import ConfigError
from cleantext.outcome import STDIN


def read(file: Path | None, path: str) -> Config:
    """The configuration in a file, or else in the nearest one at or above a path.

    Raises:
        ConfigError: naming the file and the key.
    """
    if file is None:
        start = os.path.abspath("." if path == STDIN else path)
        file = config.find(Path(start if os.path.isdir(start) else os.path.dirname(start)))
    return config.read(file) if file else Config()


def language(tag: str | None) -> str | None:
    """The language given on the command line, in its canonical form.

    Raises:
        ConfigError: naming the option.
    """
    try:
        return languages.tag(tag) if tag else None
    except ConfigError as error:
        raise ConfigError(f"--language: {error}") from error
