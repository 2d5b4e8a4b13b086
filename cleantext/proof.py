"""The proof that a repair touched prose alone.

Rules see only prose, and the pipeline drops what reaches beyond it. That is how
it should be; this module checks that it is so, on the user's own file, by
reading the file as it would be written. It is asked only about files with edits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cleantext.formats import FileFormat
from cleantext.formats.parts import AS_IS


def objection(
    before: str, after: str, wanted: Sequence[str], format: FileFormat, fields: Collection[str]
) -> str:
    """Why a changed file must not be written; empty where it may.

    The shape of the file must be the same before and after, and each of its
    strings must say what the repair was meant to make of it.

    Args:
        wanted: what the parts that are written with escapes are meant to say, in order.
        fields: the names of the keys whose strings are prose.
    """
    try:
        if format.shape(before, fields) != format.shape(after, fields):
            return "the repair would change more than the prose of the file"
        said = [part.text for part in format.parts(after, fields) if part.spelling is not AS_IS]
    except RecursionError:
        return "the file is nested too deeply to be checked"
    if said != list(wanted):
        return "a repaired string would not read as it should"
    return ""
