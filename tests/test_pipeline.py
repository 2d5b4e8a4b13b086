"""Stages, rounds and what is promised of every result, shown on small rules."""

import pickle
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy import pattern, write_rules

import cleantext
from cleantext import Config, ConfigError, Patch, Pipeline, RuleError, pipeline
from cleantext.lexicon import bundled
from cleantext.rules import Rule, RuleBook


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule directory that takes the place of the shipped rules."""
    monkeypatch.setattr("cleantext.rules.bundled", lambda: tmp_path)
    return tmp_path


def test_stages_run_in_order_and_rounds_until_quiet(only: Path) -> None:
    """The quote rule makes work for the encoding rule, which only a second round can see."""
    rules = [
        pattern("late", "b", "c", stage="quotes"),
        pattern("early", "c", "d", stage="encoding"),
    ]
    write_rules(only, und__toy="".join(rules))
    report = Pipeline().run("abc")
    assert report.fixed == "add"
    assert report.rounds == 3
    assert [f.rule for f in report.repairs] == ["und/toy/early", "und/toy/late", "und/toy/early"]
    assert report.patch.apply("abc") == "add"


def test_repairs_and_flags_are_in_source_offsets(only: Path) -> None:
    rules = [
        pattern("first", "^xx", ""),
        pattern("second", "bb", "B", stage="quotes"),
        pattern("flag", "!", stage="wording"),
    ]
    write_rules(only, und__toy="".join(rules))
    report = Pipeline().run("xxabb!")
    assert report.fixed == "aB!"
    assert [(f.rule, f.start, f.end) for f in report.findings] == [
        ("und/toy/first", 0, 2),
        ("und/toy/second", 3, 5),
        ("und/toy/flag", 5, 6),
    ]
    assert [f.rule for f in report.flags] == ["und/toy/flag"]


def test_a_flag_is_reported_once_and_only_if_it_outlives_the_repairs(only: Path) -> None:
    write_rules(only, und__toy=pattern("flag", "x") + pattern("repair", "xy", "z", stage="quotes"))
    assert [f.start for f in Pipeline().run("x xy x").flags] == [0, 5]


def test_what_repairs_change_and_change_back_is_no_change(only: Path) -> None:
    rules = pattern("there", "a(?=.*!)", "b", stage="encoding") + pattern("back", "b(.*)!", r"a\1")
    write_rules(only, und__toy=rules)
    report = Pipeline().run("xa.!")
    assert report.fixed == "xa."
    assert [(edit.start, edit.end, edit.text) for edit in report.patch] == [(3, 4, "")]


def test_a_text_that_never_settles_comes_back_unchanged_with_the_rules_named(only: Path) -> None:
    write_rules(only, und__toy=pattern("ping", "a", "b") + pattern("pong", "b", "a"))
    text = "abab"
    report = Pipeline().run(text)
    assert report.fixed is text
    assert report.patch == Patch()
    assert not report.converged
    assert report.unsettled == ("und/toy/ping", "und/toy/pong")
    assert report.rounds == pipeline.ROUNDS


def test_clean_text_comes_back_as_the_very_object(only: Path) -> None:
    write_rules(only, und__toy=pattern("x", "x", "y"))
    text = "nothing to do"
    report = Pipeline().run(text)
    assert report.fixed is text
    assert (report.changed, report.rounds, report.findings) == (False, 1, ())


def test_rules_of_another_language_do_not_run(only: Path) -> None:
    write_rules(
        only,
        und__toy=pattern("any", "a", "A"),
        es__toy=pattern("spanish", "b", "B"),
        es_MX__toy="",
    )
    write_rules(only, **{"es-MX__toy": pattern("mexican", "c", "C")})
    run = Pipeline().run
    assert run("abc", language="fr").fixed == "Abc"
    assert run("abc", language="es").fixed == "ABc"
    assert run("abc", language="es_mx").fixed == "ABC"


@pytest.mark.parametrize(
    ("select", "ignore", "fixed"),
    [
        ((), (), "ABC"),
        (("und/one",), (), "ABc"),
        (("und/one/a",), (), "Abc"),
        (("*/two", "und/one/b"), (), "aBC"),
        ((), ("und/one",), "abC"),
        (("und",), ("und/one/a",), "aBC"),
    ],
)
def test_rules_are_selected_by_prefix(
    only: Path, select: tuple[str, ...], ignore: tuple[str, ...], fixed: str
) -> None:
    write_rules(
        only,
        und__one=pattern("a", "a", "A") + pattern("b", "b", "B"),
        und__two=pattern("c", "c", "C"),
    )
    assert Pipeline(Config(select=select, ignore=ignore)).run("abc").fixed == fixed


def test_a_prefix_that_selects_nothing_is_an_error_with_a_hint(only: Path) -> None:
    write_rules(only, und__spacing=pattern("double-space", "  ", " "))
    with pytest.raises(ConfigError, match=r"'ignore': .*'und/spacin'.*did you mean 'und/spacing'"):
        Pipeline(Config(ignore=("und/spacin",)))
    with pytest.raises(ConfigError, match=r"key 'select': .*'spacing'.*did you mean '\*/spacing'"):
        Pipeline(Config(select=("spacing",)))


def test_own_rules_join_and_may_replace_the_shipped_ones(only: Path, tmp_path: Path) -> None:
    own = write_rules(tmp_path / "own", und__toy=pattern("a", "a", "mine"))
    write_rules(only, und__toy=pattern("a", "a", "shipped") + pattern("b", "b", "B"))
    single = tmp_path / "site.toml"
    single.write_text(pattern("c", "c", "C"), encoding="utf-8")
    assert Pipeline(Config(rules=(own, single))).run("abc").fixed == "mineBC"


def test_own_rules_cost_no_other_language(only: Path, tmp_path: Path) -> None:
    """To read and compile all shipped rules took longer than to mend a file."""
    write_rules(only, xx__toy="this is no TOML")
    own = write_rules(tmp_path / "own", es__toy=pattern("mine", "b", "c"))
    assert Pipeline(Config(rules=(own,))).run("ab", language="es").fixed == "ac"


def test_a_broken_rule_of_ones_own_is_found_before_any_text(tmp_path: Path) -> None:
    own = write_rules(tmp_path, pl__toy=pattern("a", "a", "b", finde="c"))
    with pytest.raises(RuleError, match=r"toy\.toml: rule 'pl/toy/a': .*'finde'.*'find'"):
        Pipeline(Config(rules=(own,)))


def test_unsafe_repairs_are_applied_on_request_only(only: Path) -> None:
    write_rules(only, und__toy=pattern("risky", "a", "b", safety="unsafe"))
    report = Pipeline().run("a")
    assert report.fixed == "a"
    assert [f.rule for f in report.flags] == ["und/toy/risky"]
    assert report.flags[0].edits, "the flag says what would be done"
    assert Pipeline(Config(unsafe_fixes=True)).run("a").fixed == "b"


def test_a_pipeline_can_be_pickled_and_shared_between_threads(only: Path) -> None:
    write_rules(only, und__toy=pattern("a", "a", "b"), es__toy=pattern("c", "c", "d"))
    shared = pickle.loads(pickle.dumps(Pipeline(Config(language="es"))))
    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(lambda n: shared.run("ac" * n).fixed, range(50)))
    assert results == ["bd" * n for n in range(50)]


@given(st.text(alphabet="ab ", max_size=12), st.randoms(use_true_random=False))
def test_result_does_not_depend_on_rule_order(text: str, rng: random.Random) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleantext.rules.bundled", bundled)
        read = RuleBook.rules

        def shuffled(self: RuleBook, language: str) -> tuple[Rule, ...]:
            rules = list(read(self, language))
            rng.shuffle(rules)
            return tuple(rules)

        usual = Pipeline().run(text).fixed
        patch.setattr(RuleBook, "rules", shuffled)
        assert Pipeline().run(text).fixed == usual


def test_fix_is_the_pipeline_in_one_call() -> None:
    assert cleantext.fix("She took two  spaces.").fixed == "She took two spaces."
    config = Config(ignore=("und/spacing",))
    assert cleantext.fix("She took two  spaces.", config=config, path="a.txt").path == "a.txt"
    assert cleantext.fix("She took two  spaces.", config=config).fixed == "She took two  spaces."


@pytest.mark.parametrize("language", ["", "spanish", "e", "es/../de", "12"])
def test_what_is_no_language_tag_is_refused(language: str) -> None:
    if not language:
        assert cleantext.fix("x", language=language).fixed == "x"
    else:
        with pytest.raises(ConfigError, match="not a language tag"):
            cleantext.fix("x", language=language)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ConfigError, match="no format 'plane'; did you mean 'plain'"):
        cleantext.fix("x", format="plane")


def test_the_texts_of_a_record_share_the_language_of_the_longest(only: Path) -> None:
    write_rules(only, und__toy=pattern("any", "u", "v"), es__toy=pattern("spanish", "a", "o"))
    body = "El alcalde dijo que la ciudad no va a esperar más a que el estado pague. " * 5
    title, text = Pipeline().run_record(["la  tu", body])
    assert (title.fixed, title.language, text.language) == ("lo  tv", "es", "es")
    assert Pipeline().run_record(["", "la tu"], language="fr")[1].fixed == "la tv"
    assert Pipeline(Config(language="es")).run_record(["la tu"], language="fr")[0].fixed == "la tv"
    assert Pipeline().run_record([]) == []


@pytest.mark.parametrize("text", [None, b"bytes", 3, ["a"]])
def test_what_is_no_text_is_told_so(text: object) -> None:
    with pytest.raises(TypeError, match=f"must be str, not {type(text).__name__}; decode"):
        Pipeline().run(text)  # type: ignore[arg-type]
