"""The spellings of a whole folder in one table: ``check --consistency``, ``fix --report``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path

from cleantext import files, formats
from cleantext.assemble import open_text, take_apart
from cleantext.commands import settings
from cleantext.commands.inputs import texts
from cleantext.commands.terminal import FAILED, complain, put
from cleantext.commands.workers import processors
from cleantext.config import Config
from cleantext.consistency import Consistency, Row
from cleantext.decoding import BinaryError, decode
from cleantext.document import Document
from cleantext.errors import CleantextError, InputError
from cleantext.fixers.spelling import SpellingSettings
from cleantext.outcome import Outcome
from cleantext.processes.spread import in_shares
from cleantext.reporters.visible import visible
from cleantext.rules import RuleBook
from cleantext.variants.usage import Summary
from cleantext.walk import Found

_SHARE = 200
"""With fewer files, another process would take longer to start than to work."""


def run(
    paths: tuple[str, ...],
    language: str | None,
    config: Path | None,
    as_json: bool,
    jobs: int = 0,
) -> int:
    """Print the table; 1 if there is anything in it, 2 if a file could not be read."""
    try:
        configured = settings.read(config, paths[0])
        given = settings.language(language, configured)
        rows, total, complaints = _table(texts(paths), given, configured, jobs)
    except CleantextError as error:
        complain(f"error: {error}")
        return FAILED
    for complaint in complaints:
        complain(f"error: {complaint}")
    if as_json:
        put("".join(map(_json, rows)))
        if total.depth:
            complain(_sampled(total))
    else:
        put("".join(map(_text, rows)) + _summary(rows, total))
        put(_silencing(rows, configured.settings("spelling")))
    return FAILED if complaints else int(bool(rows))


class Spellings:
    """The spellings of the files of a run, summed up as it comes to them.

    Args:
        wrote: whether the files are now as they were repaired.
    """

    def __init__(self, config: Config, wrote: bool) -> None:
        self._config, self._wrote = config, wrote
        self._summing = Consistency(RuleBook(config.rules), config.settings("spelling"))

    def of(self, outcome: Outcome) -> Summary | None:
        """The sum of one file; None if its text could not be had."""
        report, total = outcome.report, Summary()
        if report is None:
            return None
        text = report.fixed if self._wrote and not outcome.error else report.source
        if formats.file_format(report.document.format) is None and text is report.fixed:
            documents: Iterable[Document] = (report.document,)
        else:
            documents = _documents(text, outcome.path, None, self._config)
        for document in documents:
            total.add(self._summing.summary(document))
        return total

    def table(self, total: Summary) -> str:
        """What to print at the end of a report: nothing where all is spelled alike."""
        rows = self._summing.table(total)
        if not rows:
            return ""
        table = "".join(map(_text, rows)) + _summary(rows, total)
        silencing = _silencing(rows, self._config.settings("spelling"))
        return "spellings that differ, in all files together\n" + table + silencing


def _table(
    found: Sequence[Found], language: str | None, config: Config, jobs: int
) -> tuple[list[Row], Summary, list[str]]:
    """The rows, the sum they were made from, and which files could not be read and why."""
    summing = Consistency(RuleBook(config.rules), config.settings("spelling"))
    total = Summary()
    complaints: list[str] = []
    for summary, more in _summaries(partial(_sum_up, summing, language, config), found, jobs):
        total.add(summary)
        complaints += more
    return summing.table(total), total, complaints


def _summaries(
    work: Callable[[Sequence[Found]], tuple[Summary, list[str]]], found: Sequence[Found], jobs: int
) -> Iterator[tuple[Summary, list[str]]]:
    """The sums of shares of the files, by one process or several; together they are the same."""
    jobs = jobs or processors()
    return in_shares(work, found, max(_SHARE, -(-len(found) // (4 * jobs))), jobs)


def _sum_up(
    summing: Consistency, language: str | None, config: Config, found: Sequence[Found]
) -> tuple[Summary, list[str]]:
    """The sum of some files, and which could not be read and why."""
    total = Summary()
    complaints = []
    for item in found:
        try:
            if item.error:
                raise InputError(item.error)
            text = decode(files.read(item.path)[0]).text
        except BinaryError:
            continue
        except InputError as error:
            complaints.append(f"{item.path}: {error}")
            continue
        for document in _documents(text, item.path, language, config):
            total.add(summing.summary(document))
    return total, complaints


def _documents(text: str, path: str, language: str | None, config: Config) -> Iterator[Document]:
    """The texts of a file, each as the pipeline sees it."""
    format = config.format or formats.format_of(path)
    file_format = formats.file_format(format)
    if file_format is None:
        yield open_text(text, language or config.language, path, format)
    else:
        given = language or file_format.language(text)
        parts = file_format.parts(text, config.fields)
        _, documents = take_apart(
            text, parts, format=format, path=path, language=given, fallback=config.language
        )
        yield from documents


def _text(row: Row) -> str:
    """A row for people: the forms, the most frequent first, each with some of its files."""
    verdict = f"write {row.preferred}" if row.listed else f"perhaps {row.preferred}"
    if row.authority:
        verdict += f"; {row.authority_form} is preferred by {row.authority}"
    lines = [f"{row.language}  {verdict}\n"]
    for form, use in row.forms:
        more = ", …" if use.files > len(use.paths) else ""
        where = ", ".join(map(visible, use.paths))
        lines.append(f"    {visible(form)}  ×{use.count} in {use.files} texts: {where}{more}\n")
    return "".join(lines)


def _summary(rows: Sequence[Row], total: Summary) -> str:
    out = f"{total.files} texts, {len(rows)} names or words in more than one spelling\n"
    return out + (f"{_sampled(total)}\n" if total.depth else "")


def _sampled(total: Summary) -> str:
    return f"so many names that only one sound in {2**total.depth} was compared"


def _silencing(rows: Sequence[Row], configured: SpellingSettings) -> str:
    """What to write into the configuration in order to hear of these pairs no more."""
    if not rows:
        return ""
    pairs = {tuple(pair) for pair in configured.ignore}
    pairs |= {pair for row in rows for pair in combinations(sorted(dict(row.forms)), 2)}
    lines = "".join(
        f"    {json.dumps(list(pair), ensure_ascii=False)},\n" for pair in sorted(pairs)
    )
    return (
        "to hear of a pair no more, keep its line in cleantext.toml "
        "(in pyproject.toml, below [tool.cleantext.spelling])\n"
        f"[spelling]\nignore = [\n{lines}]\n"
    )


def _json(row: Row) -> str:
    forms = [
        {"form": form, "count": use.count, "files": use.files, "paths": use.paths}
        for form, use in row.forms
    ]
    table = {
        "language": row.language,
        "preferred": row.preferred,
        "authority": row.authority or None,
        "authority_form": row.authority_form or None,
        "listed": row.listed,
        "forms": forms,
    }
    return json.dumps(table, ensure_ascii=False) + "\n"
