"""Lines made to keep a pattern busy: what it asks for, over and over, and then not the end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from cleantext.boilerplate.rules import LONGEST, LineRule

_PIECES = (
    *("Ana Ruiz, ", "Ana Ruiz ", "Aa ", "A. ", "Aa y ", "AFP, ", "AFP/", "EFE/EPA/", "Aa-", "O'"),
    *("Aa de la ", "de la ", "Aa Bb Cc Dd, ", "Ana Ruiz/", "Ana Ruiz | ", "editor ", "Foto: "),
    *("3 May 2021, ", "12:30 ", "1/1/2021, ", "1 ", "lunes, ", "hoy ", "www.", "a@a.", "©", "Àé "),
    *(", ", "a, ", "/", "(", "[", "| ", "- ", "— ", "x", "X ", "á ", "Яя "),
)
_ENDS = ("!", ";", "\u2603", "")
_CHARACTERS = "aA1 .,/-|'()é—:xB2я"
_MOST = 40


def lines(rule: LineRule, count: int) -> Iterator[str]:
    """Hostile lines for a rule, about ``count`` times ten, always the same ones.

    Half of them are spelled by the pattern itself; half begin as it asks for, by its
    first words, its needles or its own spelling, and go on with names, dates and marks.
    """
    chance = random.Random(rule.rule.id)
    tree = parser.parse(rule.pattern.pattern)
    size = min(rule.longest, LONGEST)
    words = (*rule.options.first, *rule.options.needle, "")
    for number in range(count):
        spelled = _spelled(tree, chance, chance.random())
        start = spelled[: chance.choice((12, 20, 30, 60))]
        word = words[number % len(words)].replace("0", "3").capitalize()
        pieces = [chance.choice(_PIECES) for _ in range(chance.randint(1, 4))]
        mixed = "".join(chance.choice(_PIECES) for _ in range(size // 2))
        made = (spelled, start + pieces[0] * size, f"{word} " + "".join(pieces) * size)
        for line in (*made, start + mixed):
            cut = line.replace("\n", " ")[: size - 1].strip()
            yield from (cut + end for end in _ENDS[: 2 + number % 3])


def _spelled(tree: Any, chance: random.Random, much: float) -> str:
    """A string that a parsed pattern would match, but for what looks around.

    Args:
        much: the share of repeats that are made as often as they may be.
    """
    out = []
    for kind, value in tree:
        if kind is code.LITERAL:
            out.append(chr(value))
        elif kind in (code.ANY, code.NOT_LITERAL):
            out.append(chance.choice(_CHARACTERS))
        elif kind is code.IN:
            out.append(_one_of(value, chance))
        elif kind is code.BRANCH:
            out.append(_spelled(chance.choice(value[1]), chance, much))
        elif kind in (code.SUBPATTERN, code.ATOMIC_GROUP):
            inner = value[3] if kind is code.SUBPATTERN else value
            out.append(_spelled(inner, chance, much))
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            out.append(_repeated(value, chance, much))
    return "".join(out)


def _repeated(value: Any, chance: random.Random, much: float) -> str:
    fewest, most, part = value
    most = min(int(most), _MOST)
    out = ""
    for _ in range(most if chance.random() < much else chance.randint(int(fewest), most)):
        out += _spelled(part, chance, much)
        if len(out) > LONGEST:
            break
    return out


def _one_of(group: Sequence[tuple[Any, Any]], chance: random.Random) -> str:
    wanted = [character for character in _CHARACTERS if _holds(group, character)]
    wanted += [chr(value) for kind, value in group if kind is code.LITERAL]
    return chance.choice(wanted or ["a"])


def _holds(group: Sequence[tuple[Any, Any]], character: str) -> bool:
    negated = found = False
    for kind, value in group:
        if kind is code.NEGATE:
            negated = True
        elif kind is code.LITERAL:
            found |= ord(character) == value
        elif kind is code.RANGE:
            found |= value[0] <= ord(character) <= value[1]
        elif kind is code.CATEGORY:
            found |= _of_category(str(value), character)
    return found is not negated


def _of_category(name: str, character: str) -> bool:
    tests = {"DIGIT": str.isdigit, "SPACE": str.isspace}
    test = next((tests[key] for key in tests if key in name), None)
    held = test(character) if test else character.isalnum() or character == "_"
    return held is not ("NOT" in name)
