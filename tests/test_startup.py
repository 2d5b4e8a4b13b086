"""What a clean file must not load: most of the time of a short run goes into imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
_OTHER_FILES = ("yaml", "markdown_it", "pathspec", "html", "csv", "multiprocessing")
_DAMAGE = (
    *("ftfy", "difflib", "langdetect", "importlib.metadata", "re2"),
    *(f"cleantext.mojibake.{name}" for name in ("codepages", "legacy", "lost", "words")),
    *("cleantext.quotation.desk", "cleantext.variants.choice", "cleantext.reporters.hunks"),
)
_RUN = """
import sys
from cleantext.commands import repair
assert repair.run(repair.Request(paths=(sys.argv[1],), write=False)) == 0
print(*sys.modules)
"""


@pytest.mark.parametrize("text", [_ENGLISH, _SPANISH], ids=["English", "Spanish"])
def test_clean_file_loads_nothing_for_other_files_or_damage(text: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    run = [sys.executable, "-c", _RUN, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded & {*_OTHER_FILES, *_DAMAGE} == set()
