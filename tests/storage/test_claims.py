"""Claims as they are kept, and whose they are."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.errors import StorageError
from claimreader.records import Act, Claim, PartyRow, Quoted, ReadingState, Span
from storage import Store
from storage.rows import CLAIM, claim_of, claim_values
from tests.builders import NOW, a_claim, a_dispute, a_feed, a_reading, an_article, an_entry, kept

TEXT = "Storm\n\nThe mayor said the bridge was safe. The union denied that it was safe. It is believed to stand."

SPANS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 99)), max_size=3).map(
    lambda pairs: tuple(Span(start, start + length) for start, length in pairs)
)
NAME = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
CLAIMS = st.builds(
    Claim,
    number=st.integers(1, 999),
    source=SPANS,
    cue=SPANS,
    content=SPANS,
    act=st.sampled_from(Act),
    quoted=st.sampled_from(Quoted),
    confidence=st.floats(0, 1),
    speaker=st.none() | NAME,
    parties=st.lists(NAME, max_size=3).map(tuple),
    channel=st.none() | NAME,
)


@given(CLAIMS)
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    row = dict(zip(CLAIM, claim_values(claim), strict=True))
    assert claim_of(row) == claim  # type: ignore[arg-type]


def two_claims() -> list[Claim]:
    return [
        a_claim(TEXT, "the bridge was safe", source="The mayor", parties=["City"]),
        a_claim(TEXT, "that it was safe", source="The union", cue="denied", act=Act.DENY, parties=["Union", "City"]),
    ]


@pytest.fixture
def article(store: Store) -> int:
    """An article with two claims that contradict each other."""
    article_id = an_article(store, "Storm", TEXT.removeprefix("Storm\n\n"))
    store.keep_reading(newest(store, article_id), a_reading(TEXT, two_claims(), [a_dispute()]))
    return article_id


def newest(store: Store, article_id: int) -> int:
    return store.article(article_id).version.id


def test_a_kept_claim_says_where_it_stands_and_what_it_says(store: Store, article: int) -> None:
    first, second = store.claims(article)
    assert (first.article_id, first.version_id, first.outlet) == (article, newest(store, article), "The Outlet")
    assert (first.title, first.date) == ("Storm", store.article(article).published)
    assert (first.words, first.source_words, first.cue_words) == ("the bridge was safe", "The mayor", "said")
    assert [first.claim, second.claim] == [replace(claim, number=n) for n, claim in enumerate(two_claims(), 1)]
    assert first.dispute_ids == second.dispute_ids == (store.dispute_rows()[0].id,)
    [row] = store.rows([article])
    assert (row.claims, row.contested) == (2, 2)


def test_words_with_a_gap_keep_it(store: Store) -> None:
    article_id = an_article(store, "Storm", TEXT.removeprefix("Storm\n\n"))
    claim = replace(a_claim(TEXT, "the bridge"), content=(Span(23, 33), Span(38, 42)))
    store.keep_reading(newest(store, article_id), a_reading(TEXT, [claim]))
    assert store.claims(article_id)[0].words == f"{TEXT[23:33]} … {TEXT[38:42]}"


def test_how_far_a_reading_is(store: Store) -> None:
    read, waiting, foreign = (an_article(store, title) for title in ("One", "Two", "Drei"))
    for article_id, understood in ((read, True), (foreign, False)):
        version = store.article(article_id).version
        store.keep_reading(version.id, a_reading(version.document.text, understood=understood, language="de"))
    assert store.reading_state(read) is ReadingState.READ
    assert store.reading_state(waiting) is ReadingState.WAITING
    assert store.reading_state(foreign) is ReadingState.LANGUAGE
    assert [row.claims for row in store.rows([read, waiting, foreign])] == [0, None, 0]
    with pytest.raises(StorageError, match="not kept any more"):
        store.reading_state(99)


def test_what_waits_to_be_read_comes_newest_first(store: Store) -> None:
    feed = a_feed(store)
    entries = [an_entry(key, published=NOW - timedelta(hours=hours)) for key, hours in (("a", 3), ("b", 1), ("c", 2))]
    a, b, c = kept(store, feed, *entries).new
    versions = {article_id: store.article(article_id).version for article_id in (a, b, c)}
    assert store.unread_versions("one", 10) == [(versions[n].id, versions[n].document.text) for n in (b, c, a)]
    assert [number for number, _ in store.unread_versions("one", 1)] == [versions[b].id]
    for model, article_id in (("one", b), ("zero", c)):
        store.keep_reading(versions[article_id].id, a_reading(versions[article_id].document.text, model=model))
    assert [number for number, _ in store.unread_versions("one", 10)] == [versions[c].id, versions[a].id]
    assert [number for number, _ in store.unread_versions("two", 2)] == [versions[b].id, versions[c].id]
    store.keep_reading(versions[b].id, a_reading(versions[b].document.text, model="two"))
    assert [number for number, _ in store.unread_versions("two", 9)] == [versions[c].id, versions[a].id]


def test_only_the_newest_version_waits(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "T", "One")).new
    kept(store, feed, an_entry("a", "T", "Two"))
    assert [text for _, text in store.unread_versions("m", 9)] == ["T\n\nTwo"]
    assert store.claims(article_id) == []


def test_parties_are_counted_by_what_they_claim_deny_and_contest(store: Store, article: int) -> None:
    other = an_article(store, "Later", "The mayor said it again.")
    text = store.article(other).version.document.text
    store.keep_reading(newest(store, other), a_reading(text, [a_claim(text, "it again", parties=["City"])]))
    last = store.article(article).published
    assert last is not None
    assert store.parties() == [PartyRow("City", 3, 1, 2, last), PartyRow("Union", 1, 1, 1, last)]
    assert store.parties(offset=1, limit=1) == [PartyRow("Union", 1, 1, 1, last)]


def test_a_party_is_one_in_whatever_capitals_it_is_written(store: Store) -> None:
    for number, names in enumerate((["Police", "House Republicans"], ["police", "POLICE"], ["house Republicans"])):
        article_id = an_article(store, f"Number {number}", "The mayor said it again.")
        text = store.article(article_id).version.document.text
        claims = [a_claim(text, "it again", parties=[name]) for name in names]
        claims[1:] = [a_claim(text, "said", parties=[name]) for name in names[1:]]
        store.keep_reading(newest(store, article_id), a_reading(text, claims))
    assert {(party.name, party.claims) for party in store.parties()} == {("Police", 3), ("House Republicans", 2)}
    assert {claim.claim.parties for claim in store.party_claims("Police")} == {("Police",)}


def test_a_partys_claims_come_newest_first(store: Store) -> None:
    feed = a_feed(store)
    for hours in (2, 1, 3):
        entry = an_entry(f"{hours} hours ago", "T", "Both A and B said so.", published=NOW - timedelta(hours=hours))
        [article_id] = kept(store, feed, entry).new
        version = store.article(article_id).version
        text = version.document.text
        claims = [a_claim(text, content, parties=["Russia"]) for content in ("so", "Both")]
        store.keep_reading(version.id, a_reading(text, claims))
    said = store.party_claims("Russia")
    assert [claim.date for claim in said] == [NOW - timedelta(hours=hours) for hours in (1, 1, 2, 2, 3, 3)]
    assert [claim.words for claim in said] == ["so", "Both"] * 3
    assert store.party_claims("Russia", offset=1, limit=2) == said[1:3]
    assert store.party_claims("Nobody") == []


def test_a_claim_with_the_same_party_twice_counts_once(store: Store) -> None:
    article_id = an_article(store, "Storm", TEXT.removeprefix("Storm\n\n"))
    claim = replace(two_claims()[0], parties=("City", "City"))
    store.keep_reading(newest(store, article_id), a_reading(TEXT, [claim]))
    assert [(party.name, party.claims) for party in store.parties()] == [("City", 1)]


def test_a_new_reading_takes_the_place_of_the_old_one(store: Store, article: int) -> None:
    first, _ = store.claims(article)
    third = a_claim(TEXT, "to stand", cue="believed", act=Act.BELIEVE)
    store.keep_reading(newest(store, article), a_reading(TEXT, [third, two_claims()[0]], model="better"))
    claims = store.claims(article)
    assert [claim.words for claim in claims] == ["to stand", "the bridge was safe"]
    assert claims[1].id == first.id and claims[1].claim.number == 2
    assert [(party.name, party.claims, party.denials, party.contested) for party in store.parties()] == [
        ("City", 1, 0, 0)
    ]
    assert store.dispute_rows() == [] and store.totals().disputed == 0
    assert store.unread_versions("better", 9) == []


def test_keeping_the_same_reading_again_changes_nothing(store: Store, article: int) -> None:
    before = (store.claims(article), store.disputes_of(article), store.parties(), store.rows([article]), store.totals())
    store.keep_reading(newest(store, article), a_reading(TEXT, two_claims(), [a_dispute()]))
    after = (store.claims(article), store.disputes_of(article), store.parties(), store.rows([article]), store.totals())
    assert after == before


def test_claims_of_an_older_version_stay_and_those_of_the_newest_stand(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "Storm", "The mayor said it was safe.")).new
    old = store.article(article_id).version
    store.keep_reading(
        old.id, a_reading(old.document.text, [a_claim(old.document.text, "it was safe", parties=["City"])])
    )
    kept(store, feed, an_entry("a", "Storm", "The mayor said it was unsafe."))
    assert store.parties()[0].claims == 1 and store.claims(article_id) == []
    new = store.article(article_id).version
    store.keep_reading(
        new.id, a_reading(new.document.text, [a_claim(new.document.text, "it was unsafe", parties=["City"])])
    )
    assert [claim.words for claim in store.party_claims("City")] == ["it was unsafe"]
    store.keep_reading(old.id, a_reading(old.document.text, [a_claim(old.document.text, "safe", parties=["Nobody"])]))
    assert [party.name for party in store.parties()] == ["City"]
    assert [claim.words for claim in store.claims(article_id)] == ["it was unsafe"]


def test_a_reading_of_another_text_is_a_mistake(store: Store, article: int) -> None:
    with pytest.raises(ValueError, match="another text"):
        store.keep_reading(newest(store, article), a_reading("Something else"))


def test_a_reading_of_what_is_gone_is_passed_over(store: Store) -> None:
    assert store.keep_reading(99, a_reading("Something")) is None


def test_keeping_a_reading_says_which_article_it_is_of(store: Store, article: int) -> None:
    assert store.keep_reading(newest(store, article), a_reading(TEXT)) == article
