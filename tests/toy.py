"""Small rule directories for tests of the engine, independent of the shipped rules."""

from pathlib import Path
from textwrap import dedent

from cleantext import Config

SPACES = Config(select=("und/toy",), rules=(Path(__file__).with_name("rules"),))
"""Makes one space of several and does nothing else, whatever the shipped rules become."""


def write_rules(root: Path, **files: str) -> Path:
    """Write ``language__topic="toml"`` files and return the directory."""
    for name, text in files.items():
        language, _, topic = name.partition("__")
        path = root / language / f"{topic}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return root


def pattern(id: str, find: str, replace: str | None = None, **keys: str) -> str:
    """The TOML of one pattern rule; values are literal strings."""
    table = {"id": id, "kind": "pattern", "message": f"{id} found", "find": find, **keys}
    if replace is not None:
        table["replace"] = replace
    return "[[rule]]\n" + "".join(f"{key} = '{value}'\n" for key, value in table.items())
