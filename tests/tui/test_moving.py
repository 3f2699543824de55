"""A bookmark that moves: the home screen says so, and one key goes to what is new."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimreader.bookmarked import written
from claimreader.evidence import Format
from claimreader.records import Act, Bookmark, BookmarkKind, Feed
from storage import Store
from tests.across import Told, dispute_across
from tests.bridge import DENIED, REJECTED, SOFTENED, claims_of, publish
from tests.builders import NOW, a_dispute, a_feed, a_reading
from tests.screens import line_with, opened, press, settled, text_of, until, words_of, words_on
from tui.app import ClaimReader
from tui.drawn import plain
from tui.reading import ClaimsRead
from tui.screens.article import ArticleScreen
from tui.screens.bookmarks import BookmarkList, BookmarksScreen
from tui.screens.dispute import DisputeScreen
from tui.widgets.claim_sheet import ClaimSheet

Make = Callable[..., ClaimReader]
WIDE, COMMON = (120, 40), (80, 24)


@pytest.fixture
def gazette(store: Store) -> Feed:
    """The outlet."""
    return a_feed(store, "https://gazette.example/feed", "River Gazette")


@pytest.fixture
def dispute(store: Store, gazette: Feed) -> int:
    """A bookmark on a dispute that has got a denial since."""
    publish(store, DENIED, feed=gazette)
    bookmark = store.bookmark_dispute(store.dispute_rows()[0].id)
    publish(store, REJECTED, feed=gazette)
    return bookmark.id


@pytest.mark.parametrize("size", [WIDE, COMMON])
async def test_one_key_opens_the_dispute_at_the_new_claim(
    app: Make, store: Store, dispute: int, size: tuple[int, int]
) -> None:
    async with opened(app(), size) as pilot:
        await settled(pilot)
        assert "● a bookmark has moved: * goes to what is new" in words_on(pilot.app)
        assert "● Bookmarks 1 of 1" in " ".join(line_with(pilot.app, "Bookmarks").split())
        await press(pilot, "asterisk")
        screen = pilot.app.screen
        assert isinstance(screen, DisputeScreen)
        assert screen.claim is not None and screen.claim.words == "that it had been safe"
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is pilot.app.home
        assert "●" not in line_with(pilot.app, "Bookmarks") and not store.bookmarks()[0].news
        await press(pilot, "asterisk")
        assert "no bookmark has moved since you looked" in words_on(pilot.app)


def marked(app: ClaimReader) -> list[str]:
    """The lines of the dispute that carry the sign of what is new."""
    return [" ".join(line.strip("│ ").split()) for line in text_of(app).splitlines() if "●" in line]


@pytest.mark.parametrize("colours", [True, False])
@pytest.mark.parametrize("way", ["asterisk", "D enter", "B enter"])
async def test_a_dispute_marks_what_is_new_in_it_since_the_user_looked(
    app: Make, store: Store, dispute: int, way: str, colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    async with opened(app(), COMMON) as pilot:
        await press(pilot, *way.split())
        await until(pilot, lambda: "1 new since you looked" in words_on(pilot.app))
        new = ["● 1 new since you looked", "●≠ rejects that it had been safe"]
        await until(pilot, lambda: marked(pilot.app) == new)  # and what was said on the first screen is gone
        page = "\n".join(plain(line) for line in pilot.app.screen.query_one(ClaimSheet).view.lines)
        assert page.count("09:26 · new") == 1, "its place says so, too"
        await press(pilot, "q", "D", "enter")
        await until(pilot, lambda: "that it had been safe" in words_on(pilot.app))
        assert "new since" not in words_on(pilot.app) and not marked(pilot.app), "now the user has seen it"


async def test_what_comes_while_the_dispute_is_looked_at_is_marked_too(
    app: Make, store: Store, gazette: Feed, dispute: int
) -> None:
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "asterisk")
        await until(pilot, lambda: "1 new since you looked" in words_on(pilot.app))
        publish(store, f"{REJECTED} The port counted that 30 bolts were loose.", feed=gazette)
        pilot.app.post_message(ClaimsRead(0, 0))
        await until(pilot, lambda: "2 new since you looked" in words_on(pilot.app))
        await until(pilot, lambda: not store.bookmarks()[0].news)


async def test_what_is_gone_from_a_dispute_is_told_in_it(app: Make, store: Store, gazette: Feed, dispute: int) -> None:
    publish(store, "The mayor said the bridge was safe. The port rejected that it had been safe.", feed=gazette)
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "D", "enter")
        await until(pilot, lambda: "● no longer in the article: Union “that it was safe”" in words_on(pilot.app))


async def test_the_list_of_bookmarks_says_what_happened_and_leads_to_it(app: Make, store: Store, dispute: int) -> None:
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "B")
        assert isinstance(pilot.app.screen, BookmarksScreen)
        assert "denied by Port “that it had been safe”, River Gazette" in words_on(pilot.app)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, DisputeScreen) and screen.claim is not None and screen.claim.claim.act is Act.REJECT
        await press(pilot, "escape", "escape")
        assert "denied by Port" not in text_of(pilot.app)


async def test_a_softened_claim_is_shown_in_the_edit(app: Make, store: Store, gazette: Feed) -> None:
    article = publish(store, DENIED, feed=gazette)
    store.bookmark_claim(store.claims(article)[0].id)
    publish(store, SOFTENED, feed=gazette)
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "asterisk")
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: "−said +claimed" in words_of(screen.article_text))
        await until(pilot, lambda: "▽! softened: claimed the bridge may be safe" in words_of(screen.parties_pane))


async def test_a_claim_that_is_gone_stays_with_its_last_evidence(app: Make, store: Store, gazette: Feed) -> None:
    article = publish(store, DENIED, feed=gazette)
    store.bookmark_claim(store.claims(article)[0].id)
    publish(store, "This article has been withdrawn.", feed=gazette)
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "B")
        assert "no longer in the article: City “the bridge was safe”" in words_on(pilot.app)
        await press(pilot, "enter")
        assert "− gone: says the bridge was safe" in words_on(pilot.app)
        await press(pilot, "escape", "y")
        assert "· no longer in the article" in words_on(pilot.app)
        copied = pilot.app.clipboard
        assert "> the bridge was safe" in copied and "River Gazette" in copied and "version 1" in copied
        assert "no longer in the article" in copied


async def test_bookmarks_are_written_to_a_file(
    app: Make, store: Store, dispute: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.files.folder", lambda: tmp_path)
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "B", "w", "enter")
        text = (tmp_path / "bookmarks.md").read_text(encoding="utf-8")
        assert "- moved: denied by Port “that it had been safe”" in text and "> that it was safe" in text
        assert store.bookmarks()[0].news, "what is written out is not seen by that"


def test_the_words_that_attribute_a_claim_are_each_verbatim(store: Store, dispute: int) -> None:
    [bookmark] = store.bookmarks()
    cited = replace(bookmark.evidence[0], source="Mr Tane", cue="According to")
    text = written([replace(bookmark, evidence=(cited,))], Format.MARKDOWN, {})
    assert "— “Mr Tane”, “According to”, [" in text


# ------------------------------------------------------------------------------- what a bookmark is called


def called(store: Store, words: str, model: str) -> None:
    """Another model calls the one dispute something else, and reads the same claims."""
    version = store.article(1).version
    claims = claims_of(version.document.text)
    told = replace(a_dispute([1], list(range(2, len(claims) + 1))), proposition=words)
    store.keep_reading(version.id, a_reading(version.document.text, claims, [told], model=model))


@pytest.mark.parametrize("size", [WIDE, COMMON])
async def test_a_bookmark_keeps_the_words_under_which_it_was_made(
    app: Make, store: Store, gazette: Feed, size: tuple[int, int]
) -> None:
    publish(store, DENIED, feed=gazette)
    store.bookmark_dispute(store.dispute_rows()[0].id)
    called(store, "Safe when it opened, says the city", "two")
    async with opened(app(), size) as pilot:
        await press(pilot, "B")
        line = line_with(pilot.app, "★")
        assert "★ The bridge was safe · now: Safe when it opened, says the city" in line
        await press(pilot, "enter")
        await until(pilot, lambda: "★ Safe when it opened, says the city" in words_on(pilot.app))
        await until(pilot, lambda: "bookmarked as “The bridge was safe”" in words_on(pilot.app))
    [bookmark] = store.bookmarks()
    text = written([bookmark], Format.MARKDOWN, {})
    assert text.startswith("## The bridge was safe\n\nnow: Safe when it opened, says the city\n")
    called(store, "The bridge was safe", "three")
    assert store.bookmarks()[0].now == "", "called as it was, it has one name"


async def test_two_bookmarks_that_have_come_to_lead_to_one_dispute_are_both_kept(
    app: Make, store: Store, gazette: Feed, dispute: int
) -> None:
    first = store.bookmarks()[0]
    store.annotate(first.id, "Ask the port.", ["bridges"])
    store.remove_bookmark(first.id)
    called(store, "Safe when it opened, says the city", "two")
    store.bookmark_dispute(store.dispute_rows()[0].id)
    store.undo()
    assert len(store.bookmarks_on(dispute_id=store.dispute_rows()[0].id)) == 2
    publish(store, f"{REJECTED} The port counted that 30 bolts were loose.", feed=gazette)
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "asterisk")
        await until(pilot, lambda: not any(one.news for one in store.bookmarks()))
        await until(pilot, lambda: "bookmarked as “Safe when it opened, says the city”" in words_on(pilot.app))
        await until(pilot, lambda: "2 new since you looked" in words_on(pilot.app))
        await press(pilot, "b")
        assert "2 bookmarks lead here: B lists them, to remove one" in words_on(pilot.app)
        assert len(store.bookmarks()) == 2, "neither goes unasked"
        await press(pilot, "B")
        words = words_on(pilot.app)
        assert "dispute, the same now as “The bridge was safe”" in words and "Ask the port." in words
        assert "dispute, the same now as “Safe when it opened, says the…”" in words
        await press(pilot, "b", "q", "b")
        assert store.bookmarks() == [], "then the key is for the one that is left"
        await press(pilot, "U", "U")
        assert len(store.bookmarks()) == 2 and "Ask the port." in {one.note for one in store.bookmarks()}


async def test_a_bookmarked_dispute_names_all_outlets_that_take_part(app: Make, store: Store) -> None:
    for number, outlets in enumerate((["River Gazette"], ["River Gazette", "Evening Bell"], ["A", "B", "C", "D"])):
        said = [Told(outlet, "City", f"that bridge {number} was safe") for outlet in outlets]
        denied = [Told(outlets[0], "Union", f"that bridge {number} was safe", Act.DENY)]
        store.bookmark_dispute(dispute_across(store, said, denied, proposition=f"Bridge {number} was safe"))
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "B")
        words = words_on(pilot.app)
        assert "dispute · River Gazette · bookmarked just now" in words
        assert "dispute · 2 outlets: River Gazette, Evening Bell · bookmarked just now" in words
        assert "dispute · 4 outlets: A, B, C, D · bookmarked just now" in words


def test_a_new_name_is_shown_from_where_it_differs_when_both_are_long() -> None:
    long = "Forces had shelled the town of Belgorod from across the river, killing three people"
    assert name_beside(long, long.removesuffix(", killing three people")).endswith("· now: …across the river")
    assert "· now: …river, killing four people" in name_beside(long, long.replace("three", "four"))
    assert name_beside("Short", "Shorter") == "Short · now: Shorter"


def name_beside(title: str, now: str) -> str:
    """The first line of a bookmark that has another name now, on a common terminal."""
    made = Bookmark(1, BookmarkKind.DISPUTE, 1, title, "The Gazette", None, "", (), NOW, False, now=now)
    listed = BookmarkList(lambda: NOW, classes="pane")
    listed.show([made], {})
    return "".join(text for text, _ in listed.draw(0, 78)[0])[2:].rstrip()


async def test_where_nothing_is_bookmarked_it_is_said_and_nothing_is_offered_for_it(app: Make) -> None:
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "B")
        assert "Nothing yet: b on a dispute, a claim or an article bookmarks it." in words_on(pilot.app)
        await until(pilot, lambda: "e Note" not in words_on(pilot.app))
        await press(pilot, "e", "b", "y", "w", "enter", "q", "P")
        assert "No claims are read yet." in words_on(pilot.app)
        await press(pilot, "q", "E")
        assert "There is no feed yet: a on the first screen adds one." in words_on(pilot.app)


async def test_what_an_edit_worded_otherwise_is_marked_as_that(app: Make, store: Store, gazette: Feed) -> None:
    publish(store, DENIED, feed=gazette)
    store.bookmark_dispute(store.dispute_rows()[0].id)
    publish(store, f"{SOFTENED} The port rejected that it had been safe.", feed=gazette)
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "asterisk")
        await until(pilot, lambda: "● 1 new, 1 reworded since you looked" in words_on(pilot.app))
        page = [plain(line) for line in pilot.app.screen.query_one(ClaimSheet).view.lines]
        assert sum("· reworded" in line for line in page) == 1 == sum("· new" in line for line in page)
