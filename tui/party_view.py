"""What a party has said over time -> lines, newest first, day by day, each claim with where it stands."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from claimreader.phrases import verb
from claimreader.records import KeptClaim, PartyRow
from claimreader.records.record import record
from tui.drawn import ACCENT, QUIET, Face, Ink, Line, Piece, Tone, drawable, flow, shortened
from tui.in_force import key
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


@record
class Sought:
    """Which of a party's claims are shown."""

    filter: Filter = Filter.ALL
    words: str = ""
    """What stands in them: every one of these, in the claim, in its article's title, in a name."""
    least: float = 0.0
    """How likely to be right they are at least."""

    def lets(self, kept: KeptClaim) -> bool:
        """Whether a claim is shown."""
        if kept.claim.confidence < self.least or not self.filter.lets(kept):
            return False
        wanted = self.words.casefold().split()
        if not wanted:
            return True
        names = (
            kept.outlet,
            kept.title,
            kept.claim.speaker or "",
            kept.source_words,
            verb(kept.claim.act, kept.cue_words),
        )
        there = " ".join((kept.words, *names)).casefold()
        return all(word in there for word in wanted)


def party_view(
    party: str,
    row: PartyRow | None,
    claims: Sequence[KeptClaim],
    colours: Looks,
    *,
    sought: Sought,
    complete: bool,
    width: int,
    showing: Showing,
) -> View:
    """The lines of a party's page; `complete` when there are no more claims than these."""
    view = View()
    view.add(_head(party, row, colours, sought, width - 2))
    if not claims and complete:
        view.add([(), (Piece(" "), Piece("Nothing of that.", QUIET))])
    view.join(said_view(party, claims, colours, width=width, showing=showing))
    return view


def said_view(
    party: str,
    claims: Sequence[KeptClaim],
    colours: Looks,
    *,
    width: int,
    showing: Showing,
    after: KeptClaim | None = None,
) -> View:
    """The lines of claims, day by day and article by article; `after` is the claim that stands above them."""
    view = View()
    for kept in claims:
        if after is None or _date(after) != _date(kept):
            view.add([(), _day(_date(kept), width - 2)])
            after = None
        if after is None or after.article_id != kept.article_id:
            view.add(_place(kept, width - 2))
        view.add_claim(kept.id, _claim(kept, party, colours, width - 2, showing))
        after = kept
    return view


def _head(party: str, row: PartyRow | None, colours: Looks, sought: Sought, width: int) -> Iterator[Line]:
    look = colours[party]
    yield ()
    title = name(look)._replace(text=drawable(party))
    yield from flow([title], width, first=[Piece(" "), swatch(look), Piece(" ")], rest=[Piece(" " * 5)])
    indent = [Piece(" " * 5)]
    if row is not None:
        counts = [_count(row.claims, "claim"), _count(row.denials, "denial")]
        about = [Piece(" · ".join(counts), QUIET)]
        about += [Piece(" · ", QUIET), Piece(f"{row.contested:,} contested !", ACCENT)] if row.contested else []
        yield from flow(about, width, first=indent, rest=indent)
    only = [f"only {sought.filter}; {key('filter')} shows more"] if sought.filter is not Filter.ALL else []
    only += [f"only with “{sought.words}”; {key('find')} and {key('stop-finding')} show all"] if sought.words else []
    for words in only:
        yield from flow([Piece(drawable(words), Face(Tone.ACCENT))], width, first=indent, rest=indent)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _date(kept: KeptClaim) -> date:
    return kept.date.astimezone().date()


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
        Piece(f"{drawable(verb(kept.claim.act, kept.cue_words))} ", Face(look=look, told=here)),
        Piece(drawable(kept.words.replace("\n", " ")), Face(look=look, ink=Ink.CHOSEN, claims=here)),
    ]
    claim = kept.claim
    about = [claim.speaker] if claim.speaker and claim.speaker != party else []
    about += [f"with {other}" for other in claim.parties if other != party]
    about += [f"via {claim.channel}"] if claim.channel else []
    if about:
        said.append(Piece(drawable(f" ·\u00a0{', '.join(about)}"), Face(Tone.QUIET, told=here)))
    yield from flow(said, width, first=[gutter], rest=[indent])
