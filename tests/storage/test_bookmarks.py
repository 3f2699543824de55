"""Bookmarks: they stay on what they are on, whatever becomes of it, and say when it moves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from claimreader.errors import StorageError
from claimreader.records import Act, Anchor, Bookmark, BookmarkKind, Claim, Span
from storage import Store
from tests.builders import NOW, a_claim, a_dispute, a_feed, a_reading, an_article, an_entry, kept
from tests.storage.conftest import Clock

BODY = "The mayor said the bridge was safe. The union denied that it was safe."
EDITED = "Corrected. The mayor said the bridge was perfectly safe. The union denied that it was safe."


def claims_of(text: str) -> list[Claim]:
    """The claims that are read in either body, as far as their words are there."""
    wanted = [
        ("the bridge was safe", Act.ASSERT, "City"),
        ("the bridge was perfectly safe", Act.ASSERT, "City"),
        ("that it was safe", Act.DENY, "Union"),
        ("engineers", Act.ASSERT, "Union"),
    ]
    return [a_claim(text, words, act=act, parties=[party]) for words, act, party in wanted if words in text]


def says(store: Store, body: str, *, disputed: bool = True, model: str = "one") -> int:
    """Publish a text and have it read: the first claim against the others, or no dispute; the article's number."""
    feed = a_feed(store)
    kept(store, feed, an_entry("a", "Bridge", body))
    article_id = store.known(feed.id, ["a"])["a"].article_id
    version = store.article(article_id).version
    text = version.document.text
    claims = claims_of(text)
    disputes = [a_dispute([1], list(range(2, len(claims) + 1)))] if disputed and len(claims) > 1 else []
    store.keep_reading(version.id, a_reading(text, claims, disputes, model=model))
    return article_id


def only(store: Store) -> Bookmark:
    [bookmark] = store.bookmarks()
    return bookmark


def bare(bookmark: Bookmark) -> Bookmark:
    """A bookmark without what was found last, which changes with every version."""
    return replace(bookmark, evidence=())


def test_a_bookmark_on_an_article(store: Store, clock: Clock) -> None:
    article_id = says(store, BODY)
    bookmark = store.bookmark_article(article_id)
    assert bookmark == Bookmark(
        bookmark.id,
        BookmarkKind.ARTICLE,
        article_id,
        "Bridge",
        "The Outlet",
        None,
        "",
        (),
        clock.now,
        False,
        url="https://news.example/a",
        date=NOW - timedelta(hours=1),
    )
    assert store.bookmarked(article_id=article_id) == bookmark == only(store)
    assert store.rows([article_id])[0].bookmarked
    assert store.bookmarked(article_id=99) is store.bookmarked() is None


def test_a_bookmark_on_a_claim_is_on_its_words(store: Store) -> None:
    article_id = says(store, BODY)
    claim = store.claims(article_id)[0]
    bookmark = store.bookmark_claim(claim.id)
    assert (bookmark.kind, bookmark.title, bookmark.article_id) == (
        BookmarkKind.CLAIM,
        "the bridge was safe",
        article_id,
    )
    assert bookmark.anchor == Anchor(
        "the bridge was safe", "Bridge\n\nThe mayor said ", ". The union denied that it was safe."
    )
    assert (bookmark.claim_id, bookmark.dispute_id) == (claim.id, None)
    assert store.bookmarked(claim_id=claim.id) == bookmark
    assert store.bookmarked(article_id=article_id) is None


def test_a_bookmark_on_a_dispute_is_on_its_first_claims_words(store: Store) -> None:
    article_id = says(store, BODY)
    [dispute] = store.disputes_of(article_id)
    bookmark = store.bookmark_dispute(dispute.id)
    assert (bookmark.kind, bookmark.title, bookmark.dispute_id) == (
        BookmarkKind.DISPUTE,
        dispute.proposition,
        dispute.id,
    )
    assert bookmark.anchor is not None and bookmark.anchor.quote == "the bridge was safe"
    assert store.bookmarked(dispute_id=dispute.id) == bookmark
    assert store.dispute(dispute.id).bookmarked and store.dispute_rows()[0].bookmarked


def test_bookmarking_again_is_the_same_bookmark(store: Store) -> None:
    article_id = says(store, BODY)
    claim, dispute = store.claims(article_id)[0].id, store.dispute_rows()[0].id
    for _ in range(2):
        store.bookmark_article(article_id)
        store.bookmark_claim(claim)
        store.bookmark_dispute(dispute)
    assert store.totals().bookmarks == 3
    assert [bookmark.kind for bookmark in store.bookmarks()] == [
        BookmarkKind.DISPUTE,
        BookmarkKind.CLAIM,
        BookmarkKind.ARTICLE,
    ]


def test_what_is_not_there_cannot_be_bookmarked(store: Store) -> None:
    for bookmark in (store.bookmark_article, store.bookmark_claim, store.bookmark_dispute):
        with pytest.raises(StorageError, match="not kept any more"):
            bookmark(99)


def test_notes_and_tags_are_kept(store: Store) -> None:
    bookmark = store.bookmark_article(says(store, BODY))
    store.annotate(bookmark.id, "Ask the union.\nAgain.", ["bridges", "to do", "Bridges", "bridges"])
    assert only(store) == replace(bookmark, note="Ask the union.\nAgain.", tags=("bridges", "to do"))
    with pytest.raises(StorageError, match="not kept any more"):
        store.annotate(99, "", ())


