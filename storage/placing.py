"""Putting articles into stories as they come in: found by their rare words, compared, kept where they were put."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from claimreader.records.record import record
from storage.access import Access
from storage.settling import NEWS, settle_story
from storage.values import many, moment

if (
    TYPE_CHECKING
):  # how articles are compared is imported when the first one is placed: opening the store needs none of it
    from claimreader.stories.placing import Near, Placed
    from claimreader.stories.rarity import Rarity
    from claimreader.stories.telling import Told

AT_ONCE = 20
"""Articles that are placed in one transaction: some tenths of a second."""
RECENT = 14 * 86_400_000_000
"""Microseconds: what is not older than this, seen from now, is placed first, in order of date."""
CROWD = 600
"""Articles that one word leads to, the newest first; more are not looked at."""
ABOUT = "SELECT article_id, story_id, about FROM story_articles"
Words = Mapping[str, Sequence[sqlite3.Row]]
"""The articles that each rare word leads to: their days and numbers."""


@record
class Waiting:
    """An article that is to be placed."""

    article_id: int
    version_id: int
    told: "Told"

    @property
    def day(self) -> int:
        """The day that it is kept under."""
        return int(self.told.day)


class Placing(Access):
    """Which event an article is about."""

    def place_articles(self, limit: int = AT_ONCE) -> int:
        """Put articles that have come in, or have a new text, into stories; how many were looked at, 0 when none waits.

        What the user has put somewhere stays there, and so does an article that is in a story with others. The articles
        of the last days come first, in order of date; the archive after them.
        """
        with self._reading() as db:
            waiting = [waiting_of(row) for row in unplaced(db, limit, self._now() - RECENT)]
        if not waiting:
            return 0
        with self._writing() as db:
            for one in waiting:
                put(db, one)
        return len(waiting)


def unplaced(db: sqlite3.Connection, limit: int, since: int) -> list[sqlite3.Row]:
    """The articles to be placed next, with their texts."""
    query = """
        SELECT articles.id, articles.title, articles.date, articles.newest, versions.text
        FROM articles JOIN versions ON versions.id = articles.newest
        WHERE placed IS NOT newest AND {} LIMIT ?
    """
    recent = db.execute(query.format("articles.date >= ? ORDER BY articles.date, articles.id"), (since, limit))
    found = recent.fetchall()
    if not found:
        newest_first = "articles.date < ? ORDER BY articles.date DESC, articles.id DESC"
        found = db.execute(query.format(newest_first), (since, limit)).fetchall()[::-1]
    return found


def waiting_of(row: sqlite3.Row) -> Waiting:
    """An article's row as what it tells."""
    from claimreader.stories.telling import told

    return Waiting(row["id"], row["newest"], told(row["title"], row["text"], moment(row["date"])))


def put(db: sqlite3.Connection, one: Waiting) -> None:
    """Place one article; its words lead to it from now on."""
    here = db.execute("SELECT newest FROM articles WHERE id = ?", (one.article_id,)).fetchone()
    if here is None or here["newest"] != one.version_id:
        return
    known = db.execute("SELECT * FROM story_articles WHERE article_id = ?", (one.article_id,)).fetchone()
    if known is not None:
        forget_words(db, known)
    settled = known is not None and (known["by_user"] or known["story_id"] is not None)
    placed = None if settled else find(db, one)
    write(db, one, placed)
    values = [(word_of(term), one.day, one.article_id) for term in one.told.rare]
    db.executemany("INSERT OR IGNORE INTO story_words VALUES (?, ?, ?)", values)
    db.execute("UPDATE articles SET placed = ? WHERE id = ?", (one.version_id, one.article_id))


def write(db: sqlite3.Connection, one: Waiting, placed: "Placed[int] | None") -> None:
    """Write where an article belongs; a story begins with the second article."""
    story_id, reason, text = None, "", one.article_id
    if placed is not None:
        story_id, reason = story_with(db, placed.like), placed.reason
        like = db.execute("SELECT one_text FROM story_articles WHERE article_id = ?", (placed.like,)).fetchone()
        text = like["one_text"] if placed.one_text else text
    db.execute(
        """
        INSERT INTO story_articles (article_id, story_id, day, one_text, reason, about) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET day = excluded.day, about = excluded.about,
            story_id = coalesce(story_id, excluded.story_id),
            reason = CASE WHEN excluded.reason <> '' THEN excluded.reason ELSE reason END,
            one_text = CASE WHEN excluded.reason <> '' THEN excluded.one_text ELSE one_text END
        """,
        (one.article_id, story_id, one.day, text, reason, one.told.packed()),
    )
    if story_id is not None:
        settle_story(db, story_id, NEWS)


