"""The same claim from outlet to outlet: what one side's party is reported to say, once by each outlet."""

from claimreader.records import KeptClaim, KeptDispute


def tellings(dispute: KeptDispute, kept: KeptClaim) -> list[KeptClaim]:
    """A claim of a dispute and what other outlets report of the same, in order of time, one for each outlet.

    The same is what the same party says on the same side; of several in one outlet, the one worded most alike. What is
    laid to nobody is the same as everything else that is laid to nobody.
    """
    side = dispute.pro if any(one.id == kept.id for one in dispute.pro) else dispute.con
    parties = set(kept.claim.parties)
    found: dict[str, KeptClaim] = {kept.outlet: kept}
    for one in side:
        same = bool(parties & set(one.claim.parties)) if parties else not one.claim.parties
        if same and one.outlet != kept.outlet:
            there = found.get(one.outlet)
            if there is None or _likeness(one, kept) > _likeness(there, kept):
                found[one.outlet] = one
    return sorted(found.values(), key=lambda one: (one.date, one.article_id, one.claim.number))


def next_telling(dispute: KeptDispute, kept: KeptClaim, by: int) -> KeptClaim | None:
    """The same claim in the next outlet, or in the one before, round and round; None where no other reports it."""
    told = tellings(dispute, kept)
    place = next(number for number, one in enumerate(told) if one.id == kept.id)
    other = told[(place + by) % len(told)]
    return None if other.id == kept.id else other


def _likeness(one: KeptClaim, other: KeptClaim) -> float:
    mine, theirs = set(one.words.casefold().split()), set(other.words.casefold().split())
    return len(mine & theirs) / max(len(mine | theirs), 1)
