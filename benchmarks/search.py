"""What lists, counts and searches take in the store, by the size of the archive."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from benchmarks.archive import RARE, archive, common_words
from benchmarks.measure import Figure, ms, seconds_of, show, title
from claimreader.records import ArticleQuery
from storage import Store


def measure(sizes: Sequence[int]) -> None:
    """Print the figures for archives of these sizes."""
    words = list(islice(common_words(), 5000))
    searches = {
        "a rare word": RARE,
        "a common word": words[20],
        "two words": f"{words[200]} {words[900]}",
        "the beginning of a word": f"{words[30][:3]}*",
        "a phrase of words that are everywhere": f"{words[0]} {words[1]} {words[2]}",
        "a word that is nowhere": "xylophonists",
    }
    for size in sizes:
        with Store.open(archive(size)) as store:
            title(f"The store, {size:,} articles")
            for name, sought in searches.items():
                show(
                    Figure(
                        f"search, first page: {name}", ms(seconds_of(partial(_page, store, sought))), "50 ms at 100,000"
                    )
                )
                show(Figure("... a passage of each of twenty", ms(seconds_of(partial(_passages, store, sought)))))
            _lists(store)


def _page(store: Store, words: str) -> None:
    """What the list of the search screen needs."""
    store.rows(store.article_ids(ArticleQuery(search=words), 50))


def _passages(store: Store, words: str) -> None:
    """What is shown of the articles that are in sight."""
    for article_id in store.article_ids(ArticleQuery(search=words), 20):
        store.snippet(article_id, words)


def _lists(store: Store) -> None:
    ids = store.article_ids(ArticleQuery())
    middle = ids[len(ids) // 2 : len(ids) // 2 + 40]
    feed = store.feeds()[0].id
    for what, work, aim in (
        ("all articles' numbers", lambda: store.article_ids(ArticleQuery()), "100 ms at 300,000"),
        ("unread articles' numbers", lambda: store.article_ids(ArticleQuery(unread=True)), ""),
        ("one feed's", lambda: store.article_ids(ArticleQuery(feed_id=feed)), ""),
        ("disputed articles' numbers", lambda: store.article_ids(ArticleQuery(disputed=True)), ""),
        ("forty rows from the middle", lambda: store.rows(middle), "1 ms"),
        ("one article", lambda: store.article(middle[0]), ""),
        ("the counts beside the feeds", store.counts, "30 ms at 300,000"),
        ("the totals above them", store.totals, ""),
        ("a hundred disputes", store.dispute_rows, ""),
        ("a hundred parties", store.party_rows, ""),
        ("feeds that are due", lambda: store.due(datetime.now(UTC)), ""),
    ):
        show(Figure(what, ms(seconds_of(work)), aim))