def story_with(db: sqlite3.Connection, article_id: int) -> int:
    """The story that an article is in; a new one where it stands alone."""
    row = db.execute("SELECT story_id FROM story_articles WHERE article_id = ?", (article_id,)).fetchone()
    if row["story_id"] is not None:
        return int(row["story_id"])
    made = db.execute("INSERT INTO stories DEFAULT VALUES").lastrowid or 0
    db.execute("UPDATE story_articles SET story_id = ? WHERE article_id = ?", (made, article_id))
    return made


def find(db: sqlite3.Connection, one: Waiting) -> "Placed[int] | None":
    """The story that an article belongs to, among those that its rare words lead to."""
    from claimreader.stories.placing import AFTER, AROUND, place
    from claimreader.stories.rarity import Rarity

    query = """
        SELECT day, article_id FROM story_words WHERE word = ? AND day BETWEEN ? AND ?
        ORDER BY day DESC LIMIT ?
    """
    first, last = int(one.told.day - AROUND), int(one.told.day + AFTER)
    around = {term: db.execute(query, (word_of(term), first, last, CROWD)).fetchall() for term in one.told.rare}
    counted = "SELECT count(*) AS articles FROM story_articles WHERE day BETWEEN ? AND ?"
    articles = db.execute(counted, (first, last)).fetchone()["articles"]
    rarity = Rarity(articles + 1, {term: 1 + len(found) for term, found in around.items()})
    return place(one.told, near(db, one, around, rarity), rarity)


def near(db: sqlite3.Connection, one: Waiting, around: Words, rarity: "Rarity") -> Iterator[Iterator["Near[int]"]]:
    """The articles to compare: those of the stories that the best candidates are in, each as it is asked for."""
    from claimreader.stories.placing import WINDOW, candidates

    earliest = int(one.told.day - WINDOW)
    found = {
        term: [row["article_id"] for row in rows if row["day"] >= earliest and row["article_id"] != one.article_id]
        for term, rows in around.items()
    }
    ids = candidates(found, rarity)
    these = f"{ABOUT} WHERE article_id IN (SELECT value FROM json_each(?))"
    rows = {row["article_id"]: row for row in db.execute(these, (many(ids),))}
    seen: set[int] = set()
    for row in (rows[article_id] for article_id in ids if article_id in rows):
        if row["story_id"] not in seen:
            yield of_story(db, row, earliest, int(one.told.day + WINDOW))
        if row["story_id"] is not None:
            seen.add(row["story_id"])


def of_story(db: sqlite3.Connection, first: sqlite3.Row, since: int, until: int) -> Iterator["Near[int]"]:
    """An article, and the others of its story that are of some days, the newest first."""
    from claimreader.stories.placing import OF_STORY, Near
    from claimreader.stories.telling import unpacked

    article_id, story_id = first["article_id"], first["story_id"]
    yield Near(article_id, -article_id if story_id is None else story_id, unpacked(first["about"]))
    if story_id is not None:
        others = f"{ABOUT} WHERE story_id = ? AND day BETWEEN ? AND ? ORDER BY day DESC, article_id DESC LIMIT ?"
        for row in db.execute(others, (story_id, since, until, OF_STORY)).fetchall():
            if row["article_id"] != article_id:
                yield Near(row["article_id"], story_id, unpacked(row["about"]))


def forget_words(db: sqlite3.Connection, row: sqlite3.Row) -> None:
    """No word leads to an article any more: its text is another one now."""
    from claimreader.stories.telling import unpacked

    values = [(word_of(term), row["day"], row["article_id"]) for term in unpacked(row["about"]).rare]
    db.executemany("DELETE FROM story_words WHERE word = ? AND day = ? AND article_id = ?", values)


def word_of(term: str) -> int:
    """A word as it is kept in the index: its hash; that two share one costs a comparison in vain."""
    return crc32(term.encode())
