"""What every text and every address goes through once."""

import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.content import Content

from claimreader.feeds.clean import clean_line, clean_text, safe_link

ANY = st.text(st.characters(codec=None), max_size=60)
HOSTILE = st.lists(
    st.sampled_from(
        list("\0\x07\x1b[\x7f\x80\x85\x9b\xa0\xad\t\r\n\u0301\u0327\u0e47\u200b\u200d\u202e\u2066\u2028\ufeff\ud800a é")
    ),
    max_size=40,
).map("".join)


@given(ANY | HOSTILE)
@example("a" + "\u0301\u0327" * 9)
@example("\u0f73\u0f72" * 6)
@example("\U00011131\U00011127" * 5)
@example("\r\r\n\x85\u2029")
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean == Content(clean).plain
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode().decode() == clean
    categories = {letter: unicodedata.category(letter) for letter in clean}
    assert {letter for letter, category in categories.items() if category in ("Cc", "Cs", "Zl", "Zp")} <= {"\n"}
    assert {letter for letter, category in categories.items() if category == "Zs"} <= {" "}
    assert not set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff") & set(clean)
    marks = "".join("x" if category in ("Mn", "Me") else " " for category in map(unicodedata.category, clean))
    assert max(map(len, marks.split()), default=0) <= 4


@given(ANY | HOSTILE, st.integers(1, 30))
def test_a_clean_line_is_one_line_of_bounded_length(text: str, limit: int) -> None:
    line = clean_line(text, limit=limit)
    assert len(line) <= limit
    assert clean_line(line, limit=limit) == line == clean_text(line)
    assert line == line.lstrip()
    assert "\n" not in line
    assert "  " not in line


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("He said\x92s", "He said’s"),
        ("\x1b]2;title\x07\x1b[31mred\x1b[0m", "red"),
        ("\x1b[1;38;5;9mred\x1b[m \x1b(Bplain\x1b]8;;https://a.example\x1b\\ link", "red plain link"),
        ("\x1b]2;never ended", "]2;never ended"),
        ("\x1bHe said \x1b", "He said "),
        ("red\x9b0m", "red›0m"),
        ("e\u0301", "é"),
        ("\u202egnp.exe", "gnp.exe"),
        ("10\u202f000\u00a0€", "10 000 €"),
        ("co\u00adop\u200berate", "cooperate"),
        ("a\tb\r\nc\rd\u2028e", "a b\nc\nd\ne"),
        ("کتاب\u200cها", "کتاب\u200cها"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("हिंदी मराठी", "हिंदी मराठी"),
        ("\ud83d\ude00x\0", "x"),
        ("Tie\u0302\u0301ng", "Tiếng"),
    ],
)
def test_what_becomes_of(given_: str, expected: str) -> None:
    assert clean_text(given_) == expected


def test_a_limit_says_that_something_is_missing() -> None:
    assert clean_text("abcdef", limit=4) == "abc…"
    assert clean_text("abcd", limit=4) == "abcd"
    assert clean_line("  a \n b  ", limit=3) == "a b"


def test_a_letter_with_a_million_marks_is_quickly_clean() -> None:
    assert len(clean_text("a" + "\u0301\u0327" * 500_000)) <= 5


LINKS = {
    "https://example.org/a?b=1#c": "https://example.org/a?b=1#c",
    " HTTPS://Example.ORG/é x ": "https://example.org/%C3%A9%20x",
    "//example.org/x": "https://example.org/x",
    "/path?q=1&utm_source=feed&fbclid=x&amp=2": "https://base.example/path?q=1&amp=2",
    "https://example.org/?at_medium=rss&id=5#utm_campaign=x": "https://example.org/?id=5",
    "https://example.org/?gate=1&smidge=2": "https://example.org/?gate=1&smidge=2",
    "http://example.org:8080/": "http://example.org:8080/",
    "https://user:secret@example.org/": "https://example.org/",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "http://[2001:db8::1]:81/x": "http://[2001:db8::1]:81/x",
    "https://example.org/a%20b%zz": "https://example.org/a%20b%zz",
    "https://example.org/\x1b[31m\r\nx": "https://example.org/%1B[31mx",
    'https://example.org/"><script>': "https://example.org/%22%3E%3Cscript%3E",
    "javascript:alert(1)": None,
    "data:text/html,x": None,
    "file:///etc/passwd": None,
    "mailto:a@example.org": None,
    "vbscript:x": None,
    "http://": None,
    "http:///x": None,
    "http://[::1": None,
    "http://example.org:99999/": None,
    "http://example.org\\@evil.example/": None,
    "http://-option/": None,
    "http://exa mple.org/": None,
    "http://a..b/": None,
    "http://" + "a" * 300 + "/": None,
    "https://example.org/" + "a" * 5000: None,
    "": None,
}


@pytest.mark.parametrize(("url", "expected"), LINKS.items(), ids=lambda value: str(value)[:40])
def test_links(url: str, expected: str | None) -> None:
    assert safe_link(url, "https://base.example/dir/") == expected


def test_no_address_is_no_link() -> None:
    assert safe_link(None) is None
    assert safe_link("relative/path") is None


@given(ANY | HOSTILE | st.sampled_from(list(LINKS)))
def test_every_link_can_be_opened(text: str) -> None:
    for url in (text, f"http://{text}", f"https://example.org/{text}"):
        link = safe_link(url)
        if link is not None:
            assert link.startswith(("http://", "https://"))
            assert link.isascii()
            assert link.isprintable()
            assert not set(' \\"<>') & set(link)
            assert urlsplit(link).hostname
            assert safe_link(link) == link
