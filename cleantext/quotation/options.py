"""What a rule and a user can set about quotation marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

MODES = ("consistent", "locale", "keep")


@dataclass(eq=False, repr=False)
class QuotesOptions:
    """The keys of a ``quotes`` rule.

    Attributes:
        fault: what it looks for: marks of ``mixed`` styles, marks without a
            partner (``unbalanced``), a space inside on one side (``lopsided``).
        profiles: the styles of the language by name, the first one its usual
            style; each with ``marks`` from the outside in and out again.
        regions: the usual style of a region, by its code, where it is another.
    """

    fault: Literal["mixed", "unbalanced", "lopsided"]
    profiles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class QuotesSettings:
    """The keys of ``[tool.cleantext.quotes]``.

    Attributes:
        style: ``consistent`` makes the style that most quotations of a text have
            that of all, ``locale`` writes the usual style of its language,
            ``straight`` writes typewriter marks, ``keep`` leaves all as it is, and
            the name of a profile such as ``es-press`` writes that one in texts of
            its language; others are treated as with ``consistent``.
    """

    style: str = "consistent"
