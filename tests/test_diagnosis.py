"""What a diagnosis counts, and that its parts add up in any order."""

from itertools import permutations

import pytest

from cleantext import Pipeline
from cleantext.diagnosis import Diagnosis, damage

ONCE, TWICE = "El niÃ±o de KazajstÃ¡n", "PerÃƒÂº y MÃƒÂ©xico"
PIPELINE = Pipeline()


def diagnosis(*texts: tuple[str, str]) -> Diagnosis:
    found = Diagnosis()
    for path, text in texts:
        found.add(path, PIPELINE.run(text))
    return found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (ONCE, {"UTF-8 read as Windows-1252": 2}),
        (TWICE, {"UTF-8 read as Windows-1252, twice": 2}),
        ("co\u00adoperación", {"a soft hyphen, which shows only where a line was once broken": 1}),
        ("La informaci—n de la poblaci—n est‡ en Espa–a", {"MacRoman read as Windows-1252": 4}),
        ("un animal� raro", {"a letter is lost": 1}),
        ("El niño  , dijo", {}),
    ],
)
def test_the_damage_of_one_text(text: str, kinds: dict[str, int]) -> None:
    assert damage(PIPELINE.run(text).findings) == kinds


def test_a_flag_counts_under_the_same_name_whatever_it_proposes() -> None:
    findings = PIPELINE.run("No sé si est� aquí, dijo", language="es").findings
    assert damage(findings) == {"a letter is lost": 1}


def test_where_all_damaged_files_are_is_told_if_others_are_elsewhere() -> None:
    found = diagnosis(("a/2019/x", ONCE), ("a/2019/y/z", ONCE), ("a/2020/x", "Nada"))
    ((kind, spread),) = found.ranked()
    assert (kind, spread.times, spread.files) == ("UTF-8 read as Windows-1252", 4, 2)
    assert (found.all.files, found.below(spread)) == (3, "a/2019/")


@pytest.mark.parametrize(
    "paths", [("2019/a", "2019/b"), ("2019/a", "2020/b"), ("a", "b"), ("./2019/a",)]
)
def test_a_directory_that_says_nothing_is_not_told(paths: tuple[str, ...]) -> None:
    found = diagnosis(*((path, ONCE) for path in paths))
    ((_, spread),) = found.ranked()
    assert not found.below(spread)


@pytest.mark.parametrize("folder", ["", "./", "x/../"])
def test_the_directory_that_we_are_in_is_not_told(folder: str) -> None:
    found = diagnosis((f"{folder}a", ONCE), (f"{folder}b", ONCE), ("2019/c", "Nada"))
    ((_, spread),) = found.ranked()
    assert not found.below(spread)


def test_parts_add_up_in_any_order() -> None:
    texts = [("a/1", ONCE), ("a/b/2", TWICE), ("c/3", "Nada"), ("a/b/4", ONCE + " " + ONCE)]
    whole = diagnosis(*texts)
    for order in permutations(texts):
        total = Diagnosis()
        for text in order:
            total.merge(diagnosis(text))
        assert total == whole
