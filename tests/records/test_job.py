"""A shard is done whole or not at all, and not twice with the same settings."""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from toy import SPACES, pattern, write_rules

from cleantext import Config, ConfigError, Report, RuleError, account
from cleantext.config import PathSettings
from cleantext.pipeline import Pipeline
from cleantext.records import jsonl
from cleantext.records.job import Job, Result
from cleantext.records.shards import Shard, plan

SOURCE = b'{"text": "a  b"}\n{"text": 7}\n{"text": "c"}\n'
WANTED = b'{"text": "a b"}\n{"text": "c"}\n'


@pytest.fixture
def shard(tmp_path: Path) -> Shard:
    source = tmp_path / "a.jsonl"
    source.write_bytes(SOURCE)
    (shard,) = plan([str(source)], str(tmp_path / "out"))
    return shard


def do(shard: Shard, config: Config = SPACES, **more: Any) -> Result:
    return Job(config, ("text",), **more).do(shard)


def left(shard: Shard) -> set[str]:
    return set(os.listdir(os.path.dirname(shard.target)))


def test_a_shard_goes_to_its_place_and_its_bad_records_beside_it(shard: Shard) -> None:
    os.chmod(shard.source, 0o640)
    result = do(shard)
    assert (result.error, result.before, result.size) == ("", False, len(SOURCE))
    assert (result.counts.records, result.counts.changed, result.counts.bad) == (3, 1, 1)
    assert Path(shard.target).read_bytes() == WANTED
    assert os.stat(shard.target).st_mode & 0o777 == 0o640
    (bad,) = map(json.loads, Path(shard.bad).read_text().splitlines())
    assert (bad["line"], bad["record"]) == (2, '{"text": 7}\n')
    assert left(shard) == {"a.jsonl", "a.bad.jsonl", ".a.jsonl.cleantext.json"}


def test_what_is_done_is_skipped_and_tells_the_same(shard: Shard) -> None:
    first = do(shard)
    state = os.stat(shard.target)
    assert do(shard) == first._replace(before=True)
    assert os.stat(shard.target) == state


@pytest.mark.parametrize("change", ["select", "rules", "extras", "source", "gone"])
def test_other_settings_do_it_again(shard: Shard, tmp_path: Path, change: str) -> None:
    rules = write_rules(tmp_path / "rules", und__toy=pattern("c", "c", "d"))
    config = Config(select=("und/toy",), rules=(rules,))
    do(shard, config)
    assert Path(shard.target).read_bytes() == WANTED.replace(b" b", b"  b").replace(b"c", b"d")
    extras: tuple[str, ...] = ()
    if change == "select":
        config = Config(select=("und/toy",), rules=(rules, *SPACES.rules))
    elif change == "rules":
        write_rules(rules, und__toy=pattern("c", "c", "e"))
    elif change == "extras":
        extras = ("edits",)
    elif change == "source":
        Path(shard.source).write_bytes(b'{"text": "a"}\n')
    else:
        os.unlink(shard.target)
    again = do(shard, config, extras=extras)
    assert (again.before, again.error) == (False, "")
    assert do(shard, config, extras=extras) == again._replace(before=True)
    assert os.path.exists(shard.bad) == (change != "source")


def test_what_is_not_ours_is_not_written_over(shard: Shard) -> None:
    os.mkdir(os.path.dirname(shard.target))
    Path(shard.target).write_text("mine")
    assert "is there already, and not from cleantext" in do(shard).error
    os.unlink(shard.target)
    do(shard)
    with open(shard.target, "ab") as file:
        file.write(b"mine")
    assert "was changed since cleantext wrote it" in do(shard).error
    assert Path(shard.target).read_bytes() == WANTED + b"mine"


def test_a_shard_that_was_begun_is_done_again(
    shard: Shard, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite = jsonl.rewrite

    def stop(*arguments: Any) -> Iterator[bytes]:
        yield next(rewrite(*arguments))
        raise KeyboardInterrupt

    monkeypatch.setattr(jsonl, "rewrite", stop)
    with pytest.raises(KeyboardInterrupt):
        do(shard)
    assert left(shard) == {".a.jsonl.cleantext.json"}
    monkeypatch.undo()
    assert not do(shard).before
    assert Path(shard.target).read_bytes() == WANTED


def test_a_damaged_shard_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl.gz"
    source.write_bytes(gzip.compress(SOURCE * 99)[:-9])
    (shard,) = plan([str(source)], str(tmp_path / "out"))
    assert do(shard).error == (
        "is damaged: Compressed file ended before the end-of-stream marker was reached"
    )
    assert left(shard) == {".a.jsonl.gz.cleantext.json"}
    source.write_bytes(b"neither")
    assert "Not a gzipped file" in do(shard).error
    os.unlink(source)
    assert do(shard).error == "does not exist"


def test_settings_for_some_paths_hold(shard: Shard, tmp_path: Path) -> None:
    config = replace(SPACES, per_path={"a.*": PathSettings(ignore=("und/toy",))}, base=tmp_path)
    do(shard, config)
    assert b"a  b" in Path(shard.target).read_bytes()


def test_a_fault_of_ours_costs_one_record(shard: Shard, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Pipeline.run

    def fail(self: Pipeline, text: str, **how: Any) -> Any:
        if text == "c":
            raise ZeroDivisionError("by zero")
        return run(self, text, **how)

    monkeypatch.setattr(Pipeline, "run", fail)
    result = do(shard)
    assert (result.error, result.counts.bad) == ("", 2)
    assert "cleantext failed (ZeroDivisionError: by zero)" in Path(shard.bad).read_text()
    assert Path(shard.target).read_bytes() == b'{"text": "a b"}\n'


def test_a_fault_of_ours_in_what_is_kept_costs_one_record(
    shard: Shard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flags(report: Report) -> account.Rows:
        return [] if report.source == "c" else [{}[report.source]]

    monkeypatch.setattr(account, "KINDS", {"flags": flags})
    result = do(shard, extras=("flags",))
    assert (result.error, result.counts.bad, result.counts.records) == ("", 2, 3)
    assert Path(shard.target).read_bytes() == b'{"text": "c", "text_flags": []}\n'


def test_a_fault_of_ours_in_a_shard_costs_that_shard(
    shard: Shard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any) -> Iterator[bytes]:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(jsonl, "rewrite", fail)
    assert "because cleantext failed (ZeroDivisionError: by zero)" in do(shard).error
    assert left(shard) == {".a.jsonl.cleantext.json"}


def test_broken_rules_and_settings_concern_every_shard(shard: Shard, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no rule has an id"):
        do(shard, Config(select=("nonsense",)))
    with pytest.raises(ConfigError, match="did you mean 'flags'"):
        do(shard, extras=("flag",))
    rules = write_rules(tmp_path / "rules", und__toy=pattern("broken", "(", "d"))
    with pytest.raises(RuleError):
        do(shard, Config(rules=(rules,)))


def test_columns_without_any_text_are_named(shard: Shard) -> None:
    result = Job(SPACES, ("text", "titel")).do(shard)
    assert (result.unseen, result.error) == (("titel",), "")
