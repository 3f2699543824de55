"""Stories: what is grouped as it comes in, and the user's word on it."""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from claimreader.errors import StorageError
from storage import Store, placing, stories
from tests.builders import NOW, a_document, a_feed, an_entry, kept

FERRY = [
    "The ferry Aurelia ran aground off Port Almery on Monday with 212 passengers on board, the coast guard said.",
    "Coast guard boats took all 212 passengers off the ferry Aurelia, aground since dawn on rocks off Port Almery.",
    "Passengers of the Aurelia waited four hours on deck after the ferry struck rocks near Port Almery, they told us.",
]
FERRY_TITLES = [
    "Ferry Aurelia runs aground off Port Almery",
    "All 212 passengers saved from ferry Aurelia off Port Almery",
    "Aurelia passengers tell of hours on the rocks off Port Almery",
]
LIBRARY = "The library of Brenn will open on Sundays from next month, its director, Piet Amsel, told the town council."


def told(store: Store, outlet: str, title: str, text: str, *, hours: float = 1, key: str = "") -> int:
    """The number of an article of an outlet, so many hours old."""
    feed = a_feed(store, f"https://{outlet}.example/feed", outlet)
    entry = an_entry(key or title, title, text, published=NOW - timedelta(hours=hours))
    return kept(store, feed, entry).new[0]


def ferry(store: Store, outlets: Iterable[str] = ("Harbour", "Ledger", "Lantern")) -> list[int]:
    """The same event as three outlets tell it."""
    ids = [
        told(store, outlet, title, text, hours=9 - n)
        for n, (outlet, title, text) in enumerate(zip(outlets, FERRY_TITLES, FERRY, strict=True))
    ]
    place_all(store)
    return ids


def place_all(store: Store) -> int:
    placed = 0
    while now := store.place_articles():
        placed += now
    return placed


def together(store: Store, article_id: int) -> list[int]:
    """The articles of an article's story."""
    story = store.story_of(article_id)
    return [] if story is None else [article.id for article in story.articles]


def test_outlets_that_tell_of_one_event_are_a_story_with_a_reason(store: Store) -> None:
    ids = ferry(store)
    other = told(store, "Standard", "Library of Brenn to open on Sundays", LIBRARY)
    place_all(store)
    story = store.story_of(ids[0])
    assert story is not None and [article.id for article in story.articles] == ids
    assert story.outlets == ("Harbour", "Ledger", "Lantern") and story.texts == 3
    assert story.articles[0].reason == ""
    assert story.articles[1].reason.endswith("same place, same day")
    assert store.story_of(other) is None
    [row] = store.stories()
    assert (row.articles, row.outlets, row.title) == (3, 3, FERRY_TITLES[2])


def test_nothing_is_looked_at_twice(store: Store) -> None:
    ferry(store)
    assert store.place_articles() == 0


def test_the_same_article_from_ten_feeds_is_one_text(store: Store) -> None:
    text = " ".join(FERRY)
    ids = [told(store, f"Paper {n}", FERRY_TITLES[0], text, hours=20 - n) for n in range(10)]
    place_all(store)
    story = store.story_of(ids[0])
    assert story is not None and len(story.articles) == 10
    assert (len(story.outlets), story.texts) == (10, 1)
    assert story.articles[-1].reason == "the same text, same day"


def test_the_same_affair_weeks_later_is_another_story(store: Store) -> None:
    ids = ferry(store)
    early = told(store, "Standard", FERRY_TITLES[1], FERRY[1], hours=24 * 20)
    place_all(store)
    assert store.story_of(early) is None and early not in together(store, ids[0])


def test_a_missing_or_future_date_is_the_day_it_came_in(store: Store) -> None:
    ids = ferry(store)
    feed = a_feed(store, "https://standard.example/feed", "Standard")
    entries = [
        an_entry("none", FERRY_TITLES[1], FERRY[1], published=None),
        an_entry("future", FERRY_TITLES[0], FERRY[0], published=NOW + timedelta(days=400)),
    ]
    new = kept(store, feed, *entries).new
    place_all(store)
    assert sorted(together(store, ids[0])) == sorted([*ids, *new])


