"""The configuration is found, read and refused by name."""

from pathlib import Path

import pytest

from cleantext import Config, ConfigError, Pipeline, config


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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select = ['es/quotse']", "cleantext.toml: key 'select': no rule.*'es/quotes'"),
        (
            "ignore = ['zz']",
            "cleantext.toml: key 'ignore': no rule has an id that begins with 'zz'",
        ),
        (
            "[per-path.'a/**']\nselect = ['zz']",
            "cleantext.toml: table 'per-path': 'a/[*][*]': key 'select': no rule",
        ),
        ("[quotes]\nstyle = 'curley'", "cleantext.toml: table 'quotes': key 'style': .*'curly'"),
    ],
)
def test_what_only_the_rules_can_tell_names_the_file_too(
    tmp_path: Path, text: str, message: str
) -> None:
    """The rules are looked at when the pipeline is built, or when a text first needs them."""
    read = config.read(toml(tmp_path / "cleantext.toml", text))
    with pytest.raises(ConfigError, match=message):
        Pipeline(read).run("“a” and «b»", language="en")


def test_in_code_there_is_no_file_to_name() -> None:
    with pytest.raises(ConfigError, match=r"^key 'select': no rule"):
        Pipeline(Config(select=("zz",)))


@pytest.mark.parametrize("key", ["select", "ignore", "rules", "fields"])
def test_one_string_is_no_sequence(key: str) -> None:
    """Its letters would be taken for ids."""
    with pytest.raises(TypeError, match=rf"{key} must be a sequence, such as \('es',\)"):
        Config(**{key: "es"})
    assert getattr(Config(**{key: ("es",)}), key) == ("es",)
