"""The pipeline, from a real server on loopback to a shelf."""

import asyncio
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from claimreader import refresh as refreshing
from claimreader import turns
from claimreader.errors import FullTextError, StorageError
from claimreader.feeds.answers import FetchSettings
from claimreader.records import Feed, FeedState, Progress
from claimreader.refresh import RefreshSettings, fetch_full_text, refresh
from claimreader.workers import Worker
from storage import Store
from tests.servers import Answer, FeedServer, silent
from tests.shelves import NOW, MemoryShelf, item, rss

SETTINGS = RefreshSettings(fetch=FetchSettings(timeout=60, deadline=60))
PAGE = (Path(__file__).parent / "golden" / "pages" / "article.html").read_text(encoding="utf-8")
PAGE_TITLE = "Operator denies that it opened the dam"


@pytest.fixture(scope="module")
def server() -> Iterator[FeedServer]:
    """One server for all; every test has paths of its own."""
    with FeedServer() as server:
        yield server


async def told(
    shelf: refreshing.Shelf,
    feeds: Sequence[Feed] | None = None,
    *,
    at: datetime = NOW,
    settings: RefreshSettings = SETTINGS,
) -> list[Progress]:
    """All that a refresh says, after the first "nothing done yet"."""
    steps = [step async for step in refresh(shelf, settings=settings, feeds=feeds, now=lambda: at)]
    assert steps[0] == Progress.starting(steps[0].total)
    assert [step.done for step in steps[1:]] == list(range(1, steps[0].total + 1))
    return steps[1:]


async def only(shelf: refreshing.Shelf, *, at: datetime = NOW) -> Progress:
    """What a refresh says of its only feed."""
    [step] = await told(shelf, at=at)
    return step


def later(shelf: MemoryShelf, hours: float = 2) -> datetime:
    return NOW + timedelta(hours=hours)


# ---------------------------------------------------------------------------------------------- news


async def test_news_arrives(server: FeedServer) -> None:
    shelf = MemoryShelf()
    shelf.add(server.put("/news", rss(item(1), item(2)), etag='"1"'))
    step = await only(shelf)
    assert (step.new, step.changed, step.unchanged, step.error, step.note) == (2, 0, False, None, None)
    assert step.article_ids == (1, 2)
    assert step.feed == shelf.feed(1)
    assert step.feed.title == "Valley Post"
    assert shelf.texts()["Report 2 on the dam"].endswith("denied on day 2 that gate 2 had been opened.")


async def test_nothing_is_due(server: FeedServer) -> None:
    shelf = MemoryShelf()
    shelf.add(server.put("/due", rss(item(1))))
    await only(shelf)
    assert await told(shelf) == []
    assert await told(MemoryShelf()) == []
    assert len(server.requests_for("/due")) == 1


