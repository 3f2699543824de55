"""A screen on which an article is open, and what can be done with it and with the claim that the user is at."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work
from textual.dom import DOMNode
from textual.message import Message

from claimreader.records import KeptClaim
from tui.in_force import key
from tui.messages import message
from tui.opened import quotation
from tui.screens.in_story import InStory
from tui.screens.marking import Marking
from tui.tellings import next_telling
from tui.widgets.sheet import Sheet

NEEDS_ARTICLE = frozenset(
    {
        *("next_claim", "previous_claim", "next_party", "previous_party", "next_contested", "previous_contested"),
        *("open_dispute", "open_party", "step_outlet", "bookmark", "open_in_browser", "copy", "full_text", "versions"),
        *("edit", "step_version", "links", "next_in_story", "story", "split_off", "merge", "toggle_read"),
    }
)


class OpenArticle(InStory):
    """Leads from the article and its claims to disputes, parties and the browser; keeps and copies them."""

    @message
    class Bookmarked(Message):
        """A bookmark was made, or removed."""

        article_id: int
        words: str

    def ready_for(self, action: str, namespace: DOMNode | None, do: Callable[[], object]) -> bool:
        """Whether there is what an action is meant for; the article is looked up in place, which takes no time."""
        if not super().ready_for(action, namespace, do):
            return False
        if namespace is not self or action not in NEEDS_ARTICLE:
            return True
        if self.hurry():
            return True
        if self.article_wanted is None:
            self.reader.say("no article is selected")
        return False

    def idle(self, action: str) -> bool:
        """What would do nothing now: not everything can be done without an article, a claim, a dispute."""
        if action in NEEDS_ARTICLE and self.opened is None:
            return True
        if action == "open_dispute":
            return self.claim is not None and not self.claim.dispute_ids
        if action == "step_outlet":
            return self.claim is None or not self.claim.dispute_ids
        if action in ("next_in_story", "story", "split_off"):
            return self.story is None
        if action == "open_party":
            return self.claim is None or not self.claim.claim.parties
        return super().idle(action)

    # ------------------------------------------------------------------------------------- leading

    @on(Sheet.ClaimOpened)
    def _open_claim(self, message: Sheet.ClaimOpened) -> None:
        if message.sheet is self.parties_pane and self.claim is not None and not self.claim.dispute_ids:
            self.article_text.focus()
        else:
            self.action_open_dispute()

    @on(Sheet.LinkFollowed)
    def _follow(self, message: Sheet.LinkFollowed) -> None:
        self.reader.follow(message.url)

    def action_open_dispute(self) -> None:
        """Open the dispute that the chosen claim is part of; the article's only one where no claim is chosen."""
        claim = self.claim
        ids = claim.dispute_ids if claim else tuple(one.id for one in self.opened.disputes) if self.opened else ()
        if ids and (claim is not None or len(ids) == 1):
            self.reader.open_dispute(ids[0], claim.id if claim else None)
        elif claim is not None:
            self.reader.say("nobody disputes this claim")
        elif ids:
            self.hint(f"choose a contested claim first: {key('next-contested')} goes to the next one")
        else:
            self.reader.say(self.not_yet or "nothing in this article is contested")

    def action_step_outlet(self, by: int) -> None:
        """Go to the chosen claim as the next outlet tells it, or the one before."""
        claim = self.claim
        disputes = self.opened.disputes if self.opened else ()
        found = (next_telling(one, claim, by) for one in disputes if claim and one.id in claim.dispute_ids)
        other = next(filter(None, found), None)
        if other is not None:
            self.open_telling(other)
        elif claim is None:
            self.hint(self.not_yet or f"choose a contested claim first: {key('next-contested')} goes to the next one")
        else:
            self.reader.say("no other outlet reports this claim")

    def open_telling(self, kept: KeptClaim) -> None:
        """Show another outlet's article at a claim of it."""
        self.reader.open_article(kept.article_id, kept.id)

    def action_open_party(self) -> None:
        """Open all that the chosen claim's party has said."""
        claim = self.claim
        if claim is None:
            self.hint(self.not_yet or f"choose a claim first: {key('next-claim')} goes to the next one")
        elif not claim.claim.parties:
            self.reader.say("the text does not say whose claim this is")
        else:
            self.reader.open_party(claim.claim.parties[0])

    def action_open_in_browser(self) -> None:
        """Open the article's page."""
        if self.opened is not None:
            self.reader.follow(self.opened.article.url)

    def action_links(self) -> None:
        """List the article's links."""
        from tui.links import links_of

        if self.opened is None:
            return
        links = links_of(self.opened.article.version.document)
        if not links:
            page = f"; {key('open-in-browser')} opens its page" if self.opened.article.url else ""
            self.reader.say(f"there is no link in this article{page}")
            return
        from tui.screens.links import Links

        self.app.push_screen(Links(links))

    def action_let_go(self) -> None:
        """Let go of what is selected, else of the chosen claim; where there is neither, go back."""
        if self.selections:
            self.clear_selection()
        elif self.chosen is not None:
            self.chosen = None
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Go back to where the article was opened; a screen that nothing lies under stays."""

    # ------------------------------------------------------------------------------------- keeping

    def hold_for_read(self) -> None:
        """The article is in front of the user: it is read, and its edits are seen."""
        if self.opened is not None and (self.opened.standing.changed or not self.opened.article.read):
            self.reader.home.article_list.patch(self.opened.article.id, read=True)
            self._hold_for_read(self.opened.article.id)

    @work(thread=True, group="marks", exit_on_error=False)
    def _hold_for_read(self, article_id: int) -> None:
        self.reader.store.mark_read([article_id], undoable=False)
        self.reader.home.post_message(Marking.Marked(article_id))

    def action_bookmark(self) -> None:
        """Bookmark the chosen claim, or the article; again removes it."""
        if self.opened is not None:
            self._bookmark(self.opened.article.id, self.claim)

    @work(thread=True, group="bookmark", exit_on_error=False)
    def _bookmark(self, article_id: int, claim: KeptClaim | None) -> None:
        store = self.reader.store
        what = "the claim" if claim else "the article"
        there = store.bookmarked(claim_id=claim.id) if claim else store.bookmarked(article_id=article_id)
        if there is not None:
            store.remove_bookmark(there.id)
            self.deliver(self.Bookmarked(article_id, f"bookmark on {what} removed; {key('undo')} takes it back"))
            return
        if claim is not None:
            store.bookmark_claim(claim.id)
        else:
            store.bookmark_article(article_id)
        self.deliver(self.Bookmarked(article_id, f"bookmarked {what}; {key('bookmarks')} shows all bookmarks"))

    @on(Bookmarked)
    def _after_bookmarking(self, message: Bookmarked) -> None:
        self.reader.say(message.words)
        self.look_again()
        self.reader.home.post_message(Marking.Marked(message.article_id))

    # ------------------------------------------------------------------------------------- copying

    def action_copy(self) -> None:
        """Copy what is selected, or the chosen claim as a quotation, or the article's address."""
        selected = self.get_selected_text()
        if selected:
            self.reader.copy_words(selected, "the selection")
        elif self.claim is not None:
            self.reader.copy_words(quotation(self.claim, self.opened.article.url if self.opened else None), "the quote")
        elif self.opened is not None:
            self.reader.copy(self.opened.article.url)
