"""An article that was edited: word by word, claim by claim, from version to version; with colours and without."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest

from claimreader.records import Act, Claim, Reading
from storage import Store
from tests.builders import NOW, a_claim, a_document, a_feed, a_reading, an_entry, kept
from tests.screens import FakeReads, OnScreen, opened, press, settled, until, words_of, words_on
from tui.app import ClaimReader
from tui.drawn import plain
from tui.screens.article import ArticleScreen
from tui.widgets.sheet import Sheet

Make = Callable[..., ClaimReader]
WIDE, COMMON = (120, 40), (80, 24)
FIRST = ("The ministry said that 20 people were killed on Monday.", "Traffic goes on.")
SECOND = ("The ministry alleged that at least 20 people may have been killed on Monday.", "Traffic goes on.")
THIRD = (*SECOND, "The port denied that its gates were open.")


def claims_in(text: str) -> list[Claim]:
    """What is claimed in each of the versions."""
    wanted = [
        ("that 20 people were killed", "said", Act.ASSERT, "Ministry"),
        ("that at least 20 people may have been killed", "alleged", Act.ACCUSE, "Ministry"),
        ("that its gates were open", "denied", Act.DENY, "Port"),
    ]
    return [a_claim(text, said, cue=cue, act=act, parties=[party]) for said, cue, act, party in wanted if said in text]


def reading_of(text: str) -> Reading:
    return a_reading(text, claims_in(text))


class Edited(NamedTuple):
    """An article with three versions."""

    id: int


def publish(store: Store, hours: int, *paragraphs: str, read: bool = True) -> int:
    """Publish a version of the article, and have it read; the article's number."""
    feed = a_feed(store, "https://gazette.example/feed", "River Gazette")
    document = a_document(*paragraphs, title="Attack on the port")
    entry = an_entry("a", "Attack on the port", document=document)
    kept(store, feed, entry, now=NOW + timedelta(hours=hours))
    article_id = store.known(feed.id, ["a"])["a"].article_id
    if read:
        store.keep_reading(store.article(article_id).version.id, reading_of(document.text))
    return article_id


@pytest.fixture
def edited(store: Store) -> Edited:
    """An article that was edited twice: once softened, once with a denial."""
    article = publish(store, -3, *FIRST)
    store.mark_read([article])
    publish(store, -2, *SECOND)
    return Edited(publish(store, -1, *THIRD))


def words_in(sheet: Sheet) -> str:
    """All that a page says, every run of white space as one space."""
    return " ".join(" ".join(plain(sheet.line(y)) for y in range(sheet.line_count)).split())


async def article_on(pilot: OnScreen, article: int) -> ArticleScreen:
    """The article on its own screen."""
    pilot.app.open_article(article)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ArticleScreen)
    return screen


@pytest.mark.parametrize("size", [WIDE, COMMON])
async def test_what_was_edited_since_it_was_read(app: Make, edited: Edited, size: tuple[int, int]) -> None:
    async with opened(app(), size) as pilot:
        screen = await article_on(pilot, edited.id)
        assert "∆ since version 1: 1 softened, 1 new denial; V shows it" in words_in(screen.parties_pane)
        await press(pilot, "V")
        text, pane = words_in(screen.article_text), words_in(screen.parties_pane)
        assert "from version 1 to 3" in text and "14 words added, 2 removed" in text
        assert "The ministry −said +alleged M▽ that +at least 20 people −were +may have been killed on Monday." in text
        assert "+The port denied P×+ that its gates were open." in text
        assert "claims: 1 softened, 1 new denial" in pane
        assert "▽ softened: alleged that at least 20 people may have been killed" in pane
        assert "was: said “that 20 people were killed”" in pane
        assert "“said” is now “alleged”; now with “at least” and “may”" in pane
        assert "+× new denial: denies that its gates were open" in pane
        await press(pilot, "V")
        text = words_in(screen.article_text)
        assert "The ministry alleged M that at least 20 people" in text and "−said" not in text


async def test_back_closes_the_edit_and_not_the_program(app: Make, edited: Edited) -> None:
    async with opened(app(), WIDE) as pilot:
        text = pilot.app.home.article_text
        await until(pilot, lambda: "The ministry alleged" in words_in(text))
        await press(pilot, "V")
        await until(pilot, lambda: "from version 1 to 3" in words_in(text))
        await press(pilot, "q")
        assert pilot.app.return_code is None
        await until(pilot, lambda: "from version" not in words_in(text) and "The ministry alleged" in words_in(text))
        await pilot.press("q")
        assert pilot.app.return_code == 0


async def test_back_leads_from_an_earlier_version_to_the_article(app: Make, edited: Edited) -> None:
    async with opened(app(), WIDE) as pilot:
        text = pilot.app.home.article_text
        await until(pilot, lambda: "The ministry alleged" in words_in(text))
        await press(pilot, "comma", "comma")
        await until(pilot, lambda: "version 1 of 3" in words_in(text))
        await press(pilot, "full_stop", "V")
        await until(pilot, lambda: "from version 1 to 2" in words_in(text))
        await press(pilot, "q")
        await until(pilot, lambda: "version 2 of 3" in words_in(text))
        await press(pilot, "q")
        await until(pilot, lambda: "version 2 of 3" not in words_in(text) and "The port denied" in words_in(text))
        assert pilot.app.return_code is None
        await pilot.press("q")
        assert pilot.app.return_code == 0


