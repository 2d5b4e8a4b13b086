"""What a boilerplate rule may say, and how a wrong one is told apart."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import hostile
import pytest

from cleantext.boilerplate.index import LineIndex, first_word, fold, headings
from cleantext.boilerplate.rules import LineRule, begins_like_a_name
from cleantext.boilerplate.slots import Slots
from cleantext.errors import RuleError
from cleantext.findings import Safety
from cleantext.rules import Rule, RuleBook

BOOK = RuleBook()
LANGUAGES = sorted(path.parent.name for path in BOOK.roots[0].glob("*/boilerplate.toml"))


def rule(options: Mapping[str, Any], language: str = "es") -> LineRule:
    made = Rule(
        "es/x/y", "boilerplate", "m", language, Safety.SAFE, (), (), options, Path("x.toml")
    )
    return LineRule(made, Slots(BOOK.lexicon(language)))


def test_a_rule_has_one_way_to_find_its_lines() -> None:
    with pytest.raises(RuleError, match=r"x.toml: rule 'es/x/y': must have exactly one"):
        rule({"category": "ad", "phrases": ["a"], "find": "b"})
    with pytest.raises(RuleError, match="exactly one"):
        rule({"category": "ad"})


@pytest.mark.parametrize(("find", "problem"), [("{nobody}", "no slot 'nobody'"), ("(", "'\\('")])
def test_a_wrong_pattern_is_named(find: str, problem: str) -> None:
    with pytest.raises(RuleError, match=problem):
        _ = rule({"category": "ad", "find": find}).pattern


@pytest.mark.parametrize(
    ("find", "note", "key"), [("a", "(?P<author>b)", "find"), ("(?P<author>a)", "b", "note")]
)
def test_a_note_on_the_author_names_the_author(find: str, note: str, key: str) -> None:
    with pytest.raises(RuleError, match=f"key '{key}' must have a group 'author'"):
        _ = rule({"category": "bio", "find": find, "note": note}).note


@pytest.mark.parametrize(
    ("line", "folded"),
    [("• Leer  más »", "leer más"), ("LEER MÁS:", "leer más"), ("L’État", "l'état"), ("...", "")],
)
def test_lines_are_compared_without_case_and_marks(line: str, folded: str) -> None:
    assert fold(line) == folded


@pytest.mark.parametrize(
    ("line", "word"),
    [("Foto: X", "foto"), ("(Foto: X)", "foto"), ("28.11.2022", "0"), ("• Por X", "por"), ("", "")],
)
def test_rules_are_looked_up_by_the_first_word(line: str, word: str) -> None:
    assert first_word(line) == word


def test_a_slot_is_made_of_the_words_of_the_language() -> None:
    """A date is one only with a month of the language, or an English one."""
    spanish = rule({"category": "timestamp", "find": "{when}"}).pattern
    assert spanish.fullmatch("lunes, 28 de noviembre de 2022, 14:35 h")
    assert spanish.fullmatch("Nov. 28th, 2022 2:35 p.m.")
    assert not spanish.fullmatch("28. Oktober 2022")
    assert not spanish.fullmatch("28 de noviembre de 2022 llovió")


def test_a_name_is_two_capitalised_words_at_least() -> None:
    name = rule({"category": "byline", "find": "{name}"}).pattern
    for text in ("Ana Ruiz", "José Luis de la Cruz", "J. R. Ruiz", "Ana O'Hara", "ANA RUIZ"):
        assert name.fullmatch(text), text
    for text in ("Ana", "Ana ruiz", "Ana Ruiz.", "El Puente", "Ana Ruiz 2", "ana ruiz"):
        assert not name.fullmatch(text), text


def test_the_quick_look_at_a_name_lets_every_name_pass() -> None:
    for text in ("Ana Ruiz", "José de la Cruz", "J. R. Ruiz", "Dr. Ana Ruiz", "ANA RUIZ, AFP"):
        assert begins_like_a_name(text), text
    for text in ("", "Ana", "ana Ruiz", "Parte do acervo", "Gestern ja gesagt hat Ana"):
        assert not begins_like_a_name(text), text


@pytest.mark.about_gates
def test_a_needle_or_a_first_word_decides_whether_a_pattern_is_tried() -> None:
    by_word = rule({"category": "ad", "find": "ab.*", "first": ["ab"]})
    by_needle = rule({"category": "ad", "find": ".*cd", "needle": ["cd"]})
    index = LineIndex([by_word, by_needle])
    lines = dict(enumerate(["ab cd", "ac cd", "abc", "ab"]))
    found = index.candidates(lines, headings(lines))
    tried = {n: [rule for rule, _ in index.matches(lines[n], found[n])] for n in found}
    assert tried == {0: [by_word, by_needle], 1: [by_needle], 3: [by_word]}


def test_a_pattern_is_tried_only_where_it_may_hold_and_in_lines_short_enough() -> None:
    options = {"category": "ad", "find": "ab.*", "first": ["ab"], "where": "top", "longest": 4}
    index = LineIndex([rule(options)])
    lines = {0: "abcd", 1: "ab c", 2: "ab cd"}
    assert list(index.candidates(lines, headings(lines))) == [1]
    assert list(index.matches("ab c"))
    assert not list(index.matches("ab c", (), frozenset({"any", "bottom"})))


@pytest.mark.about_gates
def test_sentences_are_looked_at_for_their_marks_and_at_the_bottom_only_there() -> None:
    stop = {"category": "ad", "find": ".*cd.*", "needle": ["cd"], "stop": True}
    marked = rule({**stop, "marks": ["/", "("]})
    last = rule({**stop, "where": "bottom"})
    index = LineIndex([marked, last])
    lines = dict(enumerate(["a/ cd.", "b cd.", "c (cd).", "d cd."]))
    found = index.candidates(lines, headings(lines))
    assert found == {0: [marked], 2: [marked]}
    assert index.closing(lines, 2, found)
    assert found == {0: [marked], 2: [marked, last], 3: [last]}
    assert not index.closing({0: lines[0]}, 1, {})


@pytest.mark.about_gates
@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_many_lines_are_searched_some_at_a_time(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    heading = rule({"category": "ad", "find": ".*cd", "needle": ["cd"]})
    sentence = rule({"category": "ad", "find": ".*cd.*", "needle": ["cd"], "stop": True})
    index = LineIndex([heading, sentence])
    lines = dict(enumerate(["a cd.", "b cd", "c", "d cd", "e."]))
    monkeypatch.setattr("cleantext.boilerplate.searches._AT_ONCE", at_once)
    assert index.candidates(lines, headings(lines)) == {
        0: [sentence],
        1: [heading, sentence],
        3: [heading, sentence],
    }


def test_buttons_that_lost_the_space_between_them() -> None:
    share = rule({"category": "social", "phrases": ["share this article"]})
    save = rule({"category": "social", "phrases": ["save"]})
    index = LineIndex([share, save])
    assert list(index.matches("Share this articleSave")) == [(share, None)]
    for line in ("Share this article Save", "Share this articleSaved", "SaveShare his article"):
        assert not list(index.matches(line)), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_keeps_a_pattern_busy(language: str) -> None:
    """No time is asserted: were a pattern to backtrack, this would hardly end.

    ``tests/bench/boilerplate.py --growth`` tries more lines and says how long each takes.
    """
    slots = Slots(BOOK.lexicon(language))
    tried = 0
    for written in BOOK.rules(language):
        without = {"phrases", "bio", "repeated"} & written.options.keys()
        if written.kind == "boilerplate" and not without:
            made = LineRule(written, slots)
            for line in hostile.lines(made, 2):
                found = made.pattern.fullmatch(line)
                assert found is None or found.span() == (0, len(line))
                tried += 1
    assert tried >= 100
