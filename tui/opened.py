"""An article with all that is shown of it, looked up together; and a claim of it as it can be quoted elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimreader.records import Article, KeptClaim, KeptDispute, ReadingState, Version
from claimreader.records.record import record
from tui.byline import Standing

if TYPE_CHECKING:
    from storage import Store
    from tui.comparison import Comparison


@record
class Opened:
    """An article with all that is shown of it."""

    article: Article
    claims: tuple[KeptClaim, ...]
    disputes: tuple[KeptDispute, ...]
    standing: Standing
    comparison: Comparison | None = None
    """The edit that is shown in the place of a version."""

    def earlier(self, version: Version) -> Opened:
        """The same article as it was; its claims are those of the newest version and are not shown in another."""
        if version.id == self.article.version.id:
            return self
        standing = replace(self.standing, newest=self.article.version)
        return replace(self, article=replace(self.article, version=version), claims=(), standing=standing)


def look_up(store: Store, article_id: int, threshold: float) -> Opened:
    """All that is shown of an article; claims that are less likely to be right than `threshold` are left out.

    Raises:
        StorageError: it is not there any more.
    """
    article = store.article(article_id)
    state = store.reading_state(article_id)
    claims = tuple(kept for kept in store.claims(article_id) if kept.claim.confidence >= threshold)
    bookmark = store.bookmarked(article_id=article_id)
    changed = any(row.changed for row in store.rows([article_id]))
    standing = Standing(
        state, _language(article, state), changed, bookmarked=bookmark is not None, story=store.story_of(article_id)
    )
    return Opened(article, claims, tuple(store.disputes_of(article_id)), standing)


def _language(article: Article, state: ReadingState) -> str | None:
    if state is not ReadingState.LANGUAGE:
        return None
    from claimreader.claims.language import language_of

    return language_of(article.version.document.text)


def quotation(kept: KeptClaim, url: str | None) -> str:
    """A claim as it can be put into a text of one's own: the words, who said them, where they stand."""
    claim = kept.claim
    who = claim.speaker or claim.party or kept.source_words
    party = f" ({claim.party})" if claim.party and claim.party != who else ""
    said = f" — {who}{party}" if who else ""
    date = kept.date.astimezone()
    return f"“{kept.words}”{said}, {kept.outlet}, {date.day} {date:%B %Y}" + (f", {url}" if url else "")
