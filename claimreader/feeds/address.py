"""Which addresses can be fetched, and which of them lie in the user's own network. Looks nothing up."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from claimreader.errors import AddressError

LONGEST = 4096
"""Servers refuse longer addresses, most much earlier."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+(/|$))", re.IGNORECASE)
_HOST = re.compile(r"([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.?")
_LOCAL_NAME = re.compile(r"([^.]+|.+\.(localhost|local|localdomain|lan|home|internal|intranet|home\.arpa))\.?")


def checked(url: str) -> str:
    """The address of what a user typed or pasted, ready to be fetched: "example.org" is https://example.org/.

    Raises:
        AddressError: it is none, or not http or https; the message says why.
    """
    typed = url.strip().strip("<>\"'")
    address = re.sub(r"^feed:(//)?(?=https?:)", "", typed, flags=re.IGNORECASE)
    address = re.sub(r"^feed:", "https:", address, flags=re.IGNORECASE)
    address = re.sub(r"^(https?):/{0,2}(?!/)", r"\1://", address, flags=re.IGNORECASE)
    if not address:
        raise AddressError("There is no address: type one like example.org or https://example.org/feed.xml.", url)
    if len(address) > LONGEST:
        raise AddressError(
            f"This address is {len(address):,} characters long; none longer than {LONGEST:,} works.", url
        )
    if wrong := re.search(r"[\x00-\x20\x7f-\xa0\\\u200b-\u200f\u2028-\u202e\u2066-\u2069]", address):
        what = "a space" if wrong[0] in " \xa0" else "a character that no address can have"
        raise AddressError(f"There is {what} in this address, after “{address[: wrong.start()][-40:]}”.", url)
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise AddressError(f"{scheme[1].lower()}: addresses cannot be read; give one that begins with https://.", url)
    return _normal(address, explicit=scheme is not None, url=url)


def _normal(address: str, *, explicit: bool, url: str) -> str:
    import httpx2  # here, since it takes long to import and whoever only names a host needs none of it

    try:
        parsed = httpx2.URL(address if explicit else f"https://{address}")
        host, port = parsed.raw_host.decode("ascii"), parsed.port
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise AddressError(f"This is not an address: {str(error).rstrip('.')}.", url) from None
    numeric = is_ip(host)
    if not host or not (numeric or _HOST.fullmatch(host)) or len(host) > 253:
        raise AddressError(
            "This is not an address: it names no site. One looks like https://example.org/feed.xml.", url
        )
    if not explicit and not numeric and "." not in host.rstrip(".") and host != "localhost":
        raise AddressError(f"“{host}” is not an address: a site's looks like example.org.", url)
    if port is not None and not 0 < port < 65536:
        raise AddressError(f"There is no port {port}: ports go from 1 to 65535.", url)
    if not explicit and is_local(host):
        parsed = parsed.copy_with(scheme="http")
    return str(parsed.copy_with(fragment=None, raw_path=parsed.raw_path))


def host_of(url: str) -> str:
    """The site that an address names, for messages: host and port, without user name or password."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2] or "this address"
    except ValueError:
        return "this address"


def is_ip(host: str) -> bool:
    """Whether a host is a number rather than a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_local(host: str) -> bool:
    """Whether a host is in the user's own network by what it is called; a name can still turn out to lead there."""
    return not is_public(host) if is_ip(host) else _LOCAL_NAME.fullmatch(host.lower()) is not None


def is_public(ip: str) -> bool:
    """Whether a numeric address belongs to the internet at large, not to this machine or a network of the user's."""
    address: IPv4Address | IPv6Address = ip_address(ip.partition("%")[0])
    if isinstance(address, IPv6Address):
        address = _inner(address) or address
    return address.is_global and not address.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4, Teredo, NAT64."""
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    return IPv4Address(int(address) & 0xFFFFFFFF) if int(address) >> 32 == 0x64FF9B << 64 else None
