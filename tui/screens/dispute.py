"""A dispute: both sides, with the words of each, who reported them, and why the two were put against each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from claimreader.errors import StorageError
from claimreader.records import KeptClaim, KeptDispute, Movement
from tui.bindings import bindings, picked
from tui.commands import DISPUTE, SHARED
from tui.dispute_view import dispute_view, looks_of, members
from tui.in_force import key
from tui.messages import message
from tui.opened import quotation
from tui.screens.over import Over
from tui.signs import Showing
from tui.since import Followed, followed, several
from tui.tellings import next_telling
from tui.view import View
from tui.widgets.claim_sheet import ClaimSheet
from tui.widgets.key_line import KeyLine
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimreader.claims.unanswered import Unanswered

GONE = "This dispute is not there any more: its claims were read again, and it was not found."
MANY = 60
"""Claims from which on the page is built beside the screen."""


class DisputeScreen(Over):
    """One dispute; Enter on a claim goes to its place in its article."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DISPUTE),
        *picked(*SHARED[DISPUTE.title][:-2]),
        *picked("next-claim", "previous-claim", quiet=True),
    ]
    DEFAULT_CSS = "DisputeScreen ClaimSheet { height: 1fr; }"

    sheet = query_one(ClaimSheet)

    dispute: var[KeptDispute | None] = var(None, init=False)
    """What is shown."""
    unheard: tuple[Unanswered, ...] = ()
    """Who has not answered, as far as that is known yet."""

    @message
    class Loaded(Message):
        """The dispute was looked up; None: it is not there any more."""

        dispute: KeptDispute | None

    @message
    class Listened(Message):
        """It was looked up who has not answered."""

        unheard: tuple[Unanswered, ...]
        followed: Followed

    @message
    class Bookmarked(Message):
        """Its bookmark was made, or removed."""

        words: str

    def __init__(self, dispute_id: int, claim_id: int | None = None, moved: Sequence[Movement] = ()) -> None:
        super().__init__()
        self._followed = Followed(tuple(moved))
        """What is new in it to the user: that is marked as long as it is looked at."""
        self.dispute_id = dispute_id
        self._first = claim_id
        self.expect()

    def compose(self) -> ComposeResult:
        """The dispute, and the keys."""
        yield ClaimSheet(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look it up."""
        self.sheet.border_title = "Dispute"
        self.sheet.focus()
        self._load()

    # ------------------------------------------------------------------------------------- workers

    @work(thread=True, exclusive=True, group="dispute", exit_on_error=False)
    def _load(self) -> None:
        store = self.reader.store
        try:
            dispute = store.dispute(self.dispute_id)
        except StorageError:
            self.deliver(self.Loaded(None))
            return
        self.deliver(self.Loaded(dispute))

    @work(thread=True, exclusive=True, group="unheard", exit_on_error=False)
    def _listen(self, dispute: KeptDispute) -> None:
        """Look up what both sides are shown without: nothing that they wait for."""
        from tui.unheard import unheard_in

        store = self.reader.store
        unheard = unheard_in(store, dispute, self.reader.config.known_parties())
        kept = store.bookmarks_on(dispute_id=self.dispute_id)
        self.deliver(self.Listened(unheard, followed(store, kept, dispute)))
        for one in kept:
            if one.news:
                store.seen_bookmark(one.id)
                self.tell_home()

    @work(thread=True, group="bookmark", exit_on_error=False)
    def _bookmark(self) -> None:
        store = self.reader.store
        there = store.bookmarks_on(dispute_id=self.dispute_id)
        if len(there) > 1:
            self.deliver(self.Bookmarked(several(len(there))))
        elif there:
            store.remove_bookmark(there[0].id)
            self.deliver(self.Bookmarked(f"bookmark on the dispute removed; {key('undo')} takes it back"))
        else:
            store.bookmark_dispute(self.dispute_id)
            done = f"bookmarked the dispute: it says so when it moves; {key('bookmarks')} shows all"
            self.deliver(self.Bookmarked(done))

    # ------------------------------------------------------------------------------------ handlers

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        self.dispute = message.dispute
        if message.dispute is None:
            self.sheet.tell(GONE)
        else:
            self.call_after_refresh(self._listen, message.dispute)

    @on(ClaimSheet.Ready)
    def _begin(self) -> None:
        self.arrive()

    @on(Listened)
    def _take_unheard(self, message: Listened) -> None:
        """Show who has not answered, and what is new."""
        now = self._followed.after(message.followed)
        if (message.unheard, now) != (self.unheard, self._followed):
            self.unheard, self._followed = message.unheard, now
            self._show()

    def watch_dispute(self) -> None:
        """Show both sides; the chosen claim stays."""
        self._show()

    def _show(self) -> None:
        dispute, unheard, known = self.dispute, self.unheard, self._followed
        if dispute is None:
            return
        colours = looks_of(dispute, self.reader.palette, unheard)
        threshold = self.reader.config.claims.threshold
        there = {kept.id for kept in members(dispute)}
        chosen, self._first = self._first or self.sheet.chosen, None

        def build(width: int, showing: Showing, most: int | None = None) -> View:
            showing = showing._replace(threshold=threshold)
            return dispute_view(dispute, colours, width=width, showing=showing, unheard=unheard, known=known, most=most)

        self.sheet.show_view(
            build,
            chosen if chosen in there else None,
            aside=len(there) > MANY,
            top=partial(build, most=self.size.height),
        )

    def look_again(self) -> None:
        """Look it up anew: claims were read, or something was taken back."""
        self.look_in_turn("dispute", self._load)

    @on(Bookmarked)
    def _after_bookmarking(self, message: Bookmarked) -> None:
        self.reader.say(message.words)
        self.look_again()
        self.tell_home()

    @on(Sheet.ClaimOpened)
    def _open_claim(self) -> None:
        if self.claim is not None:
            self.reader.open_article(self.claim.article_id, self.claim.id)

    # ------------------------------------------------------------------------------------- actions

    @property
    def claim(self) -> KeptClaim | None:
        """The chosen claim."""
        found = members(self.dispute) if self.dispute else []
        return next((kept for kept in found if kept.id == self.sheet.chosen), None)

    def action_next_claim(self) -> None:
        """Go to the next claim."""
        self.sheet.step(1)

    def action_previous_claim(self) -> None:
        """Go to the claim before."""
        self.sheet.step(-1)

    def action_step_outlet(self, by: int) -> None:
        """Go to the same claim in the next outlet that tells it, or in the one before."""
        other = next_telling(self.dispute, self.claim, by) if self.dispute and self.claim else None
        if other is not None:
            self.sheet.choose(other.id)
        else:
            self.hint("no other outlet reports this claim" if self.claim else _choose())

    def action_bookmark(self) -> None:
        """Follow the dispute, or no longer; nobody has to wait until it is shown."""
        self._bookmark()

    def action_open_party(self) -> None:
        """Open all that the chosen claim's party has said."""
        if self.claim is not None and self.claim.claim.parties:
            self.reader.open_party(self.claim.claim.parties[0])
        else:
            self.hint(f"choose a party's claim first: {key('down')} goes to the next one")

    def action_open_in_browser(self) -> None:
        """Open the page of the chosen claim's article."""
        if self.claim is None:
            self.hint(_choose())
        else:
            self.reader.follow(self.claim.url)

    def action_copy(self) -> None:
        """Copy what is selected, or the chosen claim as a quotation, or what the dispute is about."""
        selected = self.get_selected_text()
        if selected:
            self.reader.copy_words(selected, "the selection")
        elif self.claim is not None:
            self.reader.copy_words(quotation(self.claim, self.claim.url), "the quote")
        elif self.dispute is not None:
            self.reader.copy_words(f"{self.dispute.proposition}\n{self.dispute.why}", "what the dispute is about")

    def action_take(self) -> None:
        """Ask as what and where to the dispute is to be taken, and do it."""
        from tui.screens.taking import take

        if self.dispute is not None:
            take(self, self.dispute, self.unheard)

    def action_let_go(self) -> None:
        """Let go of the chosen claim; where none is chosen, go back."""
        if self.sheet.chosen is not None:
            self.sheet.chosen = None
        else:
            self.action_leave()


def _choose() -> str:
    return f"choose a claim first: {key('down')} goes to the next one"
