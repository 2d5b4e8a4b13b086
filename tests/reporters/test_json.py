"""The JSON that programs read, against its own documentation."""

import json
import re

from reports import outcome, report

import cleantext.reporters.json as module
from cleantext import Edit, Extract, Finding, Patch, Safety
from cleantext.outcome import STDIN, Outcome
from cleantext.reporters.json import Json


def loaded(item: Outcome) -> dict[str, object]:
    line = Json().file(item)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert line.isascii()
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


TEXT = "Por Ana\nKiev  y Kyiv\u202e\n"
REPORT = report(
    TEXT,
    [Edit(0, 8, "", ("es/a/b",)), Edit(13, 14, "", ("und/c/d",))],
    flags=[
        Finding("es/e/f", 16, 20, "two", related=((8, 12),), suggestion="Kiev"),
        Finding("es/e/g", 20, 21, "odd", (Edit(20, 21, ""),), Safety.UNSAFE),
    ],
    metadata={"author": (Extract("author", "Ana", 4, 7),)},
)


def test_an_object_has_every_key_with_what_it_says() -> None:
    assert loaded(outcome(REPORT, "a.txt")) == {
        "path": "a.txt",
        "language": "es",
        "encoding": "utf-8",
        "changed": True,
        "converged": True,
        "unsettled": [],
        "edits": [
            {"start": 0, "end": 8, "before": "Por Ana\n", "after": "", "rules": ["es/a/b"]},
            {"start": 13, "end": 14, "before": " ", "after": "", "rules": ["und/c/d"]},
        ],
        "repairs": [
            {"rule": "es/a/b", "message": "message of es/a/b", "safety": "safe"}
            | {"start": 0, "end": 8, "line": 1, "column": 1},
            {"rule": "und/c/d", "message": "message of und/c/d", "safety": "safe"}
            | {"start": 13, "end": 14, "line": 2, "column": 6},
        ],
        "flags": [
            {"rule": "es/e/f", "message": "two", "safety": "safe", "text": "Kyiv"}
            | {"start": 16, "end": 20, "line": 2, "column": 9, "suggestion": "Kiev", "edits": []}
            | {"related": [{"start": 8, "end": 12, "line": 2, "column": 1}]},
            {"rule": "es/e/g", "message": "odd", "safety": "unsafe", "text": "\u202e"}
            | {"start": 20, "end": 21, "line": 2, "column": 13, "suggestion": "", "related": []}
            | {"edits": [{"start": 20, "end": 21, "after": ""}]},
        ],
        "metadata": {"author": [{"text": "Ana", "start": 4, "end": 7}]},
        "fixed": None,
        "error": None,
        "skipped": None,
    }


def test_the_documentation_names_the_keys_in_order() -> None:
    documented = re.findall(r"^``[^\n]+``$", module.__doc__ or "", re.M)
    names = [name for line in documented for name in re.findall(r"``(\w+)``", line)]
    assert names == list(loaded(outcome(REPORT)))


def test_the_edits_make_the_fixed_text() -> None:
    found = json.loads(Json().file(outcome(REPORT, STDIN)))
    patch = Patch(Edit(e["start"], e["end"], e["after"]) for e in found["edits"])
    assert patch.apply(TEXT) == found["fixed"] == REPORT.fixed


def test_bytes_that_are_no_text_survive() -> None:
    found = loaded(outcome(report("caf\udce9  a", [Edit(4, 5, "", ("r",))]), STDIN))
    assert found["fixed"] == "caf\udce9 a"


def test_errors_have_the_same_keys() -> None:
    failed = loaded(Outcome("a.txt", error="cannot be read"))
    skipped = loaded(Outcome("a.bin", skipped="is binary"))
    assert list(failed) == list(skipped) == list(loaded(outcome(REPORT)))
    assert (failed["error"], failed["changed"]) == ("cannot be read", None)
    assert (skipped["skipped"], skipped["error"]) == ("is binary", None)
