"""Disputes: how they are listed, and what moves them."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from claimreader.errors import StorageError
from claimreader.records import Act, Claim, Dispute, DisputeKind, DisputeQuery, KeptDispute
from storage import Store
from tests.builders import NOW, a_claim, a_dispute, a_document, a_feed, a_reading, an_entry, kept
from tests.storage.conftest import Clock

FIRST = "Twelve people were hurt, the army said. The rebels denied that anyone was hurt. Aid groups were silent."
SECOND = (
    "Updated. Twelve people were hurt, the army said. The rebels denied that anyone was hurt. Aid groups were silent."
)
THIRD = "Twelve people were hurt, the army said. The rebels denied that anyone was hurt. Aid groups said six were hurt."
LAST = "The army said nothing more."


class Paper:
    """An article that is edited and read again and again."""

    def __init__(self, store: Store, key: str = "a", hours: float = 1) -> None:
        self.store, self.feed, self.key = store, a_feed(store), key
        self.published = NOW - timedelta(hours=hours)
        self.id = 0

    def says(self, body: str, *, model: str = "one", extra: Sequence[int] = ()) -> list[KeptDispute]:
        """Publish a text, have it read, and see its disputes; `extra` are claims that join the other side."""
        done = kept(self.store, self.feed, an_entry(self.key, "Storm", body, published=self.published))
        self.id = self.id or done.new[0]
        return self.read(model=model, extra=extra)

    def read(self, *, model: str = "one", extra: Sequence[int] = ()) -> list[KeptDispute]:
        """Have the newest text read."""
        version = self.store.article(self.id).version
        text = version.document.text
        claims = self.claims(text)
        disputes = [a_dispute([1], [2, *extra])] if len(claims) > 1 else []
        self.store.keep_reading(version.id, a_reading(text, claims, disputes, model=model))
        return self.store.disputes_of(self.id)

    @staticmethod
    def claims(text: str) -> list[Claim]:
        wanted = [
            ("Twelve people were hurt", "said", Act.ASSERT, "Army"),
            ("that anyone was hurt", "denied", Act.DENY, "Rebels"),
            ("six were hurt", "said", Act.ASSERT, "Aid groups"),
            ("nothing more", "said", Act.ASSERT, "Army"),
        ]
        return [
            a_claim(text, content, cue=cue, act=act, parties=[party])
            for content, cue, act, party in wanted
            if content in text
        ]


@pytest.fixture
def paper(store: Store) -> Paper:
    return Paper(store)


def test_a_dispute_has_two_sides_in_order_of_time(store: Store, paper: Paper) -> None:
    [dispute] = paper.says(THIRD, extra=[3])
    assert (dispute.kind, dispute.proposition) == (DisputeKind.DENIAL, "The bridge was safe")
    assert dispute.why == "One side says so, the other denies it."
    assert [claim.words for claim in dispute.pro] == ["Twelve people were hurt"]
    assert [claim.words for claim in dispute.con] == ["that anyone was hurt", "six were hurt"]
    assert dispute.opened == dispute.moved == paper.published
    assert not dispute.bookmarked
    assert store.dispute(dispute.id) == dispute


def test_a_line_of_the_list_says_who_and_how_many(store: Store, paper: Paper) -> None:
    paper.says(THIRD, extra=[3])
    [row] = store.dispute_rows()
    assert (row.claims, row.outlets, row.parties) == (3, 1, ("Aid groups", "Army", "Rebels"))
    assert (row.bookmarked, row.news) == (False, False)


def test_the_list_begins_with_what_moved_last_and_may_be_of_one_party(store: Store) -> None:
    for key, hours in (("a", 3), ("b", 1), ("c", 2)):
        Paper(store, key, hours).says(FIRST)
    listed = store.dispute_rows()
    assert [row.moved for row in listed] == [NOW - timedelta(hours=hours) for hours in (1, 2, 3)]
    assert store.dispute_rows(offset=1, limit=1) == listed[1:2]
    assert store.dispute_rows(DisputeQuery(party="Rebels")) == listed
    assert store.dispute_rows(DisputeQuery(party="Nobody")) == []
    assert store.dispute_rows(DisputeQuery(party="Army"), offset=2, limit=9) == listed[2:]


def test_reading_the_same_again_moves_nothing(store: Store, paper: Paper, clock: Clock) -> None:
    before = paper.says(FIRST)
    clock.forward(hours=1)
    assert paper.says(FIRST) == before


def test_text_before_a_dispute_does_not_move_it(store: Store, paper: Paper, clock: Clock) -> None:
    [before] = paper.says(FIRST)
    clock.forward(hours=1)
    [after] = paper.says(SECOND)
    assert (after.id, after.opened, after.moved) == (before.id, before.opened, before.moved)
    assert after.pro[0].claim.content != before.pro[0].claim.content


def test_a_new_claim_moves_a_dispute(store: Store, paper: Paper, clock: Clock) -> None:
    [before] = paper.says(FIRST)
    now = clock.forward(hours=1)
    [after] = paper.says(THIRD, extra=[3])
    assert (after.id, after.opened, after.moved) == (before.id, before.opened, now)


def test_a_claim_that_is_lost_moves_a_dispute(store: Store, paper: Paper, clock: Clock) -> None:
    paper.says(THIRD, extra=[3])
    now = clock.forward(hours=1)
    [after] = paper.says(FIRST)
    assert after.moved == now


def test_another_models_look_at_the_same_text_moves_nothing(store: Store, paper: Paper, clock: Clock) -> None:
    [before] = paper.says(THIRD)
    clock.forward(hours=1)
    [after] = paper.says(THIRD, model="two", extra=[3])
    assert len(after.con) == 2
    assert (after.id, after.moved) == (before.id, before.moved)


def test_the_page_of_an_article_whose_teaser_was_read_moves_nothing(store: Store, paper: Paper, clock: Clock) -> None:
    [before] = paper.says(FIRST)
    now = clock.forward(hours=1)
    store.keep_full_text(paper.id, a_document(THIRD, title="Storm"), now)
    [after] = paper.read(extra=[3])
    assert len(after.con) == 2 and (after.id, after.moved) == (before.id, before.moved)


def test_a_dispute_that_is_read_no_more_is_gone(store: Store, paper: Paper) -> None:
    [dispute] = paper.says(FIRST)
    assert store.totals().disputed == 1
    assert paper.says(LAST) == [] == store.dispute_rows()
    assert store.totals().disputed == 0
    with pytest.raises(StorageError, match="This dispute is not kept any more"):
        store.dispute(dispute.id)


def test_while_an_edit_waits_its_old_disputes_stay_in_the_list_but_not_in_the_text(store: Store, paper: Paper) -> None:
    [dispute] = paper.says(FIRST)
    kept(store, paper.feed, an_entry("a", "Storm", THIRD))
    assert [row.id for row in store.dispute_rows()] == [dispute.id]
    assert store.disputes_of(paper.id) == []
    assert store.totals().disputed == 1


def test_of_several_disputes_each_keeps_its_own_number(store: Store, paper: Paper) -> None:
    body = "A said one. B denied one. C said two. D denied two."
    paper.id = kept(store, paper.feed, an_entry("a", "T", body)).new[0]
    version = store.article(paper.id).version
    text = version.document.text
    claims = [
        a_claim(text, content, source=source, parties=[source])
        for content, source in (("said one", "A"), ("denied one", "B"), ("said two", "C"), ("denied two", "D"))
    ]
    one: Dispute = a_dispute([1], [2], proposition="one")
    two: Dispute = a_dispute([3], [4], proposition="two", kind=DisputeKind.FIGURE)
    store.keep_reading(version.id, a_reading(text, claims, [one, two]))
    before = {row.proposition: row.id for row in store.dispute_rows()}
    store.keep_reading(version.id, a_reading(text, claims, [two, one]))
    assert {row.proposition: row.id for row in store.dispute_rows()} == before
    store.keep_reading(version.id, a_reading(text, claims, [two]))
    assert {row.proposition: row.id for row in store.dispute_rows()} == {"two": before["two"]}


def test_a_dispute_may_have_claims_of_several_articles(store: Store, paper: Paper) -> None:
    other = Paper(store, "b", hours=2)
    other.feed = a_feed(store, "https://other.example", "The Other")
    paper.says("Twelve people were hurt, the army said.")
    other.says("The rebels denied that anyone was hurt.")
    [here], [there] = store.claims(paper.id), store.claims(other.id)
    columns = "id, article_id, kind, proposition, why, opened, moved"
    values = "50, NULL, 'denial', 'Twelve hurt', 'why', 1, 2"
    with store._writing() as db:
        db.execute(f"INSERT INTO disputes ({columns}) VALUES ({values})")
        db.execute("INSERT INTO dispute_members VALUES (50, ?, 'pro'), (50, ?, 'con')", (here.id, there.id))
    dispute = store.dispute(50)
    assert [claim.outlet for claim in (*dispute.pro, *dispute.con)] == ["The Outlet", "The Other"]
    assert store.dispute_rows()[0].outlets == 2
    paper.says("Twelve people were hurt, the army said.")
    assert store.dispute(50) == dispute
