"""What bringing stories and their disputes up to date costs after a refresh, in archives of different sizes."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from pathlib import Path
from statistics import median

from benchmarks import making
from benchmarks.archive import NOW, common_words
from benchmarks.measure import Figure, clock, note, show, title
from claimreader.feeds.text import plain_document
from claimreader.records import Act, ArticleUpdate, Claim, Reading, Span
from claimreader.stories.keeping import bring_up_to_date
from storage import Store

A_DAY = 300
"""Articles that come in in a day, however large the archive is."""
OUTLETS, TOLD_BY = 40, 5
"""How many outlets there are, and how many of them tell of an event."""
BATCH = 200
"""Articles that a refresh brings."""
MODEL = "bench"
HUGE = 1_000
"""Articles of the one story that is measured on its own."""


def measure(sizes: Sequence[int]) -> None:
    """Print the figures, and how they grow from the smallest archive to the largest."""
    title(f"Stories and disputes brought up to date after {BATCH} new articles")
    took: dict[int, tuple[float, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "stories.db") as store:
            took[size] = after_a_refresh(store, size)
        placed, compared = took[size]
        show(Figure(f"{size:,} articles: into stories, each", f"{1000 * placed / BATCH:,.1f} ms"))
        show(Figure(f"{size:,} articles: disputes, for each that came in", f"{1000 * compared / BATCH:,.1f} ms"))
    first, last = (sum(took[size]) for size in (min(sizes), max(sizes)))
    growth = f"{last / first:.2f} x"
    show(Figure(f"growth from {min(sizes):,} to {max(sizes):,} articles", growth, "with what came in: 1 x"))
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "huge.db") as store:
        show(Figure(f"one more article of a story of {HUGE:,}", f"{1000 * one_of_many(store):,.1f} ms"))


def after_a_refresh(store: Store, size: int) -> tuple[float, float]:
    """Seconds that placing a batch takes, and looking for disputes in the stories that it touches."""
    note(f"making an archive of {size:,} articles")
    source = random.Random(size)
    events = _events(source, size + BATCH)
    archive = [next(events) for _ in range(size)]
    _keep(store, archive)
    bring_up_to_date(store)
    _keep(store, [next(events) for _ in range(BATCH)])
    with clock() as placing:
        while store.place_articles():
            pass
    with clock() as comparing:
        bring_up_to_date(store)
    return placing(), comparing()


def one_of_many(store: Store) -> float:
    """Seconds that one more article takes, of a story that has a thousand; the median of ten."""
    event = _Event(random.Random(0), NOW - timedelta(days=1))
    _keep(store, [event.told(number) for number in range(HUGE)])
    bring_up_to_date(store)
    took = []
    for number in range(10):
        _keep(store, [event.told(HUGE + number)])
        with clock() as passed:
            bring_up_to_date(store)
        took.append(passed())
    return median(took)


class _Event:
    """Something that several outlets tell of, each in words of its own, one of them with a denial."""

    def __init__(self, source: random.Random, date: datetime) -> None:
        self._source = source
        self._date = date
        words = _words()
        self._names = [source.choice(words).capitalize() for _ in range(5)]
        self._about = source.sample(words, 8)
        self._said = f"{self._names[0]} had the {' '.join(source.sample(self._about, 4))} of {self._names[1]} broken"

    def told(self, number: int) -> tuple[int, ArticleUpdate]:
        """An outlet's number, and its article."""
        source, names = self._source, self._names
        said = f"{names[2]} denied that {self._said}." if number % 5 == 4 else f"{names[3]} said that {self._said}."
        prose = " ".join(source.choices(_common(), k=60))
        heading = f"{names[0]} and {' '.join(source.sample(self._about, 3))} in {names[1]}"
        text = f"{said} In {names[1]}, {names[4]} and {' '.join(self._about)}. {prose}. Number {number}."
        document = plain_document(text, heading)
        date = self._date + timedelta(minutes=number % 600)
        key = f"{self._date:%s}-{number}-{names[0]}"
        return number % OUTLETS, making.new_article(key, heading, date, document)


@cache
def _words() -> list[str]:
    """Words that few articles have."""
    return list(common_words())[1000:]


@cache
def _common() -> list[str]:
    """Words that news at large has, one in fifty articles or more."""
    listed = resources.files("claimreader.claims.lexicon").joinpath("commonness.txt").read_text(encoding="utf-8")
    return [word for word, share in (row.split() for row in listed.splitlines()) if word.isalpha() and int(share) > 20]


def _events(source: random.Random, articles: int) -> Iterator[tuple[int, ArticleUpdate]]:
    """Articles in order of time, the last of them of today."""
    days = articles / A_DAY
    for number in range(articles // TOLD_BY + 1):
        event = _Event(source, NOW - timedelta(days=days * (1 - number * TOLD_BY / articles) + 1))
        outlets = source.sample(range(OUTLETS), TOLD_BY - 1)
        yield from (event.told(5 * outlet) for outlet in outlets)
        yield event.told(4)


def _keep(store: Store, articles: Sequence[tuple[int, ArticleUpdate]]) -> None:
    """Keep articles, and what is claimed in them: who is said to have said or denied it."""
    for number in range(OUTLETS):
        updates = [update for outlet, update in articles if outlet == number]
        making.keep(store, making.outlet(store, number), updates, NOW)
    while waiting := store.unread_versions(MODEL, 1000):
        for version, text in waiting:
            store.keep_reading(version, Reading(str(version), text, "en", True, (_claim(text),), (), MODEL))


def _claim(text: str) -> Claim:
    """The claim in the first sentence."""
    start = text.index("\n\n") + 2
    name = text[start : text.index(" ", start)]
    end = text.index(".", start)
    denied = text.startswith("denied", start + len(name) + 1)
    act, cue = (Act.DENY, "denied") if denied else (Act.ASSERT, "said")
    at = start + len(name) + 1
    content = text.index(" that ", at) + 6
    return making.claim(1, Span(start, start + len(name)), Span(at, at + len(cue)), Span(content, end), name, act)
