"""A dispute -> lines: what it is about and why, both sides beside each other in their colours, how it went in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from claimreader.records import DisputeKind, KeptClaim, KeptDispute, KnownParty
from tui.byline import when
from tui.drawn import ACCENT, QUIET, STRONG, Face, Ink, Line, Piece, Tone, cells, drawable, flow, shortened
from tui.palette import Looks, looks
from tui.safe import safe
from tui.signs import VERBS, Showing, name, nature, swatch, swatches
from tui.view import View

SIDE_BY_SIDE = 76
"""Cells that two sides need to stand beside each other."""

KINDS = {
    DisputeKind.DENIAL: "denial",
    DisputeKind.ACCUSATION: "accusation",
    DisputeKind.FIGURE: "different figures",
    DisputeKind.ACCOUNT: "different accounts",
}
"""What the two sides are to each other, in words."""

SIDES = {
    DisputeKind.DENIAL: ("says so", "denies it"),
    DisputeKind.ACCUSATION: ("accuses", "answers"),
    DisputeKind.FIGURE: ("one figure", "another figure"),
    DisputeKind.ACCOUNT: ("one account", "another account"),
}
"""What stands above the sides."""

RULE = Face(Tone.RULE)


def looks_of(dispute: KeptDispute, known: Sequence[KnownParty] = ()) -> Looks:
    """Colours and letters for both sides."""
    return looks((party for kept in members(dispute) for party in kept.claim.parties), known)


def members(dispute: KeptDispute) -> list[KeptClaim]:
    """The claims of both sides, by date."""
    return sorted((*dispute.pro, *dispute.con), key=lambda kept: (kept.date, kept.article_id, kept.claim.number))


def dispute_view(dispute: KeptDispute, colours: Looks, *, width: int, showing: Showing) -> View:
    """The lines of a dispute at a width."""
    return _Drawing(dispute, colours, width, showing).view()


@dataclass(frozen=True, slots=True)
class _Drawing:
    dispute: KeptDispute
    colours: Looks
    width: int
    showing: Showing

    def view(self) -> View:
        view = View()
        view.add(self._head())
        self._sides(view)
        view.add([(), self._rule("in the order of time", self.width - 2), *self._timeline()])
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
            f"{number} claims of {outlets} outlet{'s' * (outlets != 1)}",
            f"opened {when(dispute.opened)}",
        ]
        about += [f"moved {when(dispute.moved)}"] if dispute.moved != dispute.opened else []
        yield from flow([Piece(" · ".join(about), QUIET)], width, first=indent, rest=indent)
        yield ()
        why = [Piece("why: ", QUIET), Piece(drawable(dispute.why), Face(italic=True))]
        yield from flow(why, width, first=indent, rest=indent)
        yield ()

    def _sides(self, view: View) -> None:
        titles = SIDES[self.dispute.kind]
        sides = (self.dispute.pro, self.dispute.con)
        if self.width < SIDE_BY_SIDE:
            for title, side in zip(titles, sides, strict=True):
                view.add([self._rule(title, self.width - 2)])
                part = self._side(side, self.width - 2)
                _put_below(view, part, 1)
                view.add([()])
            return
        left, right = (self.width - 5) // 2, self.width - 5 - (self.width - 5) // 2
        view.add([(*self._rule(titles[0], left), Piece("  ", RULE), *self._rule(titles[1], right))])
        _put_beside(view, self._side(sides[0], left), self._side(sides[1], right), left)

    def _side(self, claims: Sequence[KeptClaim], width: int) -> View:
        part = View()
        for parties, said in groupby(claims, key=lambda kept: kept.claim.parties):
            part.add(self._party(parties, width))
            for kept in said:
                part.add_claim(kept.id, self._member(kept, width))
                part.add([()])
        return part

    def _party(self, parties: tuple[str, ...], width: int) -> Iterator[Line]:
        for look in self.colours.of(parties):
            title = name(look)
            yield from flow(
                [title._replace(text=drawable(title.text))],
                width,
                first=[swatch(look), Piece(" ")],
                rest=[Piece("    ")],
            )

    def _member(self, kept: KeptClaim, width: int) -> Iterator[Line]:
        """A claim: its words in full, by which words it is laid to whom, and where it stands."""
        look, here = self.colours.of(kept.claim.parties)[0], (kept.id,)
        signs = nature(kept, self.showing.threshold).replace("!", "")
        gutter, indent = Piece(f"{signs:>3} ", Face(Tone.ACCENT, bold=True, told=here)), Piece("    ", Face(told=here))
        said = [
            Piece(f"{VERBS[kept.claim.act]} ", Face(Tone.QUIET, told=here)),
            Piece(drawable(kept.words.replace("\n", " ")), Face(look=look, ink=Ink.TINT, claims=here)),
        ]
        yield from flow(said, width, first=[gutter], rest=[indent])
        telling = " ".join(filter(None, [kept.source_words, kept.cue_words])).replace("\n", " ")
        speaker = kept.claim.speaker if kept.claim.speaker not in (None, *kept.claim.parties) else None
        who = f"{speaker}: " if speaker and speaker != kept.source_words else ""
        if telling or who:
            words = [Piece(drawable(f"{who}“{telling}”" if telling else who), Face(Tone.QUIET, italic=True, told=here))]
            yield from flow(words, width, first=[indent], rest=[indent])
        place = Piece(f"{safe(kept.outlet)}, {when(kept.date)}", Face(Tone.QUIET, told=here))
        yield from flow([place], width, first=[indent], rest=[indent])

    def _timeline(self) -> Iterator[Line]:
        pro = {kept.id for kept in self.dispute.pro}
        sides = SIDES[self.dispute.kind]
        for _, said in groupby(members(self.dispute), key=lambda kept: f"{kept.date.astimezone():%Y-%m-%d}"):
            for number, kept in enumerate(said):
                date = kept.date.astimezone()
                stamp = f"{date:%a} {date.day:>2} {date:%b %Y}" if not number else ""
                voices = self.colours.of(kept.claim.parties)
                letters = swatches(voices)
                first = [Piece(f" {stamp:<16}{date:%H:%M} ", QUIET), *letters, Piece(" " * (4 - cells(letters)))]
                said_by = ", ".join(drawable(look.party or "Unattributed") for look in voices)
                about = f" {sides[kept.id not in pro]} · {safe(kept.outlet)} · "
                line = [
                    Piece(said_by, Face(look=voices[0], told=(kept.id,))),
                    Piece(about, Face(Tone.QUIET, told=(kept.id,))),
                    Piece(drawable(kept.words.replace("\n", " ")), Face(told=(kept.id,))),
                ]
                yield shortened((*first, *line), self.width - 2)

    def _rule(self, title: str, width: int) -> Line:
        line = f" ── {title} "
        return (Piece(line + "─" * max(width + 1 - len(line), 0), RULE),)


def _put_below(view: View, part: View, indent: int) -> None:
    start = len(view.lines)
    view.add((Piece(" " * indent), *line) for line in part.lines)
    for claim_id in part.order:
        lines = part.places[claim_id]
        view.put(claim_id, range(start + lines.start, start + lines.stop))


def _put_beside(view: View, left: View, right: View, width: int) -> None:
    start = len(view.lines)
    for one, other in zip_longest(left.lines, right.lines, fillvalue=()):
        room = Piece(" " * max(width - cells(one), 0))
        view.lines.append((Piece(" "), *one, room, Piece(" │ ", RULE), *other))
    for part in (left, right):
        for claim_id in part.order:
            lines = part.places[claim_id]
            view.put(claim_id, range(start + lines.start, start + lines.stop))
