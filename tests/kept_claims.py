"""Claims and articles as a screen gets them, without a store behind them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from claimreader.records import (
    Act,
    Article,
    Claim,
    DisputeKind,
    Document,
    KeptClaim,
    KeptDispute,
    Version,
    words_of,
)
from tests.builders import NOW, a_claim, a_document

_ids = count(1)


def kept_claim(
    text: str,
    content: str | Claim,
    *,
    id: int | None = None,
    source: str = "",
    cue: str = "said",
    act: Act = Act.ASSERT,
    parties: Sequence[str] = (),
    speaker: str | None = None,
    confidence: float = 0.9,
    disputes: Sequence[int] = (),
    outlet: str = "The Outlet",
    title: str = "Bridge closed",
    date: datetime = NOW,
    number: int = 1,
    article_id: int = 1,
) -> KeptClaim:
    """A kept claim by its words in a text, or around a claim."""
    claim = content
    if isinstance(claim, str):
        claim = a_claim(
            text,
            claim,
            source=source,
            cue=cue,
            act=act,
            parties=parties,
            speaker=speaker,
            confidence=confidence,
            number=number,
        )
    return KeptClaim(
        id=next(_ids) + 1000 if id is None else id,
        article_id=article_id,
        version_id=article_id,
        outlet=outlet,
        date=date,
        title=title,
        claim=claim,
        words=words_of(text, claim.content),
        source_words=words_of(text, claim.source),
        cue_words=words_of(text, claim.cue),
        dispute_ids=tuple(disputes),
    )


def shown_article(document: Document | str, *, id: int = 1, url: str | None = "https://news.example/a") -> Article:
    """An article with one version."""
    if isinstance(document, str):
        document = a_document(document, title="Bridge closed")
    version = Version(id, 1, document, NOW, False)
    title = document.text.partition("\n")[0]
    return Article(id, 1, "The Outlet", title, url, None, NOW - timedelta(hours=1), NOW, False, version, 1)


def kept_dispute(
    pro: Sequence[KeptClaim], con: Sequence[KeptClaim], *, id: int = 1, kind: DisputeKind = DisputeKind.DENIAL
) -> KeptDispute:
    """A dispute between kept claims."""
    return KeptDispute(
        id, kind, "The bridge was safe", "City: it was safe; union: it was not.", NOW, NOW, tuple(pro), tuple(con)
    )
