"""What came into a dispute since the user looked at it: a sign at each claim that is new, and how many there are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimreader.records import Bookmark, KeptClaim, KeptDispute, Movement, MovementKind
from claimreader.records.record import record
from tui.drawn import ACCENT, QUIET, Line, Piece, drawable, flow
from tui.in_force import key

if TYPE_CHECKING:
    from storage import Store

NEW = "●"
"""The sign of what is new, here as in the lists."""
GONE = (MovementKind.DROPPED,)
"""What happened that leaves nothing to mark."""
MOST = 3
"""Claims that are gone, told one by one."""

WORDED = "reworded"
Fresh = Mapping[tuple[int, str], str]
"""That claims are new or reworded, by their articles and words: numbers change when an article is read again."""


@record
class Followed:
    """What is known of a dispute to a user who follows it."""

    moved: tuple[Movement, ...] = ()
    """What has happened since the user looked."""
    names: tuple[str, ...] = ()
    """Under which other words it was bookmarked."""

    def after(self, now: "Followed") -> "Followed":
        """The same after another look: what was new stays so as long as it is in front of the user."""
        return Followed(tuple({one.key: one for one in (*self.moved, *now.moved)}.values()), now.names)


NOT_FOLLOWED = Followed()


def followed(store: "Store", bookmarks: Sequence[Bookmark], dispute: KeptDispute) -> Followed:
    """What the bookmarks on a dispute know of it.

    Raises:
        StorageError: the database cannot be read.
    """
    moved = [movement for one in bookmarks if one.news for movement in store.movements(one.id)]
    return Followed(tuple(moved), tuple(one.title for one in bookmarks if one.title != dispute.proposition))


def several(number: int) -> str:
    """Why a key takes no bookmark away where several have come to lead to the same."""
    return f"{number} bookmarks lead here: {key('bookmarks')} lists them, to remove one"


def fresh(movements: Sequence[Movement]) -> Fresh:
    """The claims that movements brought or changed."""
    return {
        (one.article_id, _plain(one.words)): WORDED if one.kind is MovementKind.CHANGED else "new"
        for one in movements
        if one.kind not in GONE
    }


def new(kept: KeptClaim, among: Fresh) -> str:
    """That a claim is new or reworded; empty where it is neither."""
    return among.get((kept.article_id, _plain(kept.words)), "") if among else ""


def since(claims: Sequence[KeptClaim], known: Followed, width: int) -> Iterator[Line]:
    """What a dispute was called when it was bookmarked, how many of its claims are new, and which are gone."""
    for words in known.names:
        told_as = [Piece(f"bookmarked as “{drawable(words)}”", QUIET)]
        yield from flow(told_as, width, first=[Piece(" ")], rest=[Piece("   ")])
    among = fresh(known.moved)
    came = Counter(new(kept, among) for kept in claims)
    sign, indent = [Piece(f" {NEW} ", ACCENT)], [Piece("   ")]
    what = [f"{came[word]} {word}" for word in ("new", WORDED) if came[word]]
    if what:
        yield from flow([Piece(f"{', '.join(what)} since you looked", ACCENT)], width, first=sign, rest=indent)
    gone = [one for one in known.moved if one.kind in GONE]
    if not gone:
        return
    from claimreader.following import told  # what it takes to compare versions, few disputes need

    for one in gone[:MOST]:
        yield from flow([Piece(drawable(told(one)), QUIET)], width, first=sign, rest=indent)
    if len(gone) > MOST:
        yield (Piece(f"   and {len(gone) - MOST} more", QUIET),)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
