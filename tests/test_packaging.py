"""What is installed is whole, and so is what packagers build from."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def files_below(folder: str) -> set[str]:
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if path.suffix != ".pyc"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a freshly built wheel and a source distribution."""
    out = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return out


@pytest.fixture
def wheel(built: Path) -> set[str]:
    (path,) = built.glob("cleantext_fix-*.whl")
    return set(zipfile.ZipFile(path).namelist())


@pytest.fixture
def source(built: Path) -> set[str]:
    (path,) = built.glob("cleantext_fix-*.tar.gz")
    with tarfile.open(path) as packed:
        return {name.partition("/")[2] for name in packed.getnames()}


def test_every_rule_file_and_word_list_is_in_the_wheel(wheel: set[str]) -> None:
    wanted = {f"cleantext/_{path}" for path in files_below("rules")}
    assert wanted == {name for name in wheel if name.startswith("cleantext/_rules/")}


def test_the_wheel_is_typed_and_has_no_tests_or_seeds(wheel: set[str]) -> None:
    assert "cleantext/py.typed" in wheel
    tops = {name.partition("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"cleantext"}


def test_the_wheel_has_the_licence_and_the_sources_of_the_word_lists(wheel: set[str]) -> None:
    licences = {name.partition("/licenses/")[2] for name in wheel if "/licenses/" in name}
    assert licences == {"LICENSE", "rules/SOURCES.md"}


def test_the_source_distribution_has_the_tests_and_all_that_they_read(source: set[str]) -> None:
    wanted = {
        name for folder in ("cleantext", "rules", "seeds", "tests") for name in files_below(folder)
    }
    wanted |= {"README.md", "LICENSE", "CONTRIBUTING.md", ".pre-commit-hooks.yaml", ".ci/run"}
    assert wanted <= source
