"""Lists of disputes: their orders, what they can be limited to, by pages; and parties by name."""

import pytest

from claimreader.records import Act, DisputeOrder, DisputeQuery
from storage import Store
from tests.across import Told, dispute_across, feed_called, reported


@pytest.fixture
def three(store: Store) -> tuple[int, int, int]:
    """A large one that is old, one that moved last, one between."""
    large = dispute_across(
        store,
        [Told("Gazette", "City", f"that pier {n} was safe", ago=50 + n) for n in range(4)],
        [Told("Courier", "Union", "it", Act.DENY, ago=45)],
    )
    last = dispute_across(
        store,
        [Told("Bell", "Port", "that 12 were aboard", ago=9)],
        [Told("Courier", "Union", "that 9 were", ago=1)],
    )
    between = dispute_across(
        store, [Told("Bell", "Città", "that it rained", ago=30)], [Told("Bell", "Port", "this", Act.DENY, ago=20)]
    )
    return large, last, between


def test_orders(store: Store, three: tuple[int, int, int]) -> None:
    large, last, between = three
    found = {order: [row.id for row in store.dispute_rows(DisputeQuery(order))] for order in DisputeOrder}
    assert found == {
        DisputeOrder.MOVEMENT: [last, between, large],
        DisputeOrder.SIZE: [large, last, between],
        DisputeOrder.NEWEST: [last, between, large],
        DisputeOrder.OLDEST: [large, between, last],
    }
    [row] = store.dispute_rows(DisputeQuery(DisputeOrder.SIZE), limit=1)
    assert (row.claims, row.outlets, row.parties) == (5, 2, ("City", "Union"))
    assert row.opened < row.moved


def test_of_a_party_and_of_a_feed(store: Store, three: tuple[int, int, int]) -> None:
    large, last, between = three

    def found(party: str | None = None, feed: str | None = None) -> list[int]:
        feed_id = feed_called(store, feed).id if feed else None
        return [row.id for row in store.dispute_rows(DisputeQuery(party=party, feed_id=feed_id))]

    assert found("Union") == [last, large] and found(feed="Bell") == [last, between]
    assert found("Union", "Bell") == [last] and found("Nobody") == found("City", "Bell") == []
    assert [tuple(share) for share in store.dispute_parties()] == [("Port", 2), ("Union", 2), ("Città", 1), ("City", 1)]
    assert [share[1:] for share in store.dispute_feeds()] == [("Bell", 2), ("Courier", 2), ("Gazette", 1)]


def test_by_pages_all_come_once(store: Store, three: tuple[int, int, int]) -> None:
    for order in DisputeOrder:
        pages = [store.dispute_rows(DisputeQuery(order), offset, 1) for offset in range(4)]
        assert sorted(row.id for page in pages for row in page) == sorted(three) and not pages[3]


def test_parties_by_name(store: Store, three: tuple[int, int, int]) -> None:
    assert [row.name for row in store.party_rows("CIT")] == ["City", "Città"]
    assert [row.name for row in store.party_rows(limit=1)] == ["City"]
    row = store.party("Union")
    assert row and (row.claims, row.denials, row.contested) == (2, 1, 2)
    assert store.party("Nobody") is None


def test_whose_side_those_are_on_who_speak_in_an_article(store: Store) -> None:
    claim_id = reported(store, Told("Bell", "Port", "that it rained"))
    [kept] = [kept for kept in store.party_claims("Port") if kept.id == claim_id]
    assert store.speakers([kept.version_id]) == {"Port": "Port"} and store.speakers([]) == {}
