"""Only the damage: for each file, and for all of them.

As JSON, one object for each file, on a line of its own, and one for the run at the end:

``path``, ``language``, ``encoding``, ``error``, ``skipped``
    as in :mod:`cleantext.reporters.json`.
``damage``
    what was found: ``kind`` and ``times``, the most frequent first; null where the text could
    not be read.

The last object has

``files``
    how many texts were read.
``damage``
    ``kind``, ``times``, ``files`` (with this damage), and ``folder``: the directory that all
    these are below if other files are not, else null.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from cleantext.diagnosis import Diagnosis, damage
from cleantext.outcome import Outcome, Tally
from cleantext.reporters import Reporter
from cleantext.reporters.style import Style
from cleantext.reporters.text import count
from cleantext.reporters.visible import visible


@dataclass(eq=False, repr=False)
class Damage(Reporter):
    """A line for each damaged file, and a line for each kind of damage."""

    style: Style

    def file(self, outcome: Outcome) -> str:
        found = _found(outcome)
        return f"{self.style.bold(visible(outcome.path))}: {told(found)}\n" if found else ""

    def end(self, tally: Tally) -> str:
        out = lines(tally.damage) or ["no damage found\n"]
        if tally.failed or tally.skipped:
            out.append(f"{count(tally.failed, 'file')} failed, {tally.skipped} skipped\n")
        return "".join(out)


class DamageJson(Reporter):
    """The same for programs."""

    def file(self, outcome: Outcome) -> str:
        report = outcome.report
        kinds = [{"kind": kind, "times": times} for kind, times in _found(outcome)]
        table = {
            "path": outcome.path,
            "language": report.language if report else None,
            "encoding": outcome.encoding or None,
            "damage": kinds if report else None,
            "error": outcome.error or None,
            "skipped": outcome.skipped or None,
        }
        return json.dumps(table) + "\n"

    def end(self, tally: Tally) -> str:
        kinds = [
            {
                "kind": kind,
                "times": spread.times,
                "files": spread.files,
                "folder": tally.damage.below(spread) or None,
            }
            for kind, spread in tally.damage.ranked()
        ]
        return json.dumps({"files": tally.damage.all.files, "damage": kinds}) + "\n"


def told(found: list[tuple[str, int]]) -> str:
    """The damage of one file in a line."""
    return "; ".join(visible(kind) + (f" ({times} times)" * (times > 1)) for kind, times in found)


def lines(diagnosis: Diagnosis) -> list[str]:
    """The damage of a run, a line for each kind."""
    out = []
    for kind, spread in diagnosis.ranked():
        below = diagnosis.below(spread)
        where = f", all under {visible(below)}" if below else ""
        share = f"{spread.files} of {count(diagnosis.all.files, 'file')}"
        out.append(f"  {spread.times:>7}  {visible(kind)}, in {share}{where}\n")
    return out


def _found(outcome: Outcome) -> list[tuple[str, int]]:
    return damage(outcome.report.findings).most_common() if outcome.report else []
