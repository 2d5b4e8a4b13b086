"""The command itself: what it writes, prints and exits with."""

import codecs
import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from toy import pattern, write_rules
from typer.testing import CliRunner, Result

from cleantext.cli import app
from cleantext.pipeline import Pipeline

DAMAGED = "Dos  espacios y teh error\u200b.\n"
FIXED = "Dos espacios y teh error.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with four rules of its own and no others: two safe, one unsafe, one flag."""
    rules = [
        pattern("double-space", r"(?<=\S)  +(?=\S)", " ", why="One space parts two words."),
        pattern("zero-width", "\u200b", ""),
        pattern("loud", "!!+", "!", safety="unsafe"),
        pattern("teh", r"\bteh\b"),
    ]
    write_rules(tmp_path / "my-rules", und__toy="".join(rules))
    (tmp_path / "cleantext.toml").write_text('rules = ["my-rules"]\nselect = ["und/toy"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cleantext(*arguments: str | Path, input: str | bytes | None = None) -> Result:
    if isinstance(input, str):
        input = input.encode()
    return CliRunner().invoke(app, [str(item) for item in arguments], input=input)


def write(path: str, text: str | bytes = DAMAGED) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


@pytest.mark.usefixtures("project")
class TestFix:
    def test_repairs_in_place_and_exits_with_0(self) -> None:
        file = write("a.txt")
        result = cleantext("fix", "a.txt")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == (
            "a.txt: 2 changes, 1 flag\n"
            "1 file, 1 changed: 2 changes, 1 flag (see each with --report)\n"
        )
        assert file.read_text() == FIXED

    def test_a_second_run_writes_nothing(self) -> None:
        file = write("a.txt")
        cleantext("fix", "a.txt")
        before = file.stat()
        assert cleantext("fix", "a.txt").exit_code == 0
        assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (b"a  b\r\nc\rd\x0be\x0c\xe2\x80\xa8f", b"a b\r\nc\rd\x0be\x0c\xe2\x80\xa8f"),
            (codecs.BOM_UTF8 + b"a  b", codecs.BOM_UTF8 + b"a b"),
            (b"caf\xe9  a\0\xff\n", b"caf\xe9 a\0\xff\n"),
            ("á  b\r\n".encode("utf-16"), "á b\r\n".encode("utf-16")),
            (codecs.BOM_UTF16_BE + "á  b".encode("utf-16-be"),) * 1
            + (codecs.BOM_UTF16_BE + "á b".encode("utf-16-be"),),
            ("á  b".encode("utf-32"), "á b".encode("utf-32")),
        ],
        ids=["line ends", "bom", "invalid bytes", "utf-16-le", "utf-16-be", "utf-32"],
    )
    def test_untouched_bytes_are_identical(self, before: bytes, after: bytes) -> None:
        file = write("a.txt", before)
        assert cleantext("fix", "a.txt").exit_code == 0
        assert file.read_bytes() == after

    def test_a_directory_is_walked_and_texts_alone_are_repaired(self) -> None:
        texts = [write("d/a.txt"), write("d/e/b.txt")]
        other = write("d/c.bin")
        assert cleantext("fix", "d").exit_code == 0
        assert [file.read_text() for file in texts] == [FIXED, FIXED]
        assert other.read_text() == DAMAGED

    def test_diff_writes_nothing_and_is_exact(self) -> None:
        file = write("a.txt", "a  b\r\ncaf\udce9\n".encode("utf-8", "surrogateescape"))
        result = cleantext("fix", "--diff", "a.txt")
        assert result.exit_code == 0
        assert result.stdout_bytes == (
            b"--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n-a  b\r\n+a b\r\n caf\xe9\n"
        )
        assert file.read_bytes() == b"a  b\r\ncaf\xe9\n"

    def test_exit_non_zero_on_fix(self) -> None:
        """As a pre-commit hook has it: fail once, then pass."""
        write("a.txt")
        assert cleantext("fix", "--exit-non-zero-on-fix", "a.txt").exit_code == 1
        assert cleantext("fix", "--exit-non-zero-on-fix", "a.txt").exit_code == 0

    def test_unsafe_repairs_only_on_request(self) -> None:
        file = write("a.txt", "Ay!!\n")
        result = cleantext("fix", "--report", "a.txt")
        assert "1:3 und/toy/loud: loud found (unsafe; apply with --unsafe-fixes)" in result.stdout
        assert "1 repair held back; see --unsafe-fixes" in result.stdout
        assert file.read_text() == "Ay!!\n"
        assert cleantext("fix", "--unsafe-fixes", "a.txt").exit_code == 0
        assert file.read_text() == "Ay!\n"

    def test_the_command_line_wins_over_the_configuration(self, project: Path) -> None:
        with (project / "cleantext.toml").open("a") as config:
            config.write("unsafe-fixes = true\n")
        file = write("a.txt", "Ay!!\n")
        cleantext("fix", "--no-unsafe-fixes", "a.txt")
        assert file.read_text() == "Ay!!\n"

    @pytest.mark.parametrize(
        ("options", "after"),
        [
            (["--select", "und/toy/double-space"], "Dos espacios y teh error\u200b.\n"),
            (["--select", "und/toy/double-space,und/toy/zero-width"], FIXED),
            (["--select", "und/toy/teh", "--select", "und/toy/zero-width"], DAMAGED[:-3] + ".\n"),
            (["--ignore", "und/toy"], DAMAGED),
        ],
    )
    def test_rules_are_selected_by_prefix(self, options: list[str], after: str) -> None:
        file = write("a.txt")
        assert cleantext("fix", *options, "a.txt").exit_code == 0
        assert file.read_text() == after

    def test_a_link_is_repaired_at_its_target(self) -> None:
        file = write("real/a.txt")
        Path("link.txt").symlink_to("real/a.txt")
        assert cleantext("fix", "link.txt").exit_code == 0
        assert Path("link.txt").is_symlink()
        assert file.read_text() == FIXED

    def test_the_configuration_is_that_of_the_first_path(self, project: Path) -> None:
        file = write("other/deep/a.txt")
        rules = json.dumps([str(project / "my-rules")])
        write("other/cleantext.toml", f'rules = {rules}\nselect = ["und/toy/zero-width"]\n')
        assert cleantext("fix", "other/deep").exit_code == 0
        assert file.read_text() == "Dos  espacios y teh error.\n"
        assert cleantext("fix", "--config", "cleantext.toml", "other/deep").exit_code == 0
        assert file.read_text() == FIXED

    def test_the_report(self, file_regression: FileRegressionFixture) -> None:
        """A made-up article: two files, one of them clean, as bytes."""
        write("news/clean.txt", "Nada que hacer.\n")
        write("news/lluvia.txt", ARTICLE)
        result = cleantext("fix", "--report", "--language", "es", "news")
        assert result.exit_code == 0
        file_regression.check(result.stdout_bytes, binary=True, extension=".txt")


