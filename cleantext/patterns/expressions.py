r"""Regular expressions as rules write them: Python's ``re`` with two letter classes more.

``\p{Lu}`` and ``\p{Ll}`` stand, within square brackets, for the capital and the
small letters of the Latin, Greek and Cyrillic scripts. Other scripts with two
cases are left out, and so is everything beyond the Basic Multilingual Plane:
one such letter would make a class fifty times slower.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_CASED_BLOCKS = ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000))


def expand(expression: str) -> str:
    r"""The expression with ``\p{Lu}`` and ``\p{Ll}`` written out."""
    for category in ("Lu", "Ll"):
        if (escape := f"\\p{{{category}}}") in expression:
            expression = expression.replace(escape, _letters(category))
    return expression


def compile(expression: str) -> re.Pattern[str]:
    """The compiled expression.

    Raises:
        re.error: if it is not an expression.
    """
    return re.compile(expand(expression))


@cache
def _letters(category: str) -> str:
    """The letters of a general category for the inside of a class, in ranges to compile fast."""
    ranges: list[list[int]] = []
    for point in (point for block in _CASED_BLOCKS for point in range(*block)):
        if unicodedata.category(chr(point)) != category:
            continue
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in ranges)
