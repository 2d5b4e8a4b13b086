"""The texts of a run."""

from __future__ import annotations

from collections.abc import Iterable

from cleantext import walk
from cleantext.commands.terminal import complain
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
