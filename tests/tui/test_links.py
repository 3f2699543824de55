"""An article's links, by the keyboard: their numbers in the text, and the list of them."""

from collections.abc import Callable

import pytest

from claimreader.records import Block, BlockKind, Document, Inline, InlineKind
from storage import Store
from tests.builders import a_feed, an_entry, kept
from tests.screens import opened, press, text_of, words_of, words_on
from tui.app import ClaimReader

Make = Callable[..., ClaimReader]

TEXT = "The port said so in a report and a letter, and in the report again."
REPORT, LETTER = "https://port.example/report", "https://port.example/letter"


def linked() -> Document:
    """A text with three links to two addresses."""
    places = (("a report", REPORT), ("a letter", LETTER), ("the report again", REPORT))
    inlines = [
        Inline(InlineKind.LINK, TEXT.index(words), TEXT.index(words) + len(words), target) for words, target in places
    ]
    return Document(TEXT, (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),), tuple(inlines))


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser was given."""
    addresses: list[str] = []
    monkeypatch.setattr("tui.opener.open_link", lambda url, *_: addresses.append(url))
    return addresses


async def test_links_are_numbered_listed_opened_and_copied(app: Make, store: Store, followed: list[str]) -> None:
    kept(store, a_feed(store), an_entry("port", "The port", document=linked()))
    async with opened(app()) as pilot:
        await press(pilot, "enter")
        assert "in a report¹ and a letter², and in the report again¹." in words_of(pilot.app.home.article_text)
        await press(pilot, "u")
        shown = text_of(pilot.app)
        assert all(words in shown for words in ("1 a report", REPORT, "2 a letter", LETTER)) and "3 " not in shown
        await press(pilot, "enter", "j", "y", "2", "9")
        assert followed == [REPORT, LETTER] and pilot.app.clipboard == LETTER
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_an_article_without_links_says_so(app: Make, store: Store) -> None:
    kept(store, a_feed(store), an_entry("port", "The port", "Nothing leads anywhere."))
    async with opened(app()) as pilot:
        await press(pilot, "enter", "u")
        assert "there is no link in this article" in words_on(pilot.app) and len(pilot.app.screen_stack) == 1
