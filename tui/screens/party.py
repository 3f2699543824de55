"""A party: all that it has said and denied, newest first."""

from dataclasses import dataclass, field

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message
from textual.worker import get_current_worker

from claimreader.records import KeptClaim, PartyRow
from tui.commands import PARTY, bindings, picked
from tui.opened import quotation
from tui.palette import looks
from tui.party_view import Filter, party_view
from tui.screens.over import Over
from tui.widgets.claim_sheet import ClaimSheet
from tui.widgets.key_line import KeyLine
from tui.widgets.sheet import Sheet

PAGE = 100
"""Claims that are looked up at a time."""

ENOUGH = 30
"""Claims that a filter must let through before looking on waits for the user to come near the end."""


@dataclass(slots=True)
class Said:
    """What has been looked up so far of what a party said."""

    filter: Filter = Filter.ALL
    row: PartyRow | None = None
    claims: list[KeptClaim] = field(default_factory=list)
    looked_at: int = 0
    """How many claims were gone through, whether they are shown or not."""
    complete: bool = False


class PartyScreen(Over):
    """One party's claims; Enter on one goes to its place in its article."""

    BINDINGS = [  # noqa: RUF012
        *bindings(PARTY),
        *picked("next-claim", "previous-claim", "open-dispute", "bookmark", "copy"),
    ]
    DEFAULT_CSS = "PartyScreen ClaimSheet { height: 1fr; }"

    sheet = query_one(ClaimSheet)

    @dataclass
    class Loaded(Message):
        """More of what the party said was looked up."""

        said: Said

    @dataclass
    class Bookmarked(Message):
        """A claim's bookmark was made, or removed."""

        words: str

    def __init__(self, party: str) -> None:
        super().__init__()
        self.party = party
        self.said = Said()

    def compose(self) -> ComposeResult:
        """The claims, and the keys."""
        yield ClaimSheet(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look up the first page."""
        self.sheet.border_title = "Party"
        self.sheet.focus()
        self.look_again()

    # ------------------------------------------------------------------------------------- workers

    def look_again(self) -> None:
        """Look up what is shown anew."""
        self._load(Said(self.said.filter), max(len(self.said.claims), ENOUGH))

    @work(thread=True, exclusive=True, group="claims", exit_on_error=False)
    def _load(self, said: Said, enough: int) -> None:
        store, threshold = self.reader.store, self._threshold
        row = said.row or next((row for row in store.parties(limit=-1) if row.name == self.party), None)
        claims, looked_at, complete = list(said.claims), said.looked_at, said.complete
        while not complete and len(claims) < enough and not get_current_worker().is_cancelled:
            page = store.party_claims(self.party, looked_at, PAGE)
            looked_at += len(page)
            complete = len(page) < PAGE
            claims += [kept for kept in page if said.filter.lets(kept) and kept.claim.confidence >= threshold]
        self.deliver(self.Loaded(Said(said.filter, row, claims, looked_at, complete)))

    @work(thread=True, group="bookmark", exit_on_error=False)
    def _bookmark(self, kept: KeptClaim) -> None:
        store = self.reader.store
        there = store.bookmarked(claim_id=kept.id)
        if there is not None:
            store.remove_bookmark(there.id)
        else:
            store.bookmark_claim(kept.id)
        done = "bookmarked the claim" if there is None else "bookmark on the claim removed; U takes it back"
        self.deliver(self.Bookmarked(done))

    # ------------------------------------------------------------------------------------ handlers

    @property
    def _threshold(self) -> float:
        settings = self.reader.config.claims
        return 0.0 if settings.show_doubtful else settings.threshold

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        if message.said.filter is not self.said.filter:
            return
        self.said = said = message.said
        colours = looks([self.party], self.reader.config.known_parties())
        threshold = self.reader.config.claims.threshold
        self.sheet.show_view(
            lambda width, showing: party_view(
                self.party,
                said.row,
                said.claims,
                colours,
                filter=said.filter,
                complete=said.complete,
                width=width,
                showing=showing._replace(threshold=threshold),
            ),
            self.sheet.chosen if any(kept.id == self.sheet.chosen for kept in said.claims) else None,
        )
        self.refresh_bindings()

    @on(ClaimSheet.EndNeared)
    def _look_on(self) -> None:
        if self.said.row is not None and not self.said.complete:
            self._load(self.said, len(self.said.claims) + PAGE)

    @on(Bookmarked)
    def _after_bookmarking(self, message: Bookmarked) -> None:
        self.reader.say(message.words)
        self.tell_home()

    @on(Sheet.ClaimOpened)
    def _open_claim(self) -> None:
        if self.claim is not None:
            self.reader.open_article(self.claim.article_id, self.claim.id)

    # ------------------------------------------------------------------------------------- actions

    @property
    def claim(self) -> KeptClaim | None:
        """The chosen claim."""
        return next((kept for kept in self.said.claims if kept.id == self.sheet.chosen), None)

    def action_filter(self) -> None:
        """Show the next kind of claims."""
        self.said = Said(self.said.filter.next)
        self.sheet.chosen = None
        self.sheet.scroll_to(y=0, animate=False)
        self._load(self.said, ENOUGH)

    def action_next_claim(self) -> None:
        """Go to the next claim."""
        self.sheet.step(1)

    def action_previous_claim(self) -> None:
        """Go to the claim before."""
        self.sheet.step(-1)

    def action_open_dispute(self) -> None:
        """Open the dispute that the chosen claim is part of."""
        if self.claim is not None and self.claim.dispute_ids:
            self.reader.open_dispute(self.claim.dispute_ids[0])
        else:
            self.reader.say("choose a contested claim first, one that is marked !")

    def action_bookmark(self) -> None:
        """Bookmark the chosen claim, or no longer."""
        if self.claim is not None:
            self._bookmark(self.claim)
        else:
            self.reader.say("choose a claim first: j goes to the next one")

    def action_copy(self) -> None:
        """Copy what is selected, or the chosen claim as a quotation."""
        selected = self.get_selected_text()
        if selected:
            self.reader.copy_words(selected, "the selection")
        elif self.claim is not None:
            self.reader.copy_words(quotation(self.claim, None), "the quote")

    def action_let_go(self) -> None:
        """Let go of the chosen claim; where none is chosen, go back."""
        if self.sheet.chosen is not None:
            self.sheet.chosen = None
        else:
            self.action_leave()
