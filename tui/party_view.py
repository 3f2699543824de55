"""What a party has said over time -> lines, newest first, day by day, each claim with where it stands."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby

from claimreader.phrases import VERBS
from claimreader.records import KeptClaim, PartyRow
from tui.drawn import ACCENT, QUIET, Face, Ink, Line, Piece, Tone, drawable, flow, shortened
from tui.palette import Looks
from tui.safe import safe
from tui.signs import ASSERTIONS, DENIALS, Showing, name, nature, swatch
from tui.view import View


class Filter(StrEnum):
    """Which of a party's claims are shown."""

    ALL = "all"
    SAYS = "what it says"
    DENIES = "what it denies"
    CONTESTED = "what is contested"

    def lets(self, kept: KeptClaim) -> bool:
        """Whether it shows a claim."""
        match self:
            case Filter.SAYS:
                return kept.claim.act in ASSERTIONS
            case Filter.DENIES:
                return kept.claim.act in DENIALS
            case Filter.CONTESTED:
                return bool(kept.dispute_ids)
            case Filter.ALL:
                return True

    @property
    def next(self) -> "Filter":
        """The filter after this one; the first after the last."""
        every = list(Filter)
        return every[(every.index(self) + 1) % len(every)]


def party_view(
    party: str,
    row: PartyRow | None,
    claims: Sequence[KeptClaim],
    colours: Looks,
    *,
    filter: Filter,
    complete: bool,
    width: int,
    showing: Showing,
) -> View:
    """The lines of a party's page; `complete` when there are no more claims than these."""
    view = View()
    view.add(_head(party, row, colours, filter, width - 2))
    for day, said in groupby(claims, key=lambda kept: kept.date.astimezone().date()):
        view.add([(), _day(day, width - 2)])
        for _, together in groupby(said, key=lambda kept: kept.article_id):
            first = True
            for kept in together:
                view.add(_place(kept, width - 2) if first else [])
                view.add_claim(kept.id, _claim(kept, party, colours, width - 2, showing))
                first = False
    if not claims and complete:
        view.add([(), (Piece(" "), Piece("Nothing of that.", QUIET))])
    elif not complete:
        view.add([(), (Piece(" "), Piece("…", QUIET))])
    return view


def _head(party: str, row: PartyRow | None, colours: Looks, filter: Filter, width: int) -> Iterator[Line]:
    look = colours[party]
    yield ()
    title = name(look)._replace(text=drawable(party))
    yield from flow([title], width, first=[Piece(" "), swatch(look), Piece(" ")], rest=[Piece(" " * 5)])
    if row is None:
        return
    claims, denials = (
        f"{row.claims:,} claim{'s' * (row.claims != 1)}",
        f"{row.denials:,} denial{'s' * (row.denials != 1)}",
    )
    about = [Piece(f"{claims} · {denials} · ", QUIET)]
    about.append(Piece(f"{row.contested:,} contested !", ACCENT if row.contested else QUIET))
    if filter is not Filter.ALL:
        about.append(Piece(f" · only {filter}; f shows more", Face(Tone.ACCENT)))
    yield from flow(about, width, first=[Piece(" " * 5)], rest=[Piece(" " * 5)])


def _day(day: date, width: int) -> Line:
    title = f" ── {day:%A} {day.day} {day:%B %Y} "
    return (Piece(title + "─" * max(width + 1 - len(title), 0), Face(Tone.RULE)),)


def _place(kept: KeptClaim, width: int) -> list[Line]:
    """The article that the claims below stand in."""
    date = kept.date.astimezone()
    outlet = Piece(f" {date:%H:%M} {safe(kept.outlet)} · ", QUIET)
    return [shortened((outlet, Piece(safe(kept.title), Face(Tone.QUIET, italic=True))), width + 1)]


def _claim(kept: KeptClaim, party: str, colours: Looks, width: int, showing: Showing) -> Iterator[Line]:
    look, here = colours[party], (kept.id,)
    gutter = Piece(f"{nature(kept, showing.threshold):>4} ", Face(Tone.ACCENT, bold=True, told=here))
    indent = Piece(" " * 5, Face(told=here))
    said = [
        Piece(f"{VERBS[kept.claim.act]} ", Face(look=look, told=here)),
        Piece(drawable(kept.words.replace("\n", " ")), Face(look=look, ink=Ink.CHOSEN, claims=here)),
    ]
    yield from flow(said, width, first=[gutter], rest=[indent])
    claim = kept.claim
    about = [f"with {other}" for other in claim.parties if other != party]
    about += [claim.speaker] if claim.speaker and claim.speaker != party else []
    if about:
        told = Piece(drawable(", ".join(reversed(about))), Face(Tone.QUIET, told=here))
        yield from flow([told], width, first=[indent], rest=[indent])
