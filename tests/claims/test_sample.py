"""The sample edition, and its golden annotation."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from claimreader.records import BlockKind
from claimreader.sample import FOLDER, edition
from tests import golden_sample
from tests.golden_sample import located

NOW = datetime(2031, 5, 17, 9, 30, tzinfo=UTC)


def test_five_outlets_and_three_affairs_each_told_by_four_or_more() -> None:
    feeds = edition(NOW)
    assert len(feeds) == len({feed.title for feed in feeds}) == len({feed.url for feed in feeds}) == 5
    assert sum(len(feed.articles) for feed in feeds) == 15
    for affair in ("halvik", "sarn", "calder"):
        assert sum(any(entry.key.startswith(affair) for entry in feed.articles) for feed in feeds) >= 4
    assert "sample" in FOLDER.lower()


def test_articles_are_short_and_whole() -> None:
    for feed in edition(NOW):
        for entry in feed.articles:
            text, blocks = entry.document.text, entry.document.blocks
            assert blocks[0].kind is BlockKind.TITLE and text[blocks[0].start : blocks[0].end] == entry.title
            assert 120 <= sum(len(text[block.start : block.end].split()) for block in blocks[1:]) <= 260, entry.key
            assert len(blocks) >= 6


def test_addresses_lead_nowhere() -> None:
    for feed in edition(NOW):
        for address in (feed.url, feed.site, *(entry.url or "" for entry in feed.articles)):
            assert urlsplit(address).scheme == "https" and str(urlsplit(address).hostname).endswith(".example")


def test_it_is_never_stale_and_otherwise_always_the_same() -> None:
    today, later = edition(NOW), edition(NOW + timedelta(days=400))
    for feed, again in zip(today, later, strict=True):
        dates = [entry.published for entry in feed.articles]
        assert all(date is not None and NOW - timedelta(days=15) < date <= NOW for date in dates)
        assert all(one > other for one, other in pairwise(filter(None, dates)))
        assert [(entry.key, entry.document) for entry in feed.articles] == [
            (entry.key, entry.document) for entry in again.articles
        ]
    keys = [entry.key for feed in today for entry in feed.articles]
    assert len(keys) == len(set(keys))


def test_the_newest_of_all_is_the_one_to_begin_with() -> None:
    newest = max((entry for feed in edition(NOW) for entry in feed.articles), key=lambda entry: entry.published or NOW)
    assert newest.key == "halvik-meridian"


def test_every_article_is_annotated() -> None:
    articles = golden_sample.articles()
    assert set(articles) == {path.stem for path in golden_sample.HERE.glob("*.toml")} - {"disputes"}
    for article in articles.values():
        assert len(article.claims) >= 8
        assert len(set(article.names)) == len(article.names)
        assert [claim.number for claim in article.claims] == list(range(1, len(article.claims) + 1))
        for claim in article.claims:
            assert claim.content and claim.cue


def test_every_golden_dispute_has_two_sides_of_different_parties() -> None:
    for one in golden_sample.disputes():
        pro, con = ({golden_sample.claim(ref).party for ref in side} for side in (one.dispute.pro, one.dispute.con))
        assert pro and con and not (pro & con) - {None}, one.id
        documents = {golden_sample.articles()[ref.document].affair for ref in one.dispute.pro + one.dispute.con}
        assert documents == {one.affair}


def test_a_quotation_that_is_not_there_fails_loudly() -> None:
    assert located("He said no.", "{He} <said> [no]") == {"source": ((0, 2),), "cue": ((3, 7),), "content": ((8, 10),)}
    with pytest.raises(ValueError, match="stands 0 times"):
        located("He said no.", "{She} <said> [no]")
    with pytest.raises(ValueError, match="stands 2 times"):
        located("He said no. He said no.", "{He} <said> [no]")
    with pytest.raises(KeyError):
        golden_sample.reference("halvik-meridian.nothing")
