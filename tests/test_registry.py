"""Kinds come from cleantext itself or, only when a rule asks, from another package."""

from collections.abc import Iterator, Sequence
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest
from toy import write_rules

from cleantext import Config, Document, Finding, Pipeline, Rule, Safety, Stage, registry
from cleantext.fixers.pattern import PatternFixer


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Counts the look-ups of entry points and offers one, of the kind ``shouting``."""
    asked: list[dict[str, Any]] = []
    point = EntryPoint("shouting", "cleantext.fixers.pattern:PatternFixer", "cleantext.fixers")

    def entry_points(**wanted: Any) -> EntryPoints:
        asked.append(wanted)
        return EntryPoints([point]).select(**wanted)

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    registry.kind.cache_clear()
    return asked


def test_a_built_in_kind_needs_no_look_at_other_packages(scans: list[dict[str, Any]]) -> None:
    assert registry.kind("pattern") is PatternFixer
    assert not scans


def test_another_package_adds_a_kind_by_entry_point(scans: list[dict[str, Any]]) -> None:
    assert registry.kind("shouting") is PatternFixer
    assert scans == [{"group": "cleantext.fixers", "name": "shouting"}]


class Shouting:
    """A fixer that is no subclass, and says no more of itself than it must."""

    stage = Stage.WORDING

    def __init__(self, rules: Sequence[Rule], lexicon: object, settings: object) -> None:
        self.rule, self.gates = rules[0], [("!!!",)]

    def check(self, document: Document) -> Iterator[Finding]:
        at = document.prose.find("!!!")
        if at >= 0:
            yield Finding(self.rule.id, at, at + 3, self.rule.message, safety=Safety.MANUAL)


def test_a_class_with_a_stage_and_a_check_is_a_fixer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {"shouting": Shouting}
    monkeypatch.setattr("importlib.metadata.EntryPoint.load", lambda point: found[point.name])
    point = EntryPoint("shouting", "elsewhere:Shouting", "cleantext.fixers")
    points = EntryPoints([point])
    monkeypatch.setattr("importlib.metadata.entry_points", points.select)
    registry.kind.cache_clear()
    rule = '[[rule]]\nid = "loud"\nkind = "shouting"\nmessage = "not so loud"\n'
    write_rules(tmp_path, und__toy=rule)
    pipeline = Pipeline(Config(rules=(tmp_path,), select=("und/toy",)))
    assert [flag.start for flag in pipeline.run("Help!!!").flags] == [4]
    assert pipeline.run("Help!").flags == ()


def test_an_unknown_kind_is_a_key_error(scans: list[dict[str, Any]]) -> None:
    with pytest.raises(KeyError):
        registry.kind("whispering")


@pytest.mark.parametrize("name", registry.kinds())
def test_every_built_in_kind_is_a_fixer_with_a_stage_and_keys(name: str) -> None:
    kind = registry.kind(name)
    assert issubclass(kind, registry.Fixer)
    assert kind.stage
    assert kind.Settings()
    assert kind.Options.__dataclass_fields__ is not None
