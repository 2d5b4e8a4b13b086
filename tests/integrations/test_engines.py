"""Real engines, started on this machine: the same bytes come out as of a plain run.

They are skipped where an engine is not installed; CONTRIBUTING says how to run them.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bench import corpus
from toy import SPACES
from typer.testing import CliRunner

from cleantext import Config, InputError, Pipeline, RuleError
from cleantext.cli import app

pa = pytest.importorskip("pyarrow")

from cleantext.integrations import arrow  # noqa: E402 - skipped where there is no Arrow
from cleantext.records.job import Job  # noqa: E402
from cleantext.records.shards import plan  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # those of the engines are not ours


@pytest.fixture(scope="module")
def table() -> Any:
    """Articles in seven languages; every third one is damaged, and every tenth is missing."""
    texts: list[str | None] = [
        None if n % 10 == 9 else corpus.damaged(language, text, n) if n % 3 == 0 else text
        for n, (language, text) in enumerate(corpus.built(42))
    ]
    return pa.table({"id": range(len(texts)), "text": texts})


@pytest.fixture(scope="module")
def wanted(table: Any) -> list[str | None]:
    """What the library makes of them, one by one."""
    run = Pipeline().run
    fixed = [text and run(text).fixed for text in table["text"].to_pylist()]
    assert sum(a != b for a, b in zip(fixed, table["text"].to_pylist(), strict=True)) > 10
    return fixed


def once(lives: Path) -> Callable[[], None]:
    """Kills the process that calls it first."""

    def kill() -> None:
        try:
            os.close(os.open(lives, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)

    return kill


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield ray
    ray.shutdown()


def test_ray_data_loses_nothing_though_a_worker_dies(
    ray: Any, table: Any, wanted: list[str | None], tmp_path: Path
) -> None:
    """One worker is killed on the way."""
    clean = partial(arrow.clean_table, column="text")
    kill = once(tmp_path / "killed")

    def deadly(block: Any) -> Any:
        fixed = clean(block)
        if 20 in block["id"].to_pylist():
            kill()
        return fixed

    data = ray.data.from_arrow([table[start : start + 6] for start in range(0, 42, 6)])
    for function in (clean, deadly):
        rows = data.map_batches(function, batch_format="pyarrow", batch_size=None).take_all()
        fixed = {row["id"]: row["text"] for row in rows}
        assert [fixed[n] for n in range(len(wanted))] == wanted
    assert (tmp_path / "killed").exists()


def test_shards_on_ray_come_out_whole_though_a_worker_dies(
    ray: Any, table: Any, tmp_path: Path
) -> None:
    """As ``cleantext fix --engine ray``; one worker is killed in the middle of a shard."""
    from cleantext.integrations.ray import spread

    pq = pytest.importorskip("pyarrow.parquet")
    source = tmp_path / "in"
    source.mkdir()
    for n in range(3):
        rows = table[n * 14 :][:14].to_pylist()
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (source / f"{n}.jsonl").write_text(lines, encoding="utf-8")
    pq.write_table(table, source / "3.parquet", row_group_size=10)
    job = Job(Config(), ("text",))
    plain = [job.do(shard) for shard in plan([str(source)], str(tmp_path / "plain"))]
    kill = once(tmp_path / "killed")

    def deadly(shard: Any) -> Any:
        def read(size: int) -> None:
            if shard.path.endswith("1.jsonl"):
                kill()

        return job.do(shard, read)

    shards = plan([str(source)], str(tmp_path / "ray"))
    results = list(spread(deadly, shards, lambda shard, why: pytest.fail(why)))
    assert (tmp_path / "killed").exists()
    assert [each.counts for each in results] == [each.counts for each in plain]
    arguments = ["fix", str(source), "--field", "text", "-o", str(tmp_path / "cli")]
    command = CliRunner().invoke(app, [*arguments, "--engine", "ray"], catch_exceptions=False)
    assert command.exit_code == 0
    for name in ("0.jsonl", "1.jsonl", "2.jsonl", "3.parquet"):
        content = (tmp_path / "plain" / name).read_bytes()
        assert (tmp_path / "ray" / name).read_bytes() == content
        assert (tmp_path / "cli" / name).read_bytes() == content


def test_an_item_on_which_workers_die_is_given_up_alone(ray: Any) -> None:
    from cleantext.integrations.ray import spread

    def deadly(item: int) -> int:
        if item == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    def broken(item: int) -> int:
        raise RuleError("broken")

    first, why, last = spread(deadly, [0, 1, 2], lambda item, why: why)  # type: ignore[misc]
    assert (first, last) == (0, 2)
    assert "worker died" in str(why)
    with pytest.raises(RuleError, match="broken"):
        list(spread(broken, [0], lambda item, why: 0))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pytest.importorskip("pyspark")
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
        # Without these, one worker gets all rows in one batch.
        builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "5")
        try:
            session = builder.getOrCreate()
        except Exception as error:
            pytest.skip(f"Spark does not start: {error}")
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def test_spark_keeps_rows_and_schema_though_a_worker_dies(
    spark: Any, table: Any, wanted: list[str | None], tmp_path: Path
) -> None:
    """One worker is killed on the way."""
    from cleantext.integrations.spark import clean

    columns = "id long not null, text string"
    frame = spark.createDataFrame(table.to_pylist(), columns).repartition(4, "id")
    fixed = {row["id"]: row["text"] for row in clean(frame, "text").collect()}
    assert clean(frame, "text").schema == frame.schema
    assert [fixed[n] for n in range(len(wanted))] == wanted
    kill = once(tmp_path / "killed")

    def deadly(batches: Any) -> Any:
        for batch in arrow.clean_batches(batches, "text"):
            yield batch
            kill()

    rows = frame.mapInArrow(deadly, frame.schema).collect()
    assert (tmp_path / "killed").exists()
    assert {row["id"]: row["text"] for row in rows} == fixed


def test_spark_keeps_what_was_done(spark: Any, table: Any) -> None:
    from cleantext.integrations.spark import clean

    frame = spark.createDataFrame(table[:4].to_pylist(), "id long, text string")
    rows = clean(frame, "text", extras=("edits", "metadata")).orderBy("id").collect()
    plain = arrow.clean_table(table[:4], "text", extras=("edits", "metadata"))
    assert [row.asDict(recursive=True) for row in rows] == plain.to_pylist()


def test_hugging_face_keeps_features(table: Any, wanted: list[str | None]) -> None:
    datasets = pytest.importorskip("datasets")
    datasets.disable_progress_bars()
    data = datasets.Dataset(table).with_format("arrow")
    fixed = data.map(partial(arrow.clean_table, column="text"), batched=True, batch_size=10)
    assert fixed.with_format(None)["text"][:] == wanted
    assert fixed.features == data.features


def test_polars_keeps_type_and_name(table: Any, wanted: list[str | None]) -> None:
    pl = pytest.importorskip("polars")
    from cleantext.integrations.polars import clean

    frame = pl.from_arrow(table)
    fixed = frame.with_columns(clean("text"))
    assert fixed.schema == frame.schema
    assert fixed["text"].to_list() == wanted
    lazy = frame.lazy().select(clean(pl.col("text")).alias("fixed")).collect(engine="streaming")
    assert lazy["fixed"].to_list() == wanted
    words = pl.Series("c", ["two  spaces", None, "two  spaces"], dtype=pl.Categorical)
    mended = words.to_frame().select(clean("c", config=SPACES))["c"]
    assert (mended.dtype, mended.to_list()) == (pl.Categorical, ["two spaces", None, "two spaces"])


def test_pandas_keeps_index_name_and_dtype(table: Any, wanted: list[str | None]) -> None:
    pd = pytest.importorskip("pandas")
    from cleantext.integrations.pandas import clean

    texts = table["text"].to_pylist()
    for dtype in (object, "str", "string", "category", pd.ArrowDtype(pa.large_string())):
        series = pd.Series(texts, index=range(7, 49), name="body", dtype=dtype)
        fixed = clean(series)
        assert [None if pd.isna(text) else text for text in fixed] == wanted
        assert (fixed.name, list(fixed.index)) == ("body", list(series.index))
        assert fixed.dtype == series.dtype or dtype == "category"
        assert len(clean(series[:0])) == 0
    with pytest.raises(InputError, match="'n' holds a int, which is not text"):
        clean(pd.Series([1], name="n", dtype=object))
