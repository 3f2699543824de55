"""Finding the feeds of what somebody types."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from claimreader.errors import AddressError, FetchError, NotFoundError, ParseError
from claimreader.feeds import dial
from claimreader.feeds.discover import USUAL, Found, discover
from claimreader.feeds.fetch import Fetcher, FetchSettings
from claimreader.feeds.links import look
from claimreader.workers import Worker
from tests.servers import Answer, FeedServer

RSS = "<rss version='2.0'><channel><title>Harbour News</title></channel></rss>"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=1 << 30) as worker:
        yield worker


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(FetchSettings(timeout=60, deadline=60)) as fetcher:
        yield fetcher


def page(server: FeedServer, body: str, path: str = "/") -> str:
    return server.put(path, f"<!doctype html><html>{body}</html>", content_type="text/html")


async def test_a_feed_is_its_own_feed(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed", RSS)
    assert await discover(fetcher, url) == [Found(url, "Harbour News")]


async def test_a_feed_that_has_moved_is_found_where_it_is(server: FeedServer, fetcher: Fetcher, worker: Worker) -> None:
    new = server.put("/new", RSS)
    assert await discover(fetcher, server.redirect("/old", "/new", 301), worker=worker) == [Found(new, "Harbour News")]
    old = server.redirect("/now", "/new", 302)
    assert await discover(fetcher, old, worker=worker) == [Found(old, "Harbour News")]


async def test_the_feeds_that_a_page_names(server: FeedServer, fetcher: Fetcher, worker: Worker) -> None:
    url = page(
        server,
        """<head><base href="/news/">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <link rel="ALTERNATE x" type="application/rss+xml; charset=utf-8" title="News \x1b[1m&amp; more" href="rss">
        <link rel=alternate type="application/atom+xml" href="atom.xml">
        <link rel="alternate" type="application/feed+json" href="https://cdn.example/feed.json" title="JSON">
        <link rel="alternate" type="application/rss+xml" href="rss" title="Twice">
        <link rel="alternate" type="application/json" href="/wp-json/posts/1">
        <link rel="alternate" type="text/html" hreflang="de" href="/de">
        <link rel="stylesheet" type="text/css" href="/feed">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
        </head><body><a href="/other/rss">RSS</a></body>""",
    )
    assert await discover(fetcher, url, worker=worker) == [
        Found(server.url("/news/rss"), "News & more"),
        Found(server.url("/news/atom.xml"), ""),
        Found("https://cdn.example/feed.json", "JSON"),
        Found(server.url("/comments/feed"), "Comments"),
    ]
    assert len(server.requests) == 1, "what a page names is believed"


async def test_links_for_people_are_tried(server: FeedServer, fetcher: Fetcher, worker: Worker) -> None:
    server.put("/world.rss", RSS)
    server.put("/sport.xml", "<urlset></urlset>")
    url = page(server, '<a href="/sport.xml">Sport</a> <a href="world.rss"><b>World</b></a> <a href="/about">About</a>')
    assert await discover(fetcher, url, worker=worker) == [Found(server.url("/world.rss"), "Harbour News")]


async def test_the_usual_places_are_tried_until_there_is_one(
    server: FeedServer, fetcher: Fetcher, worker: Worker
) -> None:
    url = page(server, "<p>News</p>", "/blog/")
    server.put("/atom.xml", RSS)
    assert await discover(fetcher, url, worker=worker) == [Found(server.url("/atom.xml"), "Harbour News")]
    assert [request.target for request in server.requests] == ["/blog/", "/blog/feed", *USUAL[:4]]


async def test_a_page_without_any(server: FeedServer, fetcher: Fetcher, worker: Worker) -> None:
    assert await discover(fetcher, page(server, "<p>Nothing</p>"), worker=worker) == []


async def test_a_public_page_may_not_name_what_is_in_the_users_network(
    server: FeedServer, fetcher: Fetcher, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    monkeypatch.setattr(dial, "look_up", look_up)
    link = '<link rel="alternate" type="application/rss+xml" href="http://192.168.1.1/feed"><a href="http://router.lan/rss">'
    page(server, link)
    assert await discover(fetcher, server.url(host="outlet.example"), worker=worker) == []


async def test_a_site_without_https_is_found_when_nobody_asked_for_https(
    server: FeedServer, fetcher: Fetcher, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    monkeypatch.setattr(dial, "look_up", look_up)
    server.put("/feed", RSS)
    found = await discover(fetcher, f"outlet.example:{server.port}/feed", worker=worker)
    assert found == [Found(server.url("/feed", host="outlet.example"), "Harbour News")]
    with pytest.raises(FetchError, match="securely"):
        await discover(fetcher, f"https://outlet.example:{server.port}/feed", worker=worker)


async def test_what_cannot_be_found_is_told(server: FeedServer, fetcher: Fetcher, worker: Worker) -> None:
    with pytest.raises(AddressError, match="is not an address"):
        await discover(fetcher, "news", worker=worker)
    with pytest.raises(NotFoundError, match="404"):
        await discover(fetcher, server.url("/missing"), worker=worker)
    with pytest.raises(ParseError, match="a PDF"):
        await discover(fetcher, server.put("/pdf", "%PDF-1.7", content_type="application/pdf"), worker=worker)
    with pytest.raises(ParseError, match="import it"):
        await discover(fetcher, server.serve("/opml", Answer(b"<opml><body/></opml>")), worker=worker)


@pytest.mark.parametrize(
    "body", [b"<html>", b"<html><!--", b"<html>\x00\xff<base href='http://['><a href='http://[/rss'>"]
)
@pytest.mark.parametrize("charset", [None, "utf-8", "no-such-charset"])
def test_no_page_is_a_surprise(body: bytes, charset: str | None) -> None:
    assert look(body, "https://outlet.example/", "text/html", charset).feed is None


def test_finding_imports_no_http_into_the_worker() -> None:
    source = Path(look.__code__.co_filename).read_text()
    assert "fetch" not in source
