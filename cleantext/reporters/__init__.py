"""What a run shows of its outcomes; one module for each way.

A reporter returns text and writes nothing itself, so that the parts of a run
can be rendered in several processes and joined in order.
"""

from __future__ import annotations

from cleantext.outcome import Outcome, Tally


class Reporter:
    """Renders outcomes. Instances can be pickled and keep no state between files.

    Attributes:
        between: what stands between the texts of two files.
    """

    between = ""

    def begin(self) -> str:
        """What comes before the first file."""
        return ""

    def file(self, outcome: Outcome) -> str:
        """What to say about one file; empty for nothing."""
        raise NotImplementedError

    def end(self, tally: Tally) -> str:
        """What comes behind the last file."""
        return ""
