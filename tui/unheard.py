"""Who has not answered in a dispute, looked up from what is kept of its articles."""

from collections.abc import Sequence

from claimreader.claims.places import folded
from claimreader.claims.unanswered import Unanswered, unanswered
from claimreader.records import KeptDispute, KnownParty
from storage import Store


def unheard_in(store: Store, dispute: KeptDispute, known: Sequence[KnownParty]) -> tuple[Unanswered, ...]:
    """Who is spoken of in a dispute and says nothing in it; whoever speaks in its articles is known by name."""
    speakers = store.speakers({kept.version_id for kept in (*dispute.pro, *dispute.con)})
    return unanswered(dispute, {folded(speaker): party for speaker, party in speakers.items()}, known)
