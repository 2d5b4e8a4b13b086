"""What is installed is whole: the wheel carries the rules and nothing of the workshop."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The files in a freshly built wheel."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = out.glob("cleantext_fix-*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_every_rule_file_and_word_list_is_in_the_wheel(names: list[str]) -> None:
    rules = {path for path in (ROOT / "rules").rglob("*") if path.is_file()}
    wanted = {f"cleantext/_rules/{path.relative_to(ROOT / 'rules').as_posix()}" for path in rules}
    assert wanted == {name for name in names if name.startswith("cleantext/_rules/")}


def test_the_wheel_is_typed_and_has_no_tests_or_seeds(names: list[str]) -> None:
    assert "cleantext/py.typed" in names
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"cleantext"}
