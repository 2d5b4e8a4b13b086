"""In Markdown only what every parser shows as text is prose."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from planted import mend, prose

from cleantext import Pipeline

BODY = "markdown-body"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one **two** _three_ ~~four~~", ["one ", "two", " ", "three", " ", "four"]),
        ("see `a  b` and ``c ` d``", ["see ", " and "]),
        ("[text](http://a.example/b  'title') on", ["text", " on"]),
        ("![alt  text](a.png)", []),
        ("<http://a.example/b> and http://a.example/c  d", [" and ", "  d"]),
        ("a <b class='x  y'>c</b> <!-- d  e -->", ["a ", "c", " "]),
        ("&nbsp;&amp; \\* a", [" ", " a"]),
        ("hard  \nbreak\\\nhere", ["hard", "break", "here"]),
        ("# One #\n\nTwo\n---\n", ["One", "Two"]),
        ("> * one\n>   two\n\n1. three", ["one", "two", "three"]),
        ("    code\n\n\tcode\n\ntext", ["text"]),
        ("```py\ncode\n```\n~~~\ncode\n~~~\ntext", ["text"]),
        ("| a | b  c |\n|--:|---|\n| d | `e` |\n| f", ["a", "b  c", "d", "f"]),
        ("<div>\nraw\n</div>\n\ntext", ["text"]),
        ("[a]: http://b.example 'title'\n\ntext", ["text"]),
        ("a[^1] b\n\n[^1]: note\n\n    more", ["a", " b", "note", "more"]),
        ("costs $5 or $6, $x  y$\n\n$$\nx  y\n$$\n", ["costs $5 or $6, "]),
        ("wait... -- so --- on", ["wait", " ", " so ", " on"]),
        ("<kbd>a  b</kbd> c <code>d</code>", [" c "]),
    ],
)
def test_what_rules_may_see_of_a_body(source: str, expected: list[str]) -> None:
    """What rules may see; all else is hidden from them and cannot be changed."""
    assert prose(source, BODY) == [piece for piece in expected if piece.strip()]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a {{< figure src='b' >}} c", ["a ", " c"]),
        ("a {{% note  b %}}c{{% /note %}} d", ["a ", "c", " d"]),
        ("{% highlight py %}\ncode\n{% endhighlight %}\ntext", ["text"]),
        ("{{< mermaid >}}\ncode\n{{< /mermaid >}}\ntext", ["text"]),
        ("{% gist 123 %}\ntext", ["text"]),
        ("{% raw %}\na\ntext", ["a", "text"]),
        ("a {{ page.title }} b {# c #}", ["a ", " b "]),
        ("[[wiki  link|text]] a", [" a"]),
        ("a\n{: .class #id}\n\n# b {#id}", ["a", "b "]),
        ("a {'  '} b {/* c  d */}", ["a ", " b "]),
        ("import A from 'b'\nimport {C,\n D} from 'e'\n\ntext", ["text"]),
        ("export const a = {\n  b: 'c  d'\n}\n\ntext", ["text"]),
        ("import duties rose", ["import duties rose"]),
        ("<A b={c  => d} e='f  g'>text</A>", ["text"]),
        ("text\n\n<A\n  b={[\n    {c: 'd  e'},\n  ]}\n/> more", ["text", " more"]),
        ("{[\n  'a  b'\n].map(c => d)}\n\ntext", ["text"]),
        ("a < b {c} and d > e", ["a < b ", " and d > e"]),
        ("so :smile: it is", ["so ", " it is"]),
        (r"a \(x  y\) b \[z\]", ["a ", " b "]),
        ("[a]({{< ref \"/b\" >}} 'c  d') e", ["a", " e"]),
        ("![a]({{ '/b  c' | url }} 'd') e", [" e"]),
        ('<a href="{{ "b" | url }}" title=\'c  d\'>e</a> f', ["e", " f"]),
        ("<Release.Provider a='b  c'>text</Release.Provider>", ["text"]),
        ('[a](http://b.example "c  "d"") e', ["[a", " e"]),
        ("term\n\n: Definition", ["term", "Definition"]),
        ("a `b` net.Socket c,d and ; or : it", ["a ", " net", "Socket c", "d and ", " or ", " it"]),
    ],
)
def test_extensions_are_protected(source: str, expected: list[str]) -> None:
    """Site generators add tags that to Markdown are text."""
    assert prose(source, BODY) == expected


def test_prose_without_code_keeps_its_marks() -> None:
    """A sentence in a page that shows no code is not believed to name any."""
    assert prose("the end.Then it,too ; or : it.", BODY) == ["the end.Then it,too ; or : it."]
    assert prose("On [open.NASA](a.html) it is.No more.", BODY) == [
        "On ",
        "open",
        "NASA",
        " it is.No more.",
    ]
    assert prose("- expose https.Agent", BODY) == ["expose https", "Agent"]
    assert prose("# Class: stream.Writable\n\nIt is.No more.", BODY) == [
        "Class: stream",
        "Writable",
        "It is.No more.",
    ]


_ABS = """---
description: Returns the absolute  value of the given time.Duration value.
---
{}
"""


@pytest.mark.parametrize(("body", "name"), [("{{ `abs` }}", "time.D"), ("text", "time. D")])
def test_front_matter_above_code_may_name_it(body: str, name: str) -> None:
    fixed = Pipeline().run(_ABS.format(body), format="markdown").fixed
    assert f"the absolute value of the given {name}uration" in fixed


def test_code_between_tags_in_square_brackets_stays() -> None:
    code = '[prism classes="sh"]\nphp  -v\n[/prism]\n\n'
    source = code + "[code of  words](a.md) and [prism]  more.\n"
    assert mend(source, "markdown").fixed == code + "[code of words](a.md) and [prism] more.\n"


_TABS = """<Tabs>
<Tab>
```docker
FROM node

COPY  . .
```
</Tab>

