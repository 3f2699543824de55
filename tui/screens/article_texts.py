"""The other texts of an article: what its page says in full, and what it said in earlier versions."""

from __future__ import annotations

from textual import on, work
from textual.message import Message

from claimreader.records import Version
from tui.messages import message
from tui.screens.edits import Edits
from tui.screens.marking import Marking
from tui.screens.versions import VersionsScreen


class ArticleTexts(Edits):
    """Fetches the whole text of the article that is shown, and shows its versions."""

    @message
    class Fetched(Message):
        """An article's page was fetched, or was not."""

        article_id: int
        changed: bool = False
        error: Exception | None = None

    @message
    class Versioned(Message):
        """An article's versions were looked up."""

        versions: list[Version]

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
            self.expect()
            self._look_up_versions(self.opened.article.id)

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _look_up_versions(self, article_id: int) -> None:
        self.deliver(self.Versioned(self.reader.store.versions(article_id)))

    @on(Versioned)
    def _offer_versions(self, message: Versioned) -> None:
        self.arrive()
        if len(message.versions) < 2:
            self.reader.say("there is only one version of this article")
        elif self.opened is not None:
            self.app.push_screen(VersionsScreen(message.versions, self.opened.article.version.id), self._show_chosen)

    def _show_chosen(self, version: Version | None) -> None:
        if version is not None and self.opened is not None:
            self.show_version(version)
