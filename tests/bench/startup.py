"""What one small file costs on the command line, beside an empty typer program and codespell.

    python tests/bench/startup.py [--repeats 15] [--codespell PATH/TO/codespell]

Processor time of whole processes, started in turn, bytecode compiled; medians.
The goals: a clean text at most 80 ms over the empty program; the pre-commit hook
on one small Markdown file at most 2.5 times codespell on the same file.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

_CLEANTEXT = "from cleantext.cli import main; main()"
_TYPER = """\
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def check(paths: list[str]) -> None: pass
app()
"""
_ENGLISH = """\
The council voted on Tuesday to close the old bridge for repairs until next year.

"We have known about this for years," said Martha Holloway, who leads the department.
A vote on the rent is expected in June; buses on lines 4 and 11 will take the motorway.
"""
_SPANISH = """\
El ayuntamiento decidió el martes cerrar el viejo puente hasta el año que viene.

«Lo sabíamos desde hace años», señaló Marta Íñiguez, que dirige el área de carreteras.
¿Cuánto tiempo llevará? Nadie lo sabe; la votación se espera para junio.
"""
_FRONT = "---\ntitle: {}\ndate: 2024-05-02\ntags: [roads, council]\n---\n\n## {}\n\n"
_TAIL = "\n- [More](https://example.org/a)\n- `code`\n\n```sh\nmake  all\n```\n"


def texts() -> dict[str, str]:
    """The small files by name; one of them is damaged."""
    english = _FRONT.format("The old bridge", "Closed") + _ENGLISH + _TAIL
    spanish = _FRONT.format("El viejo puente", "Cerrado") + _SPANISH + _TAIL
    return {
        "clean-en.txt": _ENGLISH,
        "clean-es.txt": _SPANISH,
        "clean-en.md": english,
        "clean-es.md": spanish,
        "clean-en.html": f"<html lang=en><body><p>{_ENGLISH}</p></body></html>\n",
        "damaged-es.md": spanish.replace("ó", "Ã³").replace("es cerrar", "es  cerrar"),
    }


def cost(command: Sequence[str], folder: str, environment: dict[str, str]) -> float:
    """Processor milliseconds of a process that is expected to succeed or to find something."""
    child = os.fork()
    if not child:
        os.chdir(folder)
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        os.execve(command[0], command, environment)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    return (used.ru_utime + used.ru_stime) * 1000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--repeats", type=int, default=15)
    arguments.add_argument("--codespell", help="the program to compare with")
    options = arguments.parse_args()
    python = [sys.executable, "-c"]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        programs = {
            "python": [*python, "pass"],
            "typer": [*python, _TYPER, "a"],
            "--version": [*python, _CLEANTEXT, "--version"],
        }
        hook = ["fix", "--exit-non-zero-on-fix"]
        for name in texts():
            programs[name] = [*python, _CLEANTEXT, *hook, name]
        if options.codespell:
            programs["codespell"] = [options.codespell, "clean-en.md"]
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(options.repeats + 1):
            for name, command in programs.items():
                for file, text in texts().items():
                    Path(folder, file).write_text(text, encoding="utf-8")
                times[name].append(cost(command, folder, environment))
    # The first round compiled the bytecode.
    middle = {name: median(values[1:]) for name, values in times.items()}
    for name, value in middle.items():
        over = f"{value - middle['typer']:6.0f} over typer" if name in texts() else ""
        peer = middle.get("codespell")
        ratio = f"  {value / peer:.2f} x codespell" if peer else ""
        low, high = min(times[name][1:]), max(times[name][1:])
        print(f"{name:14} {value:5.0f} ms ({low:.0f}-{high:.0f}){over:>20}{ratio}")


if __name__ == "__main__":
    main()
