"""Files repaired by rules that mend planted faults, and files with parts made visible."""

from functools import cache
from pathlib import Path
from unittest import mock

from cleantext import Config, Pipeline, Report
from cleantext.document import MASK, Document
from cleantext.formats import protector

RULES = Path(__file__).parent / "planted.toml"
_NO_RULES = Path(__file__).parent / "formats"


@cache
def pipeline(language: str | None = "en") -> Pipeline:
    """A pipeline of the rules in ``planted.toml`` alone."""
    config = Config(rules=(RULES,), language=language)
    with mock.patch("cleantext.rules.bundled", return_value=_NO_RULES):
        return Pipeline(config)


def mend(text: str, format: str) -> Report:
    """What the rules of ``planted.toml`` make of a file."""
    return pipeline().run(text, format=format)


def prose(text: str, format: str) -> list[str]:
    """The stretches of a text that rules may touch, blank ones left out."""
    document = Document(text, protect=protector(format))
    pieces = document.prose.replace(MASK, "\n").replace("\r", "\n").split("\n")
    return [piece for piece in pieces if piece.strip()]
