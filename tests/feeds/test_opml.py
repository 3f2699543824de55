"""Lists of subscriptions in and out, from good and from bad hands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.errors import OpmlError
from claimreader.feeds import opml
from claimreader.feeds.opml import Subscription
from claimreader.records import Feed


def a_list(*outlines: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{"".join(outlines)}</body></opml>'.encode()


def test_folders_nest_and_names_are_kept() -> None:
    data = a_list(
        '<outline text="war"><outline text="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>',
        '<outline title="Europe" text="x"><outline type="rss" xmlUrl="https://b.example/"/></outline></outline>',
        '<outline text="C" xmlUrl="https://c.example/feed"/>',
    )
    assert opml.read(data) == [
        Subscription("https://a.example/feed?x=1&y=2", "A & B", "war"),
        Subscription("https://b.example/", "", "war/Europe"),
        Subscription("https://c.example/feed", "C", ""),
    ]


def test_what_other_readers_write() -> None:
    data = a_list(
        '<outline text="bare &" xmlUrl="https://a.example/?x=1&y=2&copy=3"/>',
        '<outline text="Tom &amp;amp; Co" xmlURL="feed://b.example/rss"/>',
        '<outline text="tagged" xmlUrl="https://c.example/" category="/news/war,/other"/>',
        '<outline text="again" xmlUrl="https://c.example/"/>',
        '<outline text="a link" type="link" url="https://d.example/"/>',
        '<outline text="TCP/IP"><outline text="e" xmlUrl="https://e.example/"/></outline>',
    )
    assert opml.read(data) == [
        Subscription("https://a.example/?x=1&y=2&copy=3", "bare &", ""),
        Subscription("https://b.example/rss", "Tom & Co", ""),
        Subscription("https://c.example/", "tagged", "news/war"),
        Subscription("https://e.example/", "e", "TCP∕IP"),
    ]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_charsets(charset: str) -> None:
    outline = '<outline text="Été" xmlUrl="https://a.example/"/>'
    for declared in ("", f'<?xml version="1.0" encoding="{charset.removesuffix("-sig")}"?>'):
        data = f"{declared}<opml><body>{outline}</body></opml>".encode(charset)
        assert opml.read(data) == [Subscription("https://a.example/", "Été", "")]


def test_only_the_web_is_subscribed_to() -> None:
    bad = (
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://a.example/",
        "/etc/passwd",
        "exec:cat",
        "",
        "http://",
        "a.example",
    )
    assert opml.read(a_list(*(f'<outline text="x" xmlUrl="{url}"/>' for url in bad))) == []


def test_names_are_cleaned() -> None:
    [one] = opml.read(a_list('<outline text="&#x202e;x&#xA;y" xmlUrl="https://a.example/"/>'))
    assert one.title == "x y"


@pytest.mark.parametrize(
    ("data", "words"),
    {
        "empty": (b" \n", "empty"),
        "text": (b"https://a.example/feed", "no XML"),
        "page": (b"<!doctype html><html><body><p>x</body></html>", "a web page"),
        "feed": (b'<rss version="2.0"><channel/></rss>', "This is a feed"),
        "atom": (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "This is a feed"),
        "other": (b"<bookmarks/>", "<bookmarks>"),
        "binary": (bytes(range(256)) * 10, "no XML"),
        "large": (b"<opml>" + b" " * 5_000_000, "larger than 5 MB"),
        "deep": (b"<opml><body>" + b'<outline text="x">' * 65, "more than 64 deep"),
        "bottomless": (b"<opml><body>" + b'<outline text="x">' * 200_000, "more than 64 deep"),
        "laughs": (
            b'<!DOCTYPE o [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;"/></body></opml>',
            "entities",
        ),
        "outside": (b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>', "entities"),
    }.values(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(OpmlError, match=words) as caught:
        opml.read(data)
    assert str(caught.value).endswith(".")


def test_more_feeds_than_anybody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opml, "MOST_FEEDS", 20)
    feeds = [f'<outline xmlUrl="https://a.example/{number}"/>' for number in range(21)]
    assert len(opml.read(a_list(*feeds[:20]))) == 20
    with pytest.raises(OpmlError, match="more than 20 feeds"):
        opml.read(a_list(*feeds))


def test_a_list_that_breaks_off_is_read_so_far() -> None:
    data = a_list('<outline xmlUrl="https://a.example/"/>', '<outline xmlUrl="https://b.exam')
    assert [one.url for one in opml.read(data.removesuffix(b"</body></opml>"))] == ["https://a.example/"]


@pytest.mark.parametrize(
    "inside",
    [
        b"<" * 1_000_000,
        b"&" * 4_000_000,
        b"<outline " + b" ".join(b'a%d="1"' % n for n in range(50_000)),
        b"<a>" * 1_000_000,
    ],
    ids=["brackets", "ampersands", "attributes", "nest"],
)
def test_hostile_lists_are_read_in_time(inside: bytes) -> None:
    for data in (inside, b"<opml><body>" + inside):
        try:
            assert opml.read(data) == []
        except OpmlError:
            continue


NAME = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "Cc"]), max_size=12)


@given(st.lists(st.tuples(st.integers(0, 30), NAME, NAME, NAME), max_size=8))
def test_what_is_written_can_be_read(feeds: list[tuple[int, str, str, str]]) -> None:
    given_ = [
        Feed(
            number, f"https://a.example/{address}?x=1&y=2", title, site="https://a.example/", folder=f"{outer}/{inner}"
        )
        for number, (address, title, outer, inner) in enumerate(feeds)
    ]
    found = opml.read(opml.write(given_))
    assert {one.url for one in found} == {feed.url for feed in given_}
    again = [Feed(1, one.url, one.title, folder=one.folder) for one in found]
    assert set(opml.read(opml.write(again))) == set(found)


def test_folders_are_written_as_folders() -> None:
    feeds = [
        Feed(1, "https://a.example/", "A", folder="war/europe"),
        Feed(2, "https://b.example/", "B"),
        Feed(3, "https://c.example/", "C", site="https://c.example/home", folder="war"),
    ]
    text = opml.write(feeds).decode()
    assert text.count('text="war"') == 1
    assert text.count('text="europe"') == 1
    assert 'htmlUrl="https://c.example/home"' in text
    assert [(one.url, one.folder) for one in opml.read(text.encode())] == [
        ("https://a.example/", "war/europe"),
        ("https://c.example/", "war"),
        ("https://b.example/", ""),
    ]
