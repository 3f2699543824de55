"""The articles of a story: who tells it, when, and why each was taken in."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from claimreader.stories.kept import KeptStory
from tui.byline import when
from tui.in_force import key
from tui.safe import safe
from tui.screens.base import Dialog
from tui.titles import plain
from tui.widgets.row_list import Line, RowList, fit


class StoryList(RowList):
    """An article in three lines, oldest first."""

    ROW_HEIGHT = 3

    def __init__(self, story: KeptStory, shown: int) -> None:
        super().__init__()
        self.articles = story.articles
        self._shown = shown

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self.articles)

    def draw(self, index: int, width: int) -> list[Line]:
        """The title; below, the outlet and when; below that, why it is here."""
        article = self.articles[index]
        sign = "▸ " if article.id == self._shown else "  "
        name = f"{safe(article.outlet)} · {when(article.date)}"
        why = article.reason or ("the story begins with it" if not index else "")
        return [
            [(sign, "row--accent"), (fit(safe(article.title), width - 2), "row--strong")],
            [("  ", ""), (fit(name, width - 2), "row--quiet")],
            [("  ", ""), (fit(why, width - 2), "row--quiet")],
        ]


class StoryScreen(Dialog[int]):
    """A list of a story's articles; Enter shows one."""

    DEFAULT_CSS = """
    StoryScreen {
        #box { width: 96; max-width: 96%; max-height: 80%; }
        StoryList { height: auto; max-height: 24; min-height: 4; background: $panel; }
    }
    """

    story_list = query_one(StoryList)

    def __init__(self, story: KeptStory, shown: int) -> None:
        super().__init__()
        self._story = story
        self._shown = shown

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="box") as box:
            texts = f", {self._story.texts} different texts" if self._story.texts < len(self._story.articles) else ""
            outlets, articles = len(self._story.outlets), self._story.size
            told = f"{outlets} outlet{'s' * (outlets != 1)}, {articles:,} article{'s' * (articles != 1)}"
            box.border_title = f"One story: {told}{texts}"
            box.border_subtitle = plain(f"{key('open')} shows one, {key('close')} leaves")
            yield StoryList(self._story, self._shown)

    def on_mount(self) -> None:
        """Begin with the article that is shown."""
        self.story_list.redraw()
        self.story_list.styles.height = max(self.story_list.row_height * self.story_list.count, 2)
        rows = [number for number, one in enumerate(self._story.articles) if one.id == self._shown]
        self.story_list.place_cursor(rows[0] if rows else 0)
        self.story_list.focus()

    @on(RowList.Chosen)
    def _choose(self, message: RowList.Chosen) -> None:
        self.dismiss(self._story.articles[message.index].id)
