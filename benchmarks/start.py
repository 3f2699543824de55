"""From the command to the first useful paint, and what a key press takes then, in a real pseudo-terminal."""

import compileall
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.archive import archive
from benchmarks.measure import ROOT, Figure, ms, note, show, title
from benchmarks.terminal import Terminal

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("Newest of all")

Empty().run()
"""
"""The least that a program with Textual can be."""
PACKAGES = ("claimreader", "storage", "tui")


def measure(sizes: Sequence[int], pairs: int, presses: int) -> None:
    """Print the figures for archives of these sizes; as after an installation, the code is compiled beforehand."""
    for package in PACKAGES:
        compileall.compile_dir(ROOT / package, quiet=1)
    with tempfile.TemporaryDirectory() as home:
        empty = Path(home, "empty.py")
        empty.write_text(EMPTY, encoding="utf-8")
        for size in sizes:
            _archive_of(size, empty, Path(home), pairs, presses)


def _archive_of(size: int, empty: Path, home: Path, pairs: int, presses: int) -> None:
    database = archive(size)
    config = home / "config.toml"
    config.write_text("[refresh]\non_start = false\nevery = 0\n", encoding="utf-8")
    reader = [sys.executable, "-m", "claimreader", "--config", str(config), "--db", str(database)]
    environment = {"HOME": str(home), "PYTHONPATH": str(ROOT)}
    title(f"The reader, {size:,} articles")
    note(f"starting it {pairs} times beside an empty Textual app")
    ours, theirs = [], []
    for _ in range(pairs + 1):
        theirs.append(_start([sys.executable, str(empty)], environment))
        ours.append(_start(reader, environment))
    (our, our_work), (their, their_work) = zip(*ours[1:], strict=True), zip(*theirs[1:], strict=True)
    show(Figure("an empty Textual app: start to first paint", ms(their)))
    show(Figure("start to first useful paint (an article in the list)", ms(our), "at most 1.3 x the empty app"))
    show(Figure("... in pairs with the empty app, median", f"{_ratio(our, their):.2f} x"))
    show(Figure("... and in processor time", f"{_ratio(our_work, their_work):.2f} x"))
    with Terminal(reader, environment) as terminal:
        terminal.until("Newest of all")
        terminal.rest(1.0)
        show(Figure("memory after start", f"{terminal.memory():,.0f} MB", "120 MB at 300,000"))
        note(f"pressing j {presses} times")
        terminal.press("j")
        show(
            Figure(
                "key press to paint in the article list",
                ms([terminal.press("j") for _ in range(presses)]),
                "16 ms, p99 50 ms",
            )
        )
        show(Figure("to the end of the list and back", ms([terminal.press(key) for key in "GgGgGg"])))


def _start(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the first paint, and how many of them a processor worked for it."""
    with Terminal(command, environment) as terminal:
        passed = terminal.until("Newest of all")
    return passed, terminal.worked


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    return median(our / their for our, their in zip(ours, theirs, strict=True))
