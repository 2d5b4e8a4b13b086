"""Kinds come from cleantext itself or, only when a rule asks, from another package."""

from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from cleantext import registry
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
