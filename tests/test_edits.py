"""Patches obey the laws that diff, undo and offset map are built on."""

import pickle
from typing import NamedTuple

import pytest
from hypothesis import given
from strategies import chains, patches, texts

from cleantext import rewriting
from cleantext.edits import Edit, Patch
from cleantext.rewriting import Listed, Rewriting, signatures


def test_apply_replaces_inserts_and_deletes() -> None:
    patch = Patch([Edit(0, 1, "J"), Edit(4, 4, "!"), Edit(4, 6, "")])
    assert patch.apply("hola  mundo") == "Jola!mundo"


def test_apply_returns_the_very_text_when_there_is_nothing_to_do() -> None:
    text = "".join(["un", "changed"])
    assert Patch().apply(text) is text


def test_apply_refuses_a_text_it_does_not_belong_to() -> None:
    with pytest.raises(ValueError, match="longer text"):
        Patch([Edit(5, 6, "")]).apply("abc")


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, ""), Edit(2, 4, "")],
        [Edit(1, 1, "a"), Edit(1, 1, "b")],
        [Edit(0, 4, ""), Edit(2, 2, "x")],
        [Edit(3, 2, "")],
        [Edit(-1, 2, "")],
    ],
)
def test_edits_that_contradict_one_another_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"overlap|not a span"):
        Patch(edits)


def test_touching_edits_are_no_conflict() -> None:
    assert Patch([Edit(0, 2, "x"), Edit(2, 2, "+"), Edit(2, 4, "y")]).apply("abcd") == "x+y"


@pytest.mark.parametrize(
    ("source", "start", "end", "text", "smallest"),
    [
        ("a  b", 1, 3, " ", Edit(2, 3, "")),
        ("«x». .", 0, 6, "«x»", Edit(3, 6, "")),
        ("same", 0, 4, "same", Edit(4, 4, "")),
        ("aaa", 0, 3, "aa", Edit(2, 3, "")),
        ("aa", 0, 2, "aaa", Edit(2, 2, "a")),
    ],
)
def test_within_covers_only_what_changes(
    source: str, start: int, end: int, text: str, smallest: Edit
) -> None:
    assert Edit.within(source, start, end, text) == smallest


@given(chains(1))
def test_invert_undoes(chain: tuple[list[str], list[Patch]]) -> None:
    (source, fixed), (patch,) = chain
    assert patch.invert(source).apply(fixed) == source
    assert patch.invert(source).invert(fixed).apply(source) == fixed


@given(chains(2))
def test_then_does_what_both_do(chain: tuple[list[str], list[Patch]]) -> None:
    (source, middle, fixed), (first, second) = chain
    assert first.then(second, middle).apply(source) == fixed


@given(chains(3))
def test_then_is_associative(chain: tuple[list[str], list[Patch]]) -> None:
    (_, one, two, _), (a, b, c) = chain
    assert a.then(b, one).then(c, two) == a.then(b.then(c, two), one)


def test_then_keeps_distant_edits_apart_and_names_all_rules() -> None:
    first = Patch([Edit(0, 1, "X", ("one",)), Edit(4, 5, "Y", ("two",))])
    second = Patch([Edit(4, 5, "Z", ("three",))])
    assert list(first.then(second, "XbcdYf")) == [
        Edit(0, 1, "X", ("one",)),
        Edit(4, 5, "Z", ("three", "two")),
    ]


@given(chains(1))
def test_offset_maps_never_decrease_and_stay_inside(chain: tuple[list[str], list[Patch]]) -> None:
    (source, fixed), (patch,) = chain
    there = [patch.to_fixed(offset) for offset in range(len(source) + 1)]
    back = [patch.to_source(offset) for offset in range(len(fixed) + 1)]
    assert there == sorted(there)
    assert back == sorted(back)
    assert all(0 <= offset <= len(fixed) for offset in there)
    assert all(0 <= offset <= len(source) for offset in back)


@given(chains(1))
def test_untouched_characters_map_there_and_back(chain: tuple[list[str], list[Patch]]) -> None:
    """A character outside all edits keeps its identity: the promise of the offset map."""
    (source, fixed), (patch,) = chain
    for offset, character in enumerate(source):
        if not any(edit.start <= offset < edit.end for edit in patch):
            there = patch.to_fixed(offset)
            assert fixed[there] == character
            assert patch.to_source(there) == offset
            assert patch.source_span(there, there + 1) == (offset, offset + 1)


@given(chains(1))
def test_ends_map_to_ends(chain: tuple[list[str], list[Patch]]) -> None:
    (source, fixed), (patch,) = chain
    assert patch.to_fixed(len(source)) == len(fixed)
    assert patch.to_source(len(fixed)) == len(source)


def test_source_span_takes_in_what_a_replacement_stands_for() -> None:
    """``Ã±`` became ``ñ``: a flag on the ñ points at both characters of the source."""
    patch = Patch([Edit(2, 4, "ñ"), Edit(6, 8, "")])
    assert patch.apply("niÃ±o,,,!") == "niño,!"
    assert patch.source_span(2, 3) == (2, 4)
    assert patch.source_span(0, 4) == (0, 5)
    assert patch.source_span(4, 5) == (5, 6)
    assert patch.source_span(5, 6) == (8, 9)
    assert patch.source_span(4, 4) == (5, 5)


