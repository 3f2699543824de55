"""What an article said before: its versions' claims, and which version the user has read."""

from datetime import timedelta

from storage import Store
from tests.builders import NOW, a_claim, a_feed, a_reading, an_entry, an_outcome, an_update, kept


def publish(store: Store, body: str) -> int:
    """Publish a text of the one article; its number."""
    feed = a_feed(store)
    kept(store, feed, an_entry("a", "Bridge", body))
    return store.known(feed.id, ["a"])["a"].article_id


def read(store: Store, article_id: int) -> None:
    """Have the newest version read."""
    version = store.article(article_id).version
    text = version.document.text
    store.keep_reading(version.id, a_reading(text, [a_claim(text, "the bridge was safe")]))


def test_the_claims_of_earlier_versions_stay(store: Store) -> None:
    article = publish(store, "The mayor said the bridge was safe.")
    read(store, article)
    publish(store, "On Monday the mayor said the bridge was safe.")
    first, second = store.versions(article)
    assert store.version_claims(second.id) is None and store.unread_text(second.id) == second.document.text
    read(store, article)
    for version in (first, second):
        claims = store.version_claims(version.id)
        assert claims and [claim.words for claim in claims] == ["the bridge was safe"]
        assert claims[0].version_id == version.id and store.unread_text(version.id) is None
    assert store.version_claims(99) is None is store.unread_text(99)


def test_every_version_has_the_author_that_the_feed_tells(store: Store) -> None:
    feed = a_feed(store)
    made = kept(store, feed, an_entry("own", "Own", author="Ida Brandt"), an_entry("desk", "Desk"))
    own, desk = (store.article(number).version.id for number in made.new)
    assert [store.author_of(version) for version in (own, desk, 99)] == ["Ida Brandt", "", ""]


def test_an_earlier_version_can_be_read_later(store: Store) -> None:
    article = publish(store, "The mayor said the bridge was safe.")
    publish(store, "On Monday the mayor said the bridge was safe.")
    read(store, article)
    first = store.versions(article)[0]
    text = store.unread_text(first.id)
    assert text is not None
    store.keep_reading(first.id, a_reading(text, [a_claim(text, "the bridge was safe")]))
    assert store.version_claims(first.id)
    assert [claim.version_id for claim in store.claims(article)] == [store.article(article).version.id]


def test_the_version_that_was_read_is_known_however_many_edits_follow(store: Store) -> None:
    article = publish(store, "One.")
    assert store.version_read(article) is None
    store.mark_read([article])
    for body in ("Two.", "Three."):
        publish(store, body)
    assert store.version_read(article) == 1 and store.rows([article])[0].changed
    store.mark_read([article])
    publish(store, "Four.")
    assert store.version_read(article) == 3


def test_an_article_that_was_never_read_has_no_version_that_was(store: Store) -> None:
    article = publish(store, "One.")
    publish(store, "Two.")
    assert store.version_read(article) is None and not store.rows([article])[0].changed


def test_an_edit_that_makes_it_unread_again_keeps_the_version_that_was_read(store: Store) -> None:
    article = publish(store, "One.")
    store.mark_read([article])
    feed = a_feed(store)
    entry = an_entry("a", "Bridge", "Everything is different now.")
    store.keep(feed.id, an_outcome(feed), [an_update(entry, unread_again=True)], NOW)
    publish(store, "And again.")
    assert store.version_read(article) == 1


def test_what_an_edit_brought_in_was_said_when_the_edit_was_seen(store: Store) -> None:
    feed = a_feed(store)
    later = NOW + timedelta(hours=3)
    kept(store, feed, an_entry("a", "Bridge", "The mayor said the bridge was safe. Dahl said 12 were hurt."))
    article = store.known(feed.id, ["a"])["a"].article_id
    edited = an_entry("a", "Bridge", "The mayor said the bridge was safe. Dahl alleged 14 were hurt.")
    store.keep(feed.id, an_outcome(feed, now=later), [an_update(edited)], later)
    version = store.article(article).version
    text = version.document.text
    safe = a_claim(text, "the bridge was safe", source="The mayor", cue="said")
    hurt = a_claim(text, "14 were hurt", source="Dahl", cue="alleged", number=2)
    store.keep_reading(version.id, a_reading(text, [safe, hurt]))
    first, second = store.claims(article)
    assert first.date < later and first.date == store.rows([article])[0].date
    assert (second.date, second.dated) == (later, False)
