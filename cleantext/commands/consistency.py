"""``cleantext check --consistency``: the spellings of a whole folder in one table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from cleantext import files, formats, walk
from cleantext.assemble import open_text, take_apart
from cleantext.commands import settings
from cleantext.commands.terminal import FAILED, complain, put
from cleantext.config import Config
from cleantext.consistency import Consistency, Row, Summary
from cleantext.decoding import BinaryError
from cleantext.document import Document
from cleantext.errors import CleantextError, InputError
from cleantext.reading import read
from cleantext.reporters.visible import visible
from cleantext.rules import RuleBook


def run(paths: tuple[str, ...], language: str | None, config: Path | None, as_json: bool) -> int:
    """Print the table; 1 if there is anything in it, 2 if a file could not be read."""
    try:
        configured = settings.read(config, paths[0])
        given = settings.language(language)
        summing = Consistency(RuleBook(configured.rules), configured.settings("spelling"))
        total = Summary()
        failed = _sum_up(summing, total, paths, given, configured)
        rows = summing.table(total)
    except CleantextError as error:
        complain(f"error: {error}")
        return FAILED
    put("".join(map(_json if as_json else _text, rows)))
    if not as_json:
        put(f"{total.files} texts, {len(rows)} names or words in more than one spelling\n")
    if total.depth:
        complain(f"so many names that only one sound in {2**total.depth} was compared")
    return FAILED if failed else int(bool(rows))


def _sum_up(
    summing: Consistency,
    total: Summary,
    paths: Iterable[str],
    language: str | None,
    config: Config,
) -> bool:
    """Add all files to the total; whether one could not be read."""
    failed = False
    for found in walk.find(paths):
        try:
            if found.error:
                raise InputError(found.error)
            text = read(files.read(found.path)[0]).text
        except BinaryError:
            continue
        except InputError as error:
            complain(f"error: {found.path}: {error}")
            failed = True
            continue
        for document in _documents(text, found.path, language, config):
            total.add(summing.summary(document))
    return failed


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
