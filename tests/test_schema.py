"""Tables become dataclasses, and every mistake names its key."""

from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from cleantext.errors import ConfigError
from cleantext.schema import build


@dataclass(frozen=True)
class Table:
    name: str
    count: int = 0
    style: Literal["one", "two"] = "one"
    words: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    prefer: dict[str, str] = field(default_factory=dict)
    ratio: float | None = None
    is_on: bool = False


def test_every_kind_of_value_is_read() -> None:
    table = {
        "name": "x",
        "count": 3,
        "style": "two",
        "words": ["a", "b"],
        "pairs": [["a", "b"]],
        "prefer": {"Kiev": "Kyiv"},
        "ratio": 0.5,
        "is-on": True,
    }
    built = build(Table, table, "f.toml", ConfigError)
    assert built == Table(
        "x", 3, "two", ("a", "b"), (("a", "b"),), {"Kiev": "Kyiv"}, ratio=0.5, is_on=True
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, "f.toml: key 'name' is missing"),
        ({"name": "x", "cuont": 1}, "f.toml: unknown key 'cuont'; did you mean 'count'?"),
        ({"name": 1}, "f.toml: key 'name' is 1, but must be text"),
        ({"name": "x", "count": True}, "key 'count' is True, but must be a whole number"),
        ({"name": "x", "is-on": 1}, "key 'is-on' is 1, but must be true or false"),
        ({"name": "x", "style": "three"}, "'three', but must be one of 'one', 'two'"),
        ({"name": "x", "words": "a"}, "key 'words' is 'a', but must be a list of text"),
        ({"name": "x", "words": ["a", 1]}, "key 'words' is 1, but must be text"),
        ({"name": "x", "pairs": [["a"]]}, "key 'pairs' is ['a'], but must be a list of 2 values"),
        ({"name": "x", "prefer": ["a"]}, "key 'prefer' is ['a'], but must be a table of text"),
    ],
)
def test_mistakes_name_the_key_and_say_what_is_wanted(table: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        build(Table, table, "f.toml", ConfigError)
    assert message in str(caught.value)
