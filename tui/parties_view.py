"""The claims of an article -> lines, party by party: what each asserts, denies, and says otherwise."""

from collections.abc import Iterator, Mapping, Sequence

from claimreader.phrases import NO_PARTY, named, verb
from claimreader.records import KeptClaim, KeptDispute
from claimreader.records.record import record
from tui.drawn import QUIET, Face, Ink, Line, Piece, Tone, cells, drawable, flow
from tui.palette import Looks
from tui.signs import ASSERTIONS, DENIALS, Showing, name, nature, swatch
from tui.view import View

GUTTER = 4
"""Cells before a claim's words: the party's letter stands there, and the claim's signs."""


@record
class Group:
    """What one party says in an article; the party is None for what is laid to nobody."""

    party: str | None
    claims: tuple[KeptClaim, ...]
    """Assertions, then denials, then the rest; what is contested first among each."""

    @property
    def contested(self) -> int:
        """How many of them are contested."""
        return sum(bool(kept.dispute_ids) for kept in self.claims)

    @property
    def counts(self) -> str:
        """How many it asserts, denies, and says otherwise."""
        asserted, denied = (sum(kept.claim.act in acts for kept in self.claims) for acts in (ASSERTIONS, DENIALS))
        other = len(self.claims) - asserted - denied
        said = [(asserted, f"{asserted} say"), (denied, f"{denied} deny"), (other, f"{other} other")]
        return " ".join(words for number, words in said if number)


def groups(claims: Sequence[KeptClaim]) -> list[Group]:
    """The parties: those with most that is contested first, then those that say most; nobody last."""
    by_party: dict[str | None, list[KeptClaim]] = {}
    for kept in claims:
        for party in kept.claim.parties or (None,):
            by_party.setdefault(party, []).append(kept)
    found = [Group(party, tuple(sorted(said, key=_rank))) for party, said in by_party.items()]
    return sorted(found, key=lambda group: (group.party is None, -group.contested, -len(group.claims)))


def parties_view(
    claims: Sequence[KeptClaim],
    looks: Looks,
    disputes: Sequence[KeptDispute] = (),
    *,
    width: int,
    showing: Showing,
    above: View | None = None,
) -> View:
    """The pane's lines at a width, below what is there already."""
    view = above or View()
    against = opponents(disputes)
    for group in groups(claims):
        if view.lines:
            view.add([()])
        view.add(_heading(group, looks, width))
        for kept in group.claims:
            view.add_claim(kept.id, claim_lines(kept, looks, group.party, against, width=width, showing=showing))
    return view


def opponents(disputes: Sequence[KeptDispute]) -> Mapping[int, list[str]]:
    """Whom each contested claim is disputed by, by its id."""
    found: dict[int, list[str]] = {}
    for dispute in disputes:
        for side, other in ((dispute.pro, dispute.con), (dispute.con, dispute.pro)):
            parties = [party for kept in other for party in kept.claim.parties or (_unplaced(kept),)]
            for kept in side:
                found.setdefault(kept.id, []).extend(parties)
    return {claim_id: list(dict.fromkeys(parties)) for claim_id, parties in found.items()}


def _unplaced(kept: KeptClaim) -> str:
    return named(kept.claim.speaker, kept.source_words) or NO_PARTY.lower()


def claim_lines(
    kept: KeptClaim,
    looks: Looks,
    party: str | None,
    against: Mapping[int, list[str]],
    *,
    width: int,
    showing: Showing,
) -> Iterator[Line]:
    """One claim: what the party does, its words, who speaks for it, and who disputes it."""
    look, here = looks[party], (kept.id,)
    signs = nature(kept, showing.threshold)
    gutter = Piece(f"{signs:>{GUTTER - 1}} ", Face(Tone.ACCENT, bold=True, told=here))
    indent = Piece(" " * GUTTER, Face(told=here))
    said = [
        Piece(drawable(verb(kept.claim.act, kept.cue_words)) + " ", Face(look=look, told=here)),
        Piece(drawable(kept.words.replace("\n", " ")), Face(look=look, ink=Ink.CHOSEN, claims=here)),
    ]
    yield from flow(said, width, first=[gutter], rest=[indent])
    voices = _voices(kept, party)
    about = [[Piece(drawable(voices), Face(Tone.QUIET, told=here))]] if voices else []
    if kept.id in against:
        about.append(list(_disputed(against[kept.id], looks)))
    if len(about) == 2 and cells((*about[0], *about[1])) + GUTTER + 3 <= width:
        about = [[*about[0], Piece(" · ", QUIET), *about[1]]]
    for pieces in about:
        yield from flow(pieces, width, first=[indent], rest=[indent])


def _voices(kept: KeptClaim, party: str | None) -> str:
    """Who speaks, for whom else, and who passes it on, where that is more than the party's name."""
    claim = kept.claim
    speaker = claim.speaker if claim.speaker not in (None, party) else None
    others = [f"with {other}" for other in claim.parties if other != party]
    channel = [f"via {claim.channel}"] if claim.channel else []
    unclear = [kept.source_words] if not (speaker or party) and kept.source_words else []
    return ", ".join(filter(None, [speaker, *unclear, *others, *channel]))


def _disputed(parties: Sequence[str], looks: Looks) -> Iterator[Piece]:
    yield Piece("disputed: ", QUIET)
    for number, party in enumerate(parties):
        yield Piece(", " if number else "", QUIET)
        yield Piece(drawable(party), Face(look=looks[party]))


def _heading(group: Group, looks: Looks, width: int) -> Iterator[Line]:
    """A party's letter and name, and its counts at the right end, on the next line where there is no room."""
    look = looks[group.party]
    title = [swatch(look), Piece(" "), name(look)._replace(text=drawable(group.party or NO_PARTY))]
    counts = Piece(group.counts, QUIET)
    room = width - cells(title) - len(group.counts)
    if room >= 2:
        yield (*title, Piece(" " * room), counts)
        return
    yield from flow(title[2:], width, first=title[:2], rest=[Piece(" " * GUTTER)])
    yield (Piece(" " * max(width - len(group.counts), 0)), counts)


def _rank(kept: KeptClaim) -> tuple[int, bool, int]:
    act = kept.claim.act
    kind = 0 if act in ASSERTIONS else 1 if act in DENIALS else 2
    return kind, not kept.dispute_ids, kept.claim.number
