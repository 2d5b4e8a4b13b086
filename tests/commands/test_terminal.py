"""What depends on whether somebody watches."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from toy import pattern, write_rules

from cleantext.commands import terminal
from cleantext.commands.terminal import Progress, complain, put


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(terminal, "time", clock)
    return clock


def test_progress_comes_after_a_second_and_goes_before_other_output(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    progress = Progress(300)
    for done in range(1, 101):
        clock.now += 0.0625
        progress.show(done, done * 1_000_000)
    lines = screen.getvalue().split("\r\x1b[K")
    assert lines[:2] == ["", "16/300 files, 16.0 MB/s, 18 s left"]
    assert len(lines) == 1 + 43  # ten times a second at most
    screen.truncate(0)
    progress.clear()
    progress.clear()
    assert screen.getvalue().strip("\0") == "\r\x1b[K"


def test_no_progress_off_a_terminal(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(2)
    clock.now = 60
    progress.show(1, 1)
    progress.clear()
    assert capsys.readouterr().err == ""


def test_complaints_are_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    complain("error: \x1b[31m\u202efile\udce9")
    assert capsys.readouterr().err == "cleantext: error: ␛[31m<U+202E>file<byte E9>\n"


def test_a_terminal_that_does_not_know_a_character_gets_its_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    put("«é»")
    put("→")
    assert stream.buffer.getvalue() == b"\xab\xe9\xbb\\u2192"  # type: ignore[attr-defined]


@pytest.mark.parametrize("asked", [{}, {"NO_COLOR": "1"}], ids=["colour", "NO_COLOR"])
def test_on_a_real_terminal(tmp_path: Path, asked: dict[str, str]) -> None:
    """Colours unless refused, and in neither case a control character of the text."""
    write_rules(tmp_path / "own", und__toy=pattern("double-space", "  +", " "))
    (tmp_path / "cleantext.toml").write_text('rules = ["own"]\nselect = ["und/toy"]\n')
    (tmp_path / "a.txt").write_bytes("a  b \x1b[5m\u202e\n".encode())
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", **asked}
    if not asked:
        environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "cleantext", "fix", "--diff", "a.txt"]
    child = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            data = os.read(ours, 1000)
        except OSError:  # how Linux says that the other end is closed
            break
        if not data:
            break
        seen += data
    os.close(ours)
    assert child.wait() == 0
    shown = seen.decode().replace("\r\n", "\n")
    assert "␛[5m<U+202E>" in shown
    assert "\x1b[5m" not in shown
    assert ("\x1b[31m" in shown) == (not asked)
    assert ("\x1b" in shown) == (not asked)
