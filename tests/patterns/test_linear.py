"""Every expression of every pattern rule takes linear time, told from how it is built.

A time would depend on the machine. Where an expression begins with a mark, and no
repeat without a limit runs over that mark, each character of a text is passed by the
repeats of one beginning only; all else that is looked at around a beginning is bounded.
"""

from collections.abc import Iterator
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from cleantext import registry
from cleantext.patterns import expressions
from cleantext.rules import Rule, RuleBook

RULES = [rule for rule in RuleBook().all() if rule.kind == "pattern"]
MOST = 1000
"""Characters that a repeat with a limit may run over."""
SAMPLE = "".join(map(chr, range(0x250))) + "абвАБВ“”„‘’«»—–…€\u202f\u2028"


REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


def sequences(tree: Any) -> Iterator[list[tuple[Any, Any]]]:
    """The operations that follow each other: of a whole, and of each branch and assertion."""
    yield list(tree)
    for kind, value in tree:
        inner: list[Any] = []
        if kind is code.BRANCH:
            inner = value[1]
        elif kind is code.SUBPATTERN:
            inner = [value[3]]
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            inner = [value[1]]
        elif kind in REPEATS:
            inner = [value[2]]
        for part in inner:
            yield from sequences(part)


def beginnings(tree: Any) -> set[str]:
    """The characters with which a match may begin; all of the sample where that is not plain."""
    for kind, value in tree:
        if kind in (code.LITERAL, code.IN):
            return characters([(kind, value)])
        if kind is code.BRANCH:
            return set().union(*(beginnings(branch) for branch in value[1]))
        if kind is code.SUBPATTERN:
            return beginnings(value[3])
        if kind not in (code.ASSERT, code.ASSERT_NOT, code.AT):
            break
    return set(SAMPLE)


def characters(tree: Any) -> set[str]:
    """The characters of the sample that a single class or character matches."""
    single = parser.SubPattern(parser.State(), list(tree))
    single.state.str = ""
    compiled = compiler.compile(single)
    return {char for char in SAMPLE if compiled.fullmatch(char)}


def faults(expression: str) -> Iterator[str]:
    """What might make an expression take more than linear time."""
    tree = parser.parse(expressions.expand(expression))
    first = beginnings(tree)
    for sequence in sequences(tree):
        endless: list[set[str]] = []
        for most, body in ((value[1], value[2]) for kind, value in sequence if kind in REPEATS):
            if most <= MOST:
                continue
            if len(body) != 1 or body[0][0] not in (code.IN, code.LITERAL, code.NOT_LITERAL):
                yield f"a repeat without limit of more than one character: {body}"
                continue
            run = characters(body)
            if run & first:
                yield f"a repeat without limit may run over a beginning: {body}"
            if any(run & other for other in endless):
                yield f"two repeats without limit may share what they run over: {body}"
            endless.append(run)
    if (width := _width(tree)) > MOST:
        yield f"looks at up to {width} characters from each beginning"


def _width(tree: Any) -> int:
    """How many characters the repeats with a limit may run over from one beginning."""
    width = 0
    for kind, value in tree:
        if kind is code.BRANCH:
            width += max(map(_width, value[1]))
        elif kind is code.SUBPATTERN:
            width += _width(value[3])
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            width += _width(value[1])
        elif kind in REPEATS:
            width += (int(value[1]) if value[1] <= MOST else 1) * max(_width(value[2]), 1)
    return width


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_time_is_linear(rule: Rule) -> None:
    assert not list(faults(registry.options(rule).find))


@pytest.mark.parametrize("expression", [r"a+b", r" [^.]*x", r",(?=\w*,?\w*[^,]*,)", r"\.(?:\w+ )+"])
def test_the_law_would_see_a_slow_one(expression: str) -> None:
    assert list(faults(expression))
