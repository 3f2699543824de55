"""What is an address, and what is wrong with what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.errors import AddressError
from claimreader.feeds.address import checked, host_of, is_local, is_public


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org", "https://example.org/"),
        ("  <https://example.org/feed.xml>\n", "https://example.org/feed.xml"),
        ("EXAMPLE.org/News?A=b#top", "https://example.org/News?A=b"),
        ("example.org:8443/x", "https://example.org:8443/x"),
        ("http://example.org:80/", "http://example.org/"),
        ("https:example.org", "https://example.org/"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:http://example.org/rss", "http://example.org/rss"),
        ("localhost:8000/feed", "http://localhost:8000/feed"),
        ("192.168.1.5/feed", "http://192.168.1.5/feed"),
        ("[::1]:8000/feed", "http://[::1]:8000/feed"),
        ("http://nas/feed", "http://nas/feed"),
        ("münchen.example/ä b".replace(" ", "%20"), "https://xn--mnchen-3ya.example/%C3%A4%20b"),
        ("https://me:secret@example.org/feed", "https://me:secret@example.org/feed"),
        ("https://example.org/a%2Fb/%7Ec?q=%zz&x=+", "https://example.org/a%2Fb/%7Ec?q=%zz&x=+"),
    ],
)
def test_what_is_typed_becomes_an_address(typed: str, address: str) -> None:
    assert checked(typed) == address
    assert checked(address) == address


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "There is no address"),
        (" \n", "There is no address"),
        ("news", "“news” is not an address"),
        ("exa mple.org", "There is a space in this address, after “exa”"),
        ("http://a\u202eb.example/", "a character that no address can have"),
        ("http://a\x1b[0m.example/", "a character that no address can have"),
        ("http://good.example\\@evil.example/", "a character that no address can have"),
        ("ftp://example.org/", "ftp: addresses cannot be read"),
        ("javascript:alert(1)", "javascript: addresses"),
        ("file:///etc/passwd", "file: addresses"),
        ("data:text/html,x", "data: addresses"),
        ("mailto:me@example.org", "mailto: addresses"),
        ("/etc/passwd", "names no site"),
        ("http://", "names no site"),
        ("https:///feed", "names no site"),
        ("http://.example/", "names no site"),
        ("http://a..example/", "names no site"),
        ("http://exa%6dple.org/", "names no site"),
        ("http://-a.example/", "names no site"),
        ("http://example.org:99999/", "There is no port 99999"),
        ("http://example.org:0/", "There is no port 0"),
        ("http://[::1/", "not an address"),
        ("http://example.org/" + "a" * 5000, "5,019 characters long"),
    ],
)
def test_what_is_no_address_is_told_why(typed: str, words: str) -> None:
    with pytest.raises(AddressError) as caught:
        checked(typed)
    message = str(caught.value)
    assert words in message and message.isprintable() and message.endswith(".")
    assert caught.value.url == typed


@given(st.text() | st.text().map("http://".__add__) | st.from_regex(r"\A[a-z]*:?/*[@a-z0-9.:\[\]%-]*", fullmatch=True))
def test_no_text_at_all_is_a_surprise(text: str) -> None:
    try:
        address = checked(text)
    except AddressError as error:
        assert str(error)
    else:
        assert address.startswith(("http://", "https://")) and address.isascii() and address.isprintable()
        assert checked(address) == address and host_of(address) != "this address"


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "193.0.14.129"])
def test_addresses_of_the_internet(ip: str) -> None:
    assert is_public(ip) and not is_local(ip)


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
     "2002:7f00:1::", "2001:0:1::8000:0:f5ff:fffe"],
)  # fmt: skip
def test_addresses_of_the_users_own_network(ip: str) -> None:
    assert not is_public(ip) and is_local(ip)


def test_names_of_the_users_own_network() -> None:
    assert all(map(is_local, ["localhost", "nas", "printer.local", "Router.LAN", "x.home.arpa", "a.localhost."]))
    assert not any(map(is_local, ["example.org", "localhost.example", "lan.example", "local.example."]))


def test_a_host_is_named_without_its_password() -> None:
    assert host_of("https://me:secret@example.org:8443/feed") == "example.org:8443"
    assert host_of("nonsense") == host_of("http://[::1/") == "this address"
