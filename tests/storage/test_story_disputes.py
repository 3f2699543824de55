"""Disputes across the articles of a story: found, kept under their numbers, never with evidence that is not there."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from claimreader.errors import StorageError
from claimreader.records import Act, ClaimRef, Dispute, DisputeKind, Reading
from claimreader.stories.keeping import bring_up_to_date
from storage import Store
from tests.builders import NOW, a_claim, a_document, a_feed, a_reading, an_entry, kept

SAID = "the ferry Aurelia struck a rock off Port Almery"
DENIED = "the ferry Aurelia had struck a rock off Port Almery"


class Outlet:
    """One outlet's article of the ferry, with one claim, or more."""

    def __init__(self, store: Store, name: str, hours: float) -> None:
        self.store = store
        self.name = name
        self.feed = a_feed(store, f"https://{name}.example/feed", name)
        self.hours = hours
        self.id = 0

    def says(self, *claims: tuple[str, str, Act], more: str = "") -> int:
        """The outlet's article, or its next version; each claim as party, content and act."""
        title = "Ferry Aurelia aground off Port Almery"
        text = " ".join(f"The {party} said that {content}." for party, content, _ in claims)
        date = NOW - timedelta(hours=self.hours)
        document = a_document(f"{text} {more} {self.name} tells of it.", title=title)
        known = kept(self.store, self.feed, an_entry("a", title, document=document, published=date), now=NOW)
        self.id = (*known.new, *known.changed, self.id)[0]
        return self.id

    def reads(self, *claims: tuple[str, str, Act]) -> None:
        """The claims are read."""
        version = self.store.article(self.id).version
        text = version.document.text
        found = [a_claim(text, content, source=party, parties=[party], act=act) for party, content, act in claims]
        self.store.keep_reading(version.id, a_reading(text, found))

    def tells(self, *claims: tuple[str, str, Act], more: str = "") -> int:
        """Both."""
        self.says(*claims, more=more)
        self.reads(*claims)
        return self.id


def against(readings: Sequence[Reading]) -> list[Dispute]:
    """All that assert against all that deny."""
    refs = [(ClaimRef(reading.document, claim.number), claim.act) for reading in readings for claim in reading.claims]
    pro = tuple(sorted(ref for ref, act in refs if act is Act.ASSERT))
    con = tuple(sorted(ref for ref, act in refs if act is Act.DENY))
    return [Dispute(DisputeKind.DENIAL, "The ferry struck a rock", "One says so.", pro, con)] if pro and con else []


@pytest.fixture
def harbour(store: Store) -> Outlet:
    outlet = Outlet(store, "Harbour", 5)
    outlet.tells(("pilot", SAID, Act.ASSERT))
    return outlet


@pytest.fixture
def ledger(store: Store, harbour: Outlet) -> Outlet:
    outlet = Outlet(store, "Ledger", 4)
    outlet.tells(("owner", DENIED, Act.DENY))
    return outlet


def up_to_date(store: Store) -> int:
    return bring_up_to_date(store, against)


def test_what_one_outlet_reports_and_another_says_is_denied_is_a_dispute(
    store: Store, harbour: Outlet, ledger: Outlet
) -> None:
    assert up_to_date(store) == 1
    [row] = store.dispute_rows()
    assert (row.outlets, row.claims, row.parties) == (2, 2, ("owner", "pilot"))
    dispute = store.dispute(row.id)
    assert [(claim.outlet, claim.words) for claim in dispute.pro] == [("Harbour", SAID)]
    assert [(claim.outlet, claim.words) for claim in dispute.con] == [("Ledger", DENIED)]
    assert (dispute.opened, dispute.moved) == (NOW - timedelta(hours=4),) * 2
    assert store.disputes_of(harbour.id) == store.disputes_of(ledger.id) == [dispute]
    assert [counts.disputed for counts in store.counts().values()] == [1, 1]
    assert {party.name: party.contested for party in store.parties()} == {"pilot": 1, "owner": 1}
    assert up_to_date(store) == 0, "nothing came in since"


def test_a_dispute_that_gains_a_claim_keeps_its_number_and_moves(store: Store, harbour: Outlet, ledger: Outlet) -> None:
    up_to_date(store)
    [before] = store.dispute_rows()
    bookmark = store.bookmark_dispute(before.id)
    Outlet(store, "Lantern", 1).tells(("crew", DENIED, Act.DENY))
    up_to_date(store)
    [after] = store.dispute_rows()
    assert (after.id, after.claims, after.outlets) == (before.id, 3, 3)
    assert after.moved > before.moved
    assert [(mark.id, mark.dispute_id) for mark in store.bookmarks()] == [(bookmark.id, after.id)]


def test_what_another_model_reads_otherwise_is_no_movement(store: Store, harbour: Outlet, ledger: Outlet) -> None:
    up_to_date(store)
    [before] = store.dispute_rows()
    version = store.article(harbour.id).version
    again = a_claim(version.document.text, SAID, source="pilot", parties=["pilot"])
    store.keep_reading(version.id, a_reading(version.document.text, [again], model="test-2"))
    up_to_date(store)
    assert store.dispute_rows() == [before]


