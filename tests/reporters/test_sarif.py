"""SARIF 2.1.0: the parts that readers rely on."""

import json

import pytest
from reports import outcome, report

from cleantext import Edit, Finding
from cleantext.outcome import Outcome, Tally
from cleantext.reporters.sarif import Sarif


def whole(*outcomes: Outcome) -> dict[str, object]:
    """The document of a run, put together as the command does it."""
    reporter, tally = Sarif(), Tally()
    for item in outcomes:
        tally.add(item)
    texts = [text for item in outcomes if (text := reporter.file(item))]
    document = reporter.begin() + reporter.between.join(texts) + reporter.end(tally)
    assert document.isascii()
    (run,) = json.loads(document)["runs"]
    assert isinstance(run, dict)
    return run


def test_a_run_without_findings() -> None:
    run = whole(outcome(report("a")), Outcome("b.bin", skipped="is binary"))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_failed_file_makes_the_run_unsuccessful() -> None:
    assert whole(Outcome("a", error="x"))["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./d/a.txt", "d/a.txt"),
        ("d/caf\udce9.txt", "d/caf%E9.txt"),
        ("/news/a b.txt", "file:///news/a%20b.txt"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    flag = Finding("es/x/two", 0, 1, "odd")
    (result,) = whole(outcome(report("a", flags=[flag]), path))["results"]  # type: ignore[misc]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_results_carry_place_and_fix() -> None:
    flag = Finding("es/x/two", 4, 5, "odd", related=((0, 1),))
    first = outcome(report("a\nb  c\n", [Edit(4, 5, "", ("und/x/one",))]), "d/ñ b.txt")
    run = whole(first, outcome(report("a\r\nb\u2028\n", flags=[flag]), "z.txt"))
    uri = {"uri": "d/%C3%B1%20b.txt"}
    region = {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 4}
    replacement = {"deletedRegion": region, "insertedContent": {"text": ""}}
    repair, flagged = run["results"]  # type: ignore[misc]
    assert repair == {
        "ruleId": "und/x/one",
        "level": "error",
        "message": {"text": "message of und/x/one"},
        "locations": [{"physicalLocation": {"artifactLocation": uri, "region": region}}],
        "fixes": [{"artifactChanges": [{"artifactLocation": uri, "replacements": [replacement]}]}],
    }
    assert flagged["level"] == "warning"
    place = flagged["locations"][0]["physicalLocation"]["region"]
    assert place == {"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3}
    related = flagged["relatedLocations"][0]["physicalLocation"]["region"]
    assert (related["startLine"], related["endColumn"]) == (1, 2)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"] == [{"id": "es/x/two"}, {"id": "und/x/one"}]  # type: ignore[index]
