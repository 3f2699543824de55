"""The command's frame: it starts fast, says what is wrong in one line, and leaves with the right code."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from claimreader import __version__
from tests.commands import ROOT, Run, runner, spawn

HEAVY = (
    "textual",
    "sqlite3",
    "sqlite_utils",
    "httpx2",
    "numpy",
    "onnxruntime",
    "feedparser",
    "lxml",
    "rich",
    "asyncio",
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capfd)


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    answer = run("--help")
    assert answer.code == 0 and answer.err == ""
    for command in ("add", "refresh", "list", "claims", "import", "export", "doctor", "config"):
        assert f"\n  {command} " in answer.out
    assert "Exit codes" in answer.out


@pytest.mark.parametrize("command", ["add", "refresh", "list", "claims", "import", "export", "doctor", "config"])
def test_every_command_explains_itself_in_full_sentences(run: Run, command: str) -> None:
    answer = run(command, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: claimreader {command}")
    assert all(len(line) <= 100 for line in answer.out.splitlines())


def test_version(run: Run) -> None:
    assert run("--version").out == f"claimreader {__version__}\n"


def test_help_imports_neither_screen_nor_store_nor_network() -> None:
    code = (
        "import sys\nsys.argv = ['claimreader', '--help']\nfrom tui.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: []"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["raed"], "no such command 'raed'"),
        (["--colour"], "no such option '--colour'"),
        (["add"], "`claimreader add` needs url (see"),
        (["claims"], "`claimreader claims` needs file, folder, url or - (see"),
        (["list", "--limit", "x"], "--limit must be a whole number of at least 0, not “x” (see"),
        (["list", "--limit", "-1"], "--limit must be a whole number of at least 0, not “-1” (see"),
        (["list", "feeds", "--unread"], "--unread goes with articles, not with feeds (see"),
        (["bookmarks", "--markdown", "--json"], "--markdown does not go with --json (see"),
        (["bookmarks", "--csv", "--json"], "--json does not go with --csv (see"),
        (["claims", "--jsonl", "--json"], "--jsonl does not go with --json (see"),
        (["claims", "--jsonl", "--story"], "--jsonl does not go with --story (see"),
        (["add", "a.example", "b.example", "--title", "A"], "--title is for one address, not for 2 (see"),
        (["list", "letters"], "what `claimreader list` is given must be articles or feeds, not “letters” (see"),
    ],
)
def test_a_wrong_command_line_is_one_line_on_stderr(run: Run, arguments: list[str], said: str) -> None:
    answer = run(*arguments)
    assert answer.code == 2 and answer.out == ""
    assert answer.err.startswith("claimreader: ") and answer.err.count("\n") == 1
    assert said in answer.err.lower() and "--help`)" in answer.err


def test_the_reader_says_that_it_needs_a_terminal(run: Run) -> None:
    answer = run()
    assert answer.code == 2
    assert "needs a terminal" in answer.err and answer.err.count("\n") == 1


def test_a_dumb_terminal_is_told_so() -> None:
    environment: dict[str, str] = {"TERM": "dumb", "PATH": "/bin"}
    child = pexpect.spawn(sys.executable, ["-m", "claimreader"], cwd=str(ROOT), env=environment, timeout=100)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert b"TERM is dumb" in child.before


def test_a_reader_whose_errors_go_to_a_file_says_so_on_the_terminal(tmp_path: Path, home: Path) -> None:
    log = tmp_path / "errors.log"
    command = f"{shlex.quote(sys.executable)} -m claimreader 2>{shlex.quote(str(log))}"
    child = pexpect.spawn("/bin/sh", ["-c", command], cwd=str(ROOT), dimensions=(40, 120), timeout=100)
    child.expect_exact("what it draws on, stderr, is none")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert "what it draws on, stderr, is none" in log.read_text(encoding="utf-8")


def test_the_reader_opens_on_the_sample_and_leaves_at_a_key(home: Path) -> None:
    with _reader() as child:
        child.expect_exact("Sample", timeout=100)
        child.send("Q")
        child.expect(pexpect.EOF)
    assert child.exitstatus == 0
    assert (home / ".local" / "share" / "claimreader" / "claimreader.db").exists()


def test_the_reader_opens_with_a_broken_configuration_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = = 2\n", encoding="utf-8")
    with _reader("--config", str(path)) as child:
        child.expect(r"cannot be used", timeout=100)
        child.send("C")
        child.expect(r"not.+?valid.+?TOML", timeout=100)  # wrapped where the path ends
        child.send("Q")
        child.expect(pexpect.EOF)
    assert child.exitstatus == 0


@contextmanager
def _reader(*arguments: str) -> Iterator[pexpect.spawn]:
    """The reader in a terminal of its own."""
    command = ["-m", "claimreader", *arguments]
    child = pexpect.spawn(sys.executable, command, cwd=str(ROOT), dimensions=(40, 120), timeout=100)
    try:
        yield child
        child.wait()
    finally:
        child.close(force=True)


def test_a_broken_configuration_stops_a_command_with_the_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("a = 1\ntheme = = 2\n", encoding="utf-8")
    answer = run("--config", path, "list")
    assert answer.code == 2
    assert str(path) in answer.err and "line 2" in answer.err and answer.err.count("\n") == 1


def test_a_bad_setting_is_told_of_and_does_not_stop_a_command(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[refresh]\nevry = 3\n", encoding="utf-8")
    answer = run("--config", path, "list", "feeds")
    assert answer.code == 0
    assert answer.err == f"claimreader: {path}, line 2: refresh.evry is not a setting; did you mean every?\n"


def test_what_the_screen_cannot_do_is_told_of_by_every_command(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "nrod"\n[keys]\nnext-clam = "n"\nquit = "Quit"\n', encoding="utf-8")
    answer = run("--config", path, "list", "feeds")
    assert answer.code == 0
    assert answer.err.splitlines() == [
        f'claimreader: {path}, line 1: theme must be the name of a theme, not "nrod"; "claimreader-dark" is used',
        f"claimreader: {path}, line 3: keys.next-clam is not a command; did you mean next-claim?",
        f"claimreader: {path}, line 4: keys.quit must be a key or several, not Quit; Q Ctrl-q is kept",
    ]
    told = [row for row in run("--config", path, "doctor").rows if row[0] == "problem" and str(path) in row[2]]
    assert len(told) == 3


def test_a_database_that_is_none_stops_a_command_and_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letters.db"
    path.write_text("Dear Sir or Madam, " * 300, encoding="utf-8")
    before = path.read_bytes()
    answer = run("--db", path, "list")
    assert answer.code == 3
    assert str(path) in answer.err and answer.err.count("\n") == 1
    assert path.read_bytes() == before


def test_a_database_without_a_name_is_told_of(run: Run) -> None:
    answer = run("--db", "", "list")
    assert answer.code == 3 and answer.err == "claimreader: The database has no name. Name a file with --db.\n"


def test_the_database_can_be_named_in_three_places(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    config.write_text('database = "configured.db"', encoding="utf-8")
    assert run("--config", config, "list").code == 0
    assert (tmp_path / "configured.db").exists()
    monkeypatch.setenv("CLAIMREADER_DB", str(tmp_path / "environment.db"))
    assert run("--config", config, "list").code == 0
    assert (tmp_path / "environment.db").exists()
    assert run("--config", config, "--db", tmp_path / "given.db", "list").code == 0
    assert (tmp_path / "given.db").exists()


def test_nobody_reading_the_output_is_no_error() -> None:
    process = spawn("config")
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(100) == 141


def test_interrupting_a_command_leaves_at_once_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "text"
    os.mkfifo(pipe)
    process = spawn("claims", pipe)
    with pipe.open("wb"):  # goes on when the command has opened it too, which now waits for a text
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=100)
    assert (process.returncode, out, err) == (130, b"", b"claimreader: interrupted\n")


def test_the_whole_configuration_can_be_printed(run: Run) -> None:
    assert run("config").out == (ROOT / "config.example.toml").read_text(encoding="utf-8")


def test_python_m_claimreader_is_the_same() -> None:
    process = spawn("--version")
    out, err = process.communicate(timeout=100)
    assert (process.returncode, out, err) == (0, f"claimreader {__version__}\n".encode(), b"")
