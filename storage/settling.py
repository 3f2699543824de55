"""What follows when a story gains or loses an article: its counts, its end, and which claims are contested by it."""

import sqlite3
from collections.abc import Iterable

from storage.followed import find_now
from storage.values import many

QUIET, NEWS = 1, 2
"""Why a story's disputes are to be brought up to date: it was changed or read otherwise; something came in."""


def settle_story(db: sqlite3.Connection, story_id: int, due: int) -> None:
    """Count a story's articles, and have its disputes looked at; one article alone is no story."""
    counted = """
        SELECT count(*) AS articles, max(date) AS last FROM story_articles JOIN articles ON articles.id = article_id
        WHERE story_id = ?
    """
    row = db.execute(counted, (story_id,)).fetchone()
    if row["articles"] < 2:
        dissolve(db, story_id)
        return
    db.execute(
        "UPDATE stories SET articles = ?, last = ?, due = max(due, ?) WHERE id = ?",
        (row["articles"], row["last"], due, story_id),
    )


def dissolve(db: sqlite3.Connection, story_id: int) -> None:
    """End a story with its disputes; the article that is left stands alone, and is nobody's decision any more."""
    contested = contested_claims(db, story_id)
    alone = "UPDATE story_articles SET story_id = NULL, by_user = 0, reason = '' WHERE story_id = ?"
    db.execute(alone, (story_id,))
    forget(db, [row["id"] for row in db.execute("SELECT id FROM disputes WHERE story_id = ?", (story_id,))])
    db.execute("DELETE FROM stories WHERE id = ?", (story_id,))
    recount(db, contested)


def forget(db: sqlite3.Connection, dispute_ids: Iterable[int]) -> None:
    """Delete disputes; bookmarks on them are put where they belong now."""
    gone = many(dispute_ids)
    query = "SELECT DISTINCT article_id FROM bookmarks WHERE dispute_id IN (SELECT value FROM json_each(?))"
    articles = [row["article_id"] for row in db.execute(query, (gone,))]
    db.execute("DELETE FROM disputes WHERE id IN (SELECT value FROM json_each(?))", (gone,))
    for article_id in articles:
        find_now(db, article_id)


def uncover(db: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """The disputes within articles stand on their own again, until their story is looked at."""
    db.execute(
        """
        WITH left_ AS (SELECT id FROM disputes WHERE article_id IN (SELECT value FROM json_each(?)))
        UPDATE disputes SET within = NULL WHERE id IN left_ OR within IN left_
        """,
        (many(article_ids),),
    )


def contested_claims(db: sqlite3.Connection, story_id: int) -> set[int]:
    """The claims that are members of a story's disputes."""
    query = "SELECT claim_id FROM dispute_members JOIN disputes ON disputes.id = dispute_id WHERE story_id = ?"
    return {row["claim_id"] for row in db.execute(query, (story_id,))}


def recount(db: sqlite3.Connection, claim_ids: Iterable[int]) -> None:
    """Say of claims whether they are contested now, and of their articles how many are."""
    claims = many(claim_ids)
    which = "claim_id IN (SELECT value FROM json_each(?))"
    now = "EXISTS (SELECT 1 FROM dispute_members WHERE dispute_members.claim_id = party_claims.claim_id)"
    changed = f"SELECT *, {now} AS now FROM party_claims WHERE {which} AND contested <> {now}"
    rows = [
        (row["party_id"], row["date"], row["claim_id"], row["denial"], row["now"])
        for row in db.execute(changed, (claims,))
    ]
    # Triggers count what is inserted and deleted, not what is updated.
    db.executemany(
        "DELETE FROM party_claims WHERE party_id = ? AND date = ? AND claim_id = ?", [row[:3] for row in rows]
    )
    db.executemany(
        "INSERT INTO party_claims (party_id, date, claim_id, denial, contested) VALUES (?, ?, ?, ?, ?)", rows
    )
    db.execute(
        """
        UPDATE articles SET contested = (
            SELECT count(DISTINCT claim_id) FROM claims JOIN dispute_members ON claim_id = claims.id
            WHERE version_id = articles.standing
        )
        WHERE id IN (
            SELECT article_id FROM claims JOIN versions ON versions.id = version_id
            WHERE claims.id IN (SELECT value FROM json_each(?))
        )
        """,
        (claims,),
    )
