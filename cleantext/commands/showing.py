"""A run over files as somebody sees it: what is said of each, how far it is, the sum."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.commands.job import Job
from cleantext.commands.terminal import Progress, complain, put
from cleantext.commands.workers import work
from cleantext.outcome import Tally
from cleantext.walk import Found


def show_all(job: Job, found: Sequence[Found], processes: int) -> Tally:
    """Work on all files, print what the reporter says of them, and count them.

    Args:
        processes: how many to use at most; 0 for one on each processor.
    """
    reporter, tally = job.reporter, Tally()
    progress = Progress(len(found))
    put(reporter.begin())
    between = ""
    try:
        for shown in work(job, found, processes, tally):
            if shown.text or shown.complaint:
                progress.clear()
            if shown.complaint:
                complain(shown.complaint)
            if shown.text:
                put(between + shown.text)
                between = reporter.between
            progress.show(tally.files, tally.size)
    finally:
        progress.clear()
    put(reporter.end(tally))
    return tally
