"""`claimreader bookmarks`: what is bookmarked, with its evidence: for people, for programs, for a text of one's own."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tui.commandline.given import Given
from tui.commandline.output import complain, for_people, say, values
from tui.commandline.wrong import only_one
from tui.safe import safe

if TYPE_CHECKING:
    from claimreader.records import Bookmark, Movement


@click.command("bookmarks", short_help="List bookmarks, or write them out with their evidence.")
@click.option("--markdown", is_flag=True, help="Write Markdown: every quotation with its source.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON array.")
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV: one line for each claim.")
@click.option("--tag", metavar="TAG", help="Only bookmarks with this tag, in whatever capitals.")
@click.option("--moved", "only_moved", is_flag=True, help="Only bookmarks that moved since you looked at them.")
@click.pass_context
def bookmarks(
    context: click.Context, markdown: bool, as_json: bool, as_csv: bool, tag: str | None, only_moved: bool
) -> int:
    """List bookmarks, newest first, or write them out with their evidence: verbatim quotations with party, act, outlet,
    date and address, your notes and tags, and what happened since you looked.

    Without a format and piped, one line each, the values between tabs: kind, moved or not, what became of it, outlet,
    title, tags, note, and what it is called now where that is something else. What is listed here stays news until you
    look at it in the reader.
    """
    only_one(context, markdown=markdown, as_json=as_json, as_csv=as_csv)
    given: Given = context.obj
    with given.store() as store:
        movements = {one.bookmark.id: one.movements for one in store.moved()}
        every = [one for one in store.bookmarks() if _wanted(one, tag, only_moved)]
    if markdown or as_json or as_csv:
        from claimreader.bookmarked import written
        from claimreader.evidence import Format

        form = Format.MARKDOWN if markdown else Format.JSON if as_json else Format.CSV
        sys.stdout.buffer.write(written(every, form, movements).encode())
    elif every:
        _list(every, movements)
    elif for_people():
        complain("nothing is bookmarked" + (" that fits" if tag or only_moved else ": b in the reader does it"))
    return 0


def _wanted(bookmark: Bookmark, tag: str | None, only_moved: bool) -> bool:
    tagged = not tag or tag.lstrip("#").casefold() in {one.casefold() for one in bookmark.tags}
    return tagged and (bookmark.news or not only_moved)


def _list(every: Sequence[Bookmark], movements: Mapping[int, Sequence[Movement]]) -> None:
    from claimreader.bookmarked import FOUND, state
    from claimreader.following import lines, told_outlets

    for one in every:
        became = "" if state(one) == FOUND else f", {state(one)}"
        if not for_people():
            moved = "moved" if one.news else ""
            outlets = "; ".join(one.outlets)
            values(one.kind.value, moved, became[2:], outlets, one.title, " ".join(one.tags), one.note, one.now)
            continue
        sign = "●" if one.news else "★"
        say(f"{sign} {safe(one.title)}", bold=True)
        tags = "".join(f"  #{safe(tag)}" for tag in one.tags)
        say(f"  {one.kind.value} · {safe(told_outlets(one))}{became}{tags}")
        if one.now:
            say(f"  now: {safe(one.now)}")
        if one.note:
            say(f"  {safe(one.note)}")
        for line in lines(movements.get(one.id, ())):
            say(f"  ● {safe(line)}")


COMMANDS = (bookmarks,)
