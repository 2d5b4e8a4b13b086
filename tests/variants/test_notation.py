"""The notation of the word lists says what it means, and refuses what means nothing."""

import pytest

from cleantext.variants.notation import parse


def groups(cell: str, stems: str = "") -> list[tuple[tuple[str, ...], ...]]:
    return [
        tuple(tuple(form.replace("~", stem) for form in forms) for forms in spellings)
        for spellings, names in parse(cell, stems.split())
        for stem in names
    ]


def test_spellings_are_parted_by_bars() -> None:
    assert groups("Catar|Qatar") == [(("Catar",), ("Qatar",))]


def test_inflected_forms_stand_at_the_same_place() -> None:
    assert groups("iraqu(í,íes)|irak(í,íes)") == [(("iraquí", "iraquíes"), ("irakí", "irakíes"))]


def test_a_difference_in_the_middle_is_bracketed() -> None:
    assert groups("colo[r|ur](,s)") == [(("color", "colors"), ("colour", "colours"))]


def test_endings_may_have_something_behind_them() -> None:
    assert groups("primeir(o,a) x|primer(o,a) x")[0][0] == ("primeiro x", "primeira x")


def test_each_stem_makes_a_group() -> None:
    assert groups("~i[z|s]e", "organ real") == [
        (("organize",), ("organise",)),
        (("realize",), ("realise",)),
    ]


def test_a_stem_may_bring_its_own_endings() -> None:
    assert groups("ex~|ex ~", "president(e,a) jefe") == [
        (("expresidente", "expresidenta"), ("ex presidente", "ex presidenta")),
        (("exjefe",), ("ex jefe",)),
    ]


@pytest.mark.parametrize(
    ("cell", "stems"), [("Catar", ""), ("a[b|c", ""), ("a(b|c", ""), ("~a|~b", ""), ("a|b", "c")]
)
def test_what_means_nothing_is_refused(cell: str, stems: str) -> None:
    with pytest.raises(ValueError, match=r"in '|needs"):
        groups(cell, stems)
