"""Home: journeys through feeds and articles by keyboard and mouse, and what is left of them afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from claimreader.config import Config, FeedSetting, RefreshConfig
from claimreader.errors import StorageError
from claimreader.records import ArticleQuery, Feed
from storage import Store
from tests.builders import NOW, a_feed, an_entry, kept
from tests.screens import line_with, opened, press, settled, text_of, until, words_of, words_on
from tui.app import ClaimReader
from tui.palette import HUES
from tui.screens import marking
from tui.screens.disputes import DisputesScreen
from tui.widgets.claim_sheet import ClaimSheet
from tui.widgets.feed_list import Place
from tui.wishes import load

WIDE, COMMON, NARROW, TINY = (120, 40), (80, 24), (60, 20), (20, 5)
QUIET = RefreshConfig(on_start=False, every=0)

Make = Callable[..., ClaimReader]


@pytest.fixture
def courts(store: Store) -> Feed:
    """Two feeds, one in a folder: three articles and two."""
    courts = a_feed(store, "https://court.example/feed", "Court Gazette", "courts")
    kept(store, courts, *(an_entry(f"c{n}", f"Verdict {n}", published=NOW - timedelta(hours=n)) for n in (1, 2, 3)))
    harbour = a_feed(store, "https://harbour.example/feed", "Harbour Post")
    kept(store, harbour, *(an_entry(f"h{n}", f"Storm {n}", published=NOW - timedelta(hours=10 + n)) for n in (1, 2)))
    return courts


def row_of(app: ClaimReader, title: str) -> str:
    """An article's line in the list, which stands above the article itself."""
    return next(line for line in text_of(app).splitlines() if title in line)


def under_cursor(app: ClaimReader) -> str:
    """The line that the keyboard is on."""
    return next(line for line in text_of(app).splitlines() if "▌" in line)


async def test_everything_is_there_when_it_opens(app: Make, courts: Feed) -> None:
    async with opened(app()) as pilot:
        await settled(pilot)
        words = words_on(pilot.app)
        assert all(f"Verdict {n}" in words for n in (1, 2, 3))
        assert "All 5" in words and "▾ courts 3" in words and "Harbour Post 2" in words
        assert pilot.app.screen.focused is pilot.app.home.article_list


async def test_going_through_feeds_shows_their_articles(app: Make, courts: Feed) -> None:
    async with opened(app()) as pilot:
        await press(pilot, "J")
        assert "Verdict 1" in text_of(pilot.app) and "Storm 1" not in text_of(pilot.app)
        await press(pilot, "J")
        assert "Storm 1" in text_of(pilot.app) and "Verdict 1" not in text_of(pilot.app)
        await press(pilot, "K", "h", "k")
        assert pilot.app.home.place == Place("folder", folder="courts")
        await press(pilot, "space")
        assert "▸ courts" in text_of(pilot.app)
        assert pilot.app.screen.focused is pilot.app.home.feed_list


async def test_marking_very_many_says_so_meanwhile(
    app: Make, store: Store, courts: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "MANY", 1)
    mark, said = Store.mark_all_read, list[str]()
    async with opened(app()) as pilot:

        def marked(self: Store, query: ArticleQuery) -> int:
            said.append(pilot.app.word)
            return mark(self, query)

        monkeypatch.setattr(Store, "mark_all_read", marked)
        await press(pilot, "A")
        assert said == [marking.MARKING] and "marked as read; U takes it back" in words_on(pilot.app)


async def test_reading_marks_and_undo(app: Make, store: Store, courts: Feed) -> None:
    async with opened(app()) as pilot:
        await press(pilot, "N")
        assert "●" not in row_of(pilot.app, "Verdict 1") and "All 4" in words_on(pilot.app)
        assert len(store.article_ids(ArticleQuery(unread=True))) == 4
        await press(pilot, "A")
        assert "●" not in text_of(pilot.app) and not store.article_ids(ArticleQuery(unread=True))
        await press(pilot, "U")
        assert "●" in row_of(pilot.app, "Verdict 2") and "●" not in row_of(pilot.app, "Verdict 1")
        await press(pilot, "U")
        assert "●" in row_of(pilot.app, "Verdict 1")
        await press(pilot, "U")
        assert "nothing to take back" in text_of(pilot.app)


async def test_where_the_user_goes_is_not_lost_when_news_comes_at_that_moment(app: Make, courts: Feed) -> None:
    async with opened(app()) as pilot:
        await press(pilot, "j")
        home = pilot.app.home
        home.go(Place("feed", feed_id=courts.id + 1))
        home.look_again()
        await press(pilot, "j")
        await settled(pilot)
        assert "Storm 2" in under_cursor(pilot.app) and "Verdict" not in text_of(pilot.app)


async def test_only_what_is_unread(app: Make, courts: Feed) -> None:
    async with opened(app()) as pilot:
        await press(pilot, "N", "j", "H")
        assert "Verdict 1" not in text_of(pilot.app) and "Verdict 2" in text_of(pilot.app)
        await press(pilot, "N")
        assert "Verdict 2" in text_of(pilot.app), "what is read just now stays under the cursor"
        await press(pilot, "H")
        assert "Verdict 1" in text_of(pilot.app)


