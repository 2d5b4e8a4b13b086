"""What every test relies on: the same examples in every run."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from gates import disabled
from hypothesis import settings

from cleantext import prepared

settings.register_profile("default", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("default")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "about_gates: what is tested is a gate, so it must be on")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--without-gates", action="store_true", help="run fixers on all text; nothing may change"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--without-gates"):
        skip = pytest.mark.skip(reason="the gates are off")
        for item in items:
            if item.get_closest_marker("about_gates"):
                item.add_marker(skip)


@pytest.fixture(autouse=True, scope="session")
def gates(request: pytest.FixtureRequest) -> Iterator[None]:
    """The first text is scanned already; with the option, no rule and no fixer may skip one."""
    without = request.config.getoption("--without-gates")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepared, "SEVERAL", 0)
        with disabled() if without else nullcontext():
            yield
