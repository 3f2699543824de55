"""The article as lines: every word there once and in place, every claim marked by more than its colour."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.records import Act, Block, BlockKind, Document, Inline, InlineKind, KeptClaim, Span, spans
from tests.builders import a_claim, a_document
from tests.kept_claims import kept_claim
from tui.content import Page
from tui.drawn import BEYOND, Ink, Piece, Tone, plain
from tui.palette import Looks, looks
from tui.signs import GAP, Showing

TEXT = "The city said that the bridge was safe. Engineers denied that they had looked at it."
COLOURED, COLOURLESS = Showing(0.5), Showing(0.5, brackets=True)


def page_of(document: Document, claims: Sequence[KeptClaim], *, width: int = 60, showing: Showing = COLOURED) -> Page:
    return Page(document, claims, looks_of(claims), width=width, showing=showing)


def looks_of(claims: Sequence[KeptClaim]) -> Looks:
    return looks(party for kept in claims for party in kept.claim.parties)


def pieces_of(page: Page) -> list[Piece]:
    return [piece for y in range(page.height) for piece in page.line(y)]


def drawn(page: Page) -> str:
    return "\n".join(plain(page.line(y)) for y in range(page.height)).replace(GAP, " ")


def line_of(document: Document | str, *claims: KeptClaim, showing: Showing = COLOURED) -> str:
    """The text in one line, with its signs."""
    document = a_document(document) if isinstance(document, str) else document
    return drawn(page_of(document, claims, width=500, showing=showing))


def the_citys(**more: Any) -> KeptClaim:
    return kept_claim(TEXT, "that the bridge was safe", parties=["City"], source="The city", **more)


def the_engineers(**more: Any) -> KeptClaim:
    return kept_claim(
        TEXT,
        "that they had looked at it",
        parties=["Engineers"],
        cue="denied",
        act=Act.DENY,
        **more,
    )


# ------------------------------------------------------------------------------------------- signs


def test_a_claim_begins_with_its_partys_letter() -> None:
    assert (
        line_of(TEXT, the_citys())
        == "The city said C that the bridge was safe. Engineers denied that they had looked at it."
    )


def test_denials_contested_and_doubtful_claims_have_signs_of_their_own() -> None:
    every = [
        the_citys(),
        the_citys(disputes=[1]),
        the_citys(confidence=0.4),
        the_citys(act=Act.DENY),
        the_citys(act=Act.REJECT),
        the_citys(act=Act.DENY, disputes=[1], confidence=0.4),
    ]
    signs = [line_of(TEXT, one).removeprefix("The city said ").partition(" ")[0] for one in every]
    assert signs == ["C", "C!", "C?", "C×", "C≠", "C×!?"]


def test_who_is_not_named_and_who_speaks_together() -> None:
    assert "said – that" in line_of(TEXT, kept_claim(TEXT, "that the bridge was safe"))
    assert "said CP that" in line_of(TEXT, kept_claim(TEXT, "that the bridge was safe", parties=["City", "Port"]))


def test_without_colours_brackets_show_where_claims_begin_and_end() -> None:
    shown = line_of(TEXT, the_citys(disputes=[1]), the_engineers(), showing=COLOURLESS)
    assert shown == "The city said C![that the bridge was safe]. Engineers denied E×[that they had looked at it]."


def test_a_claim_in_two_parts_has_one_sign_and_brackets_round_each() -> None:
    whole = a_claim(TEXT, "the bridge", parties=["City"])
    parted = kept_claim(TEXT, a_claim(TEXT, "the bridge", parties=["City"]))
    start = TEXT.index("safe")
    parted = kept_claim(
        TEXT,
        type(whole)(1, (), (), spans([(19, 29), (start, start + 4)]), Act.ASSERT, whole.quoted, 0.9, None, ("City",)),
    )
    assert parted.words == "the bridge … safe"
    assert "that C the bridge was safe." in line_of(TEXT, parted)
    assert "that C[the bridge] was C[safe]." in line_of(TEXT, parted, showing=COLOURLESS)


def test_a_claim_within_a_claim() -> None:
    text = "The port said that the city denied that it had known."
    outer = kept_claim(text, "that the city denied that it had known", parties=["Port"], number=1)
    inner = kept_claim(text, "that it had known", cue="denied", act=Act.DENY, parties=["City"], number=2)
    shown = line_of(text, inner, outer, showing=COLOURLESS)
    assert shown == "The port said P[that the city denied C×[that it had known]]."
    faces = {piece.text: piece.face for piece in pieces_of(page_of(a_document(text), [outer, inner], width=100))}
    assert faces["that it had known"].claims == (outer.id, inner.id)
    assert faces["that it had known"].look == looks_of([outer, inner])["City"]
    assert faces["denied"].italic and faces["denied"].claims == (outer.id,) and faces["denied"].told == (inner.id,)


def test_two_claims_on_the_same_words_have_both_signs() -> None:
    first, second = the_citys(), kept_claim(TEXT, "that the bridge was safe", parties=["Port"], number=2)
    assert "C P that the bridge was safe." in line_of(TEXT, first, second)
    assert "C[P[that the bridge was safe]]." in line_of(TEXT, first, second, showing=COLOURLESS)


def test_faces_tell_content_cue_source_and_what_is_contested() -> None:
    kept = the_citys(disputes=[7])
    faces = {piece.text: piece.face for piece in pieces_of(page_of(a_document(TEXT), [kept], width=100))}
    content, source, cue = faces["that the bridge was safe"], faces["The city"], faces["said"]
    assert content.underline and content.ink is Ink.TINT and content.claims == (kept.id,)
    assert source.ink is cue.ink is Ink.HALF and source.told == cue.told == (kept.id,)
    assert cue.italic and not source.italic and not source.claims and not cue.underline
    assert not faces[". Engineers denied that they had looked at it."].look


def test_a_doubtful_claim_has_no_tint() -> None:
    faces = {
        piece.text: piece.face for piece in pieces_of(page_of(a_document(TEXT), [the_citys(confidence=0.3)], width=100))
    }
    assert faces["that the bridge was safe"].ink is Ink.FULL and faces["that the bridge was safe"].italic


# ------------------------------------------------------------------------------------------ blocks


def test_blocks_are_set_by_what_they_are() -> None:
    parts: list[tuple[BlockKind, str, *tuple[int, ...]]] = [
        (BlockKind.TITLE, "A title", 0),
        (BlockKind.PARAGRAPH, "Some words.", 0),
        (BlockKind.HEADING, "A heading", 2),
        (BlockKind.ITEM, "one thing that is long", 1),
        (BlockKind.ITEM, "another", 2),
        (BlockKind.ITEM, "the ninth of them", 1, 9),
        (BlockKind.ITEM, "the tenth", 1, 10),
        (BlockKind.QUOTE, "what somebody said once", 1),
        (BlockKind.PRE, "a  b\n c", 0),
        (BlockKind.CAPTION, "A bridge", 0),
    ]
    blocks, texts, start = [], [], 0
    for kind, text, *numbers in parts:
        blocks.append(Block(kind, start, start + len(text), *numbers))
        texts.append(text)
        start += len(text) + 2
    document = Document("\n\n".join(texts), tuple(blocks))
    page = Page(document, (), looks(()), width=16, below_title=[(Piece("the outlet"),)])
    assert drawn(page).splitlines() == [
        "A title",
        "the outlet",
        "",
        "Some words.",
        "",
        "A heading",
        "",
        " • one thing",
        "   that is long",
        "   ◦ another",
        " 9. the ninth of",
        "    them",
        "10. the tenth",
        "",
        "▎ what somebody",
        "▎ said once",
        "",
        "  a  b",
        "   c",
        "",
        "A bridge",
    ]


def test_text_outside_of_blocks_is_not_lost() -> None:
    document = Document("One.\n\nTwo.\nThree.", (Block(BlockKind.PARAGRAPH, 6, 10),))
    assert drawn(Page(document, (), looks(()), width=20)).split() == ["One.", "Two.", "Three."]


def test_links_and_emphasis() -> None:
    text = "Read the report, which is long."
    document = Document(
        text,
        (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        (Inline(InlineKind.LINK, 5, 15, "https://a.example/"), Inline(InlineKind.STRONG, 26, 30)),
    )
    faces = {piece.text: piece.face for piece in pieces_of(Page(document, (), looks(()), width=80))}
    assert faces["the report"].link == "https://a.example/" and faces["the report"].tone is Tone.LINK
    assert faces["long"].bold


def test_what_would_steer_the_terminal_is_not_drawn() -> None:
    text = "One \x1b]2;owned\x07 \u202etwo"
    shown = drawn(Page(Document(text, ()), (), looks(()), width=80))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown) and len(shown) == len(text)


# -------------------------------------------------------------------------------------- properties

WORDS = st.text(st.sampled_from("ab é—天\n’"), min_size=1, max_size=60).map(str.strip).filter(bool)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Document, list[KeptClaim]]:
    """Documents with claims on any of their words, crossing blocks and each other."""
    document = a_document(*draw(st.lists(WORDS, min_size=1, max_size=4)), title=draw(st.one_of(st.just(""), WORDS)))
    size = len(document.text)
    places = st.lists(st.integers(0, size), min_size=2, max_size=2, unique=True).map(sorted)
    claims = []
    for number in range(draw(st.integers(0, 4))):
        content = spans(draw(st.lists(places, min_size=1, max_size=2)))
        cue = spans(draw(st.lists(places, max_size=1)))
        shape = a_claim(document.text, document.text[content[0].start : content[0].end], cue="")
        claim = type(shape)(
            number + 1, (), cue, content, draw(st.sampled_from(Act)), shape.quoted, draw(st.floats(0, 1)), None,
            tuple(draw(st.lists(st.sampled_from(["City", "Port"]), max_size=2, unique=True))),
        )  # fmt: skip
        disputes = draw(st.lists(st.just(1), max_size=1))
        claims.append(kept_claim(document.text, claim, id=number + 1, disputes=disputes))
    return document, claims


@given(articles(), st.integers(8, 40), st.booleans())
def test_without_the_signs_the_lines_are_the_text(
    article: tuple[Document, list[KeptClaim]], width: int, brackets: bool
) -> None:
    document, claims = article
    page = page_of(document, claims, width=width, showing=Showing(0.5, brackets))
    here = 0
    for y in range(page.height):
        for piece in page.line(y):
            if piece.start != BEYOND:
                assert not document.text[here : piece.start].strip()
                assert document.text.startswith(piece.text, piece.start)
                here = piece.start + len(piece.text)
    assert not document.text[here:].strip()


@given(articles(), st.integers(8, 40), st.booleans())
def test_faces_cover_just_the_words_of_each_claim(
    article: tuple[Document, list[KeptClaim]], width: int, brackets: bool
) -> None:
    document, claims = article
    page = page_of(document, claims, width=width, showing=Showing(0.5, brackets))
    pieces = [piece for piece in pieces_of(page) if piece.start != BEYOND]
    for kept in claims:
        covered = {
            at for one in pieces if kept.id in one.face.claims for at in range(one.start, one.start + len(one.text))
        }
        wanted = {at for span in kept.claim.content for at in range(*span) if document.text[at].strip()}
        assert {at for at in covered if document.text[at].strip()} == wanted
        contested = [one for one in pieces if kept.id in one.face.claims and kept.dispute_ids]
        assert all(one.face.underline for one in contested)


@given(articles(), st.integers(8, 40))
def test_every_claim_has_its_signs_and_brackets_once(article: tuple[Document, list[KeptClaim]], width: int) -> None:
    document, claims = article
    page = page_of(document, claims, width=width, showing=COLOURLESS)
    signs = "".join(piece.text for piece in pieces_of(page) if piece.start == BEYOND and piece.face.claims)
    blocks = document.blocks
    starts = [
        span for kept in claims for span in kept.claim.content if any(b.start <= span.start < b.end for b in blocks)
    ]
    assert signs.count("[") == len(starts)
    doubtful = [
        kept for kept in claims for span in kept.claim.content if kept.claim.confidence < 0.5 and span in starts
    ]
    assert signs.count("?") == len(doubtful)


@given(articles(), st.integers(8, 40))
def test_places_and_lines_answer_each_other(article: tuple[Document, list[KeptClaim]], width: int) -> None:
    document, claims = article
    page = page_of(document, claims, width=width)
    for y in range(page.height):
        passed = 0
        for piece in page.line(y):
            if piece.start != BEYOND:
                assert page.place_of(y, passed) == piece.start
                assert page.row_of(piece.start) == y
            passed += len(piece.text)


@pytest.mark.parametrize("width", [8, 20, 78])
def test_no_line_is_wider_than_the_measure(width: int) -> None:
    document = a_document(TEXT * 4, "一二三四五六七八九十" * 9, title="A title")
    page = page_of(document, [the_citys(disputes=[1]), the_engineers()], width=width)
    from tui.drawn import cells

    assert max(cells(page.line(y)) for y in range(page.height)) <= width


def test_the_lines_of_a_claim() -> None:
    kept = the_engineers()
    page = page_of(a_document(TEXT), [kept], width=24)
    lines = " ".join(plain(page.line(y)) for y in page.rows_of(kept.id))
    assert "that they had" in lines and "looked at it" in lines and len(page.rows_of(kept.id)) <= 3
    assert Span(*kept.claim.content[0]).of(TEXT) == "that they had looked at it"