@given(chains(1))
def test_source_spans_are_spans(chain: tuple[list[str], list[Patch]]) -> None:
    (source, fixed), (patch,) = chain
    for start in range(len(fixed) + 1):
        for end in range(start, len(fixed) + 1):
            low, high = patch.source_span(start, end)
            assert 0 <= low <= high <= len(source)


def test_only_keeps_the_edits_of_some_rules() -> None:
    patch = Patch([Edit(0, 1, "", ("a/b",)), Edit(2, 3, "", ("a/c", "a/d"))])
    assert list(patch.only(["a/d"])) == [patch.edits[1]]
    assert not patch.only([])


@given(texts.flatmap(patches))
def test_a_patch_survives_pickling_and_is_its_edits(patch: Patch) -> None:
    copy = pickle.loads(pickle.dumps(patch))
    assert copy == patch
    assert hash(copy) == hash(patch)
    assert len(copy) == len(list(copy)) == len(patch.edits)
    assert bool(copy) == bool(patch.edits)


class _Way(NamedTuple):
    """The way of a patch, as a rewriting takes it."""

    patch: Patch

    def changes(self, prose: str) -> list[tuple[int, int, str]]:
        return [(start, end, text) for start, end, text, _ in self.patch]

    def applied(self, text: str, prose: str) -> str:
        return self.patch.apply(text)


class _Untold(_Way):
    """One that nobody may ask for its changes."""

    def changes(self, prose: str) -> list[tuple[int, int, str]]:
        raise AssertionError


_C_FOR_A = Patch([Edit(0, 1, "c")])


@given(chains(2))
def test_a_rewriting_is_the_patch_whose_edits_it_lists(
    chain: tuple[list[str], list[Patch]],
) -> None:
    (source, middle, fixed), (patch, after) = chain
    known = Rewriting(source, _Way(patch), ("a/b",))
    patch = patch.signed(("a/b",))
    assert known.apply(source) == middle == known.made()
    assert known == patch
    assert known.then(after, middle).apply(source) == fixed
    assert known.invert(source).apply(middle) == source
    assert pickle.loads(pickle.dumps(known)) == patch
    signed = known.signed(("a/b/c",))
    assert signed == patch.signed(("a/b/c",))
    assert {edit.rules for edit in signed} <= {("a/b/c",)}
    told = zip(signed, signatures(signed), strict=False)
    assert all(edit.rules == rules for edit, rules in told)
    assert list(signatures(patch)) == [edit.rules for edit in patch]


def test_a_rewriting_lists_no_edits_before_somebody_asks() -> None:
    known = Rewriting("ab", _Untold(_C_FOR_A), ("a/b",)).signed(("a/b/c",))
    assert (bool(known), known.apply("ab")) == (True, "cb")


def test_a_rewriting_of_a_text_applies_to_no_other() -> None:
    known = Rewriting("ab", _Way(_C_FOR_A), ())
    assert known.apply("xy") == "cy"
    with pytest.raises(ValueError, match="longer text"):
        known.apply("")


@given(chains(3))
def test_a_rewriting_with_what_came_after_it_is_the_composition(
    chain: tuple[list[str], list[Patch]],
) -> None:
    (source, one, two, fixed), (patch, second, third) = chain
    known = Rewriting(source, _Way(patch), ("a/b",))
    composed = known.then(second, one).then(third, two)
    assert composed.apply(source) == fixed
    assert composed == patch.signed(("a/b",)).then(second.then(third, two), one)
    with pytest.MonkeyPatch.context() as large:
        large.setattr(rewriting, "_LARGE", -1)
        assert known.then(second, one).then(third, two) == composed
    assert pickle.loads(pickle.dumps(composed)) == composed


def test_what_came_after_a_rewriting_lists_no_edits_either() -> None:
    known = Rewriting("ab", _Untold(_C_FOR_A), ())
    assert known.then(Patch(), "cb") is known
    assert known.then(Patch([Edit(1, 2, "d")]), "cb").then(Patch([Edit(0, 1, "")]), "cd")


@given(chains(1))
def test_changes_kept_by_column_are_those_of_the_patch(
    chain: tuple[list[str], list[Patch]],
) -> None:
    (source, fixed), (patch,) = chain
    changes = Listed(len(source))
    for start, end, text, _ in patch:
        changes.add(start, end, text)
    assert len(changes) == len(patch)
    known = Rewriting(source, changes, ("a/b",))
    assert known == patch.signed(("a/b",))
    assert known.apply(source) == fixed
    other = source.upper().ljust(len(source))[: len(source)]
    assert known.on(other, [(0, 1)]) == known
    assert known.on(other, [(0, 1)]).apply(other) == known.apply(other) == patch.apply(other)
