"""``cleantext fix --field`` on the command line."""

import gzip
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cleantext import integrations, records
from cleantext.cli import app
from cleantext.records import jsonl

GOOD = b'{"text": "teh  cat", "n": 1.0}\n{"text": null}\n'
FIXED = b'{"text": "teh cat", "n": 1.0}\n{"text": null}\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rules = Path(__file__).parent.parent / "rules"
    (tmp_path / "cleantext.toml").write_text(f'select = ["und/toy"]\nrules = ["{rules}"]\n')
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_bytes(GOOD)
    (tmp_path / "in/b.jsonl.gz").write_bytes(gzip.compress(GOOD, mtime=0))
    (tmp_path / "in/c.csv").write_bytes(b"id,text\n1,teh  cat\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["fix", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_shards_of_a_directory(here: Path, jobs: str) -> None:
    result = run("in", "--field", "text", "-o", "out", "--jobs", jobs)
    assert result.exit_code == 0
    assert result.output == (
        "in/a.jsonl: 2 records, 1 changed\n"
        "in/b.jsonl.gz: 2 records, 1 changed\n"
        "in/c.csv: 1 record, 1 changed\n"
        "3 shards: 5 records, 3 changed\n"
    )
    assert (here / "out/a.jsonl").read_bytes() == FIXED
    assert gzip.decompress((here / "out/b.jsonl.gz").read_bytes()) == FIXED
    assert (here / "out/c.csv").read_bytes() == b"id,text\n1,teh cat\n"
    assert (here / "in/a.jsonl").read_bytes() == GOOD
    again = run("in", "--field", "text", "-o", "out", "--jobs", jobs)
    assert "3 shards, 3 done before: 5 records, 3 changed\n" in again.output


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked")
def test_a_worker_that_is_killed_costs_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It dies in the middle of a shard, and leaves what it had begun."""
    plain = run("in", "--field", "text", "-o", "plain", "--jobs", "1")
    rewrite = jsonl.rewrite

    def die(*arguments: Any) -> Iterator[bytes]:
        pieces = rewrite(*arguments)
        yield next(pieces)
        try:
            (here / "killed").touch(exist_ok=False)
        except FileExistsError:
            yield from pieces
        else:
            os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(jsonl, "rewrite", die)
    result = run("in", "--field", "text", "-o", "out", "--jobs", "2")
    assert (here / "killed").exists()
    assert (result.exit_code, result.output) == (0, plain.output)
    names = sorted(os.listdir(here / "plain"))
    assert sorted(os.listdir(here / "out")) == names
    for name in names:
        assert (here / "out" / name).read_bytes() == (here / "plain" / name).read_bytes()


def test_bad_records_and_failed_shards_show_in_the_exit_code(here: Path) -> None:
    arguments = ("in/a.jsonl", "--field", "text", "-o", "out")
    assert run(*arguments).exit_code == 0
    assert run(*arguments, "--exit-non-zero-on-fix").exit_code == 1
    (here / "in/a.jsonl").write_bytes(GOOD + b"nonsense\n")
    for _ in range(2):  # the second time it is done, and as bad as before
        result = run(*arguments)
        assert result.exit_code == 2
        assert f"in/a.jsonl: 3 records, 1 changed, 1 bad ({here}/out/a.bad.jsonl)" in result.output
    (here / "in/a.jsonl").write_bytes(b'{"body": ""}\n')
    result = run("in", "--field", "text", "-o", "out")
    assert result.exit_code == 2
    assert "in/a.jsonl: no record has a field 'text'; the first one has body" in result.output
    assert "3 shards, 1 failed: 3 records, 2 changed\n" in result.output


def test_a_field_that_has_no_text_anywhere_is_named(here: Path) -> None:
    result = run("in/a.jsonl", "--field", "text,titel", "-o", "out")
    assert "in/a.jsonl: no record has a text in 'titel'" in result.output


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["in", "--field", "text"], "--field is about records, which are not changed in place"),
        (["in", "-o", "out"], "-o, --with and --engine are about records; say --field NAME, too"),
        (["in", "--field", "text", "-o", "out", "--diff"], "--diff does not go with --field"),
        (["-", "--field", "text", "-o", "out"], "standard input ('-') does not go with --field"),
        (["in", "--field", "text", "-o", "in"], "would be written over"),
        (["in", "--field", "text", "-o", "out", "--with", "edit"], "did you mean 'edits'?"),
        (["in", "--field", "text", "-o", "out", "--select", "x/y"], "no rule has an id"),
    ],
)
def test_what_does_not_go_together_is_refused(here: Path, arguments: list[str], error: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert error in result.output
    assert not (here / "out").exists()


def test_an_extra_that_is_not_installed_is_named(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("ray", "pyarrow", "zstandard"):
        monkeypatch.setitem(sys.modules, module, None)
    for package, module in ((records, "parquet"), (integrations, "ray")):
        monkeypatch.delitem(sys.modules, f"{package.__name__}.{module}", raising=False)
        monkeypatch.delattr(package, module, raising=False)
    (here / "in/d.parquet").write_bytes(b"PAR1")
    (here / "in/e.jsonl.zst").write_bytes(b"x")
    result = run("in", "--field", "text", "-o", "out", "--jobs", "1")
    assert result.exit_code == 2
    assert "in/d.parquet: needs the extra 'arrow': pip install 'cleantext-fix" in result.output
    assert "in/e.jsonl.zst: needs the extra 'zstd'" in result.output
    assert "5 shards, 2 failed: 5 records, 3 changed\n" in result.output
    result = run("in", "--field", "text", "-o", "out", "--engine", "ray")
    assert "needs the extra 'ray'" in result.output
