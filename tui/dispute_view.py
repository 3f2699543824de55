"""A dispute -> lines: what it is about and why, how it went in time, both sides beside each other in their colours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimreader import phrases
from claimreader.phrases import KINDS, NO_PARTY, verb
from claimreader.records import KeptClaim, KeptDispute
from claimreader.records.record import record
from tui.byline import when
from tui.dispute_time import chronicle, clock, picture
from tui.drawn import ACCENT, QUIET, STRONG, Face, Ink, Line, Piece, Tone, cells, drawable, flow
from tui.palette import Looks, Palette
from tui.safe import safe
from tui.signs import Showing, name, nature, swatch
from tui.since import NEW, NOT_FOLLOWED, Followed, Fresh, fresh, new, since
from tui.view import View

if TYPE_CHECKING:
    from claimreader.claims.unanswered import Unanswered

SIDE_BY_SIDE = 76
"""Cells that two sides need to stand beside each other."""

SIDES = {kind: (f"1 {one}", f"2 {other}") for kind, (one, other) in phrases.SIDES.items()}
"""What stands above the sides; the figure stands for the side where there is no room for more."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
RULE = Face(Tone.RULE)


def looks_of(dispute: KeptDispute, palette: Palette | None = None, unheard: Sequence[Unanswered] = ()) -> Looks:
    """Colours and letters for both sides, and for those who have not answered."""
    heard = [party for kept in members(dispute) for party in kept.claim.parties]
    return (palette or Palette()).looks([*heard, *(one.party for one in unheard)])


def members(dispute: KeptDispute) -> list[KeptClaim]:
    """The claims of both sides, by date."""
    return sorted((*dispute.pro, *dispute.con), key=lambda kept: (kept.date, kept.article_id, kept.claim.number))


def dispute_view(
    dispute: KeptDispute,
    colours: Looks,
    *,
    width: int,
    showing: Showing,
    unheard: Sequence[Unanswered] = (),
    known: Followed = NOT_FOLLOWED,
    most: int | None = None,
) -> View:
    """The lines of a dispute at a width.

    Args:
        dispute: both sides.
        colours: of all who speak in it, or have not answered.
        width: in cells.
        showing: how signs are shown.
        unheard: those who have not answered, where that is known.
        known: what the user knows of it who follows it; what is new is marked.
        most: how many lines are wanted, from the first on; there can be some more. By default all.
    """
    lines = math.inf if most is None else most
    return _Drawing(dispute, colours, width, showing, unheard, known, fresh(known.moved), lines).view()


