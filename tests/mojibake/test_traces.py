"""The gates in front of what undoes damage: they may cost time, never a repair."""

from __future__ import annotations

import re
import sys

import pytest

from cleantext import Document
from cleantext.mojibake import layers, traces
from cleantext.mojibake.codepages import PAGES, CodePage, all_signs

_TEXT = "Él añadió: «¿Cuándo?» — “Señor”, voilà… über, ďábel, Łódź"
_CLEAN = "El ayuntamiento de Íñigo decidió — «por fin» — reparar el puente. ¿Cuánto tardará?"


def test_signs_of_all_pages_are_known() -> None:
    assert all_signs() <= traces.SIGNS


@pytest.mark.parametrize("page", [page for page in PAGES if not page.signs], ids=lambda p: p.codec)
@pytest.mark.parametrize(
    ("bytes", "wide"),
    [
        (range(0x80, 0xC0), traces.TRAIL),
        (range(0xC2, 0xE0), traces.TWO),
        (range(0xE0, 0xF5), traces.MORE),
    ],
)
def test_classes_hold_what_bytes_turn_into(page: CodePage, bytes: range, wide: str) -> None:
    assert [char for char in page.read(bytes) if not re.fullmatch(wide, char)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.codec)
def test_gate_lets_damage_through(page: CodePage) -> None:
    text = "".join(page.chars[byte] for byte in _TEXT.encode())
    patch, whole = layers.undo(text, text, lambda: layers.candidates(text, frozenset(text)))
    assert traces.undo(Document(text)) == patch != ()
    assert traces.is_of_one_page(Document(text)) is whole is True


@pytest.mark.about_gates
def test_gate_keeps_clean_text_from_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(layers, "undo")
    monkeypatch.delitem(sys.modules, layers.__name__)
    assert not traces.undo(Document(_CLEAN))
