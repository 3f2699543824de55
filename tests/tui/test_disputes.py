"""Journeys through disputes between outlets: both sides, the way to every article, lists, files, and odd disputes."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.screen import Screen

from claimreader.records import Act, DisputeKind
from storage import Store
from tests.across import Told, dispute_across, feed_called
from tests.screens import OnScreen, opened, press, same_as, settled, text_of, words_on
from tui.app import ClaimReader
from tui.dispute_view import dispute_view, looks_of
from tui.screens.article import ArticleScreen
from tui.screens.dispute import DisputeScreen
from tui.screens.disputes import DisputesScreen
from tui.screens.party import PartyScreen
from tui.signs import Showing

Make = Callable[..., ClaimReader]
WIDE, COMMON = (120, 40), (80, 24)

SAFE = [
    Told("River Gazette", "City", "that the bridge was safe when it opened", ago=80),
    Told("Evening Bell", "City", "that the bridge was safe and tested", ago=76),
    Told("The Lantern", "City", "Harbour Board of sending weak cables", Act.ACCUSE, ago=30),
]
UNSAFE = [
    Told("Inland Courier", "Union", "that any of its members had signed the report", Act.DENY, ago=50),
    Told("Evening Bell", "Port", "that three warnings were sent to the city", ago=2, dated=False),
]


@pytest.fixture
def bridge(store: Store) -> int:
    """A dispute between four outlets over three days."""
    why = "City: the bridge was safe when it opened; Union: none of its members signed the report."
    return dispute_across(store, SAFE, UNSAFE, proposition="The bridge was safe when it opened", why=why)


@pytest.fixture
def shelf(store: Store, bridge: int) -> list[int]:
    """Three more disputes: one that moved last, a small one, and one that is older than all."""
    ferry = dispute_across(
        store,
        [Told("Evening Bell", "Port", "that the ferry sank with 12 aboard", ago=5)],
        [Told("River Gazette", "Coast Guard", "that 9 were aboard", ago=1)],
        proposition="12 were aboard",
        kind=DisputeKind.FIGURE,
    )
    harvest = dispute_across(
        store,
        [Told("Inland Courier", "Union", "that the harvest was lost", ago=900)],
        [Told("Inland Courier", "Ministry", "that it was lost", Act.DENY, ago=890)],
        proposition="The harvest was lost",
    )
    return [bridge, ferry, harvest]


def at(pilot: OnScreen) -> Screen[object]:
    """The screen that the user is at."""
    return pilot.app.screen


async def open_dispute(pilot: OnScreen, number: int) -> DisputeScreen:
    """The dispute on its screen."""
    pilot.app.open_dispute(number)
    await settled(pilot)
    assert isinstance(pilot.app.screen, DisputeScreen)
    return pilot.app.screen


# ----------------------------------------------------------------------------------- the dispute


async def test_both_sides_their_course_and_who_has_not_answered(app: Make, bridge: int) -> None:
    async with opened(app(), WIDE) as pilot:
        await open_dispute(pilot, bridge)
        shown, words = text_of(pilot.app), words_on(pilot.app)
        assert "denial · 5 claims of 4 outlets · opened Wed 11 Mar 2026, 01:26 · moved Sat 14 Mar 2026, 07:26" in words
        assert "→ River Gazette, 11 Mar, 01:26" in words and "→ Evening Bell, first seen 14 Mar, 07:26" in words
        assert "H Harbour Board" in words and "… has not answered: accused by City, The Lantern" in words
        course = [line.replace("│", " ").split() for line in shown.splitlines() if line.startswith("│ ")]
        assert ["1", "says", "so", "C", "C"] in course and ["2", "denies", "it", "U", "P"] in course
        assert ["11", "Mar", "12", "Mar", "13", "Mar", "14", "Mar"] in course and "in the order of time" in words


async def test_enter_leads_to_the_claim_in_its_article_and_on_to_the_other_outlets(app: Make, bridge: int) -> None:
    async with opened(app(), WIDE) as pilot:
        screen = await open_dispute(pilot, bridge)
        await press(pilot, "j", ">")
        assert screen.claim and screen.claim.outlet == "Evening Bell" and "safe and tested" in screen.claim.words
        await press(pilot, "enter")
        article = pilot.app.screen
        assert isinstance(article, ArticleScreen) and article.claim and article.claim.words == screen.claim.words
        await press(pilot, ">")
        assert article.opened and article.opened.article.outlet == "The Lantern" and article.claim
        assert article.claim.words == "Harbour Board of sending weak cables", "the article is open at the claim"
        await press(pilot, "<", "<")
        assert article.opened.article.outlet == "River Gazette"
        await press(pilot, "q")
        assert pilot.app.screen is screen, "one key leads back to the dispute, however many outlets were seen"


async def test_a_claim_of_one_outlet_only_says_so(app: Make, bridge: int) -> None:
    async with opened(app(), COMMON) as pilot:
        screen = await open_dispute(pilot, bridge)
        await press(pilot, ">")
        assert "choose a claim first" in words_on(pilot.app)
        await press(pilot, "q")
        assert pilot.app.screen is not screen and "choose a claim first" not in words_on(pilot.app), "it is left behind"
        screen = await open_dispute(pilot, bridge)
        screen.sheet.choose(next(kept.id for kept in screen.dispute.con) if screen.dispute else None)
        await press(pilot, ">")
        assert "no other outlet reports this claim" in words_on(pilot.app)


async def test_it_is_taken_as_a_file_or_onto_the_clipboard(app: Make, bridge: int, home: Path) -> None:
    async with opened(app(), WIDE) as pilot:
        await open_dispute(pilot, bridge)
        await press(pilot, "e")
        assert "Markdown" in words_on(pilot.app) and "Files go to ~" in words_on(pilot.app)
        await press(pilot, "enter")
        assert "written to ~/the-bridge-was-safe-when-it-opened.md" in words_on(pilot.app)
        text = (home / "the-bridge-was-safe-when-it-opened.md").read_text(encoding="utf-8")
        assert "> that any of its members had signed the report" in text and "(<https://inland-courier.example/" in text
        assert "- Harbour Board: accused by City, [The Lantern," in text
        await press(pilot, "e", "1")
        assert "written to ~/the-bridge-was-safe-when-it-opened-2.md" in words_on(pilot.app), "nothing is written over"
        await press(pilot, "e", "j", "y")
        assert "copied the dispute as JSON" in words_on(pilot.app)
        kept = json.loads(pilot.app.clipboard)
        assert [one["outlet"] for one in kept["for"]] == ["River Gazette", "Evening Bell", "The Lantern"]
        assert kept["against"][1]["remarks"] == ["dated by when it was first seen"]
        await press(pilot, "e", "3")
        rows = list(csv.DictReader(io.StringIO((home / "the-bridge-was-safe-when-it-opened.csv").read_text("utf-8"))))
        assert [(row["side"], row["party"]) for row in rows][2:4] == [("for", "City"), ("against", "Union")]
        await press(pilot, "e", "escape")
        assert isinstance(pilot.app.screen, DisputeScreen) and len(list(home.glob("*bridge*"))) == 3


async def test_a_folder_that_cannot_be_written_to_is_told_of(
    app: Make, bridge: int, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.files.folder", lambda: home / "gone")
    async with opened(app(), WIDE) as pilot:
        await open_dispute(pilot, bridge)
        await press(pilot, "e", "enter")
        assert "nothing was written: No such file or directory: ~/gone" in words_on(pilot.app)


def forget(store: Store, outlet: str) -> None:
    """Delete the articles of an outlet, as a clean-up does."""
    with store._writing() as db:
        db.execute("DELETE FROM articles WHERE feed_id = ?", (feed_called(store, outlet).id,))


async def test_what_has_become_of_its_articles_is_shown(app: Make, store: Store, bridge: int) -> None:
    store.unsubscribe(feed_called(store, "River Gazette").id)
    forget(store, "Evening Bell")
    async with opened(app(), WIDE) as pilot:
        screen = await open_dispute(pilot, bridge)
        words = words_on(pilot.app)
        assert "→ River Gazette, 11 Mar, 01:26 · unsubscribed" in words and "3 claims of 3 outlets" in words
        assert "Evening Bell" not in words, "no evidence is shown that is not there"
        await press(pilot, "j", "enter")
        assert isinstance(pilot.app.screen, ArticleScreen) and screen.claim
        await press(pilot, "q")
        forget(store, "Inland Courier")
        screen.look_again()
        await settled(pilot)
        assert "This dispute is not there any more" in words_on(pilot.app), "a side that nobody takes is no side"


async def test_two_hundred_claims_are_laid_out_beside_the_screen(
    app: Make, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.dispute.MANY", 10)
    said = [Told(f"Outlet {n % 5}", f"Party {n % 7}", f"that pier {n} was safe", ago=n) for n in range(24)]
    number = dispute_across(store, said[::2], said[1::2])
    async with opened(app(), WIDE) as pilot:
        screen = await open_dispute(pilot, number)
        await press(pilot, *["j"] * 24)
        assert screen.claim and f"{screen.claim.words}" in words_on(pilot.app) and len(screen.sheet.view.order) == 24


@pytest.mark.parametrize("width", [118, 60])
def test_what_is_on_the_screen_first_is_the_beginning_of_the_whole(store: Store, width: int) -> None:
    said = [Told(f"Outlet {n % 5}", f"Party {n % 7}", f"that pier {n} was safe", ago=n) for n in range(24)]
    dispute = store.dispute(dispute_across(store, said[::2], said[1::2]))
    whole, top = (
        dispute_view(dispute, looks_of(dispute), width=width, showing=Showing(), most=most) for most in (None, 20)
    )
    assert whole.lines[:20] == top.lines[:20] and 20 <= len(top.lines) < len(whole.lines)


@pytest.mark.parametrize("size", [WIDE, COMMON], ids=["120x40", "80x24"])
async def test_how_a_dispute_looks(app: Make, bridge: int, size: tuple[int, int]) -> None:
    async with opened(app(), size) as pilot:
        await open_dispute(pilot, bridge)
        await same_as(f"dispute-{size[0]}x{size[1]}", pilot)


# -------------------------------------------------------------------------------------- the list


def listed(pilot: OnScreen) -> list[int]:
    """The disputes of the list, from the first on."""
    assert isinstance(pilot.app.screen, DisputesScreen)
    return [row.id for row in pilot.app.screen.dispute_list.rows]


async def test_the_list_is_sorted_and_limited_and_stays_so(app: Make, shelf: list[int]) -> None:
    bridge, ferry, harvest = shelf
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "D")
        assert listed(pilot) == [ferry, bridge, harvest] and "Disputes · last moved first" in words_on(pilot.app)
        await press(pilot, "s")
        assert listed(pilot) == [bridge, ferry, harvest] and "Disputes · most claims first" in words_on(pilot.app)
        await press(pilot, "s", "s")
        assert listed(pilot) == [harvest, bridge, ferry] and "oldest first" in words_on(pilot.app)
        assert "opened 5 Feb, moved 5 Feb" not in words_on(pilot.app) and "opened 4 Feb" in words_on(pilot.app)
        await press(pilot, "w", *"uni", "enter")
        assert listed(pilot) == [harvest, bridge] and "Disputes · oldest first · Union" in words_on(pilot.app)
        await press(pilot, "f", *"bell", "enter")
        assert "Disputes · oldest first · Union · Evening Bell" in words_on(pilot.app) and listed(pilot) == [bridge]
        await press(pilot, "enter", "q", "q", "D")
        assert listed(pilot) == [bridge], "it is as it was left"
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "D")
        assert "Disputes · oldest first · Union · Evening Bell" in words_on(pilot.app), "after the next start too"
        await press(pilot, "w", "up", "up", "up", "enter", "f", "up", "up", "up", "up", "enter")
        assert listed(pilot) == [harvest, bridge, ferry]


@pytest.mark.parametrize(("name", "keys"), [("disputes", "D"), ("parties", "P")])
async def test_how_the_lists_look(app: Make, shelf: list[int], name: str, keys: str) -> None:
    async with opened(app(), COMMON) as pilot:
        await press(pilot, *keys)
        await same_as(f"{name}-80x24", pilot)


async def test_a_list_of_nothing_says_how_to_see_more(app: Make, store: Store, shelf: list[int]) -> None:
    store.remember("disputes", json.dumps({"order": "size", "party": "Nobody", "feed_id": 999}))
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "D")
        words = words_on(pilot.app)
        assert "most claims first · Nobody · a feed that is gone" in words and "w and f limit the list" in words
    store.remember("disputes", "not JSON")
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "D")
        assert len(listed(pilot)) == 3


async def test_a_choice_that_is_left_changes_nothing(app: Make, shelf: list[int]) -> None:
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "D", "w", *"zzz", "enter")
        assert "a part of the name" in words_on(pilot.app) or "zzz" in words_on(pilot.app)
        await press(pilot, "escape")
        assert len(listed(pilot)) == 3


# ------------------------------------------------------------------------------------- the party


async def test_a_partys_page_is_searched(app: Make, shelf: list[int]) -> None:
    async with opened(app(), COMMON) as pilot:
        pilot.app.open_party("Union")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, PartyScreen) and "2 claims · 1 denial · 2 contested !" in words_on(pilot.app)
        await press(pilot, "slash", *"harvest")
        words = words_on(pilot.app)
        assert "! says that the harvest was lost" in words and "signed the report" not in words and "1 of 2" in words
        await press(pilot, "enter", "j", "d")
        dispute = pilot.app.screen
        assert isinstance(dispute, DisputeScreen) and "The harvest was lost" in words_on(pilot.app)
        assert dispute.claim and dispute.claim.words == "that the harvest was lost", "it is open at the claim"
        await press(pilot, "q", "escape", "escape")
        assert at(pilot) is screen and "signed the report" in words_on(pilot.app)
        await press(pilot, "slash", *"nowhere")
        assert "Nothing of that." in words_on(pilot.app)
        await press(pilot, "escape", "q")
        assert at(pilot) is pilot.app.home


async def test_parties_are_found_by_name(app: Make, shelf: list[int]) -> None:
    async with opened(app(), COMMON) as pilot:
        await press(pilot, "P", "slash", *"COAST", "down", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PartyScreen) and screen.party == "Coast Guard"
        await press(pilot, "q", "escape")
        assert "City" in words_on(pilot.app)