async def test_from_one_unread_article_to_the_next_across_feeds(app: Make, courts: Feed) -> None:
    async with opened(app()) as pilot:
        home = pilot.app.home
        await press(pilot, "J", "N", "j", "N", "g", "n")
        assert "Verdict 3" in under_cursor(pilot.app)
        await press(pilot, "n")
        assert home.place.feed_id != courts.id and "Storm 1" in under_cursor(pilot.app)
        await press(pilot, "n", "n")
        assert "no more unread" in text_of(pilot.app)


async def test_where_the_user_was_is_remembered(app: Make, courts: Feed) -> None:
    async with opened(app()) as pilot:
        await press(pilot, "J", "j", "L")
        chosen = pilot.app.home.article_at
    async with opened(app()) as pilot:
        await settled(pilot)
        assert pilot.app.home.place == Place("feed", feed_id=courts.id)
        assert pilot.app.home.article_at == chosen
        assert pilot.app.theme == "claimreader-light"


async def test_a_theme_that_is_configured_anew_wins_over_the_remembered_one(app: Make, store: Store) -> None:
    store.remember("theme", "claimreader-dark claimreader-light")
    assert app().theme == "claimreader-light"
    assert app(Config(theme="contrast", refresh=QUIET)).theme == "claimreader-contrast"
    assert app(Config(theme="nonsense", refresh=QUIET)).theme == "claimreader-dark"


async def test_the_mouse_is_as_good_as_the_keyboard(app: Make, courts: Feed) -> None:
    async with opened(app()) as pilot:
        await settled(pilot)
        home = pilot.app.home
        await pilot.click(home.article_list, offset=(8, 3))
        assert home.article_list.cursor == 2
        await pilot.click(home.feed_list, offset=(8, 6))
        await settled(pilot)
        assert "Storm 1" in text_of(pilot.app) and "Verdict 1" not in text_of(pilot.app)
        line = text_of(pilot.app).splitlines()[-1]
        await pilot.click(offset=(line.index("Disputes") + 1, WIDE[1] - 1))
        await settled(pilot)
        assert isinstance(pilot.app.screen, DisputesScreen), "a key in the last line is as good as the key itself"


async def test_one_column_shows_one_pane(app: Make, courts: Feed) -> None:
    async with opened(app(), NARROW) as pilot:
        await settled(pilot)
        assert "Verdict 1" in text_of(pilot.app) and "Disputed" not in text_of(pilot.app)
        await press(pilot, "h")
        assert "Verdict 1" not in text_of(pilot.app) and "Disputed" in text_of(pilot.app)
        assert pilot.app.home.feed_list.outer_size.width == NARROW[0]
        await press(pilot, "j", "j", "j", "enter")
        assert "Verdict 1" in text_of(pilot.app) and pilot.app.home.place.folder == "courts"
        await press(pilot, "q")
        assert pilot.app.screen.focused is pilot.app.home.feed_list and pilot.app.is_running


async def test_a_terminal_that_is_too_small_says_so_and_comes_back(app: Make, courts: Feed) -> None:
    async with opened(app(), TINY) as pilot:
        await press(pilot, "j", "n", "question_mark")
        assert "terminal too small" in text_of(pilot.app)
        await pilot.press("escape")
        await pilot.resize_terminal(*COMMON)
        await settled(pilot)
        assert "Verdict 1" in text_of(pilot.app) and "too small" not in text_of(pilot.app)


async def test_titles_are_never_markup_and_never_steer_the_terminal(app: Make, store: Store) -> None:
    evil = "[@click=app.quit]BREAKING[/] [/x] [red \x1b]2;PWNED\x1b\\ \x9b31m \u202egnp.exe"
    feed = a_feed(store, title=evil, folder=evil)
    kept(store, feed, an_entry("e", evil, "text", document=None))
    async with opened(app()) as pilot:
        await press(pilot, "J")
        screen = text_of(pilot.app)
        assert "[@click=app.quit]BREAKING[/] [/x] [red" in screen
        assert not any(character in screen for character in "\x1b\x9b\u202e\x07")
        await pilot.click(pilot.app.home.article_list, offset=(6, 1))
        await settled(pilot)
        assert pilot.app.is_running


async def test_an_empty_library_says_what_to_do(app: Make) -> None:
    async with opened(app(), COMMON) as pilot:
        await settled(pilot)
        assert "a adds a feed" in text_of(pilot.app) and "1 Address" in text_of(pilot.app)


