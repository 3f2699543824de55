"""Reading feeds: golden pairs, what is refused and in which words, and what runs in the worker's limits.

To add a case: put a feed into tests/golden/feeds, run this file, check what the failure prints, and save it beside the
feed under the same name with `.expected.json`. There, `asked` may say how the server labelled it.
"""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.errors import ParseError, WorkerError
from claimreader.feeds import jsonfeed
from claimreader.feeds.clean import clean_line, clean_text, safe_link
from claimreader.feeds.dates import moment
from claimreader.feeds.parse import parse
from claimreader.records import ParsedFeed
from claimreader.workers import Worker

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"
NOW = datetime(2026, 11, 5, 12, tzinfo=UTC)
URL = "https://outlet.example/news/feed"


def told(feed: ParsedFeed) -> dict[str, Any]:
    """A parsed feed as it stands in a golden file."""
    return {
        "title": feed.title,
        "site": feed.site,
        "language": feed.language,
        "every": feed.every and feed.every.total_seconds(),
        "notes": list(feed.notes),
        "entries": [
            {
                "key": entry.key,
                "title": entry.title,
                "url": entry.url,
                "author": entry.author,
                "published": entry.published and entry.published.isoformat(),
                "text": entry.document.text,
                "links": [inline.target for inline in entry.document.inlines if inline.target],
            }
            for entry in feed.entries
        ],
    }


FEEDS = sorted(path for path in GOLDEN.iterdir() if not path.name.endswith(".expected.json"))


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_golden_pairs(path: Path) -> None:
    beside = path.with_name(f"{path.name}.expected.json")
    expected = json.loads(beside.read_text()) if beside.exists() else {}
    found = told(parse(path.read_bytes(), url=URL, now=NOW, **expected.pop("asked", {})))
    assert found == expected, json.dumps(found, ensure_ascii=False, indent=2)


# ------------------------------------------------------------------------------------ what is no feed


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "an empty document"),
        (b" \r\n\t ", "an empty document"),
        (b"<!-- only a comment -->", "an empty document"),
        (b"<!DOCTYPE html>\n<html><title>Just &amp; wait\x1b[1m</title>", "a web page (“Just & wait”)"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "a web page instead"),
        (b"<div>Log in</div>", "a web page"),
        (b"<opml version='2.0'><body/></opml>", "import it"),
        (b"<urlset><url/></urlset>", "a sitemap"),
        (b"<?xml version='1.0'?><kml><Placemark/></kml>", "XML of another kind (<kml>)"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04....", "a ZIP file"),
        (b"/etc/hostname", "something that is no feed"),
        (b"https://outlet.example/", "something that is no feed"),
        (b"\x1f\x8bnot gzip", "a damaged gzip file"),
        (b'{"version": "2.0"}', "JSON that is not a feed"),
        (b"[]", "JSON that is not a feed"),
        (b'{"version": ', "damaged JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"version": "https://jsonfeed.org/version/1", "title": "\xff"}', "damaged JSON"),
    ],
)
def test_what_is_no_feed_is_called_by_its_name(body: bytes, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(body, url="https://user:secret@outlet.example/feed")
    message = str(caught.value)
    assert words in message and message.startswith("outlet.example sent ") and message.endswith(".")
    assert "secret" not in message and message.isprintable()


def test_a_feed_that_is_a_gzip_file_is_unpacked_within_bounds() -> None:
    feed = (GOLDEN / "rss20-full-text.xml").read_bytes()
    assert parse(gzip.compress(feed), url=URL, now=NOW) == parse(feed, url=URL, now=NOW)
    in_parts = gzip.compress(feed[:700]) + gzip.compress(feed[700:]) + bytes(5)
    assert parse(in_parts, url=URL, now=NOW) == parse(feed, url=URL, now=NOW)
    for bomb in (gzip.compress(bytes(20_000_000), 1), gzip.compress(bytes(8_000_000), 1) * 2):
        with pytest.raises(ParseError, match="more than 15 MB"):
            parse(bomb, url=URL)


def test_the_newest_are_kept_when_there_are_too_many() -> None:
    items = "".join(
        f"<item><guid>{day}</guid><title>Day {day}</title><pubDate>{day:02} Oct 2026 00:00:00 GMT</pubDate></item>"
        for day in range(1, 31)
    )
    feed = parse(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), url=URL, now=NOW, limit=3)
    assert [entry.key for entry in feed.entries] == ["30", "29", "28"], "a guid does not depend on the feed's address"
    assert feed.notes == ("It carries 30 entries; the newest 3 were read.",)


def test_a_feed_without_entries_is_a_feed() -> None:
    feed = parse(b"<rss version='2.0'><channel><title>Quiet</title></channel></rss>", url=URL)
    assert (feed.title, feed.entries, feed.notes) == ("Quiet", (), ())


# -------------------------------------------------------------------------------------- what is hostile


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=1 << 30) as worker:
        yield worker


