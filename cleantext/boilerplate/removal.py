"""Taking whole lines out of a text without a trace in its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.document import Span


def removals(lines: Sequence[Span], gone: Sequence[int], rows: Sequence[int]) -> dict[int, Span]:
    """What to delete so that lines disappear and the paragraphs stay as they were.

    A line goes with one line break. Where empty lines stand on both sides, those
    of one side go with it, so that no double gap remains; where they stand on
    one side only they stay, so that no two paragraphs are joined. Lines at the
    end take the line breaks before them, so that the text ends as it did. The
    spans are disjoint, and right together as well as each alone.

    Args:
        lines: the spans of the lines that are not empty, without line ends.
        gone: the indices into ``lines`` of those to remove, ascending.
        rows: for each of ``lines`` its number among all lines, which tells how
            many empty ones lie between two.

    Returns:
        The span to delete, by index; nothing if no line would remain.
    """
    spans: dict[int, Span] = {}
    for run in _runs(gone):
        before, after = run[0] - 1, run[-1] + 1
        if before < 0 and after == len(lines):
            break
        # The wider gap stays; at an edge of the text there is no gap to keep.
        if after < len(lines) and (
            before < 0 or rows[run[0]] - rows[before] >= rows[after] - rows[run[-1]]
        ):
            spans |= {index: (lines[index][0], lines[index + 1][0]) for index in run}
        else:
            spans |= {index: (lines[index - 1][1], lines[index][1]) for index in run}
    return spans


def _runs(gone: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in gone:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
