"""The way to a bookmark: to what is new in it where it has moved, else to what it is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimreader.records import Bookmark, BookmarkKind, Movement, MovementKind

if TYPE_CHECKING:
    from tui.app import ClaimReader

CAME = (MovementKind.DENIAL, MovementKind.SIDE, MovementKind.FIGURE, MovementKind.CLAIM)
"""What came into a dispute: it is seen there."""
EDITED = (MovementKind.VERSION, MovementKind.CHANGED, MovementKind.DROPPED)
"""What an edit did: it is seen in the edit."""


def open_bookmark(reader: ClaimReader, bookmark: Bookmark, movements: Sequence[Movement] = ()) -> None:
    """Show what a bookmark is on, at what is new."""
    first = movements[0] if movements else None
    disputes = bookmark.kind is BookmarkKind.DISPUTE and bookmark.dispute_id
    if first is not None and first.claim_id is not None and (disputes or (first.kind in CAME and first.dispute_id)):
        reader.open_dispute(bookmark.dispute_id or first.dispute_id or 0, first.claim_id, movements)
    elif first is not None and first.kind in EDITED:
        reader.open_edit(first.article_id)
    elif bookmark.dispute_id is not None:
        reader.open_dispute(bookmark.dispute_id, moved=movements)
    elif bookmark.gone:
        reader.open_edit(bookmark.article_id)
    else:
        reader.open_article(bookmark.article_id, bookmark.claim_id)
