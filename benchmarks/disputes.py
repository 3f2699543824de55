"""What opening a dispute of two hundred claims takes, and the lists beside it."""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import making
from benchmarks.measure import Figure, ms, seconds_of, show, title
from claimreader.config import Config, RefreshConfig
from claimreader.feeds.text import plain_document
from claimreader.records import (
    Claim,
    ClaimRef,
    Dispute,
    DisputeKind,
    DisputeOrder,
    DisputeQuery,
    Reading,
    Span,
)
from storage import Store
from tui.app import ClaimReader
from tui.dispute_view import dispute_view, looks_of
from tui.first_day import BEGUN
from tui.screens.dispute import DisputeScreen
from tui.signs import Showing

CLAIMS, EACH, OUTLETS, PARTIES = 200, 5, 6, 7
"""How many claims, in articles of five each, of how many outlets and parties."""
WORDS = [onset + rime for onset in ("bar", "fel", "kor", "mun", "tas", "vel") for rime in ("an", "ed", "is", "or")]
MODEL = "benchmark"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def measure(times: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "disputes.db") as store:
        number = a_dispute(store)
        dispute = store.dispute(number)
        colours = looks_of(dispute)
        orders = [DisputeQuery(order) for order in DisputeOrder]
        title(f"A dispute of {len(dispute.pro) + len(dispute.con)} claims")
        parts: Sequence[tuple[str, Callable[[], object], str]] = (
            ("looked up", lambda: store.dispute(number), ""),
            ("laid out", lambda: dispute_view(dispute, colours, width=118, showing=Showing()), ""),
            ("the list, in every order", lambda: [store.dispute_rows(query) for query in orders], ""),
        )
        for what, work, aim in parts:
            show(Figure(what, ms(seconds_of(work, times)), aim))
        show(Figure("key press to both sides on the screen", ms(asyncio.run(_opened(store, number, times))), "50 ms"))


class Everything:
    """A reader of claims that has read all there is: nothing goes on beside what is measured."""

    async def model(self) -> str:
        """What its readings say that read them."""
        return MODEL

    async def ready(self) -> None:
        """There is nothing to load."""

    async def read(self, text: str, author: str = "") -> Reading:
        """Nothing is left to be read."""
        raise AssertionError(text, author)

    async def disputes(self, readings: Sequence[Reading]) -> Sequence[Dispute]:
        """Nothing is left to be compared."""
        raise AssertionError(readings)

    def close(self) -> None:
        """It holds nothing."""


async def _opened(store: Store, number: int, times: int) -> list[float]:
    """How long it takes from asking for the dispute until its lines are there, in the running program."""
    config = Config(refresh=RefreshConfig(on_start=False, every=0))
    app = ClaimReader(store, config, reads=Everything(), now=lambda: NOW)
    took: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1)
        for _ in range(times):
            start = time.perf_counter()
            app.open_dispute(number)
            while not (isinstance(app.screen, DisputeScreen) and app.screen.is_mounted and app.screen.sheet.view.order):
                await asyncio.sleep(0.001)
            took.append(time.perf_counter() - start)
            await pilot.press("q")
            await pilot.pause(0.2)
    return took


def a_dispute(store: Store) -> int:
    """Keep the articles as one story of several outlets, with one dispute over all of their claims; its number."""
    store.remember(BEGUN, "yes")
    source = random.Random(1)
    articles = [_article(store, source, number) for number in range(CLAIMS // EACH)]
    for article_id in articles[1:]:
        story = store.merge_stories(articles[0], article_id).story_id
    touched = store.touched(story or 0)
    assert touched is not None
    refs = [ClaimRef(reading.document, claim.number) for reading in touched.readings for claim in reading.claims]
    sides = tuple(refs[::2]), tuple(refs[1::2])
    store.keep_story_disputes(touched, [Dispute(DisputeKind.DENIAL, "The cables were sound", "Both say so.", *sides)])
    return store.dispute_rows(DisputeQuery())[0].id


def _article(store: Store, source: random.Random, number: int) -> int:
    """An article with some claims, read."""
    feed = making.outlet(store, number % OUTLETS)
    parties = [f"Party {source.randrange(PARTIES)}" for _ in range(EACH)]
    said = [" ".join([*source.sample(WORDS, 14), f"{number}.{place}"]) for place in range(EACH)]
    text = plain_document(
        "\n\n".join(f"{party} said {words}." for party, words in zip(parties, said, strict=True)), f"Cables {number}"
    )
    update = making.new_article(f"{number}", f"Cables {number}", NOW - timedelta(hours=source.randrange(700)), text)
    [article_id] = making.keep(store, feed, [update], NOW)
    claims = tuple(
        _claim(text.text, place, party, words)
        for place, (party, words) in enumerate(zip(parties, said, strict=True), 1)
    )
    version = store.article(article_id).version
    store.keep_reading(version.id, Reading("", version.document.text, "en", True, claims, (), MODEL))
    return article_id


def _claim(text: str, number: int, party: str, words: str) -> Claim:
    start = text.index(words)
    source, cue = Span(start - len(party) - 6, start - 6), Span(start - 5, start - 1)
    return making.claim(number, source, cue, Span(start, start + len(words)), party)
