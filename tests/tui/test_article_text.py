"""The article's text on a screen: going from claim to claim, clicking, selecting, staying where one is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseDown, MouseMove, MouseUp
from textual.pilot import Pilot

from claimreader.records import (
    Act,
    Block,
    BlockKind,
    Claim,
    Document,
    Inline,
    InlineKind,
    KeptClaim,
    ReadingState,
    Span,
    Version,
)
from tests.builders import NOW, a_document
from tests.kept_claims import kept_claim, shown_article
from tests.screens import line_with, of_widgets, settled, text_of, words_on
from tui import themes
from tui.byline import Standing
from tui.content import MEASURE
from tui.widgets.article_text import ArticleText
from tui.widgets.sheet import Sheet

TEXT = "The city said that the bridge was safe. Engineers denied that they had looked at it. The port said so too."


class Reader(App[None]):
    """An article and nothing else; it writes down what it is told."""

    def __init__(self, theme: str = "claimreader-dark") -> None:
        super().__init__()
        for one in themes.THEMES:
            self.register_theme(one)
        self.theme = theme
        self.said: list[object] = []

    def get_css_variables(self) -> dict[str, str]:
        return {"quiet": "#888888", **super().get_css_variables()}

    def compose(self) -> ComposeResult:
        yield ArticleText()

    @property
    def text(self) -> ArticleText:
        return self.query_one(ArticleText)

    def on_sheet_claim_chosen(self, message: Sheet.ClaimChosen) -> None:
        self.said.append(message.claim_id)

    def on_sheet_claim_opened(self, message: Sheet.ClaimOpened) -> None:
        self.said.append(f"open {message.claim_id}")

    def on_sheet_link_followed(self, message: Sheet.LinkFollowed) -> None:
        self.said.append(message.url)


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A terminal with all colours, whatever this one has."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    yield


def claims_of(text: str = TEXT) -> list[KeptClaim]:
    return [
        kept_claim(text, "that the bridge was safe", id=1, parties=["City"], disputes=[5], number=1),
        kept_claim(text, "that they had looked at it", id=2, parties=["Engineers"], act=Act.DENY, number=2),
        kept_claim(text, "so too", id=3, parties=["Port"], disputes=[5], number=3),
    ]


def document_of(*paragraphs: str) -> Document:
    return a_document(*paragraphs, title="The bridge")


def moved(claims: Sequence[KeptClaim], document: Document) -> list[KeptClaim]:
    """The same claims by their words in a longer document."""
    return [
        kept_claim(
            document.text,
            kept.words,
            id=kept.id,
            parties=kept.claim.parties,
            act=kept.claim.act,
            disputes=kept.dispute_ids,
            number=kept.claim.number,
        )
        for kept in claims
    ]


async def show(pilot: Pilot[None], document: Document, chosen: int | None = None, **more: Any) -> ArticleText:
    app = pilot.app
    assert isinstance(app, Reader)
    app.text.show(shown_article(document), moved(claims_of(), document), chosen, **more)
    app.text.focus()
    await settled(pilot)
    return app.text


def place_on_screen(app: App[None], words: str) -> tuple[int, int]:
    """Where words stand on the screen."""
    for y, line in enumerate(text_of(app).splitlines()):
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words} is not on the screen:\n{text_of(app)}")


async def test_title_byline_and_marks() -> None:
    async with of_widgets(Reader(), (70, 20)) as pilot:
        await show(pilot, document_of(TEXT))
        lines = [line.strip() for line in text_of(pilot.app).splitlines() if line.strip()]
        assert lines[0] == "The bridge"
        assert lines[1] == "The Outlet · Sat 14 Mar 2026, 08:26"
        assert lines[2] == "3 claims, 2 contested !"
        assert "said C!\u00a0that the bridge was safe. Engineers denied" in lines[3]


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(ReadingState.WAITING), "claims are being read…"),
        (Standing(ReadingState.LANGUAGE, "hi"), "claims are not read in Hindi"),
        (Standing(ReadingState.LANGUAGE), "claims are not read in this language"),
        (Standing(changed=True), "∆ changed since you read it"),
        (Standing(newest=Version(9, 2, Document(""), NOW, False)), "version 1 of 1, as it was on Sat 14 Mar 2026"),
    ],
)
async def test_how_it_stands_with_the_article(standing: Standing, words: str) -> None:
    async with of_widgets(Reader(), (90, 20)) as pilot:
        await show(pilot, document_of(TEXT), standing=standing)
        assert words in words_on(pilot.app)


async def test_going_from_claim_to_claim() -> None:
    async with of_widgets(Reader(), (70, 20)) as pilot:
        text = await show(pilot, document_of(TEXT))
        assert text.step_claim(1) and text.step_claim(1) and text.chosen == 2
        assert text.step_claim(-1) and text.chosen == 1 and not text.step_claim(-1)
        assert text.step_contested(1) and text.chosen == 3 and not text.step_contested(1)
        assert text.step_party(-1) and text.chosen == 2 and text.step_party(1) and text.chosen == 3
        await settled(pilot)
        assert pilot.app.said == [1, 2, 1, 3, 2, 3]  # type: ignore[attr-defined]


async def test_the_first_claim_is_looked_for_from_what_is_in_view() -> None:
    document = document_of(*["Nothing is claimed here. " * 9] * 6, TEXT, *["Nor is it here. " * 9] * 6)
    async with of_widgets(Reader(), (60, 12)) as pilot:
        text = await show(pilot, document)
        text.scroll_to(y=text.max_scroll_y, animate=False, force=True)
        await settled(pilot)
        assert text.step_claim(-1) and text.chosen == 3
        assert "so too" in text_of(pilot.app)
        text.chosen = None
        text.scroll_to(y=0, animate=False, force=True)
        await settled(pilot)
        assert text.step_claim(1) and text.chosen == 1
        assert "bridge was safe" in words_on(pilot.app)


async def test_the_chosen_claim_stands_out_and_its_source_and_cue_too() -> None:
    async with of_widgets(Reader(), (120, 20)) as pilot:
        text = await show(pilot, document_of(TEXT), chosen=1)
        styles = {
            segment.text: segment.style
            for y in range(text.line_count)
            for segment in text.render_line(y)
            if segment.style and segment.style.meta.get("claim")
        }
        content, cue = styles["that the bridge was safe"], styles["said"]
        assert content and content.bold and content.underline and cue and cue.bold and cue.italic
        other = next(style for words, style in styles.items() if words.startswith("that they had"))
        assert other and not other.bold and other.bgcolor != content.bgcolor


async def test_clicking_claims_and_links() -> None:
    text = "Read the report. The city said that the bridge was safe."
    document = Document(
        text,
        (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        (Inline(InlineKind.LINK, 5, 15, "https://report.example/"),),
    )
    async with of_widgets(Reader(), (90, 14)) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        article = replace(shown_article(document), title="About a report")
        app.text.show(article, [kept_claim(text, "that the bridge was safe", id=1, parties=["City"])])
        await settled(pilot)
        await pilot.click(offset=place_on_screen(app, "the report"))
        await pilot.click(offset=place_on_screen(app, "bridge was safe"))
        await settled(pilot)
        await pilot.click(offset=place_on_screen(app, "bridge was safe"))
        await settled(pilot)
        assert app.said == ["https://report.example/", 1, "open 1"]


async def test_selecting_gives_the_articles_own_words() -> None:
    async with of_widgets(Reader(), (40, 20)) as pilot:
        text = await show(pilot, document_of(TEXT))
        start, end = place_on_screen(pilot.app, "the bridge"), place_on_screen(pilot.app, "looked at")
        await _drag(pilot, text, start, end)
        selected = pilot.app.screen.get_selected_text()
        assert selected == "the bridge was safe. Engineers denied that they had l"
        style = text.render_line(start[1] - text.region.y)
        assert any(segment.style and segment.style.bgcolor for segment in style)


async def _drag(pilot: Pilot[None], widget: ArticleText, start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot._post_mouse_events([MouseDown], offset=start, button=1)
    await pilot._post_mouse_events([MouseMove], offset=end, button=1)
    await pilot._post_mouse_events([MouseUp], offset=end, button=1)
    await settled(pilot)


async def test_another_width_keeps_the_place() -> None:
    document = document_of(*[f"Paragraph {number}. " + "Words and more words. " * 12 for number in range(30)])
    async with of_widgets(Reader(), (90, 16)) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        app.text.show(shown_article(document), ())
        await settled(pilot)
        app.text.scroll_to(y=60, animate=False, force=True)
        await settled(pilot)
        first = next(line for line in text_of(app).splitlines() if "Paragraph" in line).split(".")[0].strip()
        await pilot.resize_terminal(46, 16)
        await settled(pilot)
        assert first in text_of(app)


async def test_more_claims_leave_the_reader_where_they_are() -> None:
    document = document_of(*["Words and more words. " * 20] * 20, TEXT)
    async with of_widgets(Reader(), (60, 12)) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        article = shown_article(document)
        app.text.show(article, (), standing=Standing(ReadingState.WAITING))
        await settled(pilot)
        app.text.scroll_to(y=30, animate=False, force=True)
        await settled(pilot)
        before = [line.rstrip(" ▁▂▃▄▅▆▇") for line in text_of(app).splitlines()]
        app.text.show(article, moved(claims_of(), document))
        await settled(pilot)
        assert [line.rstrip(" ▁▂▃▄▅▆▇") for line in text_of(app).splitlines()] == before


async def test_lines_are_no_longer_than_can_be_read() -> None:
    async with of_widgets(Reader(), (200, 12)) as pilot:
        await show(pilot, document_of(TEXT * 20))
        assert max(len(line.strip()) for line in text_of(pilot.app).splitlines()) <= MEASURE


async def test_without_colours_brackets_appear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with of_widgets(Reader(), (70, 20)) as pilot:
        await show(pilot, document_of(TEXT))
        assert "said C![that the bridge was safe]." in words_on(pilot.app)
        assert "E×[that they had looked at it]" in words_on(pilot.app)


async def test_sixteen_colours_have_brackets_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    async with of_widgets(Reader(), (70, 20)) as pilot:
        await show(pilot, document_of(TEXT))
        assert "C![that the bridge was safe]" in words_on(pilot.app)


async def test_another_theme_recolours_what_is_drawn() -> None:
    async with of_widgets(Reader(), (70, 20)) as pilot:
        await show(pilot, document_of(TEXT))
        before = pilot.app.export_screenshot()
        pilot.app.theme = "claimreader-light"
        await settled(pilot)
        after = pilot.app.export_screenshot()
        assert before != after and "#14171c" not in after


async def test_a_long_article_opens_at_once_and_a_huge_one_does_not_freeze() -> None:
    paragraph = "He said that the bridge was safe — “entirely” — and left. " * 12
    async with of_widgets(Reader(), (90, 30)) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        long = document_of(*[paragraph] * 260)
        assert len(long.text) > 180_000
        first = claims_of()[0]
        claims = [kept_claim(long.text, _moved_by(first, number), id=number) for number in range(900)]
        app.text.show(shown_article(long), claims)
        assert app.text.line_count > 2_000, "it is laid out before anything else is done"
        huge = document_of(*[paragraph] * 1500)
        assert len(huge.text) > 1_000_000
        app.text.show(shown_article(huge, id=2), ())
        assert app.text.line_count < 100, "it is laid out in a thread, beside the screen"
        await settled(pilot)
        assert app.text.line_count > 13_000


def _moved_by(kept: KeptClaim, number: int) -> Claim:
    """A claim farther on in the text."""
    [span] = kept.claim.content
    return replace(kept.claim, number=number + 1, content=(Span(span.start + number * 200, span.end + number * 200),))


async def test_no_article_says_why() -> None:
    async with of_widgets(Reader(), (50, 8)) as pilot:
        app = pilot.app
        assert isinstance(app, Reader)
        app.text.clear("No article is selected.")
        await settled(pilot)
        assert line_with(app, "No article is selected.")
        app.text.show(shown_article(Document("", ())), ())
        await settled(pilot)
        assert "no claims were found" in text_of(app)
