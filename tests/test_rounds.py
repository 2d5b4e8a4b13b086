"""A stage that has nothing to apply is not asked again about the same text."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from toy import pattern, write_rules

from cleantext import Document, Edit, Finding, Patch, Pipeline, Stage
from cleantext.fixers.pattern import PatternFixer
from cleantext.rounds import Run


def test_a_stage_at_rest_is_skipped_and_its_flags_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Quotes change the text; wording sees it once only, and its flag is reported."""
    rules = [pattern("repair", "b", "c", stage="quotes"), pattern("flag", "c", stage="wording")]
    write_rules(tmp_path, und__toy="".join(rules))
    monkeypatch.setattr("cleantext.rules.bundled", lambda: tmp_path)
    asked = []
    check = PatternFixer.check
    monkeypatch.setattr(
        PatternFixer,
        "check",
        lambda self, document: asked.append(document.text) or check(self, document),
    )
    report = Pipeline().run("ab")
    assert (report.fixed, report.rounds) == ("ac", 2)
    assert [(flag.rule, flag.start) for flag in report.flags] == [("und/toy/flag", 1)]
    assert asked == ["ab", "ac", "ac"]  # quotes, wording; then quotes alone


def test_flags_of_an_earlier_round_go_with_what_they_were_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = [pattern("flag", "b", stage="encoding"), pattern("repair", "b", "c", stage="quotes")]
    write_rules(tmp_path, und__toy="".join(rules))
    monkeypatch.setattr("cleantext.rules.bundled", lambda: tmp_path)
    report = Pipeline().run("ab")
    assert report.fixed == "ac"
    assert report.flags == ()


def test_language_is_found_again_after_encoding_and_before_each_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a round it stays; the last, quiet round sees the text as a new run would."""
    rules = [
        pattern("coded", "1", "2", stage="encoding"),
        pattern("marked", "2", "3", stage="punctuation"),
        pattern("quoted", "3", "4", stage="quotes"),
    ]
    write_rules(tmp_path, und__toy="".join(rules))
    monkeypatch.setattr("cleantext.rules.bundled", lambda: tmp_path)
    asked: list[str] = []
    monkeypatch.setattr("cleantext.languages._vote", lambda text: asked.append(text) or text)
    report = Pipeline().run("1")
    assert report.fixed == report.language == "4"
    assert asked == ["1", "2", "4"]


_SPANISH = "Él añadió: «¿Cuándo será?» — “Mañana”, dijo el señor de la Peña 1 y otra vez más.\n"


def test_a_text_damaged_throughout_is_not_asked_for_its_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("cleantext.languages._vote", lambda text: asked.append(text) or "es")
    text = _SPANISH.encode().decode("latin-1")
    assert Pipeline().run(text).fixed != text
    assert text not in asked
    assert asked


def test_where_nobody_mends_a_text_damaged_throughout_the_rules_of_its_language_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rules(tmp_path, es__toy=pattern("coded", "1", "2", stage="encoding"))
    monkeypatch.setattr("cleantext.rules.bundled", lambda: tmp_path)
    text = _SPANISH.encode().decode("latin-1")
    assert Pipeline().run(text, language="es").fixed == text.replace("1", "2")


def _run_of(text: str, *stages: list[Finding]) -> Run:
    """A run in which one stage after another found something."""
    run = Run(Document(text))
    for stage, findings in zip(Stage, stages, strict=False):
        run.take(stage, findings, False, {})
    return run


def test_two_threads_may_ask_for_the_same_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is composed by both at the same time, and put in its place twice."""
    found = [[Finding("r", n, n + 1, "m", (Edit(n, n + 1, "x"),))] for n in (0, 2, 4)]
    report = _run_of("abcdef", *found).report(1, lambda document: ())
    both = Barrier(2, timeout=20)
    then = Patch.then

    def at_once(self: Patch, after: Patch, middle: str) -> Patch:
        both.wait()
        return then(self, after, middle)

    monkeypatch.setattr(Patch, "then", at_once)
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda _: report.tell(), range(2)))
    assert [changes.patch.apply("abcdef") for changes in told] == ["xbxdxf"] * 2


@pytest.mark.parametrize(
    ("edits", "kept"),
    [
        ([Edit(0, 2, "abz"), Edit(2, 2, "y")], [Edit(2, 2, "zy")]),
        ([Edit(0, 2, "ab"), Edit(2, 2, "y")], [Edit(2, 2, "y")]),
    ],
)
def test_edits_that_are_larger_than_they_need_be_may_touch_insertions(
    edits: list[Edit], kept: list[Edit]
) -> None:
    """A fixer of somebody else's may make such edits; what is left of two is one."""
    run = _run_of("abc", [Finding("r", 0, 2, "m", tuple(edits))])
    report = run.report(1, lambda document: ())
    assert report.patch == Patch(edit._replace(rules=("r",)) for edit in kept)
    assert report.patch.apply("abc") == report.fixed
