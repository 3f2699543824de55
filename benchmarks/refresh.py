"""A refresh of many feeds on loopback, as the command does it: nothing changed, and everything changed."""

import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import newsboat
from benchmarks.measure import ROOT, Figure, clock, note, show, title
from storage import Store

ENTRIES = 100
CONFIG = "[refresh]\nconcurrency = 16\nper_host = 16\n"
"""They are all on one host here, which is asked as if they were not."""


def measure(feeds: int) -> None:
    """Print the figures for so many feeds of a hundred entries."""
    title(f"Refreshing {feeds} feeds of {ENTRIES} entries")
    with _server() as port, tempfile.TemporaryDirectory() as home:
        urls = [f"http://127.0.0.1:{port}/{number}.xml" for number in range(feeds)]
        command, environment = _ours(Path(home), urls), {"HOME": home, "PYTHONPATH": str(ROOT)}
        theirs = newsboat.reload_command(Path(home), urls)
        for what, aim in (("new", ""), ("unchanged", "faster than newsboat"), ("changed", "within 2 x newsboat")):
            if what == "changed":
                urllib.request.urlopen(f"http://127.0.0.1:{port}/turn").close()
            note(f"{what} feeds")
            show(Figure(f"{what}: claimreader refresh --all --no-claims", _seconds(command, environment), aim))
            if theirs:
                show(Figure(f"{what}: newsboat -x reload", _seconds(theirs, {"HOME": home})))
        if not theirs:
            note("newsboat is not installed: nothing to compare with")


def _ours(home: Path, urls: Sequence[str]) -> list[str]:
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    with Store.open(home / "news.db") as store:
        for url in urls:
            store.add_feed(url)
    given = ["--config", str(home / "config.toml"), "--db", str(home / "news.db")]
    return [sys.executable, "-m", "claimreader", *given, "refresh", "--all", "--no-claims", "--quiet"]


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> str:
    with clock() as passed:
        done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)
    failed = f" (exit code {done.returncode})" if done.returncode else ""
    if failed:
        note(done.stderr.strip().rpartition("\n")[2])
    return f"{passed():,.2f} s{failed}"


@contextmanager
def _server() -> Iterator[int]:
    server = [sys.executable, "-m", "benchmarks.feedserver", str(ENTRIES)]
    with subprocess.Popen(server, stdout=subprocess.PIPE) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()
