"""Every construction that makes a dispute, or looks as if it did: the cases of `tests/golden/disputes`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from claimreader.claims.disputes import disputes
from claimreader.records import ClaimRef, Reading
from tests.marked import an_article_of

GOLDEN = Path(__file__).parents[1] / "golden" / "disputes"
Sides = tuple[frozenset[ClaimRef], frozenset[ClaimRef]]


@dataclass(frozen=True, slots=True)
class Case:
    """Articles, and the disputes that are to be found in them."""

    title: str
    articles: tuple[Reading, ...]
    wanted: frozenset[Sides]


def cases() -> Iterator[Case]:
    """Every case on disk.

    Raises:
        ValueError: a case is not written as the folder's README says.
    """
    for path in sorted(GOLDEN.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            title, *lines = block.split("\n")
            told = [line for line in lines if not line.startswith("=")]
            expected = [line.removeprefix("=").strip() for line in lines if line.startswith("=")]
            if not title.startswith("# ") or not told or not expected:
                raise ValueError(f"{path.name}: {block!r}")
            articles = tuple(articles_of(told))
            refs = [ClaimRef(one.document, claim.number) for one in articles for claim in one.claims]
            wanted = frozenset(sides_of(line, refs) for line in expected if line != "none")
            yield Case(f"{path.stem}: {title[2:]}", articles, wanted)


def articles_of(lines: list[str]) -> Iterator[Reading]:
    """The articles that lines of a case stand for."""
    for number, part in enumerate("\n".join(lines).split("\n---\n"), 1):
        rows = (tuple(cell.strip() for cell in line.split(" | ")) for line in part.split("\n"))
        yield an_article_of(f"outlet-{number}", *rows)


def sides_of(line: str, refs: list[ClaimRef]) -> Sides:
    """The two sides that a line gives by the numbers of claims."""
    pro, con = (frozenset(refs[int(number) - 1] for number in side.split()) for side in line.split("/"))
    return pro, con


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_construction(case: Case) -> None:
    found = {(frozenset(one.pro), frozenset(one.con)) for one in disputes(case.articles)}
    assert found == case.wanted, [one.why for one in disputes(case.articles)]


def test_every_construction_reads_the_same_in_any_order_of_articles() -> None:
    for case in cases():
        assert disputes(case.articles) == disputes(case.articles[::-1])
        same = [replace(one, claims=one.claims[::-1]) for one in case.articles]
        assert disputes(same) == disputes(case.articles), case.title
