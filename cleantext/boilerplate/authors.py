"""Whether a name on a line is the author's, or somebody's of whom the text speaks."""

from __future__ import annotations

from collections.abc import Sequence, Set

from cleantext.boilerplate.candidate import Candidate
from cleantext.boilerplate.people import People


class Authors:
    """Tells authors among the names of one page.

    Args:
        lines: all that are not empty, without space around them.
        signed: the indices of those that look as if they said who wrote.
        people: knows who is a person.
    """

    def __init__(self, lines: Sequence[str], signed: Set[int], people: People) -> None:
        self._lines = lines
        self._signed = signed
        self._people = people

    def are_named(self, line: Candidate) -> bool:
        """Whether the names are persons' and in no other line, as far as the rule asks."""
        names = line.authors
        if line.rule.options.given and not self._are_persons(names, line):
            return False
        return not line.rule.options.stranger or not any(
            self._is_mentioned(word, name, line.index) for name in names for word in _known_by(name)
        )

    def _is_mentioned(self, word: str, name: str, index: int) -> bool:
        """Whether a word of a name occurs in another line than this.

        What the page says of its author is no mention: bylines, notes, the name alone.
        """
        return any(
            word in line and line != name
            for number, line in enumerate(self._lines)
            if number != index and number not in self._signed
        )

    def _are_persons(self, names: Sequence[str], line: Candidate) -> bool:
        """Whether lines of this form can name the authors, and these names are persons'.

        The first line is a headline, whoever it is about; many such lines are a list. Of
        several names most must be known, since no list has them all.
        """
        if line.index == 0 or 2 * sum(map(self._people.has, names)) <= len(names):
            return False
        rule = line.rule
        return not rule.options.rare or rule.options.rare >= sum(
            match is not None and self._people.has(match["author"])
            for match in map(rule.fullmatch, self._lines)
        )


def _known_by(name: str) -> list[str]:
    """The words by which a text speaks of somebody: all but the given name and short ones.

    Initials and ``Jr.`` end in a stop.
    """
    words = [word for word in name.split() if word[-1] not in ".," and not word.islower()]
    return [word for word in words[1:] if len(word) > 2] or words[-1:]
