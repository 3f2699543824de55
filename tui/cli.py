"""The command `claimreader`: options, errors and exit codes; with no command it opens the reader.

Where everything is put together. It imports neither the screen nor the store before one is needed, so that `--help`
answers at once.

Exit codes: 0 done; 1 part of it failed, or `doctor` found something wrong; 2 the command line, the configuration or the
terminal is not fit for it; 3 the database cannot be used; 4 `refresh` saw a bookmark move, 5 and something failed; 130
interrupted; 141 nobody reads the output any more.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from claimreader import __version__
from claimreader.errors import ClaimReaderError, ConfigError, StorageError
from tui.commandline.given import Given
from tui.commandline.output import complain
from tui.commandline.wrong import described

MODULES = {
    "add": "feeds",
    "bookmarks": "bookmarks",
    "claims": "claims",
    "config": "checkup",
    "doctor": "checkup",
    "export": "feeds",
    "import": "feeds",
    "list": "lists",
    "refresh": "news",
    "stories": "stories",
}
"""Every command, and where in `tui.commandline` it is."""


class Commands(click.Group):
    """The commands, each imported when it is asked for: the reader needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """What they are called."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, if there is one."""
        if cmd_name not in MODULES:
            return None
        there: Sequence[click.Command] = import_module(f"tui.commandline.{MODULES[cmd_name]}").COMMANDS
        return next(command for command in there if command.name == cmd_name)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, the reader opens. Exit codes: 0 done, 1 something failed, 2 wrong command line or "
    "configuration, 3 the database cannot be used, 4 a bookmark moved with a refresh, 5 that and something failed.",
)
@click.option(
    "--config",
    "config_path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Read the settings from FILE. [$CLAIMREADER_CONFIG]",
)
@click.option(
    "--db",
    "database",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Keep articles in FILE. [$CLAIMREADER_DB]",
)
@click.version_option(__version__, message="claimreader %(version)s")
@click.pass_context
def claimreader(context: click.Context, config_path: Path | None, database: Path | None) -> int:
    """Read the news by claim: who says what, and who denies it."""
    context.obj = Given(config_path, database)
    if context.invoked_subcommand is None:
        from tui.commandline.reader import open_reader

        return open_reader(context.obj)
    return 0


def main() -> NoReturn:
    """Run the command line, and leave with its exit code; what a user can mend is one line on stderr."""
    if "_CLAIMREADER_COMPLETE" in os.environ:
        claimreader.main(prog_name="claimreader")
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        code = leaving.exit_code
    except click.ClickException as error:
        complain(described(error))
        code = error.exit_code
    except (click.Abort, EOFError, KeyboardInterrupt):
        complain("interrupted")
        code = 130
    except BrokenPipeError:
        _silence_output()
        code = 141
    except ClaimReaderError as error:
        complain(str(error))
        code = 2 if isinstance(error, ConfigError) else 3 if isinstance(error, StorageError) else 1
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    """What the command gives back; click's own `main` would answer a broken pipe and an interruption in its own way."""
    with claimreader.make_context("claimreader", arguments) as context:
        result = claimreader.invoke(context)
    return result if isinstance(result, int) else 0


def _silence_output() -> None:
    """Keep Python from complaining, at its end, of output that nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
