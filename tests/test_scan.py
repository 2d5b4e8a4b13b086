"""The scan: gates of fixers, which of them it opens, and what it does where it cannot tell."""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Document, Pipeline, prepared
from cleantext.findings import Finding, Stage
from cleantext.prepared import FLAGS
from cleantext.registry import Fixer, Gate
from cleantext.scan import Scan, in_re2, made

re2 = pytest.importorskip("re2")


class Gated(Fixer):
    """One that says what it wants to be asked about."""

    def __init__(self, gates: Sequence[Gate] | None, questions: Sequence[str] = ()) -> None:
        self.gates, self.questions = gates, questions

    def check(self, document: Document) -> Iterable[Finding]:
        return ()


def opens(text: str, *gates: Gate) -> bool:
    fixer = Gated(gates)
    return Scan([[fixer]]).awake(Document(text)) == [[fixer]]


def test_a_fixer_is_asked_where_one_of_its_gates_is_open() -> None:
    assert opens("a b", ("b",))
    assert opens("a b", ("x",), ("b",))
    assert not opens("a b", ("x",))
    assert not opens("a b")  # its rules are all switched off
    assert not opens("", ("a",))


def test_a_gate_is_open_where_all_of_it_matches() -> None:
    assert opens("„a…b“", ("a…b", "„"))
    assert not opens("a…b", ("a…b", "„"))


@pytest.mark.parametrize("gates", [None, [("(?=a)",)], [(r"[\S]",)], [("a",), ("(",)]])
def test_a_fixer_whose_gates_cannot_be_told_is_always_asked(gates: Sequence[Gate] | None) -> None:
    """Rules of one's own may say what the automaton does not know."""
    fixer = Gated(gates)
    assert Scan([[fixer]]).awake(Document("x")) == [[fixer]]


@pytest.mark.parametrize("memory", [1 << 12, 1 << 16])
def test_without_memory_every_fixer_is_asked(monkeypatch: pytest.MonkeyPatch, memory: int) -> None:
    """RE2 says of a text that nothing matches where it cannot tell."""
    monkeypatch.setattr("cleantext.scan._MEMORY", memory)
    fixer = Gated([(rf"[\u0100-\uffff]{{{number}}}x",) for number in range(1, 200)])
    assert made([[fixer]])(Document("y")) == [[fixer]]


def test_fixers_stay_in_their_stages() -> None:
    one, two, three = fixers = [Gated([(mark,)]) for mark in "abc"]
    stages: Any = [[], [one, two], [three]]
    assert Scan(stages).awake(Document("b c")) == [[], [two], [three]], fixers


def test_what_is_ruled_out_is_told() -> None:
    fixer = Gated(None, ["a|b", "c"])
    document = Document("only b")
    Scan([[fixer]]).awake(document)
    assert "a|b" not in document.ruled_out
    assert "c" in document.ruled_out


def test_protected_text_is_not_looked_at() -> None:
    fixer = Gated([("x",)])
    document = Document("a x", protect=lambda text: [(2, 3)])
    assert Scan([[fixer]]).awake(document) == [[]]


@pytest.mark.parametrize("before", range(0, 40, 7))
def test_a_gate_on_the_seam_of_two_pieces_is_seen(before: int) -> None:
    """Large texts are scanned in pieces, which end before a space."""
    filling = "word " * ((1 << 16) // 5 + 2)
    at = filling.find(" ", 1 << 16) - before
    text = f"{filling[:at]}. end of it{filling[at:]}"
    assert opens(text, (r"\. end of it",))
    assert not opens(filling, (r"\. end of it",))


def test_what_may_be_of_any_length_is_not_told_of_a_text_in_pieces() -> None:
    """Either piece of the line holds two marks, with the one that stands in both."""
    odd = (r'(?:\A|\n)[^"\n]*(?:"[^"\n]*"[^"\n]*)*"[^"\n]*(?:\n|\z)',)
    filling = "word " * ((1 << 16) // 5 + 2)
    at = filling.find(" ", 1 << 16)
    assert opens(f'"{filling[:at]}"{filling[at:]}"', odd)
    assert opens('a "b" c"', odd)
    assert not opens('a "b" c', odd)
    assert not opens("a * c", (r"\*b",))


def test_lone_surrogates_are_no_obstacle() -> None:
    assert opens("\udc80 b", ("b",))


@given(text=st.text(max_size=20), name=st.sampled_from("sdwSDW"))
def test_classes_mean_what_they_mean_in_python(text: str, name: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    found = re.search(rf"\{name}", text) is not None
    # A letter may be newer than Python's tables; then the gate is open once too often.
    assert opens(text, (rf"\{name}",)) or not found


@pytest.mark.parametrize(
    ("python", "automaton"),
    [
        (r"\u00e1", r"\x{00e1}"),
        (r"[\u0400-\u04ff]", r"[\x{0400}-\x{04ff}]"),
        (r"\U0001f600", r"\x{0001f600}"),
        (r"\d", r"[\p{Nd}]"),
        (r"[^\d]", r"[^\p{Nd}]"),
        (r"\\u", r"\\u"),
        (r"\[\d\]", r"\[[\p{Nd}]\]"),
    ],
)
def test_code_points_and_classes_are_written_otherwise(python: str, automaton: str) -> None:
    assert in_re2(python) == automaton


_DAMAGED = "El 煤ltimo d铆a dijo «todo lo posible». . para asegurar"


@pytest.mark.about_gates
def test_the_first_texts_are_not_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who repairs one file does not wait for an automaton."""
    scans: list[Any] = []
    monkeypatch.setattr("cleantext.scan.made", lambda fixers: scans.append(fixers) or made(fixers))
    monkeypatch.setattr(prepared, "SEVERAL", 10)  # documents: a text that changes makes several
    pipeline = Pipeline()
    assert "posible» para" in pipeline.run(_DAMAGED, language="es").fixed
    assert not scans
    for number in range(10):
        assert "posible» para" in pipeline.run(f"{_DAMAGED} {number}", language="es").fixed
    assert len(scans) == 1


def test_without_re2_every_fixer_looks_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Pipeline().run(_DAMAGED, language="es")
    monkeypatch.delitem(sys.modules, "cleantext.scan", raising=False)
    monkeypatch.setitem(sys.modules, "re2", None)
    report = Pipeline().run(_DAMAGED, language="es")
    assert report.fixed == expected.fixed != _DAMAGED
    assert report.flags == expected.flags


@pytest.mark.about_gates
def test_clean_news_wakes_few() -> None:
    """Else the scan would be for nothing."""
    text = "Der Bürgermeister sagte: „Die Brücke ist seit Montag offen.“ Das freut viele.\n"
    pipeline = Pipeline()
    awake = pipeline._prepare("de").awake(Document(text, language="de"))
    assert not awake[Stage.ENCODING]
    assert not awake[Stage.PUNCTUATION]
    assert awake[FLAGS]
