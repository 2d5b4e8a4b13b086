"""Plain text: all of it is prose but for URLs and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleantext.document import Span

# The closing marks of a sentence or a bracket around a URL are not part of it.
_ADDRESS = re.compile(
    r"(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}://|www\.)[^\s<>\"«»“”„]*[^\s<>\"«»“”„.,;:!?'’)\]}…]"
    r"|[\w.+-]{1,64}@\w[\w-]{0,62}(?:\.[\w-]{1,63}){1,8}"
)


def protect(text: str) -> Sequence[Span]:
    """The spans of URLs and e-mail addresses."""
    if "://" not in text and "www." not in text and "@" not in text:
        return ()
    return [match.span() for match in _ADDRESS.finditer(text)]
