"""What happened to a bookmark since the user looked: what the news did, told once, in its words."""

from datetime import timedelta

import pytest

from claimreader.following import told
from claimreader.records import Moved, MovementKind, Side
from storage import Store
from tests.bridge import DENIED, REJECTED, SAID, SOFTENED, claims_of, publish, read_again
from tests.builders import NOW, a_claim, a_dispute, a_document, a_feed, a_reading, an_entry, an_outcome, an_update, kept
from tests.storage.conftest import Clock


def lines(moved: list[Moved]) -> list[str]:
    """All that moved, as it is told."""
    return [told(movement) for one in moved for movement in one.movements]


@pytest.fixture
def dispute(store: Store) -> int:
    """A bookmark on a dispute."""
    publish(store, DENIED)
    return store.bookmark_dispute(store.dispute_rows()[0].id).id


def test_nothing_has_moved_at_first(store: Store, dispute: int) -> None:
    assert store.moved() == [] == store.tell_moved() and store.movements(dispute) == ()


def test_what_comes_into_a_dispute(store: Store, dispute: int) -> None:
    publish(store, f"{DENIED} It found that 12 bolts were loose. The port counted that 30 bolts were loose.")
    [moved] = store.moved()
    assert moved.bookmark.id == dispute
    assert {movement.kind for movement in moved.movements} == {MovementKind.CLAIM, MovementKind.SIDE}
    assert "a new side: Port “30 bolts were loose”, The Outlet" in lines([moved])
    claims = {claim.words: claim.id for claim in store.claims(moved.bookmark.article_id)}
    assert {movement.claim_id for movement in moved.movements} == {
        claims["12 bolts were loose"],
        claims["30 bolts were loose"],
    }


def test_what_came_with_an_edit_is_still_news_after_another_edit(store: Store, dispute: int) -> None:
    publish(store, REJECTED)
    publish(store, f"{REJECTED} It found that 12 bolts were loose.")
    [moved] = store.moved()
    assert {movement.words for movement in moved.movements} == {"that it had been safe", "12 bolts were loose"}
    publish(store, f"{REJECTED} It found that 12 bolts were loose. Nobody was hurt.")
    [moved] = store.moved()
    assert {movement.words for movement in moved.movements} == {"that it had been safe", "12 bolts were loose"}


def test_another_figure(store: Store) -> None:
    publish(store, f"{DENIED} It found that 12 bolts were loose.")
    store.bookmark_dispute(store.dispute_rows()[0].id)
    union = a_claim("x 14 bolts were loose", "14 bolts were loose", cue="", parties=["Union"])
    feed = a_feed(store)
    body = f"{DENIED} It found that 12 bolts were loose, later that 14 bolts were loose."
    kept(store, feed, an_entry("a", "Bridge", body))
    version = store.article(1).version
    text = version.document.text
    claims = [*claims_of(text), a_claim(text, "14 bolts were loose", cue="later", parties=union.parties)]
    store.keep_reading(version.id, a_reading(text, claims, [a_dispute([1], [2, 3, 4])]))
    assert [movement.kind for movement in store.moved()[0].movements] == [MovementKind.FIGURE]


def test_a_claim_that_is_softened(store: Store, dispute: int) -> None:
    publish(store, SOFTENED)
    assert lines(store.moved()) == [
        "now worded otherwise: City “the bridge may be safe” (“said” is now “claimed”; now with “may”), The Outlet"
    ]


def test_a_claim_that_is_dropped_from_a_dispute(store: Store, dispute: int) -> None:
    publish(store, "The union denied that it was safe.")
    [line] = lines(store.moved())
    assert line.startswith("no longer in the article: City “the bridge was safe”")
    [bookmark] = store.bookmarks()
    assert bookmark.dispute_id is None
    assert [(one.side, one.words, one.version) for one in bookmark.evidence] == [
        (Side.PRO, "the bridge was safe", 1),
        (Side.CON, "that it was safe", 1),
    ], "what was found last stays, as it stood there"


def test_a_denial_of_a_bookmarked_claim(store: Store) -> None:
    article = publish(store, SAID)
    store.bookmark_claim(store.claims(article)[0].id)
    publish(store, DENIED)
    [moved] = store.moved()
    [movement] = moved.movements
    assert movement.kind is MovementKind.DENIAL and movement.claim_id == store.claims(article)[1].id
    assert told(movement) == "denied by Union “that it was safe”, The Outlet"


def test_a_bookmarked_claim_that_is_dropped_and_comes_back(store: Store) -> None:
    article = publish(store, SAID)
    bookmark = store.bookmark_claim(store.claims(article)[0].id)
    publish(store, "Nothing is known.")
    assert lines(store.moved())[0].startswith("no longer in the article: City “the bridge was safe”")
    store.seen_bookmark(bookmark.id)
    assert store.moved() == [] and store.bookmarks()[0].gone
    publish(store, f"After all: {SAID}")
    assert lines(store.moved()) == ["in the article again: City “the bridge was safe”, The Outlet"]


