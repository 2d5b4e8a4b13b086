"""One record after another: its texts are repaired together, and the records are counted."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache

from cleantext import account
from cleantext.config import Config
from cleantext.errors import CleantextError, ConfigError, InputError, nearest
from cleantext.pipeline import Pipeline
from cleantext.report import Report


class RecordError(InputError):
    """One record cannot be worked on; those beside it can."""


@dataclass
class Counts:
    """What came of many records.

    Attributes:
        records: all of them, bad ones included.
        changed: in which a text was repaired.
        bad: which could not be worked on.
        unsettled: left as they were in part, because the rules did not come to rest.
    """

    records: int = 0
    changed: int = 0
    bad: int = 0
    unsettled: int = 0

    def add(self, other: Counts) -> None:
        """Count in what came of other records."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


class RecordCleaner:
    """Repairs the texts of records by one configuration, and counts those that it is told of.

    Args:
        columns: the names of the fields that are repaired.
        extras: what to keep beside each of them: ``edits``, ``flags``, ``metadata``.

    Attributes:
        counts: what came of the records so far.
        unseen: the columns in which no record had a text.

    Raises:
        ConfigError: if there is no such extra, or what a :class:`Pipeline` raises.
    """

    def __init__(
        self, columns: Sequence[str], config: Config | None = None, extras: Collection[str] = ()
    ) -> None:
        for extra in extras:
            if extra not in account.KINDS:
                raise ConfigError(
                    f"{extra!r} cannot be kept beside a text, but {', '.join(account.KINDS)} can"
                    f"{nearest(extra, account.KINDS)}"
                )
        self.columns = tuple(dict.fromkeys(columns))
        self.extras = tuple(kind for kind in account.KINDS if kind in extras)
        self.counts = Counts()
        self.unseen = set(self.columns)
        self._pipeline = _pipeline(pickle.dumps(config or Config()))

    def run(self, texts: Sequence[str | None], language: str | None = None) -> list[Report | None]:
        """Repair the texts of one record.

        Args:
            texts: those of ``columns``, in their order; None where there is none.
            language: what the record says of itself, as a BCP 47 tag.

        Returns:
            Their reports, None where there is no text.

        Raises:
            RecordError: if cleantext fails on it, which is a fault of cleantext.
            CleantextError: if rules are broken; that concerns every record.
        """
        try:
            there = [text for text in texts if text is not None]
            reports = self._run(there, language)
        except CleantextError:
            raise
        except Exception as error:  # a fault of ours in one record must not stop the others
            raise _fault(error) from error
        return [None if text is None else next(reports) for text in texts]

    def _run(self, texts: list[str], language: str | None) -> Iterator[Report]:
        if len(texts) == 1:  # the usual case, which needs nothing taken apart
            return iter([self._pipeline.run(texts[0], language=language, format="plain")])
        return iter(self._pipeline.run_record(texts, language=language))

    def count(self, reports: Sequence[Report | None]) -> None:
        """Count a record whose texts have come out as these reports say."""
        self.counts.records += 1
        self.counts.changed += any(report.changed for report in reports if report)
        self.counts.unsettled += any(not report.converged for report in reports if report)
        if self.unseen:
            self.unseen -= {name for name, said in zip(self.columns, reports, strict=True) if said}

    def count_bad(self) -> None:
        """Count a record that could not be worked on."""
        self.counts.records += 1
        self.counts.bad += 1

    def names(self) -> list[str]:
        """What the extras are called: ``text_edits``, ``text_flags``, …"""
        return [f"{column}_{extra}" for column in self.columns for extra in self.extras]

    def kept(self, reports: Sequence[Report | None]) -> list[account.Rows | None]:
        """The extras of a record, in the order of :meth:`names`; None where there is no text.

        Raises:
            RecordError: as :meth:`run`.
        """
        try:
            return [
                None if report is None else account.KINDS[extra](report)
                for report in reports
                for extra in self.extras
            ]
        except Exception as error:  # flags are looked for only now
            raise _fault(error) from error


def _fault(error: Exception) -> RecordError:
    return RecordError(
        f"cleantext failed ({type(error).__name__}: {error}); please report this with the record"
    )


@cache
def _pipeline(config: bytes) -> Pipeline:
    """One pipeline a configuration and process: what it prepares takes longer than a batch."""
    return Pipeline(pickle.loads(config))  # noqa: S301 - dumped a few lines above