ARTICLE = (
    "La lluvia  vuelve al valle\r\n\r\n"
    "El alcalde, Íñigo\u00a0Sanz, pidió  calma\u200b a los vecinos!!\r\n"
    "«Es teh mejor noticia del año», dijo.\x1b[31m\r\n"
    "El embalse está al 41,5\u202f%.\r\n" * 2 + "Fin  del texto"
)


@pytest.mark.usefixtures("project")
class TestCheck:
    def test_writes_nothing_and_exits_with_1(self) -> None:
        file = write("a.txt")
        result = cleantext("check", "a.txt")
        assert result.exit_code == 1
        assert result.stdout == (
            "a.txt:1:4: und/toy/double-space: double-space found\n"
            "a.txt:1:17: und/toy/teh: teh found\n"
            "a.txt:1:26: und/toy/zero-width: zero-width found\n"
            "1 file, 1 would be changed: 2 changes, 1 flag (mend with 'cleantext fix')\n"
        )
        assert file.read_text() == DAMAGED

    def test_a_flag_alone_is_worth_a_1(self) -> None:
        write("a.txt", "teh\n")
        assert cleantext("check", "a.txt").exit_code == 1

    def test_a_clean_file_is_worth_a_0(self) -> None:
        write("a.txt", FIXED.replace("teh", "the"))
        result = cleantext("check", "a.txt")
        assert (result.exit_code, result.stdout) == (
            0,
            "1 file, 0 would be changed: 0 changes, 0 flags\n",
        )

    @pytest.mark.parametrize("option", ["--diff", "--report", "--output-format=json"])
    def test_however_it_is_shown_the_exit_code_is_the_same(self, option: str) -> None:
        file = write("a.txt")
        assert cleantext("check", option, "a.txt").exit_code == 1
        assert file.read_text() == DAMAGED


