"""What stands under an article's title: who published it and when, and how far its claims are read."""

from collections.abc import Sequence
from datetime import datetime

from claimreader.records import Article, KeptClaim, ReadingState, Version
from claimreader.records.record import record
from claimreader.stories.kept import KeptStory
from tui.drawn import ACCENT, QUIET, Face, Piece, Tone
from tui.in_force import key
from tui.languages import name_of
from tui.safe import safe

MOST = 4
"""Outlets that are named under a title."""

Paragraph = Sequence[Piece]


@record
class Edited:
    """Which edit is shown."""

    old: Version
    new: Version
    added: int
    """How many words were put in."""
    removed: int
    """How many were taken out."""

    @property
    def words(self) -> str:
        """Between which versions, and how much."""
        much = f"{self.added:,} words added, {self.removed:,} removed"
        return f"from version {self.old.number} to {self.new.number}, seen on {when(self.new.seen)}: {much}"


@record
class Standing:
    """What is known of an article beside its text."""

    reading: ReadingState = ReadingState.READ
    language: str | None = None
    """The language that claims are not read in, where it can be told."""
    changed: bool = False
    """Edited since the user read it."""
    newest: Version | None = None
    """The newest version, where an earlier one is shown."""
    bookmarked: bool = False
    edited: Edited | None = None
    """The edit that is shown in the place of a version."""
    story: KeptStory | None = None
    """The story that it is part of, with others."""


SETTLED = Standing()


def byline(article: Article, claims: Sequence[KeptClaim], standing: Standing) -> list[Paragraph]:
    """The paragraphs under the title, none of them of the article's text."""
    about = [safe(article.outlet), when(article.published or article.first_seen)]
    about += [f"by {safe(article.author)}"] if article.author else []
    about += ["sample"] if article.sample else []
    star = [Piece("★ ", ACCENT)] if standing.bookmarked else []
    return [
        [*star, Piece(" · ".join(part for part in about if part), QUIET)],
        *_versions(article, standing),
        *_story(standing),
        reading_words(claims, standing),
    ]


def when(moment: datetime) -> str:
    """A moment as a reader writes it, in local time."""
    local = moment.astimezone()
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


def _versions(article: Article, standing: Standing) -> list[Paragraph]:
    if standing.edited is not None:
        others = f", {key('earlier-version')} and {key('later-version')} other edits" if article.versions > 2 else ""
        said = f"{standing.edited.words}; {key('edits')} shows the text again{others}"
        return [[Piece("∆ ", ACCENT), Piece(said, Face(Tone.ACCENT))]]
    number = article.version.number
    if standing.newest is not None:
        seen = when(article.version.seen)
        edit = "the edit that made it" if number > 1 else "what was edited"
        ways = f"{key('versions')} shows the others, {key('edits')} {edit}"
        said = f"version {number} of {article.versions}, as it was on {seen}; {ways}"
        return [[Piece("◷ ", ACCENT), Piece(said, Face(Tone.ACCENT))]]
    if standing.changed:
        said = f"changed since you read it, on {when(article.version.seen)}; {key('edits')} shows what was edited"
        return [[Piece("∆ ", ACCENT), Piece(said, Face(Tone.ACCENT))]]
    if article.versions > 1:
        last = f"{article.versions} versions, the last of {when(article.version.seen)}"
        said = f"∆ edited: {last}; {key('edits')} shows the edit"
        return [[Piece(said, QUIET)]]
    return []


def _story(standing: Standing) -> list[Paragraph]:
    """Who else tells of the same event."""
    story = standing.story
    if story is None:
        return []
    names = [safe(outlet) for outlet in story.outlets]
    among = ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
    tell = (
        f"{len(names)} outlets tell this story: {among}" if len(names) > 1 else f"{story.size} articles tell this story"
    )
    printed = f"; {story.texts} different texts" if story.texts < len(story.articles) else ""
    ways = f"{key('next-in-story')} goes to the next, {key('story')} says why"
    return [[Piece(f"{tell}{printed}; {ways}", QUIET)]]


def reading_words(claims: Sequence[KeptClaim], standing: Standing) -> Paragraph:
    """How far the claims are read, and what was found."""
    if standing.edited is not None:
        return [Piece("only claims that the edit touched are marked", QUIET)]
    if standing.newest is not None:
        return [Piece("claims are shown in the newest version", QUIET)]
    if standing.reading is ReadingState.WAITING:
        return [Piece("… ", ACCENT), Piece("claims are being read…", QUIET)]
    if standing.reading is ReadingState.LANGUAGE:
        language = name_of(standing.language) or "this language"
        return [Piece("∅ ", ACCENT), Piece(f"claims are not read in {language}", QUIET)]
    if not claims:
        return [Piece("no claims were found", QUIET)]
    contested = sum(bool(kept.dispute_ids) for kept in claims)
    number = f"{len(claims)} claim{'s' * (len(claims) != 1)}"
    if not contested:
        return [Piece(f"{number}, none contested", QUIET)]
    return [Piece(f"{number}, ", QUIET), Piece(f"{contested} contested !", ACCENT)]
