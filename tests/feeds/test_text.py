"""HTML -> canonical text: golden cases, what holds for every input, and what hostile input may cost.

To add a case: put a file into tests/golden/text, run this file, check what the failure prints, and paste it at its end.
"""

import json
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from textual.content import Content

from claimreader.feeds import markup
from claimreader.feeds.clean import clean_text, safe_link
from claimreader.feeds.text import document, plain_document, plain_line
from claimreader.records import BlockKind, Document, Inline, InlineKind

GOLDEN = Path(__file__).parents[1] / "golden" / "text"
BASE = "https://valley.example/news/"


class Case(NamedTuple):
    about: dict[str, str]
    html: str
    expected: str


def case(path: Path) -> Case:
    head, html, expected = path.read_text(encoding="utf-8").split("----\n")
    about = dict(line.split(": ", 1) for line in head.splitlines())
    return Case(about, html.removesuffix("\n"), expected)


def tags_of(inline: Inline) -> list[tuple[int, int, str]]:
    """Where its tags go; at one place an end stands before a start, and the longer stretch begins first."""
    target = f" {inline.target}" if inline.target else ""
    return [(inline.start, 1_000_000 - inline.end, f"<{inline.kind[0]}{target}>"), (inline.end, -1, "</>")]


def told(found: Document) -> str:
    """A document's blocks below its title, one a line, with what is set apart in them."""
    lines = []
    for block in found.blocks:
        words = found.text[block.start : block.end]
        tags = [tag for inline in found.inlines if block.start <= inline.start < block.end for tag in tags_of(inline)]
        for place, _, tag in sorted(tags, reverse=True):
            words = words[: place - block.start] + tag + words[place - block.start :]
        numbers = [str(number) for number in (block.level, block.number) if number]
        kind = " ".join([str(block.kind), *numbers])
        lines.append(f"{kind}: {words}".replace("\n", "⏎"))
    return "".join(f"{line}\n" for line in lines if not line.startswith("title: "))


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    about, html, expected = case(path)
    found = document(about["title"], html, base=BASE, site_title=about.get("site", ""))
    assert told(found) == expected, f"{about['what']}\n{told(found)}"


# ------------------------------------------------------------------------------------- for every input

BLOCKS = ["p", "div", "h1", "h3", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "th", "figcaption"]
TAGS = [*BLOCKS, "b", "i", "a", "em", "strong", "code", "br", "img", "span", "q", "script", "style"]
WORDS = st.text(st.characters(codec=None), max_size=20) | st.sampled_from(
    [
        "&#x202e;",
        "&#27;]2;x&#7;",
        "e&#x301;",
        "\u0301",
        "&amp;lt;",
        "\x9b31m",
        "&#146;",
        "\r\n\r\n",
        "Advertisement",
        "\ud83d",
        "[/x]",
    ]
)
MARKUP = st.one_of(
    WORDS,
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.just('<a href="/x?utm_source=y">'),
    st.just('<img alt="A man on a bridge">'),
)


def check(found: Document) -> None:
    """What holds for every document, whatever it was made of."""
    text = found.text
    assert clean_text(text) == text
    assert Content(text).plain == text
    assert text == "\n\n".join(text[block.start : block.end] for block in found.blocks)
    for block in found.blocks:
        words = text[block.start : block.end]
        assert words.strip()
        assert words == words.strip("\n")
        assert block.kind is BlockKind.PRE or words == words.strip()
    for before, after in pairwise(found.blocks):
        assert text[before.end : after.start] == "\n\n"
    for inline in found.inlines:
        assert any(block.start <= inline.start < inline.end <= block.end for block in found.blocks)
        assert (inline.target is not None) == (inline.kind is InlineKind.LINK)
        assert inline.target is None or safe_link(inline.target) == inline.target


@given(WORDS, st.lists(MARKUP, max_size=40).map("".join))
@example("T", "<b>e</b>\u0301<i>x</i>")
@example("T", "<pre>\n\n \t x\n\n\ny </pre>")
@example("T", "<table><td>a<td><li>b<td><p>c")
def test_every_document_holds_together(title: str, html: str) -> None:
    check(document(title, html, base=BASE, site_title=title[::-1]))


@given(WORDS, st.lists(WORDS | st.sampled_from(["\n", "\n\n", " \n \t\n"]), max_size=20).map("".join))
def test_every_plain_document_holds_together(title: str, text: str) -> None:
    check(plain_document(text, title))


@given(st.lists(MARKUP, max_size=20).map("".join))
def test_a_line_is_one_line(html: str) -> None:
    line = plain_line(html)
    assert "\n" not in line
    assert clean_text(line) == line == Content(line).plain


def test_the_title_is_the_first_block() -> None:
    found = document("  A title \n", "<p>Words.")
    assert found.text == "A title\n\nWords."
    assert found.blocks[0].kind is BlockKind.TITLE
    assert document("", "").blocks == ()