@pytest.mark.usefixtures("project")
class TestStandardInput:
    def test_fix_is_a_filter(self) -> None:
        data = codecs.BOM_UTF8 + b"a  b\r\ncaf\xe9"
        result = cleantext("fix", "-", input=data)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout_bytes == codecs.BOM_UTF8 + b"a b\r\ncaf\xe9"

    def test_the_report_goes_to_standard_error(self) -> None:
        result = cleantext("fix", "-", "--report", input=DAMAGED)
        assert result.stdout == FIXED
        assert "und/toy/double-space: double-space found\n" in result.stderr

    def test_diff_and_json_take_the_place_of_the_text(self) -> None:
        assert cleantext("fix", "-", "--diff", input="a  b\n").stdout == (
            "--- -\n+++ -\n@@ -1 +1 @@\n-a  b\n+a b\n"
        )
        (found,) = objects(cleantext("fix", "-", "--output-format", "json", input="a  b\n"))
        assert (found["path"], found["fixed"], found["changed"]) == ("-", "a b\n", True)

    def test_check_lists_what_it_would_change(self) -> None:
        result = cleantext("check", "-", input="a  b\n")
        assert result.exit_code == 1
        assert result.stdout.startswith("-:1:2: und/toy/double-space")

    def test_binary_is_refused(self) -> None:
        result = cleantext("fix", "-", input=bytes(100))
        assert (result.exit_code, result.stdout_bytes) == (2, b"")
        assert "standard input is binary" in result.stderr

    def test_it_stands_alone(self) -> None:
        write("a.txt")
        result = cleantext("fix", "-", "a.txt", input="x")
        assert result.exit_code == 2
        assert "cannot be mixed with files" in result.stderr


@pytest.mark.usefixtures("project")
class TestJson:
    def test_one_object_a_file_and_errors_among_them(self) -> None:
        write("d/a.txt")
        write("d/b.txt", "clean\n")
        result = cleantext("fix", "d", "missing.txt", "--output-format", "json")
        assert result.exit_code == 2
        a, b, missing = objects(result)
        assert (a["path"], a["changed"], a["fixed"]) == ("d/a.txt", True, None)
        assert (b["path"], b["changed"], b["edits"]) == ("d/b.txt", False, [])
        assert (missing["path"], missing["error"]) == (
            "missing.txt",
            "cannot be read: does not exist",
        )
        assert "missing.txt: cannot be read: does not exist" in result.stderr


@pytest.mark.usefixtures("project")
class TestForMachines:
    def test_sarif_is_one_document(self) -> None:
        write("d/a.txt")
        write("d/b.txt", "clean\n")
        write("d/c.txt")
        result = cleantext("check", "d", "--output-format", "sarif")
        assert result.exit_code == 1
        results = json.loads(result.stdout)["runs"][0]["results"]
        places = [item["locations"][0]["physicalLocation"] for item in results]
        uris = [place["artifactLocation"]["uri"] for place in places]
        assert uris == ["d/a.txt"] * 3 + ["d/c.txt"] * 3

    def test_annotations_for_github(self) -> None:
        write("a.txt", "a  b\n")
        result = cleantext("check", "a.txt", "--output-format", "github")
        assert result.exit_code == 1
        assert result.stdout.startswith("::error file=a.txt,line=1,")


