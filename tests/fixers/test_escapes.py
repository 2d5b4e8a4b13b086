"""Escapes and references: decoded in prose, left where they are meant."""

import pytest

from cleantext import Config, Document, Pipeline, registry
from cleantext.rules import RuleBook

PIPELINE = Pipeline(Config(select=("*/encoding", "und/invisible")))
FIXERS = [
    registry.kind_of(rule)([rule], RuleBook().lexicon("es"), registry.NoKeys())
    for rule in PIPELINE.rules("es")
]


@pytest.mark.parametrize(
    "text",
    [
        r"C:\users\name, C:\u00e1\x, \usepackage{x}",
        "https://example.org/Espa%C3%B1a?q=caf%C3%A9",
        "busca /wiki/Espa%C3%B1a y q=Espa%C3%B1a",
        "?y=F1 a=B0 100% 20%25",
        "&copy=1&reg=2 &nosuch; AT&T;",
        "In HTML, &eacute; stands for é",
        "=?UTF-8?X?abc?= =?no-such-charset?B?SG9sYQ==?=",
        r"\ud83d alone, \uZZZZ, \u0041bc",
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    assert not PIPELINE.run(text).changed


@pytest.mark.parametrize(
    "piece", ["\\u", "=C", "%C3", "=?UTF-8?B?", "&amp;", "Ã", "Ã?", "a?b", "┬"]
)
def test_hostile_text_is_no_trouble(piece: str) -> None:
    """Time that grew with the square of such a text would be noticed by everybody."""
    text = piece * (60_000 // len(piece))
    document = Document(text, language="es")
    for fixer in FIXERS:
        assert all(0 <= f.start <= f.end <= len(text) for f in fixer.check(document))


def test_markup_keeps_its_references() -> None:
    """In HTML and Markdown a reference is the right way to write a character."""
    assert not PIPELINE.run("caf&eacute;", format="markdown").changed
    assert PIPELINE.run("caf&eacute;").fixed == "café"


@pytest.mark.parametrize(
    ("language", "source", "fixed"),
    [
        ("en", "Rοme and Pаris by аgreement", None),
        ("es", "En Мoscú dijo", "En Moscú dijo"),
        ("ru", "Россия и Киeв", "Россия и Киев"),
    ],
)
def test_words_of_two_scripts_are_written_in_one(
    language: str, source: str, fixed: str | None
) -> None:
    report = PIPELINE.run(source, language=language)
    if fixed is None:
        assert "Rome" in report.fixed
    else:
        assert report.fixed == fixed
