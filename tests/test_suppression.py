"""What an author asks to be left alone is left alone, and each request has a use."""

import pytest
from planted import mend

from cleantext import Report
from cleantext.suppression import UNKNOWN, UNUSED, read


def left(report: Report) -> list[str]:
    """The double spaces that are still there, by the character before them."""
    text = report.fixed
    return [text[i - 1] for i in range(1, len(text)) if text.startswith("  ", i)]


def flagged(report: Report) -> list[str]:
    return [flag.rule for flag in report.flags]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("<!-- cleantext: off -->\n\na  x\n\n<!-- cleantext: on -->\n\nb  x", "a"),
        ("a  x\n\n<!-- cleantext: off -->\n\nb  x\n\nc  x", "bc"),
        ("a  x <!-- cleantext: off-line -->\nb  x", "a"),
        ("<!-- cleantext: off-next-line -->\na  x\nb  x", "a"),
        ("<!-- cleantext: off-next-line -->\n\na  x\nb  x", "a"),
        ("- a  x\n- b  x <!-- cleantext: off-line -->\n- c  x", "b"),
        ("<!-- cleantext: off und/planted -->\n\na  x", "a"),
        ("<!-- cleantext: off und/planted/double-space -- because -->\n\na  x", "a"),
        ("<!--cleantext:off-->\n\na  x", "a"),
        ("{/* cleantext: off */}\n\na  x", "a"),
        ("{{/* cleantext: off */}}\n\na  x", "a"),
        ("{# cleantext: off #}\n\na  x", "a"),
        ("---\ntitle: a  x # cleantext: off-line\nsummary: b  x\n---\nc  x", "a"),
        ("---\n# cleantext: off-next-line\ntitle: a  x\nsummary: b  x\n---\nc  x", "a"),
        ("---\n# cleantext: off\ntitle: a  x\nsummary: b  x\n---\nc  x", "abc"),
        ("---\n# cleantext: off\ntitle: a  x\n# cleantext: on\nsummary: b  x\n---\nc  x", "a"),
        ("+++\ntitle = 'a  x' # cleantext: off-line\nsummary = 'b  x'\n+++\nc  x", "a"),
        ("---\ntitle: a  x\ncleantext: off\n---\nb  x", "ab"),
        ("---\ntitle: a  x\ncleantext: [und/planted/double-space]\n---\nb  x", "ab"),
        ("---\ntitle: a  x\ncleantext:\n- und/planted/yen\n---\nb  x ¥x", ""),
        ("+++\ncleantext = ['und/planted']\n+++\nb  x", "b"),
        ("+++\ncleantext = false\n+++\nb  x", "b"),
        ("---\ncleantext: on\n---\nb  x", ""),
    ],
)
def test_requests_are_heard(source: str, kept: str) -> None:
    report = mend(source, "markdown")
    assert left(report) == list(kept)
    assert flagged(report) == []


def test_html_hears_its_own_comments() -> None:
    source = '<p title="a  x">b  x</p> <!-- cleantext: off-line -->\n<p>c  x</p>'
    assert left(mend(source, "html")) == ["a", "b"]


@pytest.mark.parametrize(
    "source",
    [
        "```\n<!-- cleantext: off -->\n```\n\na  x",
        "    <!-- cleantext: off -->\n\na  x",
        "write `<!-- cleantext: off -->` first: a  x",
        "---\ntitle: b\n---\n> ~~~\n> <!-- cleantext: off -->\n> ~~~\n\na  x",
    ],
)
def test_an_example_in_code_is_no_request(source: str) -> None:
    report = mend(source, "markdown")
    assert flagged(report) == []
    assert report.fixed.endswith("a x")


def test_plain_text_has_no_comments() -> None:
    """What looks like one there is text, and is no reason to leave a fault."""
    assert left(mend("<!-- cleantext: off -->\na  x", "plain")) == []


def test_only_the_rules_that_are_named_are_off() -> None:
    report = mend("<!-- cleantext: off und/planted/yen -->\n\na  x ¥x", "markdown")
    assert report.fixed.endswith("a x ¥x")
    assert flagged(report) == []


def test_on_can_name_what_it_ends() -> None:
    head = "<!-- cleantext: off und/planted/broken-bar -->\n\n"
    head += "<!-- cleantext: off und/planted/bullet -->\n\n"
    ends = "\n\n<!-- cleantext: on und/planted/broken-bar -->\n\n"
    report = mend(f"{head}a ¦x •x{ends}a ¦x •x", "markdown")
    assert report.fixed == f'{head}a ¦x •x{ends}a "x •x'


@pytest.mark.parametrize(
    "source",
    [
        "<!-- cleantext: off und/planted/yen -->\n\na  x",
        "a x <!-- cleantext: off-line -->\n\nb  x",
        "<!-- cleantext: off es/quotes -->\n\na  x",
        "<!-- cleantext: off no/such/rule -->\n\na  x",
        "---\ncleantext: off\n---\na x",
    ],
)
def test_what_suppresses_nothing_is_flagged(source: str) -> None:
    report = mend(source, "markdown")
    assert [flag for flag in flagged(report) if flag != "und/planted/double-space"] == [UNUSED]
    (flag,) = (flag for flag in report.flags if flag.rule == UNUSED)
    assert "cleantext" in source[flag.start : flag.end]


@pytest.mark.parametrize("says", ["of", "disable", "?", "off-lines und/planted"])
def test_what_is_not_understood_is_flagged(says: str) -> None:
    report = mend(f"<!-- cleantext: {says} -->\n\na  x", "markdown")
    assert flagged(report) == [UNKNOWN]
    assert left(report) == []


def test_a_mend_in_one_round_does_not_move_the_next_out_of_its_range() -> None:
    """The range is that of the source, however much the text before it shrinks."""
    source = "a      x\n\n<!-- cleantext: off-next-line -->\nb  x\n\nc  x ¥x"
    assert left(mend(source, "markdown")) == ["b"]


def test_a_text_without_requests_costs_one_search() -> None:
    assert read("# text", "markdown") is None
    assert read("cleantext is a program", "markdown") is None
