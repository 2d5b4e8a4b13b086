"""The full report: each change with its rule and reason, each flag, what was taken out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from cleantext.diagnosis import damage
from cleantext.outcome import Outcome, Tally
from cleantext.report import Report
from cleantext.reporters import Reporter
from cleantext.reporters.damage import lines, told
from cleantext.reporters.style import Style
from cleantext.reporters.text import count, summary
from cleantext.reporters.unified import shown
from cleantext.reporters.visible import quoted, visible

_SHOWN_PLACES = 8
"""Of a change that was made more often, so many places are named."""


@dataclass(eq=False, repr=False)
class Full(Reporter):
    """Everything about each file that changed or has flags, and counts by rule at the end."""

    style: Style
    wrote: bool

    def file(self, outcome: Outcome) -> str:
        report = outcome.told
        if report is None:
            return ""
        path = visible(outcome.path)
        parts = [
            f"{self.style.bold(path)}  language {report.language}, {outcome.encoding}\n",
            *self._damage(report),
            shown(report, path, self.style),
            *(self._changes(report) if report.changed else ()),
            *self._flags(report),
            *self._taken_out(report),
        ]
        return "".join(parts) + "\n"

    def _damage(self, report: Report) -> list[str]:
        found = damage(report.findings).most_common()
        return [f"  {self.style.bold('damage')}  {told(found)}\n"] if found else []

    def _changes(self, report: Report) -> list[str]:
        """For each rule: its reason once, then what became what, and where."""
        rules: dict[str, dict[tuple[str, str], list[int]]] = {}
        # Damage repeats itself; each kind is spelled out once.
        known: dict[tuple[str, str, str, str], list[int]] = {}
        source, place = report.source, _places(report)
        for repair in sorted(report.repairs, key=itemgetter(1, 2, 0)):
            rule, said = repair.rule, repair.message
            for start, end, new, _ in repair.edits:
                raw = rule, said, source[start:end], new
                starts = known.get(raw)
                if starts is None:
                    spelled = visible(said), replacement(*raw[2:])
                    starts = rules.setdefault(rule, {}).setdefault(spelled, [])
                    known[raw] = starts
                starts.append(start)
        out = [f"  {self.style.bold('changes')}\n"]
        for rule, kinds in rules.items():
            messages = {message for message, _ in kinds}
            reason = f": {messages.pop()}" if len(messages) == 1 else ""
            out.append(f"    {self.style.cyan(rule)}{reason}\n")
            for (message, kind), places in kinds.items():
                told = kind if reason else message if kind in message else f"{kind}: {message}"
                first = list(map(place, places[:_SHOWN_PLACES]))
                out.append(f"      {told}  {self.style.dim(_at(first, len(places)))}\n")
        return out

    def _flags(self, report: Report) -> list[str]:
        if not report.flags:
            return []
        out = [f"  {self.style.bold('flags, for a person to decide')}\n"]
        place = _places(report)
        for flag in report.flags:
            out.append(
                f"    {place(flag.start)} {self.style.cyan(flag.rule)}: {visible(flag.message)}"
            )
            if flag.edits:
                out.append(f" ({flag.safety}; apply with --unsafe-fixes)")
            elif flag.suggestion:
                out.append(f" → {quoted(flag.suggestion)}")
            out.append("\n")
            if flag.related:
                also = [start for start, _ in flag.related if start != flag.start]
                places = ", ".join(map(place, also))
                out.append(f"      also at {self.style.dim(places)}\n")
        return out

    def _taken_out(self, report: Report) -> list[str]:
        if not report.metadata:
            return []
        lines = [
            f"    {key}: {quoted(item.text, 200)}\n"
            for key, items in report.metadata.items()
            for item in items
        ]
        return [f"  {self.style.bold('taken out of the text')}\n", *lines]

    def end(self, tally: Tally) -> str:
        out = [summary(tally, self.wrote, "")]
        for what, counts in (("changes", tally.changes), ("flags", tally.flags)):
            if counts:
                out.append(f"{what} by rule\n")
                ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                out += [f"  {times:>7}  {rule}\n" for rule, times in ranked]
        if found := lines(tally.damage):
            out += ["damage, by kind\n", *found]
        if tally.held_back:
            out.append(f"{count(tally.held_back, 'repair')} held back; see --unsafe-fixes\n")
        return "".join(out)


def _places(report: Report) -> Callable[[int], str]:
    """Tells line and column of an offset, as :meth:`Document.position` does for one or two."""
    starts = [start for start, _ in report.source_document.lines]

    def place(at: int) -> str:
        line = bisect_right(starts, at)
        return f"{line}:{at - starts[line - 1] + 1}"

    return place


def replacement(before: str, after: str) -> str:
    """What an edit does, in a few characters: ``“ → «``, or what it puts in or takes out."""
    if not before:
        return f"put in {quoted(after)}"
    if not after:
        return f"took out {quoted(before)}"
    return f"{quoted(before)} → {quoted(after)}"


def _at(places: list[str], count: int) -> str:
    shown, more = ", ".join(places), count - len(places)
    return f"at {shown} and {more} more" if more > 0 else f"at {shown}"
