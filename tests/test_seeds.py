"""The articles in seeds/, end to end: what comes out is compared byte by byte.

The tests read their own copies under golden/seeds, because ``cleantext fix seeds/``
rewrites the articles in place, and is the first thing a reader is told to run.
"""

import re
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from cleantext import Finding, Report, fix
from cleantext.formats import format_of

GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted((GOLDEN / "seeds").iterdir())
REAL = GOLDEN / "seeds" / "000_f7c4ab02a1c638ce.txt"


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def report(path: Path) -> Report:
    return fix(read(path), format=format_of(path.name), path=path.name)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_fixed_text(path: Path, file_regression: FileRegressionFixture) -> None:
    """Each article comes out as it stands in golden/fixed, and a second time unchanged."""
    fixed = report(path).fixed
    file_regression.check(fixed.encode("utf-8"), binary=True, fullpath=GOLDEN / "fixed" / path.name)
    assert fix(fixed, format=format_of(path.name), path=path.name).fixed is fixed


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_account_of_changes(path: Path, file_regression: FileRegressionFixture) -> None:
    """What was changed by which rule, what is flagged, and what was taken out."""
    file_regression.check(
        account(report(path)).encode("utf-8"),
        binary=True,
        fullpath=GOLDEN / "accounts" / f"{path.stem}.txt",
    )


def test_each_seed_has_its_copy_here() -> None:
    seeds = (GOLDEN.parent.parent / "seeds").glob("[0-9]*")
    assert [path.name for path in SEEDS] == sorted(path.name for path in seeds)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_language_is_found(path: Path) -> None:
    """The name of each of our own articles says its language."""
    parts = path.name.split("_")
    assert report(path).language == (parts[1] if len(parts) == 3 else "es")


def account(report: Report) -> str:
    source = report.source
    lines = [f"language {report.language}"]
    for edit in report.patch:
        before = source[edit.start : edit.end]
        lines.append(f"change {edit.start} {before!r} -> {edit.text!r} {' '.join(edit.rules)}")
    lines += [
        f"flag {flag.start} {source[flag.start : flag.end]!r} {flag.rule}" for flag in report.flags
    ]
    for key, extracts in report.metadata.items():
        lines += [f"out {extract.start} {key} {extract.text!r}" for extract in extracts]
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture(scope="module")
def real() -> Report:
    """The article as it was scraped."""
    return fix(read(REAL), language="es")


def expected() -> str:
    text, _, bio = read(REAL).rpartition("\n")
    assert bio.startswith("«Aspirante a especialista en café.")
    for before, after in (
        ("“", "«"),
        ("”", "»"),
        ("«todo lo posible». . para", "«todo lo posible» para"),
        (" -una ex república", " —una ex república"),
        ("hidrocarburos- y", "hidrocarburos— y"),
    ):
        assert before in text
        text = text.replace(before, after)
    return text


def test_nothing_else_changes(real: Report) -> None:
    assert real.fixed == expected()


def test_the_same_without_being_told_the_language(real: Report) -> None:
    assert fix(read(REAL)).fixed == real.fixed


def test_what_was_taken_out_is_kept(real: Report) -> None:
    (bio,) = real.metadata["bio"]
    assert bio.text.strip("«»\n") == read(REAL).rpartition("\n")[2].strip("«»")


@pytest.mark.parametrize("words", [{"Kazajstán", "Kazajistán"}, {"Astana", "Astaná"}], ids=min)
def test_every_place_of_a_mixed_spelling_is_named(real: Report, words: set[str]) -> None:
    flags = [flag for flag in real.flags if words & spans(real, flag)]
    places = {span for flag in flags for span in ((flag.start, flag.end), *flag.related)}
    every = {
        (at, at + len(word))
        for word in words
        for at in range(len(real.source))
        if re.match(rf"{word}\b", real.source[at:])
    }
    assert places == every


def test_authority_is_named(real: Report) -> None:
    """RAE and Fundéu prefer Kazajistán, though the text mostly writes Kazajstán."""
    flags = [flag for flag in real.flags if "Kazajstán" in spans(real, flag)]
    assert any("Kazajistán" in (flag.suggestion, *flag.message.split()) for flag in flags)


def test_missing_words_are_flagged_not_repaired(real: Report) -> None:
    at = real.source.index("difícil». países")
    assert any(at <= flag.start <= at + len("difícil». países") for flag in real.flags)


def spans(report: Report, flag: Finding) -> set[str]:
    return {report.source[a:b] for a, b in ((flag.start, flag.end), *flag.related)}
