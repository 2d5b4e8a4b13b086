"""What is taken out of a Markdown page is kept in its front matter, and nothing there is lost."""

import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cleantext.cli import app
from cleantext.formats import frontmatter
from cleantext.keeping import Keeping
from cleantext.pipeline import Pipeline

BODY = """# The bridge falls

By Olive Marsh and Tom Pryor

Nobody died when the old bridge fell in May, *officials* said on Monday.

Photo: Olive Marsh/Getty Images

The bridge was old and nobody looked after it, a study found in 2019.
"""
CLEAN = """# The bridge falls

Nobody died when the old bridge fell in May, *officials* said on Monday.

The bridge was old and nobody looked after it, a study found in 2019.
"""
KEPT = {"authors": ["Olive Marsh", "Tom Pryor"], "credits": ["Olive Marsh/Getty Images"]}
PIPELINE = Pipeline()


def kept(text: str, path: str = "page.md") -> str:
    report = Keeping(PIPELINE).run(text, path=path)
    assert report.patch.apply(text) == report.fixed
    assert report.patch.invert(text).apply(report.fixed) == text
    return report.fixed


def test_a_page_without_front_matter_gets_some() -> None:
    fixed = kept(BODY)
    front = frontmatter.split(fixed)
    assert yaml.safe_load(front.source) == KEPT
    assert fixed[front.body :] == "\n" + CLEAN
    assert kept(fixed) == fixed


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_yaml_keeps_what_it_has(end: str) -> None:
    head = "---\ntitle: 'It falls' # again\nsummary: |\n  one\n\n  two\n\n---\n".replace("\n", end)
    fixed = kept(head + BODY.replace("\n", end))
    assert fixed.startswith(head[: -len("---" + end)])
    assert yaml.safe_load(frontmatter.split(fixed).source) == {
        "title": "It falls",
        "summary": "one\n\ntwo\n",
        **KEPT,
    }
    assert ("\r" in fixed) is (end == "\r\n")
    assert fixed.count("\n") == fixed.count(end)


def test_toml_gets_keys_of_its_own_and_not_of_a_table() -> None:
    fixed = kept(f'+++\ntitle = "x"\n[extra]\nauthor = "nobody"\n+++\n{BODY}')
    said = tomllib.loads(frontmatter.split(fixed).source)
    assert said == {**KEPT, "title": "x", "extra": {"author": "nobody"}}


@pytest.mark.parametrize("object", ['{\n  "title": "{x}"\n}\n', "{\n}\n"])
def test_front_matter_in_json_says_it_too(object: str) -> None:
    fixed = kept(object + BODY)
    said = frontmatter.data(frontmatter.split(fixed))
    assert {key: said[key] for key in KEPT} == KEPT
    assert fixed.endswith("\n" + CLEAN)


@pytest.mark.parametrize("key", ["author: Me", "authors: [Me]", "Byline: Me"])
def test_a_key_of_the_page_stays_as_it_is(key: str) -> None:
    fixed = kept(f"---\n{key}\n---\n{BODY}")
    name, _, value = key.partition(": ")
    said = yaml.safe_load(frontmatter.split(fixed).source)
    assert said == {name: yaml.safe_load(value), "credits": KEPT["credits"]}


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: [unclosed\n---\n",
        "---\n- a list\n- of: things\n---\n",
        "---\n{title: x}\n---\n",
        "---\na: &x 1\nb: *x\n---\n",
    ],
)
def test_what_cannot_be_read_is_not_added_to(head: str) -> None:
    assert kept(head + BODY).startswith(head)


def test_other_files_are_as_without(tmp_path: Path) -> None:
    assert kept(BODY, "page.txt") == PIPELINE.run(BODY, path="page.txt").fixed


def test_place_date_and_agency() -> None:
    fixed = kept("OSLO, May 3 (AP) — Nobody died when it fell.\n\nThe bridge was old.\n")
    said = yaml.safe_load(frontmatter.split(fixed).source)
    assert said == {"agency": "AP", "place": "OSLO", "date": "May 3"}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.text(max_size=12)))
@settings(max_examples=60)
def test_whatever_the_front_matter_says_it_still_says(data: dict[str, str]) -> None:
    head = yaml.safe_dump(data, allow_unicode=True) if data else ""
    text = f"---\n{head}---\n{BODY}"
    before = frontmatter.data(frontmatter.split(text)) or {}
    after = frontmatter.data(frontmatter.split(kept(text)))
    assert isinstance(after, dict)
    assert {key: after[key] for key in before} == before


def test_the_option_and_undo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(BODY)
    run = CliRunner().invoke
    result = run(app, ["fix", "page.md", "--keep-metadata", "front-matter"])
    assert result.exit_code == 0, result.output
    assert page.read_text().startswith('---\nauthors: ["Olive Marsh", "Tom Pryor"]\n')
    assert run(app, ["undo"]).exit_code == 0
    assert page.read_text() == BODY
