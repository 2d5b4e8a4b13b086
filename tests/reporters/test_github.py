"""Workflow commands of GitHub Actions."""

from reports import outcome, report

from cleantext import Edit, Finding
from cleantext.outcome import Outcome
from cleantext.reporters.github import Github


def test_repairs_are_errors_and_flags_are_warnings_in_order_of_place() -> None:
    flag = Finding("es/x/two", 1, 5, "odd\x1b: 100 %,\nreally")
    made = report("a\nb  c\n", [Edit(4, 5, "", ("und/x/one",))], flags=[flag])
    assert Github(False).file(outcome(made, "d/a,b.txt")) == (
        "::warning file=d/a%2Cb.txt,line=1,endLine=2,title=es/x/two::odd␛: 100 %25,%0Areally\n"
        "::error file=d/a%2Cb.txt,line=2,endLine=2,title=und/x/one,col=3,endColumn=4"
        "::message of und/x/one\n"
    )


def test_a_failed_file_is_an_error() -> None:
    failed = Outcome("a.txt", error="cannot be read: does not exist")
    assert Github(False).file(failed) == "::error file=a.txt::cannot be read: does not exist\n"


def test_a_clean_file_is_silent() -> None:
    assert Github(False).file(outcome(report("a"))) == ""
    assert Github(False).file(Outcome("a.bin", skipped="is binary")) == ""
