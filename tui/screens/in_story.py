"""The story that the shown article is part of: its other articles, and the user's word on what belongs to it."""

from __future__ import annotations

from textual import on, work
from textual.message import Message

from claimreader.stories.kept import KeptStory, StoryChange
from tui.in_force import key
from tui.messages import message
from tui.screens.article_texts import ArticleTexts
from tui.telling import StoriesMoved


class InStory(ArticleTexts):
    """Leads to the story's other articles, splits the article off, merges its story with another one."""

    @message
    class Sorted(Message):
        """The user changed which articles tell one story."""

        change: StoryChange

    @property
    def story(self) -> KeptStory | None:
        """The story of the article that is shown."""
        return self.opened.standing.story if self.opened else None

    def open_other(self, article_id: int) -> None:
        """Show another article of the story."""
        self.reader.open_article(article_id)

    def action_next_in_story(self) -> None:
        """Go to the next outlet's article of the story; after the last one comes the first."""
        if self.opened is None or self.story is None:
            self.reader.say("no other outlet tells this story yet")
            return
        articles = self.story.articles
        here = next((n for n, one in enumerate(articles) if one.id == self.opened.article.id), -1)
        others = [*articles[here + 1 :], *articles[: max(here, 0)]]
        elsewhere = [one for one in others if one.outlet != self.opened.article.outlet]
        self.open_other((elsewhere or others)[0].id)

    def action_story(self) -> None:
        """List the story's articles, and why each is one of them."""
        if self.opened is None or self.story is None:
            self.reader.say("no other article tells this story yet")
            return
        from tui.screens.story import StoryScreen

        self.app.push_screen(StoryScreen(self.story, self.opened.article.id), self._show_other)

    def _show_other(self, article_id: int | None) -> None:
        if article_id is not None and self.opened is not None and article_id != self.opened.article.id:
            self.open_other(article_id)

    def action_split_off(self) -> None:
        """Take the article out of its story."""
        if self.opened is None or self.story is None:
            self.reader.say("this article is in no story with others")
        else:
            self._split_off(self.opened.article.id)

    def action_merge(self) -> None:
        """Take this article's story to be merged; with another article, merge the two."""
        if self.opened is None:
            return
        article_id, first = self.opened.article.id, self.reader.merging
        if first is None:
            self.reader.merging = article_id
            self.reader.say("now go to an article of the other story and press the same key; here, it takes this back")
            return
        self.reader.merging = None
        if first == article_id:
            self.reader.say("nothing is merged")
        else:
            self._merge(first, article_id)

    @work(thread=True, group="stories", exit_on_error=False)
    def _split_off(self, article_id: int) -> None:
        self.deliver(self.Sorted(self.reader.store.split_off(article_id)))

    @work(thread=True, group="stories", exit_on_error=False)
    def _merge(self, first: int, article_id: int) -> None:
        self.deliver(self.Sorted(self.reader.store.merge_stories(first, article_id)))

    @on(Sorted)
    def _after_sorting(self, message: Sorted) -> None:
        self.reader.say(f"{message.change.words}; {key('undo')} takes it back")
        self.reader.stories.wake()
        self.app.post_message(StoriesMoved())
