"""The configuration is found, read and refused by name."""

from pathlib import Path

import pytest

from cleantext import Config, ConfigError, config


def toml(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_cleantext_toml_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    text = """
    select = ["es"]
    ignore = ["es/spelling"]
    unsafe-fixes = true
    language = "es_mx"
    rules = ["mine/"]
    """
    read = config.read(toml(tmp_path / "cleantext.toml", text))
    assert read == Config(("es",), ("es/spelling",), True, "es-MX", (tmp_path / "mine",))


def test_a_pyproject_is_read_from_its_table(tmp_path: Path) -> None:
    path = toml(tmp_path / "pyproject.toml", "[tool.cleantext]\nlanguage = 'de'\n[tool.x]\na = 1")
    assert config.read(path).language == "de"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("langauge = 'es'", "cleantext.toml: unknown key 'langauge'; did you mean 'language'"),
        ("language = 'spanish'", "key 'language': 'spanish' is not a language tag"),
        ("select = 'es'", "key 'select' is 'es', but must be a list of text"),
        ("rules = ['nowhere']", "key 'rules': .*nowhere does not exist"),
        ("[patern]\nx = 1", "unknown table 'patern'; did you mean 'pattern'"),
        ("[pattern]\nx = 1", "table 'pattern': unknown key 'x'"),
        ("select = [", "cleantext.toml: cannot be read as TOML"),
    ],
)
def test_mistakes_name_the_file_and_the_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        config.read(toml(tmp_path / "cleantext.toml", text))


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    outer = toml(tmp_path / "cleantext.toml", "")
    inner = toml(tmp_path / "site" / "pyproject.toml", "[tool.cleantext]\n")
    toml(tmp_path / "site" / "posts" / "pyproject.toml", "[tool.other]\n")
    assert config.find(tmp_path / "site" / "posts") == inner
    assert config.find(tmp_path) == outer
