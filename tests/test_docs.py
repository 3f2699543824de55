"""What is written for people is true: commands, keys, targets, files."""

import re
import subprocess
import sys

import click
import pytest

from tests.commands import ROOT
from tests.keys_table import within
from tui.keys import table

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    """All that `claimreader` can be told to do, by name."""
    from tui.cli import claimreader

    context = click.Context(claimreader)
    found = {name: claimreader.get_command(context, name) for name in claimreader.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None and command.name == name}


def test_the_table_of_keys_is_the_programs() -> None:
    assert within(README) == table(), "make keys writes it anew"


def test_every_command_is_in_the_readme_and_every_command_there_exists() -> None:
    described = set(re.findall(r"^\| `claimreader ([a-z]+)", README, re.MULTILINE))
    assert described == set(commands())


def test_every_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"help", "run", "test", "check", "bench"} <= targets
    assert set(re.findall(r"`make ([a-z]+)`|^    make ([a-z]+)$", README, re.MULTILINE)) <= {
        pair for target in targets for pair in ((target, ""), ("", target))
    }


def test_every_file_that_is_linked_exists() -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / link).exists(), link


def test_every_option_that_is_named_exists() -> None:
    from tui.cli import claimreader

    options = {name for command in commands().values() for one in command.params for name in one.opts}
    options |= {name for one in claimreader.params for name in one.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", README)) <= options


def test_the_documented_schema_is_the_programs() -> None:
    from claimreader.claims.report import AttributionReport, DisputeReport, DocumentReport, Report
    from claimreader.records import Act, DisputeKind, Quoted

    for kind in (Report, DocumentReport, AttributionReport, DisputeReport):
        for key in kind.__annotations__:
            assert f'"{key}"' in README, key
    for words in (Act, DisputeKind, Quoted):
        for word in words:
            assert f"`{word.value}`" in README, word


def test_help_of_make_names_the_targets() -> None:
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("run", "test", "check", "bench", "format", "lint", "types", "layers", "build"):
        assert f"  make {target} " in said


def test_the_benchmarks_say_what_they_measure() -> None:
    command = [sys.executable, "-m", "benchmarks", "--help"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(part in said for part in ("start", "search", "claims", "refresh", "newsboat", "--quick"))


def test_make_says_what_it_lacks() -> None:
    done = subprocess.run(
        ["make", "run", "PYTHON=", "UV=", "VENV=/nonexistent/venv"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "claimreader needs Python 3.11 or newer, and none was found" in done.stderr


@pytest.mark.parametrize("path", [".ci/run"])
def test_what_is_to_be_run_can_be(path: str) -> None:
    assert (ROOT / path).stat().st_mode & 0o111
