"""Records to rows and back, each pair side by side. Pure: no query is made here."""

import json
import sqlite3
from collections.abc import Iterable

from claimreader.records import (
    Act,
    Anchor,
    Article,
    ArticleRow,
    Block,
    BlockKind,
    Bookmark,
    BookmarkKind,
    Claim,
    Document,
    Feed,
    FeedOutcome,
    FeedState,
    Inline,
    InlineKind,
    KeptClaim,
    Quoted,
    Span,
    Spans,
    Validators,
    Version,
    words_of,
)
from storage.citing import cited_of
from storage.values import MICROSECOND, Value, compact, maybe_moment, maybe_stamp, moment, stamp

OUTLET = "coalesce(nullif(feeds.name, ''), nullif(feeds.title, ''), feeds.url)"
"""SQL for a feed's name: what the user calls it, or what it calls itself, or its address."""

BLOCKS = {
    BlockKind.TITLE: "t",
    BlockKind.PARAGRAPH: "p",
    BlockKind.HEADING: "h",
    BlockKind.ITEM: "i",
    BlockKind.QUOTE: "q",
    BlockKind.PRE: "c",
    BlockKind.CAPTION: "f",
}
"""How blocks are kept; a document has dozens, so one letter."""
BLOCK_KINDS = {letter: kind for kind, letter in BLOCKS.items()}

INLINES = {InlineKind.LINK: "a", InlineKind.STRONG: "b", InlineKind.EMPHASIS: "i", InlineKind.CODE: "c"}
"""How inlines are kept."""
INLINE_KINDS = {letter: kind for kind, letter in INLINES.items()}


# ----------------------------------------------------------------------------------------------- feeds


def feed_of(row: sqlite3.Row) -> Feed:
    """A feed from all columns of its row."""
    return Feed(
        id=row["id"],
        url=row["url"],
        title=row["name"] or row["title"] or row["url"],
        site=row["site"],
        folder=row["folder"],
        state=FeedState(row["state"]),
        full_text=bool(row["full_text"]),
        sample=bool(row["sample"]),
        validators=Validators(row["etag"], row["last_modified"]),
        body_hash=row["body_hash"],
        moved_to=row["moved_to"],
        last_tried=maybe_moment(row["last_tried"]),
        last_fetched=maybe_moment(row["last_fetched"]),
        next_poll=maybe_moment(row["next_poll"]),
        failures=row["failures"],
        error=row["error"],
        every=None if row["every"] is None else row["every"] * MICROSECOND,
        rest=row["rest"],
    )


def outcome_values(outcome: FeedOutcome) -> dict[str, Value]:
    """The columns of a feed that a fetch changes; what it calls itself is kept when it does not say."""
    values: dict[str, Value] = {
        "url": outcome.url,
        "state": outcome.state.value,
        "etag": outcome.validators.etag,
        "last_modified": outcome.validators.last_modified,
        "body_hash": outcome.body_hash,
        "moved_to": outcome.moved_to,
        "last_tried": stamp(outcome.last_tried),
        "last_fetched": maybe_stamp(outcome.last_fetched),
        "next_poll": stamp(outcome.next_poll),
        "failures": outcome.failures,
        "error": outcome.error,
        "every": None if outcome.every is None else outcome.every // MICROSECOND,
        "rest": outcome.rest,
    }
    if outcome.title is not None:
        values["title"] = outcome.title
    if outcome.site is not None:
        values["site"] = outcome.site
    return values


# -------------------------------------------------------------------------------------------- articles


def document_values(document: Document) -> tuple[str, str, str]:
    """A document as the columns blocks, inlines, text; level, number, target only where there are any."""
    blocks = [
        [BLOCKS[block.kind], block.start, block.end, *_without_zeros(block.level, block.number)]
        for block in document.blocks
    ]
    inlines = [
        [INLINES[inline.kind], inline.start, inline.end, *([] if inline.target is None else [inline.target])]
        for inline in document.inlines
    ]
    return compact(blocks), compact(inlines), document.text


def _without_zeros(level: int, number: int) -> list[int]:
    return [level, number] if number else [level] if level else []


def document_of(blocks: str, inlines: str, text: str) -> Document:
    """The document of three columns."""
    return Document(
        text,
        tuple(Block(BLOCK_KINDS[kind], *rest) for kind, *rest in json.loads(blocks)),
        tuple(Inline(INLINE_KINDS[kind], *rest) for kind, *rest in json.loads(inlines)),
    )


def version_of(row: sqlite3.Row) -> Version:
    """A version from all columns of its row."""
    return Version(
        id=row["id"],
        number=row["number"],
        document=document_of(row["blocks"], row["inlines"], row["text"]),
        seen=moment(row["seen"]),
        full_text=bool(row["full_text"]),
    )


