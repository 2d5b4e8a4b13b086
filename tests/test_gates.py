"""The same result with the gates and without, on whole articles and on hostile pieces.

``pytest --without-gates`` runs all other tests without them, too.
"""

from pathlib import Path

import pytest
from gates import disabled
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleantext import Document, Pipeline, Report, registry

HERE = Path(__file__).parent
LANGUAGES = ("de", "en", "es", "fr", "it", "pt", "ru")
TEXTS = {
    path.name: path.read_bytes().decode("utf-8")
    for path in sorted([*(HERE / "golden" / "seeds").iterdir(), *(HERE / "bench/news").iterdir()])
}

PIECES = st.sampled_from(
    [
        *" \n\t.,;:!?'\"«»“”„‚‘’()[]-–—…%&<>/@#*_=+\u00a0\u00ad\u200b\u202f\ufeff\ufffd",
        *("Ã", "Â", "â€", "Ã©", "Ã¡", "â€œ", "Ð¿", "├®", "\x80", "\x9d", "e\u0301", "ﬁ"),
        *("..", ". .", ",,", "''", "``", "&amp;", "&#39;", "--", " -", "- ", "\r\n", "  "),
        *("word", "Name", "KYIV", "a.m.", "Dr.", "10", "2.000", "x.Y", "dice", "él", "слово"),
        *("By Ann Lee", "Por Ana Ruiz", "Foto:", "Read more:", "© 2023", "(EFE).-", "MADRID"),
        *("\nContacto\n", "\nReuters\n", "\nAP\n", "\nPublicidad\n", "\nAnna Olsen\n"),
        *("Kazajstán", "Kazajistán", "Astana", "Kiev", "https://a.example/b", "l' eau"),
    ]
)
HOSTILE = st.lists(PIECES, max_size=25).map("".join)


def outcome(report: Report) -> tuple[object, ...]:
    return report.fixed, report.patch, report.flags, report.metadata, report.unsettled


@pytest.fixture(scope="module")
def gated() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def bare() -> Pipeline:
    """To be run within ``disabled()`` only: what it lacks, it prepares when a text comes."""
    return Pipeline()


@pytest.mark.about_gates
def test_gates_are_off() -> None:
    """Else the tests below would compare a thing with itself."""
    rules = [rule for rule in Pipeline().rules("es") if rule.options.get("needle")]
    with disabled():
        assert rules
        assert not any(registry.options(rule).needle for rule in rules)
        assert "Ã" in Document("plain").unusual
        assert Document("plain").clusters == "plain"
    assert all(registry.options(rule).needle for rule in rules)
    assert not Document("plain").unusual
    assert not Document("plain").clusters


@pytest.mark.parametrize("name", TEXTS)
def test_articles_come_out_the_same_without_gates(
    name: str, gated: Pipeline, bare: Pipeline
) -> None:
    expected = outcome(gated.run(TEXTS[name]))
    with disabled():
        assert outcome(bare.run(TEXTS[name])) == expected


@given(text=HOSTILE, language=st.sampled_from(LANGUAGES))
@example(text="l’der ‚elogi— a Espa–a", language="es")
@settings(max_examples=75)
def test_hostile_pieces(text: str, language: str, gated: Pipeline, bare: Pipeline) -> None:
    expected = outcome(gated.run(text, language=language))
    with disabled():
        assert outcome(bare.run(text, language=language)) == expected


@pytest.mark.about_gates
@given(text=HOSTILE, language=st.sampled_from((*LANGUAGES, "pl", "uk", "und")))
@settings(max_examples=200)
def test_a_fixer_that_sleeps_would_find_nothing(text: str, language: str, gated: Pipeline) -> None:
    """The scan never opens too few gates, whichever language the text is in."""
    fixers = gated._prepare(language)
    document = Document(text, language=language)
    for stage, awake in zip(fixers.stages, fixers.awake(document), strict=True):
        for fixer in stage:
            if fixer not in awake:
                assert not list(fixer.check(Document(text, language=language)))


@pytest.mark.about_gates
@given(text=HOSTILE, language=st.sampled_from((*LANGUAGES, "pl", "uk", "und")))
@settings(max_examples=200)
def test_what_is_ruled_out_is_not_missed(text: str, language: str, gated: Pipeline) -> None:
    """A fixer that is awake finds the same, whether or not it knows what the scan ruled out."""
    fixers = gated._prepare(language)
    document = Document(text, language=language)
    for awake in fixers.awake(document):
        for fixer in awake:
            found = list(fixer.check(document))
            assert found == list(fixer.check(Document(text, language=language)))
