"""Tasks on a Ray cluster; needs the extra ``cleantext-fix[ray]`` on all nodes.

Datasets need nothing from here: :mod:`cleantext.integrations.arrow` says how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import ray

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 3
"""So often an item is tried again whose worker died."""


def spread(do: Callable[[T], R], items: Sequence[T], lost: Callable[[T, str], R]) -> Iterator[R]:
    """What a function makes of each item, in their order, on the workers of a cluster.

    The cluster is that of ``RAY_ADDRESS``; without it, one is started on this machine.

    Args:
        do: can be pickled. An item whose worker dies comes to another one, so that it
            may be done in part before it is done.
        lost: what to yield for an item on which worker after worker died; is told why.
    """
    if not ray.is_initialized():
        ray.init(log_to_driver=False)

    @ray.remote(max_retries=_TRIES)  # type: ignore[untyped-decorator]
    def task(item: T) -> R:
        return do(item)

    for item, result in [(item, task.remote(item)) for item in items]:
        try:
            yield ray.get(result)
        except ray.exceptions.RayTaskError as error:
            raise error.cause from None
        except ray.exceptions.RayError as error:
            yield lost(item, str(error).partition("\n")[0])
