"""Archives of many articles to measure with: made once, kept under build/bench/."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from benchmarks import making
from benchmarks.measure import clock, note
from claimreader.claims.read import Reader
from claimreader.config import Config
from claimreader.records import (
    Act,
    ArticleUpdate,
    Block,
    BlockKind,
    Claim,
    ClaimRef,
    Dispute,
    DisputeKind,
    Document,
    Reading,
    Span,
)
from storage import Store

HOME = Path(__file__).parents[1] / "build" / "bench"
FEEDS = 200
WORDS = 560
"""In an article: 3.6 kB, as in the archives that newsboat was measured with."""
NOW = datetime(2026, 1, 1, tzinfo=UTC)
RARE = "zanzibarine"
"""A word that one article in ten thousand has."""
PARAGRAPHS = 5000
"""Different ones in an archive; seven make an article."""
ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st", "tr")
RIMES = ("a", "e", "i", "o", "u", "an", "er", "in", "ol")
SYLLABLES = [onset + rime for onset in ONSETS for rime in RIMES]


def archive(articles: int) -> Path:
    """A database with this many articles of 200 feeds, newest "Newest of all"."""
    model = Reader(Config().known_parties(), least=Config().claims.least).model
    path = HOME / f"archive-{articles}.db"
    if path.exists():
        with Store.open(path) as store:
            if store.recall("read by") == model:
                _leave_alone(path)
                return path
        path.unlink()
    HOME.mkdir(parents=True, exist_ok=True)
    note(f"making an archive of {articles:,} articles, once")
    begun = path.with_suffix(".begun")
    begun.unlink(missing_ok=True)
    with clock() as passed, Store.open(begun) as store:
        _fill(store, articles)
        _read(store, model)
        store.remember("read by", model)
    _leave_alone(begun)
    begun.rename(path)
    note(f"{path.stat().st_size / 1e6:,.0f} MB in {passed():,.0f} s")
    return path


def _leave_alone(path: Path) -> None:
    """Let no article wait to be put into a story: what is measured here is an archive at rest."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE articles SET placed = newest WHERE placed IS NOT newest")


def _fill(store: Store, articles: int) -> None:
    source = random.Random(articles)
    each = articles // FEEDS
    for number in range(FEEDS):
        feed = making.outlet(store, number, f"Folder {number % 10}")
        making.keep(store, feed, [_update(source, number, count, each) for count in range(each)], NOW)


def _read(store: Store, model: str) -> None:
    """Two claims in every article, and a dispute in one of ten: there is nothing left to be read in the background."""
    while waiting := store.unread_versions(model, 1000):
        for version, text in waiting:
            name = str(version)
            claims = (_claim(1, version, Act.ASSERT), _claim(2, version, Act.DENY))
            sides = ((ClaimRef(name, 1),), (ClaimRef(name, 2),))
            disputes = (Dispute(DisputeKind.DENIAL, "Who broke it", "One says it, one denies it.", *sides),)
            contested = disputes if version % 10 == 0 else ()
            store.keep_reading(version, Reading(name, text, "en", True, claims, contested, model))


def _claim(number: int, version: int, act: Act) -> Claim:
    start = 100 * number
    where = Span(start, start + 5), Span(start + 6, start + 12), Span(start + 13, start + 60)
    return making.claim(number, *where, f"Party {(version + number) % 40}", act)


def _update(source: random.Random, feed: int, count: int, each: int) -> ArticleUpdate:
    newest = feed == 0 and count == each - 1
    title = "Newest of all" if newest else " ".join(_prose(source, 8)).capitalize()
    paragraphs = source.choices(_paragraphs(), k=WORDS // 80)
    if source.randrange(10_000) == 0:
        paragraphs.append(RARE)
    date = NOW - timedelta(minutes=0 if newest else source.randrange(1, 525_600))
    return making.new_article(f"{feed}-{count}", title, date, _document(title, paragraphs))


def _document(title: str, paragraphs: Sequence[str]) -> Document:
    """What cleaning makes of an article, without the cleaning, which is not what is measured here."""
    text = "\n\n".join((title, *paragraphs))
    blocks = [Block(BlockKind.TITLE, 0, len(title))]
    for paragraph in paragraphs:
        start = blocks[-1].end + 2
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph)))
    return Document(text, tuple(blocks))


@cache
def _paragraphs() -> list[str]:
    source = random.Random(1)
    return [" ".join(_prose(source, 80)) + "." for _ in range(PARAGRAPHS)]


def _prose(source: random.Random, count: int) -> list[str]:
    """Words as frequent as words are: the n-th most frequent one n times rarer than the first."""
    words, weights = _vocabulary()
    return source.choices(words, cum_weights=weights, k=count)


@cache
def _vocabulary() -> tuple[Sequence[str], Sequence[float]]:
    source = random.Random(0)
    words = list(
        dict.fromkeys("".join(source.choices(SYLLABLES, k=source.choice((1, 2, 2, 3, 3, 4)))) for _ in range(60_000))
    )
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def common_words() -> Iterator[str]:
    """Words from the most frequent on."""
    yield from _vocabulary()[0]
