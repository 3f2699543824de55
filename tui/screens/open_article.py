"""A screen on which an article is open: its text and its parties, and what can be done with either."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from claimreader.records import Article, Bookmark, KeptClaim, KeptDispute, ReadingState, Version
from tui.byline import Standing
from tui.palette import Looks, looks
from tui.reading import ClaimsRead
from tui.screens.base import ReaderScreen
from tui.screens.marking import Marking
from tui.screens.versions import VersionsScreen
from tui.widgets.article_text import ArticleText
from tui.widgets.parties_pane import PartiesPane
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from storage import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that is shown of it."""

    article: Article
    claims: tuple[KeptClaim, ...]
    disputes: tuple[KeptDispute, ...]
    standing: Standing
    bookmark: Bookmark | None

    def earlier(self, version: Version) -> Opened:
        """The same article as it was; its claims are those of the newest version and are not shown in another."""
        if version.id == self.article.version.id:
            return self
        standing = replace(self.standing, newest=self.article.version)
        return replace(self, article=replace(self.article, version=version), claims=(), standing=standing)


def look_up(store: Store, article_id: int, threshold: float) -> Opened:
    """All that is shown of an article; claims that are less likely to be right than `threshold` are left out.

    Raises:
        StorageError: it is not there any more.
    """
    article = store.article(article_id)
    state = store.reading_state(article_id)
    claims = tuple(kept for kept in store.claims(article_id) if kept.claim.confidence >= threshold)
    bookmark = store.bookmarked(article_id=article_id)
    changed = any(row.changed for row in store.rows([article_id]))
    standing = Standing(state, _language(article, state), changed, bookmarked=bookmark is not None)
    return Opened(article, claims, tuple(store.disputes_of(article_id)), standing, bookmark)


def _language(article: Article, state: ReadingState) -> str | None:
    if state is not ReadingState.LANGUAGE:
        return None
    from claimreader.claims.language import language_of

    return language_of(article.version.document.text)


