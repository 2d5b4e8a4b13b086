"""In HTML only what stands between tags, outside of code, and a few attributes are prose."""

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import mend, prose

from cleantext.formats import html
from cleantext.formats.html_tokens import tokens

BODY = "html-body"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p class='a  b'>one <b>two</b> three</p>", ["one ", "two", " three"]),
        ("<script>var a = '<b>  c';</script>d<style>e  f</style>", ["d"]),
        ("<script><!-- <script> </script> --> a </script>b", ["b"]),
        ("<!-- a  b -->c<!--> d <!---> e <!-- f --!> g", ["c", " d ", " e ", " g"]),
        ("<pre>a  <b>b</b></pre>c<code>d</code>", ["c"]),
        ("<pre>a<pre>b</pre>c</pre>d", ["d"]),
        ("<textarea>a  <b></textarea>b", ["b"]),
        ("<svg><text>a</text><![CDATA[ > b ]]></svg>c", ["c"]),
        ("a&nbsp;b &lt;c&gt; AT&T &#8217;", ["a", "b ", "c", " AT"]),
        ("3 < 4 and <4 b", ["3 < 4 and <4 b"]),
        ("a </ b> c </> d <?php e > f ?> g", ["a ", " c ", " d ", " g"]),
        ("<a title='>' href=\">\" b=c>d", ["d"]),
        ("<a href='b", []),
        ("<title>a <b> c</title>d", ["a <b> c", "d"]),
        ("<plaintext>a</plaintext>b", []),
        ("{{ a | b }} c {% if d < e %} f {% endif %}", [" c ", " f "]),
        ("<p>\n   a  b\n   c </p>", ["a  b", "c "]),
    ],
)
def test_what_rules_may_see_of_a_page(source: str, expected: list[str]) -> None:
    assert prose(source, BODY) == expected


def test_attributes_that_are_read_are_prose() -> None:
    source = '<img alt="a  b" src="c  d"><a title=\'e  f\' href=g  h data-title="i  j">'
    source += '<meta name="description" content="k  l"><meta name="viewport" content="m  n">'
    wanted = source.replace("a  b", "a b").replace("e  f", "e f").replace("k  l", "k l")
    assert mend(source, "html").fixed == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('<img alt="a¦b">', '<img alt="a&quot;b">'),
        ("<img alt='a¦b'>", "<img alt='a\"b'>"),
        ('<img alt="a‹b &amp;  c&eacute;">', '<img alt="a&lt;b &amp; c&eacute;">'),
    ],
)
def test_what_is_new_in_an_attribute_is_escaped(source: str, wanted: str) -> None:
    assert mend(source, "html").fixed == wanted


@pytest.mark.parametrize(
    "source",
    [
        "a ‹b c",  # would open a tag
        '<img alt="a  b &copy c">',  # some browsers see an entity, some do not
        "<img alt=a‹b>",
        '<img alt="{{ a  b }}">',
    ],
)
def test_what_cannot_be_written_is_left(source: str) -> None:
    report = mend(source, "html")
    assert report.fixed is report.source


def test_page_and_front_matter_name_the_language() -> None:
    assert html.language("<!doctype html><html class=a lang=pt-br><p>a") == "pt-BR"
    assert html.language("---\nlang: es\n---\n<html lang=fr>") == "es"
    assert html.language("<p lang=fr>") is None


_PIECES = st.sampled_from(
    [
        *("a", "b  c", " ", "\n", "<", ">", "</", "&", "&amp;", "=", '"', "'", "/", "!", "-", "é"),
        *("<p>", "</p>", "<b>", "</b>", "<i class='", "<a href=", "<!--", "-->", "<pre>", "</pre>"),
        *("<script>", "</script>", "<svg>", "</svg>", "<title>", "</title>", "<![CDATA[", "]]>"),
        *("¦", "¥", "‹", "•", "¶", '<img alt="', "<table>", "<td>", "<textarea>", "<?", "?>"),
    ]
)


@given(st.lists(_PIECES, max_size=20).map("".join))
@settings(max_examples=200)
def test_any_page_keeps_its_tree(source: str) -> None:
    """A browser's parser sees the same elements and attributes before and after."""
    report = mend(source, "html")
    assert _tree(report.fixed) == _tree(source)
    assert mend(report.fixed, "html").fixed == report.fixed


def _tree(source: str) -> list[object]:
    root = html5lib.parse(source)
    read = ("alt", "title")
    return [
        (
            str(node.tag),
            sorted((key, value) for key, value in node.attrib.items() if key not in read),
            node.text if str(node.tag).rpartition("}")[2] in ("script", "pre", "textarea") else "",
        )
        for node in root.iter()
    ]


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_tokens_cover_the_page(source: str) -> None:
    """Tokens stand one after another, without gaps and without overlap."""
    at = 0
    for token in tokens(source):
        assert token.start == at < token.end
        at = token.end
    assert at == len(source)


@pytest.mark.parametrize(
    "hostile",
    ["<!--", "<a ", "<b>", "<a b='", "</", "<![CDATA[", "<svg>", "<script>", "&", "<?", "a < "],
)
def test_hostile_text_is_no_trouble(hostile: str) -> None:
    """Time that grew with the square of such a text would be noticed by everybody."""
    text = hostile * (80_000 // len(hostile))
    assert len(prose(text, BODY)) <= len(text)
