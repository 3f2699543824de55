"""What is said of a wrong command line: what was expected, what was given instead, and where the right one is told."""

from collections.abc import Sequence
from typing import Any

import click


class Number(click.types.IntParamType):
    """A whole number that is not negative."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, from what was typed."""
        if isinstance(value, int):
            return value
        if not value.isascii() or not value.isdecimal():
            self.fail(f"must be a whole number of at least 0, not {_shown(value)}", param, ctx)
        return int(value)


class OneOf(click.Choice[str]):
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that was typed."""
        if value not in self.choices:
            self.fail(f"must be {_either(self.choices)}, not {_shown(value)}", param, ctx)
        return str(value)


def only_one(context: click.Context, **given: object) -> None:
    """Of options that exclude each other, at most one may be given; they are named like their parameters.

    Raises:
        UsageError: more than one is.
    """
    names = [_option(context, name) for name, value in given.items() if value]
    if len(names) > 1:
        raise click.UsageError(f"{names[0]} does not go with {_either(names[1:])}", context)


def _option(context: click.Context, name: str) -> str:
    [found] = [one for one in context.command.params if one.name == name]
    return max(found.opts, key=len)


def described(error: click.ClickException) -> str:
    """The error in a line, and for a wrong command line where the right one is described."""
    message = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message
    if isinstance(error, click.MissingParameter) and error.param:
        wanted = error.param.make_metavar(context).rstrip(".").strip("[]")
        message = f"`{context.command_path}` needs {_either(wanted.split('|'))}"
    elif isinstance(error, click.BadParameter) and isinstance(error.param, click.Option):
        message = f"{max(error.param.opts, key=len)} {error.message}"
    elif isinstance(error, click.BadParameter):
        message = f"what `{context.command_path}` is given {error.message}"
    return f"{message} (see `{context.command_path} --help`)"


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _shown(value: str) -> str:
    return f"“{value}”" if value else "nothing"
