"""tui -> storage -> claimreader, SQL only in storage, Textual only in tui, the network only in claimreader.feeds."""

import subprocess
import sys

import pytest

from tests.commands import ROOT


def test_the_layers_hold() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", code, "--no-logo"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("claimreader.claims.read", {"textual", "sqlite3", "httpx2", "feedparser", "tui", "storage"}),
        ("claimreader.feeds.parse", {"textual", "sqlite3", "tui", "storage"}),
        ("claimreader.workshop", {"textual", "sqlite3", "tui", "storage", "httpx2", "numpy"}),
        ("storage", {"textual", "httpx2", "feedparser", "numpy", "onnxruntime", "tui"}),
        ("tui.app", {"httpx2", "feedparser", "trafilatura", "numpy", "onnxruntime", "lxml", "sqlite_utils"}),
    ],
)
def test_what_is_not_needed_is_not_imported(module: str, absent: set[str]) -> None:
    code = f"import sys, {module}; print(*sorted({absent!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_nothing_opens_an_address_in_another_way() -> None:
    """What the contracts cannot say: only all of urllib could be forbidden, and addresses are taken apart with it."""
    for package in ("claimreader", "storage", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            assert "urllib.request" not in path.read_text(encoding="utf-8") or path.parent.name == "feeds", path
