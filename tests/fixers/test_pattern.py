"""Pattern rules: word lists, what stands before, hints, switches, and hostile text."""

from pathlib import Path

import pytest

from cleantext import registry
from cleantext.config import Config
from cleantext.document import Document
from cleantext.errors import RuleError
from cleantext.fixers.pattern import PatternFixer, PatternSettings
from cleantext.lexicon import Lexicon
from cleantext.rules import RuleBook, read_rules


def fixer(folder: Path, toml: str, settings: PatternSettings | None = None) -> PatternFixer:
    """A fixer with the one rule that ``toml`` has beyond id, kind and message."""
    (folder / "xx" / "words").mkdir(parents=True, exist_ok=True)
    path = folder / "xx" / "topic.toml"
    path.write_text(f'[[rule]]\nid = "a"\nkind = "pattern"\nmessage = "m"\n{toml}\n', "utf-8")
    rules = list(read_rules(path, "xx"))
    for rule in rules:
        registry.verify(rule)
    return PatternFixer(rules, Lexicon((folder,), "xx"), settings or PatternSettings())


def found(fixer: PatternFixer, text: str) -> list[tuple[int, int]]:
    return [(finding.start, finding.end) for finding in fixer.check(Document(text))]


def words(folder: Path, name: str, *entries: str) -> None:
    path = folder / "xx" / "words" / f"{name}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(entries) + "\n", "utf-8")


def test_rule_without_replacement_is_a_flag(tmp_path: Path) -> None:
    (finding,) = fixer(tmp_path, 'find = "b+"').check(Document("abbc"))
    assert (finding.start, finding.end, finding.edits) == (1, 3, ())
    assert not finding.edits


def test_match_that_changes_nothing_is_no_finding(tmp_path: Path) -> None:
    assert not found(fixer(tmp_path, 'find = "b"\nreplace = "b"'), "abc")


def test_edit_is_as_small_as_can_be(tmp_path: Path) -> None:
    (finding,) = fixer(tmp_path, 'find = "left .Then"\nreplace = "left. Then"').check(
        Document("He left .Then")
    )
    (edit,) = finding.edits
    assert (edit.start, edit.end, edit.text) == (7, 9, ". ")


def test_letter_classes_know_three_scripts(tmp_path: Path) -> None:
    made = fixer(tmp_path, r"find = '[\p{Ll}][\p{Lu}]'")
    assert found(made, "áÉ łŻ бЯ λΩ") == [(0, 2), (3, 5), (6, 8), (9, 11)]
    assert not found(made, "Éá Яб 1A aª")


def test_before_looks_at_its_own_line_only(tmp_path: Path) -> None:
    made = fixer(tmp_path, "find = '!'\nbefore = 'yes .*'")
    assert found(made, "yes it is!") == [(9, 10)]
    assert not found(made, "yes\nit is!")


def test_not_before_excludes(tmp_path: Path) -> None:
    made = fixer(tmp_path, r"find = '!'" + "\n" + r"not-before = '\d'")
    assert found(made, "5! a!") == [(4, 5)]


def test_listed_word_as_written_or_in_small_letters(tmp_path: Path) -> None:
    words(tmp_path, "short", "etc.", "Dr.")
    toml = r"""find = '\.'
before = '(?P<word>\w+)'
listed = { word = ["short"] }"""
    made = fixer(tmp_path, toml)
    assert found(made, "etc.") == [(3, 4)]
    assert found(made, "Etc.") == [(3, 4)]
    assert not found(made, "dr.")
    assert not found(made, "end.")


def test_unlisted_word_and_a_group_that_took_no_part(tmp_path: Path) -> None:
    words(tmp_path, "short", "etc.")
    toml = r"""find = '(?:(?P<word>\w+)|-)\.'
unlisted = { word = ["short"] }"""
    made = fixer(tmp_path, toml)
    assert found(made, "end. -.") == [(0, 4), (5, 7)]
    assert not found(made, "etc.")


def test_hint_at_a_class_of_marks(tmp_path: Path) -> None:
    made = fixer(tmp_path, r"find = ' [,;]'" + "\n" + r"hint = [' ([,;])']")
    assert found(made, "a ,b ;c") == [(1, 3), (4, 6)]
    assert not found(made, "a, b; c")


def test_switch_turns_a_rule_on(tmp_path: Path) -> None:
    toml = 'find = "b"\nswitch = "percent_space"'
    assert not found(fixer(tmp_path, toml), "abc")
    assert found(fixer(tmp_path, toml, PatternSettings(percent_space=True)), "abc") == [(1, 2)]


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('find = "("', "'find'"),
        ('find = "a"\nreplace = "\\\\1"', "'replace'"),
        ('find = "a"\nbefore = "("', "'before'"),
        ('find = "a"\nnot-before = "("', "'not-before'"),
        ('find = "a"\nhint = ["a"]', "'hint'"),
        ('find = "a"\nhint = ["a("]', "'hint'"),
        ('find = "a"\nlisted = { word = ["x"] }', "'word'"),
        ('find = "a"\nswitch = "percent_spaces"', "did you mean 'percent_space'"),
    ],
)
def test_broken_rule_is_refused_with_its_key(tmp_path: Path, toml: str, named: str) -> None:
    with pytest.raises(RuleError, match="rule 'xx/topic/a'") as error:
        fixer(tmp_path, toml)
    assert named in str(error.value)


LANGUAGES = ["es", "en", "fr", "de", "pt", "it", "ru", "pl", "nl", "ca", "uk", "tr"]
HOSTILE = [" ", ".", " .", ". ", "a.B", "aaa,aaa", "( ", "l' ", " -aa ", "»", "etc... "]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """A megabyte of one fault; a pattern that backtracks would not come back from it.

    Times are measured in tests/bench; here it is enough that each rule ends.
    """
    book = RuleBook()
    text = unit * (1_000_000 // len(unit) // 10)
    for language in ("es", "fr"):
        rules = [rule for rule in book.for_language(language) if rule.kind == "pattern"]
        made = PatternFixer(rules, book.lexicon(language), Config().settings("pattern"))
        assert sum(1 for _ in made.check(Document(text, language=language))) <= 4 * len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_abbreviations_and_marks(language: str) -> None:
    """A list or a file in a wrong place would be silently left out."""
    book = RuleBook()
    assert len(book.lexicon(language).words("abbreviations")) > 40
    topics = {rule.id.rsplit("/", 1)[0] for rule in book.rules(language)}
    assert {f"{language}/punctuation", f"{language}/spacing"} <= topics


@pytest.mark.about_gates
def test_rules_that_a_scan_rules_out_are_not_tried(tmp_path: Path) -> None:
    """The fixer takes the word of the scan, rule by rule; another rule's word says nothing."""
    made = fixer(tmp_path, "find = ' ,'\nhint = ['\\s(,)']\nreplace = ','")
    for ruled_out, expected in ((("b",), [(1, 3)]), ((made.gates or ())[0], [])):
        document = Document("a ,b")
        document.ruled_out = frozenset(ruled_out)
        assert [(each.start, each.end) for each in made.check(document)] == expected
