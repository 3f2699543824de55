"""The package: what it holds, what it asks for, and that it works where it is installed."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from claimreader import __version__
from tests.commands import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LARGEST = 30_000_000
"""Bytes of what is ours, installed, the model included."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """A folder that the package was unpacked into, as an installer does it."""
    folder = wheel.parent / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_it_holds_code_and_data_of_three_packages_and_nothing_else(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} == {
        "claimreader", "storage", "tui", f"claimreader-{__version__}.dist-info"
    }  # fmt: skip
    for package in ("claimreader", "storage", "tui"):
        ours = {path.relative_to(ROOT) for path in _files(ROOT / package)}
        packed = {path.relative_to(installed) for path in _files(installed / package)}
        assert packed - ours <= {Path("claimreader/config.example.toml")}
        assert ours - packed == set()
    for needed in ("config.example.toml", "py.typed", "claims/model/model.onnx"):
        assert (installed / "claimreader" / needed).exists(), needed
    assert list((installed / "claimreader" / "claims" / "model").glob("*.md")), "the model has no card"


def test_what_is_ours_stays_small(installed: Path) -> None:
    assert sum(path.stat().st_size for path in _files(installed)) < LARGEST


def test_it_runs_where_it_is_installed(installed: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "claimreader", "--db", str(tmp_path / "news.db"), *arguments]
        environment = {"PYTHONPATH": str(installed), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    assert run("--version") == f"claimreader {__version__}\n"
    assert run("config") == (ROOT / "config.example.toml").read_text(encoding="utf-8")
    assert run("list", "feeds") == ""


def test_the_version_is_said_in_one_place() -> None:
    assert "version" not in PROJECT["project"] and PROJECT["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_the_change_log_has_the_version_or_what_is_to_come() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in log or "## [Unreleased]" in log


def test_every_import_is_asked_for_and_everything_asked_for_is_imported() -> None:
    """Names of distributions and of what they are imported as differ for a few."""
    names = {"sqlite-utils": "sqlite_utils", "lxml-html-clean": None}
    asked = {re.split(r"[\[<>=~!]", line)[0] for line in PROJECT["project"]["dependencies"]}
    wanted = {name for name in (names.get(one, one.replace("-", "_")) for one in asked) if name}
    assert _imported() - set(sys.stdlib_module_names) - {"claimreader", "storage", "tui"} == wanted


def test_it_is_under_the_mit_licence() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("MIT License") and "the claimreader authors" in licence
    assert PROJECT["project"]["license"] == "MIT"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def _imported() -> set[str]:
    """The top-level modules that the packages import anywhere."""
    import ast

    found = set()
    for package in ("claimreader", "storage", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
    return found
