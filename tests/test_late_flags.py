"""What only flags is looked for when somebody asks for flags, and is then the same."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from toy import pattern, write_rules

from cleantext import Config, Finding, Pipeline
from cleantext.fixers.pattern import PatternFixer
from cleantext.fixers.spelling import SpellingFixer

MIXED = "Kazajstán limita con Rusia. El presidente de Kazajistán habla de la política de Kazajstán."


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the one rule that flags was shown."""
    rules = [pattern("repair", "b", "c", stage="quotes"), pattern("flag", "c", stage="wording")]
    write_rules(tmp_path, und__toy="".join(rules))
    monkeypatch.setattr("cleantext.rules.bundled", lambda: tmp_path)
    shown: list[str] = []
    check = PatternFixer.check

    def spy(self: PatternFixer, document: object) -> object:
        if self.only_flags:
            shown.append(document.text)
        return check(self, document)

    monkeypatch.setattr(PatternFixer, "check", spy)
    return shown


def test_nobody_looks_before_flags_are_asked_for_and_then_once(asked: list[str]) -> None:
    report = Pipeline().run("ab")
    assert (report.fixed, asked) == ("ac", [])
    assert [flag.start for flag in report.flags] == [1]
    assert report.flags is report.flags
    assert asked == ["ac"]


def test_nor_in_the_parts_of_a_file(asked: list[str]) -> None:
    report = Pipeline().run("---\ntitle: ab\n---\n\nab\n", format="markdown")
    assert (report.fixed, asked) == ("---\ntitle: ac\n---\n\nac\n", [])
    assert [flag.start for flag in report.flags] == [12, 20]
    assert len(asked) == 2


def test_who_wants_to_hear_of_each_finding_does_so_during_the_run(asked: list[str]) -> None:
    heard: list[Finding] = []
    report = Pipeline().run("ab", hold=lambda finding: heard.append(finding) or False)
    assert [finding.rule for finding in heard] == ["und/toy/repair", "und/toy/flag"]
    assert [flag.rule for flag in report.flags] == ["und/toy/flag"]
    assert asked == ["ac"]


def test_a_report_takes_its_flags_along_to_another_process() -> None:
    report = Pipeline().run(MIXED, language="es")
    there = pickle.loads(pickle.dumps(report))
    assert there.flags == report.flags
    assert len(there.flags) == 1


@pytest.mark.parametrize("hold", [None, lambda finding: False])
def test_what_is_flagged_later_is_a_flag_like_any_other(
    hold: Callable[[Finding], bool] | None,
) -> None:
    report = Pipeline().run(MIXED, language="es", hold=hold)
    more = Finding("und/toy/more", 0, 1, "more")
    told = report.flagged([more])
    assert told.flags == (more, *report.flags)
    assert len(report.flags) == 1


@pytest.mark.parametrize(
    ("prefer", "only_flags"), [({}, True), ({"Kazajstán": "Kazajistán"}, False)]
)
def test_spelling_repairs_only_where_the_house_has_chosen(
    prefer: dict[str, str], only_flags: bool
) -> None:
    config = Config(unsafe_fixes=True).with_kind("spelling", prefer=prefer)
    pipeline = Pipeline(config)
    fixed = pipeline.run(MIXED, language="es").fixed
    assert (fixed == MIXED) == only_flags
    fixer = SpellingFixer((), pipeline._book.lexicon("es"), config.settings("spelling"))
    assert fixer.only_flags == only_flags