class OpenArticle(ReaderScreen[None]):
    """What a screen with an article's text and parties on it can do with them."""

    article_text = query_one(ArticleText)
    parties_pane = query_one(PartiesPane)

    opened: var[Opened | None] = var(None, init=False)
    """The article that is open."""
    chosen: var[int | None] = var(None, init=False)
    """The claim that the user is at, in the text and in the pane alike."""

    _version: Version | None = None
    """The earlier version that is shown; None is the newest."""

    @dataclass
    class Loaded(Message):
        """An article was looked up."""

        opened: Opened
        claim_id: int | None = None

    @dataclass
    class Bookmarked(Message):
        """A bookmark was made, or removed."""

        article_id: int
        words: str

    @dataclass
    class Fetched(Message):
        """An article's page was fetched, or was not."""

        article_id: int
        changed: bool = False
        error: Exception | None = None

    @dataclass
    class Versioned(Message):
        """An article's versions were looked up."""

        versions: list[Version]

    # ------------------------------------------------------------------------------------- opening

    def open(self, article_id: int, claim_id: int | None = None) -> None:
        """Show an article, at one of its claims if one is given."""
        self.reader.reading.look_at(article_id)
        self._load(article_id, claim_id)

    def close(self, empty: str = "") -> None:
        """Show no article; `empty` says why."""
        self.workers.cancel_group(self, "article")
        self.opened = None
        self.set_reactive(OpenArticle.chosen, None)
        self.article_text.clear(empty)
        self.parties_pane.clear()

    def look_again(self) -> None:
        """Look the open article up anew; the place in it and the chosen claim stay."""
        if self.opened is not None:
            self._load(self.opened.article.id, None)

    @work(thread=True, exclusive=True, group="article", exit_on_error=False)
    def _load(self, article_id: int, claim_id: int | None) -> None:
        settings = self.reader.config.claims
        threshold = 0.0 if settings.show_doubtful else settings.threshold
        self.deliver(self.Loaded(look_up(self.reader.store, article_id, threshold), claim_id))

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        here = self.opened is not None and self.opened.article.id == message.opened.article.id
        chosen = message.claim_id or (self.chosen if here else None)
        if all(kept.id != chosen for kept in message.opened.claims):
            chosen = None
        self.set_reactive(OpenArticle.chosen, chosen)
        self._version = self._version if here else None
        self.opened = message.opened.earlier(self._version) if self._version else message.opened
        self.refresh_bindings()

    def watch_opened(self, opened: Opened | None) -> None:
        """Show the article."""
        if opened is None:
            return
        threshold, colours = self.reader.config.claims.threshold, self._looks(opened)
        self.article_text.show(
            opened.article,
            opened.claims,
            self.chosen,
            standing=opened.standing,
            looks_of=colours,
            threshold=threshold,
        )
        self.parties_pane.show(
            opened.claims,
            opened.standing,
            opened.disputes,
            chosen=self.chosen,
            looks_of=colours,
            threshold=threshold,
        )

    def _looks(self, opened: Opened) -> Looks:
        """Colours and letters for all who have a part in the article."""
        among = [*opened.claims, *(kept for dispute in opened.disputes for kept in (*dispute.pro, *dispute.con))]
        return looks((party for kept in among for party in kept.claim.parties), self.reader.config.parties)

    @on(ClaimsRead)
    def _take_claims(self, message: ClaimsRead) -> None:
        if self.opened is not None and message.version_id == self.opened.article.version.id:
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now: not everything can without an article, a claim, a dispute."""
        if action in _NEEDS_ARTICLE and self.opened is None:
            return False
        if action == "open_dispute":
            return self.claim is None or bool(self.claim.dispute_ids)
        if action == "open_party":
            return self.claim is not None and bool(self.claim.claim.parties)
        return True

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
            self.reader.say(f"there is no {what}")

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
            self.reader.open_dispute(ids[0])
        elif claim is not None:
            self.reader.say("nobody disputes this claim")
        elif ids:
            self.reader.say("choose a contested claim first: ) goes to the next one")
        else:
            self.reader.say("nothing in this article is contested")

    def action_open_party(self) -> None:
        """Open all that the chosen claim's party has said."""
        claim = self.claim
        if claim is None:
            self.reader.say("choose a claim first: ] goes to the next one")
        elif not claim.claim.parties:
            self.reader.say("the text does not say whose claim this is")
        else:
            self.reader.open_party(claim.claim.parties[0])

    def action_open_in_browser(self) -> None:
        """Open the article's page."""
        if self.opened is not None:
            self.reader.follow(self.opened.article.url)

    def action_let_go(self) -> None:
        """Let go of the chosen claim; where none is chosen, go back."""
        if self.chosen is not None:
            self.chosen = None
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Go back to where the article was opened; a screen that nothing lies under stays."""

    # ------------------------------------------------------------------------------------- keeping

    def hold_for_read(self) -> None:
        """The article is in front of the user: it is read, and its edits are seen."""
        if self.opened is not None and (self.opened.standing.changed or not self.opened.article.read):
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
            self.deliver(self.Bookmarked(article_id, f"bookmark on {what} removed; U takes it back"))
            return
        if claim is not None:
            store.bookmark_claim(claim.id)
        else:
            store.bookmark_article(article_id)
        self.deliver(self.Bookmarked(article_id, f"bookmarked {what}; B shows all bookmarks"))

    @on(Bookmarked)
    def _after_bookmarking(self, message: Bookmarked) -> None:
        self.reader.say(message.words)
        self.look_again()
        self.reader.home.post_message(Marking.Marked(message.article_id))

    # ------------------------------------------------------------------------ full text and versions

    def action_full_text(self) -> None:
        """Fetch the article's page and show what stands there."""
        if self.opened is None:
            return
        if not self.opened.article.url:
            self.reader.say("this article has no address to fetch its page from", "warning")
            return
        article_id = self.opened.article.id
        self.reader.say("fetching the article's page…", timeout=3)
        self.reader.background.start(lambda: self._fetch(article_id), "full text")

    async def _fetch(self, article_id: int) -> None:
        try:
            changed = await self.reader.pages(article_id)
        except Exception as error:
            self.post_message(self.Fetched(article_id, error=error))
        else:
            self.post_message(self.Fetched(article_id, changed))

    @on(Fetched)
    def _after_fetching(self, message: Fetched) -> None:
        if message.error is not None:
            self.reader.complain(message.error)
            return
        self.reader.say("the whole text is here" if message.changed else "the page says what is here already")
        if message.changed:
            self.reader.home.post_message(Marking.Marked(message.article_id))
            self.reader.news_came()
            if self.opened is not None and self.opened.article.id == message.article_id:
                self._version = None
                self.open(message.article_id)

    def action_versions(self) -> None:
        """Show the article as it was."""
        if self.opened is not None:
            self._look_up_versions(self.opened.article.id)

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _look_up_versions(self, article_id: int) -> None:
        self.deliver(self.Versioned(self.reader.store.versions(article_id)))

    @on(Versioned)
    def _offer_versions(self, message: Versioned) -> None:
        if len(message.versions) < 2:
            self.reader.say("there is only one version of this article")
        elif self.opened is not None:
            self.app.push_screen(VersionsScreen(message.versions, self.opened.article.version.id), self._show_version)

    def _show_version(self, version: Version | None) -> None:
        """Show a version that was asked for."""
        if version is not None and self.opened is not None:
            newest = self.opened.standing.newest or self.opened.article.version
            self._version = version if version.id != newest.id else None
            self.look_again()

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


def quotation(kept: KeptClaim, url: str | None) -> str:
    """A claim as it can be put into a text of one's own: the words, who said them, where they stand."""
    claim = kept.claim
    who = claim.speaker or claim.party or kept.source_words
    party = f" ({claim.party})" if claim.party and claim.party != who else ""
    said = f" — {who}{party}" if who else ""
    date = kept.date.astimezone()
    return f"“{kept.words}”{said}, {kept.outlet}, {date.day} {date:%B %Y}" + (f", {url}" if url else "")


_NEEDS_ARTICLE = frozenset(
    {
        *("next_claim", "previous_claim", "next_party", "previous_party", "next_contested", "previous_contested"),
        *("open_dispute", "open_party", "bookmark", "open_in_browser", "copy", "full_text", "versions"),
    }
)