@pytest.mark.usefixtures("project")
class TestBadInput:
    @pytest.mark.parametrize("command", ["fix", "check"])
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"a",
            b" ",
            b"\n" * 5000,
            b"\r\n\r\r\n",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\xed\xa0\x80",
        ],
        ids=["empty", "one", "space", "breaks", "mixed breaks", "mark 16", "mark 8", "surrogate"],
    )
    def test_files_with_hardly_anything_in_them_stay(self, command: str, data: bytes) -> None:
        file = write("a.txt", data)
        result = cleantext(command, "a.txt")
        assert (result.exit_code, result.stderr) == (0, "")
        assert file.read_bytes() == data

    def test_much_text_in_one_line(self) -> None:
        file = write("a.txt", "Una palabra  de más. " * 20_000)
        result = cleantext("fix", "--report", "a.txt")
        assert "took out ␣  at 1:13, 1:34," in result.stdout
        assert len(result.stdout) < 20_000
        assert file.read_text() == "Una palabra de más. " * 20_000

    def test_a_lone_surrogate_is_kept(self) -> None:
        file = write("a.txt", codecs.BOM_UTF16_LE + b"a\0 \0 \0\x3d\xd8b\0")
        assert cleantext("fix", "a.txt").exit_code == 0
        assert file.read_bytes() == codecs.BOM_UTF16_LE + b"a\0 \0\x3d\xd8b\0"
        (found,) = objects(cleantext("check", "a.txt", "--output-format", "json"))
        assert found["encoding"] == "utf-16-le"

    def test_broken_utf_16_is_refused(self) -> None:
        file = write("a.txt", codecs.BOM_UTF16_LE + b"a\0b")
        result = cleantext("fix", "a.txt")
        assert result.exit_code == 2
        assert "a.txt: begins like UTF-16-LE, but is not" in result.stderr
        assert file.read_bytes() == codecs.BOM_UTF16_LE + b"a\0b"

    def test_binary_is_skipped_with_a_word_only_when_named(self) -> None:
        write("d/a.txt", bytes(range(256)) * 8)
        named, walked = cleantext("fix", "d/a.txt"), cleantext("fix", "d")
        assert named.exit_code == walked.exit_code == 0
        assert named.stderr == "cleantext: skipped: d/a.txt: is binary\n"
        assert walked.stderr == ""
        assert "1 file, 0 changed, 1 skipped" in walked.stdout

    def test_the_rest_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Something missing, a loop of links, a closed directory and a read-only file."""
        good = write("d/z.txt")
        write("d/closed/x.txt")
        write("d/fixed.txt").chmod(0o444)
        Path("loop.txt").symlink_to("loop.txt")
        scan = os.scandir

        def deny(path: object) -> object:
            if str(path).endswith("closed"):
                raise PermissionError(13, "Permission denied")
            return scan(path)

        monkeypatch.setattr("os.scandir", deny)
        result = cleantext("fix", "missing.txt", "loop.txt", "d")
        assert result.exit_code == 2
        assert good.read_text() == FIXED
        assert result.stderr.split("\n") == [
            "cleantext: error: missing.txt: cannot be read: does not exist",
            "cleantext: error: loop.txt: cannot be read: is a link that leads back to itself; "
            "mend or remove the link",
            "cleantext: error: d/closed: cannot be listed: permission denied; "
            "look at its mode with 'ls -l'",
            "cleantext: error: d/fixed.txt: cannot be written: it is read-only; "
            "make it writable with 'chmod u+w'",
            "",
        ]
        assert "4 failed" in result.stdout

    def test_a_fault_of_a_fixer_stops_one_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("a.txt", "bad  x")
        good = write("b.txt")
        run = Pipeline.run

        def fail(self: object, text: str, **about: object) -> object:
            if text.startswith("bad"):
                raise IndexError("list index out of range")
            return run(self, text, **about)  # type: ignore[arg-type]

        monkeypatch.setattr(Pipeline, "run", fail)
        result = cleantext("fix", "a.txt", "b.txt")
        assert result.exit_code == 2
        assert "a.txt: is as it was, because cleantext failed (IndexError: list" in result.stderr
        assert good.read_text() == FIXED

    def test_rules_that_never_come_to_rest(self, project: Path) -> None:
        rules = pattern("grow", "a", "ba") + pattern("shrink", "b+", "")
        write_rules(project / "my-rules", und__toy=rules.replace("b+", "(?<=c)b"))
        file = write("a.txt", "a")
        result = cleantext("fix", "a.txt")
        assert result.exit_code == 2
        assert "these rules never came to rest: und/toy/grow" in result.stderr
        assert file.read_text() == "a"


@pytest.mark.usefixtures("project")
class TestBadConfiguration:
    def test_an_unknown_rule_id(self) -> None:
        file = write("a.txt")
        result = cleantext("fix", "--select", "und/toy/duoble-space", "a.txt")
        assert result.exit_code == 2
        assert "did you mean 'und/toy/double-space'?" in result.stderr
        assert file.read_text() == DAMAGED

    @pytest.mark.parametrize(
        ("config", "said"),
        [
            ('selct = ["es"]', "cleantext.toml: unknown key 'selct'; did you mean 'select'?"),
            ("select = 3", "cleantext.toml: key 'select' is 3, but must be a list of text"),
            ("select = [", "cleantext.toml: cannot be read as TOML"),
            ('rules = ["none"]', "none does not exist"),
        ],
    )
    def test_a_broken_configuration(self, project: Path, config: str, said: str) -> None:
        (project / "cleantext.toml").write_text(config)
        file = write("a.txt")
        result = cleantext("fix", "a.txt")
        assert result.exit_code == 2
        assert said in result.stderr
        assert file.read_text() == DAMAGED

    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            (pattern("broken", "("), "rule 'und/toy/broken': key 'find'"),
            ('[[rule]]\nid = "x"\nkind = "patern"\nmessage = "m"\n', "did you mean 'pattern'?"),
            (pattern("x", "a", fnd="b"), "unknown key 'fnd'; did you mean 'find'?"),
            ("[[rule]\n", "toy.toml: cannot be read as TOML"),
        ],
    )
    def test_a_broken_rule_file(self, project: Path, rule: str, said: str) -> None:
        write_rules(project / "my-rules", und__toy=rule)
        (project / "cleantext.toml").write_text('rules = ["my-rules"]\n')
        file = write("a.txt")
        result = cleantext("fix", "a.txt")
        assert result.exit_code == 2
        assert "toy.toml" in result.stderr
        assert said in result.stderr
        assert "Traceback" not in result.stderr
        assert file.read_text() == DAMAGED

    def test_a_language_without_rules_is_said_to_be_one(self) -> None:
        """It may be mistyped, and fewer rules are run than somebody thinks."""
        write("a.txt")
        result = cleantext("fix", "--language", "sp", "a.txt")
        assert result.exit_code == 0
        assert "--language: no rules are for 'sp'" in result.stderr

    def test_a_directory_without_texts_is_said_to_be_one(self) -> None:
        """What was scraped may be JSON, and nobody would hear that it was not looked at."""
        write("d/a.json", '{"text": "a  b"}')
        for command in ("fix", "check", "diagnose"):
            result = cleantext(command, "d")
            assert result.exit_code == 0
            assert "no texts in d; " in result.stderr
        write("d/a.txt", "clean")
        assert "no texts" not in cleantext("check", "d").stderr

    def test_what_is_no_language(self) -> None:
        write("a.txt")
        result = cleantext("fix", "--language", "español", "a.txt")
        assert result.exit_code == 2
        assert "--language: 'español' is not a language tag; write 'es'" in result.stderr

    def test_a_configuration_that_is_not_there(self) -> None:
        assert cleantext("fix", "--config", "none.toml", "a.txt").exit_code == 2

    def test_no_paths_and_unknown_options(self) -> None:
        assert cleantext("fix").exit_code == 2
        assert cleantext("fix", "--reprot", "a.txt").exit_code == 2


@pytest.mark.usefixtures("project")
class TestRule:
    def test_one_rule_is_explained_with_its_examples(self, project: Path) -> None:
        examples = "good = ['one space']\nbad = [['two  spaces', 'two spaces']]\n"
        rule = pattern("double-space", "  +", " ", safety="unsafe", why="One is enough.")
        write_rules(project / "my-rules", es__toy=rule + examples)
        result = cleantext("rule", "es/toy/double-space")
        assert result.exit_code == 0
        assert result.stdout == (
            "es/toy/double-space: double-space found\n\nOne is enough.\n\n"
            "safety    unsafe: applied with --unsafe-fixes\nlanguage  es\nkind      pattern\n"
            f"file      {project / 'my-rules/es/toy.toml'}\n\n"
            "found and changed\n  - two  spaces\n  + two spaces\n\nleft alone\n    one space\n"
        )

    def test_every_shipped_rule_can_be_explained(self) -> None:
        (Path.cwd() / "cleantext.toml").unlink()
        ids = [line.split()[0] for line in cleantext("rule").stdout.split("\n") if line]
        assert len(ids) > 100
        for id in ids[::60]:
            assert cleantext("rule", id).stdout.startswith(f"{id}: ")

    def test_rules_of_ones_own_are_known(self) -> None:
        result = cleantext("rule", "und/toy/double-space")
        assert "One space parts two words." in result.stdout

    def test_a_prefix_lists(self) -> None:
        lines = cleantext("rule", "und/toy").stdout.split("\n")
        assert lines == [
            "und/toy/double-space  [safe]  double-space found",
            "und/toy/loud  [unsafe]  loud found",
            "und/toy/teh  [safe]  teh found",
            "und/toy/zero-width  [safe]  zero-width found",
            "",
        ]
        assert len(cleantext("rule").stdout) > len("\n".join(lines))

    def test_the_nearest_id_is_suggested(self) -> None:
        result = cleantext("rule", "und/spacing/duble-space")
        assert result.exit_code == 2
        assert "did you mean 'und/spacing/double-space'?" in result.stderr

    def test_a_name_without_its_language_is_one_in_any(self) -> None:
        result = cleantext("rule", "mixed-quotes")
        assert result.exit_code == 2
        assert "did you mean '*/quotes/mixed-quotes'?" in result.stderr
        assert "de/quotes/mixed-quotes" in cleantext("rule", "*/quotes/mixed-quotes").stdout


@pytest.mark.usefixtures("project")
class TestUndo:
    def test_the_last_run_is_undone(self) -> None:
        one, two = write("d/1.txt"), write("d/2.txt")
        cleantext("fix", "d")
        two.write_text("edited")
        listed = cleantext("undo", "--list").stdout
        assert listed.endswith(f"  2 files, such as {one.absolute()}\n")
        result = cleantext("undo")
        assert (result.exit_code, result.stdout) == (2, "1 file as before, 1 left alone\n")
        assert "2.txt: was edited since; it is left as it is" in result.stderr
        assert (one.read_text(), two.read_text()) == (DAMAGED, "edited")

    def test_a_run_that_could_replace_nothing_is_not_the_last(self) -> None:
        """A file of two names was not changed, so there is nothing of it to undo."""
        file, still = write("d/1.txt"), write("d/2.txt")
        os.link(still, "2.txt")
        for _ in range(2):
            assert cleantext("fix", "d").exit_code == 2
        assert file.read_text() == FIXED
        result = cleantext("undo")
        assert (result.exit_code, result.stdout) == (0, "1 file as before\n")
        assert (file.read_text(), still.read_text()) == (DAMAGED, DAMAGED)

    def test_a_run_by_its_name(self) -> None:
        file = write("a.txt")
        cleantext("fix", "a.txt")
        name = cleantext("undo", "--list").stdout.split()[0]
        assert cleantext("undo", name).exit_code == 0
        assert file.read_text() == DAMAGED
        result = cleantext("undo", name)
        assert result.exit_code == 2
        assert "there is nothing to undo" in result.stderr
        assert "no run can be undone in " in cleantext("undo", "--list").stdout

    def test_without_a_journal_nothing_is_kept(self) -> None:
        write("a.txt")
        cleantext("fix", "--no-journal", "a.txt")
        cleantext("check", "a.txt")
        assert not Path(".cleantext").exists()

    def test_a_journal_that_cannot_be_written_stops_the_run(self) -> None:
        file = write("a.txt")
        write(".cleantext", "in the way")
        result = cleantext("fix", "a.txt")
        assert result.exit_code == 2
        assert "use --no-journal" in result.stderr
        assert file.read_text() == DAMAGED


def process(*arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "cleantext", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell starts what it puts in the background with SIGINT ignored, us included.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


@pytest.mark.usefixtures("project")
class TestProcess:
    """What only a process of its own can show."""

    def test_the_version_is_told(self) -> None:
        out, err = process("--version").communicate()
        assert (out.split()[0], err) == (b"cleantext", b"")

    def test_a_closed_pipe_is_quiet(self) -> None:
        for number in range(300):
            write(f"d/{number:03}.txt", DAMAGED * 20)
        child = process("check", "d")
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.read(10) == b"d/000.txt:"
        child.stdout.close()
        assert child.stderr.read() == b""
        child.stderr.close()
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait() == 141

    @pytest.mark.parametrize(
        ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["int", "term"]
    )
    def test_an_interrupt_leaves_every_file_whole(self, number: signal.Signals, code: int) -> None:
        for index in range(1200):
            write(f"d/{index:04}.txt")
        child = process("fix", "--report", "d")
        assert child.stdout is not None
        assert child.stdout.read(6) == b"d/0000"
        child.send_signal(number)
        _, err = child.communicate()
        assert (child.returncode, err) == (code, b"")
        contents = [file.read_text() for file in sorted(Path("d").iterdir())]
        assert len(contents) == 1200
        assert set(contents) == {DAMAGED, FIXED}

    def test_two_runs_at_once_do_no_harm(self) -> None:
        """Nor do they trip over each other, and both can be undone."""
        for index in range(310):
            write(f"d/{index:04}.txt")
        children = [process("fix", "--jobs", str(jobs), "d") for jobs in (1, 2)]
        ends = [(child.communicate()[1], child.returncode) for child in children]
        assert ends == [(b"", 0)] * 2
        assert {file.read_text() for file in Path("d").iterdir()} == {FIXED}
        while cleantext("undo").exit_code == 0:
            pass
        assert {file.read_text() for file in Path("d").iterdir()} == {DAMAGED}
        assert len(list(Path("d").iterdir())) == 310
