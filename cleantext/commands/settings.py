"""The configuration that a command works with."""

from __future__ import annotations

import os
from pathlib import Path

from cleantext import config, languages
from cleantext.commands.terminal import complain
from cleantext.config import Config
from cleantext.errors import ConfigError
from cleantext.lexicon import primary
from cleantext.outcome import STDIN
from cleantext.rules import RuleBook


def read(file: Path | None, path: str) -> Config:
    """The configuration in a file, or else in the nearest one at or above a path.

    Raises:
        ConfigError: naming the file and the key.
    """
    if file is None:
        start = os.path.abspath("." if path == STDIN else path)
        file = config.find(Path(start if os.path.isdir(start) else os.path.dirname(start)))
    return config.read(file) if file else Config()


def language(tag: str | None, config: Config) -> str | None:
    """The language given on the command line, in its canonical form.

    Complains of one without rules, which may be mistyped: few rules are then run.

    Raises:
        ConfigError: naming the option.
    """
    try:
        given = languages.tag(tag) if tag else None
    except ConfigError as error:
        raise ConfigError(f"--language: {error}") from error
    if given and primary(given) not in RuleBook(config.rules).languages:
        complain(f"--language: no rules are for {given!r}, so only those for any language are run")
    return given
