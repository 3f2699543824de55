"""Which dispute within an article is part of one across articles: that one is shown, and the other in it."""

import sqlite3

from storage.movement import Standing, standing_disputes
from storage.values import many

LOOKED_AT = 120
"""Articles of a story, the newest ones, whose own disputes are looked at."""
COVERED = 0.5
"""The share of its claims that another dispute must have for it to be part of that one."""


def cover(db: sqlite3.Connection, story_id: int) -> None:
    """Say of the disputes within a story's articles which one shows them; bookmarks on them go there too."""
    query = """
        SELECT article_id, one_text FROM story_articles JOIN articles ON articles.id = article_id WHERE story_id = ?
        ORDER BY date DESC, article_id DESC LIMIT ?
    """
    texts = {row["article_id"]: row["one_text"] for row in db.execute(query, (story_id, LOOKED_AT))}
    across = standing_disputes(db, "story_id = ?", (story_id,))
    inside = standing_disputes(db, "article_id IN (SELECT value FROM json_each(?))", (many(texts),))
    printed: dict[tuple[int, frozenset[str]], int] = {}
    for own in sorted(inside, key=lambda own: own.id):
        target = covering(own, across)
        if target is None and own.article_id is not None:
            first = printed.setdefault((texts[own.article_id], words(own)), own.id)
            target = first if first != own.id else None
        db.execute("UPDATE disputes SET within = ? WHERE id = ?", (target, own.id))
        if target is not None:
            db.execute("UPDATE bookmarks SET dispute_id = ? WHERE dispute_id = ?", (target, own.id))


def covering(own: Standing, across: list[Standing]) -> int | None:
    """The dispute that has most of another one's claims."""
    said = words(own)
    best = max(across, key=lambda one: (len(said & words(one)), -one.id), default=None)
    return best.id if best is not None and len(said & words(best)) >= COVERED * len(said) else None


def words(standing: Standing) -> frozenset[str]:
    """What is claimed in a dispute, on either side."""
    return frozenset(claim for _, claim in standing.members)