@record
class _Drawing:
    dispute: KeptDispute
    colours: Looks
    width: int
    showing: Showing
    unheard: Sequence[Unanswered]
    known: Followed
    fresh: Fresh
    most: float

    def view(self) -> View:
        view = View()
        view.add(self._head())
        titles, sides = SIDES[self.dispute.kind], (self.dispute.pro, self.dispute.con)
        times = list(picture(dict(zip(titles, sides, strict=True)), self.colours, self.width - 2))
        view.add([*times, *([()] if times else [])])
        self._sides(view)
        claims = members(self.dispute)
        if len(view.lines) < self.most and len({kept.date for kept in claims}) > 1:
            side_of = {kept.id: title[0] for title, side in zip(titles, sides, strict=True) for kept in side}
            view.add([self._rule("in the order of time", self.width - 2)])
            view.add(chronicle(claims, side_of, self.colours, self.width - 2, self.fresh))
        return view

    def _head(self) -> Iterator[Line]:
        dispute, width = self.dispute, self.width - 2
        star = [Piece("★ ", ACCENT)] if dispute.bookmarked else []
        indent = [Piece(" ")]
        yield ()
        yield from flow([*star, Piece(drawable(dispute.proposition), STRONG)], width, first=indent, rest=indent)
        outlets = len({kept.outlet for kept in members(dispute)})
        number = len(dispute.pro) + len(dispute.con)
        about = [
            KINDS[dispute.kind],
            f"{number} claim{'s' * (number != 1)} of {outlets} outlet{'s' * (outlets != 1)}",
            f"opened {when(dispute.opened)}",
        ]
        about += [f"moved {when(dispute.moved)}"] if dispute.moved != dispute.opened else []
        yield from flow([Piece(" · ".join(about), QUIET)], width, first=indent, rest=indent)
        why = [Piece("why: ", QUIET), Piece(drawable(dispute.why), Face(italic=True))]
        yield from flow(why, width, first=indent, rest=indent)
        both = self._on_both_sides()
        if both:
            yield from flow([Piece("on both sides: ", ACCENT), *both], width, first=indent, rest=indent)
        yield from since(members(dispute), self.known, width)
        yield ()

    def _on_both_sides(self) -> list[Piece]:
        """The parties of which some say one thing, and some the other."""
        con = {party for kept in self.dispute.con for party in kept.claim.parties}
        both = dict.fromkeys(party for kept in self.dispute.pro for party in kept.claim.parties if party in con)
        pieces = [(Piece(", ", QUIET), Piece(drawable(party), Face(look=self.colours[party]))) for party in both]
        return [piece for pair in pieces for piece in pair][1:]

    # --------------------------------------------------------------------------------------- sides

    def _sides(self, view: View) -> None:
        titles = SIDES[self.dispute.kind]
        pro, con = self.dispute.pro, self.dispute.con
        if self.width < SIDE_BY_SIDE:
            for title, side, other in zip(titles, (pro, con), (con, pro), strict=True):
                view.add([self._rule(title, self.width - 2)])
                _put_below(view, self._side(side, other, self.width - 2), 1)
            return
        left, right = (self.width - 5) // 2, self.width - 5 - (self.width - 5) // 2
        view.add([(*self._rule(titles[0], left), Piece("  ", RULE), *self._rule(titles[1], right))])
        _put_beside(view, self._side(pro, con, left), self._side(con, pro, right), left)

    def _side(self, claims: Sequence[KeptClaim], others: Sequence[KeptClaim], width: int) -> View:
        """One side, party by party, in the order in which they spoke; then those whom the other side waits for."""
        part = View()
        by_parties: dict[tuple[str, ...], list[KeptClaim]] = {}
        for kept in claims:
            by_parties.setdefault(kept.claim.parties, []).append(kept)
        for parties, said in by_parties.items():
            part.add(line for party in parties or (None,) for line in self._party(party, width))
            for alike in _alike(said):
                if len(part.lines) >= self.most:
                    return part
                self._member(part, alike, width)
                part.add([()])
        if not claims:
            part.add([*flow([Piece("What stood on this side is not kept any more.", QUIET)], width), ()])
        asking = {kept.id for kept in others}
        for one in self.unheard:
            if one.by.id in asking:
                part.add([*self._party(one.party, width), *self._silence(one, width), ()])
        return part

    def _party(self, party: str | None, width: int) -> Iterator[Line]:
        look = self.colours[party]
        title = name(look)._replace(text=drawable(party or NO_PARTY))
        yield from flow([title], width, first=[swatch(look), Piece(" ")], rest=[Piece("    ")])

    def _silence(self, one: Unanswered, width: int) -> Iterator[Line]:
        """That somebody who was spoken of has not spoken."""
        by = one.by.claim.party or one.by.claim.speaker or "somebody who is not named"
        said = f"has not answered: {one.what} by {by}, {safe(one.by.outlet)}"
        yield from flow([Piece(drawable(said), QUIET)], width, first=[Piece("  … ", ACCENT)], rest=[Piece("    ")])

    def _member(self, part: View, alike: Sequence[KeptClaim], width: int) -> None:
        """A claim: its words in full, by which words it is laid to whom, and every place where it stands so."""
        kept = alike[0]
        look, here = self.colours.of(kept.claim.parties)[0], (kept.id,)
        sign = NEW if all(new(one, self.fresh) for one in alike) else ""
        signs = sign + nature(kept, self.showing.threshold).replace("!", "")
        quiet, indent = Face(Tone.QUIET, told=here), Piece("    ", Face(told=here))
        gutter = Piece(f"{signs:>3} ", Face(Tone.ACCENT, bold=True, told=here)) if signs else indent
        said = [
            Piece(f"{drawable(verb(kept.claim.act, kept.cue_words))} ", quiet),
            Piece(drawable(kept.words.replace("\n", " ")), Face(look=look, ink=Ink.TINT, claims=here)),
        ]
        lines = flow(said, width, first=[gutter], rest=[indent])
        telling = kept.telling
        speaker = kept.claim.speaker if kept.claim.speaker not in (None, *kept.claim.parties) else None
        who = f"{speaker}: " if speaker and speaker != kept.source_words else ""
        if telling or who:
            words = [Piece(drawable(f"{who}“{telling}”" if telling else who), Face(Tone.QUIET, italic=True, told=here))]
            lines += flow(words, width, first=[indent], rest=[indent])
        part.add_claim(kept.id, [*lines, *self._place(kept, width)])
        for other in alike[1:]:
            part.add_claim(other.id, self._place(other, width))

    def _place(self, kept: KeptClaim, width: int) -> list[Line]:
        """Where a claim stands, and what is to be known of that; it leads there. The year is above, mostly."""
        told, local = (kept.id,), kept.date.astimezone()
        year = "" if local.year == self.dispute.moved.year else f" {local.year}"
        date = f"{'' if kept.dated else 'first seen '}{local.day} {MONTHS[local.month - 1]}{year}, {clock(local)}"
        remarks = [new(kept, self.fresh)] if new(kept, self.fresh) else []
        remarks += ["edited since"] * kept.edited + ["unsubscribed"] * (not kept.subscribed)
        place = " · ".join([f"{safe(kept.outlet)}, {date}", *remarks])
        arrow, indent = Piece("  → ", Face(Tone.LINK, told=told)), Piece("    ", Face(told=told))
        return flow([Piece(place, Face(Tone.QUIET, told=told))], width, first=[arrow], rest=[indent])

    def _rule(self, title: str, width: int) -> Line:
        line = f" ── {title} "
        return (Piece(line + "─" * max(width + 1 - len(line), 0), RULE),)


def _alike(said: Sequence[KeptClaim]) -> list[list[KeptClaim]]:
    """Claims that stand in several places word for word, as those of one agency's report do, together."""
    found: dict[tuple[str, ...], list[KeptClaim]] = {}
    for kept in said:
        worded = (kept.claim.act, kept.words, kept.source_words, kept.cue_words, kept.claim.speaker or "")
        found.setdefault(tuple(" ".join(part.split()) for part in worded), []).append(kept)
    return list(found.values())


def _put_below(view: View, part: View, indent: int) -> None:
    view.join(View([(Piece(" " * indent), *line) for line in part.lines], part.places, part.order))


def _put_beside(view: View, left: View, right: View, width: int) -> None:
    lines: list[Line] = []
    for one, other in zip_longest(left.lines, right.lines, fillvalue=()):
        room = Piece(" " * max(width - cells(one), 0))
        lines.append((Piece(" "), *one, room, Piece(" │ ", RULE), *other))
    view.join(View(lines, {**left.places, **right.places}, [*left.order, *right.order]))
