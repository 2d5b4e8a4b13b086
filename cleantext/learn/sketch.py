"""A first look at a directory in memory of a fixed size.

Every line and every word is counted under a hash of it in a table that does not
grow. Two of them may share a place, so the table says too much now and then, but
never too little: what it says cannot recur does not.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from zlib import crc32

from cleantext.learn.templates import short_lines, template

_PLACES = 1 << 20
_FORMS = 200_000
"""So many words are kept at most."""

# Letters with at least one beyond ASCII, which is what can get lost.
WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_DAMAGE = re.compile("[ÂÃÐÑâ][\x80-¿€‚ƒ„…†‡ˆ‰Š‹Œ]|\ufffd")


class Sketch:
    """How often what has this hash occurs: in how many files, for lines and for words."""

    def __init__(self) -> None:
        self.files: Counter[str] = Counter()
        self.lines = array("L", bytes(array("L").itemsize * _PLACES))
        self.words = array("L", bytes(array("L").itemsize * _PLACES))

    def add(self, source: str, text: str) -> None:
        self.files[source] += 1
        places = {place(source, key) for key in keys(text)}
        for at in places:
            self.lines[at] += 1
        for at in {place("", form) for form in forms(text)}:
            self.words[at] += 1

    def merge(self, other: Sketch) -> None:
        self.files.update(other.files)
        self.lines = array("L", map(int.__add__, self.lines, other.lines))
        self.words = array("L", map(int.__add__, self.words, other.words))


class Threshold:
    """What may recur often enough to be worth counting by name."""

    def __init__(self, sketch: Sketch, share: float, fewest: int) -> None:
        self._sketch = sketch
        self._least = {
            source: max(fewest, -(-files * share // 1)) for source, files in sketch.files.items()
        }
        # Where there are too many words, the rare ones are left out.
        ranked = sorted((count for count in sketch.words if count), reverse=True)
        self._word = max(3, ranked[_FORMS] + 1 if len(ranked) > _FORMS else 0)

    def files(self, source: str) -> int:
        """How many files a source has."""
        return self._sketch.files[source]

    def least(self, source: str) -> float:
        """In how many files of a source a line must be."""
        return self._least[source]

    def may_recur(self, source: str, key: str) -> bool:
        return self._sketch.lines[place(source, key)] >= self._least[source]

    def is_common(self, form: str) -> bool:
        return self._sketch.words[place("", form)] >= self._word


def place(source: str, key: str) -> int:
    """Where something is counted; the same in every process."""
    return crc32(f"{source}\0{key}".encode("utf-8", "surrogatepass")) % _PLACES


def keys(text: str) -> set[str]:
    """The short lines of a text and their templates."""
    lines = {line for _, _, line in short_lines(text)}
    return lines | {template(line)[0] for line in lines}


def forms(text: str) -> set[str]:
    """The words of a text with a letter beyond ASCII, in small letters; none if it is damaged."""
    return set() if _DAMAGE.search(text) else {form.lower() for form in WORD.findall(text)}
