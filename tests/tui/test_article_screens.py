"""Journeys through articles, disputes, parties and bookmarks, by keyboard and mouse, on a real store."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from claimreader.config import ClaimsConfig, Config, RefreshConfig
from claimreader.errors import FetchError
from claimreader.records import Act, BookmarkKind, KnownParty, Reason
from storage import Store
from tests.builders import (
    NOW,
    a_claim,
    a_dispute,
    a_document,
    a_feed,
    a_reading,
    an_entry,
    an_outcome,
    an_update,
    kept,
)
from tests.screens import FakeReads, line_with, opened, press, settled, text_of, until, words_on
from tui.app import ClaimReader
from tui.drawn import plain
from tui.screens.article import ArticleScreen
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.dispute import DisputeScreen
from tui.screens.disputes import DisputesScreen
from tui.screens.note import NoteScreen
from tui.screens.parties import PartiesScreen
from tui.screens.party import PartyScreen
from tui.widgets.sheet import Sheet

WIDE, COMMON, NARROW = (120, 40), (80, 24), (60, 20)
QUIET = RefreshConfig(on_start=False, every=0)
PARAGRAPHS = (
    "The city said that the bridge was safe when it opened.",
    "The engineers’ union denied that its members had signed the report. The port said that traffic would go on.",
    "It is believed that the river will rise.",
)

Make = Callable[..., ClaimReader]


class Bridge(NamedTuple):
    """What there is to read about the bridge."""

    article: int
    dispute: int
    other: int


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours, whatever this one has."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")


@pytest.fixture
def bridge(store: Store) -> Bridge:
    """An article with a dispute in it, read; and another one before it that waits to be."""
    gazette = a_feed(store, "https://gazette.example/feed", "River Gazette")
    document = a_document(*PARAGRAPHS, title="Bridge closed")
    entry = an_entry("bridge", "Bridge closed", document=document, url="https://gazette.example/bridge")
    other = an_entry("older", "Storm warning", "A storm is coming.", published=NOW - timedelta(days=1))
    article, older = kept(store, gazette, entry, other).new
    text = document.text
    claims = [
        a_claim(text, "that the bridge was safe when it opened", source="The city", parties=["City"]),
        a_claim(
            text,
            "that its members had signed the report",
            source="The engineers’ union",
            cue="denied",
            act=Act.DENY,
            parties=["Engineers’ union"],
        ),
        a_claim(text, "that traffic would go on", source="The port", parties=["Port"], confidence=0.3),
        a_claim(text, "that the river will rise", cue="It is believed", act=Act.BELIEVE),
    ]
    why = "City: the bridge was safe; Engineers’ union: nobody signed the report."
    dispute = a_dispute((1,), (2,), proposition="The bridge was safe when it opened", why=why)
    store.keep_reading(store.article(article).version.id, a_reading(text, claims, [dispute]))
    return Bridge(article, store.dispute_rows()[0].id, older)


def at(pilot: Pilot[None]) -> Screen[object]:
    """The screen that the user is at."""
    return pilot.app.screen


def words_in(sheet: Sheet) -> str:
    """All that a page says, with its signs, every run of white space as one space."""
    return " ".join(" ".join(plain(sheet.line(y)) for y in range(sheet.line_count)).split())


async def open_article(pilot: Pilot[None], bridge: Bridge, claim: int | None = None) -> ArticleScreen:
    """The article on its own screen."""
    app = pilot.app
    assert isinstance(app, ClaimReader)
    app.open_article(bridge.article, claim)
    await settled(pilot)
    screen = app.screen
    assert isinstance(screen, ArticleScreen)
    return screen


# ------------------------------------------------------------------------------------- the article


@pytest.mark.parametrize("size", [WIDE, COMMON])
async def test_an_article_shows_its_claims_and_its_parties(app: Make, bridge: Bridge, size: tuple[int, int]) -> None:
    async with opened(app(), size) as pilot:
        await open_article(pilot, bridge)
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        text, pane = words_in(screen.article_text), words_in(screen.parties_pane)
        assert text.startswith("Bridge closed River Gazette · Sat 14 Mar 2026, 08:26 3 claims, 2 contested !")
        assert "said C! that the bridge was safe when it opened." in text and "denied E×! that its members" in text
        assert "– that the river will rise" in text and "The port said that traffic would go on." in text
        assert "C City 1 say ! says that the bridge was safe" in pane and "Port" not in pane
        assert "disputed: Engineers’ union" in pane and "believes that the river will rise" in pane
        shown = text_of(pilot.app)
        assert "C!\u00a0that the bridge" in shown and "×! denies" in shown


async def test_keys_go_from_claim_to_claim_and_from_there_to_the_dispute_and_back(app: Make, bridge: Bridge) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        await press(pilot, "]")
        first = screen.chosen
        assert screen.claim and screen.claim.words.startswith("that the bridge")
        await press(pilot, "}")
        assert screen.claim and screen.claim.words.startswith("that its members")
        await press(pilot, "(")
        assert screen.chosen == first == screen.parties_pane.chosen == screen.article_text.chosen
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, DisputeScreen) and "why: City: the bridge was safe" in words_on(pilot.app)
        await press(pilot, "q")
        assert at(pilot) is screen and screen.chosen == first
        await press(pilot, "escape")
        assert at(pilot) is screen and screen.chosen is None
        await press(pilot, "escape")
        assert at(pilot) is pilot.app.home


@pytest.mark.parametrize("many", [0, 1000], ids=["built aside", "built at once"])
async def test_the_pane_leads_to_the_text_and_enter_to_the_dispute(
    app: Make, bridge: Bridge, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.parties_pane.MANY", many)
    async with opened(app(), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        await press(pilot, "tab", "j", "j")
        assert screen.focused is screen.parties_pane
        assert screen.claim and screen.claim.words.startswith("that its members")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DisputeScreen)


async def test_clicking_a_claim_chooses_it_and_again_opens_its_dispute(app: Make, bridge: Bridge) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        rows = screen.article_text.lines_of(screen.article_text.claims[0].id)
        line = text_of(pilot.app).splitlines()[screen.article_text.content_region.y + rows.start]
        place = (line.index("that the bridge"), screen.article_text.content_region.y + rows.start)
        await pilot.click(offset=place)
        await settled(pilot)
        assert screen.chosen == screen.article_text.claims[0].id
        await pilot.pause(0.5)
        await pilot.click(offset=place)
        await settled(pilot)
        assert isinstance(pilot.app.screen, DisputeScreen)


async def test_what_cannot_be_done_is_said(app: Make, bridge: Bridge) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        await press(pilot, "]", "[")
        assert "there is no claim before this one" in words_on(pilot.app)
        await press(pilot, "]", "]", "]")
        assert "there is no claim after this one" in words_on(pilot.app)
        assert screen.claim and not screen.claim.claim.parties


async def test_doubtful_claims_are_shown_when_asked_for(app: Make, bridge: Bridge) -> None:
    doubting = Config(refresh=QUIET, starters=(), claims=ClaimsConfig(threshold=0.5, show_doubtful=True))
    async with opened(app(doubting), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        assert "said P? that traffic would go on." in words_in(screen.article_text)
        assert "? says that traffic would go on" in words_in(screen.parties_pane)


async def test_a_partys_colour_from_the_configuration(app: Make, bridge: Bridge) -> None:
    config = Config(refresh=QUIET, starters=(), parties=(KnownParty("City", colour="#12ab34"),))
    async with opened(app(config), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        inks = {
            str(segment.style.bgcolor.get_truecolor().hex)
            for y in range(screen.article_text.size.height)
            for segment in screen.article_text.render_line(y)
            if segment.style and segment.style.bgcolor and segment.text.startswith("C!")
        }
        assert inks == {"#12ab34"}


async def test_in_one_column_c_goes_to_the_parties_and_q_back_to_the_text(app: Make, bridge: Bridge) -> None:
    async with opened(app(), NARROW) as pilot:
        screen = await open_article(pilot, bridge)
        assert not screen.parties_pane.display and screen.article_text.display
        await press(pilot, "c")
        assert screen.parties_pane.display and not screen.article_text.display
        assert "denies that its members" in words_on(pilot.app)
        await press(pilot, "q")
        assert screen.article_text.display and at(pilot) is screen
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        await press(pilot, "c")
        assert not screen.parties_pane.display
        await press(pilot, "c")
        assert screen.parties_pane.display


async def test_marks_appear_when_claims_are_read(app: Make, store: Store, reads: FakeReads, bridge: Bridge) -> None:
    text = store.article(bridge.other).version.document.text
    async with opened(app(), WIDE) as pilot:
        pilot.app.open_article(bridge.other)
        await settled(pilot)
        assert "claims are being read…" in words_on(pilot.app)
        await press(pilot, ")")
        assert "still being read" in words_on(pilot.app)
        claim = a_claim(text, "A storm is coming", parties=["Met office"])
        reads.answers[text] = a_reading(text, [claim])
        await until(pilot, lambda: "1 claim, none contested" in words_on(pilot.app))
        assert "Met office" in words_on(pilot.app) and "M A storm is coming" in words_on(pilot.app)


async def test_reading_an_article_marks_it(app: Make, store: Store, bridge: Bridge) -> None:
    async with opened(app(), COMMON) as pilot:
        await open_article(pilot, bridge)
        await until(pilot, lambda: store.article(bridge.article).read)


async def test_reading_on_goes_to_the_next_unread(app: Make, bridge: Bridge) -> None:
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ArticleScreen) and "Bridge closed" in text_of(pilot.app)
        await press(pilot, "n")
        await until(pilot, lambda: "Storm warning" in text_of(pilot.app))
        await press(pilot, "q")
        assert pilot.app.home.article_at == bridge.other


async def test_space_scrolls_and_at_the_end_reads_on(app: Make, bridge: Bridge) -> None:
    async with opened(app(), (80, 12)) as pilot:
        await press(pilot, "enter")
        await press(pilot, "space")
        assert "the river will rise" in words_on(pilot.app)
        for _ in range(4):
            await press(pilot, "space")
        await until(pilot, lambda: "Storm warning" in text_of(pilot.app))


async def test_copying_a_quotation_and_opening_the_page(
    app: Make, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_links: list[str] = []
    monkeypatch.setattr("tui.opener.open_link", lambda url, *_: opened_links.append(url))
    async with opened(app(), WIDE) as pilot:
        await open_article(pilot, bridge)
        await press(pilot, "o", "y")
        assert opened_links == ["https://gazette.example/bridge"]
        assert pilot.app.clipboard == "https://gazette.example/bridge"
        await press(pilot, "]", "y")
        assert pilot.app.clipboard == (
            "“that the bridge was safe when it opened” — The city (City), River Gazette, 14 March 2026, "
            "https://gazette.example/bridge"
        )


# ------------------------------------------------------------------------------ versions, full text


def edit(store: Store, bridge: Bridge) -> None:
    """A second version of the article, after it was read."""
    store.mark_read([bridge.article], undoable=False)
    entry = an_entry("bridge", "Bridge closed", "The bridge is open again.", url="https://gazette.example/bridge")
    feed = store.feed_by_url("https://gazette.example/feed")
    assert feed
    store.keep(feed.id, an_outcome(feed), [an_update(entry, Reason.EDITED)], NOW + timedelta(hours=1))


async def test_earlier_versions(app: Make, store: Store, bridge: Bridge) -> None:
    edit(store, bridge)
    async with opened(app(), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        assert "open again" in words_on(pilot.app) and "∆ changed since you read it" in words_on(pilot.app)
        await press(pilot, "v")
        assert "newest" in words_on(pilot.app)
        await press(pilot, "j", "enter")
        assert "The city said that the bridge was safe" in words_on(pilot.app)
        assert "version 1 of 2" in words_on(pilot.app)
        assert "claims are shown in the newest version" in words_on(pilot.app)
        await press(pilot, "v", "k", "enter")
        assert "open again" in words_on(pilot.app) and screen.opened and screen.opened.standing.newest is None
        assert not store.rows([bridge.article])[0].changed


async def test_one_version_only(app: Make, bridge: Bridge) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await open_article(pilot, bridge)
        await press(pilot, "v")
        assert "there is only one version" in words_on(pilot.app) and at(pilot) is screen


async def test_the_whole_text_is_fetched_and_a_failure_is_said(app: Make, store: Store, bridge: Bridge) -> None:
    fails = True

    async def pages(article_id: int) -> bool:
        if fails:
            raise FetchError("gazette.example answered 404", "https://gazette.example/bridge")
        return store.keep_full_text(article_id, a_document("The whole story.", title="Bridge closed"), NOW)

    async with opened(app(pages=pages), WIDE) as pilot:
        await open_article(pilot, bridge)
        await press(pilot, "x")
        await until(pilot, lambda: "gazette.example answered 404" in words_on(pilot.app))
        assert "The city said" in words_on(pilot.app)
        fails = False
        await press(pilot, "x")
        await until(pilot, lambda: "The whole story." in words_on(pilot.app))


# --------------------------------------------------------------------------------------- disputes


async def test_disputes_lead_to_both_sides_and_to_the_articles(app: Make, bridge: Bridge) -> None:
    async with opened(app(), WIDE) as pilot:
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, DisputesScreen)
        words = words_on(pilot.app)
        assert "The bridge was safe when it opened" in words and "denial · 2 claims · 1 outlet" in words
        assert "C City E Engineers’ union" in words and "denies that its members had signed" in words
        await press(pilot, "enter", "j", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        assert screen.claim and screen.claim.words == "that the bridge was safe when it opened"
        await press(pilot, "q", "q", "q")
        assert at(pilot) is pilot.app.home


async def test_following_a_dispute(app: Make, store: Store, bridge: Bridge) -> None:
    async with opened(app(), COMMON) as pilot:
        pilot.app.open_dispute(bridge.dispute)
        await settled(pilot)
        await press(pilot, "b")
        assert "★ The bridge was safe" in words_on(pilot.app)
        [one] = store.bookmarks()
        assert (one.kind, one.dispute_id) == (BookmarkKind.DISPUTE, bridge.dispute)
        await press(pilot, "b")
        assert not store.bookmarks() and "★" not in words_on(pilot.app)
        await press(pilot, "U")
        assert store.bookmarks() and "★ The bridge was safe" in words_on(pilot.app)


async def test_a_dispute_that_is_gone_says_so(app: Make, bridge: Bridge) -> None:
    async with opened(app(), COMMON) as pilot:
        pilot.app.open_dispute(bridge.dispute + 5)
        await settled(pilot)
        assert "This dispute is not there any more" in words_on(pilot.app)
        await press(pilot, "b", "w", "enter", "j", "q")
        assert at(pilot) is pilot.app.home


SEVEN_MATTERS = (
    ("pier", "that the pier was safe", "it was"),
    ("ferry", "that the ferry had left at noon", "its departure"),
    ("crane", "that a crane had toppled in the gale", "this fall"),
    ("wages", "that wages would rise by a tenth", "any increase"),
    ("oil", "that no oil had leaked from the tanker", "that everything stayed clean"),
    ("customs", "that customs officers took bribes", "corruption among them"),
    ("lighthouse", "that the lighthouse keeper had resigned", "a resignation"),
)
"""What each is about, what the port says of it, and what the union denies."""


async def test_many_disputes_are_looked_up_by_the_page(
    app: Make, store: Store, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.disputes.PAGE", 2)
    feed = a_feed(store)
    for what, port, union in SEVEN_MATTERS:
        text = f"The port said {port}. The union denied {union}."
        [article] = kept(store, feed, an_entry(what, f"News of the {what}", text)).new
        whole = store.article(article).version.document.text
        claims = [
            a_claim(whole, port, parties=["Port"]),
            a_claim(whole, union, cue="denied", act=Act.DENY, parties=["Union"]),
        ]
        reading = a_reading(whole, claims, [a_dispute(proposition=f"It is so with the {what}")])
        store.keep_reading(store.article(article).version.id, reading)
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "D")
        screen = pilot.app.screen
        assert isinstance(screen, DisputesScreen)
        for _ in range(9):
            await press(pilot, "j")
        assert screen.dispute_list.count == 8 and screen.complete
        assert screen.dispute_list.cursor == 7


# ---------------------------------------------------------------------------------------- parties


async def test_a_party_goes_by_the_name_that_the_configuration_gives_it(app: Make, bridge: Bridge) -> None:
    config = Config(
        parties=(KnownParty("Builders", ("Engineers’ union",)),), refresh=RefreshConfig(on_start=False, every=0)
    )
    async with opened(app(config), COMMON) as pilot:
        await press(pilot, "P")
        await until(pilot, lambda: "Builders" in words_on(pilot.app))
        assert "Engineers’ union" not in words_on(pilot.app)


async def test_parties_and_all_that_one_has_said(app: Make, bridge: Bridge) -> None:
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, PartiesScreen)
        assert line_with(pilot.app, "C  City").split()[3:6] == ["1", "1!", "1h"], "one claim, no denial, contested"
        names = [row.name for row in pilot.app.screen.party_list.rows]
        await press(pilot, *["j"] * names.index("Engineers’ union"))
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PartyScreen) and screen.party == "Engineers’ union"
        assert "×! denies that its members had signed the report" in words_on(pilot.app)
        await press(pilot, "f")
        assert "only what it says" in words_on(pilot.app) and "Nothing of that." in words_on(pilot.app)
        await press(pilot, "f", "j", "enter")
        assert isinstance(pilot.app.screen, ArticleScreen) and pilot.app.screen.claim


async def test_a_party_with_much_to_say_is_looked_up_by_the_page(
    app: Make, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.party.PAGE", 5)
    monkeypatch.setattr("tui.screens.party.ENOUGH", 5)
    text = " ".join(f"The port said that pier {number} was safe." for number in range(30))
    [article] = kept(store, a_feed(store), an_entry("p", "Piers", text)).new
    whole = store.article(article).version.document.text
    claims = [a_claim(whole, f"that pier {number} was safe", parties=["Port"]) for number in range(30)]
    store.keep_reading(store.article(article).version.id, a_reading(whole, claims))
    async with opened(app(), (80, 12)) as pilot:
        pilot.app.open_party("Port")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, PartyScreen) and 5 <= len(screen.said.claims) < 30
        for _ in range(7):
            await press(pilot, *["j"] * 5)
        assert len(screen.said.claims) == 30 and screen.said.complete
        assert screen.claim and "that pier 29 was safe" in words_on(pilot.app)


# -------------------------------------------------------------------------------------- bookmarks


async def test_bookmarks_with_notes_and_tags_and_taking_back(app: Make, store: Store, bridge: Bridge) -> None:
    async with opened(app(), WIDE) as pilot:
        await open_article(pilot, bridge)
        await press(pilot, "b", "]", "b")
        assert [one.kind for one in store.bookmarks()] == [BookmarkKind.CLAIM, BookmarkKind.ARTICLE]
        await press(pilot, "q", "B")
        assert isinstance(pilot.app.screen, BookmarksScreen)
        assert "“that the bridge was safe when it opened”" in words_on(pilot.app)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, NoteScreen)
        pilot.app.screen.note.value, pilot.app.screen.tags.value = "ask", "city #law"
        await press(pilot, "enter")
        assert store.bookmarks()[0].note == "ask" and store.bookmarks()[0].tags == ("city", "law")
        assert "#city #law" in words_on(pilot.app)
        await press(pilot, "b")
        assert len(store.bookmarks()) == 1 and "“that the bridge" not in words_on(pilot.app)
        await press(pilot, "U")
        assert len(store.bookmarks()) == 2 and "#city #law" in words_on(pilot.app)
        await press(pilot, "g", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen) and screen.claim


async def test_a_bookmark_that_moved_says_so_until_it_is_looked_at(app: Make, store: Store, bridge: Bridge) -> None:
    store.bookmark_dispute(bridge.dispute)
    edit(store, bridge)
    version = store.article(bridge.article).version
    store.keep_reading(version.id, a_reading(version.document.text))
    assert store.bookmarks()[0].news
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "B")
        assert "● The bridge was safe" in words_on(pilot.app)
        assert "no longer in the article: City “that the bridge was safe when it open" in words_on(pilot.app)
        await press(pilot, "enter", "q")
        await until(pilot, lambda: "★ The bridge was safe" in words_on(pilot.app))
        assert "· no longer in the article" in words_on(pilot.app)
        assert not store.bookmarks()[0].news


async def test_every_screen_stands_any_size(app: Make, bridge: Bridge) -> None:
    async with opened(app(), COMMON) as pilot:
        for keys in (("D", "enter"), ("j", "enter"), ("q", "q", "q", "P", "enter"), ("q", "q", "B")):
            await press(pilot, *keys)
            for size in ((40, 10), (20, 5), COMMON):
                await pilot.resize_terminal(*size)
                await settled(pilot)
                assert ("too small" in words_on(pilot.app)) == (size == (20, 5))
                assert max(map(len, text_of(pilot.app).splitlines())) <= size[0]


HOSTILE = "\x1b]2;owned\x07 \u202edesrever\u2066 [red]x[/] [/y] [@click=app.quit]z[/] \x9b2J"


async def test_what_comes_from_outside_is_drawn_and_never_obeyed(app: Make, store: Store) -> None:
    text = f"The city {HOSTILE} said that the bridge was safe {HOSTILE}. The union denied it {HOSTILE}."
    entry = an_entry("h", f"Title {HOSTILE}", document=a_document(text, title=f"Title {HOSTILE}"), author=HOSTILE)
    [article] = kept(store, a_feed(store, title=f"Outlet {HOSTILE}"), entry).new
    whole = store.article(article).version.document.text
    claims = [
        a_claim(
            whole, f"that the bridge was safe {HOSTILE}", source=f"The city {HOSTILE}", parties=[f"City {HOSTILE}"]
        ),
        a_claim(whole, f"it {HOSTILE}", cue="denied", act=Act.DENY, parties=[f"Union {HOSTILE}"], speaker=HOSTILE),
    ]
    dispute = a_dispute(proposition=f"It was safe {HOSTILE}", why=HOSTILE)
    store.keep_reading(store.article(article).version.id, a_reading(whole, claims, [dispute]))
    bookmark = store.bookmark_dispute(store.dispute_rows()[0].id)
    store.annotate(bookmark.id, HOSTILE, [HOSTILE])
    store.bookmark_claim(store.claims(article)[0].id)
    async with opened(app(), WIDE) as pilot:
        for keys in (
            ("tab", "]"),
            ("D",),
            ("enter", "j"),
            ("enter",),
            ("q", "q", "q", "P"),
            ("enter", "j"),
            ("q", "q", "B"),
            ("e",),
        ):
            await press(pilot, *keys)
            shown = text_of(pilot.app)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
            assert "[red]x[/]" in shown


async def test_nothing_is_there_yet(app: Make, tmp_path: Path) -> None:
    async with opened(app(), COMMON) as pilot:
        for key in "DPB":
            await press(pilot, key, "enter", "j", "b", "q")
            assert at(pilot) is pilot.app.home
