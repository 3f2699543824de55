"""`claimreader stories`: groups articles that are no part of any feed into stories."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tui.commandline.output import say
from tui.safe import safe


@click.command("stories", short_help="Group articles of a file into stories.")
@click.argument("file", metavar="FILE.jsonl|-", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for other programs.")
def stories(file: Path, as_json: bool) -> int:
    """Group articles into stories: which of them tell the same event, and why.

    FILE holds one article a line, as a JSON object with id, outlet, date, title and text; `-` reads from standard
    input. An article that is in none of the stories stands alone.
    """
    from claimreader.stories.lines import LineError, grouped, read, report

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        lines = list(read(data.decode("utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        raise LineError(f"{file}: not UTF-8") from error
    except OSError as error:
        raise LineError(f"{file}: {(error.strerror or str(error)).lower()}") from error
    found = grouped(lines)
    if as_json:
        sys.stdout.buffer.write(json.dumps(report(found), ensure_ascii=False).encode() + b"\n")
        return 0
    titles = {line.id: line.title for line in lines}
    for story in found:
        for number, article in enumerate(story.articles):
            why = story.reasons[number - 1] if number else ""
            say(safe(f"{'  ' * bool(number)}{article}  {titles[article]}{f' ({why})' if why else ''}"), bold=not number)
    return 0


COMMANDS = (stories,)
