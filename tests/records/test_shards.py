"""Which shards a run is about; two never become one, and none is written over."""

from pathlib import Path

import pytest

from cleantext import InputError
from cleantext.records.shards import plan


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        *("in/b.jsonl.zst", "in/a.csv", "in/2024/a.parquet", "in/x.tsv.gz", "in/.hidden.csv"),
        *("in/readme.md", "in/y.json", "in/old.bad.jsonl", "other/z.ndjson", "other/b.jsonl.zst"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def test_names_and_places_stay(data: Path) -> None:
    shards = plan(["in", "other/z.ndjson"], "out")
    assert [(shard.path, shard.format) for shard in shards] == [
        ("in/a.csv", "csv"),
        ("in/b.jsonl.zst", "jsonl"),
        ("in/x.tsv.gz", "tsv"),
        ("in/2024/a.parquet", "parquet"),
        ("other/z.ndjson", "jsonl"),
    ]
    targets = ["a.csv", "b.jsonl.zst", "x.tsv.gz", "2024/a.parquet", "z.ndjson"]
    assert [shard.target for shard in shards] == [str(data / "out" / name) for name in targets]
    assert shards[1].bad == str(data / "out/b.bad.jsonl")
    assert shards[3].source == str(data / "in/2024/a.parquet")


@pytest.mark.parametrize(
    ("paths", "output", "error"),
    [
        (["in/b.jsonl.zst", "other"], "out", "would both be written to .*/out/b.jsonl.zst"),
        (["in/a.csv", "in/2024/a.parquet"], "out", "would both be written to .*/out/a.bad.jsonl"),
        (["in"], "in", "in/a.csv would be written over; choose another"),
        (["in/readme.md"], "out", "in/readme.md: is no file of records; there are"),
    ],
)
def test_nothing_is_lost(data: Path, paths: list[str], output: str, error: str) -> None:
    with pytest.raises(InputError, match=error):
        plan(paths, output)


def test_what_an_earlier_run_wrote_is_no_input(data: Path) -> None:
    (data / "in/out").mkdir()
    (data / "in/out/a.csv").touch()
    assert "in/out/a.csv" not in [shard.path for shard in plan(["in"], "in/out")]


def test_a_file_that_is_named_twice_comes_once(data: Path) -> None:
    assert len(plan(["other/z.ndjson", "./other/z.ndjson"], "out")) == 1


def test_data_may_be_links_and_ignored_by_git(data: Path) -> None:
    (data / "in/.gitignore").write_text("*.csv\n")
    (data / "in/2025").mkdir()
    (data / "in/2025/link.csv").symlink_to(data / "other/z.ndjson")
    named = [shard.path for shard in plan(["in"], "out")]
    assert "in/a.csv" in named
    assert "in/2025/link.csv" in named
