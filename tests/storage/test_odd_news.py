"""What no newsroom plans for: articles retracted, gone, dated ahead; and no evidence is shown that is not there."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.errors import StorageError
from claimreader.records import Act, FeedState
from storage import Store
from tests.builders import NOW, an_outcome
from tests.storage.test_story_disputes import DENIED, SAID, Outlet, up_to_date

PILOT, OWNER = ("pilot", SAID, Act.ASSERT), ("owner", DENIED, Act.DENY)
HURT = ("owner", "nobody was hurt on the ferry Aurelia", Act.ASSERT)


def the_dispute(store: Store) -> int:
    """The number of the one dispute that there is, once all was looked at."""
    up_to_date(store)
    [row] = store.dispute_rows()
    return row.id


def test_an_article_that_its_feed_no_longer_has_is_kept_with_all_that_stands_on_it(store: Store) -> None:
    Outlet(store, "Harbour", 5).tells(PILOT)
    ledger = Outlet(store, "Ledger", 4)
    ledger.tells(OWNER)
    dispute = store.dispute(the_dispute(store))
    store.keep(ledger.feed.id, an_outcome(ledger.feed), [], NOW)
    gone = an_outcome(ledger.feed, state=FeedState.GONE, error="410")
    store.keep(ledger.feed.id, gone, [], NOW + timedelta(hours=1))
    up_to_date(store)
    assert store.dispute(dispute.id) == dispute and store.article(ledger.id).title


def test_a_retracted_article_takes_its_claim_out_of_the_dispute_and_keeps_its_versions(store: Store) -> None:
    Outlet(store, "Harbour", 5).tells(PILOT)
    Outlet(store, "Lantern", 3).tells(("crew", SAID, Act.ASSERT))
    ledger = Outlet(store, "Ledger", 4)
    ledger.tells(OWNER)
    number = the_dispute(store)
    assert len(store.dispute(number).con) == 1
    ledger.tells(more="This article has been retracted.")
    up_to_date(store)
    assert store.dispute_rows() == []
    assert DENIED in store.versions(ledger.id)[0].document.text, "what was said then can still be read"
    ledger.tells(OWNER, more="It stands again.")
    up_to_date(store)
    [row] = store.dispute_rows()
    assert row.claims == 3


def test_a_dispute_with_a_claim_of_the_sample_goes_with_it_and_comes_back(store: Store) -> None:
    sample = store.add_feed("https://Harbour.example/feed", title="Harbour", sample=True)
    harbour = Outlet(store, "Harbour", 5)
    assert harbour.feed.id == sample.id
    harbour.tells(PILOT)
    Outlet(store, "Ledger", 4).tells(OWNER)
    the_dispute(store)
    store.drop_sample()
    assert store.dispute_rows() == [], "one side alone contradicts nobody"
    up_to_date(store)
    assert store.dispute_rows() == [] and store.parties()[0].contested == 0
    store.undo()
    harbour.reads(PILOT)  # claims are not put back but read once more
    assert [kept.outlet for kept in store.dispute(the_dispute(store)).pro] == ["Harbour"]


def test_a_dispute_whose_articles_have_all_gone_cannot_be_bookmarked_any_more(store: Store) -> None:
    for name in ("Harbour", "Ledger"):
        store.add_feed(f"https://{name}.example/feed", title=name, sample=True)
    Outlet(store, "Harbour", 5).tells(PILOT)
    Outlet(store, "Ledger", 4).tells(OWNER)
    number = the_dispute(store)
    store.drop_sample()
    with pytest.raises(StorageError, match="This dispute is not kept any more"):
        store.bookmark_dispute(number)


def test_a_dispute_is_no_younger_than_the_day_on_which_its_claims_came_in(store: Store) -> None:
    Outlet(store, "Harbour", -24 * 400).tells(PILOT)
    Outlet(store, "Ledger", 4).tells(OWNER)
    dispute = store.dispute(the_dispute(store))
    assert (dispute.opened, dispute.moved) == (NOW, NOW)
    assert [kept.date for kept in (*dispute.pro, *dispute.con)] == [NOW, NOW - timedelta(hours=4)]


STEP = st.tuples(
    st.sampled_from(["tell", "edit", "retract", "unread", "split", "merge", "unsubscribe", "undo", "look"]),
    st.integers(0, 2),
    st.integers(0, 2),
)


@given(st.lists(STEP, min_size=4, max_size=14))
@settings(max_examples=12)
def test_whatever_happens_every_dispute_that_is_shown_has_two_sides_that_can_be_read(
    steps: list[tuple[str, int, int]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "news.db"), clock=lambda: NOW) as store,
    ):
        outlets = [Outlet(store, name, hours) for name, hours in (("Harbour", 5), ("Ledger", 4), ("Lantern", 3))]
        for outlet, claim in zip(outlets, (PILOT, OWNER, PILOT), strict=True):
            outlet.tells(claim)
        for what, one, other in steps:
            do(store, outlets, what, one, other)
            all_evidence_is_there(store)
        up_to_date(store)
        all_evidence_is_there(store, looked_at=True)
        assert not [line for line in store.doctor(thorough=True) if line.startswith("problem")]


def do(store: Store, outlets: list[Outlet], what: str, one: int, other: int) -> None:
    """One thing that can happen."""
    outlet = outlets[one]
    match what:
        case "tell":
            outlet.tells((PILOT, OWNER, HURT)[other])
        case "edit":
            outlet.tells(PILOT, OWNER, more=f"It was edited {other} times.")
        case "retract":
            outlet.tells(more="It is retracted.")
        case "unread":
            outlet.says((PILOT, OWNER, HURT)[other], more="Nobody has read this yet.")
        case "split":
            store.split_off(outlet.id)
        case "merge":
            store.merge_stories(outlet.id, outlets[other].id)
        case "unsubscribe":
            store.unsubscribe(outlet.feed.id)
        case "undo":
            store.undo()
        case "look":
            up_to_date(store)


def all_evidence_is_there(store: Store, *, looked_at: bool = False) -> None:
    """Every dispute that is shown has both sides, and each claim stands in its article as it was read last.

    Until its story is looked at, a claim may stand in an earlier version, and it is said that it was edited since.
    """
    for row in store.dispute_rows():
        dispute = store.dispute(row.id)
        members = [*dispute.pro, *dispute.con]
        assert dispute.pro and dispute.con and row.claims == len(members)
        assert len({kept.id for kept in members}) == len(members), "no claim is on both sides"
        for kept in members:
            versions = store.versions(kept.article_id)
            [version] = [one for one in versions if one.id == kept.version_id]
            assert kept.words in version.document.text
            later = [one for one in versions if one.number > version.number]
            assert kept.edited == bool(later)
            assert not looked_at or all(store.unread_text(one.id) is not None for one in later)
