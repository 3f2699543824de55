"""Fetching from a real server: what is asked, what is understood, and what each kind of trouble is called."""

import asyncio
import gzip
import resource
import socket
import ssl
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from claimreader.errors import AddressError, FetchError, GoneError, NotFoundError, OfflineError, SlowDownError
from claimreader.feeds import address, dial
from claimreader.feeds.fetch import UNSEEN, USER_AGENT, Fetched, Fetcher, FetchSettings, NotModified
from claimreader.records import Validators
from tests.servers import Answer, FeedServer, bomb, dripping, endless, packed, silent

RSS = b"<rss version='2.0'><channel><title>Harbour News</title></channel></rss>"
PATIENT = FetchSettings(timeout=60, deadline=60, max_feed_bytes=1_000_000, max_page_bytes=500_000)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(PATIENT) as fetcher:
        yield fetcher


async def fetched(fetcher: Fetcher, url: str, validators: Validators = UNSEEN) -> Fetched:
    answer = await fetcher.feed(url, validators)
    assert isinstance(answer, Fetched)
    return answer


async def failure(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        await fetcher.feed(url)
    assert caught.value.url == url
    return str(caught.value)


# ---------------------------------------------------------------------------------------------- asking


async def test_a_document_is_fetched_with_what_the_server_said_of_it(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put(
        "/feed",
        RSS,
        content_type="Application/RSS+XML; charset=UTF-8",
        etag='W/"a b"',
        last_modified="Mon, 2 Nov 2026 08:00:00 GMT",
        headers={"Cache-Control": "public, max-age=7200"},
    )
    assert await fetcher.feed(url) == Fetched(
        url=url,
        final_url=url,
        body=RSS,
        content_type="application/rss+xml",
        charset="UTF-8",
        validators=Validators('W/"a b"', "Mon, 2 Nov 2026 08:00:00 GMT"),
        max_age=timedelta(hours=2),
        moved_to=None,
    )


async def test_the_request_says_who_asks_and_nothing_about_the_user(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed", RSS, headers={"Set-Cookie": "id=1; Path=/"})
    await fetcher.feed(url)
    await fetcher.feed(url)
    first, second = server.requests
    assert first.headers == second.headers, "a cookie came back"
    names = {name.lower() for name, _ in first.headers}
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert first.header("User-Agent") == USER_AGENT and "(+https://" in USER_AGENT
    assert "application/atom+xml" in (first.header("Accept") or "")
    assert {"gzip", "br", "zstd"} <= set((first.header("Accept-Encoding") or "").split(", "))
    assert first.method == "GET"


@pytest.mark.parametrize("path", ["/a%2Fb?q=%C3%A4&amp=1;x=%7E", "/~me/x+y?a=b&a=c", "/?", "//double//slash"])
async def test_the_address_is_asked_for_as_it_was_given(server: FeedServer, fetcher: Fetcher, path: str) -> None:
    server.put(path, RSS)
    await fetcher.feed(server.url(path))
    assert server.requests[0].target == path.removesuffix("?") or server.requests[0].target == path


ODD = [
    Validators('"plain"', "Mon, 02 Nov 2026 08:00:00 GMT"),
    Validators('W/"weak, with comma"', None),
    Validators(None, "not even a date"),
    Validators("unquoted", "2026-11-02T08:00:00Z"),
    Validators('"caf\xe9\x80"', "Lundi, 02 Novembre 2026"),
    Validators('""', "0"),
]


@pytest.mark.parametrize("validators", ODD)
async def test_validators_go_back_byte_for_byte(server: FeedServer, fetcher: Fetcher, validators: Validators) -> None:
    answer = Answer(RSS, etag=validators.etag, last_modified=validators.last_modified)
    url = server.serve("/feed", answer)
    first = await fetched(fetcher, url)
    assert first.validators == validators
    assert isinstance(await fetcher.feed(url, first.validators), NotModified)
    request = server.requests[1]
    assert request.header("If-None-Match") == validators.etag
    assert request.header("If-Modified-Since") == validators.last_modified
    assert server.requests[0].header("If-None-Match") is server.requests[0].header("If-Modified-Since") is None


async def test_each_validator_follows_its_own_header(server: FeedServer, fetcher: Fetcher) -> None:
    date = "Mon, 02 Nov 2026 08:00:00 GMT"
    url = server.serve(
        "/feed",
        Answer(RSS, etag='"1"', last_modified=date),
        Answer(RSS + b" ", etag='"2"', last_modified=date),
        Answer(RSS + b"  ", last_modified=date),
        Answer(status=304, headers={"ETag": '"3"'}),
    )
    first = await fetched(fetcher, url)
    second = await fetched(fetcher, url, first.validators)
    assert second.validators == Validators('"2"', date)
    third = await fetched(fetcher, url, second.validators)
    assert third.validators == Validators(None, date), "the etag is no more"
    fourth = await fetcher.feed(url, third.validators)
    assert isinstance(fourth, NotModified) and fourth.validators == Validators('"3"', date)


async def test_a_304_that_nobody_asked_for_is_trouble(server: FeedServer, fetcher: Fetcher) -> None:
    assert "304" in await failure(fetcher, server.serve("/feed", Answer(status=304)))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
async def test_compressed_documents_are_unpacked(server: FeedServer, fetcher: Fetcher, encoding: str) -> None:
    assert (await fetched(fetcher, server.serve("/feed", packed(RSS, encoding)))).body == RSS


@pytest.mark.parametrize("size", [1, 7, 1 << 16])
async def test_gzip_in_several_members_is_unpacked_to_its_end(server: FeedServer, fetcher: Fetcher, size: int) -> None:
    body = b"".join([gzip.compress(RSS[:100]), bytes(3), gzip.compress(b""), gzip.compress(RSS[100:]), b"no gzip"])

    async def stream() -> AsyncIterator[bytes]:
        for start in range(0, len(body), size):
            yield body[start : start + size]

    url = server.serve("/feed", Answer(stream=stream, headers={"Content-Encoding": "gzip"}))
    assert (await fetched(fetcher, url)).body == RSS


async def test_few_requests_at_once_and_fewer_for_one_host(server: FeedServer) -> None:
    def answer_when_asked(at_once: int) -> None:
        """Say nothing before so many requests have been under way together."""
        server.most_at_once = 0
        for number in range(12):
            server.serve(f"/{number}", Answer(RSS, when=lambda: server.most_at_once >= at_once))

    answer_when_asked(2)
    async with Fetcher(replace(PATIENT, at_once=8, per_host=2)) as fetcher:
        await asyncio.gather(*(fetcher.feed(server.url(f"/{number}")) for number in range(12)))
    assert server.most_at_once == 2
    assert server.connections <= 4, "connections are used again"
    answer_when_asked(3)
    async with Fetcher(replace(PATIENT, at_once=3, per_host=2)) as fetcher:
        names = ["127.0.0.1", "localhost"]
        await asyncio.gather(*(fetcher.feed(server.url(f"/{number}", host=names[number % 2])) for number in range(12)))
    assert server.most_at_once == 3


async def test_a_connection_is_used_again_whatever_was_answered(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed", RSS, etag='"1"')
    server.redirect("/old", "/feed")
    for path in ["/feed", "/old", "/feed"]:
        await fetcher.feed(server.url(path))
        assert isinstance(await fetcher.feed(url, Validators('"1"')), NotModified)
    assert server.connections == 1


async def test_waiting_for_a_turn_is_not_counted_as_the_server_s_time(server: FeedServer) -> None:
    url = server.serve("/feed", Answer(RSS, delay=0.25))
    async with Fetcher(replace(PATIENT, deadline=1.9, per_host=1)) as fetcher:
        answers = await asyncio.gather(*(fetcher.feed(url) for _ in range(8)))
    assert len(answers) == 8


# ----------------------------------------------------------------------------------------- redirects


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ([301], 1),
        ([308], 1),
        ([302], 0),
        ([307], 0),
        ([303], 0),
        ([301, 308], 2),
        ([301, 302, 301], 1),
        ([302, 301], 0),
    ],
)
async def test_permanent_redirects_move_a_feed_up_to_the_first_that_is_not(
    server: FeedServer, fetcher: Fetcher, statuses: list[int], moved: int
) -> None:
    for number, status in enumerate(statuses):
        server.redirect(f"/{number}", f"/{number + 1}", status)
    server.put(f"/{len(statuses)}", RSS, etag='"1"')
    answer = await fetched(fetcher, server.url("/0"))
    assert answer.final_url == server.url(f"/{len(statuses)}")
    assert answer.moved_to == (server.url(f"/{moved}") if moved else None)
    again = await fetcher.feed(server.url("/0"), answer.validators)
    assert isinstance(again, NotModified) and again.moved_to == answer.moved_to


async def test_redirects_that_lead_nowhere(server: FeedServer, fetcher: Fetcher) -> None:
    server.redirect("/a", "/b")
    server.redirect("/b", "/a")
    assert "circle" in await failure(fetcher, server.url("/a"))
    for number in range(9):
        server.redirect(f"/{number}", f"/{number + 1}")
    assert "again and again" in await failure(fetcher, server.url("/0"))
    assert len(server.requests) == 2 + 6
    for target in ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/", "http://a b/", "http://x:99999/"]:
        assert "no address that can be fetched" in await failure(fetcher, server.redirect("/bad", target))
    assert "302" in await failure(fetcher, server.serve("/none", Answer(status=302)))


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Name -> number, as the name servers say; 127.0.0.1 plays the internet, everything else is as it is."""
    names: dict[str, str] = {}

    async def look_up(host: str, port: int) -> list[str]:
        if host in names:
            return [names[host]]
        return await real(host, port)

    real, public = dial.look_up, address.is_public
    monkeypatch.setattr(dial, "look_up", look_up)
    monkeypatch.setattr(dial, "is_public", lambda ip: ip == "127.0.0.1" or public(ip))
    return names


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.2:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/", "http://169.254.169.254/latest/",
     "http://10.0.0.1/", "http://router.lan/", "http://rebound.example:{port}/", "http://odd.example:{port}/"],
)  # fmt: skip
async def test_a_public_feed_may_not_redirect_into_the_users_network(
    server: FeedServer, fetcher: Fetcher, internet: dict[str, str], target: str
) -> None:
    internet |= {"outlet.example": "127.0.0.1", "rebound.example": "192.168.1.1", "odd.example": "::ffff:10.0.0.1"}
    server.redirect("/feed", target.format(port=server.port))
    url = server.url("/feed", host="outlet.example")
    assert "own network" in await failure(fetcher, url)
    assert len(server.requests) == 1


async def test_a_public_feed_may_redirect_to_another_host(
    server: FeedServer, fetcher: Fetcher, internet: dict[str, str]
) -> None:
    internet |= {"outlet.example": "127.0.0.1", "cdn.example": "127.0.0.1"}
    server.redirect("/feed", server.url("/real", host="cdn.example"))
    server.put("/real", RSS)
    assert (await fetched(fetcher, server.url("/feed", host="outlet.example"))).body == RSS


async def test_a_connection_into_the_users_network_is_not_lent_to_a_public_feed(
    server: FeedServer, fetcher: Fetcher, internet: dict[str, str]
) -> None:
    internet |= {"nas.example": "127.0.0.1", "outlet.example": "127.0.0.1"}
    server.put("/feed", RSS)
    server.redirect("/lure", server.url("/feed", host="nas.example"))
    assert await fetcher.feed(server.url("/feed", host="nas.example"))
    internet["nas.example"] = "192.168.1.1"
    assert "own network" in await failure(fetcher, server.url("/lure", host="outlet.example"))


async def test_a_page_that_a_feed_names_may_not_lie_in_the_users_network(
    server: FeedServer, fetcher: Fetcher, internet: dict[str, str]
) -> None:
    internet |= {"outlet.example": "127.0.0.1", "evil.example": "10.0.0.1"}
    page = server.put("/page", "<p>News</p>", content_type="text/html")
    near = "https://outlet.example/feed"
    assert (await fetcher.page(server.url("/page", host="outlet.example"), near=near)).content_type == "text/html"
    for url in [server.url("/page", host="localhost"), "http://evil.example/", "http://192.168.0.1/"]:
        with pytest.raises(FetchError, match="own network"):
            await fetcher.page(url, near=near)
        with pytest.raises(FetchError, match="own network"):
            await fetcher.page(url)
    assert await fetcher.page(server.url("/page", host="localhost"), typed=True)
    assert await fetcher.page(server.url("/page", host="localhost"), near="http://localhost/feed")
    assert await fetcher.page(page, near="http://192.168.0.7/feed")


# ------------------------------------------------------------------------------------------- trouble


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [(404, NotFoundError, "404 Not Found"),
     (410, GoneError, "ended this feed"), (500, FetchError, "trouble of its own"),
     (403, FetchError, "does not let claimreader in"), (401, FetchError, "401 Unauthorized"), (418, FetchError, "418"),
     (204, FetchError, "204 No Content"), (206, FetchError, "206"), (429, SlowDownError, "less often"),
     (503, SlowDownError, "503")],
)  # fmt: skip
async def test_a_refusal_is_told_in_words(
    server: FeedServer, fetcher: Fetcher, status: int, kind: type[FetchError], words: str
) -> None:
    url = server.serve("/feed", Answer(b"<rss/>", status=status))
    with pytest.raises(FetchError, match=words) as caught:
        await fetcher.feed(url)
    assert type(caught.value) is kind and caught.value.status == status
    assert "127.0.0.1" in str(caught.value)
    assert len(server.requests) == 1, "asked again at once"


@pytest.mark.parametrize(
    ("headers", "pause"),
    [({"Retry-After": "7200"}, timedelta(hours=2)), ({"Retry-After": "0"}, timedelta()),
     ({"Retry-After": "soon"}, None),
     ({"Retry-After": "Mon, 02 Nov 2026 09:30:00 GMT", "Date": "Mon, 02 Nov 2026 09:00:00 GMT"}, timedelta(minutes=30)),
     ({}, None)],
)  # fmt: skip
async def test_how_long_to_wait_is_heard(
    server: FeedServer, fetcher: Fetcher, headers: dict[str, str], pause: timedelta | None
) -> None:
    with pytest.raises(SlowDownError) as caught:
        await fetcher.feed(server.serve("/feed", Answer(status=429, headers=headers)))
    assert caught.value.retry_after == pause


@pytest.mark.parametrize(
    ("headers", "age"),
    [({"Cache-Control": "max-age=60"}, 60), ({"Cache-Control": "no-cache, max-age=60"}, None), ({}, None),
     ({"Expires": "Mon, 02 Nov 2026 09:10:00 GMT", "Date": "Mon, 02 Nov 2026 09:00:00 GMT"}, 600),
     ({"Expires": "0"}, None), ({"Expires": "-1", "Cache-Control": 'max-age="90"'}, 90),
     ({"Cache-Control": "max-age=0"}, None), ({"Cache-Control": "max-age=-5"}, None),
     ({"Expires": "Mon, 02 Nov 2026 08:00:00 GMT", "Date": "Mon, 02 Nov 2026 09:00:00 GMT"}, None)],
)  # fmt: skip
async def test_how_long_an_answer_stays_fresh(
    server: FeedServer, fetcher: Fetcher, headers: dict[str, str], age: int | None
) -> None:
    answer = await fetched(fetcher, server.serve("/feed", Answer(RSS, headers=headers)))
    assert answer.max_age == (timedelta(seconds=age) if age else None)


async def test_nobody_answers_there(fetcher: Fetcher) -> None:
    with socket.socket() as bound:  # nobody else can be given its port, and it does not listen
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        assert f"127.0.0.1:{port} refused the connection" in await failure(fetcher, f"http://127.0.0.1:{port}/")


async def test_a_host_that_never_answers(server: FeedServer) -> None:
    async with Fetcher(replace(PATIENT, timeout=0.4)) as fetcher:
        assert "within 0.4 s" in await failure(fetcher, server.serve("/feed", silent()))


async def test_a_host_that_drips(server: FeedServer) -> None:
    async with Fetcher(replace(PATIENT, deadline=1)) as fetcher:
        url = server.serve("/feed", dripping(RSS * 10, seconds=0.1))
        assert "had not sent all of it after 1 s" in await failure(fetcher, url)


async def test_redirects_share_one_deadline(server: FeedServer) -> None:
    for number in range(5):
        server.serve(f"/{number}", Answer(status=302, headers={"Location": f"/{number + 1}"}, delay=0.3))
    async with Fetcher(replace(PATIENT, deadline=1)) as fetcher:
        assert "after 1 s" in await failure(fetcher, server.url("/0"))


@pytest.mark.parametrize(
    "error",
    [socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), OSError(101, "Network is unreachable")],
)
async def test_no_network_is_nobody_s_fault(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        raise error

    monkeypatch.setattr(dial, "look_up", look_up)
    with pytest.raises(OfflineError, match=r"outlet\.example .*no network connection"):
        await fetcher.feed("https://outlet.example/feed")


async def test_a_host_that_does_not_exist(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(dial, "look_up", look_up)
    assert "There is no site called outlet.example" in await failure(fetcher, "https://outlet.example/feed")


async def test_plain_http_on_a_secure_port(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.url("/feed").replace("http:", "https:")
    assert "cannot be spoken to securely" in await failure(fetcher, url)


@pytest.mark.parametrize(
    ("why", "words"),
    [("certificate has expired", "check this computer's clock"), ("self-signed certificate", "nothing was read")],
)
async def test_a_certificate_that_proves_nothing(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, why: str, words: str
) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        error = ssl.SSLCertVerificationError(1, "verify failed")
        error.verify_message = why
        raise error

    monkeypatch.setattr(dial, "look_up", look_up)
    message = await failure(fetcher, "https://outlet.example/feed")
    assert f"outlet.example could not prove that it is outlet.example ({why}): {words}" in message


async def test_an_answer_that_breaks_off(server: FeedServer, fetcher: Fetcher) -> None:
    async def stream() -> AsyncIterator[bytes]:
        yield RSS

    short = Answer(stream=stream, headers={"Content-Length": "5000"})
    assert "did not give a proper answer" in await failure(fetcher, server.serve("/feed", short))
    damaged = Answer(b"\x1f\x8bthis is no gzip", headers={"Content-Encoding": "gzip"})
    assert "compression is damaged" in await failure(fetcher, server.serve("/feed", damaged))
    later = Answer(gzip.compress(RSS) + damaged.body, headers={"Content-Encoding": "gzip"})
    assert "compression is damaged" in await failure(fetcher, server.serve("/feed", later))


@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip", "br", "zstd", "deflate", "br, gzip"])
async def test_a_bomb_does_not_go_off(server: FeedServer, fetcher: Fetcher, encoding: str) -> None:
    url = server.serve("/feed", bomb(encoding))
    await fetcher.feed(server.put("/warm", RSS))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "more than 1 MB" in await failure(fetcher, url)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) < 16_000, "KB grown"


async def test_a_feed_of_300_megabytes_is_not_read_when_it_says_so(server: FeedServer, fetcher: Fetcher) -> None:
    sent = 0

    async def stream() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 300_000_000:
            sent += 1 << 16
            yield bytes(1 << 16)

    url = server.serve("/feed", Answer(stream=stream, headers={"Content-Length": "300000000"}))
    assert "more than 1 MB for this one document" in await failure(fetcher, url)
    assert sent < 20_000_000


async def test_an_endless_feed_is_cut_off(server: FeedServer, fetcher: Fetcher) -> None:
    assert "more than 1 MB" in await failure(fetcher, server.serve("/feed", endless()))


@pytest.mark.parametrize("url", ["", "not an address", "ftp://example.org/", "/etc/passwd", "http://"])
async def test_what_is_no_address_is_not_asked_for(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(AddressError):
        await fetcher.feed(url)


async def test_cancelling_a_fetch_closes_its_connection(server: FeedServer) -> None:
    async with Fetcher() as fetcher:
        fetch = asyncio.create_task(fetcher.feed(server.serve("/feed", silent())))
        while not server.requests:
            await asyncio.sleep(0.01)
        fetch.cancel()
        with pytest.raises(asyncio.CancelledError):
            await fetch
        server.put("/feed", RSS)
        assert (await fetched(fetcher, server.url("/feed"))).body == RSS


# -------------------------------------------------------------------------------------------- proxies


async def test_the_systems_proxy_is_used(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", f"http://user:secret@127.0.0.1:{server.port}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server.put("http://outlet.example/feed", RSS)
    server.put("/direct", RSS)
    server.redirect("http://outlet.example/lure", "http://10.0.0.1/")
    async with Fetcher(PATIENT) as fetcher:
        assert (await fetched(fetcher, "http://outlet.example/feed")).body == RSS
        assert (server.requests[0].header("Proxy-Authorization") or "").startswith("Basic ")
        assert (await fetched(fetcher, server.url("/direct"))).body == RSS
        assert "own network" in await failure(fetcher, "http://outlet.example/lure")
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    async with Fetcher(PATIENT) as fetcher:
        assert "SOCKS" in await failure(fetcher, "http://outlet.example/feed")


async def test_a_slow_address_of_a_host_does_not_hold_up_the_next(
    server: FeedServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.9", "192.0.2.1", "127.0.0.1"]

    monkeypatch.setattr(dial, "look_up", look_up)
    monkeypatch.setattr(dial, "HEAD_START", 0.05)
    server.put("/feed", RSS)
    assert (await fetched(fetcher, server.url("/feed", host="outlet.example"))).body == RSS