Two  spaces.

<Tab>
```
RUN  . .

RUN  . .
```
"""


@pytest.mark.parametrize(("fence", "code"), [("```", 1), ("~~~", 1), ("``", 0)])
def test_a_fence_that_opens_in_raw_html_is_code(fence: str, code: int) -> None:
    """As in MDX, past the blank line that ends raw HTML in CommonMark, and so are the next."""
    report = mend(_TABS.replace("```", fence), "markdown")
    assert report.fixed.count("COPY  . .") == code
    assert report.fixed.count("RUN  . .") == 1 + code  # the first is raw HTML at any rate
    assert report.fixed.count("Two spaces.") == 1 - code


def test_a_fence_in_raw_html_that_never_ends_is_none() -> None:
    assert mend("<Tab>\n```docker\nFROM\n\nTwo  spaces.\n", "markdown").fixed.endswith(
        "Two spaces.\n"
    )


def test_a_link_named_by_its_text_keeps_its_name() -> None:
    """In ``[a][]`` and ``[a]`` the text is the key of a definition; in ``[a][b]`` it is not."""
    source = "[one  two] [one  two][] [one  two][b]\n\n[one two]: c\n[b]: d\n"
    assert mend(source, "markdown").fixed == source.replace("[one  two][b]", "[one two][b]")


def test_blanks_that_mean_something_stay() -> None:
    source = "a  \nb\n\n-   c\n\n    d\n\n|  e  |\n| --- |\n\n      code\n"
    assert mend(source, "markdown").fixed == source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    lines = ["---", 'title: "a  b"', "---", "", "# c  d", "", "e  f  ", "g\u2028h\x0ci", ""]
    report = mend(end.join(lines), "markdown")
    wanted = ["---", 'title: "a b"', "---", "", "# c d", "", "e f  ", "g\u2028h\x0ci", ""]
    assert report.fixed == end.join(wanted)


@pytest.mark.parametrize(
    "source",
    [
        "a ‹b> c",  # would open a tag
        "a ¥* b*",  # would escape an asterisk
        "[a¥](b)",
        "one¶- two",  # would begin a list
        "one¶    code",
    ],
)
def test_a_repair_that_would_make_markup_is_left_to_a_person(source: str) -> None:
    """It alone is left: what else there is in the file is mended."""
    report = mend(f"a  b\n\n{source}\n\nc  d\n", "markdown")
    assert report.fixed == f"a b\n\n{source}\n\nc d\n".replace("    code", " code")
    assert "would change the markup" in report.flags[0].message
    assert not report.refused


_PIECES = st.sampled_from(
    [
        *"ab1 \n\t>-*_`#.|[]()<&!~$:\\",
        *("  ", "¦", "¥", "‹", "•", "¶", "\n\n", "    ", "| - |\n", "&amp;", "[^1]", "[^1]: "),
        *("<b>", "</b>", "<!--", "-->", "{{", "}}", "{%", "%}", "[a]: b\n", "---\n", "\r\n", "é"),
        *("a  b", "a¦b", "a•b ", "a¶b"),
        *('{{< a "b" >}}', "](http://c  'd  e')", "[a]({{< b 'c' >}} 'd  e')", "<i a='b  c'>"),
    ]
)
_RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@given(st.lists(_PIECES, max_size=25).map("".join))
@settings(max_examples=300)
def test_any_markdown_keeps_its_tree(source: str) -> None:
    """A plain parser sees the same tokens before and after, but for their text."""
    assume(not source.startswith(("---", "+++", ";;;", "{")))
    report = mend(source, "markdown")
    assert _tree(report.fixed) == _tree(source)
    assert _tree(_with_words(report.fixed)) == _tree(_with_words(source))
    assert mend(report.fixed, "markdown").fixed == report.fixed


def _with_words(source: str) -> str:
    """As Hugo hands a page to its Markdown parser: with a word in the place of each tag."""
    return re.sub(r"\{\{<[^\n]*?>\}\}", "WORD", source)


def _tree(source: str) -> list[tuple[str, str, str, str]]:
    tokens = [
        inner for token in _RENDER.parse(source) for inner in (token, *(token.children or ()))
    ]
    kept = [token for token in tokens if token.type not in ("text", "inline")]
    return [(token.type, token.markup, token.content, str(token.attrs)) for token in kept]


@pytest.mark.parametrize(
    "hostile",
    [
        "[",
        "*a",
        "`",
        "``a",
        "> ",
        "- ",
        "<!--",
        "{{",
        "{% raw %}",
        "[[",
        "$",
        "a_",
        "![",
        "|",
        "<a ",
    ],
)
def test_hostile_text_is_no_trouble(hostile: str) -> None:
    """Time that grew with the square of such a text would be noticed by everybody."""
    text = hostile * (8_000 // len(hostile))
    assert len(prose(text, BODY)) <= len(text)