def test_two_edits_that_undo_each_other_are_no_news_of_a_claim(store: Store) -> None:
    article = publish(store, SAID)
    store.bookmark_claim(store.claims(article)[0].id)
    publish(store, "Nothing is known.")
    publish(store, SAID + " ")
    publish(store, f"{SAID} It rained.")
    assert store.moved() == [] and not store.bookmarks()[0].news


def test_two_edits_between_two_readings_are_told_as_one(store: Store, dispute: int) -> None:
    publish(store, "The mayor said nothing.", read=False)
    publish(store, SOFTENED)
    assert lines(store.moved()) == [
        "now worded otherwise: City “the bridge may be safe” (“said” is now “claimed”; now with “may”), The Outlet"
    ]


def test_an_edited_article(store: Store) -> None:
    article = publish(store, DENIED)
    store.bookmark_article(article)
    publish(store, SOFTENED, read=False)
    [moved] = store.moved()
    assert [one.kind for one in moved.movements] == [MovementKind.VERSION] and moved.movements[0].why == ""
    read_again(store, article)
    assert lines(store.moved()) == ["a new version: “Bridge” (1 softened), The Outlet"]


def test_movements_are_told_once_and_stay_news(store: Store, dispute: int) -> None:
    publish(store, f"{DENIED} It found that 12 bolts were loose.")
    assert lines(store.tell_moved()) == ["a new claim: Union “12 bolts were loose”, The Outlet"]
    assert store.tell_moved() == [] and store.bookmarks()[0].news and store.totals().bookmark_news == 1
    publish(store, f"{DENIED} It found that 12 bolts were loose. The port counted that 30 bolts were loose.")
    assert lines(store.tell_moved()) == ["a new side: Port “30 bolts were loose”, The Outlet"], "only what is new"
    store.seen_bookmark(dispute)
    assert store.moved() == [] and store.totals().bookmark_news == 0


def test_another_model_moves_nothing(store: Store, dispute: int) -> None:
    article = store.bookmarks()[0].article_id
    version = store.article(article).version
    text = version.document.text
    wider = [a_claim(text, "said the bridge was safe", cue=""), *claims_of(text)[1:]]
    store.keep_reading(version.id, a_reading(text, wider, [a_dispute()], model="two"))
    assert store.moved() == []
    publish(store, f"{DENIED} It found that 12 bolts were loose.", model="two")
    assert "a new claim: Union “12 bolts were loose”, The Outlet" in lines(store.moved())


def test_the_page_of_an_article_whose_teaser_was_read_moves_nothing(store: Store, dispute: int) -> None:
    article = store.bookmarks()[0].article_id
    store.keep_full_text(article, a_document(f"{DENIED} It found that 12 bolts were loose.", title="Bridge"), NOW)
    read_again(store, article)
    assert store.moved() == []


def test_news_outlives_undo_and_leaving_the_feed(store: Store, dispute: int) -> None:
    publish(store, f"{DENIED} It found that 12 bolts were loose.")
    before = lines(store.moved())
    store.remove_bookmark(dispute)
    assert store.moved() == []
    store.undo()
    assert lines(store.moved()) == before
    store.unsubscribe(a_feed(store).id)
    assert lines(store.moved()) == before


def test_a_bookmark_of_an_older_database_is_followed_from_now_on(store: Store, dispute: int) -> None:
    with store._writing() as db:
        db.execute("UPDATE bookmarks SET seen = NULL, evidence = NULL")
    publish(store, f"{DENIED} It found that 12 bolts were loose.")
    assert lines(store.moved()) == ["a new claim: Union “12 bolts were loose”, The Outlet"]


def test_a_date_to_come_moves_as_any_other(store: Store, clock: Clock, dispute: int) -> None:
    feed = a_feed(store)
    body = f"{DENIED} It found that 12 bolts were loose."
    update = an_update(an_entry("a", "Bridge", body, published=clock.now.replace(year=2099)))
    store.keep(feed.id, an_outcome(feed), [update], clock.now)
    read_again(store, store.bookmarks()[0].article_id)
    [moved] = store.moved()
    assert moved.movements[0].seen == clock.now


def test_what_an_edit_brought_stands_among_a_partys_claims_by_when_it_was_said(store: Store, clock: Clock) -> None:
    publish(store, DENIED)
    clock.now += timedelta(days=1)
    publish(store, f"{DENIED} It found that 12 bolts were loose.")
    said = store.party_claims("Union")
    assert [kept.words for kept in said] == ["12 bolts were loose", "that it was safe"]
    assert said[0].date > said[1].date
