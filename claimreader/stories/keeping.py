"""Bringing what is kept up to date: new articles into their stories, then the disputes of the stories touched.

What it costs goes with what came in: an article is compared with those that share its rare words in the days around it,
and a story with nothing new in it is not looked at.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from claimreader.records import Dispute, Reading
from claimreader.stories.kept import Touched

Compare = Callable[[Sequence[Reading]], Sequence[Dispute]]
"""What finds the disputes across readings."""


class StoryShelf(Protocol):
    """What of the store is needed."""

    def place_articles(self, limit: int = ...) -> int:
        """Put articles that have come in into stories; how many were looked at."""

    def touched_stories(self, limit: int = ..., *, whole: bool = ...) -> list[int]:
        """Stories whose disputes are to be brought up to date; `whole`: only those that are read whole."""

    def touched(self, story_id: int) -> Touched | None:
        """What there is to compare in a story."""

    def keep_story_disputes(self, touched: Touched, found: Sequence[Dispute]) -> bool:
        """Keep what was found; False where the story has changed meanwhile."""


def bring_up_to_date(shelf: StoryShelf, compare: Compare | None = None) -> int:
    """Place every article that waits, and bring the disputes of every touched story up to date; how many stories.

    Raises:
        StorageError: the database cannot be written.
    """
    from claimreader.claims.disputes import disputes

    while shelf.place_articles():
        pass
    done = 0
    tried: set[int] = set()
    while waiting := [story_id for story_id in shelf.touched_stories(len(tried) + 10) if story_id not in tried]:
        for story_id in waiting:
            tried.add(story_id)
            touched = shelf.touched(story_id)
            if touched is not None:
                done += shelf.keep_story_disputes(touched, (compare or disputes)(touched.readings))
    return done
