"""The word list of a corpus, from which lost letters can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log10

from cleantext.learn.sketch import WORD, Threshold, forms


class WordTally:
    """In how many places the common words of a corpus stand, and how long it is."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 0

    def add(self, text: str, limit: Threshold) -> None:
        self._total += text.count(" ") + 1
        known = {form for form in forms(text) if limit.is_common(form)}
        if known:
            found = (form.lower() for form in WORD.findall(text))
            self._counts.update(form for form in found if form in known)

    def merge(self, other: WordTally) -> None:
        self._counts.update(other._counts)
        self._total += other._total

    def lines(self) -> Iterator[str]:
        """Lines of a word list: tenths of a Zipf value, a tab, and the forms that have it."""
        by_value: dict[int, list[str]] = {}
        for form, count in self._counts.items():
            zipf = log10(count * 1e9 / self._total)
            by_value.setdefault(round(10 * zipf), []).append(form)
        for value in sorted(by_value, reverse=True):
            yield f"{value}\t{' '.join(sorted(by_value[value]))}"
