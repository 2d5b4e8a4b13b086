"""``cleantext undo``: files as they were before a run."""

from __future__ import annotations

from pathlib import Path

from cleantext import journal
from cleantext.commands.terminal import FAILED, complain, put
from cleantext.journal import JournalError
from cleantext.reporters.text import count
from cleantext.reporters.visible import visible


def run(name: str | None) -> int:
    """Undo a run, the last one where no name is given; the exit code."""
    restored = left = 0
    try:
        for path, error in journal.undo(journal.home(Path.cwd()), name):
            if error:
                left += 1
                complain(f"error: {path}: {error}")
            else:
                restored += 1
    except JournalError as error:
        complain(f"error: {error}")
        return FAILED
    put(f"{count(restored, 'file')} as before{f', {left} left alone' if left else ''}\n")
    return FAILED if left else 0


def show() -> int:
    """List the runs that can be undone, the last one last; the exit code."""
    home = journal.home(Path.cwd())
    known = journal.runs(home)
    if not known:
        put(f"no run can be undone in {visible(str(home))}\n")
    for name in known:
        paths = {record.path for record in journal.records(home, name)}
        put(f"{name}  {count(len(paths), 'file')}, such as {visible(min(paths, default='none'))}\n")
    return 0
