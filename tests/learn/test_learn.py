"""What recurs on a site is found, and nothing else; the answer depends on the files alone."""

import random
import tomllib
from pathlib import Path

import pytest
import site_of_bridges as site

from cleantext.config import Config
from cleantext.learn import Page, learn
from cleantext.learn.sketch import forms
from cleantext.learn.templates import specialised, template
from cleantext.learn.write import rule_file, word_list
from cleantext.pipeline import Pipeline

FILES = site.paths(300)


@pytest.fixture(scope="module")
def lesson():
    return learn(FILES, site.read)


def test_all_that_was_planted_is_proposed_and_nothing_else(lesson) -> None:
    """Neither the motto in quotation marks nor the one without is boilerplate."""
    assert {proposal.template for proposal in lesson.proposals} == set(site.PLANTED)
    assert lesson.files == len(FILES)


def test_proposals_say_how_often_and_where(lesson) -> None:
    for proposal in lesson.proposals:
        assert proposal.where == site.PLANTED[proposal.template]
        assert proposal.counts == (("site", proposal.count),)
        assert 0.3 * len(FILES) < proposal.count < 0.5 * len(FILES)
        assert 1 <= len(proposal.samples) <= 3


def test_order_and_processes_do_not_matter(lesson) -> None:
    shuffled = list(FILES)
    random.Random(1).shuffle(shuffled)
    assert learn(shuffled, site.read) == lesson
    assert learn(FILES, site.read, processes=2) == lesson


def test_what_is_written_is_a_rule_file_that_does_the_job(lesson, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(rule_file(lesson.proposals), encoding="utf-8")
    config = Config(rules=(path,), select=("und/site",), ignore=())
    pipeline = Pipeline(config)
    for number in range(300, 360):
        text, clean = site.article(number)
        assert pipeline.run(text, language="es").fixed == clean


def test_the_examples_of_written_rules_hold(lesson, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(rule_file(lesson.proposals), encoding="utf-8")
    for table in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]:
        pipeline = Pipeline(Config(rules=(path,), select=(f"und/site/{table['id']}",)))
        for good in table["good"]:
            assert pipeline.run(good, language="es").fixed == good
        for before, after in table["bad"]:
            assert pipeline.run(before, language="es").fixed == after


def test_sites_are_counted_apart() -> None:
    """A line in all files of a small site is found beside a large one."""

    def read(path: Path) -> Page:
        number = int(path.name)
        small = number < 10
        text, _ = site.article(number)
        return Page("small" if small else "large", f"{text}\nDesde la aldea" if small else text)

    proposals = {p.template: p for p in learn(site.paths(200), read).proposals}
    assert proposals["Desde la aldea"].counts == (("small", 10),)
    assert proposals["Desde la aldea"].files == 10


def test_a_few_files_teach_nothing() -> None:
    assert not learn(site.paths(4), site.read).proposals


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Por Elvira Lago", "Por {name}"),
        ("Publicado el 3 de mayo de 2021", "Publicado el {when}"),
        ("12 comentarios", "{number} comentarios"),
        ("Nada que varíe", "Nada que varíe"),
        ("Stand: 28.11.2022, 14:35 Uhr", "Stand: {when}"),
    ],
)
def test_what_varies_becomes_a_slot(line: str, expected: str) -> None:
    pattern, fillers = template(line)
    assert pattern == expected
    assert specialised(pattern, fillers) == line


def test_words_of_damaged_texts_are_not_learned() -> None:
    assert forms("La canción de mañana") == {"canción", "mañana"}
    assert forms("La canciÃ³n de mañana") == set()
    assert forms("La canci\ufffdn de mañana") == set()


def test_the_word_list_is_laid_out_as_lost_letter_repair_reads_it(lesson) -> None:
    lines = word_list(lesson.words).split("\n")
    assert lines[0].startswith("#")
    tenths, words = lines[1].split("\t")
    assert int(tenths) > 50  # commoner than once in ten thousand words
    assert "canción" in {word for line in lesson.words for word in line.split("\t")[1].split(" ")}
    assert words