def test_what_the_user_splits_off_stays_off(store: Store) -> None:
    ids = ferry(store)
    said = store.split_off(ids[1])
    assert said.words == f"split “{FERRY_TITLES[1]}” off its story"
    assert store.story_of(ids[1]) is None and together(store, ids[0]) == [ids[0], ids[2]]
    feed = a_feed(store, "https://Ledger.example/feed", "Ledger")
    edited = a_document(FERRY[1], "All are well.", title=FERRY_TITLES[1])
    assert kept(store, feed, an_entry(FERRY_TITLES[1], FERRY_TITLES[1], document=edited)).changed == (ids[1],)
    assert place_all(store) == 1
    assert store.story_of(ids[1]) is None
    assert store.undo() == said.words
    assert sorted(together(store, ids[0])) == ids


def test_what_the_user_merges_stays_merged(store: Store) -> None:
    ids = ferry(store)
    other = told(store, "Standard", "Library of Brenn to open on Sundays", LIBRARY)
    place_all(store)
    said = store.merge_stories(ids[0], other)
    assert sorted(together(store, other)) == sorted([*ids, other])
    story = store.story_of(other)
    assert story is not None and story.articles[-1].reason == "you put them together"
    assert store.merge_stories(ids[1], other).words == "they are in one story already"
    assert store.undo() == said.words
    assert together(store, ids[0]) == ids and store.story_of(other) is None


def test_two_lone_articles_can_be_merged_and_split_again(store: Store) -> None:
    one = told(store, "Standard", "Library of Brenn to open on Sundays", LIBRARY)
    other = told(store, "Harbour", FERRY_TITLES[0], FERRY[0])
    merged = store.merge_stories(one, other)
    assert together(store, one) == [one, other]
    split = store.split_off(other)
    assert split.words.endswith("off its story, where you had put it")
    assert store.story_of(one) is None and not store.stories()
    assert store.undo() == f"split “{FERRY_TITLES[0]}” off its story" and together(store, one) == [one, other]
    assert store.undo() == merged.words and store.story_of(other) is None
    assert store.undo() is None


def test_of_words_that_contradict_each_other_the_last_one_holds_and_that_is_said(store: Store) -> None:
    ids = ferry(store)
    store.split_off(ids[2])
    with Store.open(store.path) as theirs:
        assert theirs.merge_stories(ids[0], ids[2]).words.endswith("; you had kept them apart")
    assert together(store, ids[2]) == ids
    place_all(store)
    assert together(store, ids[2]) == ids


def test_the_users_word_on_the_sample_comes_back_with_it(store: Store) -> None:
    for outlet in ("Harbour", "Ledger", "Lantern", "Standard"):
        store.add_feed(f"https://{outlet}.example/feed", sample=outlet != "Standard")
    ids = ferry(store)
    library = told(store, "Standard", "Library of Brenn to open on Sundays", LIBRARY)
    place_all(store)
    store.split_off(ids[0])
    store.merge_stories(ids[1], library)
    wanted = sorted([ids[1], ids[2], library])
    assert sorted(together(store, library)) == wanted and together(store, ids[0]) == []
    store.drop_sample()
    place_all(store)
    assert together(store, library) == []
    assert store.undo() == "removed the sample edition"
    place_all(store)
    assert sorted(together(store, library)) == wanted and together(store, ids[0]) == []
    store.undo()
    assert together(store, library) == [] and sorted(together(store, ids[1])) == ids[1:]


def test_an_article_that_is_gone_leaves_its_story(store: Store) -> None:
    ids = ferry(store)
    store.unsubscribe(store.article(ids[1]).feed_id or 0)
    assert together(store, ids[0]) == ids, "what was unsubscribed stays, and so does its part of the story"
    with pytest.raises(StorageError):
        store.split_off(9999)


def test_however_many_articles_a_story_has_few_are_compared_and_listed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "SHOWN", 50)
    monkeypatch.setattr(placing, "CROWD", 30)
    feed = a_feed(store, "https://wire.example/feed", "Wire")
    entries = [
        an_entry(
            f"{n}",
            f"{FERRY_TITLES[n % 3]} ({n})",
            f"{FERRY[n % 3]} Passenger {n} of {n * 7} said so.",
            published=NOW - timedelta(minutes=n),
        )
        for n in range(80)
    ]
    ids = kept(store, feed, *entries).new
    assert place_all(store) == 80
    assert max(row.articles for row in store.stories()) > 75
    story = store.story_of(ids[0])
    assert story is not None and len(story.articles) == 50 and story.size > 75
