"""A screen on which an article is shown: its text and its parties, and the claim that the user is at in both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from claimreader.errors import StorageError
from claimreader.records import KeptClaim, ReadingState, Version
from tui.messages import message
from tui.opened import Opened, look_up
from tui.palette import Looks
from tui.reading import ClaimsRead
from tui.screens.base import ReaderScreen
from tui.telling import StoriesMoved
from tui.widgets.article_text import ArticleText
from tui.widgets.parties_pane import PartiesPane
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui.comparison import Comparison


class ShownArticle(ReaderScreen[None]):
    """Looks articles up and shows them, and goes from claim to claim."""

    article_text = query_one(ArticleText)
    parties_pane = query_one(PartiesPane)

    opened: var[Opened | None] = var(None, init=False)
    """The article that is open."""
    chosen: var[int | None] = var(None, init=False)
    """The claim that the user is at, in the text and in the pane alike."""

    _version: Version | None = None
    """The earlier version that is shown; None is the newest."""
    _newest: Version | None = None
    """The newest version of the article that is open."""
    _wanted: tuple[int, int | None] | None = None
    """The article that was asked for last, and its claim; what is looked up of another one comes too late."""

    @message
    class Loaded(Message):
        """An article was looked up."""

        opened: Opened

    # ------------------------------------------------------------------------------------- opening

    @property
    def article_wanted(self) -> int | None:
        """The article that is shown, or is on its way to the screen."""
        return self._wanted[0] if self._wanted else None

    def open(self, article_id: int, claim_id: int | None = None) -> None:
        """Show an article, at one of its claims if one is given."""
        self._wanted = article_id, claim_id
        self._load(article_id)

    def open_at_once(self, article_id: int) -> None:
        """Show an article with the first paint, looked up in place: for one, that takes no time.

        Raises:
            StorageError: it is not there any more.
        """
        self._wanted = article_id, None
        self._take(self.Loaded(look_up(self.reader.store, article_id, self._threshold)))

    def close(self, empty: str = "") -> None:
        """Show no article; `empty` says why."""
        self._wanted = None
        self.workers.cancel_group(self, "article")
        self.opened = None
        self.set_reactive(ShownArticle.chosen, None)
        self.article_text.clear(empty)
        self.parties_pane.clear()
        self.refresh_bindings()

    def look_again(self) -> None:
        """Look the open article up anew; the place in it and the chosen claim stay."""
        self.look_in_turn("article", self._load_wanted)

    def hurry(self) -> bool:
        """Have the article here at once that is on its way, since a key is meant for it; whether it is."""
        here = self.opened is not None and self.opened.article.id == self.article_wanted
        return here or self.look_at_once()

    def look_at_once(self) -> bool:
        """Look the article up in place, which takes no time, so that the next key finds it as it is; whether it is."""
        if self._wanted is None:
            return False
        self.workers.cancel_group(self, "article")
        try:
            self._take(self.Loaded(look_up(self.reader.store, self._wanted[0], self._threshold)))
        except StorageError as error:
            self.reader.complain(error)
            return False
        return True

    def _load_wanted(self) -> None:
        if self._wanted is not None:
            self._load(self._wanted[0])

    @property
    def _threshold(self) -> float:
        """How likely a claim must be right to be shown."""
        return self.reader.config.claims.least

    @work(thread=True, exclusive=True, group="article", exit_on_error=False)
    def _load(self, article_id: int) -> None:
        self.deliver(self.Loaded(look_up(self.reader.store, article_id, self._threshold)))

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        article_id = message.opened.article.id
        if self._wanted is None or self._wanted[0] != article_id:
            return
        wanted, self._wanted = self._wanted[1], (article_id, None)
        here = self.opened is not None and self.opened.article.id == article_id
        if not here:
            self.forget_others(article_id)
        self._newest = message.opened.article.version
        opened = self.as_asked(self._still_changed(message.opened) if here else message.opened)
        chosen = wanted or (self.chosen if here else None)
        if all(kept.id != chosen for kept in opened.claims):
            chosen = None
        self.set_reactive(ShownArticle.chosen, chosen)
        self.opened = opened
        self.refresh_bindings()

    def _still_changed(self, opened: Opened) -> Opened:
        """An edit that the user has in front of them stays marked while the article is looked up anew."""
        changed = opened.standing.changed or (self.opened is not None and self.opened.standing.changed)
        return replace(opened, standing=replace(opened.standing, changed=changed))

    def as_asked(self, opened: Opened) -> Opened:
        """The article as the user wants to see it: an earlier version, where one is shown."""
        return opened.earlier(self._version) if self._version else opened

    def forget_others(self, article_id: int) -> None:
        """Another article is shown from now on: as it stands, from the top."""
        self._version = None
        self.parties_pane.scroll_to(y=0, animate=False)

    def show_version(self, version: Version) -> None:
        """Show a version as it was, or, with the newest, the article as it stands."""
        self._version = version if self._newest is None or version.id != self._newest.id else None
        self.look_at_once()

    def show_newest(self) -> bool:
        """Show the article as it stands, where an earlier version of it is shown; whether one was."""
        if self._version is None:
            return False
        self._version = None
        self.look_at_once()
        return True

    @property
    def edit_known(self) -> Comparison | None:
        """What the last edit did, where that is known."""
        return None

    def watch_opened(self, opened: Opened | None) -> None:
        """Show the article."""
        if opened is None:
            return
        if opened.standing.reading is ReadingState.WAITING:
            self.reader.reading.look_at(opened.article.id)
        threshold, colours = self.reader.config.claims.threshold, self._looks(opened)
        self.article_text.show(
            opened.article,
            opened.claims,
            self.chosen,
            standing=opened.standing,
            looks_of=colours,
            threshold=threshold,
            comparison=opened.comparison,
        )
        self.show_parties(opened)

    def show_parties(self, opened: Opened) -> None:
        """Show what each party says, or what an edit did to that."""
        self.parties_pane.show(
            opened.claims,
            opened.standing,
            opened.disputes,
            chosen=self.chosen,
            looks_of=self._looks(opened),
            threshold=self.reader.config.claims.threshold,
            edit=self.edit_known,
        )

    def _looks(self, opened: Opened) -> Looks:
        """Colours and letters for all who have a part in the article."""
        among = [*opened.claims, *(kept for dispute in opened.disputes for kept in (*dispute.pro, *dispute.con))]
        return self.reader.palette.looks(party for kept in among for party in kept.claim.parties)

    @on(ClaimsRead)
    def _take_claims(self, message: ClaimsRead) -> None:
        if self.opened is None:
            return
        concerns = isinstance(message, StoriesMoved) and message.concerns(self.opened.article.id)
        if concerns or message.version_id == self.opened.article.version.id:
            self.look_again()

    # ------------------------------------------------------------------------------------ choosing

    @on(Sheet.ClaimChosen)
    def _choose(self, message: Sheet.ClaimChosen) -> None:
        if message.sheet in (self.article_text, self.parties_pane):
            self.chosen = message.claim_id

    def watch_chosen(self, chosen: int | None) -> None:
        """Mark the claim in the text and in the pane."""
        self.article_text.chosen = chosen
        self.parties_pane.chosen = chosen
        self.refresh_bindings()

    @property
    def claim(self) -> KeptClaim | None:
        """The chosen claim."""
        claims = self.opened.claims if self.opened else ()
        return next((kept for kept in claims if kept.id == self.chosen), None)

    def action_next_claim(self) -> None:
        """Go to the next claim."""
        self._told(self.article_text.step_claim(1), "claim after this one")

    def action_previous_claim(self) -> None:
        """Go to the claim before."""
        self._told(self.article_text.step_claim(-1), "claim before this one")

    def action_next_party(self) -> None:
        """Go to the next claim of another party."""
        self._told(self.article_text.step_party(1), "claim of another party after this one")

    def action_previous_party(self) -> None:
        """Go back to another party's claim."""
        self._told(self.article_text.step_party(-1), "claim of another party before this one")

    def action_next_contested(self) -> None:
        """Go to the next claim that is contested."""
        self._told(self.article_text.step_contested(1), "contested claim after this one")

    def action_previous_contested(self) -> None:
        """Go to the contested claim before."""
        self._told(self.article_text.step_contested(-1), "contested claim before this one")

    def _told(self, found: bool, what: str) -> None:
        if not found:
            self.reader.say(self.not_yet or f"there is no {what}")

    @property
    def not_yet(self) -> str:
        """Why there is no claim to go to so far; empty when all that there are can be gone to."""
        waiting = self.opened is not None and self.opened.standing.reading is ReadingState.WAITING
        return "the claims of this article are still being read" if waiting else ""
