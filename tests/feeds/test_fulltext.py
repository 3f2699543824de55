"""Reading an article from its page, and saying why there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimreader.errors import ClaimReaderError, FullTextError
from claimreader.feeds.fulltext import extract
from claimreader.records import BlockKind, InlineKind
from claimreader.workers import Worker

PAGE = (Path(__file__).parents[1] / "golden" / "pages" / "article.html").read_text(encoding="utf-8")
TITLE = "Operator denies that it opened the dam"
URL = "https://valley.example/valley/dam"


def a_page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>".encode()


def test_the_article_without_its_page() -> None:
    found = extract(PAGE.encode(), URL, TITLE)
    kinds = [(block.kind, found.text[block.start : block.end].split()[0]) for block in found.blocks]
    assert kinds == [
        (BlockKind.TITLE, "Operator"),
        (BlockKind.PARAGRAPH, "The"),
        (BlockKind.PARAGRAPH, "“Not"),
        (BlockKind.HEADING, "What"),
        (BlockKind.PARAGRAPH, "The"),
        (BlockKind.QUOTE, "We"),
        (BlockKind.ITEM, "Forty"),
        (BlockKind.ITEM, "The"),
        (BlockKind.PARAGRAPH, "The"),
    ]
    links = [inline.target for inline in found.inlines if inline.kind is InlineKind.LINK]
    assert links == ["https://valley.example/valley/denial"]
    assert "records" in {found.text[i.start : i.end] for i in found.inlines if i.kind is InlineKind.EMPHASIS}
    for furniture in ("Comments", "Everybody knows", "newsletter", "incomplete", "©", "privacy", "World"):
        assert furniture not in found.text


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", None),
        ("utf-16", None),
        ("utf-8-sig", None),
        ("windows-1252", "windows-1252"),
        ("utf-8", "no-such-charset"),
    ],
)
def test_charsets(charset: str, declared: str | None) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").encode(charset)
    assert "“Not one gate was moved,”" in extract(page, URL, TITLE, declared).text


def test_the_charset_that_the_page_declares() -> None:
    page = PAGE.replace('charset="utf-8"', "charset=windows-1252").encode("windows-1252")
    assert "“Not one gate was moved,”" in extract(page, URL, TITLE).text
    undeclared = PAGE.replace('<meta charset="utf-8">', "").encode("windows-1252")
    assert "“Not one gate was moved,”" in extract(undeclared, URL, TITLE).text


def paragraphs(count: int, words: str = "The operator of the dam denied on day {} that it had opened gate {}.") -> str:
    """So many paragraphs; no two alike, since what is repeated on a page is furniture."""
    return "".join(f"<p>{words.format(number, number + 7)}</p>" for number in range(count))


SELL = (
    '<p>Subscribe to continue reading.</p><script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
)
CONSENT = (
    "<main><h1>We value your privacy</h1>"
    + "<p>We and our 842 partners store cookies and process personal data for advertising, with your consent. " * 6
    + "</p><p>You may change your preferences or refuse consent for some partners. Accept all cookies or manage your "
    "preferences.</p></main>"
)
OTHER = paragraphs(12, "Gardeners look forward to spring number {}, and seeds are sold out in {} shops.")


@pytest.mark.parametrize(
    ("body", "words"),
    {
        "nothing": (b"", "it has no text"),
        "short": (a_page("<article><p>The operator denies it.</p></article>"), "words"),
        "robot": (a_page("<p>Please verify you are a human to continue.</p>"), "proof that a human reads"),
        "scripted": (a_page('<div id="root"></div><noscript>You need to enable JavaScript</noscript>'), "JavaScript"),
        "subscribers": (a_page(f"<article><p>The operator denies it.</p>{SELL}</article>"), "subscribers only"),
        "stub": (a_page(f"<article>{paragraphs(9)}</article>{SELL}"), "not its subscribers"),
        "consent": (a_page(CONSENT), "consent"),
        "another": (
            a_page(f"<article>{OTHER}</article>").replace(TITLE.encode(), b"Gardens in spring"),
            "something else",
        ),
        "pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "PDF"),
        "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\r" + bytes(200), "a file"),
        "json": (b'{"error": "not found"}', "No article"),
    }.values(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(FullTextError, match=words) as caught:
        extract(body, URL, TITLE)
    assert caught.value.url == URL
    assert str(caught.value).endswith(".")


def test_a_page_that_sells_but_shows_all_is_read() -> None:
    found = extract(a_page(f"<article>{paragraphs(30)}</article>{SELL}"), URL, TITLE)
    assert len(found.blocks) == 31


def test_an_article_about_cookies_is_no_consent_wall() -> None:
    about = paragraphs(
        3, "The court ruled in case {} that consent to cookies must be given freely, as it had in case {}."
    )
    rest = paragraphs(
        9, "The operator appealed. Its director spoke of {} mistakes, and of absurd reasons for {} of them."
    )
    found = extract(a_page(f"<article>{about}{rest}</article>"), URL, "Operator appeals ruling on cookies")
    assert len(found.blocks) == 13


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(memory=1 << 30) as worker:
        yield worker


def test_it_runs_in_a_worker(worker: Worker) -> None:
    assert "Not one gate" in worker.call(extract, PAGE.encode(), URL, TITLE, None, limit=60).text
    with pytest.raises(FullTextError, match="no text"):
        worker.call(extract, b"<p>", URL, TITLE, None, limit=60)


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000 + b"words " * 100,
        b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">words",
        b"<!--" * 100_000,
        b"<p>" + b"&amp;" * 200_000,
        b"<a href=/x>" * 20_000,
    ],
    ids=["deep", "attributes", "comments", "entities", "links"],
)
def test_hostile_pages_cost_no_more_than_their_time(body: bytes, worker: Worker) -> None:
    with pytest.raises(ClaimReaderError, match=r"No article|something else|took longer"):
        worker.call(extract, body, URL, TITLE, None, limit=3)
