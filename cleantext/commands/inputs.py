"""The texts of a run: those in files, or the one on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from cleantext import walk
from cleantext.commands.terminal import complain
from cleantext.errors import InputError
from cleantext.outcome import STDIN, Outcome, Repairer, repair_bytes
from cleantext.walk import Found


def texts(paths: Iterable[str]) -> list[Found]:
    """The files that were named and the texts in directories.

    Complains where there are none: what somebody scraped may be JSON, which must be named.
    """
    paths = list(paths)
    found = list(walk.find(paths))
    if not found:
        complain(
            f"no texts in {', '.join(paths)}; of a directory, files count whose names end as "
            "those of texts do (.txt, .md, .html, .jsonl, …); name JSON, YAML and CSV files"
        )
    return found


def standard_input(paths: Sequence[str], pipeline: Repairer) -> Outcome:
    """What comes of the text on standard input; complains where nothing does.

    Raises:
        InputError: if files were named beside it.
    """
    if len(paths) > 1:
        raise InputError("standard input ('-') cannot be mixed with files; run cleantext twice")
    try:
        return repair_bytes(sys.stdin.buffer.read(), STDIN, pipeline)
    except InputError as error:
        message = f"standard input {error}"
        complain(f"error: {message}")
        return Outcome(STDIN, error=message)
