"""Stories as they are kept: the one that an article is in, all of them; and the user's word on them, which stands."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from claimreader.stories.kept import KeptStory, StoryArticle, StoryChange, StoryRow
from storage.access import Access
from storage.bookmarks import short
from storage.feeds import one
from storage.journal import write_down
from storage.placing import put, story_with, waiting_of
from storage.rows import OUTLET
from storage.settling import QUIET, settle_story, uncover
from storage.values import many, moment

SHOWN = 200
"""Articles of one story that are listed, the ones that came last."""
BY_USER = "you put them together"
"""The reason of what the user has merged."""

Moves = list[dict[str, Any]]
"""Articles as they were before the user changed something: the columns that it changed."""


class Stories(Access):
    """Which articles tell the same event."""

    def story_of(self, article_id: int) -> KeptStory | None:
        """The story that an article is in; None where it stands alone, or nobody has looked yet."""
        with self._reading() as db:
            story_id = story_id_of(db, article_id)
            return None if story_id is None else kept_story(db, story_id)

    def story(self, story_id: int) -> KeptStory:
        """A story with its articles.

        Raises:
            StorageError: it is not there any more.
        """
        with self._reading() as db:
            found = kept_story(db, story_id)
            one(db.execute("SELECT id FROM stories WHERE id = ? AND articles > 1", (story_id,)).fetchone(), "story")
        assert found is not None
        return found

    def stories(self, offset: int = 0, limit: int = 100) -> list[StoryRow]:
        """All stories, the one with the newest article first."""
        query = """
            SELECT stories.*,
                (
                    SELECT title FROM articles JOIN story_articles ON article_id = id
                    WHERE story_id = stories.id ORDER BY date DESC, id DESC LIMIT 1
                ) AS title,
                (
                    SELECT count(DISTINCT feed_id) FROM articles JOIN story_articles ON article_id = id
                    WHERE story_id = stories.id
                ) AS outlets
            FROM stories WHERE articles > 1 ORDER BY last DESC, id DESC LIMIT ? OFFSET ?
        """
        with self._reading() as db:
            rows = db.execute(query, (limit, offset)).fetchall()
        return [
            StoryRow(row["id"], row["title"], row["articles"], row["outlets"], moment(row["last"]))
            for row in rows
            if row["title"] is not None
        ]

    def split_off(self, article_id: int) -> StoryChange:
        """Take an article out of its story, for good: it stands alone until the user merges it. Can be undone.

        Raises:
            StorageError: the article is not there any more.
        """
        with self._writing(durable=True) as db:
            title = short(look_at(db, article_id)["title"])
            story_id = story_id_of(db, article_id)
            if story_id is None:
                return StoryChange(f"“{title}” is in no story with others", None)
            every = members(db, story_id)
            before = moves(db, every if len(every) == 2 else [article_id])
            merged = any(row["by_user"] for row in before if row["article_id"] == article_id)
            set_story(db, [article_id], None, "")
            settle_story(db, story_id, QUIET)
            words = f"split “{title}” off its story"
            write_down(db, self._now(), words, "stories", {"articles": before})
            return StoryChange(f"{words}, where you had put it" if merged else words, None)

    def merge_stories(self, article_id: int, other_id: int) -> StoryChange:
        """Make one story of those that two articles are in, for good, until the user splits one off. Can be undone.

        Raises:
            StorageError: one of the articles is not there any more.
        """
        with self._writing(durable=True) as db:
            titles = [short(look_at(db, number)["title"]) for number in (article_id, other_id)]
            mine, theirs = story_id_of(db, article_id), story_id_of(db, other_id)
            if article_id == other_id or (mine is not None and mine == theirs):
                return StoryChange("they are in one story already", mine)
            joining = members(db, theirs) if theirs is not None else [other_id]
            staying = members(db, mine) if mine is not None else [article_id]
            before = moves(db, [*staying, *joining])
            apart = any(row["by_user"] and row["story_id"] is None for row in before)
            story_id = mine if mine is not None else theirs if theirs is not None else story_with(db, article_id)
            set_story(db, [*staying, *joining], story_id, BY_USER)
            for left in {mine, theirs, story_id} - {None}:
                settle_story(db, int(left or 0), QUIET)
            words = f"put “{titles[0]}” and “{titles[1]}” into one story"
            write_down(db, self._now(), words, "stories", {"articles": before})
            return StoryChange(f"{words}; you had kept them apart" if apart else words, story_id)


def look_at(db: sqlite3.Connection, article_id: int) -> sqlite3.Row:
    """An article's row; it is placed where nobody has looked at it yet, so that the user's word can be kept.

    Raises:
        StorageError: it is not there any more.
    """
    query = """
        SELECT articles.*, versions.text FROM articles JOIN versions ON versions.id = articles.newest
        WHERE articles.id = ?
    """
    row = one(db.execute(query, (article_id,)).fetchone(), "article")
    known = db.execute("SELECT 1 FROM story_articles WHERE article_id = ?", (article_id,)).fetchone()
    if known is None:
        put(db, waiting_of(row))
    return row


def moves(db: sqlite3.Connection, ids: Sequence[int]) -> Moves:
    """Where articles are, to be put back there."""
    query = """
        SELECT article_id, story_id, by_user, reason FROM story_articles
        WHERE article_id IN (SELECT value FROM json_each(?))
    """
    return [dict(row) for row in db.execute(query, (many(ids),))]


def set_story(db: sqlite3.Connection, ids: Sequence[int], story_id: int | None, reason: str) -> None:
    """Put articles into a story, by the user's word; what took an article in before stays its reason."""
    db.execute(
        """
        UPDATE story_articles SET by_user = 1,
            reason = CASE WHEN story_id IS :story AND reason <> '' THEN reason ELSE :reason END, story_id = :story
        WHERE article_id IN (SELECT value FROM json_each(:articles))
        """,
        {"story": story_id, "reason": reason, "articles": many(ids)},
    )
    uncover(db, ids)


