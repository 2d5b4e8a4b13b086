"""How a row of ``words/variants.tsv`` writes the forms of a group.

``Catar|Qatar``               two spellings, the preferred one first
``iraqu(í,íes)|irak(í,íes)``  each with its inflected forms, in the same order
``colo[r|ur](,s,ed,ing)``     spellings that differ in the middle
``ex~|ex ~|ex-~``             ``~`` stands for each of the row's stems in turn
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Spellings = tuple[tuple[str, ...], ...]
"""The spellings of one word, each as its inflected forms; the same form at the same place."""

STEM = "~"


def parse(cell: str, stems: Sequence[str] = ()) -> Iterator[tuple[Spellings, tuple[str, ...]]]:
    """The patterns that a cell stands for, each with the stems that fill it.

    There is one, unless stems bring endings of their own, as ``ex~`` with
    ``president(e,a)``: then there is one for each stem, already filled.

    Raises:
        ValueError: if there are fewer than two spellings, a bracket is not
            closed, or stems and ``~`` do not go together.
    """
    if (STEM in cell) != bool(stems):
        raise ValueError("a row with '~' needs stems, and a row with stems needs '~'")
    if any("(" in stem for stem in stems):
        for stem in stems:
            yield _spellings(cell.replace(STEM, stem)), ("",)
    else:
        yield _spellings(cell), tuple(stems) or ("",)


def _spellings(cell: str) -> Spellings:
    head, bracket, rest = cell.partition("[")
    if bracket:
        inner, close, tail = rest.partition("]")
        parts = [head + part + tail for part in inner.split("|")]
        if not close or "[" in tail:
            raise ValueError(f"'[' and ']' do not match in {cell!r}")
    else:
        parts = cell.split("|")
    if len(parts) < 2:
        raise ValueError(f"fewer than two spellings in {cell!r}")
    return tuple(_inflected(part) for part in parts)


def _inflected(part: str) -> tuple[str, ...]:
    head, bracket, rest = part.partition("(")
    if not bracket:
        return (part,)
    endings, close, tail = rest.partition(")")
    if not close or "(" in tail:
        raise ValueError(f"'(' and ')' do not match in {part!r}")
    return tuple(head + ending + tail for ending in endings.split(","))