def article_of(row: sqlite3.Row, version: Version) -> Article:
    """An article from its row, with `outlet` and `sample` of its feed, and its newest version."""
    return Article(
        id=row["id"],
        feed_id=row["feed_id"],
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        author=row["author"],
        published=maybe_moment(row["published"]),
        first_seen=moment(row["first_seen"]),
        read=bool(row["read"]),
        version=version,
        versions=row["versions"],
        sample=bool(row["sample"]),
    )


ARTICLE_ROW = f"""
    articles.id, articles.feed_id, {OUTLET}, articles.title, articles.date, articles.read, articles.claims,
    articles.contested, articles.versions, articles.changed,
    EXISTS (SELECT 1 FROM bookmarks WHERE bookmarks.article_id = articles.id), feeds.sample
"""
"""The columns of an article's line, in the order that `article_row_of` takes them."""


def article_row_of(row: sqlite3.Row) -> ArticleRow:
    """An article's line. By position, not by name: a hundred of them are made for every page of a list."""
    id_, feed_id, outlet, title, date, read, claims, contested, versions, changed, bookmarked, sample = row
    return ArticleRow(
        id_,
        feed_id,
        outlet,
        title,
        moment(date),
        bool(read),
        claims,
        contested,
        versions,
        bool(changed),
        bool(bookmarked),
        bool(sample),
    )


# ---------------------------------------------------------------------------------------------- claims


def spans_value(where: Spans) -> str:
    """Spans as a column."""
    return compact(where)


def spans_of(pairs: Iterable[Iterable[int]]) -> Spans:
    """Spans, from what a column holds."""
    return tuple(map(Span._make, pairs))


CLAIM = ("number", "source", "cue", "content", "act", "quoted", "confidence", "speaker", "parties", "channel")
"""The columns of a claim."""


def claim_values(claim: Claim) -> tuple[Value, ...]:
    """A claim as its columns."""
    return (
        claim.number,
        spans_value(claim.source),
        spans_value(claim.cue),
        spans_value(claim.content),
        claim.act.value,
        claim.quoted.value,
        float(claim.confidence),
        claim.speaker,
        compact(claim.parties),
        claim.channel,
    )


def claim_of(row: sqlite3.Row) -> Claim:
    """A claim from its columns."""
    # One call for four columns: pages have hundreds of claims.
    source, cue, content, parties = json.loads(f"[{row['source']},{row['cue']},{row['content']},{row['parties']}]")
    return Claim(
        number=row["number"],
        source=spans_of(source),
        cue=spans_of(cue),
        content=spans_of(content),
        act=Act(row["act"]),
        quoted=Quoted(row["quoted"]),
        confidence=row["confidence"],
        speaker=row["speaker"],
        parties=tuple(parties),
        channel=row["channel"],
    )


def kept_claim_of(row: sqlite3.Row, text: str, dispute_ids: tuple[int, ...]) -> KeptClaim:
    """A claim with what `storage.claims` looks up of its article and its feed, and its words in its version's text."""
    claim = claim_of(row)
    return KeptClaim(
        id=row["id"],
        article_id=row["article_id"],
        version_id=row["version_id"],
        outlet=row["outlet"],
        date=moment(row["date"]),
        title=row["title"],
        claim=claim,
        words=words_of(text, claim.content),
        source_words=words_of(text, claim.source),
        cue_words=words_of(text, claim.cue),
        dispute_ids=dispute_ids,
        url=row["url"],
        dated=row["published"] == row["date"],
        edited=row["newest"] != row["version_id"],
        subscribed=row["state"] != FeedState.UNSUBSCRIBED,
    )


# ------------------------------------------------------------------------------------------- bookmarks


def bookmark_of(row: sqlite3.Row) -> Bookmark:
    """A bookmark from its row of `storage.following.BOOKMARKS`."""
    evidence = tuple(map(cited_of, json.loads(row["evidence"] or "[]")))
    found = row["claim_id"] is not None or row["dispute_id"] is not None
    now = evidence[0].words if row["reworded"] and found and evidence else row["now"] or row["title"]
    anchor = None if row["quote"] is None else Anchor(row["quote"], row["before"], row["after"])
    return Bookmark(
        id=row["id"],
        kind=BookmarkKind(row["kind"]),
        article_id=row["article_id"],
        title=row["title"],
        outlet=row["outlet"],
        anchor=anchor,
        note=row["note"],
        tags=tuple(json.loads(row["tags"])),
        made=moment(row["made"]),
        news=bool(row["news"]),
        claim_id=row["claim_id"],
        dispute_id=row["dispute_id"],
        evidence=evidence,
        gone=bool(row["reworded"]) and not found,
        url=row["url"],
        date=moment(row["date"]),
        now="" if " ".join(now.split()) == " ".join(row["title"].split()) else now,
    )
