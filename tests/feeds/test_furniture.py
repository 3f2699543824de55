"""What is a page's furniture, and above all what is not. To add a line of either kind: add it to tests/golden/lines."""

import json
import re
from pathlib import Path

import pytest

from claimreader.feeds.furniture import without
from claimreader.feeds.passages import Passage
from claimreader.feeds.prompts import is_languages, is_prompt, teaser_end
from claimreader.records import BlockKind, Inline, InlineKind

SHARED = Path(__file__).parents[3] / "shared"

LINES = Path(__file__).parents[1] / "golden" / "lines"


def each(name: str) -> list[str]:
    return (LINES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", each("prompts"))
def test_prompts(line: str) -> None:
    assert is_prompt(line)


@pytest.mark.parametrize("line", each("sentences"))
def test_sentences(line: str) -> None:
    assert not is_prompt(line)


def test_one_sentence_of_the_article_keeps_the_passage() -> None:
    assert is_prompt("Follow us on Twitter. Sign up for our newsletter!")
    assert not is_prompt("Follow us on Twitter. The mayor denies that she knew.")


def test_languages() -> None:
    assert is_languages("English | हिन्दी | العربية")
    assert is_languages("Deutsch, Français")
    assert not is_languages("English")
    assert not is_languages("English and Français")


def test_a_teasers_end() -> None:
    for tail in (
        " Read more",
        " [Read more]",
        " Continue reading →",
        " Read the full article",
        " Click here to read more",
    ):
        assert teaser_end("He denied it …" + tail) == len("He denied it …")
    for whole in ("He denied it … Read on, he said.", "He denied it …", "Read more", "A … B … See the dam"):
        assert teaser_end(whole) == len(whole)


def paragraph(text: str, *, link: str | None = None) -> Passage:
    marks = (
        (Inline(InlineKind.LINK, text.index(link), text.index(link) + len(link), "https://a.example/"),) if link else ()
    )
    return Passage(BlockKind.PARAGRAPH, text, 0, marks)


def test_marks_stay_on_their_words_when_a_caption_is_cut() -> None:
    title = "Operator denies flood; villages accuse"
    [kept] = without(
        title, [paragraph("Operator denies floodThe villages accuse the operator of lying.", link="operator")]
    )
    assert kept.text == "The villages accuse the operator of lying."
    assert [kept.text[mark.start : mark.end] for mark in kept.marks] == ["operator"]


def test_paragraphs_that_begin_alike_are_not_cut_in_the_middle_of_a_name() -> None:
    """A caption in front of several paragraphs is glued to a word; a figure belongs to the word before it."""
    alike = [paragraph(f"The ministry said group{n} had been seen near the old harbour.") for n in range(5)]
    assert without("Five groups seen", alike) == alike
    glued = [paragraph(f"The old harbour{word} said that it had seen nobody.") for word in ("Oskaria", "Velland")]
    assert [one.text for one in without("Nobody seen", glued)] == [
        "Oskaria said that it had seen nobody.",
        "Velland said that it had seen nobody.",
    ]


def test_a_link_that_ends_a_paragraph_stays_unless_it_is_a_button() -> None:
    kept = without(
        "", [paragraph("The statement is in the report", link="report"), paragraph("He denies it. [More]", link="More")]
    )
    assert [passage.text for passage in kept] == ["The statement is in the report", "He denies it."]


def test_a_sentence_keeps_the_name_that_it_ends_with() -> None:
    on, bare = (
        paragraph("He wrote on Facebook.", link="Facebook"),
        paragraph("It is on Facebook, Twitter", link="Twitter"),
    )
    button = paragraph("He denies it. Facebook", link="Facebook")
    assert [passage.text for passage in without("", [on, bare, button])] == [
        "He wrote on Facebook.",
        "It is on Facebook, Twitter",
        "He denies it.",
    ]


def test_code_is_left_alone() -> None:
    code = Passage(BlockKind.PRE, "Share\n\nAdvertisement")
    assert without("Share", [code]) == [code]


def test_a_heading_before_links_that_is_no_announcement_stays() -> None:
    passages = [
        Passage(BlockKind.HEADING, "What the reports say", 2),
        paragraph("The first report", link="The first report"),
    ]
    assert without("", passages) == passages


def test_no_labelled_attribution_is_furniture() -> None:
    """Precision on real news: what people marked as attributions is never taken for furniture."""
    corpus = SHARED / "claims" / "polnear" / "dev.jsonl"
    if not corpus.is_file():
        pytest.skip("the labelled articles are not beside the repository")
    lost: list[str] = []
    for line in corpus.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        places = [place for attribution in article["attributions"] for place in attribution["content"]]
        paragraphs = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]
        title = paragraphs[0][1]
        kept = without(title, [paragraph(words) for _, words in paragraphs[1:]])
        body = "\n".join(passage.text for passage in kept)
        for start, words in paragraphs[1:]:
            claimed = any(first < start + len(words) and last > start for first, last in places)
            if claimed and words.strip() not in body:
                lost.append(words)
    assert lost == []
