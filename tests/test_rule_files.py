"""A broken rule file is refused with an error that names file, rule and key."""

from pathlib import Path

import pytest
from toy import pattern, write_rules

from cleantext import registry
from cleantext.errors import RuleError
from cleantext.findings import Safety, Stage
from cleantext.lexicon import Lexicon, widening
from cleantext.rules import RuleBook, read_rules

COMPLETE = """
[[rule]]
id = "double-space"
kind = "pattern"
message = "more than one space"
safety = "unsafe"
stage = "wording"
why = "Because."
find = "  +"
good = ["a b"]
bad = ["flagged  only", ["a  b", "a b"]]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "spacing.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_is_read_with_all_its_keys(tmp_path: Path) -> None:
    (rule,) = read_rules(written(tmp_path, COMPLETE), "es")
    assert (rule.id, rule.kind, rule.language) == ("es/spacing/double-space", "pattern", "es")
    assert (rule.safety, rule.stage, rule.why) == (Safety.UNSAFE, Stage.WORDING, "Because.")
    assert rule.good == ("a b",)
    assert rule.bad == (("flagged  only", "flagged  only"), ("a  b", "a b"))
    assert rule.options == {"find": "  +"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]", "spacing.toml: cannot be read as TOML"),
        ("[rule]\nid = 'x'", r"spacing.toml: write \[\[rule\]\] with two brackets"),
        ("[[rules]]\nid = 'x'", "spacing.toml: unknown table 'rules'"),
        ("[[rule]]\nid = 'x'\nmessage = 'm'", "rule 'x': key 'kind' is missing"),
        ("[[rule]]\nkind = 'pattern'\nmessage = 'm'", "rule 'number 1': key 'id' is missing"),
        (COMPLETE.replace("double-space", "Double Space"), "key 'id' must be lower-case"),
        (COMPLETE.replace('"unsafe"', '"risky"'), "key 'safety' is 'risky', but must be one of"),
        (COMPLETE.replace('"wording"', '"words"'), "key 'stage' is 'words'"),
        (COMPLETE.replace('["a  b", "a b"]', '["a  b"]'), r"key 'bad' holds \[before, after\]"),
        (COMPLETE.replace('good = ["a b"]', "good = 'a b'"), "key 'good' is 'a b', but must be"),
        (COMPLETE + COMPLETE, "rule 'double-space': this id is taken"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        list(read_rules(written(tmp_path, text), "es"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (pattern("x", "(", ""), "rule 'und/toy/x': key 'find': missing"),
        (pattern("x", "a", r"\9"), "rule 'und/toy/x': key 'replace'"),
        (pattern("x", "a").replace("find", "fnd"), "unknown key 'fnd'; did you mean 'find'"),
        (pattern("x", "a").replace("pattern", "patern"), "no kind 'patern'; did you mean 'patt"),
        (pattern("x", "a", needle="n"), "key 'needle' is 'n', but must be a list of text"),
    ],
)
def test_mistakes_in_the_keys_of_a_kind_are_named(tmp_path: Path, text: str, message: str) -> None:
    book = RuleBook([write_rules(tmp_path, und__toy=text)])
    (rule,) = (rule for rule in book.all() if rule.id == "und/toy/x")
    with pytest.raises(RuleError, match=message):
        registry.verify(rule)


def test_a_missing_encoding_is_an_error_of_that_file(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("# año".encode("latin-1"))
    with pytest.raises(RuleError, match=r"latin\.toml: cannot be read"):
        list(read_rules(path, "es"))


def test_word_lists_of_all_roots_and_of_any_language_are_read_together(tmp_path: Path) -> None:
    for name, text in {
        "one/und/words/w.tsv": "# comment\nany\t1\n\n",
        "one/es/words/w.tsv": "uno\t2\r\ndos\n",
        "two/es/words/w.tsv": "tres\n",
        "two/es-MX/words/w.tsv": "cuatro\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    lexicon = Lexicon((tmp_path / "one", tmp_path / "two"), "es-MX")
    assert lexicon.table("w") == (("any", "1"), ("uno", "2"), ("dos",), ("tres",), ("cuatro",))
    assert lexicon.words("w") == {"any", "uno", "dos", "tres", "cuatro"}
    assert lexicon.words("none") == frozenset()


def test_widening_goes_from_language_to_variety() -> None:
    assert list(widening("zh-Hant-TW")) == ["zh", "zh-Hant", "zh-Hant-TW"]
    assert list(widening("und")) == []
