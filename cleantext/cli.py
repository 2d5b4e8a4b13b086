"""The command line; what a command does is in ``commands``."""

from __future__ import annotations

import gc
import signal
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleantext.commands.options import (
    Baseline,
    ConfigFile,
    Diagnosis,
    DiagnosisFormat,
    Engine,
    EngineOption,
    ExitNonZero,
    Field,
    Ignore,
    Jobs,
    KeepMetadata,
    Language,
    NoJournal,
    OneTable,
    Output,
    OutputDirectory,
    OutputFormat,
    Paths,
    Report,
    RuleFile,
    RuleId,
    Select,
    Share,
    Since,
    Sites,
    UnsafeFixes,
    With,
    WordsFile,
    listed,
)

if TYPE_CHECKING:
    from cleantext.commands.repair import Request

app = typer.Typer(
    name="cleantext",
    help="Repair the text of scraped news, and account for every change.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from cleantext.version import __version__

        typer.echo(f"cleantext {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options that stand before a command."""


@app.command()
def fix(  # noqa: PLR0917 - typer passes by name
    paths: Paths,
    report: Report = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; print the diff.")] = False,
    unsafe_fixes: UnsafeFixes = None,
    select: Select = None,
    ignore: Ignore = None,
    language: Language = None,
    output_format: Output = OutputFormat.text,
    config: ConfigFile = None,
    jobs: Jobs = 0,
    since: Since = None,
    baseline: Baseline = None,
    exit_non_zero_on_fix: ExitNonZero = False,
    keep_metadata: KeepMetadata = None,
    no_journal: NoJournal = False,
    field: Field = None,
    output: OutputDirectory = None,
    with_: With = None,
    engine: EngineOption = Engine.local,
) -> None:
    """Repair files in place; with --field, files of records into -o.

    Exits with 0 when the job is done, with 2 when a file or a record failed.
    """
    from cleantext.commands import repair

    request = _request(locals(), write=True)._replace(
        journal=not no_journal, keep_metadata=keep_metadata is not None
    )
    if field or output or with_ or engine is not Engine.local:
        from cleantext.commands import records

        asked = records.Asked(listed(field), output, listed(with_), engine.value)
        raise typer.Exit(records.run(request, asked))
    raise typer.Exit(repair.run(request))


@app.command()
def check(  # noqa: PLR0917 - typer passes by name
    paths: Paths,
    report: Report = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print the diff.")] = False,
    unsafe_fixes: UnsafeFixes = None,
    select: Select = None,
    ignore: Ignore = None,
    language: Language = None,
    output_format: Output = OutputFormat.text,
    config: ConfigFile = None,
    jobs: Jobs = 0,
    since: Since = None,
    baseline: Baseline = None,
    consistency: OneTable = False,
) -> None:
    """Show what fix would do, and write nothing.

    Exits with 0 if all is well, with 1 if anything would change or is flagged, with 2 when a
    file failed.
    """
    if consistency:
        from cleantext.commands import consistency as command

        as_json = output_format is OutputFormat.json
        raise typer.Exit(command.run(tuple(paths), language, config, as_json, jobs))
    from cleantext.commands import repair

    raise typer.Exit(repair.run(_request(locals(), write=False)))


def _request(asked: Mapping[str, Any], *, write: bool) -> Request:
    """What a command was asked for, by the names of its parameters."""
    from cleantext.commands import repair

    said = {name: asked[name] for name in repair.Request._fields if name in asked}
    said |= {
        "paths": tuple(asked["paths"]),
        "write": write,
        "select": listed(asked["select"]),
        "ignore": listed(asked["ignore"]),
        "output_format": asked["output_format"].value,
    }
    return repair.Request(**said)


@app.command()
def diagnose(
    paths: Paths,
    output_format: DiagnosisFormat = Diagnosis.text,
    language: Language = None,
    config: ConfigFile = None,
    jobs: Jobs = 0,
) -> None:
    """Say which damage the texts have, how often and where.

    Damage is what happened to characters: mojibake, lost letters, entities. Writes nothing.
    Exits with 0 if there is none, with 1 if there is any, with 2 when a file failed.
    """
    from cleantext.commands import diagnose as command

    as_json = output_format is Diagnosis.json
    raise typer.Exit(command.run(tuple(paths), language, config, as_json, jobs))


@app.command()
def rule(
    id: RuleId = None,
    config: ConfigFile = None,
) -> None:
    """Explain one rule, or list them."""
    from cleantext.commands import explain

    raise typer.Exit(explain.run(id, config))


@app.command()
def undo(
    run: Annotated[
        str | None, typer.Argument(metavar="RUN", help="Which run; else the last one.")
    ] = None,
    list: Annotated[bool, typer.Option("--list", help="Show the runs and change nothing.")] = False,
) -> None:
    """Give the files that a run of fix changed their old content back.

    Files that were edited since are left alone; the exit code is then 2.
    """
    from cleantext.commands import undo

    raise typer.Exit(undo.show() if list else undo.run(run))


@app.command()
def learn(
    directory: Sites,
    output: RuleFile,
    words: WordsFile = None,
    share: Share = 0.01,
    jobs: Jobs = 0,
) -> None:
    """Write lines that recur on a site as rules to review.

    Name the file under rules in the configuration, and fix applies it.
    """
    from cleantext.commands import learning

    raise typer.Exit(learning.run(directory, output, words, share, jobs))


def main() -> None:
    """The entry point."""
    # As after Ctrl-C: what is being written is finished or dropped, workers are ended.
    signal.signal(signal.SIGTERM, _end)
    # Nothing that is made for a text refers back to itself. The collector would walk
    # through all rules for every few texts, find nothing, and take up to half the time.
    gc.set_threshold(200_000)
    try:
        app()
    finally:
        # The interpreter would walk through all of it once more before it ends, which
        # takes longer than the repair of a small file, and the system frees it anyway.
        gc.freeze()


def _end(number: int, frame: object) -> None:
    raise SystemExit(128 + number)