async def test_what_the_server_or_the_bytes_show_to_be_unchanged_is_not_read(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = MemoryShelf()
    shelf.add(server.put("/etag", rss(item(1)), etag='"1"'))
    shelf.add(server.put("/bytes", rss(item(1))))
    await told(shelf)
    monkeypatch.setattr(Worker, "run", None)
    steps = await told(shelf, at=later(shelf))
    assert [(step.unchanged, step.new, step.error) for step in steps] == [(True, 0, None)] * 2
    assert server.requests_for("/etag")[1].header("If-None-Match") == '"1"'


def edition(number: int, *, edited: bool = False) -> str:
    """An outlet's fifty articles; when edited, with one more, five with other words and five with other markup."""
    items = [item(n) for n in range(1, 51)]
    if edited:
        items[:5] = [item(n, body=f"<p>The operator admitted that gate {n} had been opened.</p>") for n in range(1, 6)]
        same = "<div>The operator  denied on day {n} that gate {n} had been opened.</div><p>Advertisement</p>"
        items[5:10] = [item(n, body=same.format(n=n)) for n in range(6, 11)]
        items.insert(0, item(0))
    return rss(*items, title=f"Outlet {number}")


async def test_several_hundred_articles_some_edited(server: FeedServer, tmp_path: Path) -> None:
    """With the real database."""
    with Store.open(tmp_path / "claimreader.db") as store:
        for number in range(10):
            store.add_feed(server.put(f"/many/{number}", edition(number)))
        steps = await told(store)
        assert [(step.new, step.changed, step.error) for step in steps] == [(50, 0, None)] * 10
        assert store.totals().all == 500

        for number in range(10):
            server.put(f"/many/{number}", edition(number, edited=True))
        steps = await told(store, at=NOW + timedelta(hours=2))
        assert [(step.new, step.changed, step.error) for step in steps] == [(1, 5, None)] * 10
        assert store.totals().all == 510
        edited = [
            article for step in steps for number in step.article_ids if (article := store.article(number)).versions > 1
        ]
        assert len(edited) == 50
        for article in edited:
            first, second = store.versions(article.id)
            assert "denied" in first.document.text
            assert "admitted" in second.document.text


async def test_read_articles_stay_read_unless_much_changed(server: FeedServer) -> None:
    shelf = MemoryShelf()
    shelf.add(server.put("/read", rss(item(1), item(2))))
    await only(shelf)
    shelf.articles = {number: replace(article, read=True) for number, article in shelf.articles.items()}
    small = item(1, body="<p>The operator denied on day 1 that gate 1 had ever been opened.</p>")
    large = item(
        2, body="<p>There was no flood at all, villagers now claim, and no operator, and not a single gate.</p>"
    )
    server.put("/read", rss(small, large))
    assert (await only(shelf, at=later(shelf))).changed == 2
    assert [shelf.article(number).read for number in (1, 2)] == [True, False]


# ------------------------------------------------------------------------------------------ what breaks


async def test_one_broken_feed_never_stops_the_rest(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = MemoryShelf()
    good = [shelf.add(server.put(f"/good/{number}", rss(item(1)))).id for number in range(3)]
    page = shelf.add(server.put("/page", "<!doctype html><html><body>Sorry", content_type="text/html")).id
    missing = shelf.add(server.url("/missing")).id
    busy = shelf.add(server.serve("/busy", Answer(status=503, headers={"Retry-After": "7200"}))).id
    gone = shelf.add(server.serve("/gone", Answer(status=410))).id
    nowhere = shelf.add("http://127.0.0.1:1/feed").id
    no_address = shelf.add("file:///etc/passwd").id
    late = Answer(status=500, when=lambda: bool(server.requests_for("/bug")))
    slow = shelf.add(server.serve("/slow", late)).id
    bug = shelf.add(server.put("/bug", rss(item(7)))).id

    def known(feed_id: int, keys: Sequence[str]) -> dict[str, object]:
        if feed_id == bug:
            raise ZeroDivisionError("oh")
        return {}

    monkeypatch.setattr(shelf, "known", known)
    with caplog.at_level(logging.ERROR, "claimreader.refresh"):
        steps = {step.feed.id: step for step in await told(shelf) if step.feed}

    assert {number for number, step in steps.items() if step.error is None} == set(good)
    assert [steps[number].new for number in good] == [1, 1, 1]
    for number in (page, missing, busy, gone, nowhere, no_address, slow, bug):
        assert steps[number].error == shelf.feed(number).error
        assert not steps[number].unchanged
        assert shelf.feed(number).failures == 1
        assert shelf.feed(number).next_poll > NOW  # type: ignore[operator]
    assert shelf.feed(busy).next_poll >= NOW + timedelta(hours=2)  # type: ignore[operator]
    assert shelf.feed(gone).state is FeedState.GONE
    assert "ZeroDivisionError: oh" in (steps[bug].error or "")
    assert [record.exc_info is not None for record in caplog.records] == [True]
    assert {step.feed.id for step in await told(shelf, at=NOW)} == set()  # type: ignore[union-attr]


async def test_a_hostile_feed_costs_a_worker_not_the_refresh(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = MemoryShelf()
    hostile = "<item><title>x</title><author>" + "a@a" + ".a" * 60_000 + "!</author></item>"
    bad = shelf.add(server.put("/hostile", rss(hostile))).id
    good = shelf.add(server.put("/after", rss(item(1)))).id
    monkeypatch.setattr(refreshing, "limit_for", lambda body: 2.0 if b"a@a" in body else 60.0)
    steps = {step.feed.id: step for step in await told(shelf) if step.feed}
    assert steps[good].new == 1
    assert "longer than" in (steps[bad].error or "longer than")


async def test_a_full_disk_ends_the_refresh(server: FeedServer) -> None:
    shelf = MemoryShelf(full_at=1)
    for number in range(4):
        shelf.add(server.put(f"/disk/{number}", rss(item(1))))
    with pytest.raises(StorageError, match="full"):
        await told(shelf)
    assert not refreshers()


def refreshers() -> list[asyncio.Task[object]]:
    """What is still under way besides the test."""
    return [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]


@pytest.mark.parametrize("how", ["closed", "cancelled"])
async def test_giving_up_leaves_nothing_behind(server: FeedServer, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = MemoryShelf()
    shelf.add(server.put(f"/quick/{how}", rss(item(1))))
    shelf.add(server.serve(f"/silent/{how}", silent()))
    workers: list[Worker] = []

    class Watched(Worker):
        def __init__(self, *, memory: int | None = None, jobs: int = 500) -> None:
            super().__init__(memory=memory, jobs=jobs)
            workers.append(self)

    monkeypatch.setattr(turns, "Worker", Watched)
    one_done = asyncio.Event()

    async def run() -> None:
        async with aclosing(refresh(shelf, settings=SETTINGS, now=lambda: NOW)) as steps:
            async for step in steps:
                if step.done == 1:
                    one_done.set()
                    if how == "closed":
                        break

    task = asyncio.create_task(run())
    await asyncio.wait_for(one_done.wait(), 60)
    if how == "cancelled":
        task.cancel()
    await asyncio.wait({task}, timeout=60)
    assert task.done()
    assert task.cancelled() == (how == "cancelled")
    assert not refreshers()
    assert shelf.feed(1).title == "Valley Post"
    assert workers
    assert all(worker._child is None for worker in workers)
    assert threading.active_count() < 20


async def test_hosts_with_many_feeds_do_not_hold_up_the_rest(server: FeedServer) -> None:
    shelf = MemoryShelf()
    slow = []
    for number in range(12):
        answer = Answer(rss(item(1)).encode())
        if number > 2:
            answer = replace(answer, when=lambda: bool(server.requests_for("/turns/other")))
        slow.append(shelf.add(server.serve(f"/turns/{number}", answer)).id)
    other = shelf.add(server.put("/turns/other", rss(item(1))).replace("127.0.0.1", "localhost")).id
    settings = replace(SETTINGS, fetch=replace(SETTINGS.fetch, at_once=2, per_host=1))
    finished = [step.feed.id for step in await told(shelf, settings=settings) if step.feed]
    assert sorted(finished) == sorted([*slow, other])
    assert finished.index(other) < 6


# --------------------------------------------------------------------------------------------- full text


def teaser(server: FeedServer, number: int, path: str, body: str = "The operator denied on Monday that …") -> str:
    return item(number, title=PAGE_TITLE, body=body, link=server.url(path))


async def test_full_text_of_new_articles(server: FeedServer) -> None:
    shelf = MemoryShelf()
    server.put("/page/1", PAGE, content_type="text/html; charset=utf-8")
    server.put("/page/2", "<p>We value your privacy. Accept all cookies.", content_type="text/html")
    items = [teaser(server, 1, "/page/1"), teaser(server, 2, "/page/2"), teaser(server, 3, "/page/3")]
    shelf.add(server.put("/full", rss(*items)), full_text=True)
    step = await only(shelf)
    assert (step.new, step.error) == (3, None)
    assert step.note is not None
    assert step.note.startswith("the full text of 2 of 3 articles could not be had: ")
    assert [shelf.article(number).version.full_text for number in (1, 2, 3)] == [True, False, False]
    assert "Not one gate was moved" in shelf.article(1).version.document.text
    assert shelf.article(2).version.document.text.endswith("The operator denied on Monday that …")


async def test_a_changed_teaser_never_replaces_the_full_text(server: FeedServer) -> None:
    shelf = MemoryShelf()
    server.put("/again", PAGE, content_type="text/html")
    shelf.add(server.put("/teasers", rss(teaser(server, 1, "/again"))))
    await only(shelf)
    assert not shelf.article(1).version.full_text
    assert await fetch_full_text(shelf, 1, settings=SETTINGS, now=lambda: NOW)
    assert not await fetch_full_text(shelf, 1, settings=SETTINGS, now=lambda: NOW)
    assert shelf.article(1).versions == 2

    server.put("/teasers", rss(teaser(server, 1, "/again", "In other words: the operator denied it …")))
    step = await only(shelf, at=later(shelf))
    assert (step.new, step.changed, step.error, step.note) == (0, 0, None, None)
    assert shelf.article(1).versions == 2

    server.put("/again", PAGE.replace("neither confirmed nor denied", "confirmed"), content_type="text/html")
    server.put("/teasers", rss(teaser(server, 1, "/again", "The ministry confirmed it …")))
    assert (await only(shelf, at=later(shelf, 4))).changed == 1
    assert "has confirmed that it will open an inquiry" in shelf.article(1).version.document.text

    server.remove("/again")
    server.put("/teasers", rss(teaser(server, 1, "/again", "The page is gone …")))
    step = await only(shelf, at=later(shelf, 6))
    assert (step.changed, step.error) == (0, None)
    assert step.note is not None
    assert shelf.article(1).version.full_text


async def test_pages_are_asked_for_with_manners(server: FeedServer) -> None:
    shelf = MemoryShelf()
    items = [teaser(server, number, f"/manners/{number}") for number in range(1, 8)]
    shelf.add(server.put("/manners", rss(*items)), full_text=True)
    step = (await told(shelf, settings=replace(SETTINGS, pages=4)))[0]
    assert step.new == 7
    assert sum(request.target.startswith("/manners/") for request in server.requests) == 4

    silent_items = [item(number, link=f"http://127.0.0.1:1/{number}") for number in range(1, 20)]
    shelf.add(server.put("/unreachable", rss(*silent_items)), full_text=True)
    [step] = await told(shelf, [shelf.feed(2)])
    assert step.new == 19
    assert step.note
    assert "19 of 19" in step.note


async def test_a_page_that_says_less_than_the_feed_is_not_kept(server: FeedServer) -> None:
    shelf = MemoryShelf()
    server.put("/less", PAGE, content_type="text/html")
    whole = "".join(
        f"<p>Paragraph {number} of what the operator of the dam denied on that day.</p>" for number in range(60)
    )
    shelf.add(server.put("/whole", rss(teaser(server, 1, "/less", whole))), full_text=True)
    assert "says less" in ((await only(shelf)).note or "")
    assert not shelf.article(1).version.full_text


async def test_an_article_without_an_address_has_no_page(server: FeedServer) -> None:
    shelf = MemoryShelf()
    shelf.add(server.put("/no-address", rss(item(1))))
    await only(shelf)
    with pytest.raises(FullTextError, match="no page"):
        await fetch_full_text(shelf, 1, settings=SETTINGS, now=lambda: NOW)


async def test_moves_are_said(server: FeedServer) -> None:
    shelf = MemoryShelf()
    target = server.put("/moved/new", rss(item(1)))
    shelf.add(server.redirect("/moved/old", target, 301))
    assert (await only(shelf)).note is None
    step = await only(shelf, at=later(shelf))
    assert step.note == f"moved to {target}"
    assert shelf.feed(1).url == target
