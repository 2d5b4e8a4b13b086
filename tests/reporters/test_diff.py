"""The diff that is made from the edits, against what a diff has to be."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import report
from strategies import patches

from cleantext import Edit, Patch
from cleantext.reporters.hunks import hunks
from cleantext.reporters.unified import unified

HEADER = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")


def patched(source: str, diff: str) -> str:
    """What a diff program makes of a text, checking every number and every kept line."""
    old = re.findall(r"[^\n]*\n|[^\n]+$", source)
    lines = re.findall(r"[^\n]*\n", diff)[2:]
    new: list[str] = []
    at = index = 0
    while index < len(lines):
        match = HEADER.fullmatch(lines[index])
        assert match, lines[index]
        first, count, fixed, fixed_count = (1 if g is None else int(g) for g in match.groups())
        begin = first - 1 if count else first
        new += old[at:begin]
        assert len(new) == (fixed - 1 if fixed_count else fixed)
        at, grown, index = begin, len(new), index + 1
        while index < len(lines) and not lines[index].startswith("@@"):
            mark, text = lines[index][0], lines[index][1:]
            index += 1
            if index < len(lines) and lines[index].startswith("\\"):
                text, index = text[:-1], index + 1
            if mark != "+":
                assert old[at] == text
                at += 1
            if mark != "-":
                new.append(text)
        assert (at - begin, len(new) - grown) == (count, fixed_count)
    return "".join([*new, *old[at:]])


@st.composite
def texts_with_patches(draw: st.DrawFn) -> tuple[str, Patch]:
    lines = draw(st.lists(st.sampled_from(["a", "b", "", "a b", "é\r"]), max_size=25))
    text = "\n".join(lines)
    return text, draw(patches(text))


@given(texts_with_patches())
def test_the_diff_leads_from_the_source_to_the_fixed_text(given: tuple[str, Patch]) -> None:
    text, patch = given
    assert patched(text, unified(report(text, patch), "a.txt")) == patch.apply(text)


def test_what_changes_is_marked() -> None:
    """In each line by its own offsets, through a line end that is taken out, too."""
    text = "ab\ncd\nef\n"
    edits = [Edit(1, 2, "XY", ("r",)), Edit(5, 7, "-", ("r",)), Edit(8, 8, "!", ("r",))]
    (hunk,) = hunks(report(text, edits))
    assert [(line.mark, line.text, line.spans) for line in hunk.lines] == [
        ("-", "ab\n", ((1, 2),)),
        ("+", "aXY\n", ((1, 3),)),
        ("-", "cd\n", ((2, 3),)),
        ("-", "ef\n", ((0, 1), (2, 2))),
        ("+", "cd-f!\n", ((2, 3), (4, 5))),
    ]


def test_it_looks_as_diff_programs_write_it() -> None:
    text = "".join(f"{number}\n" for number in range(1, 21))
    edits = [Edit(0, 1, "one", ("r",)), Edit(len(text) - 3, len(text), "", ("r",))]
    assert unified(report(text, edits), "d/a.txt") == (
        "--- d/a.txt\n+++ d/a.txt\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n"
        "@@ -17,4 +17,3 @@\n 17\n 18\n 19\n-20\n"
    )


def test_a_missing_final_newline_is_told() -> None:
    text = "body\nbio"
    assert unified(report(text, [Edit(4, 8, "", ("r",))]), "a") == (
        "--- a\n+++ a\n@@ -1,2 +1 @@\n-body\n-bio\n\\ No newline at end of file\n"
        "+body\n\\ No newline at end of file\n"
    )


def test_nothing_changed_is_nothing_shown() -> None:
    assert unified(report("a\n"), "a") == ""


@pytest.mark.skipif(not shutil.which("patch"), reason="needs the patch program")
def test_patch_takes_it(tmp_path: Path) -> None:
    """Bytes that are no text and CRLF included."""
    text = "uno\r\ndos\udce9\r\ntres"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    made = report(text, [Edit(0, 3, "UNO", ("r",)), Edit(len(text), len(text), "!", ("r",))])
    diff = unified(made, "a.txt").encode("utf-8", "surrogateescape")
    subprocess.run(["patch", "-p0", "--binary"], input=diff, cwd=tmp_path, check=True)
    assert path.read_bytes() == b"UNO\r\ndos\xe9\r\ntres!"


@pytest.mark.parametrize("line_end", ["\n", " "], ids=["many lines", "one line"])
def test_many_edits_are_no_trouble(line_end: str) -> None:
    """As many edits as would keep a comparison of all with all busy for minutes."""
    count = 32_000
    text = ("word  word" + line_end) * count
    edits = [Edit(at * 11 + 4, at * 11 + 5, "", ("r",)) for at in range(count)]
    taken_out = unified(report(text, edits), "a").count("word  word")
    assert taken_out == count
