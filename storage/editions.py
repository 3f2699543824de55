"""A bookmarked article's new versions, and what they did to its claims, in a line."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import Any

from claimreader.records import Movement, MovementKind
from storage.claims import kept_claims
from storage.rows import OUTLET, version_of
from storage.values import moment


def version_movement(
    db: sqlite3.Connection, article_id: int, seen: Mapping[str, Any] | None, news: bool
) -> Movement | None:
    """What new versions there are since the one that was seen; None for none.

    Of a bookmark that is older than what was seen of bookmarks is known only whether it has `news`.
    """
    query = f"""
        SELECT articles.title, articles.versions, versions.seen, {OUTLET} AS outlet FROM articles
        JOIN versions ON versions.id = articles.newest JOIN feeds ON feeds.id = articles.feed_id WHERE articles.id = ?
    """
    row = db.execute(query, (article_id,)).fetchone()
    before = seen["version"] if seen is not None else row["versions"] - news
    if row["versions"] <= before:
        return None
    why = changes_between(db, article_id, before, row["versions"])
    return Movement(MovementKind.VERSION, row["title"], None, row["outlet"], moment(row["seen"]), article_id, None, why)


def changes_between(db: sqlite3.Connection, article_id: int, old: int, new: int) -> str:
    """What became of the claims between two versions, in numbers; empty while one of them is not read."""
    from claimreader.versions.claims import Told, claim_changes
    from claimreader.versions.text import woven

    query = """
        SELECT * FROM versions JOIN readings ON readings.version_id = versions.id
        WHERE article_id = ? AND number IN (?, ?) ORDER BY number
    """
    rows = db.execute(query, (article_id, old, new)).fetchall()
    if len(rows) < 2:
        return ""
    told = [
        Told(
            row["text"],
            [kept.claim for kept in kept_claims(db, "versions.id = ? ORDER BY claims.number", (row["id"],))],
        )
        for row in rows
    ]
    web = woven(version_of(rows[0]).document, version_of(rows[1]).document)
    counts = Counter(
        "new denial" if change.denial else change.kind.value for change in claim_changes(told[0], told[1], web)
    )
    return ", ".join(f"{number} {name}" for name, number in counts.items())
