"""The lists themselves: what a key costs in a long one, what a page holds, where the cursor stays."""

from array import array
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from claimreader.records import ArticleRow, Feed, FeedCounts, FeedState, Totals
from tests.builders import NOW
from tests.screens import of_widgets, settled, text_of
from tui.ages import age, ahead
from tui.safe import safe, safe_text
from tui.widgets.article_list import PAGE, ArticleList
from tui.widgets.feed_list import ALL, Overview, Place
from tui.widgets.row_list import Line, RowList, fit


def a_row(number: int, **facts: Any) -> ArticleRow:
    """An article's line; the greater its number, the older it is."""
    given: dict[str, Any] = {
        "feed_id": 1,
        "outlet": "The Outlet",
        "title": f"Article {number}",
        "date": NOW - timedelta(minutes=number),
        "read": False,
        "claims": None,
        "contested": 0,
        "versions": 1,
        "changed": False,
        "bookmarked": False,
    }
    return ArticleRow(id=number, **(given | facts))


class Lists(App[None]):
    """A program that is nothing but an article list."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.fetched: list[int] = []
        self.drawn = 0
        self.moved: list[int] = []
        self.number = number
        self.rows = {1: a_row(1)}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"quiet": "#808080"}

    def compose(self) -> ComposeResult:
        yield ArticleList(self.fetch, lambda: NOW)

    def on_mount(self) -> None:
        self.articles.show(array("q", range(1, self.number + 1)))
        self.articles.focus()

    @property
    def articles(self) -> ArticleList:
        return self.query_one(ArticleList)

    def fetch(self, ids: Sequence[int]) -> list[ArticleRow]:
        self.fetched.append(len(ids))
        return [self.rows.get(id) or a_row(id) for id in ids if id not in self.gone]

    gone: frozenset[int] = frozenset()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self.moved.append(message.index)


async def test_a_key_costs_the_same_in_a_list_of_three_hundred_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Lists(300_000)
    drawn: list[int] = []
    draw = ArticleList.draw

    def noted(self: ArticleList, index: int, width: int) -> list[Line]:
        drawn.append(index)
        return draw(self, index, width)

    monkeypatch.setattr(ArticleList, "draw", noted)
    async with of_widgets(app, (80, 24)) as pilot:
        await settled(pilot)
        for key in ("down", "pagedown", "end", "up", "home", "ctrl+d"):
            drawn.clear()
            app.fetched.clear()
            await pilot.press(key)
            await settled(pilot)
            assert len(drawn) <= 26, f"{key} draws what is on the screen, no more"
            assert sum(app.fetched) <= 2 * PAGE, f"{key} fetches the pages on the screen"
        assert app.articles.cursor == 12
        await pilot.press("G")
        assert "Article 300000" in text_of(app)


async def test_the_cursor_moves_within_the_list_and_tells() -> None:
    app = Lists(30)
    async with of_widgets(app, (80, 10)) as pilot:
        await pilot.press("k", "j", "j", "G", "j", "g")
        await settled(pilot)
        assert app.moved == [1, 2, 29, 0]


async def test_news_leave_the_cursor_where_it_is_on_the_screen() -> None:
    app = Lists(100)
    async with of_widgets(app, (80, 10)) as pilot:
        await pilot.press(*["j"] * 20)
        before = text_of(app)
        app.articles.update(array("q", [*range(200, 230), *range(1, 101)]))
        await settled(pilot)
        assert app.articles.article_id == 21
        assert text_of(app) == before
        app.articles.update(array("q", [id for id in range(1, 101) if id != 21]))
        assert app.articles.article_id == 21, "what the user is at is not taken away"


async def test_signs_tell_what_an_article_is_without_colour() -> None:
    app = Lists(6)
    app.rows = {
        1: a_row(1, claims=4, contested=2, bookmarked=True),
        2: a_row(2, read=True, claims=12),
        3: a_row(3, read=True, changed=True),
        4: a_row(4, title="", outlet="日本の新聞社の長い名前"),
        5: a_row(5, title="見出し" * 40),
    }
    app.gone = frozenset({6})
    async with of_widgets(app, (80, 14)) as pilot:
        await settled(pilot)
        lines = [line[1:] for line in text_of(app).splitlines()]
        assert lines[0].startswith("● ★ Article 1") and lines[0].endswith("1m  4!")
        assert lines[1].startswith("  Article 2") and lines[1].endswith("12")
        assert lines[2].startswith("∆ Article 3")
        assert lines[3].startswith("● (no title)")
        assert all(cell_len(line) <= 80 for line in lines)
        assert "no longer kept" in lines[5]
        app.articles.set_row_height(2)
        await settled(pilot)
        lines = [line[1:] for line in text_of(app).splitlines()]
        assert lines[1].startswith("  The Outlet · 1m") and lines[1].endswith("4 claims  ! 2")


def test_shelves_are_in_folders_with_signs_and_counts() -> None:
    feeds = (
        Feed(1, "https://a.example/", "alpha", folder="war"),
        Feed(2, "https://b.example/", "Beta", folder="war", error="refused"),
        Feed(3, "https://c.example/", "Gamma"),
        Feed(4, "https://d.example/", "Delta", folder="courts", state=FeedState.GONE),
    )
    overview = Overview(feeds, {1: FeedCounts(3, 9), 2: FeedCounts(1, 1)}, Totals(10, 4, 2, 1, 1))
    lines = [(shelf.sign, shelf.title, shelf.count, shelf.depth) for shelf in overview.shelves(frozenset({"courts"}))]
    assert lines == [
        ("", "All", 4, 0),
        ("", "Disputed", 2, 0),
        ("", "Bookmarks", 1, 0),
        ("▸", "courts", 0, 0),
        ("▾", "war", 4, 0),
        ("", "alpha", 3, 1),
        ("×", "Beta", 1, 1),
        ("", "Gamma", 0, 0),
    ]
    assert [feed.id for feed in overview.feeds_of(Place("folder", folder="war"))] == [1, 2]
    assert overview.title_of(Place("feed", feed_id=3)) == "Gamma"


@pytest.mark.parametrize("place", [ALL, Place("disputed"), Place("feed", feed_id=7), Place("folder", folder="a:b")])
def test_a_place_is_remembered_by_its_key(place: Place) -> None:
    assert Place.of_key(place.key) == place
    assert Place.of_key("feed:x") == Place.of_key("nonsense") == ALL


@given(st.text(), st.integers(0, 40))
def test_a_text_is_fitted_exactly(text: str, width: int) -> None:
    assert cell_len(fit(safe(text), width)) == width


@given(st.text())
def test_nothing_that_steers_passes_the_guard(text: str) -> None:
    clean = safe(text)
    assert safe(clean) == clean and len(clean) <= 1000
    assert all(character.isprintable() or character in "\u200c\u200d\u00ad\ufe0f" for character in clean)
    assert len(safe_text(text).split("\n")) == len(text.split("\n"))


def test_ages_are_short() -> None:
    def ago(**passed: float) -> str:
        return age(NOW - timedelta(**passed), NOW)

    assert [ago(seconds=5), ago(minutes=5), ago(hours=3), ago(days=2)] == ["now", "5m", "3h", "2d"]
    assert [ago(days=20), ago(days=800)] == ["22 Feb", "Jan 24"]
    assert [ahead(NOW + timedelta(minutes=m), NOW) for m in (-5, 1, 90, 300, 6000)] == [
        "now",
        "in 1 minute",
        "in 90 minutes",
        "in 5 hours",
        "in 4 days",
    ]