def test_reading_again_leaves_bookmarks_where_they_are(store: Store) -> None:
    article_id = says(store, BODY)
    store.bookmark_claim(store.claims(article_id)[0].id)
    store.bookmark_dispute(store.dispute_rows()[0].id)
    before = store.bookmarks()
    says(store, BODY)
    says(store, BODY, model="two")
    assert store.bookmarks() == before


def test_a_claim_that_moves_down_keeps_its_bookmark(store: Store) -> None:
    article_id = says(store, BODY)
    bookmark = store.bookmark_claim(store.claims(article_id)[1].id)
    says(store, f"At noon. {BODY}")
    assert bare(only(store)) == replace(bare(bookmark), claim_id=store.claims(article_id)[1].id)


def test_a_claim_that_is_reworded_keeps_its_bookmark_and_is_news(store: Store) -> None:
    article_id = says(store, BODY)
    bookmark = store.bookmark_claim(store.claims(article_id)[0].id)
    says(store, EDITED)
    now = only(store)
    assert (now.title, now.anchor, now.news) == (bookmark.title, bookmark.anchor, True)
    assert store.claims(article_id)[0].id == now.claim_id
    assert store.totals().bookmark_news == 1
    store.seen_bookmark(bookmark.id)
    assert not only(store).news and store.totals().bookmark_news == 0


def test_a_claim_that_is_withdrawn_leaves_its_bookmark_and_comes_back_to_it(store: Store) -> None:
    article_id = says(store, BODY)
    bookmark = store.bookmark_claim(store.claims(article_id)[0].id)
    says(store, "Nothing is known.")
    assert only(store) == replace(bookmark, claim_id=None, news=True, gone=True), "with its last evidence"
    store.seen_bookmark(bookmark.id)
    assert not only(store).news and only(store).evidence == bookmark.evidence
    says(store, f"After all: {BODY}")
    assert bare(only(store)) == replace(bare(bookmark), claim_id=store.claims(article_id)[0].id, news=True)


def test_a_claim_that_is_denied_is_news(store: Store) -> None:
    article_id = says(store, "The mayor said the bridge was safe.")
    store.bookmark_claim(store.claims(article_id)[0].id)
    says(store, BODY)
    assert only(store).news


def test_a_claim_whose_denial_stood_there_all_the_time_is_no_news(store: Store) -> None:
    article_id = says(store, BODY, disputed=False)
    store.bookmark_claim(store.claims(article_id)[0].id)
    says(store, f"{BODY} So it goes.")
    assert not only(store).news


def test_a_claim_that_another_model_reads_otherwise_is_no_news(store: Store) -> None:
    article_id = says(store, BODY)
    bookmark = store.bookmark_claim(store.claims(article_id)[0].id)
    text = store.article(article_id).version.document.text
    wider = a_claim(text, "said the bridge was safe", cue="")
    store.keep_reading(store.article(article_id).version.id, a_reading(text, [wider], model="two"))
    assert bare(only(store)) == replace(bare(bookmark), claim_id=store.claims(article_id)[0].id)


def test_a_dispute_that_moves_is_news_until_it_is_looked_at(store: Store) -> None:
    says(store, BODY)
    bookmark = store.bookmark_dispute(store.dispute_rows()[0].id)
    says(store, f"{BODY} Its engineers agree.")
    assert bare(only(store)) == replace(bare(bookmark), news=True)
    assert store.dispute_rows()[0].news
    store.seen_bookmark(bookmark.id)
    assert not store.dispute_rows()[0].news
    says(store, f"{BODY} Its engineers agree.")
    assert not only(store).news


def test_a_dispute_that_is_lost_and_found_keeps_its_bookmark(store: Store) -> None:
    says(store, BODY)
    bookmark = store.bookmark_dispute(store.dispute_rows()[0].id)
    says(store, BODY, disputed=False, model="two")
    assert only(store) == replace(bookmark, dispute_id=None)
    says(store, BODY, model="three")
    assert only(store) == replace(bookmark, dispute_id=store.dispute_rows()[0].id)


def test_an_edited_article_that_is_bookmarked_is_news(store: Store) -> None:
    store.bookmark_article(says(store, BODY))
    assert not only(store).news
    says(store, EDITED)
    assert only(store).news


def test_bookmarks_outlive_the_subscription(store: Store) -> None:
    article_id = says(store, BODY)
    store.bookmark_claim(store.claims(article_id)[0].id)
    before = only(store)
    store.unsubscribe(a_feed(store).id)
    assert only(store) == before
    assert store.article(article_id).version.document.text.endswith(BODY)


def test_a_claim_said_twice_keeps_its_bookmark_apart(store: Store) -> None:
    body = "At first the mayor said the bridge was safe. At last the mayor said the bridge was safe."
    article_id = an_article(store, "Twice", body)
    version = store.article(article_id).version
    text = version.document.text
    first = a_claim(text, "the bridge was safe")
    start = text.rindex("the bridge was safe")
    second = replace(first, content=(Span(start, start + len("the bridge was safe")),))
    store.keep_reading(version.id, a_reading(text, [first, second]))
    bookmark = store.bookmark_claim(store.claims(article_id)[1].id)
    store.keep_reading(version.id, a_reading(text, []))
    store.keep_reading(version.id, a_reading(text, [first, second]))
    assert only(store) == replace(bookmark, claim_id=store.claims(article_id)[1].id, news=only(store).news)
