"""One name for a party in all that is kept: other forms of a name, and what the user calls it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from claimreader.records import KnownParty
from claimreader.stories.keeping import bring_up_to_date
from storage import Store
from tests.builders import NOW, a_claim, a_document, a_feed, a_reading, an_entry, kept

RIVAL = KnownParty("The Rivals", ("Civic Union", "Marta Quell"))


def tell(store: Store, outlet: str, *parties: str) -> int:
    """An outlet's article in which each of these says something; its number."""
    said = [f"the ferry Aurelia struck rock {number} off Port Almery" for number in range(len(parties))]
    text = " ".join(f"{party} said that {words}." for party, words in zip(parties, said, strict=True))
    feed = a_feed(store, f"https://{outlet}.example/feed", outlet)
    own = " ".join(
        f"The {outlet} {word} was seen by the {outlet} {word}keeper." for word in ("pilot", "light", "chart")
    )
    document = a_document(f"{text} {own}", title="Ferry Aurelia aground off Port Almery")
    [article_id] = kept(store, feed, an_entry(outlet, document=document, published=NOW), now=NOW).new
    read(store, article_id, parties)
    return article_id


def read(store: Store, article_id: int, parties: Sequence[str]) -> None:
    """The article's claims are read, once more maybe."""
    version = store.article(article_id).version
    text = version.document.text
    claims = [
        a_claim(text, f"the ferry Aurelia struck rock {number} off Port Almery", source=party, parties=[party])
        for number, party in enumerate(parties)
    ]
    store.keep_reading(version.id, a_reading(text, claims))


def parties(store: Store) -> dict[str, int]:
    """The list of parties, and how much each says."""
    return {party.name: party.claims for party in store.parties()}


def test_other_forms_of_a_given_name_are_one_party_in_the_list(store: Store) -> None:
    for number, name in enumerate(("Jim Sovik", "Jim Sovik", "James Sovik", "Jimmy Sovik", "Anna Sovik")):
        tell(store, f"outlet-{number}", name)
    assert parties(store) == {"Jim Sovik": 4, "Anna Sovik": 1}
    assert len(store.party_claims("Jim Sovik")) == 4 and store.party_claims("James Sovik") == []


def test_a_name_that_many_bear_is_not_joined_on_its_given_names_alone(store: Store) -> None:
    for number, name in enumerate(("Mike Johnson", "Michael Johnson")):
        tell(store, f"outlet-{number}", name)
    assert parties(store) == {"Mike Johnson": 1, "Michael Johnson": 1}


def test_in_a_story_a_body_called_by_a_part_of_its_name_is_that_body(store: Store) -> None:
    tell(store, "meridian", "Caldmoor Environment Office", "Ohio Supreme Court")
    tell(store, "lantern", "Environment Office", "Supreme Court")
    bring_up_to_date(store, lambda _: [])
    assert parties(store) == {"Caldmoor Environment Office": 2, "Ohio Supreme Court": 1, "Supreme Court": 1}


def test_what_a_story_joined_is_parted_when_another_article_shows_that_they_are_two(store: Store) -> None:
    tell(store, "meridian", "Irena Sovik", "Ule Guard")
    tell(store, "lantern", "Sovik", "Ule Guard")
    bring_up_to_date(store, lambda _: [])
    assert parties(store) == {"Irena Sovik": 2, "Ule Guard": 2}
    tell(store, "ledger", "Anna Sovik", "Ule Guard")
    bring_up_to_date(store, lambda _: [])
    assert parties(store) == {"Irena Sovik": 1, "Sovik": 1, "Anna Sovik": 1, "Ule Guard": 3}


def test_the_users_names_are_given_to_what_is_kept_and_to_what_comes(store: Store) -> None:
    first = tell(store, "meridian", "The Civic Union", "Marta Quell", "Ilario Venn")
    assert store.name_parties([RIVAL]) and not store.name_parties([RIVAL])
    assert parties(store) == {"The Rivals": 2, "Ilario Venn": 1}
    tell(store, "lantern", "civic union")
    assert parties(store) == {"The Rivals": 3, "Ilario Venn": 1}
    assert [claim.claim.party for claim in store.claims(first)] == ["The Rivals", "The Rivals", "Ilario Venn"]


def test_a_name_that_is_configured_no_more_is_given_back(store: Store) -> None:
    tell(store, "meridian", "Civic Union", "Marta Quell")
    store.name_parties([RIVAL])
    assert store.name_parties([KnownParty("Quell", ("Marta Quell",))])
    assert parties(store) == {"Civic Union": 1, "Quell": 1}
    assert store.name_parties([])
    assert parties(store) == {"Civic Union": 1, "Marta Quell": 1}


def test_a_story_never_takes_a_name_away_that_the_user_gave(store: Store) -> None:
    store.name_parties([KnownParty("Environment Office")])
    tell(store, "meridian", "Caldmoor Environment Office", "Ule Guard")
    tell(store, "lantern", "Environment Office", "Ule Guard")
    bring_up_to_date(store, lambda _: [])
    assert parties(store) == {"Caldmoor Environment Office": 1, "Environment Office": 1, "Ule Guard": 2}
    store.name_parties([])
    bring_up_to_date(store, lambda _: [])
    assert parties(store) == {"Caldmoor Environment Office": 2, "Ule Guard": 2}


def test_earlier_versions_are_called_by_the_same_names(store: Store) -> None:
    article_id = tell(store, "meridian", "Civic Union")
    first = store.article(article_id).version.id
    feed = a_feed(store, "https://meridian.example/feed", "meridian")
    document = a_document(
        "Civic Union said that the ferry Aurelia struck rock 0 off Port Almery. It is late.", title="T"
    )
    kept(store, feed, an_entry("meridian", document=document, published=NOW), now=NOW)
    read(store, article_id, ["Civic Union"])
    store.name_parties([RIVAL])
    earlier = store.version_claims(first)
    assert earlier and [claim.claim.party for claim in earlier] == ["The Rivals"]
    assert parties(store) == {"The Rivals": 1}


@pytest.mark.parametrize("again", [False, True])
def test_reading_again_keeps_the_names_and_what_they_stand_for(store: Store, path: Path, again: bool) -> None:
    article_id = tell(store, "meridian", "Civic Union")
    store.name_parties([RIVAL])
    if again:
        read(store, article_id, ["Civic Union"])
    with Store.open(path) as other:
        assert parties(other) == {"The Rivals": 1}
        other.name_parties([])
        assert parties(other) == {"Civic Union": 1}
