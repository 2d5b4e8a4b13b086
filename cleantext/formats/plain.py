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
# One literal is found ten times as fast as one of several.
_MARKS = tuple(map(re.compile, ("://", r"www\.", "@")))
_HEAD = re.compile(r"[\w.+-]+\Z")  # what may stand before the mark
_LONGEST_HEAD = 64  # how far before its mark an address can begin


def protect(text: str) -> Sequence[Span]:
    """The spans of URLs and e-mail addresses."""
    # One character is found ten times as fast as three, and three sooner from the end.
    if "@" not in text and not ("/" in text and text.rfind("://") >= 0) and text.rfind("www.") < 0:
        return ()
    spans: list[Span] = []
    last = 0
    # Every address has a mark that is quick to find; to try the expression at each
    # character of the text would cost twenty times as much.
    for at in sorted(found.start() for mark in _MARKS for found in mark.finditer(text)):
        head = _HEAD.search(text, max(last, at - _LONGEST_HEAD), at)
        for start in range(head.start() if head else max(last, at), at + 1):
            match = _ADDRESS.match(text, start)
            if match:
                spans.append(match.span())
                last = match.end()
                break
    return spans
