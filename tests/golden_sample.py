"""The golden annotation of the sample edition as records: `tests/golden/sample/README.md` says how it is written."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from claimreader.records import Act, Claim, ClaimRef, Dispute, DisputeKind, Quoted, Reading, Spans, spans
from claimreader.sample import edition
from tests.marked import unmarked

HERE = Path(__file__).parent / "golden" / "sample"


@dataclass(frozen=True, slots=True)
class GoldenArticle:
    """An article with its claims, in the order of the text, and each claim's name in the annotation."""

    name: str
    text: str
    claims: tuple[Claim, ...]
    names: tuple[str, ...]
    doubtful: frozenset[int]
    """Numbers of claims that a careful reader may leave out."""

    @property
    def affair(self) -> str:
        """Which story it belongs to; a quiet article is a story of its own."""
        return self.name.split("-")[0]

    def reading(self) -> Reading:
        """The article as if read by a model that errs nowhere, without disputes."""
        return Reading(self.name, self.text, "en", True, self.claims, (), "golden")


@dataclass(frozen=True, slots=True)
class GoldenDispute:
    """A dispute of the annotation, across the articles of its affair."""

    affair: str
    id: str
    dispute: Dispute


def located(text: str, words: str) -> dict[str, Spans]:
    """Where the marked pieces of a passage lie in a text.

    Raises:
        ValueError: the passage, its marks taken out, does not stand in the text exactly once.
    """
    plain, marked = unmarked(words)
    if text.count(plain) != 1:
        raise ValueError(f"stands {text.count(plain)} times in the article: {plain!r}")
    start = text.index(plain)
    return {role: spans((start + a, start + b) for a, b in pairs) for role, pairs in marked.items()}


@cache
def articles() -> dict[str, GoldenArticle]:
    """Every article of the sample edition with what a careful reader finds in it."""
    entries = [entry for feed in edition(datetime.now(UTC)) for entry in feed.articles]
    return {entry.key: _article(entry.key, entry.document.text) for entry in entries}


def _article(name: str, text: str) -> GoldenArticle:
    rows = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["claim"]
    found = []
    for row in rows:
        try:
            found.append((located(text, row["words"]), row))
        except ValueError as error:
            raise ValueError(f"{name}.{row['id']}: {error}") from None
    found.sort(key=lambda pair: (pair[0]["content"], pair[0]["cue"]))
    return GoldenArticle(
        name,
        text,
        tuple(_claim(number, where, row) for number, (where, row) in enumerate(found, 1)),
        tuple(row["id"] for _, row in found),
        frozenset(number for number, (_, row) in enumerate(found, 1) if row.get("doubtful")),
    )


def _claim(number: int, where: dict[str, Spans], row: dict[str, Any]) -> Claim:
    party = row.get("party")
    return Claim(
        number,
        where["source"],
        where["cue"],
        where["content"],
        Act(row["act"]),
        Quoted(row.get("quoted", "indirect")),
        1.0,
        speaker=row.get("speaker"),
        parties=(party,) if party else (),
        channel=row.get("channel"),
    )


@cache
def disputes() -> tuple[GoldenDispute, ...]:
    """Every dispute of the annotation.

    Raises:
        KeyError: a dispute names a claim that there is not.
    """
    rows = tomllib.loads((HERE / "disputes.toml").read_text(encoding="utf-8"))["dispute"]
    return tuple(
        GoldenDispute(
            row["affair"],
            row["id"],
            Dispute(DisputeKind(row["kind"]), row["proposition"], "", _refs(row["for"]), _refs(row["against"])),
        )
        for row in rows
    )


def _refs(names: list[str]) -> tuple[ClaimRef, ...]:
    return tuple(reference(name) for name in names)


def reference(name: str) -> ClaimRef:
    """The claim that the annotation calls `article.claim`.

    Raises:
        KeyError: there is none of that name.
    """
    article, _, claim = name.partition(".")
    names = articles()[article].names
    if claim not in names:
        raise KeyError(name)
    return ClaimRef(article, names.index(claim) + 1)


def claim(ref: ClaimRef) -> Claim:
    """The claim that a reference points to."""
    return articles()[ref.document].claims[ref.number - 1]