async def test_keys_of_the_users_own(app: Make, courts: Feed, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('refresh.on_start = false\n[keys]\ndown = "t"\nnext-unraed = "z"\nbottom = "]"\n')
    async with opened(app(load(path))) as pilot:
        await press(pilot, "t")
        assert pilot.app.home.article_list.cursor == 1
        await press(pilot, "j")
        assert pilot.app.home.article_list.cursor == 1
        await press(pilot, "]")
        assert pilot.app.home.article_list.cursor == 4
        await press(pilot, "C")
        assert "did you mean next-unread?" in words_on(pilot.app)


async def test_a_feed_has_the_colour_that_the_user_has_set(app: Make, courts: Feed) -> None:
    settings = (FeedSetting("court.example/feed", colour="red"), FeedSetting("no address", colour="sky"))
    async with opened(app(Config(refresh=QUIET, feeds=settings))) as pilot:
        await settled(pilot)
        feeds = pilot.app.home.feed_list
        segments = [segment for y in range(feeds.count) for segment in feeds.render_line(y)]
        [court] = [segment for segment in segments if "Court Gazette" in segment.text]
        [harbour] = [segment for segment in segments if "Harbour Post" in segment.text]
        red = next(hue for hue in HUES if hue.name == "red").dark
        assert court.style and court.style.color and court.style.color.name == red
        assert harbour.style and harbour.style.color and harbour.style.color.name != red


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_what_is_wrong_in_the_configuration_is_told_where_it_covers_nothing(
    app: Make, courts: Feed, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "config.toml"
    wrong = "theem = 'nord'\n\n[refresh]\nevery = 'often'\n\n[keys]\ntake = 'b'\nnext-claim = 'nothing'\n"
    file.write_text(wrong, encoding="utf-8")
    async with opened(app(replace(load(file), refresh=QUIET)), size) as pilot:
        await settled(pilot)
        line = "! 4 things in config.toml cannot be used: C says why, and closes this line"
        assert line_with(pilot.app, "config.toml").strip() == line
        assert not pilot.app.screen.query("Toast"), "nothing lies over what is read"
        await press(pilot, "C")
        words = words_of(pilot.app.screen.query_one(ClaimSheet))
        assert "! line 1: theem is not a setting; did you mean theme?" in words
        assert "! line 4: refresh.every must be a whole number from 0 to 10080," in words
        assert "! line 7: keys.take takes b from bookmark in a dispute" in words
        assert "! line 8: keys.next-claim must be a key or several, not nothing; ] is kept" in words
        assert "Mend the file and start the reader again." in words and file.name in words.replace(" ", "")
        await press(pilot, "q")
        assert "config.toml" not in text_of(pilot.app), "what was read is not told again"
        await press(pilot, "C")
        assert "theem is not a setting" in words_on(pilot.app), "and can be looked at again"


async def test_a_configuration_that_cannot_be_read_says_so_and_nothing_wrong_says_that(app: Make) -> None:
    broken = Config(refresh=QUIET, problems=("/somewhere/config.toml: not valid TOML: line 2; the defaults are used",))
    async with opened(app(broken), (80, 24)) as pilot:
        await settled(pilot)
        assert "! 1 thing in the configuration cannot be used: C says why" in words_on(pilot.app)
        await press(pilot, "C")
        assert "/somewhere/config.toml: not valid TOML: line 2; the defaults are used" in words_on(pilot.app)
    async with opened(app(), (80, 24)) as pilot:
        await press(pilot, "C")
        assert "There is none. It would be" in words_on(pilot.app) and "Mend" not in words_on(pilot.app)


async def test_a_key_that_two_commands_have_on_one_screen_only_is_told_once_that_is_seen(
    app: Make, courts: Feed
) -> None:
    own = Config(refresh=QUIET, keys=MappingProxyType({"take": "f5", "bookmark": "f5"}))
    async with opened(app(own), (120, 40)) as pilot:
        await settled(pilot)
        assert "cannot be used" not in words_on(pilot.app)
        pilot.app.open_dispute(1)
        await press(pilot, "q")
        await until(pilot, lambda: "! 1 thing in the configuration cannot be used" in words_on(pilot.app))
        await press(pilot, "C")
        assert "! keys.bookmark and keys.take are both F5: only one of them can hear it" in words_of(
            pilot.app.screen.query_one(ClaimSheet)
        )
        assert not pilot.app.screen.query("Toast")


async def test_the_article_that_was_left_is_found_again_far_down(app: Make, store: Store) -> None:
    feed = a_feed(store)
    entries = [an_entry(f"{n}", f"Number {n}", published=NOW - timedelta(minutes=n)) for n in range(300)]
    kept(store, feed, *entries)
    async with opened(app()) as pilot:
        await settled(pilot)
        await press(pilot, "G")
        assert "Number 299" in under_cursor(pilot.app)
    async with opened(app()) as pilot:
        await settled(pilot)
        assert "Number 299" in under_cursor(pilot.app) and pilot.app.home.article_list.count == 300


async def test_a_database_that_fails_is_told_and_the_reader_stays(
    app: Make, store: Store, courts: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StorageError("the disk is full: make room and try again")

    async with opened(app()) as pilot:
        await settled(pilot)
        for method in ("rows", "mark_read", "counts", "article_ids", "article", "remember"):
            monkeypatch.setattr(store, method, fail)
        await press(pilot, "j", "N", "J", "R", "H")
        assert pilot.app.is_running and "the disk is full" in words_on(pilot.app)
        monkeypatch.undo()
        await press(pilot, "H", "K")
        assert "Verdict 1" in words_on(pilot.app)