def members(db: sqlite3.Connection, story_id: int) -> list[int]:
    """The articles of a story."""
    query = "SELECT article_id FROM story_articles WHERE story_id = ? ORDER BY article_id"
    return [row["article_id"] for row in db.execute(query, (story_id,))]


def story_id_of(db: sqlite3.Connection, article_id: int) -> int | None:
    """The story that an article is in with others."""
    query = """
        SELECT story_id FROM story_articles JOIN stories ON stories.id = story_id
        WHERE article_id = ? AND stories.articles > 1
    """
    row = db.execute(query, (article_id,)).fetchone()
    return None if row is None else int(row["story_id"])


def kept_story(db: sqlite3.Connection, story_id: int) -> KeptStory | None:
    """A story with its articles, oldest first; None where fewer than two are left."""
    query = f"""
        SELECT articles.id, articles.title, articles.date, reason, by_user, one_text, {OUTLET} AS outlet
        FROM story_articles JOIN articles ON articles.id = article_id JOIN feeds ON feeds.id = articles.feed_id
        WHERE story_id = ? ORDER BY date DESC, articles.id DESC LIMIT ?
    """
    rows = db.execute(query, (story_id, SHOWN)).fetchall()[::-1]
    if len(rows) < 2:
        return None
    size = db.execute("SELECT articles FROM stories WHERE id = ?", (story_id,)).fetchone()["articles"]
    return KeptStory(story_id, tuple(map(story_article_of, rows)), size)


def story_article_of(row: sqlite3.Row) -> StoryArticle:
    """An article of a story."""
    return StoryArticle(
        id=row["id"],
        outlet=row["outlet"],
        title=row["title"],
        date=moment(row["date"]),
        reason=row["reason"],
        by_user=bool(row["by_user"]),
        text=row["one_text"],
    )


def put_back_stories(db: sqlite3.Connection, detail: dict[str, Any]) -> None:
    """Articles in the stories that they were in; a story that has gone meanwhile is made again."""
    now = "SELECT story_id FROM story_articles WHERE article_id = ?"
    made: dict[int, int] = {}
    touched: set[int] = set()
    for row in detail["articles"]:
        story_id = row["story_id"]
        if story_id is not None:
            there = db.execute("SELECT 1 FROM stories WHERE id = ?", (story_id,)).fetchone()
            if there is None and story_id not in made:
                made[story_id] = db.execute("INSERT INTO stories DEFAULT VALUES").lastrowid or 0
            story_id = made.get(story_id, story_id)
            touched.add(story_id)
        touched |= {left["story_id"] for left in db.execute(now, (row["article_id"],))} - {None}
        db.execute(
            "UPDATE story_articles SET story_id = ?, by_user = ?, reason = ? WHERE article_id = ?",
            (story_id, row["by_user"], row["reason"], row["article_id"]),
        )
    uncover(db, [row["article_id"] for row in detail["articles"]])
    for story in touched:
        settle_story(db, story, QUIET)
