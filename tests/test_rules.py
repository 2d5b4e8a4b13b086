"""Every rule proves itself: its examples are its tests."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from cleantext import registry
from cleantext.config import Config
from cleantext.document import Document
from cleantext.formats import protector
from cleantext.outcome import repair_bytes
from cleantext.pipeline import Pipeline
from cleantext.registry import Fixer
from cleantext.resolve import resolve
from cleantext.rules import Rule, RuleBook

BOOK = RuleBook()
RULES = BOOK.all()
PIPELINE = Pipeline()


def document(text: str, rule: Rule) -> Document:
    return Document(text, language=rule.language, protect=protector("plain"))


def fixer_for(rule: Rule) -> Fixer:
    settings = Config().settings(rule.kind)
    if switch := rule.options.get("switch"):
        settings = replace(settings, **{switch: True})
    return registry.kind_of(rule)([rule], BOOK.lexicon(rule.language), settings)


def run(rule: Rule, text: str) -> tuple[str, int]:
    """The text after this rule alone has come to rest, and how much it found at first."""
    if codec := rule.options.get("codec"):  # found when a file is read
        outcome = repair_bytes(text.encode(codec), "a.txt", PIPELINE)
        assert outcome.report
        assert outcome.output
        found = sum(finding.rule == rule.id for finding in outcome.report.findings)
        return outcome.output.decode(), found
    if rule.kind == "notice":  # found by the pipeline, among what all rules find
        report = PIPELINE.run(text, format=rule.options["format"], language="en")
        return text, sum(flag.rule == rule.id for flag in report.flags)
    fixer = fixer_for(rule)
    found = None
    for _ in range(5):
        findings = list(fixer.check(document(text, rule)))
        found = len(findings) if found is None else found
        patch, _, _ = resolve(findings, document(text, rule), unsafe=True, languages={})
        if not patch:
            break
        text = patch.apply(text)
    return text, found or 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_good_examples_stay(rule: Rule) -> None:
    """A rule finds nothing in its good examples, of which it has at least one."""
    assert rule.good
    for text in rule.good:
        assert run(rule, text) == (text, 0)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_bad_examples_are_repaired(rule: Rule) -> None:
    """A rule turns each bad example into its good form, or flags it."""
    assert rule.bad
    for before, after in rule.bad:
        text, found = run(rule, before)
        assert text == after
        assert found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_key_can_be_used(rule: Rule) -> None:
    """What is compiled only when a text needs it is compiled here."""
    registry.verify(rule)


EXAMPLES = sorted({text for rule in RULES for text in (*rule.good, *chain(*rule.bad))})
TIME_SAVERS = {"needle", "hint"}
WITH_NEEDLE = [rule for rule in RULES if TIME_SAVERS & rule.options.keys()]


@pytest.mark.parametrize("rule", WITH_NEEDLE, ids=lambda rule: rule.id)
def test_needle_is_necessary(rule: Rule) -> None:
    """Without its needles and hints a rule finds the same: they only save time."""
    options = {key: value for key, value in rule.options.items() if key not in TIME_SAVERS}
    bare, usual = fixer_for(replace(rule, options=options)), fixer_for(rule)
    for text in EXAMPLES:
        made = document(text, rule)
        assert list(bare.check(made)) == list(usual.check(made))


def test_a_rule_that_only_flags_says_so() -> None:
    """``cleantext rule`` lists how safe a rule is: one without a replacement is manual."""
    flags = [rule for rule in RULES if rule.kind == "pattern" and "replace" not in rule.options]
    assert flags
    assert {rule.safety for rule in flags} == {"manual"}


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_rule_files_stand_where_they_are_read() -> None:
    """A rule file in a wrong place would be silently left out."""
    root = Path(__file__).parent.parent / "rules"
    read = {rule.source for rule in RULES}
    assert set(root.rglob("*.toml")) == read
