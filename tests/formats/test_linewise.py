"""reStructuredText and AsciiDoc: paragraphs are prose, all that could be more is left alone."""

import pytest
from planted import mend, prose


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one  two\n\n* three\n\n  four\n\n1. five", ["one  two", "three", "four", "five"]),
        ("Title  x\n========\n\n===\nTop\n===\n\ntext", ["text"]),
        ("so::\n\n    code  x\n\n    more\n\ntext", ["so", "text"]),
        (".. code-block:: py\n\n   x =  1\n\ntext", ["text"]),
        (".. comment  x\n   more\n\ntext", ["text"]),
        ("a ``b  c`` d `e  f`_ g :ref:`h  i` j |k| l [1]_ m", list("adgjlm")),
        (">>> a  b\nc\n", ["c"]),
        ("=====  =====\na  b   c  d\n=====  =====\n\ntext", ["text"]),
        ("+---+\n| a  b |\n+---+\n", []),
        (":author: a  b\n\ntext", ["text"]),
        ("one *two  three* **four**", ["one", "two  three", "four"]),
        ("::\n\n   $ pip  install .\n\ntext", ["text"]),
        ("term : kind  x\n   text", ["term", "kind  x", "text"]),
        ("a ``b`` struct.Struct and c,d", ["a", "struct", "Struct and c", "d"]),
        ("The end.Then it,too.", ["The end.Then it,too."]),
    ],
)
def test_what_is_prose_in_restructuredtext(source: str, expected: list[str]) -> None:
    assert [piece.strip() for piece in prose(source, "rst")] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("= Title\n\none  two\n\n* three\n. four", ["Title", "one  two", "three", "four"]),
        ("----\ncode  x\n----\ntext", ["text"]),
        ("....\na  b\n....\n\n////\nc  d\n////\n\n```py\ne  f\n```\ntext", ["text"]),
        ("[source,py]\n----\n....\n----\ntext", ["text"]),
        ("|===\n|a  b\n|===\n", []),
        (":attr: a  b\nimage::a  b.png[c  d]\n// e  f\n", []),
        ("a `b  c` d +e  f+ g link:h[i  j] k {l} m", list("adgkm")),
        ("  code  x\ntext", ["text"]),
        (".Caption  x\ntext +\nmore", ["text", "more"]),
        ("see <<one  two>>, ``three''", ["see", ",", "three"]),
        ("a `b` net.Socket", ["a", "net", "Socket"]),
    ],
)
def test_what_is_prose_in_asciidoc(source: str, expected: list[str]) -> None:
    assert [piece.strip() for piece in prose(source, "asciidoc")] == expected


def test_comments_suppress() -> None:
    rst = ".. cleantext: off-next-line\n\na  x\n\nb  x\n"
    assert mend(rst, "rst").fixed == rst.replace("b  x", "b x")
    adoc = "// cleantext: off-next-line\na  x\nb  x\n"
    assert mend(adoc, "asciidoc").fixed == adoc.replace("b  x", "b x")


def test_what_would_be_markup_is_left() -> None:
    assert mend("a¶.. b", "rst").fixed == "a¶.. b"
    assert mend("a¥* b", "asciidoc").fixed == "a¥* b"


@pytest.mark.parametrize("format", ["rst", "asciidoc"])
@pytest.mark.parametrize(
    "hostile", ["`", "``", "*", ":a", "|", "a_", "[a", "+a", "::\n", "= \n", "<<"]
)
def test_hostile_text_is_no_trouble(format: str, hostile: str) -> None:
    """Time that grew with the square of such a text would be noticed by everybody."""
    text = hostile * (20_000 // len(hostile))
    assert len(prose(text, format)) <= len(text)