def test_plain_text_without_a_title_loses_no_word() -> None:
    text = "Advertisement\n\nRead more: x\n\n\n  Indented\nline"
    assert plain_document(text).text.split() == text.split()
    assert plain_document(text, "A title").text == "A title\n\nIndented\nline"


def test_plain_text_without_a_title_loses_what_is_glued_in_front_of_its_paragraphs() -> None:
    glued = "The old harbour todayOskaria denied that it had fired.\n\nThe old harbour todayVelland accused it of that."
    assert plain_document(glued).text == "Oskaria denied that it had fired.\n\nVelland accused it of that."


def test_lines_are_paragraphs_where_they_are_too_long_to_be_wrapped() -> None:
    long = "The mayor said that she had not been told. " * 4
    assert len(plain_document(f"{long}\n{long}").blocks) == 2
    assert len(plain_document("The mayor said that\nshe had not been\ntold.").blocks) == 1


def test_only_addresses_that_can_be_opened_are_links() -> None:
    html = "".join(
        f'<a href="{href}">{href[:3]}</a> '
        for href in ("javascript:x", "file:///x", "#note", "data:,x", "", "//b.example/y")
    )
    assert [inline.target for inline in document("", html, base=BASE).inlines] == ["https://b.example/y"]


# ------------------------------------------------------------------------------------- what hostile input costs


HOSTILE = {
    "deep": (
        "<p>before</p>" + "<div>" * 100_000 + "inside" + "</div>" * 100_000 + "<p>after",
        ["before", "inside", "after"],
    ),
    "deep lists": ("<ul><li>" * 20_000 + "inside", ["inside"]),
    "deep styles": ("<b><i><a href='/x'>" * 20_000 + "inside", ["inside"]),
    "attributes": ("<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">words</p>", ["words"]),
    "one long attribute": ("<p title='" + "x" * 1_000_000 + "'>words</p>", ["words"]),
    "open comments": ("words" + "<!--" * 100_000, ["words"]),
    "nothing but open comments": ("<!--" * 100_000, [""]),
    "open attributes": ("<a href='" * 40_000 + "'>words", ["words"]),
    "nothing but open attributes": ("<a href='" * 40_000, [""]),
    "comments": ("<!--" * 100_000 + "--><p>words", ["words"]),
    "unclosed tags": ("words" + "<a" * 200_000, ["words"]),
    "entities": ("&amp;x" * 100_000, ["&x" * 100_000]),
    "marks": ("<p>" + "x" * 9 + "\u0301\u0327" * 200_000, ["x" * 9 + "\u0327\u0327\u0301\u0301"]),
    "breaks": ("<br>" * 100_000 + "words", ["words"]),
    "cells": ("<table><tr>" + "<td>x" * 10_000, [" | ".join("x" * 10_000)]),
    "blanks": ("<p>" + " \n" * 500_000 + "words", ["words"]),
    "loose": ("<b>x  </b>" * 10_000, [" ".join("x" * 10_000)]),
}


@pytest.mark.parametrize(("html", "words"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_is_read_in_time(html: str, words: list[str]) -> None:
    assert document("", html).text.split("\n\n") == words


def test_what_is_beyond_the_bounds_is_not_read() -> None:
    assert len(markup.read("<p>word" * 21_000, None).passages) == 20_000
    assert len(document("", "word " * 401_000).text) == 1_999_999


def test_the_other_parser_reads_what_the_first_one_drops(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some builds of libxml2 answer deep nests with nothing at all, without an error."""

    class Silent:
        def __init__(self, **_: object) -> None: ...
        def feed(self, _: bytes) -> None: ...
        def close(self) -> None: ...

    monkeypatch.setattr(etree, "HTMLParser", Silent)
    found = document(
        "",
        "<div>" * 300 + "<p>One <b>word</b><p>Two<br>lines</div><ul><li>last<![odd[<!DOCTYPE html [<script>no</script>",
    )
    assert told(found) == "paragraph: One <s>word</>\nparagraph: Two⏎lines\nitem 1: last\n"
    assert document("", "<div> <!-- nothing --> </div>").text == ""


# --------------------------------------------------------------------------------------------- the seed


def test_the_seed_article() -> None:
    """No furniture remains, and every claim's words do."""
    seed = Path(__file__).parents[3] / "shared" / "seed"
    if not seed.is_dir():
        pytest.skip("the seed article is not beside the repository")
    paragraphs = [line for line in (seed / "article.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    whole = "".join(f"<p>{line}</p>" for line in paragraphs)
    for found in (
        document(expected["title"], whole),
        document(expected["title"], "<br><br>".join(paragraphs)),
        plain_document("\n\n".join(paragraphs), expected["title"]),
    ):
        assert found.text.count(expected["title"]) == 1
        body = found.text.partition("\n\n")[2]
        assert "strike Russia" not in body
        assert "Click below" not in body
        assert "हिंदी" not in body
        assert body.startswith(expected["dateline"])
        for claim in expected["claims"]:
            for words in (claim["source"], claim["cue"], claim["content"]):
                for part in [words] if isinstance(words, str) else words or []:
                    assert part.casefold() in found.text.casefold()