def test_a_dispute_whose_side_is_withdrawn_is_not_shown_and_then_gone(
    store: Store, harbour: Outlet, ledger: Outlet
) -> None:
    up_to_date(store)
    [row] = store.dispute_rows()
    ledger.tells(("owner", "nobody was hurt on the ferry Aurelia", Act.ASSERT))
    up_to_date(store)
    assert store.dispute_rows() == [] and store.disputes_of(harbour.id) == []
    with pytest.raises(StorageError):
        store.dispute(row.id)
    assert [counts.disputed for counts in store.counts().values()] == [0, 0]
    assert {party.contested for party in store.parties()} == {0}


def test_an_articles_own_dispute_is_shown_in_the_one_across_articles(
    store: Store, harbour: Outlet, ledger: Outlet
) -> None:
    lantern = Outlet(store, "Lantern", 2)
    claims = (("crew", SAID, Act.ASSERT), ("owner", DENIED, Act.DENY))
    lantern.says(*claims)
    version = store.article(lantern.id).version
    text = version.document.text
    found = [a_claim(text, content, source=party, parties=[party], act=act) for party, content, act in claims]
    own = Dispute(DisputeKind.DENIAL, "Struck a rock", "why", (ClaimRef("", 1),), (ClaimRef("", 2),))
    store.keep_reading(version.id, a_reading(text, found, [own]))
    [alone] = store.dispute_rows()
    bookmark = store.bookmark_dispute(alone.id)
    up_to_date(store)
    [row] = store.dispute_rows()
    assert row.claims == 4 and row.id != alone.id
    assert store.dispute(alone.id).id == row.id, "the old number leads to it"
    assert {kept.dispute_ids for kept in store.claims(lantern.id)} == {(row.id,)}
    store.split_off(lantern.id)
    up_to_date(store)
    assert {kept.claims for kept in store.dispute_rows()} == {2}
    assert store.bookmarked(dispute_id=row.id) is not None or bookmark.id in {m.id for m in store.bookmarks()}
    assert [one.id for one in store.disputes_of(lantern.id)] == [alone.id]


def test_the_same_text_from_ten_feeds_says_a_thing_once(store: Store, ledger: Outlet) -> None:
    said = (
        "The pilot said that " + SAID + ". " + "It was dark and the sea was rough on Monday, and all were saved. " * 3
    )
    for n in range(10):
        feed = a_feed(store, f"https://{n}.example/feed", f"Paper {n}")
        entry = an_entry("a", "Ferry Aurelia aground off Port Almery", said, published=NOW - timedelta(hours=9))
        [article_id] = kept(store, feed, entry).new
        version = store.article(article_id).version
        text = version.document.text
        claim = a_claim(text, SAID, source="pilot", parties=["pilot"])
        store.keep_reading(version.id, a_reading(text, [claim]))
    up_to_date(store)
    [row] = store.dispute_rows()
    assert row.claims <= 3, "the harbour's, the wire's once, and the denial"


def test_splitting_the_denial_off_ends_the_dispute_and_undo_brings_it_back(
    store: Store, harbour: Outlet, ledger: Outlet
) -> None:
    up_to_date(store)
    store.split_off(ledger.id)
    assert store.dispute_rows() == [], "two articles that are no story contradict nobody"
    assert [counts.disputed for counts in store.counts().values()] == [0, 0]
    store.undo()
    up_to_date(store)
    assert len(store.dispute_rows()) == 1


def test_disputes_among_older_articles_stay_when_only_the_newest_are_compared(
    store: Store, harbour: Outlet, ledger: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    up_to_date(store)
    [before] = store.dispute_rows()
    monkeypatch.setattr("storage.story_disputes.COMPARED", 1)
    Outlet(store, "Lantern", 1).tells(("mayor", "the ferry Aurelia is safe off Port Almery", Act.ASSERT))
    up_to_date(store)
    [after] = store.dispute_rows()
    assert (after.id, after.claims) == (before.id, 2)


def test_who_has_a_part_of_the_name_in_one_article_and_a_full_name_in_another_is_one_party(store: Store) -> None:
    first = Outlet(store, "Harbour", 5)
    first.tells(("Irena Sovik", SAID, Act.ASSERT), ("Ule Guard", "the ferry was old", Act.ASSERT))
    second = Outlet(store, "Ledger", 4)
    second.tells(("Sovik", SAID, Act.ASSERT), ("Guard", DENIED, Act.DENY))
    up_to_date(store)
    assert {(party.name, party.claims, party.contested) for party in store.parties()} == {
        ("Irena Sovik", 2, 2),
        ("Ule Guard", 2, 2),
    }
    assert {claim.claim.parties for claim in store.claims(second.id)} == {("Irena Sovik",), ("Ule Guard",)}
    [row] = store.dispute_rows()
    assert row.parties == ("Irena Sovik", "Ule Guard")
    assert up_to_date(store) == 0


def test_a_surname_that_two_people_bear_stays_as_it_is(store: Store) -> None:
    for number, name in enumerate(("Irena Sovik", "Anna Sovik", "Sovik")):
        Outlet(store, name.replace(" ", "-"), number).tells((name, SAID, Act.ASSERT))
    up_to_date(store)
    assert {party.name for party in store.parties()} == {"Irena Sovik", "Anna Sovik", "Sovik"}
