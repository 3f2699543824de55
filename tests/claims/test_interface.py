"""The public interface: importable on its own, and as its documentation says."""

import doctest
import subprocess
import sys

import pytest

from claimreader import claims
from tests.commands import ROOT

ABSENT = {"textual", "rich", "sqlite3", "sqlite_utils", "httpx2", "feedparser", "tui", "storage"}


def test_the_documentation_is_true() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "claims.md"), module_relative=False, encoding="utf-8")
    assert result.failed == 0 and result.attempted > 20


def test_it_stands_on_its_own_also_when_it_reads() -> None:
    code = (
        "import sys; from claimreader.claims import Reader; "
        "assert Reader().read('The minister said no.').claims; "
        f"print(*sorted({ABSENT!r} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_importing_it_loads_nothing() -> None:
    code = "import sys, claimreader.claims; print(*sorted({'numpy', 'onnxruntime'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_public_name_is_there() -> None:
    for name in claims.__all__:
        assert getattr(claims, name).__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'Writer'"):
        _ = claims.Writer
