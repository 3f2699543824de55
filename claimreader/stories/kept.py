"""Stories as they are kept and shown, and what a change that the user asks for leads to."""

from datetime import datetime

from claimreader.records import Reading
from claimreader.records.record import record


@record
class StoryArticle:
    """An article of a story."""

    id: int
    outlet: str
    title: str
    date: datetime
    reason: str
    """Why it was taken in; empty for the one that the story began with."""
    by_user: bool
    """The user has put it here: nothing else moves it."""
    text: int
    """Alike for articles that print one and the same text."""


@record
class KeptStory:
    """A story with its articles, oldest first; there are at least two."""

    id: int
    articles: tuple[StoryArticle, ...]
    size: int
    """How many articles it has; of a very large story `articles` holds those that came last."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who tells it, in the order in which they began."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles))

    @property
    def texts(self) -> int:
        """How many different texts tell it."""
        return len({article.text for article in self.articles})


@record
class StoryRow:
    """A story as a list shows it."""

    id: int
    title: str
    """Its newest article's."""
    articles: int
    outlets: int
    last: datetime


@record
class StoryChange:
    """What came of a word of the user's on stories."""

    words: str
    """What was done, and which earlier word of theirs it overrides, where it does."""
    story_id: int | None
    """The story that the article is in now; None where it stands alone."""


@record
class Touched:
    """A story whose disputes are to be brought up to date."""

    id: int
    news: bool
    """Something came in since; otherwise it was only read otherwise, or the user has changed it."""
    readings: tuple[Reading, ...]
    """One for each different text; a reading's `document` is its version's number."""
