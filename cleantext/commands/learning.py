"""``cleantext learn``: what a directory teaches, written as files to review."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from cleantext import files, formats
from cleantext.commands.inputs import texts
from cleantext.commands.terminal import FAILED, complain, put
from cleantext.commands.workers import processors
from cleantext.decoding import BinaryError
from cleantext.errors import InputError
from cleantext.learn import Page, learn
from cleantext.learn.write import rule_file, word_list
from cleantext.reading import read
from cleantext.reporters.visible import visible


def run(directory: Path, output: Path, words: Path | None, share: float, jobs: int) -> int:
    """Write the rule file, and the word list if one is wanted; the exit code."""
    found = texts([str(directory)])
    for item in found:
        if item.error:
            complain(f"error: {item.path}: {item.error}")
    paths = [Path(item.path) for item in found if not item.error]
    pages = partial(_read, directory)
    try:
        lesson = learn(paths, pages, share=share, processes=jobs or processors())
        _write(output, rule_file(lesson.proposals))
        if words:
            _write(words, word_list(lesson.words))
    except InputError as error:
        complain(f"error: {error}")
        return FAILED
    except OSError as error:
        complain(f"error: {error.filename}: cannot be written: {files.explain(error)}")
        return FAILED
    for proposal in lesson.proposals:
        put(f"{proposal.count:7} of {proposal.files}  {visible(proposal.template)}\n")
    put(
        f"{lesson.files} texts, {len(lesson.proposals)} lines to review in {visible(str(output))}\n"
    )
    return FAILED if any(item.error for item in found) else 0


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _read(root: Path, path: Path) -> Page | None:
    """A file as a page of its site, the directory right below the root; None if unreadable."""
    try:
        text = read(files.read(str(path))[0]).text
    except (BinaryError, InputError):
        return None
    inside = path.relative_to(root).parts
    source = inside[0] if len(inside) > 1 else ""
    format = formats.file_format(formats.format_of(str(path)))
    if format is not None:
        # The body of the file: what is around it is not an article.
        parts = format.parts(text, ())
        text = max((part.text for part in parts), key=len, default="")
    return Page(source, text)
