"""Two versions woven into one text: what was added and removed is told apart, and nothing of either is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.records import Block, BlockKind, Document, Inline, InlineKind, Span
from claimreader.versions.text import Woven, woven
from claimreader.versions.words import Edit
from tests.builders import a_document

WORDS = st.sampled_from(
    ["the", "bridge", "was", "safe", "closed", "on", "Monday", "20", "2,000", "people", ",", ".", "“no”"]
)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
DOCUMENT = st.lists(PARAGRAPH, max_size=5).map(lambda paragraphs: a_document(*paragraphs))


def marked(web: Woven) -> str:
    """The woven text with its edits as wdiff writes them."""
    text, parts, at = web.document.text, [], 0
    for one in web.stretches:
        opens, closes = ("{+", "+}") if one.edit is Edit.ADDED else ("[-", "-]")
        parts += [text[at : one.start], opens, text[one.start : one.end], closes]
        at = one.end
    return "".join(parts) + text[at:]


def without(web: Woven, edit: Edit) -> list[str]:
    """The words of the woven text that are not in stretches of a kind."""
    text, parts, at = web.document.text, [], 0
    for one in web.stretches:
        if one.edit is edit:
            parts.append(text[at : one.start])
            at = one.end
    return " ".join([*parts, text[at:]]).split()


def test_an_edit_reads_as_one() -> None:
    old = a_document("The ministry said that 20 people were killed.", "It rained.", title="20 killed")
    new = a_document(
        "The ministry alleged that at least 20 people may have been killed.", "It rained.", title="20 killed"
    )
    web = woven(old, new)
    assert marked(web) == (
        "20 killed\n\nThe ministry [-said-] {+alleged+} that {+at least+} 20 people [-were-] {+may have been+} killed."
        "\n\nIt rained."
    )
    assert (web.added, web.removed) == (6, 2)
    assert [block.kind for block in web.document.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_whole_paragraphs_come_and_go_as_such() -> None:
    web = woven(a_document("It rained.", "The river rose."), a_document("It rained.", "A siren was heard at noon."))
    assert marked(web) == "It rained.\n\n[-The river rose.-]\n\n{+A siren was heard at noon.+}"


def test_a_short_paragraph_is_not_scattered_over_a_long_one() -> None:
    web = woven(
        a_document("He left."),
        a_document("In the evening he was asked why the gate had been left open. He did not say."),
    )
    assert marked(web).startswith("[-He left.-]\n\n{+In the evening")


def test_a_word_between_two_edits_goes_with_them() -> None:
    web = woven(a_document("They shelled the town at night."), a_document("They bombed the village at night."))
    assert marked(web) == "They [-shelled the town-] {+bombed the village+} at night."


def test_typography_and_white_space_are_no_edits() -> None:
    web = woven(a_document('He said  "no" - it\'s late.'), a_document("He said “no” – it’s late."))
    assert not web.stretches and web.document.text == "He said “no” – it’s late."


def test_everything_and_nothing() -> None:
    something, nothing = a_document("It rained.", title="Rain"), Document("")
    assert marked(woven(something, nothing)) == "[-Rain-]\n\n[-It rained.-]"
    assert marked(woven(nothing, something)) == "{+Rain+}\n\n{+It rained.+}"
    assert marked(woven(nothing, nothing)) == ""


def test_links_of_the_new_version_stay_on_their_words() -> None:
    text = "See the report of Monday."
    link = Inline(InlineKind.LINK, 8, 14, "https://news.example/report")
    new = Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), (link,))
    web = woven(a_document("See the long and old report of Monday."), new)
    [moved] = web.document.inlines
    assert web.document.text[moved.start : moved.end] == "report"


@given(DOCUMENT, DOCUMENT)
@settings(max_examples=60, deadline=None)
def test_nothing_of_either_version_is_lost(old: Document, new: Document) -> None:
    web = woven(old, new)
    plain = {side: "".join(without(web, edit)) for side, edit in (("new", Edit.REMOVED), ("old", Edit.ADDED))}
    assert plain == {"new": "".join(new.text.split()), "old": "".join(old.text.split())}
    assert (
        "".join(web.document.text[one.start : one.end] for one in web.document.blocks).split()
        or not old.text + new.text
    )
    for document, places in ((old, web.old), (new, web.new)):
        for place, letter in enumerate(document.text):
            if not letter.isspace():
                where = places.span(Span(place, place + 1))
                assert web.document.text[where.start : where.end] == letter


def test_a_long_article_rewritten_from_end_to_end_is_compared() -> None:
    old = a_document(*(f"Paragraph {n} said that {n} people had come to the square, and more." for n in range(600)))
    new = a_document(*(f"Line {n}: nobody, {n} officials denied, was ever seen there at all." for n in range(600)))
    web = woven(old, new)
    assert web.added > 4_000 < web.removed
