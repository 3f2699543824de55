"""One article about a bridge, published and edited as a test wants, and read at once: what a bookmark can be on."""

from claimreader.records import Act, Claim, Feed
from storage import Store
from tests.builders import MODEL, a_claim, a_dispute, a_feed, a_reading, an_entry, kept

SAID = "The mayor said the bridge was safe."
DENIED = f"{SAID} The union denied that it was safe."
REJECTED = f"{DENIED} The port rejected that it had been safe."
SOFTENED = "The mayor claimed the bridge may be safe. The union denied that it was safe."
WANTED = [
    ("the bridge was safe", "said", Act.ASSERT, "City"),
    ("the bridge may be safe", "claimed", Act.ASSERT, "City"),
    ("that it was safe", "denied", Act.DENY, "Union"),
    ("that it had been safe", "rejected", Act.REJECT, "Port"),
    ("12 bolts were loose", "found", Act.ASSERT, "Union"),
    ("30 bolts were loose", "counted", Act.ASSERT, "Port"),
]
"""Words, cue, act and party of what is read in any of the bodies."""


def claims_of(text: str) -> list[Claim]:
    """The claims that are read in a body."""
    return [
        a_claim(text, words, cue=cue, act=act, parties=[party]) for words, cue, act, party in WANTED if words in text
    ]


def publish(store: Store, body: str, *, feed: Feed | None = None, read: bool = True, model: str = MODEL) -> int:
    """Publish a text of the one article and have it read; its number."""
    feed = feed or a_feed(store)
    kept(store, feed, an_entry("a", "Bridge", body))
    article_id = store.known(feed.id, ["a"])["a"].article_id
    if read:
        read_again(store, article_id, model=model)
    return article_id


def read_again(store: Store, article_id: int, *, model: str = MODEL) -> None:
    """Read the article as it is now: its first claim stands against all others."""
    version = store.article(article_id).version
    text = version.document.text
    claims = claims_of(text)
    disputes = [a_dispute([1], list(range(2, len(claims) + 1)))] if len(claims) > 1 else []
    store.keep_reading(version.id, a_reading(text, claims, disputes, model=model))
