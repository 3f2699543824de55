"""What a refresh says of bookmarks that moved: for people, for programs, and for the mail that cron sends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tui.commandline.output import for_people, say, values
from tui.safe import safe

if TYPE_CHECKING:
    from claimreader.records import Bookmark, Moved, Movement
    from storage import Store

MOVED = 4
"""Added to the exit code: a bookmark has moved."""


def tell_moved(store: Store, *, quiet: bool, as_json: bool) -> int:
    """Print what happened to bookmarks that no refresh has told of yet; how many of them moved.

    Raises:
        StorageError: the database cannot be read or written.
    """
    moved = store.tell_moved()
    for one in moved:
        if as_json:
            for movement in one.movements:
                click.echo(json.dumps(_as_json(one.bookmark, movement), ensure_ascii=True))
        elif for_people() or quiet:
            for line in _for_people(one):
                say(line)
        else:
            for movement in one.movements:
                values("moved", *_values(one.bookmark, movement))
    return len(moved)


def _for_people(moved: Moved) -> Iterator[str]:
    from claimreader.following import told

    yield f"● {safe(moved.bookmark.title)} ({moved.bookmark.kind.value})"
    for movement in moved.movements:
        yield f"    {safe(told(movement))}"


def _values(bookmark: Bookmark, movement: Movement) -> Iterator[object]:
    yield from (movement.kind.value, bookmark.kind.value, bookmark.id, bookmark.title)
    yield from (movement.party, movement.outlet, movement.words, movement.why)


def _as_json(bookmark: Bookmark, movement: Movement) -> dict[str, Any]:
    return {
        "event": "moved",
        "movement": movement.kind.value,
        "bookmark": bookmark.id,
        "kind": bookmark.kind.value,
        "title": bookmark.title,
        "now": bookmark.now or None,
        "party": movement.party,
        "outlet": movement.outlet,
        "words": movement.words,
        "why": movement.why,
        "seen": movement.seen.isoformat(),
        "article_id": movement.article_id,
        "claim_id": movement.claim_id,
        "dispute_id": bookmark.dispute_id,
    }
