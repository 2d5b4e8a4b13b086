"""Who is a person, and what is a headline that begins with one."""

import pytest

from cleantext.boilerplate.people import People
from cleantext.rules import RuleBook

PEOPLE = People(RuleBook().lexicon("en"))


@pytest.mark.parametrize(
    "name",
    [
        "Anna Lee",
        "ANNA LEE",
        "Kab NIANG",
        "J. R. Marsh",
        "Anna van der Lee",
        "Juan José García Pérez",
    ],
)
def test_what_is_a_name_of_a_person(name: str) -> None:
    assert PEOPLE.has(name)


@pytest.mark.parametrize(
    "name",
    [
        "Oslo Bridge",
        "Windows NT",
        "Anna Marsh Buys Bridge",
        "Anna Rachel Marsh Buys Bridge",
        "ANNA MARSH BUYS BRIDGE",
        "U. S. Marshals",
    ],
)
def test_what_is_no_name_of_a_person(name: str) -> None:
    assert not PEOPLE.has(name)
