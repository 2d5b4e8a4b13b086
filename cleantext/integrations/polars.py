"""Texts in Polars, repaired; needs the extra ``cleantext-fix[polars]``."""

from __future__ import annotations

from functools import partial

import polars as pl

from cleantext.config import Config
from cleantext.integrations.arrow import clean_array


def clean(column: str | pl.Expr, *, config: Config | None = None) -> pl.Expr:
    """The expression that repairs a column of texts; nulls, type and name stay.

    Raises:
        InputError: when it is carried out, if the column holds no texts.
    """
    texts = pl.col(column) if isinstance(column, str) else column
    return texts.map_batches(partial(_clean, config=config), is_elementwise=True)


def _clean(series: pl.Series, config: Config | None) -> pl.Series:
    fixed = clean_array(series.to_arrow(), config=config)
    return pl.Series(series.name, fixed, dtype=series.dtype)
