"""Texts in Spark, repaired; needs the extra ``cleantext-fix[spark]`` on driver and workers."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from cleantext.config import Config
from cleantext.integrations.arrow import Columns, clean_batches, cleaner, output_schema


def clean(
    frame: DataFrame,
    column: Columns,
    *,
    config: Config | None = None,
    extras: Collection[str] = (),
) -> DataFrame:
    """Repair columns of texts with ``mapInArrow``: no shuffle, rows keep their order.

    Arguments and errors as for :func:`cleantext.integrations.arrow.clean_batch`.
    """
    schema = output_schema(to_arrow_schema(frame.schema), cleaner(column, config, extras))
    run = partial(clean_batches, column=column, config=config, extras=extras)
    return frame.mapInArrow(run, from_arrow_schema(schema) if extras else frame.schema)
