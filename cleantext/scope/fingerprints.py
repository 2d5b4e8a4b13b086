"""How a finding is known again after its text was edited: not by its line number.

Lines that move take their findings along. Where a line was edited, a finding in it is the
old one if one of the two words beside it is still there.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cleantext.findings import Finding

_NEAR = 30
"""So many code points are looked at for the word before a finding, or behind it."""

_WORD_BEFORE = re.compile(r"\S*[ \t]*\Z")
_WORD_BEHIND = re.compile(r"[ \t]*\S*")


class Fingerprint(NamedTuple):
    """A finding without its place.

    Attributes:
        rule: its id.
        before: a hash of the word before it and of what was found.
        behind: a hash of what was found and of the word behind it.
        line: a hash of the line it begins in, up to the end of the line it ends in.
    """

    rule: str
    before: str
    behind: str
    line: str

    @classmethod
    def of(cls, finding: Finding, source: str) -> Fingerprint:
        """That of a finding in a text."""
        start, end = finding.start, finding.end
        begin = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
        ends = (at for mark in "\r\n" if (at := source.find(mark, end)) >= 0)
        line = source[begin : min(ends, default=len(source))]
        head = _WORD_BEFORE.search(source[begin:start][-_NEAR:])
        tail = _WORD_BEHIND.match(source, end, min(end + _NEAR, len(source)))
        found = source[start:end]
        before = _hash(f"{head[0] if head else ''}\0{found}")
        behind = _hash(f"{found}\0{tail[0] if tail else ''}")
        return cls(finding.rule, before, behind, _hash(line.strip()))

    def may_be(self, other: Fingerprint) -> bool:
        """Whether an edited line may have made one of the other."""
        return self.rule == other.rule and (
            self.before == other.before or self.behind == other.behind
        )


def recognised(
    found: Iterable[Fingerprint], known: Counter[Fingerprint]
) -> list[Fingerprint | None]:
    """For each finding the known one that it is, or None; each known one is given once."""
    left = Counter(known)
    same: list[Fingerprint | None] = []
    others: list[tuple[int, Fingerprint]] = []
    for number, one in enumerate(found):
        if left[one] > 0:
            left[one] -= 1
            same.append(one)
        else:
            same.append(None)
            others.append((number, one))
    edited = list(left.elements())
    for number, one in others:
        for old in edited:
            if one.may_be(old):
                same[number] = old
                edited.remove(old)
                break
    return same


def _hash(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=6).hexdigest()
