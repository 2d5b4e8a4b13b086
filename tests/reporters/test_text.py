"""What people read: complete, and harmless to a terminal."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import outcome, report

from cleantext import Edit, Extract, Finding, Safety
from cleantext.outcome import Outcome, Tally
from cleantext.reporters.full import Full
from cleantext.reporters.style import Style, style_for
from cleantext.reporters.text import Brief, Lines
from cleantext.reporters.unified import Diff
from cleantext.reporters.visible import quoted, visible

PLAIN = Style()


def harmless(text: str) -> bool:
    return not any(
        unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        for char in text.replace("\n", "").replace("\t", "")
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ñ 漢 😀 א", "plain ñ 漢 😀 א"),
        ("\x1b[2J\x07", "␛[2J␇"),
        ("\x9b31m", "<U+009B>31m"),
        ("3\u00a0%\u202f\u2009", "3<U+00A0>%<U+202F><U+2009>"),
        ("\u200b\u00ad\ufeff\u202e\u2066", "<U+200B><U+00AD><U+FEFF><U+202E><U+2066>"),
        ("caf\udce9", "caf<byte E9>"),
        ("\ud83d", "<U+D83D>"),
        ("\u2028\x85", "<U+2028><U+0085>"),
        ("❤\ufe0f\U000e0101", "❤<U+FE0F><U+E0101>"),
        ("tab\there\r", "tab\there␍"),
    ],
)
def test_invisible_characters_are_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_moves_a_cursor_gets_through(text: str) -> None:
    assert harmless(visible(text))
    assert harmless(quoted(text))


def test_each_character_is_shown_or_spelled_out_wherever_it_stands() -> None:
    for plane in range(0, 0x110000, 0x10000):
        chars = [chr(point) for point in range(plane, plane + 0x10000)]
        shown = [visible(char) for char in chars]
        assert visible("".join(chars)) == "".join(shown)
        for char, seen in zip(chars, shown, strict=True):
            if unicodedata.category(char)[0] in "CZ" and char not in " \t":
                assert seen != char


def test_a_replacement_of_blanks_shows_the_blanks() -> None:
    assert quoted("  ") == "␣␣"
    assert quoted(" .") == "␣."
    assert quoted("\t") == "→"
    assert quoted("") == ""
    assert quoted("a b") == "a b"
    assert quoted("x" * 100) == "x" * 29 + " … " + "x" * 29


HOSTILE = "\x1b]0;owned\x07 word\u202e\u00a0\x1b[31m\n"


@pytest.mark.parametrize(
    "reporter", [Brief(PLAIN, True), Lines(PLAIN), Full(PLAIN, True), Diff(PLAIN, terminal=True)]
)
def test_a_hostile_text_reaches_no_terminal(reporter: Brief | Lines | Full | Diff) -> None:
    """Not by its words, its name, what was changed, flagged or taken out."""
    found = Finding("und/x/y", 0, 3, HOSTILE, suggestion=HOSTILE, related=((1, 2),))
    made = report(
        HOSTILE * 3,
        [Edit(0, 2, "\x1b\x07", ("und/x/y",))],
        flags=[found],
        metadata={"author": (Extract("author", HOSTILE, 0, 5),)},
    )
    shown = reporter.file(outcome(made, path="\x1b[2Jname\u202e.txt"))
    assert shown
    assert harmless(shown)


def test_a_text_is_the_same_with_and_without_colour() -> None:
    made = report("a  b\nc\n", [Edit(1, 2, "", ("und/x/y",))])
    plain, coloured = (Full(Style(on), True).file(outcome(made)) for on in (False, True))
    assert "\x1b[" in coloured
    for code in (0, 1, 2, 7, 27, 31, 32, 36):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert style_for(sys.stdout).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not style_for(sys.stdout).colour
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not style_for(sys.stdout).colour
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert not style_for(sys.stdout).colour


def test_equal_changes_are_told_once_with_their_places() -> None:
    text = "a  b\n" * 12
    edits = [Edit(at * 5 + 1, at * 5 + 2, "", ("und/x/double",)) for at in range(12)]
    shown = Full(PLAIN, True).file(outcome(report(text, edits)))
    assert shown.count("message of und/x/double") == 1
    assert "took out ␣  at 1:2, 2:2, 3:2, 4:2, 5:2, 6:2, 7:2, 8:2 and 4 more\n" in shown


def test_reasons_that_differ_stand_with_each_change() -> None:
    repairs = [
        Finding("und/e/m", 0, 1, "A → a: read as Windows-1252", (Edit(0, 1, "a"),)),
        Finding("und/e/m", 1, 2, "lost", (Edit(1, 2, "b"),)),
        Finding("und/e/m", 3, 4, "A → a: read as Windows-1252", (Edit(3, 4, "a"),)),
    ]
    edits = [edit for finding in repairs for edit in finding.edits]
    shown = Full(PLAIN, True).file(outcome(report("AB\nA\n", edits, repairs=repairs)))
    assert (
        "    und/e/m\n      A → a: read as Windows-1252  at 1:1, 2:1\n      B → b: lost  at 1:2\n"
    ) in shown


def test_flags_have_line_column_suggestion_and_further_places() -> None:
    flags = [
        Finding("es/names/mixed", 7, 11, "two spellings", suggestion="Kyiv", related=((0, 4),)),
        Finding("es/x/risky", 12, 13, "perhaps", (Edit(12, 13, ""),), Safety.UNSAFE),
    ]
    shown = Full(PLAIN, True).file(outcome(report("Kiev,\ny Kyiv  y\n", flags=flags)))
    assert "    2:2 es/names/mixed: two spellings → Kyiv\n      also at 1:1\n" in shown
    assert "2:7 es/x/risky: perhaps (unsafe; apply with --unsafe-fixes)\n" in shown


def test_what_was_taken_out_is_kept_for_the_reader() -> None:
    metadata = {"author": (Extract("author", "Ana Ruiz", 4, 12),)}
    made = report("Por Ana Ruiz\nTexto.\n", [Edit(0, 13, "", ("es/x/y",))], metadata=metadata)
    assert "  taken out of the text\n    author: Ana Ruiz\n" in Full(PLAIN, True).file(
        outcome(made)
    )


def test_a_clean_file_is_not_worth_a_line() -> None:
    clean = outcome(report("a\n"))
    for reporter in (Brief(PLAIN, True), Lines(PLAIN), Full(PLAIN, True), Diff(PLAIN, True)):
        assert reporter.file(clean) == ""


def test_a_long_line_is_cut_down_to_what_changes() -> None:
    text = "x" * 50_000 + "  " + "y" * 50_000 + "\n" + "z" * 5_000 + "\n"
    shown = Diff(PLAIN, True).file(outcome(report(text, [Edit(50_000, 50_001, "", ("r",))])))
    assert "-" + " … " + "x" * 60 + "␣ " + "y" * 59 + " … \n" in shown
    assert len(shown) < 600


def test_many_changes_in_a_long_line_are_counted() -> None:
    text = "a  b " * 10_000
    edits = [Edit(at * 5 + 1, at * 5 + 2, "", ("r",)) for at in range(10_000)]
    shown = Diff(PLAIN, True).file(outcome(report(text, edits)))
    assert " … and 9960 more changes in this line" in shown
    assert len(shown) < 2_000


def test_a_carriage_return_shows_only_where_it_changes() -> None:
    text = "a  b\r\nc\r\n"
    kept = report(text, [Edit(1, 2, "", ("r",))])
    gone = report(text, [Edit(4, 5, "", ("r",))])
    assert "␍" not in Diff(PLAIN, True).file(outcome(kept))
    assert "-a  b␍\n+a  b\n" in Diff(PLAIN, True).file(outcome(gone))


def test_tallies_of_parts_add_up() -> None:
    outcomes = [
        outcome(report("a  b", [Edit(1, 2, "", ("und/x/a",))])),
        outcome(report("a", flags=[Finding("und/x/b", 0, 1, "m", (Edit(0, 1, ""),))])),
        Outcome("c.txt", error="cannot be read"),
        Outcome("d.txt", skipped="is binary"),
        outcome(report("a", unsettled=("und/x/c",))),
    ]
    whole, left, right = Tally(), Tally(), Tally()
    for index, item in enumerate(outcomes):
        whole.add(item)
        (left if index % 2 else right).add(item)
    left.merge(right)
    assert left == whole
    assert (whole.files, whole.changed, whole.failed, whole.skipped) == (5, 1, 1, 1)
    assert (dict(whole.changes), dict(whole.flags)) == ({"und/x/a": 1}, {"und/x/b": 1})
    assert whole.held_back == 1
    assert Full(PLAIN, True).end(whole) == (
        "5 files, 1 changed, 1 skipped, 1 failed: 1 change, 1 flag\n"
        "changes by rule\n        1  und/x/a\nflags by rule\n        1  und/x/b\n"
        "1 repair held back; see --unsafe-fixes\n"
    )
