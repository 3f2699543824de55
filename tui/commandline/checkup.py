"""`claimreader doctor` and `config`: what is installed, where things are, what is wrong and what to do about it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from claimreader import __version__
from claimreader.errors import ClaimReaderError, ConfigError
from tui.commandline.given import Given
from tui.commandline.output import for_people, say, values
from tui.safe import safe

LIBRARIES = ("textual", "httpx2", "feedparser", "lxml", "trafilatura", "sqlite-utils", "onnxruntime", "numpy")
EXPAT_AT_LEAST = (2, 4, 1)
"""The first that bounds what an entity may grow to."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    name: str
    said: str
    wrong: bool = False


@click.command("doctor", short_help="Say what is installed, where, and what is wrong.")
@click.pass_obj
def doctor(given: Given) -> int:
    """Say what is installed, where the files are, and what is wrong. The exit code is 1 when something is."""
    findings = [*_program(), *_settings(given), *_database(given), *_model(), *_network(), *_terminal()]
    wrong = sum(finding.wrong for finding in findings)
    sum_up = "nothing is wrong" if not wrong else f"{wrong} thing{'s' * (wrong > 1)} to look at"
    findings.append(Finding("", sum_up, wrong=bool(wrong)))
    width = max(len(finding.name) for finding in findings)
    for name, said, problem in findings:
        if for_people():
            say(f"{'!' if problem else ' '} {name:{width}}  {safe(said)}", fg="red" if problem else None)
        else:
            values("problem" if problem else "ok", name, said)
    return int(wrong > 0)


def _program() -> Iterator[Finding]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    yield Finding("claimreader", f"{__version__} in {Path(__file__).parents[2]}")
    yield Finding("Python", f"{platform.python_version()} ({sys.executable}), {platform.system()} {platform.machine()}")
    for name in LIBRARIES:
        try:
            yield Finding(name, version(name))
        except PackageNotFoundError:
            yield Finding(name, "is not installed: install claimreader anew", wrong=True)


def _settings(given: Given) -> Iterator[Finding]:
    from claimreader.config import default_path
    from tui.wishes import load

    try:
        config = load(given.config_path)
    except ConfigError as error:
        yield Finding("configuration", f"{error}; the defaults are used", wrong=True)
        return
    yield Finding("configuration", str(config.path) if config.path else f"none; it would be {default_path()}")
    for problem in config.problems:
        yield Finding("", problem, wrong=True)


def _database(given: Given) -> Iterator[Finding]:
    from claimreader.config import Config

    try:
        path = given.database or Config.load(given.config_path).database_path()
    except ConfigError:
        path = Config().database_path()
    if not path.exists():
        yield Finding("database", f"none yet; it will be {path}")
        return
    from storage import Store

    try:
        with Store.open(path) as store:
            for line in store.doctor():
                name, _, said = line.partition(": ")
                yield Finding(name, said, wrong=name == "problem")
    except ClaimReaderError as error:
        yield Finding("database", str(error), wrong=True)


def _model() -> Iterator[Finding]:
    try:
        from claimreader.claims.read import Reader
        from claimreader.claims.tagger import HOME

        size = sum(file.stat().st_size for file in HOME.iterdir())
        yield Finding("claim model", f"{Reader().model}, {size / 1e6:.1f} MB in {HOME}")
        reading = Reader().read("The ministry denied that troops had crossed the river.")
        yield Finding(
            "", f"reads: {len(reading.claims)} claim in a sentence that has one", wrong=len(reading.claims) != 1
        )
    except (ClaimReaderError, ImportError, OSError) as error:
        yield Finding("claim model", f"{error}: install claimreader anew", wrong=True)


def _network() -> Iterator[Finding]:
    from pyexpat import version_info

    from claimreader.feeds.certificates import trusted

    known = ".".join(map(str, version_info))
    old = version_info < EXPAT_AT_LEAST
    yield Finding("expat", f"{known}{': too old to bound hostile XML; update Python' if old else ''}", wrong=old)
    authorities = trusted()
    missing = "none was found: https will fail; on Debian and Ubuntu, install ca-certificates"
    yield Finding("certificates", authorities or missing, wrong=not authorities)
    proxies = sorted(name for name in os.environ if name.lower() in ("http_proxy", "https_proxy", "all_proxy"))
    if proxies:
        yield Finding("proxy", f"set by {', '.join(proxies)}")


def _terminal() -> Iterator[Finding]:
    from shutil import get_terminal_size

    kind = os.environ.get("TERM", "")
    size = get_terminal_size()
    here = sys.stdout.isatty()
    unfit = here and kind in ("", "dumb", "unknown")
    said = f"{kind or 'TERM is not set'}, {size.columns}x{size.lines}" if here else "none: the output goes elsewhere"
    yield Finding("terminal", f"{said}{'; the reader cannot be drawn here' if unfit else ''}", wrong=unfit)
    encoding = (sys.stdout.encoding or "").lower()
    plain = encoding not in ("utf-8", "utf8")
    yield Finding("encoding", f"{encoding}{'; set a UTF-8 locale' if plain else ''}", wrong=plain)
    if "NO_COLOR" in os.environ:
        yield Finding("colour", "off, by NO_COLOR")


@click.command("config", short_help="Print the configuration with its defaults.")
def config() -> None:
    """Print the configuration with every setting at its default, to begin one's own with."""
    from claimreader.config import example

    click.echo(example(), nl=False)


COMMANDS = (doctor, config)
