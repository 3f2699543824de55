"""Bookmarks on disputes across outlets: what another outlet brings is news; what the user puts together is not."""

import pytest

from claimreader.following import told
from claimreader.records import Act, MovementKind
from storage import Store
from tests.storage.test_story_disputes import DENIED, SAID, Outlet, up_to_date


@pytest.fixture
def followed(store: Store) -> int:
    """A bookmark on a dispute between two outlets."""
    Outlet(store, "Harbour", 5).tells(("pilot", SAID, Act.ASSERT))
    Outlet(store, "Ledger", 4).tells(("owner", DENIED, Act.DENY))
    up_to_date(store)
    return store.bookmark_dispute(store.dispute_rows()[0].id).id


def lines(store: Store) -> list[str]:
    return [told(movement) for one in store.moved() for movement in one.movements]


def test_a_denial_in_another_outlet_is_news_at_its_claim(store: Store, followed: int) -> None:
    wire = Outlet(store, "Wire", 3)
    wire.tells(("coast guard", DENIED, Act.DENY))
    assert lines(store) == [], "nobody has held it against the others yet"
    up_to_date(store)
    assert lines(store) == [f"denied by coast guard “{DENIED}”, Wire"]
    [moved] = store.moved()
    [movement] = moved.movements
    assert movement.kind is MovementKind.DENIAL and movement.article_id == wire.id
    assert movement.claim_id in {kept.id for kept in store.dispute(moved.bookmark.dispute_id or 0).con}


def test_what_came_in_before_the_user_looked_and_was_compared_after_is_told(store: Store, followed: int) -> None:
    Outlet(store, "Wire", 3).tells(("coast guard", DENIED, Act.DENY))
    store.seen_bookmark(followed)
    up_to_date(store)
    assert lines(store) == [f"denied by coast guard “{DENIED}”, Wire"]


def test_what_the_user_splits_off_and_merges_is_no_news(store: Store, followed: int) -> None:
    wire = Outlet(store, "Wire", 3)
    wire.tells(("coast guard", DENIED, Act.DENY))
    up_to_date(store)
    store.seen_bookmark(followed)
    store.split_off(wire.id)
    up_to_date(store)
    assert lines(store) == []
    store.merge_stories(store.bookmarks()[0].article_id, wire.id)
    up_to_date(store)
    assert lines(store) == [] and not store.bookmarks()[0].news


def test_a_claim_is_denied_in_another_outlet(store: Store) -> None:
    harbour = Outlet(store, "Harbour", 5)
    harbour.tells(("pilot", SAID, Act.ASSERT))
    store.bookmark_claim(store.claims(harbour.id)[0].id)
    Outlet(store, "Ledger", 4).tells(("owner", DENIED, Act.DENY))
    up_to_date(store)
    [moved] = store.moved()
    assert [told(movement) for movement in moved.movements] == [f"denied by owner “{DENIED}”, Ledger"]
    assert moved.movements[0].dispute_id == store.dispute_rows()[0].id


def test_evidence_outlives_leaving_the_feeds(store: Store, followed: int) -> None:
    before = store.bookmarks()[0]
    for feed in store.feeds():
        store.unsubscribe(feed.id)
    after = store.bookmarks()[0]
    assert after.evidence == before.evidence and {one.outlet for one in after.evidence} == {"Harbour", "Ledger"}
