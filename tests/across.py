"""Disputes between outlets as they are kept, for tests of what is shown of them: articles told in a line each."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from claimreader.records import Act, DisputeKind, Feed
from storage import Store
from storage.values import stamp
from tests.builders import NOW, a_claim, a_feed, a_reading, an_entry, kept

VERBS = {Act.ASSERT: "said", Act.DENY: "denied", Act.ACCUSE: "accused", Act.REJECT: "rejected", Act.DEMAND: "demanded"}


class Told(NamedTuple):
    """What an outlet reports: who does what, and with which words."""

    outlet: str
    party: str
    words: str
    act: Act = Act.ASSERT
    ago: float = 1.0
    """Hours before now."""
    confidence: float = 0.9
    dated: bool = True


def feed_called(store: Store, title: str) -> Feed:
    """The feed with a title, subscribed to where it is not."""
    address = f"https://{title.casefold().replace(' ', '-')}.example/feed"
    return store.feed_by_url(address) or a_feed(store, address, title)


def reported(store: Store, told: Told) -> int:
    """An article that reports one thing, read; its claim's number."""
    feed = feed_called(store, told.outlet)
    date: datetime | None = NOW - timedelta(hours=told.ago)
    title = f"{told.party} {VERBS[told.act]}: {told.words}"
    text = f"{told.party} {VERBS[told.act]} {told.words}."
    site = feed.url.removesuffix("/feed")
    key = f"{told.outlet}-{title}-{told.ago}"
    entry = an_entry(key, title, text, url=f"{site}/{abs(hash(key))}", published=date if told.dated else None)
    [article_id] = kept(store, feed, entry, now=NOW - timedelta(hours=told.ago)).new
    version = store.article(article_id).version
    body = version.document.text
    claim = a_claim(
        body,
        told.words,
        source=told.party,
        cue=VERBS[told.act],
        act=told.act,
        parties=[told.party],
        confidence=told.confidence,
    )
    store.keep_reading(version.id, a_reading(body, [claim]))
    return store.claims(article_id)[0].id


def dispute_across(
    store: Store,
    pro: Sequence[Told],
    con: Sequence[Told],
    *,
    proposition: str = "The bridge was safe",
    why: str = "One side says so, the other denies it.",
    kind: DisputeKind = DisputeKind.DENIAL,
) -> int:
    """The number of a dispute between what several outlets report."""
    sides = {"pro": [reported(store, told) for told in pro], "con": [reported(store, told) for told in con]}
    dates = [NOW - timedelta(hours=told.ago) for told in (*pro, *con)]
    return put(store, sides, proposition, why, kind, (min(dates), max(dates)))


def put(
    store: Store,
    sides: Mapping[str, Sequence[int]],
    proposition: str,
    why: str,
    kind: DisputeKind,
    times: tuple[datetime, datetime],
) -> int:
    """Write a dispute between kept claims, as a reading of a story does."""
    with store._writing() as db:
        values = (None, kind.value, proposition, why, *map(stamp, times))
        columns = "article_id, kind, proposition, why, opened, moved"
        number = db.execute(f"INSERT INTO disputes ({columns}) VALUES (?, ?, ?, ?, ?, ?)", values).lastrowid or 0
        for side, claims in sides.items():
            db.executemany("INSERT INTO dispute_members VALUES (?, ?, ?)", [(number, one, side) for one in claims])
        db.execute(
            """
            INSERT OR IGNORE INTO dispute_parties (party_id, dispute_id)
            SELECT DISTINCT party_id, dispute_id FROM dispute_members JOIN party_claims USING (claim_id)
            WHERE dispute_id = ?
            """,
            (number,),
        )
        db.execute(
            """
            UPDATE articles SET contested = 1 WHERE standing IN (
                SELECT version_id FROM claims JOIN dispute_members ON claim_id = claims.id WHERE dispute_id = ?
            )
            """,
            (number,),
        )
        members = "SELECT claim_id FROM dispute_members WHERE dispute_id = ?"
        db.execute(f"UPDATE party_claims SET contested = 1 WHERE claim_id IN ({members})", (number,))
        counted = "(SELECT sum(contested) FROM party_claims WHERE party_id = parties.id)"
        db.execute(f"UPDATE parties SET contested = {counted} WHERE claims > 0")
    return number
