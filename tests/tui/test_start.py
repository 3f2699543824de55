"""What the program does not do: import what the first paint can do without, wait for what hangs, trust a text."""

import ast
import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from tests.builders import an_article
from tui.background import Background

ROOT = Path(__file__).parents[2]
HEAVY = {"httpx2", "feedparser", "lxml", "trafilatura", "onnxruntime", "numpy", "sqlite_utils", "pycountry"}

PAINT = """
import asyncio, gc, sys
gc.disable()
from pathlib import Path
from claimreader.config import Config, RefreshConfig
from storage import Store
from tests.builders import an_article
from tui.app import ClaimReader

async def paint(store):
    app = ClaimReader(store, Config(refresh=RefreshConfig(on_start=False, every=0)))
    async with app.run_test(size=(120, 40)) as pilot:
        app.background.close()
        while not gc.isenabled():
            await pilot.pause(0.01)

with Store.open(Path(sys.argv[1])) as store:
    asyncio.run(paint(store))
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_nothing_heavy_is_imported_for_the_first_paint_and_garbage_collected_after_it(store: Store) -> None:
    an_article(store)
    command = [sys.executable, "-c", PAINT, str(store.path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    imported = set(ran.stdout.split())
    assert "textual" in imported and not imported & HEAVY


def test_leaving_waits_for_nothing_that_cannot_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.background.PATIENCE", 0.1)
    release = threading.Event()
    begun = threading.Event()

    def look_up_a_name() -> None:
        begun.set()
        release.wait(1200)

    async def hang() -> None:
        await asyncio.to_thread(look_up_a_name)

    background = Background()
    background.start(hang, "test")
    assert begun.wait(60)
    background.close()
    release.set()  # closing was long over: a test that waits for the thread does not end in time


def test_a_coroutine_that_fails_is_logged_and_ends_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    ended = threading.Event()

    async def fail() -> None:
        raise ZeroDivisionError("oh no")

    async def go_on() -> None:
        ended.set()

    background = Background()
    background.start(fail, "one").join(60)
    background.start(go_on, "other").join(60)
    assert ended.is_set() and "oh no" in caplog.text
    background.close()


FOREIGN = {
    "title",
    "url",
    "site",
    "outlet",
    "name",
    "text",
    "note",
    "error",
    "words",
    "author",
    "folder",
    "proposition",
}
DRAWS = {"Static", "Label", "Button", "Checkbox", "update", "notify"}
GUARDS = {"plain", "Content", "safe", "styled", "assemble"}


def test_no_text_of_a_feed_reaches_a_widget_as_markup() -> None:
    """Textual takes a string for markup in titles, labels and messages: what is from outside must come as Content."""
    found = [f"{file.name}:{line}" for file in sorted((ROOT / "tui").rglob("*.py")) for line in _unguarded(file)]
    assert found == []


def _unguarded(file: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr in ("border_title", "border_subtitle")
            for target in node.targets
        ):
            yield from (one.lineno for one in _foreign(node.value))
        if isinstance(node, ast.Call) and _called(node) in DRAWS and "commandline" not in file.parts:
            safe = any(word.arg == "markup" for word in node.keywords)
            yield from (one.lineno for argument in node.args if not safe for one in _foreign(argument))


def _foreign(node: ast.AST) -> Iterator[ast.Attribute]:
    """The parts of an expression that may be from outside and are not guarded."""
    if isinstance(node, ast.Call) and _called(node) in GUARDS:
        return
    if isinstance(node, ast.Attribute) and node.attr in FOREIGN:
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _foreign(child)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
