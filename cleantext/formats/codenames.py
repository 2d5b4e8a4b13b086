"""Names of code in prose that does not mark them as code.

"net.Socket" is no space lost between two sentences, "http,timers" none lost in a
list, and a mark between blanks is the mark itself, but for a stop before a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleantext.document import Span

_MARK = re.compile(r"(?<=\w)[.,](?=[^\W\d])|(?<=\s)(?:[,;:!?]|\.(?!\s+[A-ZÀ-Þ]))(?=\s)")
_SENTENCE = re.compile(r"[.!?…:][\"'”’»)*_]*\s*\Z")
_END = 20  # how much of a text is looked at for that


def marks(text: str, places: Iterable[Span]) -> list[Span]:
    """The marks in stretches of a text that belong to names of code if there are any."""
    return [match.span() for place in places for match in _MARK.finditer(text, *place)]


def ends_as_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a heading, a name, a line of a log does not."""
    return bool(_SENTENCE.search(text[-_END:]))