@pytest.mark.parametrize("key", ["comma", "V"])
async def test_back_waits_for_the_version_that_it_is_to_lead_from(app: Make, edited: Edited, key: str) -> None:
    async with opened(app(), WIDE, hurried=True) as pilot:
        text = pilot.app.home.article_text
        await until(pilot, lambda: "The ministry alleged" in words_in(text))
        await pilot.press(key, "q")
        await settled(pilot)
        assert pilot.app.return_code is None, "q led back, and not out"
        await until(pilot, lambda: "version" not in words_in(text) and "The port denied" in words_in(text))


async def test_keys_walk_from_edit_to_edit(app: Make, edited: Edited) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await article_on(pilot, edited.id)
        await press(pilot, "V", "comma")
        assert "from version 2 to 3" in words_in(screen.article_text)
        assert "softened" not in words_in(screen.parties_pane)
        await press(pilot, "comma")
        assert "from version 1 to 2" in words_in(screen.article_text)
        assert "new denial" not in words_in(screen.parties_pane)
        await press(pilot, "comma")
        assert "there is no edit before this one" in words_on(pilot.app)
        await press(pilot, "full_stop", "full_stop")
        assert "there is no edit after this one" in words_on(pilot.app)


async def test_keys_walk_from_version_to_version(app: Make, edited: Edited) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await article_on(pilot, edited.id)
        await press(pilot, "comma")
        assert "version 2 of 3" in words_in(screen.article_text)
        await press(pilot, "comma", "comma")
        assert "version 1 of 3" in words_in(screen.article_text)
        assert "this is the oldest version" in words_on(pilot.app)
        await press(pilot, "full_stop")
        assert "version 2 of 3" in words_in(screen.article_text)
        await press(pilot, "V")
        assert "from version 1 to 2" in words_in(screen.article_text), "the edit that made the version that is shown"
        await press(pilot, "V", "full_stop")
        assert "The port denied P× that its gates" in words_in(screen.article_text)
        await press(pilot, "full_stop")
        assert "this is the newest version" in words_on(pilot.app)


async def test_claims_that_the_edit_touched_are_gone_through_by_keyboard(app: Make, edited: Edited) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await article_on(pilot, edited.id)
        await press(pilot, "V", "]")
        assert screen.claim is not None and screen.claim.words == "that at least 20 people may have been killed"
        await press(pilot, "]")
        assert screen.claim is not None and screen.claim.claim.act is Act.DENY
        assert screen.parties_pane.chosen == screen.article_text.chosen == screen.claim.id


async def test_without_colours_both_ends_of_an_edit_are_marked(
    app: Make, edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(app(), WIDE) as pilot:
        screen = await article_on(pilot, edited.id)
        await press(pilot, "V")
        shown = words_in(screen.article_text)
        assert "The ministry [−said] [+alleged] M▽ that [+at least] 20 people [−were] [+may have been] killed" in shown


async def test_an_article_that_was_not_edited_says_so(app: Make, store: Store) -> None:
    article = publish(store, -1, *FIRST)
    async with opened(app(), WIDE) as pilot:
        await article_on(pilot, article)
        for key in ("V", "comma", "full_stop"):
            await press(pilot, key)
            assert "this article has not been edited" in words_on(pilot.app)


async def test_a_version_that_nobody_has_read_is_read_when_it_is_compared(
    app: Make, store: Store, reads: FakeReads
) -> None:
    article = publish(store, -3, *FIRST, read=False)
    publish(store, -2, *SECOND)
    text = store.versions(article)[0].document.text
    async with opened(app(), WIDE) as pilot:
        screen = await article_on(pilot, article)
        await press(pilot, "V")
        assert "claims of both versions are being read" in words_in(screen.parties_pane)
        assert "−said +alleged" in words_in(screen.article_text), "the words do not wait for the claims"
        reads.answers[text] = reading_of(text)
        await until(pilot, lambda: "claims: 1 softened" in words_of(screen.parties_pane))


async def test_a_withdrawn_article_shows_what_is_gone(app: Make, store: Store) -> None:
    article = publish(store, -3, *FIRST)
    publish(store, -2, "This article has been withdrawn.")
    async with opened(app(), WIDE) as pilot:
        screen = await article_on(pilot, article)
        await press(pilot, "V")
        assert "− gone: says that 20 people were killed" in words_in(screen.parties_pane)
        assert "M− that 20 people were killed" in words_in(screen.article_text)


async def test_a_page_fetched_for_a_teaser_is_not_told_as_an_edit(app: Make, store: Store) -> None:
    article = publish(store, -3, *FIRST)
    store.keep_full_text(article, a_document(*THIRD, title="Attack on the port"), NOW)
    version = store.article(article).version
    store.keep_reading(version.id, reading_of(version.document.text))
    async with opened(app(), WIDE) as pilot:
        screen = await article_on(pilot, article)
        assert "∆ since version" not in words_in(screen.parties_pane)
        await press(pilot, "V")
        assert "not all of this was edited" in words_in(screen.parties_pane)
