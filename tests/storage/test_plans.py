"""What SQLite does for what the screen asks: it finds by an index, or reads one that holds all that is asked for."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from claimreader.errors import StorageError
from claimreader.records import ArticleQuery, DisputeOrder, DisputeQuery
from storage import Store
from tests.bridge import DENIED, SOFTENED, publish
from tests.builders import an_article
from tests.storage.test_connections import READING

LARGE = (
    "articles",
    "versions",
    "readings",
    "claims",
    "party_claims",
    "dispute_members",
    "story_articles",
    "story_words",
)
"""The tables that grow with the archive."""

LISTS: dict[str, ArticleQuery | DisputeQuery] = {
    "all": ArticleQuery(),
    "unread": ArticleQuery(unread=True),
    "of a feed": ArticleQuery(feed_id=1),
    "unread of a feed": ArticleQuery(feed_id=1, unread=True),
    "of a folder": ArticleQuery(folder="war"),
    "disputed": ArticleQuery(disputed=True),
    "bookmarked": ArticleQuery(bookmarked=True),
    **{f"disputes by {order.value}": DisputeQuery(order) for order in DisputeOrder},
    "disputes of a party": DisputeQuery(party="City"),
    "disputes of a feed": DisputeQuery(feed_id=1),
}
WHILE_READING: dict[str, Callable[[Store], object]] = {
    "an article is marked": lambda store: store.mark_read([1]),
    "a claim is bookmarked": lambda store: store.bookmark_claim(store.claims(1)[0].id),
    "a dispute is bookmarked": lambda store: store.bookmark_dispute(store.dispute_rows()[0].id),
    "a bookmark is looked at": lambda store: store.seen_bookmark(1),
}


@pytest.fixture
def news(store: Store) -> Store:
    """A little of everything."""
    article = publish(store, DENIED)
    store.bookmark_article(article)
    publish(store, SOFTENED)
    an_article(store, "Storm warning")
    store.place_articles()
    return store


def listed(store: Store, query: ArticleQuery | DisputeQuery) -> object:
    """A list of articles, or one of disputes."""
    return store.article_ids(query) if isinstance(query, ArticleQuery) else store.dispute_rows(query)


def plans(store: Store, ask: Callable[[Store], object]) -> dict[str, list[str]]:
    """What SQLite does for each statement of a question."""
    statements: list[str] = []
    with store._reading() as db:
        connection: sqlite3.Connection = db
    connection.set_trace_callback(statements.append)
    with suppress(StorageError):  # what is asked for need not be there
        ask(store)
    connection.set_trace_callback(None)
    asked = [one for one in dict.fromkeys(statements) if re.match(r"\s*(SELECT|WITH|UPDATE|DELETE)\b", one)]
    return {one: [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {one}")] for one in asked}


def slow(store: Store, ask: Callable[[Store], object]) -> list[tuple[str, str]]:
    """The steps that go through a whole table that is large, with their statements."""
    whole = re.compile(rf"SCAN ({'|'.join(LARGE)})\b(?!.* INDEX )")
    found = plans(store, ask)
    assert found
    return [(step, " ".join(one.split())) for one, steps in found.items() for step in steps if whole.match(step)]


def test_no_question_goes_through_the_archive(news: Store) -> None:
    questions = {what: ask for what, ask in READING.items() if what != "doctor"}
    lists: dict[str, Callable[[Store], object]] = {name: partial(listed, query=query) for name, query in LISTS.items()}
    found = {what: slow(news, ask) for what, ask in (questions | lists | WHILE_READING).items()}
    assert {what: steps for what, steps in found.items() if steps} == {}


def test_a_question_that_would_is_found(news: Store) -> None:
    def ask(store: Store) -> None:
        with store._reading() as db:
            db.execute("SELECT text FROM versions WHERE hash = 'x'").fetchall()

    assert slow(news, ask) == [("SCAN versions", "SELECT text FROM versions WHERE hash = 'x'")]
