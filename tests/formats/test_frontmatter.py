"""Strings of the front matter are repaired, and read afterwards as was meant."""

import json
import tomllib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import mend

from cleantext.formats import frontmatter


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a  b", "a b"),
        ("'a  b'", "'a b'"),
        ('"a  \\u00e9\\tb"', '"a \\u00e9\\tb"'),
        ("'it''s  a'", "'it''s a'"),
        # What is new is escaped the way the string is written.
        ('"a¦b"', '"a\\"b"'),
        ("a¦b", 'a"b'),
        # A plain string that can no longer be plain gets quotation marks.
        ("a•b", '"a: b"'),
        ("¦a¦ b", '"\\"a\\" b"'),
        # What is markup in Markdown or HTML is so here, too, in many a template.
        ("a  b `c  d` &lt;b&gt; \\* [e  f](g 'h  i')", "a b `c  d` &lt;b&gt; \\* [e f](g 'h  i')"),
        ("a  b # comment  here", "a b # comment  here"),
        ("a  b\n  c  d", "a b\n  c d"),
        (">-\n  a  b\n  c", ">-\n  a b\n  c"),
        ("|\n  a  b\n    c", "|\n  a b\n    c"),
    ],
)
def test_strings_in_yaml_are_repaired_in_whatever_style(written: str, wanted: str) -> None:
    source = f"---\ntitle: {written}\nurl: x  y\nother:\n- title  x\n---\nbody\n"
    report = mend(source, "markdown")
    assert report.fixed == source.replace(written, wanted)
    assert report.source[report.repairs[0].start : report.repairs[0].end] in written


@pytest.mark.parametrize(
    "odd", ["\x9d", "\x85", "\x81", "\x0c", "\x7f", "\ud800", "\ufeff", "\uffff"]
)
@pytest.mark.parametrize("mark", ["", "'", '"'])
def test_yaml_may_hold_what_it_forbids(odd: str, mark: str) -> None:
    """Half a character is what is left of many a quotation mark; no YAML parser takes it."""
    source = f"---\ntitle: {mark}a{odd}z  b ¦{odd}{mark}\nurl: a  {odd}\n---\n"
    written = '\\"' if mark == '"' else '"'
    wanted = source.replace("  b", " b").replace("¦", written)
    assert mend(source, "markdown").fixed == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a: {title: b  c, url: d  e}", "a: {title: b c, url: d  e}"),
        ("a: [{title: b•c}]", 'a: [{title: "b: c"}]'),
        ("title: [b  c, 'd  e']", "title: [b c, 'd e']"),
    ],
)
def test_yaml_between_brackets(source: str, wanted: str) -> None:
    assert mend(f"---\n{source}\n---\n", "markdown").fixed == f"---\n{wanted}\n---\n"


@pytest.mark.parametrize(
    "source",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\ntitle: a  b",
        "a: &a [*a]\ntitle: a  b",
        "title: " + "[" * 100_000,
        "x: " + "[" * 1000 + "]" * 1000 + "\ntitle: a  b",
        "- " * 50_000 + "a",
    ],
    ids=["laughs", "circle", "deep", "deep and closed", "lists"],
)
def test_data_that_no_page_has_is_left_alone(source: str) -> None:
    """Neither memory nor stack must run out, in Python or in C."""
    file = f"---\n{source}\n---\n"
    assert mend(file, "markdown").fixed is file


@pytest.mark.parametrize("written", ["2020", "true", "[a  b]", "{x: a  b}", "&x a  b", "!!int 3"])
def test_what_is_not_a_string_stays(written: str) -> None:
    source = f"---\ndate: {written}\n---\nbody\n"
    assert mend(source, "markdown").fixed == source


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: 'a  b\n---\nbody",  # not YAML
        "---\ntitle: {{ a  b }}\n---\nbody",  # a template
        "---\ntitle: a  b",  # without an end
        "---\n? [a  b]\n: c\n---\n",
    ],
)
def test_what_is_not_well_formed_stays(source: str) -> None:
    fixed = mend(source, "markdown").fixed
    assert fixed == source or not source.endswith("body")


def test_two_rules_are_no_front_matter() -> None:
    source = "---\n\na  b\n\n---\n"
    assert mend(source, "markdown").fixed == source.replace("  ", " ")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('title = "a  \\u00e9¦"', 'title = "a \\u00e9\\""'),
        ("title = 'a  b' # c  d", "title = 'a b' # c  d"),
        ("[params]\n summary = 'a  b'", "[params]\n summary = 'a b'"),
        ('x = """\ntitle = "a  b"\n"""', None),
        ('title = """a  b"""', None),
        ("title = 'a¶b'", None),
        ("url = 'a  b'", None),
    ],
)
def test_strings_in_toml_are_repaired_where_they_can_be_nothing_else(
    source: str, wanted: str | None
) -> None:
    """Where a string could be something else, it is left alone."""
    file = f"+++\n{source}\n+++\nbody\n"
    assert mend(file, "markdown").fixed == file.replace(source, wanted or source)


def test_strings_in_json_front_matter_keep_their_spelling() -> None:
    file = '{\n "title": "a  \\u00e9¦", "url": "a  b", "list": [{"summary": "c  d"}]\n}\nbody  e'
    wanted = file.replace("a  \\u00e9¦", 'a \\u00e9\\"').replace("c  d", "c d")
    assert mend(file, "markdown").fixed == wanted.replace("body  e", "body e")


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("---\nlang: es\n---\n", "es"),
        ("---\nlanguage: 'pt-br' # x\n---\n", "pt-BR"),
        ('+++\nlanguageCode = "fr"\n+++\n', "fr"),
        ("---\nlang: [es, en]\n---\n", None),
        ("---\ntitle: la lang\n---\n", None),
        ("lang: es\n", None),
    ],
)
def test_language(source: str, language: str | None) -> None:
    assert frontmatter.language(frontmatter.split(source)) == language


_TEXT = st.text(
    st.sampled_from("ab é  ¦¥‹•¶:#'\"\\{[&*!|>%@`-,?\n\t\u2028"), min_size=1, max_size=12
)


@given(st.dictionaries(st.sampled_from(["title", "summary", "url"]), _TEXT), st.data())
@settings(max_examples=150)
def test_any_front_matter_says_what_was_meant(values: dict[str, str], data: st.DataObject) -> None:
    """Keys and types stay; a string under a prose key is as the same text in a file of its own."""
    style = data.draw(st.sampled_from([None, "'", '"', "|", ">"]))
    writers = {
        "yaml": lambda: (
            "---\n" + yaml.safe_dump(values, allow_unicode=True, default_style=style) + "---\n"
        ),
        "toml": lambda: (
            "+++\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in values.items()) + "+++\n"
        ),
    }
    kind = data.draw(st.sampled_from(sorted(writers)))
    source = writers[kind]()
    report = mend(source, "markdown")
    front = frontmatter.split(report.fixed)
    load = yaml.safe_load if kind == "yaml" else tomllib.loads
    said = load(front.source) or {}
    assert list(said) == list(load(frontmatter.split(source).source) or {})
    for key, value in said.items():
        assert value in (values[key], mend(values[key], "markdown-body").fixed)
        assert value == values[key] or key != "url"
