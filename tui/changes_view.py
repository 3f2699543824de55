"""What an edit did to the claims of an article -> lines, party by party, each change with the words it rests on."""

from collections.abc import Iterator, Sequence

from claimreader.phrases import NO_PARTY, verb
from claimreader.records import KeptClaim
from claimreader.versions.claims import NEW, NEW_DENIAL
from tui.comparison import SIGNS, Change, Comparison, summary
from tui.drawn import ACCENT, QUIET, Face, Ink, Line, Piece, Tone, drawable, flow
from tui.palette import Looks
from tui.parties_view import GUTTER
from tui.signs import Showing, name, nature, swatch
from tui.view import View


def changes_view(comparison: Comparison, looks: Looks, *, width: int, showing: Showing) -> View:
    """The pane's lines at a width."""
    view = View()
    view.add(_headline(comparison, width))
    for party, changes in _by_party(comparison.changes):
        view.add([()])
        look = looks[party]
        title = [swatch(look), Piece(" ")]
        view.add(flow([name(look)._replace(text=drawable(party or NO_PARTY))], width, first=title, rest=title[1:]))
        for change in changes:
            view.add_claim(change.kept.id, _lines(change, looks, party, width=width, showing=showing))
    return view


def _headline(comparison: Comparison, width: int) -> Iterator[Line]:
    """What the edit did in all, or why that is not known."""
    if comparison.waiting:
        said = [Piece("… ", ACCENT), Piece("claims of both versions are being read…", QUIET)]
    elif not comparison.changes:
        said = [Piece("the edit touched no claim", QUIET)]
    else:
        said = [Piece("∆ ", ACCENT), Piece(f"claims: {summary(comparison.changes)}", Face(Tone.STRONG))]
    yield from flow(said, width, first=[Piece(" ")], rest=[Piece(" ")])
    if not comparison.same_source:
        words = "one of the two is the feed's text, the other the article's page: not all of this was edited"
        yield from flow([Piece(words, QUIET)], width, first=[Piece(" ")], rest=[Piece(" ")])


def _by_party(changes: Sequence[Change]) -> list[tuple[str | None, list[Change]]]:
    """The changes of each party; those with most first, nobody last."""
    found: dict[str | None, list[Change]] = {}
    for change in changes:
        for party in change.kept.claim.parties or (None,):
            found.setdefault(party, []).append(change)
    return sorted(found.items(), key=lambda one: (one[0] is None, -len(one[1])))


def _lines(change: Change, looks: Looks, party: str | None, *, width: int, showing: Showing) -> Iterator[Line]:
    """One change: what became of the claim, its words, what they were, and which words tell."""
    kept, here, look = change.kept, (change.kept.id,), looks[party]
    signs = SIGNS[change.kind] + nature(kept, showing.threshold)
    gutter = Piece(f"{signs:>{GUTTER - 1}} ", Face(Tone.ACCENT, bold=True, told=here))
    indent = Piece(" " * GUTTER, Face(told=here))
    said = [
        Piece(f"{change.name}: ", Face(Tone.ACCENT, told=here)),
        Piece(_line(verb(kept.claim.act, kept.cue_words)) + " ", Face(look=look, told=here)),
        Piece(_line(kept.words), Face(look=look, ink=Ink.CHOSEN, claims=here)),
    ]
    yield from flow(said, width, first=[gutter], rest=[indent])
    about = [change.why] if change.why not in (NEW, NEW_DENIAL) else []
    if change.before is not None and change.before.id != kept.id:
        about.insert(0, f"was: {_as_told(change.before)}")
    for words in about:
        yield from flow([Piece(drawable(words), Face(Tone.QUIET, told=here))], width, first=[indent], rest=[indent])


def _as_told(kept: KeptClaim) -> str:
    """A claim in the words in which it was told: cue and content, verbatim."""
    cue = f"{_line(kept.cue_words)} " if kept.cue_words else ""
    return f"{cue}“{_line(kept.words)}”"


def _line(words: str) -> str:
    return drawable(" ".join(words.split()))
