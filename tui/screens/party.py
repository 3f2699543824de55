"""A party: all that it has said and denied, newest first."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.worker import get_current_worker

from claimreader.records import KeptClaim, PartyRow
from tui.bindings import bindings, picked
from tui.commands import PARTY, SHARED
from tui.in_force import key
from tui.messages import message
from tui.opened import quotation
from tui.palette import Looks
from tui.party_view import Filter, Sought, party_view, said_view
from tui.screens.over import Over
from tui.signs import Showing
from tui.view import View
from tui.widgets.claim_sheet import ClaimSheet
from tui.widgets.find_line import FindLine
from tui.widgets.key_line import KeyLine
from tui.widgets.sheet import Sheet

PAGE = 100
"""Claims that are looked up at a time."""

FAR = 500
"""The same, where words are looked for."""

MANY = 200
"""Claims from which on the page is built beside the screen."""

ENOUGH = 30
"""Claims that a filter must let through before looking on waits for the user to come near the end."""


@dataclass(slots=True)
class Said:
    """What has been looked up so far of what a party said."""

    sought: Sought
    row: PartyRow | None = None
    claims: list[KeptClaim] = field(default_factory=list)
    looked_at: int = 0
    """How many claims were gone through, whether they are shown or not."""
    complete: bool = False


class PartyScreen(Over):
    """One party's claims; Enter on one goes to its place in its article."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(PARTY),
        *picked(*SHARED[PARTY.title]),
    ]
    DEFAULT_CSS = "PartyScreen ClaimSheet { height: 1fr; }"

    sheet = query_one(ClaimSheet)
    find_line = query_one(FindLine)

    @message
    class Loaded(Message):
        """What the party said was looked up, or more of it."""

        said: Said
        since: int
        """How many of the claims were there before; 0: it is looked up anew."""

    @message
    class Bookmarked(Message):
        """A claim's bookmark was made, or removed."""

        words: str

    def __init__(self, party: str) -> None:
        super().__init__()
        self.party = party
        self.said = Said(Sought())
        self.expect()

    def compose(self) -> ComposeResult:
        """The words that are looked for, the claims, the keys."""
        yield FindLine("words in the claim, of the outlet, in the title")
        yield ClaimSheet(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look up the first page."""
        self.said = Said(Sought(least=self.reader.config.claims.least))
        self.sheet.border_title = "Party"
        self.sheet.focus()
        self.look_again()

    # ------------------------------------------------------------------------------------- workers

    def look_again(self) -> None:
        """Look up what is shown anew."""
        self.look_in_turn("claims", lambda: self._load(Said(self.said.sought), max(len(self.said.claims), ENOUGH)))

    @work(thread=True, exclusive=True, group="claims", exit_on_error=False)
    def _load(self, said: Said, enough: int) -> None:
        store, sought = self.reader.store, said.sought
        row = said.row or store.party(self.party)
        claims, looked_at, complete = list(said.claims), said.looked_at, said.complete
        page = FAR if sought.words else PAGE
        while not complete and len(claims) < enough and not get_current_worker().is_cancelled:
            found = store.party_claims(self.party, looked_at, page)
            looked_at += len(found)
            complete = len(found) < page
            claims += [kept for kept in found if sought.lets(kept)]
        self.deliver(self.Loaded(Said(sought, row, claims, looked_at, complete), len(said.claims)))

    @work(thread=True, group="bookmark", exit_on_error=False)
    def _bookmark(self, kept: KeptClaim) -> None:
        store = self.reader.store
        there = store.bookmarked(claim_id=kept.id)
        if there is not None:
            store.remove_bookmark(there.id)
        else:
            store.bookmark_claim(kept.id)
        removed = f"bookmark on the claim removed; {key('undo')} takes it back"
        self.deliver(self.Bookmarked(removed if there is not None else "bookmarked the claim"))

    # ------------------------------------------------------------------------------------ handlers

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        if message.said.sought != self.said.sought:
            return
        if message.since not in (0, len(self.said.claims)):
            return
        self.said = message.said
        if message.since:
            self.sheet.extend(self._page, partial(self._below, message.since))
        else:
            there = any(kept.id == self.sheet.chosen for kept in message.said.claims)
            many = len(message.said.claims) > MANY
            self.sheet.show_view(self._page, self.sheet.chosen if there else None, aside=many)
        self._entitle()
        self.refresh_bindings()

    def _page(self, width: int, showing: Showing) -> View:
        """All that was looked up, as it is shown."""
        said = self.said
        return party_view(
            self.party,
            said.row,
            said.claims,
            self._looks,
            sought=said.sought,
            complete=said.complete,
            width=width,
            showing=showing._replace(threshold=self.reader.config.claims.threshold),
        )

    def _below(self, since: int, width: int, showing: Showing) -> View:
        """What was looked up last."""
        claims, showing = self.said.claims, showing._replace(threshold=self.reader.config.claims.threshold)
        after = claims[since - 1]
        return said_view(self.party, claims[since:], self._looks, width=width, showing=showing, after=after)

    @property
    def _looks(self) -> Looks:
        return self.reader.palette.looks([self.party])

    def _entitle(self) -> None:
        """Say how much is shown of what."""
        said = self.said
        number = f"{len(said.claims):,}" + ("" if said.complete else " and more")
        limited = said.sought.filter is not Filter.ALL or bool(said.sought.words)
        every = f" of {said.row.claims:,}" if said.row and limited else ""
        self.sheet.border_subtitle = f"{number}{every}" if said.claims else ""

    @on(ClaimSheet.Ready)
    def _begin(self) -> None:
        self.arrive()

    @on(ClaimSheet.EndNeared)
    def _look_on(self) -> None:
        """Look up more, unless that, or all of it anew, is being done: the page asks again when it has come."""
        if self.said.row is not None and not self.said.complete and not self.looking("claims"):
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

    def seek(self, sought: Sought) -> None:
        """Show other claims, from the newest on."""
        self.expect()
        self.said = Said(sought, self.said.row)
        self.sheet.chosen = None
        self.sheet.scroll_to(y=0, animate=False)
        self._load(self.said, ENOUGH)

    def action_filter(self) -> None:
        """Show the next kind of claims."""
        self.seek(replace(self.said.sought, filter=self.said.sought.filter.next))

    def action_find(self) -> None:
        """Look for words in the claims."""
        self.find_line.begin()

    @on(FindLine.Sought)
    def _find(self, message: FindLine.Sought) -> None:
        if message.words != self.said.sought.words:
            self.seek(replace(self.said.sought, words=message.words))

    @on(FindLine.Left)
    def _stop_finding(self) -> None:
        self.sheet.focus()

    def action_next_claim(self) -> None:
        """Go to the next claim."""
        self.sheet.step(1)

    def action_previous_claim(self) -> None:
        """Go to the claim before."""
        self.sheet.step(-1)

    def action_open_dispute(self) -> None:
        """Open the dispute that the chosen claim is part of."""
        if self.claim is not None and self.claim.dispute_ids:
            self.reader.open_dispute(self.claim.dispute_ids[0], self.claim.id)
        else:
            self.hint("choose a contested claim first, one that is marked !")

    def action_bookmark(self) -> None:
        """Bookmark the chosen claim, or no longer."""
        if self.claim is not None:
            self._bookmark(self.claim)
        else:
            self.hint(f"choose a claim first: {key('down')} goes to the next one")

    def action_open_in_browser(self) -> None:
        """Open the page of the chosen claim's article."""
        if self.claim is not None:
            self.reader.follow(self.claim.url)
        else:
            self.hint(f"choose a claim first: {key('down')} goes to the next one")

    def action_copy(self) -> None:
        """Copy what is selected, or the chosen claim as a quotation."""
        selected = self.get_selected_text()
        if selected:
            self.reader.copy_words(selected, "the selection")
        elif self.claim is not None:
            self.reader.copy_words(quotation(self.claim, self.claim.url), "the quote")

    def action_let_go(self) -> None:
        """Let go of the chosen claim, else of the words that are looked for; where there is neither, go back."""
        if self.sheet.chosen is not None:
            self.sheet.chosen = None
        elif self.said.sought.words:
            self.find_line.action_stop_finding()
        else:
            self.action_leave()
