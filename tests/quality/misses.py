"""The worst that is read wrongly, with its text, for whoever works on reading: `python -m tests.quality.misses [DATA]`.

DATA is a file of annotated articles, or the folder that has dev.jsonl; by default PolNeAR's in ../shared.
"""

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimreader.records import Claim, words_of
from tests.quality.annotated import Annotated, annotated, development
from tests.quality.figures import SHARED, alike, matches, trimmed

AROUND = 60
"""Characters of the text that are shown before and after."""


class Miss(NamedTuple):
    """One thing that was read wrongly."""

    kind: str
    weight: float
    """How bad it is, among those of its kind."""
    article: Annotated
    wanted: Claim | None
    said: Claim | None


KINDS = {
    "invented": "Said with confidence, and nobody marked it; the surest first",
    "source": "Laid to another source than was marked; the surest first",
    "overlooked": "Marked, and not found; the longest first",
    "ends": "Found, with a content that begins or ends elsewhere; the farthest off first",
}


def misses(articles: Sequence[Annotated]) -> Iterator[Miss]:
    """Everything that was read wrongly."""
    for article in articles:
        pairs = matches(article.text, article.wanted, article.reading.claims)
        found, right = {i for i, _ in pairs}, {j for _, j in pairs}
        for j, claim in enumerate(article.reading.claims):
            if j not in right:
                yield Miss("invented", claim.confidence, article, None, claim)
        for i, claim in enumerate(article.wanted):
            if i not in found and not any(alike(claim.content, article.wanted[k].content) >= 0.5 for k in found):
                yield Miss("overlooked", sum(end - start for start, end in claim.content), article, claim, None)
        for i, j in pairs:
            yield from _unlike(article, article.wanted[i], article.reading.claims[j])


def _unlike(article: Annotated, wanted: Claim, said: Claim) -> Iterator[Miss]:
    one, other = (trimmed(article.text, claim.source) for claim in (wanted, said))
    if bool(one) != bool(other) or alike(one, other) < 0.5:
        yield Miss("source", said.confidence, article, wanted, said)
    one, other = (trimmed(article.text, claim.content) for claim in (wanted, said))
    if one != other:
        yield Miss("ends", 1 - alike(one, other), article, wanted, said)


def shown(miss: Miss) -> Iterator[str]:
    """A miss as lines of text."""
    text = miss.article.text
    places = [
        span for claim in (miss.wanted, miss.said) if claim for span in (*claim.source, *claim.cue, *claim.content)
    ]
    start, end = min(span.start for span in places), max(span.end for span in places)
    around = " ".join(text[max(0, start - AROUND) : end + AROUND].split())
    yield f"{miss.article.name}, {start} to {end}" + (f", confidence {miss.said.confidence:.2f}" if miss.said else "")
    for name, claim in (("marked", miss.wanted), ("said", miss.said)):
        if claim:
            source, cue, content = (words_of(text, where) for where in (claim.source, claim.cue, claim.content))
            yield f"  {name:7}{source or 'nobody'} | {cue} | {' '.join(content.split())}"
    yield f"  text   ...{around}..."


def main() -> None:
    """Print the worst misses of every kind, and how many there are."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.misses", description=__doc__)
    parser.add_argument("data", nargs="?", default="")
    parser.add_argument("--most", type=int, default=20, help="how many of each kind are shown")
    given = parser.parse_args()
    gold = development(given.data)
    if gold is None:
        place = given.data or SHARED / "claims" / "polnear"
        raise SystemExit(f"There are no annotated articles in {place}: name a file of them, or a folder, with DATA=")
    every = list(misses(annotated(gold)))
    for kind, title in KINDS.items():
        worst = sorted((miss for miss in every if miss.kind == kind), key=lambda miss: -miss.weight)
        print(f"\n{title}: {min(given.most, len(worst))} of {len(worst)}\n")
        for miss in worst[: given.most]:
            print(*shown(miss), "", sep="\n")


if __name__ == "__main__":
    main()
