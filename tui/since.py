"""What came into a dispute since the user looked at it: a sign at each claim that is new, and how many there are."""

from collections.abc import Collection, Iterator, Sequence

from claimreader.records import KeptClaim, Movement, MovementKind
from tui.drawn import ACCENT, QUIET, Line, Piece, drawable, flow

NEW = "●"
"""The sign of what is new, here as in the lists."""
GONE = (MovementKind.DROPPED,)
"""What happened that leaves nothing to mark."""
MOST = 3
"""Claims that are gone, told one by one."""

Fresh = Collection[tuple[int, str]]
"""Claims that are new, by their articles and words: numbers change when an article is read again."""


def fresh(movements: Sequence[Movement]) -> Fresh:
    """The claims that movements brought or changed."""
    return {(one.article_id, _plain(one.words)) for one in movements if one.kind not in GONE}


def is_new(kept: KeptClaim, among: Fresh) -> bool:
    """Whether a claim is one of those."""
    return bool(among) and (kept.article_id, _plain(kept.words)) in among


def since(claims: Sequence[KeptClaim], movements: Sequence[Movement], width: int) -> Iterator[Line]:
    """How many of a dispute's claims are new, and which are gone."""
    among = fresh(movements)
    number = sum(is_new(kept, among) for kept in claims)
    sign, indent = [Piece(f" {NEW} ", ACCENT)], [Piece("   ")]
    if number:
        said = "one claim is new" if number == 1 else f"{number} claims are new"
        yield from flow([Piece(f"{said} since you looked", ACCENT)], width, first=sign, rest=indent)
    gone = [one for one in movements if one.kind in GONE]
    if not gone:
        return
    from claimreader.following import told  # what it takes to compare versions, few disputes need

    for one in gone[:MOST]:
        yield from flow([Piece(drawable(told(one)), QUIET)], width, first=sign, rest=indent)
    if len(gone) > MOST:
        yield (Piece(f"   and {len(gone) - MOST} more", QUIET),)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
