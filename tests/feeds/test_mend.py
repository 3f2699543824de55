"""Putting nearly well-formed XML right."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.feeds.mend import mended


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        (b"\r\n <?xml version='1.0'?><a>text</a>", "text"),
        (b"<a>R&D, Q&A: a && b &</a>", "R&D, Q&A: a && b &"),
        (b"<a>caf&eacute; &nbsp;&hellip; &AMP;</a>", "caf\xe9 \xa0… &AMP;"),
        (b"<a>&amp; &lt; &#65; &#x42; &bogus; &#; &#x;</a>", "& < A B &bogus; &#; &#x;"),
        (b"<a>a\x00\x07\x1b[1m&#27;&#0;&#xFFFF;&#x110000;b\t</a>", "ab\t"),
        (b"<a>\x1b]0;owned\x07red &#27;[31mred&#x1B;[0m \x1b[<i/>b \x1b]2;x<i/></a>", "red red ["),
        (b"<a><![CDATA[\x1b[31mred\x1b[0m &#27;[1m]]></a>", "red "),
        (b"<a><![CDATA[a & b &eacute; <i>\x01]]> & c</a>", "a & b &eacute; <i> & c"),
    ],
)
def test_what_is_broken_is_put_right(broken: bytes, text: str) -> None:
    assert ET.fromstring(mended(broken)).text == text


@given(
    st.binary(max_size=200) | st.text().map(str.encode) | st.from_regex(rb"[&#;a-zA-Z<>!\[\]CDAT0-9]*", fullmatch=True)
)
def test_what_is_mended_stays_as_it_is(body: bytes) -> None:
    assert mended(mended(body)) == mended(body)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_encodings_that_are_not_made_of_ascii_are_left_alone(encoding: str) -> None:
    body = "<a>R&D</a>".encode(encoding)
    assert mended(body) == body
