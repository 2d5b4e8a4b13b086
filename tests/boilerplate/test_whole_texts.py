"""Texts that consist of short lines come out byte for byte: poems, recipes, results, mail."""

import re
from pathlib import Path

import pytest

from cleantext import Config, Pipeline

PIPELINE = Pipeline(Config(select=("*/boilerplate",)))
SOURCE = Path(__file__).with_name("whole_texts.txt").read_text(encoding="utf-8")
TEXTS = re.findall(r"^=== (\w+) (.+)\n((?:(?!===).*\n)*)", SOURCE, re.MULTILINE)


def test_all_texts_are_read() -> None:
    assert len(TEXTS) == SOURCE.count("=== ")


@pytest.mark.parametrize(("language", "name", "text"), TEXTS)
def test_a_text_that_is_no_article_stays(language: str, name: str, text: str) -> None:
    assert PIPELINE.run(text, language=language).fixed == text


@pytest.mark.parametrize(("language", "name", "text"), TEXTS)
def test_it_stays_with_empty_lines_between_its_lines(language: str, name: str, text: str) -> None:
    spaced = text.replace("\n", "\n\n")
    assert PIPELINE.run(spaced, language=language).fixed == spaced