def rss(item: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Evil</title><item>{item}</item></channel></rss>".encode()


HOSTILE = {
    "comments that never end": rss("<description>" + "&lt;!--" * 60_000 + "</description>"),
    "a deep nest of elements": rss("<a>" * 30_000),
    "a deep nest in the text": rss("<description>" + "&lt;div&gt;" * 50_000 + "end</description>"),
    "many attributes": rss(
        "<description>&lt;p " + " ".join(f"a{n}='1'" for n in range(50_000)) + "&gt;x</description>"
    ),
    "one huge text": rss("<description>" + "word " * 1_500_000 + "</description>"),
    "many entities": rss("<description>" + "&amp;eacute;" * 50_000 + "</description>"),
    "CDATA that never ends": b"<rss version='2.0'><channel><item><title>" + b"<![CDATA[" * 100_000,
    "many namespaces": b"<rss version='2.0' %b><channel/></rss>"
    % b" ".join(b"xmlns:n%d='u%d'" % (n, n) for n in range(20_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_feed_costs_one_worker_a_moment(worker: Worker, name: str) -> None:
    try:
        feed = worker.call(job, HOSTILE[name], URL, limit=0.6)
    except (ParseError, WorkerError) as error:
        assert str(error)
    else:
        assert feed.title in ("Evil", "")
    good = (GOLDEN / "rss20-full-text.xml").read_bytes()
    assert worker.call(job, good, URL, limit=60).title == "The Estuary Post & Mail"


def test_a_feed_made_for_a_regular_expression_is_stopped(worker: Worker) -> None:
    with pytest.raises(WorkerError, match=r"longer than 0\.5 s"):
        worker.call(job, rss(f"<author>a@{'a.' * 60_000}!</author>"), URL, limit=0.5)


def job(body: bytes, url: str) -> ParsedFeed:
    return parse(body, url=url)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_at_all_are_a_surprise(body: bytes) -> None:
    for start in (b"", b"<rss version='2.0'><channel><item>", b'{"version":"https://jsonfeed.org/version/1",'):
        try:
            parse(start + body, url=URL)
        except ParseError as error:
            assert str(error).isprintable()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)
FIELDS = st.sampled_from(["id", "url", "title", "content_html", "content_text", "summary", "date_published", "authors"])
ITEMS = st.lists(st.dictionaries(FIELDS, VALUES) | VALUES, max_size=4) | VALUES


@settings(max_examples=60, deadline=None)
@given(items=ITEMS, title=VALUES, site=VALUES)
def test_no_json_feed_is_a_surprise(items: object, title: object, site: object) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items, "title": title, "home_page_url": site}
    read = jsonfeed.read(json.dumps(feed).encode(), url=URL, now=NOW, limit=10)
    assert len({entry.key for entry in read.entries}) == len(read.entries)
    clean(read)


def clean(feed: ParsedFeed) -> None:
    """Nothing of a feed can disturb a terminal or a list."""
    assert feed.title == clean_line(feed.title) and (feed.site is None or feed.site == safe_link(feed.site))
    for entry in feed.entries:
        assert entry.title and entry.title == clean_line(entry.title)
        assert entry.key and entry.key == clean_line(entry.key)
        assert entry.author is None or entry.author == clean_line(entry.author)
        assert entry.url is None or entry.url == safe_link(entry.url)
        assert entry.document.text == clean_text(entry.document.text)


NASTY = st.text(
    st.characters() | st.sampled_from("\x1b\x9b\x00\x07\r\u202e\u2066\u200b\ue000<>&[]/;\"'")
) | st.sampled_from(
    ["[@click=app.quit]x[/]", "\x1b]2;owned\x07", "&#155;31m", "&lt;b&gt;", "http://[", "javascript:alert(1)", "]]>"]
)


@settings(max_examples=150, deadline=None)
@given(st.tuples(*[NASTY] * 7), st.sampled_from(["{}", "<![CDATA[{}]]>"]), st.sampled_from(["rss", "atom"]))
def test_no_field_of_a_feed_is_dangerous(values: tuple[str, ...], form: str, kind: str) -> None:
    title, link, guid, author, body, site, name = (form.format(value) for value in values)
    if kind == "rss":
        item = f"<title>{title}</title><link>{link}</link><guid>{guid}</guid><dc:creator>{author}</dc:creator>"
        channel = f"<title>{name}</title><link>{site}</link><item>{item}<description>{body}</description></item>"
        feed = f"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>{channel}</channel></rss>"
    else:
        entry = f"<title type='html'>{title}</title><link href='{values[1]}'/><id>{guid}</id><content>{body}</content>"
        feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{name}</title><entry>{entry}</entry></feed>"
    try:
        clean(parse(feed.encode(errors="replace"), url=URL, now=NOW))
    except ParseError as error:
        assert str(error).isprintable()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_a_date_is_a_moment_that_can_be_true_or_none(text: str) -> None:
    date = moment(text, NOW)
    assert date is None or (date.tzinfo is UTC and date.year >= 1990 and date <= NOW)
