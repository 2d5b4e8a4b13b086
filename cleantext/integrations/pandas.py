"""Texts in pandas, repaired; needs the extra ``cleantext-fix[pandas]``."""

from __future__ import annotations

import pandas as pd

from cleantext.cleaner import RecordCleaner
from cleantext.config import Config
from cleantext.errors import InputError


def clean(series: pd.Series, *, config: Config | None = None) -> pd.Series:
    """A series of texts, repaired; index, name, dtype and missing values stay.

    Of a categorical, the categories are made anew, and have no order.

    Raises:
        InputError: if a value is neither missing nor a text.
    """
    if isinstance(series.dtype, pd.CategoricalDtype):
        return clean(series.astype(series.cat.categories.dtype), config=config).astype("category")
    cleaner = RecordCleaner(["series"], config)
    missing = series.isna()
    fixed = [
        text if gone else _fixed(cleaner, text, series.name)
        for text, gone in zip(series.array, missing, strict=True)
    ]
    return pd.Series(fixed, index=series.index, name=series.name, dtype=series.dtype)


def _fixed(cleaner: RecordCleaner, text: object, name: object) -> str:
    if not isinstance(text, str):
        raise InputError(f"{name!r} holds a {type(text).__name__}, which is not text")
    (report,) = cleaner.run([text])
    return report.fixed if report else text
