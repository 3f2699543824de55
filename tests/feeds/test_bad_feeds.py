"""Every bad feed from its server to what the user is told, over real HTTP and through a real worker."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from claimreader.errors import ClaimReaderError
from claimreader.feeds.fetch import Fetched, Fetcher, FetchSettings
from claimreader.feeds.parse import WORKER_MEMORY, parse
from claimreader.records import ParsedFeed
from claimreader.workers import Worker
from tests.servers import Answer, FeedServer, bomb, dripping, endless, packed, silent

FEED = "<rss version='2.0'><channel><title>{0}</title><item><guid>1</guid><title>{0}</title></item></channel></rss>"
RSS = FEED.format("Harbour News").encode()
PATIENT = FetchSettings(timeout=60, deadline=60, max_feed_bytes=2_000_000)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=WORKER_MEMORY) as worker:
        yield worker


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(PATIENT) as fetcher:
        yield fetcher


def read(body: bytes, url: str, content_type: str, charset: str | None) -> ParsedFeed:
    return parse(body, url=url, content_type=content_type, charset=charset)


async def feed_at(url: str, fetcher: Fetcher, worker: Worker) -> ParsedFeed:
    answer = await fetcher.feed(url)
    assert isinstance(answer, Fetched)
    given = (answer.body, answer.final_url, answer.content_type, answer.charset)
    return await worker.run(read, *given, limit=60)


BAD = {
    "a web page": (
        Answer(b"<!DOCTYPE html><title>Welcome</title>", content_type="text/html"),
        "a web page (“Welcome”)",
    ),
    "nothing": (Answer(b""), "an empty document"),
    "nothing, packed": (packed(b"", "gzip"), "an empty document"),
    "a picture": (Answer(b"\x89PNG\r\n\x1a\n" + bytes(100), content_type="image/png"), "a picture"),
    "300 MB": (Answer(headers={"Content-Length": "300000000"}), "sends more than 2 MB"),
    "a bomb": (bomb("gzip"), "sends more than 2 MB"),
    "a bomb in a bomb": (bomb("gzip, gzip"), "sends more than 2 MB"),
    "a bomb of another make": (bomb("br"), "sends more than 2 MB"),
    "one more": (bomb("zstd"), "sends more than 2 MB"),
    "no end": (endless(), "sends more than 2 MB"),
    "a circle": (Answer(status=301, headers={"Location": "/bad"}), "redirects in a circle"),
    "a status of its own": (Answer(RSS, status=507), "507"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_feed_is_told_in_one_sentence(
    server: FeedServer, fetcher: Fetcher, worker: Worker, name: str
) -> None:
    answer, words = BAD[name]
    with pytest.raises(ClaimReaderError) as caught:
        await feed_at(server.serve("/bad", answer), fetcher, worker)
    message = str(caught.value)
    assert words in message and message.startswith(f"127.0.0.1:{server.port} ") and message.endswith(".")
    assert message.isprintable() and len(message) < 200
    good = await feed_at(server.put("/good", RSS), fetcher, worker)
    assert good.title == "Harbour News"


@pytest.mark.parametrize(
    ("settings", "answer", "words"),
    [
        (replace(PATIENT, deadline=1), dripping(RSS, seconds=0.2), "had not sent all of it after 1 s"),
        (replace(PATIENT, timeout=0.4), silent(), "within 0.4 s"),
        (replace(PATIENT, timeout=0.4), Answer(RSS, headers={"Content-Length": "9999"}), "within 0.4 s"),
    ],
    ids=["a byte now and then", "silence", "a lie about its length"],
)
async def test_a_slow_feed_is_told_in_one_sentence(
    server: FeedServer, worker: Worker, settings: FetchSettings, answer: Answer, words: str
) -> None:
    async with Fetcher(settings) as fetcher:
        with pytest.raises(ClaimReaderError) as caught:
            await feed_at(server.serve("/slow", answer), fetcher, worker)
    assert words in str(caught.value) and str(caught.value).startswith(f"127.0.0.1:{server.port} ")


CHARSETS = {
    "as the header says": ("Вестник", "cp1251", "", "text/xml; charset=windows-1251"),
    "as the declaration says": ("Вестник", "koi8-r", "<?xml version='1.0' encoding='koi8-r'?>", "application/rss+xml"),
    "as the mark says": ("Größe", "utf-16", "", "application/xml"),
    "not as the header says": ("Größe", "utf-8", "<?xml version='1.0' encoding='utf-8'?>", "text/xml; charset=ascii"),
    "nobody says": ("Größe", "utf-8", "", "text/xml"),
    "nobody says, an old one": ("Größe", "cp1252", "", "text/xml"),
    "in a charset that is none": ("Größe", "utf-8", "", "application/xml; charset=klingon"),
    "in Japanese": ("港のニュース", "shift_jis", "<?xml version='1.0' encoding='shift_jis'?>", "application/xml"),
}


@pytest.mark.parametrize("name", CHARSETS)
async def test_a_feed_in_any_charset(server: FeedServer, fetcher: Fetcher, worker: Worker, name: str) -> None:
    title, charset, declaration, content_type = CHARSETS[name]
    body = (declaration + FEED.format(title)).encode(charset)
    feed = await feed_at(server.put("/feed", body, content_type=content_type), fetcher, worker)
    assert (feed.title, feed.entries[0].title) == (title, title)


async def test_a_feed_that_is_dangerous_in_every_field(server: FeedServer, fetcher: Fetcher, worker: Worker) -> None:
    evil = "\x1b]2;owned\x07[@click=app.quit]\u202e[red]&#155;31m"
    feed = await feed_at(server.put("/feed", FEED.format(evil)), fetcher, worker)
    assert feed.title == feed.entries[0].title == "[@click=app.quit][red]›31m"
    assert feed.entries[0].document.text == feed.title
