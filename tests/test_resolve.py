"""Findings become one patch by rules that do not depend on the order they came in."""

from itertools import permutations
from typing import Any

import pytest

from cleantext import fix
from cleantext.document import Document
from cleantext.edits import Edit
from cleantext.findings import Finding, Safety
from cleantext.resolve import resolve

TEXT = "0123456789"


def finding(rule: str, *edits: tuple[Any, ...], safety: Safety = Safety.SAFE) -> Finding:
    made = tuple(Edit(*edit) for edit in edits)
    return Finding(rule, edits[0][0], edits[-1][1], rule, made, safety)


def applied(*findings: Finding, unsafe: bool = False, **languages: str) -> list[str]:
    """The rules that win, checked to be the same whatever order they come in."""
    outcomes = {
        tuple(f.rule for f in resolve(order, Document(TEXT), unsafe, languages)[1])
        for order in permutations(findings)
    }
    assert len(outcomes) == 1
    return list(outcomes.pop())


def test_leftmost_wins() -> None:
    assert applied(finding("b", (0, 3, "")), finding("a", (2, 9, ""))) == ["b"]


def test_then_longest_wins() -> None:
    assert applied(finding("a", (0, 3, "")), finding("b", (0, 4, ""))) == ["b"]


def test_then_the_language_of_the_text_wins_over_any_language() -> None:
    assert applied(finding("a", (0, 3, "x")), finding("b", (0, 3, "y")), a="und", b="es") == ["b"]


def test_then_the_first_rule_id_wins() -> None:
    assert applied(finding("a", (0, 3, "x")), finding("b", (0, 3, "y"))) == ["a"]


def test_touching_edits_both_apply() -> None:
    assert applied(finding("a", (0, 3, "")), finding("b", (3, 4, ""))) == ["a", "b"]


def test_edits_of_one_finding_apply_all_or_none() -> None:
    pair = finding("pair", (2, 3, "x"), (8, 9, "x"))
    assert applied(finding("early", (0, 2, "")), pair) == ["early", "pair"]
    patch, done, left = resolve(
        [finding("early", (0, 3, "")), pair, finding("late", (8, 9, "y"))],
        Document(TEXT),
        unsafe=False,
        languages={},
    )
    assert [f.rule for f in done] == ["early", "late"]
    assert patch.apply(TEXT) == "34567y9"
    assert not left, "what lost is looked at again in the next round, so it is no flag"


def test_two_insertions_at_one_place_do_not_both_apply() -> None:
    assert applied(finding("a", (3, 3, "x")), finding("b", (3, 3, "y"))) == ["a"]


@pytest.mark.parametrize("unsafe", [False, True])
def test_safety_decides_what_is_applied(unsafe: bool) -> None:
    findings = [
        finding("safe", (0, 1, "")),
        finding("unsafe", (2, 3, ""), safety=Safety.UNSAFE),
        finding("manual", (4, 5, ""), safety=Safety.MANUAL),
        Finding("flag", 6, 7, "flag"),
    ]
    _, done, left = resolve(findings, Document(TEXT), unsafe, {})
    assert [f.rule for f in done] == (["safe", "unsafe"] if unsafe else ["safe"])
    assert [f.rule for f in left] == (
        ["manual", "flag"] if unsafe else ["unsafe", "manual", "flag"]
    )


def test_nothing_reaches_into_protected_text() -> None:
    document = Document(TEXT, format="markdown", protect=lambda text: [(4, 6)])
    patch, done, left = resolve(
        [
            finding("inside", (4, 5, "")),
            finding("across", (2, 8, "")),
            finding("half", (0, 1, "x"), (5, 6, "y")),
            finding("beside", (3, 4, "z")),
            finding("edge", (6, 6, "!")),
            Finding("flagged", 4, 6, "in code"),
            finding("copied", (8, 9, "\ufffc")),
        ],
        document,
        unsafe=False,
        languages={},
    )
    assert [f.rule for f in done] == ["beside", "edge"]
    assert not left
    assert patch.apply(TEXT) == "012z45!6789"


@pytest.mark.parametrize(
    ("edit", "goes"),
    [((2, 8, ""), True), ((4, 6, ""), True), ((2, 5, ""), False), ((2, 8, "x"), False)],
)
def test_in_plain_text_an_address_goes_with_its_line_or_stays_whole(
    edit: tuple[int, int, str], goes: bool
) -> None:
    """A deletion may swallow a URL, but neither cut nor replace it."""
    document = Document(TEXT, protect=lambda text: [(4, 6)])
    _, done, _ = resolve([finding("line", edit)], document, False, {})
    assert bool(done) is goes


@pytest.mark.parametrize(
    ("text", "format", "fixed"),
    [
        ("It is on https://a.example/b . She left.", "plain", ""),
        ("It is on www.a.example/ , and mail@a.example ! Yes.", "plain", ""),
        ("It is on https://a.example/b . Yes .", "markdown", "Yes."),
        ("It is on [it](https://a.example/b) . She left.", "markdown", "b). She left."),
        ("<p>On <a href='https://a.example/'>it</a> . Yes.</p>", "html", "</a>. Yes."),
    ],
)
def test_mark_behind_a_bare_address_does_not_become_part_of_it(
    text: str, format: str, fixed: str
) -> None:
    report = fix(text, format=format, language="en")
    assert report.changed is bool(fixed)
    assert fixed in report.fixed
    assert ("b . " in report.fixed) is ("b . " in text)


def test_edits_carry_the_rule_unless_they_name_their_own() -> None:
    own = Finding("a", 0, 1, "", (Edit(0, 1, "", ("x", "y")),))
    patch, _, _ = resolve([own, finding("b", (2, 3, ""))], Document(TEXT), False, {})
    assert [edit.rules for edit in patch] == [("x", "y"), ("b",)]


def test_repairs_in_order_come_out_as_in_any_order() -> None:
    """In order, signed and apart, they are not ranked at all."""
    apart = [finding(rule, (at, at + 1, "x", (rule,))) for at, rule in ((0, "a"), (3, "c"))]
    between = finding("b", (2, 2, "y", ("b",)))
    for order in permutations([*apart, between]):
        patch, won, left = resolve(order, Document(TEXT), False, {})
        assert (patch.apply(TEXT), [f.rule for f in won]) == ("x1y2x456789", ["a", "b", "c"])
        assert not left
