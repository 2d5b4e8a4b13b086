"""The options of the commands, as typer reads them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class OutputFormat(StrEnum):
    """Who reads the output."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class Diagnosis(StrEnum):
    """Who reads a diagnosis."""

    text = "text"
    json = "json"


class Engine(StrEnum):
    """What spreads files of records."""

    local = "local"
    ray = "ray"


class Kept(StrEnum):
    """Where to keep what is taken out."""

    front_matter = "front-matter"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATHS", help="Files and directories, or - for standard input."),
]
Report = Annotated[bool, typer.Option("--report", help="Show each change, its rule and reason.")]
UnsafeFixes = Annotated[
    bool | None,
    typer.Option(
        "--unsafe-fixes/--no-unsafe-fixes",
        help="Apply repairs that are mostly right.",
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="PREFIX", help="Run only rules under these ids, such as es/quotes."),
]
Ignore = Annotated[
    list[str] | None, typer.Option(metavar="PREFIX", help="Leave out rules under these ids.")
]
Language = Annotated[
    str | None,
    typer.Option(metavar="TAG", help="Language of all texts, such as es or pt-BR; else found out."),
]
Output = Annotated[
    OutputFormat,
    typer.Option(
        help="json: an object a line for each file; its keys: 'python -m pydoc "
        "cleantext.reporters.json'. github: annotations. sarif: version 2.1.0."
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        dir_okay=False,
        metavar="FILE",
        help="Configuration; else cleantext.toml or pyproject.toml at or above the first path.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="REF", help="Only lines that were changed since this git revision."),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        dir_okay=False,
        metavar="FILE",
        help="Only what this file does not know yet; where there is none, write it.",
    ),
]
KeepMetadata = Annotated[
    Kept | None,
    typer.Option(
        help="Write what is taken out of Markdown files (authors, agency, place, date, credits, "
        "tags) into their front matter; keys that a file has stay as they are."
    ),
]
Field = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="PATHS are files of records (*.jsonl, *.csv, *.tsv, also .gz and .zst; *.parquet): "
        "repair this field of each, and write to the directory -o. May be repeated; a.b is b in a.",
    ),
]
OutputDirectory = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        file_okay=False,
        metavar="DIR",
        help="Where files of records go. Those that are there and done are skipped; bad records "
        "are set aside in *.bad.jsonl.",
    ),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="KIND",
        help="Keep beside each field what was done to it: edits, flags, metadata.",
    ),
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="What spreads files of records over processors.")
]
Jobs = Annotated[
    int,
    typer.Option(min=0, metavar="N", help="Processes; 0 (default) for all.", show_default=False),
]
OneTable = Annotated[
    bool,
    typer.Option(
        "--consistency", help="Only one table: what is spelled in several ways across all files."
    ),
]
ExitNonZero = Annotated[
    bool, typer.Option("--exit-non-zero-on-fix", help="Exit with 1 if a file was changed.")
]
NoJournal = Annotated[bool, typer.Option("--no-journal", help="Keep nothing for 'cleantext undo'.")]
RuleId = Annotated[str | None, typer.Argument(metavar="ID", help="A rule, or a prefix of ids.")]
DiagnosisFormat = Annotated[
    Diagnosis, typer.Option("--output-format", help="Text, or JSON objects, one a line.")
]
Sites = Annotated[
    Path,
    typer.Argument(
        exists=True,
        file_okay=False,
        metavar="DIR",
        help="Articles; each directory right below is a site of its own.",
    ),
]
RuleFile = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="The rule file to write.")
]
WordsFile = Annotated[
    Path | None,
    typer.Option(
        "--words",
        metavar="FILE",
        help="Write the words of the corpus, too: save as LANGUAGE/words/learned.tsv.",
    ),
]
Share = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="In this share of a site's files a line must be.")
]


def listed(values: list[str] | None) -> tuple[str, ...]:
    """Options that may be repeated, each perhaps a list with commas."""
    return tuple(item for value in values or () for item in value.split(",") if item)
