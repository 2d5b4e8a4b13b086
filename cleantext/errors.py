"""What can go wrong, said so that the reader knows which file, rule or key to mend."""

from __future__ import annotations

from collections.abc import Iterable


class CleantextError(Exception):
    """Base of every error that cleantext raises on purpose."""


class RuleError(CleantextError):
    """A rule file or a rule in it is broken; the message names file, rule and key."""


class ConfigError(CleantextError):
    """The configuration is broken; the message names the file and the key."""


class InputError(CleantextError):
    """A text or file could not be worked on; the message names it."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint such as ``; did you mean 'quotes'?`` or the empty string."""
    import difflib  # only for somebody who has made a mistake

    match = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {match[0]!r}?" if match else ""
